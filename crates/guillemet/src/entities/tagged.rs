//! Weighs what the tables and rules found against what the tagger sees.
//!
//! Tables and head nouns know the spans of the names that they know; the tagger knows which capitals are a name at all, and
//! what kind an unknown name is of.

use std::ops::Range;

use super::acronyms;
use super::again;
use super::candidates::{Candidate, Origin};
use super::evidence::{self, Evidence};
use super::organizations;
use super::reader::{FUNCTION, Reader};
use super::things;
use crate::article::EntityKind;
use crate::lexicon::{Classes, WordId};
use crate::tagger::NameSpan;
use crate::tokens::{Shape, TokenKind};

/// A name that only the tagger sees, or that it cuts otherwise than the rules, counts from this margin on.
const ALONE: i32 = 500;

/// So much of a margin is a point of evidence.
const POINT: i32 = 30;

/// No margin is worth more points.
const MOST: i32 = 12;

/// With so many points for a person, as a civility or a role with a demonym gives them, a stretch of capitals needs no tagger.
const SURE: i32 = 7;

/// So many points a civility gives.
const TITLED: i32 = 14;

/// So many points outweigh what a tagger and the neighbours can say together.
const KNOWN: i32 = 24;

/// So many points for a person a name has that no table knows, where the text names who speaks.
const SPEAKER: i32 = 15;

/// So many points are as good as a tagger that is certain.
const ANNOUNCED: i32 = 12;

/// How many words stand before a bracket with a short form at most, from the noun on: `fédération du secteur`.
const LONGEST_LONG_FORM: usize = 8;

/// With so many points for an organization, as `&` gives them (`Morel & Fils`), it needs none either.
const COMPANY: i32 = 5;

/// Brings both together; the result is in the order of the text and does not overlap.
pub(super) fn merge(reader: &Reader<'_, '_>, candidates: Vec<Candidate>, names: &[NameSpan]) -> Vec<Candidate> {
    let mut merged: Vec<Candidate> = Vec::with_capacity(candidates.len() + names.len() / 4);
    let mut overlooked = Vec::new();
    let mut next = 0;
    for mut candidate in candidates {
        while next < names.len() && names[next].tokens.end <= candidate.tokens.start {
            add_alone(reader, &mut merged, &names[next]);
            next += 1;
        }
        let inside = names[next..].iter().take_while(|name| name.tokens.start < candidate.tokens.end).count();
        let names_here = &names[next..next + inside];
        next += inside;
        let abbreviates = abbreviates(reader, merged.last(), &candidate);
        let announced = if abbreviates { ANNOUNCED } else { 0 }.max(announced(reader, &candidate));
        candidate.evidence.add(Evidence::organization(announced));
        if is_known_organization(reader, &candidate) {
            candidate.evidence.add(Evidence::organization(KNOWN));
        }
        let by_capitals = matches!(candidate.origin, Origin::Capitals | Origin::Acronym);
        if names_here.is_empty() && by_capitals && is_unknown_speaker(reader, &candidate) {
            candidate.evidence.add(Evidence::person(SPEAKER));
        }
        match names_here {
            // The tagger saw the word and took it for none.
            [] if by_capitals && !candidate.full_person && announced == 0 && !is_sure(reader, &candidate) => {
                // What is a thing here is none elsewhere: `la tempête Freddy a faibli. |Freddy s'éloigne`.
                if things::is_ship(reader, &candidate) {
                    push(&mut merged, candidate);
                } else {
                    overlooked.push(candidate);
                }
            }
            [] if candidate.tokens.len() == 1 && is_ordinary(reader, candidate.tokens.start) => {}
            [name] if name.tokens == candidate.tokens => {
                // « Morel & Fils »: a sign of a company outweighs the surname.
                let company = name.kind == EntityKind::Person && candidate.evidence.organization >= COMPANY;
                if !company && !is_country(reader, &candidate) && !is_medium_seen_as_place(reader, &candidate, name) {
                    candidate.evidence.add(points(name));
                }
                if by_capitals {
                    candidate.origin = Origin::Tagged;
                }
                push(&mut merged, candidate);
            }
            [_, ..]
                if by_capitals
                    && !(is_named_in_full(&candidate, names_here) || is_told(reader, &candidate, names_here))
                    && names_here.iter().all(|name| name.margin >= ALONE) =>
            {
                for name in names_here {
                    add_alone(reader, &mut merged, name);
                }
            }
            _ => push(&mut merged, candidate),
        }
    }
    for name in &names[next..] {
        add_alone(reader, &mut merged, name);
    }
    again::put_back(reader, &mut merged, overlooked);
    merged
}

