//! Capitals that name nobody where they stand: the `Sceaux` of `garde des Sceaux`, the `X` of `plainte contre X`,
//! `Miss Bretagne`, the `B` of `hall B`.

use super::candidates::{Candidate, Origin};
use super::reader::{FUNCTION, Reader};
use crate::article::{EntityKind, Gender};
use crate::lexicon::{Classes, NameId};
use crate::tokens::{Shape, TokenKind};

/// How many words before a capital a name of the tables can begin that holds it.
const FARTHEST: usize = 4;

/// How many letters the initials have that a model goes by at most: `Senna GTR 2`.
const LONGEST_INITIALS: u32 = 4;

/// How many words before `et` the noun of an office stands at most: `|ministre de l'Économie, du Budget et`.
const LONGEST_OFFICE: usize = 14;

/// Leaves out the candidates that are no name in their place.
pub(super) fn drop_from(reader: &Reader<'_, '_>, candidates: &mut Vec<Candidate>) {
    candidates.retain(|candidate| {
        if candidate.tokens.len() > 1 {
            !(is_crown(reader, candidate)
                || is_work(reader, candidate)
                || is_model(reader, candidate)
                || is_title(reader, candidate))
        } else {
            !(is_unknown(reader, candidate)
                || is_feast(reader, candidate)
                || is_counter(reader, candidate)
                || is_department(reader, candidate)
                || is_department_in_bracket(reader, candidate)
                || is_model(reader, candidate)
                || is_further_department(reader, candidate)
                || is_part_of_no_name(reader, candidate))
        }
    });
}

/// `plainte contre |X`: whoever it was. The network of that name has its old one behind it in brackets.
fn is_unknown(reader: &Reader<'_, '_>, candidate: &Candidate) -> bool {
    let at = candidate.tokens.start;
    let names = &reader.lexicon.names;
    let explained = || reader.tokens.get(at + 1).is_some_and(|token| token.is_sign('('));
    reader.word_id(at) == names.unknown
        && at.checked_sub(1).is_some_and(|before| reader.word_id(before) == names.against)
        && !explained()
}

/// `Miss |Bretagne`: a title, whoever has won it.
fn is_crown(reader: &Reader<'_, '_>, candidate: &Candidate) -> bool {
    let at = candidate.tokens.start;
    let place = |(length, id): (usize, NameId)| {
        at + 1 + length == candidate.tokens.end && reader.lexicon.names.get(id).kind == Some(EntityKind::Place)
    };
    reader.word_id(at) == reader.lexicon.names.miss
        && reader.known_name(at + 1, candidate.tokens.end).is_some_and(place)
}

/// The `B` of `le hall B`, the `XIIe` of `XIIe siècle`: tells one of many.
fn is_counter(reader: &Reader<'_, '_>, candidate: &Candidate) -> bool {
    let at = candidate.tokens.start;
    let word = reader.surface.word(at);
    let known = matches!(candidate.origin, Origin::Known(_));
    let letter = word.chars().nth(1).is_none();
    !known && (letter || reader.is_roman_ordinal(at))
}

/// `|Le Temps d'un été`: a work whose title begins as a medium is called. Not `selon |Le Temps de mardi`, `reproche à |L'Obs d'avoir menti`.
fn is_work(reader: &Reader<'_, '_>, candidate: &Candidate) -> bool {
    let (start, end) = (candidate.tokens.start, candidate.tokens.end);
    let medium = |id: NameId| reader.lexicon.names.get(id).sort == "media";
    if !matches!(candidate.origin, Origin::Known(id) if medium(id))
        || !reader.has(start, Classes::DETERMINER)
        || !reader.lexicon.names.of.contains(&reader.word_id(end))
    {
        return false;
    }
    let first = end + 1;
    let noun = reader.has(first, Classes::COMMON)
        && !reader.capital(first)
        && !reader.has(first, FUNCTION.union(Classes::TIME_WORD).union(Classes::MONTH).union(Classes::WEEKDAY))
        && !reader.ends_as_infinitive(first);
    noun || reader.lexicon.people.is_indefinite(reader.word_id(first))
}

/// `la Corva |Senna LM`: what looks like a person behind an article and the name of the company that makes it.
fn is_model(reader: &Reader<'_, '_>, candidate: &Candidate) -> bool {
    let start = candidate.tokens.start;
    let last = candidate.tokens.end - 1;
    // « la Sian FKP 37 »
    let counted = last > start
        && reader.tokens.get(last + 1).is_some_and(|token| token.kind == TokenKind::Number)
        && reader.tokens[last].shape == Shape::AllCapitals
        && reader.tokens[start].shape == Shape::Capital
        && reader.tokens[last].span.len() <= LONGEST_INITIALS;
    if counted && !candidate.full_person && candidate.evidence.kind() == EntityKind::Person {
        return true;
    }
    let article = start.checked_sub(2).filter(|_| {
        reader.has(start - 1, Classes::ORGANIZATION) && reader.capital(start - 1) && !candidate.full_person
    });
    let people = &reader.lexicon.people;
    article.is_some_and(|article| {
        let company = reader.known_name(start - 1, start).map(|(_, id)| reader.lexicon.names.get(id).sort);
        company == Some("company")
            && people.article_gender(reader.word_id(article)) == Some(Gender::Female)
            && candidate.evidence.kind() == EntityKind::Person
    })
}