/// `Syndicat des praticiens de Bretagne (|SPB)`: an acronym in brackets right behind an organization that a noun heads.
fn abbreviates(reader: &Reader<'_, '_>, before: Option<&Candidate>, candidate: &Candidate) -> bool {
    let at = candidate.tokens.start;
    let headed = |long: &Candidate| long.origin == Origin::Head && long.evidence.kind() == EntityKind::Organization;
    let behind = |long: &Candidate| long.tokens.end + 1 == at && reader.tokens[at - 1].is_sign('(');
    candidate.origin == Origin::Acronym && before.is_some_and(|long| headed(long) && behind(long))
}

/// Is a candidate somebody's name from its first word to its last: `Dmitri Peskov`, `Me Lorraine Morel` of which the tagger saw less?
fn is_named_in_full(candidate: &Candidate, names: &[NameSpan]) -> bool {
    let Range { start, end } = candidate.tokens;
    let less = || names.iter().all(|name| start <= name.tokens.start && name.tokens.end <= end);
    candidate.full_person || candidate.evidence.person >= TITLED && less()
}

/// Is enough known of a company or town to tell where its name ends, of which the tagger saw less, or whose name it took with that of
/// somebody: `|Vectora France`, `le maire de |Corvaneuil| Paul Morel`?
fn is_told(reader: &Reader<'_, '_>, candidate: &Candidate, names: &[NameSpan]) -> bool {
    let Range { start, end } = candidate.tokens;
    let [name] = names else { return false };
    let less = start <= name.tokens.start && name.tokens.end <= end;
    let owned = || name.tokens.start == start && name.tokens.end > end && reader.begins_person(end);
    candidate.evidence.organization.max(candidate.evidence.place) >= KNOWN && (less || owned())
}

/// Do its words and its neighbours say what a candidate is?
fn is_sure(reader: &Reader<'_, '_>, candidate: &Candidate) -> bool {
    // « le CNV (Conseil national de la vigne) »
    let end = candidate.tokens.end;
    let explained = candidate.origin == Origin::Acronym
        && reader.tokens.get(end).is_some_and(|token| token.is_sign('('))
        && reader.capital(end + 1)
        && reader.has(end + 1, Classes::ORGANIZATION_HEAD);
    explained
        || is_given_name_as_subject(reader, candidate)
        || candidate.evidence.person >= SURE
        // « les rues d'|Austin »
        || candidate.evidence.place >= SURE && !candidate.initial && candidate.tokens.len() == 1
        // « le directeur général de la |Sonara », not « de la |Santé »
        || candidate.evidence.organization.max(candidate.evidence.place) >= KNOWN
            && reader.word_id(candidate.tokens.start) == WordId::UNKNOWN
        || (candidate.tokens.len() > 1 && candidate.evidence.organization >= COMPANY)
}

/// `« ... », lui avait déclaré |Jonty Velmar`: words in capitals that no table knows, where whoever speaks is named.
fn is_unknown_speaker(reader: &Reader<'_, '_>, candidate: &Candidate) -> bool {
    let Range { start, end } = candidate.tokens;
    let unknown = |at: usize| reader.word_id(at) == WordId::UNKNOWN && reader.tokens[at].shape == Shape::Capital;
    let Some(verb) = start.checked_sub(1).filter(|_| end - start > 1 && (start..end).all(unknown)) else {
        return false;
    };
    let sentence = &reader.surface.sentences[reader.surface.sentence_of(start)].tokens;
    verb >= sentence.start && evidence::says_before(reader, verb, sentence)
}

/// `À Lens, |Jonas a prié`, `ce qu'Arthur avait dit`: a given name inside a sentence, before the verb whose subject it is.
///
/// Not behind an ordinary noun: `la tempête Jonas a balayé`.
fn is_given_name_as_subject(reader: &Reader<'_, '_>, candidate: &Candidate) -> bool {
    let at = candidate.tokens.start;
    let before = at.checked_sub(1).filter(|_| !candidate.initial && candidate.tokens.len() == 1);
    let word = reader.word_id(at);
    let given = reader.lexicon.people.first_name(word).flatten().is_some() && !reader.lexicon.people.is_rare_name(word);
    let free = |before: usize| {
        let small = FUNCTION.union(Classes::ELISION).union(Classes::ROLE_ADJECTIVE);
        let governs = reader.has(before, Classes::DETERMINER.union(Classes::PREPOSITION));
        reader.tokens[before].kind != TokenKind::Word || (reader.has(before, small) && !governs)
    };
    given && before.is_some_and(free) && reader.has(at + 1, Classes::AUXILIARY)
}

/// What the noun says that announces an unknown name: `le groupe |Safira`, `la start-up lyonnaise |Vectora`, `le fabricant belge de
/// jouets |Ludo`, `le géant de l'énergie |Corva`. Nothing of `l'équipe Jeanne Morel`, `l'équipe Macron`, nor of what the tables know as
/// something else.
fn announced(reader: &Reader<'_, '_>, candidate: &Candidate) -> i32 {
    let start = candidate.tokens.start;
    let unknown = matches!(candidate.origin, Origin::Capitals | Origin::Acronym) && !candidate.full_person;
    if !unknown || candidate.initial || reader.is_first_name(start) || reader.has(start, Classes::SURNAME) {
        return 0;
    }
    let small = |at: usize| reader.tokens[at].kind == TokenKind::Word && !reader.capital(at);
    let adjective = |at: usize| small(at) && reader.has(at, Classes::DEMONYM.union(Classes::ROLE_ADJECTIVE));
    let announces = |at: usize| {
        at > 0
            && small(at)
            && reader.has(at, Classes::ORGANIZATION_NOUN)
            && reader.has(at - 1, Classes::DETERMINER.union(Classes::ELISION))
    };
    let Some(before) = start.checked_sub(1) else { return 0 };
    let noun = before.saturating_sub(usize::from(adjective(before)));
    // « le groupe familial Corva », « le groupe minier russe Corva »
    let second = || announces(noun - 1) && organizations::is_adjective(reader, noun);
    if announces(noun) || noun > 1 && second() {
        return KNOWN;
    }
    if is_short_form(reader, candidate) {
        return ANNOUNCED;
    }
    // « le fabricant belge de jouets », « le géant de l'énergie », « un site d'information turc »
    let thing = small(noun) && !reader.has(noun, FUNCTION.union(Classes::ROLE).union(Classes::HUMAN));
    let article =
        |at: usize| reader.has(at, Classes::DETERMINER) && reader.lexicon.names.articles.contains(&reader.word_id(at));
    let Some(link) = noun.checked_sub(1).filter(|_| thing) else { return 0 };
    let link = link.saturating_sub(usize::from(article(link)));
    if !reader.lexicon.names.links.contains(&reader.word_id(link)) {
        return 0;
    }
    let Some(head) = link.checked_sub(1) else { return 0 };
    let head = head.saturating_sub(usize::from(adjective(head)));
    if announces(head) { ANNOUNCED } else { 0 }
}

/// `la fédération du secteur (|Fecta)`: a word in brackets that begins as the noun of an organization does that stands before them with what
/// belongs to it.
fn is_short_form(reader: &Reader<'_, '_>, candidate: &Candidate) -> bool {
    let Range { start, end } = candidate.tokens;
    let inside = start > 0 && reader.tokens[start - 1].is_sign('(');
    if !inside || end - start != 1 || !reader.tokens.get(end).is_some_and(|token| token.is_sign(')')) {
        return false;
    }
    let lowest = start.saturating_sub(LONGEST_LONG_FORM + 1);
    let mut words = (lowest..start - 1).rev().take_while(|&at| reader.tokens[at].kind == TokenKind::Word);
    let noun = words.find(|&at| reader.has(at, Classes::ORGANIZATION_NOUN.union(Classes::ORGANIZATION_HEAD)));
    noun.is_some_and(|noun| {
        !reader.capital(noun)
            && acronyms::initial(reader.surface.word(noun)) == acronyms::initial(reader.surface.word(start))
    })
}

/// Is it a word of the language as well: `Elle`, `Voici`?
fn is_ordinary(reader: &Reader<'_, '_>, at: usize) -> bool {
    reader.has(at, FUNCTION.union(Classes::COMMON)) && reader.tokens[at].shape != Shape::AllCapitals
}

/// What the tagger says of a name's kind.
fn points(name: &NameSpan) -> Evidence {
    Evidence::of(name.kind, (name.margin / POINT).min(MOST))
}