/// The `Intérieur` of `le ministre de l'|Intérieur italien`, the `Jeunesse` of `la secrétaire d'État à la |Jeunesse`, the `Europe` of `le ministre
/// de l'|Europe`: what somebody of a government is responsible for.
fn is_department(reader: &Reader<'_, '_>, candidate: &Candidate) -> bool {
    let names = &reader.lexicon.names;
    let at = candidate.tokens.start;
    if at < 2 || !reader.has(at - 1, Classes::DETERMINER) {
        return false;
    }
    let article = reader.article_or_own(at);
    let Some(noun) = article.checked_sub(2) else { return false };
    let word = reader.word_id(noun + 1);
    let linked = names.is_contraction(word) || article < at && (names.of.contains(&word) || word == names.to);
    if !linked {
        return false;
    }
    let minister = |at: usize| names.ministers.contains(&reader.word_id(at)) || reader.tells_office(at);
    // « ministre déléguée à la Ville », « ministre déléguée chargée de la Ville »
    let belongs = |at: usize| {
        reader.has(at, Classes::ROLE.union(Classes::ROLE_ADJECTIVE))
            || reader.lexicon.people.charged.contains(&reader.word_id(at))
    };
    let adjectives = (noun.saturating_sub(2)..=noun).rev().take_while(|&at| !minister(at) && belongs(at)).count();
    minister(noun.saturating_sub(adjectives))
        && match candidate.origin {
            Origin::Known(id) => names.get(id).sort == "area",
            Origin::Head => false,
            _ => {
                let ordinary = Classes::COMMON.union(Classes::PLACE_HEAD);
                reader.has(at, ordinary) || candidate.evidence.kind() != EntityKind::Place
            }
        }
}

/// The `Santé` of `les ministres Paul Roy (|Santé) et Anne Morel`: an ordinary word in brackets behind somebody's full name.
fn is_department_in_bracket(reader: &Reader<'_, '_>, candidate: &Candidate) -> bool {
    let at = candidate.tokens.start;
    let bracket = at.checked_sub(2).filter(|&name| reader.tokens[name + 1].is_sign('(') && reader.capital(name));
    let unknown = !matches!(candidate.origin, Origin::Known(_) | Origin::Head | Origin::Acronym);
    let full = |name: usize| (name.saturating_sub(2)..name).any(|at| reader.is_first_name(at));
    unknown && reader.has(at, Classes::COMMON) && bracket.is_some_and(full)
}

/// `le |Premier Ministre`: a title that the writer gave capitals. Not `l'association |Jeunes Médecins`.
fn is_title(reader: &Reader<'_, '_>, candidate: &Candidate) -> bool {
    let title = Classes::ROLE.union(Classes::ROLE_ADJECTIVE);
    !matches!(candidate.origin, Origin::Known(_) | Origin::Head)
        && candidate.tokens.clone().all(|at| reader.has(at, title))
        && reader.lexicon.people.role(reader.word_id(candidate.tokens.end - 1)).is_some_and(|form| !form.plural)
        && !candidate.tokens.clone().any(|at| reader.is_first_name(at))
}

/// The `Finances` of `le ministre de l'Économie et des |Finances`: what somebody is responsible for, as the `Économie` before it.
fn is_further_department(reader: &Reader<'_, '_>, candidate: &Candidate) -> bool {
    let names = &reader.lexicon.names;
    let at = candidate.tokens.start;
    let article = reader.article_or_own(at);
    let link = |at: usize| names.links.contains(&reader.word_id(at));
    let joined = article >= 2 && link(article - 1) && reader.word_id(article - 2) == names.et;
    if !joined || matches!(candidate.origin, Origin::Known(_) | Origin::Head) {
        return false;
    }
    let lowest = article.saturating_sub(LONGEST_OFFICE);
    let inside = |at: &usize| reader.tokens[*at].kind == TokenKind::Word || reader.tokens[*at].is_sign(',');
    let mut before = (lowest..article - 2).rev().take_while(inside);
    let noun = before.find(|&at| reader.has(at, Classes::ROLE));
    let role = |noun: usize| reader.lexicon.people.role(reader.word_id(noun));
    noun.is_some_and(|noun| {
        link(noun + 1) && role(noun).is_some_and(|form| reader.lexicon.people.is_of_state(form.role))
    })
}

/// `la |Saint-Irénée`: the saint's day. A town of that name has no article.
fn is_feast(reader: &Reader<'_, '_>, candidate: &Candidate) -> bool {
    let at = candidate.tokens.start;
    let article = at.checked_sub(1).and_then(|before| reader.lexicon.people.article_gender(reader.word_id(before)));
    article == Some(Gender::Female) && reader.surface.word(at).starts_with("Saint-")
}

/// Does a longer name that the tables know as no entity hold what only the tagger took for one?
fn is_part_of_no_name(reader: &Reader<'_, '_>, candidate: &Candidate) -> bool {
    let at = candidate.tokens.start;
    let holds = |start: usize| {
        let known = reader.known_name(start, reader.tokens.len());
        known.is_some_and(|(length, id)| start + length > at && reader.lexicon.names.get(id).kind.is_none())
    };
    candidate.origin == Origin::Tagged && (at.saturating_sub(FARTHEST)..at).any(holds)
}