/// A name that no table and no rule knows.
fn add_alone(reader: &Reader<'_, '_>, merged: &mut Vec<Candidate>, name: &NameSpan) {
    // « le procureur du Roi de Halle »
    let office = !reader.capital(name.tokens.start + 1)
        && name.tokens.start > 1
        && reader.has(name.tokens.start, Classes::ROLE)
        && reader.has(name.tokens.start - 2, Classes::ROLE);
    let name = &without_title(reader, name);
    let at = name.tokens.start;
    let common_noun = at > 0 && reader.lexicon.people.makes_common(reader.word_id(at - 1));
    // « un PCT », « Mars 2020 »
    let ordinary = name.tokens.len() == 1
        && (reader.has(at, Classes::MONTH.union(Classes::WEEKDAY))
            || (common_noun && reader.tokens[at].shape == Shape::AllCapitals));
    // « le refuge »: the noun of a place is no name by itself.
    let lower = name.tokens.clone().all(|at| !reader.capital(at));
    if name.margin < ALONE
        || lower
        || office
        || ordinary
        || is_no_name(reader, name)
        || (name.tokens.len() == 1 && reader.names_inhabitants(at))
    {
        return;
    }
    let sentence = &reader.surface.sentences[reader.surface.sentence_of(name.tokens.start)].tokens;
    let initial = reader.capital_by_position(name.tokens.start, sentence);
    // « Bonne nouvelle »: an ordinary word at the start of a sentence, with another behind it.
    let phrase = at + 1 < sentence.end && reader.has(at + 1, Classes::COMMON) && !reader.capital(at + 1);
    let function = name.tokens.len() == 1 && reader.has(at, FUNCTION) && reader.tokens[at].shape != Shape::AllCapitals;
    if initial && (function || phrase && name.tokens.len() == 1 && is_ordinary(reader, at)) {
        return;
    }
    let mut candidate = Candidate {
        tokens: name.tokens.clone(),
        origin: Origin::Tagged,
        initial,
        full_person: false,
        common_noun,
        titled: false,
        thing: false,
        evidence: points(name),
    };
    evidence::weigh(reader, &mut candidate, sentence);
    push(merged, candidate);
}

/// The name of a person without the title that the writer gave a capital: `Président |Morel`, `Pr |Roy`. `Lady` is part of it.
fn without_title(reader: &Reader<'_, '_>, name: &NameSpan) -> NameSpan {
    let start = name.tokens.start;
    // « le Pr Roy », « Mgr Roy »; whoever is called « Dr Vermeil » without an article goes by that name.
    let article = start > 0 && reader.has(start - 1, Classes::DETERMINER);
    let civility = reader.lexicon.people.civility(reader.word_id(start)).filter(|civility| civility.noun.is_some());
    let stands_before = civility.is_some_and(|civility| article || civility.gender.is_some() || !civility.role);
    let title = stands_before || (reader.has(start, Classes::ROLE) && !reader.is_first_name(start));
    let titled = name.kind == EntityKind::Person && name.tokens.len() > 1 && title;
    NameSpan { tokens: start + usize::from(titled)..name.tokens.end, ..name.clone() }
}

/// Do the tables say that it is no entity's name (`Covid-19`), or the beginning of what is none (`Coupe` of `Coupe du monde`)?
fn is_no_name(reader: &Reader<'_, '_>, name: &NameSpan) -> bool {
    reader
        .known_name(name.tokens.start, reader.tokens.len())
        .is_some_and(|(length, id)| length >= name.tokens.len() && reader.lexicon.names.get(id).kind.is_none())
}

/// A country keeps its kind where it acts, however much it looks like an organization there.
fn is_country(reader: &Reader<'_, '_>, candidate: &Candidate) -> bool {
    matches!(candidate.origin, Origin::Known(id) if reader.lexicon.names.get(id).sort == "country")
}

/// `sur |Franceinfo`: a medium of the tables is no place, whatever stands before it.
fn is_medium_seen_as_place(reader: &Reader<'_, '_>, candidate: &Candidate, name: &NameSpan) -> bool {
    let medium = |id| reader.lexicon.names.get(id).sort == "media";
    name.kind == EntityKind::Place && matches!(candidate.origin, Origin::Known(id) if medium(id))
}

/// A known name of several words is that organization, whatever its neighbours say: `le site de Pôle emploi`, `la députée La
/// République en marche`.
fn is_known_organization(reader: &Reader<'_, '_>, candidate: &Candidate) -> bool {
    let Origin::Known(id) = candidate.origin else { return false };
    candidate.tokens.len() > 1 && reader.lexicon.names.get(id).kind == Some(EntityKind::Organization)
}

fn push(merged: &mut Vec<Candidate>, candidate: Candidate) {
    if merged.last().is_none_or(|last| last.tokens.end <= candidate.tokens.start) {
        merged.push(candidate);
    }
}
