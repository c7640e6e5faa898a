//! Stretches that could be names: from the tables, behind a head noun, or by their capitals alone.

use std::ops::Range;

use super::evidence::{self, Evidence};
use super::neighbours;
use super::organizations;
use super::places;
use super::reader::{FUNCTION, Reader};
use crate::article::EntityKind;
use crate::lexicon::{Classes, KnownName, NameId, WordId};
use crate::tokens::{Shape, TokenKind};

/// How many tokens a name has at most.
const LONGEST: usize = 12;

/// How far before a name the role can stand of whoever is named behind it: `président du département de l'Hérault`.
const FARTHEST_ROLE: usize = 5;

/// So many points outweigh what speaks for the place that names a branch.
const BRANCH: i32 = 24;

/// What made a stretch a candidate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Origin {
    /// It stands in a table.
    Known(NameId),
    /// A noun heads it: `ministère de la Santé`, `rue de Rivoli`.
    Head,
    /// Capitals only: `ONU`.
    Acronym,
    /// Words with capitals.
    #[default]
    Capitals,
    /// The tagger takes it for a name.
    Tagged,
}

/// A stretch that could be a name.
#[derive(Clone, Debug, Default)]
pub(super) struct Candidate {
    pub(super) tokens: Range<usize>,
    pub(super) origin: Origin,
    /// Its capital may be owed to its place in the sentence.
    pub(super) initial: bool,
    /// It begins with a given name or an initial and goes on: `Dmitri Peskov`.
    pub(super) full_person: bool,
    /// It fills a pair of marks, as titles do: `« American Honey »`.
    pub(super) titled: bool,
    /// It is no entity but a thing, and so is whatever has the same name.
    pub(super) thing: bool,
    /// Its article says that there are several of the kind: `un CPE`, `les VTC`.
    pub(super) common_noun: bool,
    pub(super) evidence: Evidence,
}

/// All candidates in the order of the text; they don't overlap. They begin at some of the `openings`; `in_capitals` are the sentences
/// of which all words are.
pub(super) fn collect(reader: &Reader<'_, '_>, openings: &[usize], in_capitals: &[usize]) -> Vec<Candidate> {
    // One token in twenty begins a name.
    let mut candidates = Vec::with_capacity(reader.tokens.len() / 16);
    let (mut sentence, mut next) = (0, 0);
    // Where somebody's full name begins behind another name.
    let mut person = None;
    for &at in openings {
        if at < next {
            continue;
        }
        sentence = reader.surface.sentence_from(sentence, at);
        let range = &reader.surface.sentences[sentence].tokens;
        match longest(reader, at, range, in_capitals.binary_search(&sentence).is_ok()) {
            Found::Name { name: mut candidate, owned } => {
                candidate.full_person |= person == Some(at) && candidate.origin == Origin::Capitals;
                person = owned.then_some(candidate.tokens.end);
                evidence::weigh(reader, &mut candidate, range);
                next = candidate.tokens.end;
                candidates.push(candidate);
            }
            Found::Skip(end) => next = end,
        }
    }
    candidates
}

enum Found {
    Name {
        name: Candidate,
        /// Does the full name of a person begin right behind this one?
        owned: bool,
    },
    /// No name here: go on at this token.
    Skip(usize),
}

/// The longest candidate that begins at a token; in a sentence in capitals only the tables tell where one ends.
fn longest(reader: &Reader<'_, '_>, at: usize, sentence: &Range<usize>, in_capitals: bool) -> Found {
    if at > 0 && reader.tokens[at - 1].is_sign('#') && reader.surface.glued(at - 1) {
        return Found::Skip(at + 1);
    }
    if let Some(end) = places::numbered_end(reader, at, sentence.end) {
        let evidence = Evidence::place(12);
        let name = Candidate { tokens: at..end, origin: Origin::Head, evidence, ..Candidate::default() };
        return Found::Name { name, owned: false };
    }
    let initial = reader.capital_by_position(at, sentence);
    let known = reader
        .known_name(at, sentence.end)
        .filter(|&(length, _)| !is_article_of_head(reader, at, length, sentence.end));
    let heads = |class| !in_capitals && reader.has(at, class);
    let organization = if heads(Classes::ORGANIZATION_HEAD) {
        organizations::head_end(reader, at, sentence.end, initial)
    } else {
        None
    };
    let place = if heads(Classes::PLACE_HEAD) { places::head_end(reader, at, sentence.end) } else { None };
    let capitals = if in_capitals { None } else { capitals_end(reader, at, sentence.end, initial) };
    let names = &reader.lexicon.names;
    let branch = known.and_then(|(length, id)| branch_end(reader, names.get(id), at + length, sentence.end));
    let known_end = branch.or(known.map(|(length, _)| at + length)).unwrap_or(at);
    let owned = known.is_some_and(|(length, _)| is_owned(reader, at..at + length));
    let head_end = organization.or(place).filter(|_| !owned).unwrap_or(at);
    // « le Noël | de Strasbourg »
    let feast = known.is_some_and(|(length, id)| {
        reader.lexicon.names.get(id).kind.is_none() && reader.lexicon.names.of.contains(&reader.word_id(at + length))
    });
    let capitals_end = capitals.filter(|_| !owned && !feast).unwrap_or(at);
    let end = known_end.max(head_end).max(capitals_end);
    if end == at {
        return Found::Skip(at + 1);
    }
    let mut candidate = Candidate {
        tokens: at..end,
        initial,
        titled: fills_marks(reader, at, end),
        common_noun: at > 0 && reader.lexicon.people.makes_common(reader.word_id(at - 1)),
        ..Candidate::default()
    };
    if branch == Some(end) {
        candidate.origin = Origin::Head;
        candidate.evidence = Evidence::organization(BRANCH);
    } else if known_end == end {
        let (_, id) = known.expect("a known name has an end");
        if names.get(id).kind.is_none() {
            return Found::Skip(end);
        }
        // « Orange », « Total »: at the start of a sentence an ordinary word is one.
        let single = end == at + 1;
        if single
            && initial
            && reader.has(at, Classes::COMMON.union(FUNCTION))
            && reader.tokens[at].shape != Shape::AllCapitals
        {
            return Found::Skip(end);
        }
        candidate.origin = Origin::Known(id);
    } else if head_end == end {
        candidate.origin = Origin::Head;
        candidate.evidence = if organization.is_some() { Evidence::organization(12) } else { Evidence::place(12) };
    } else if end == at + 1 && reader.tokens[at].shape == Shape::AllCapitals {
        candidate.origin = Origin::Acronym;
    }
    candidate.full_person = end > at + 1
        && candidate.origin == Origin::Capitals
        && (reader.is_first_name(at) || (reader.is_initial(at) && reader.tokens[at + 1].is_sign('.')));
    let owned = owned && matches!(candidate.origin, Origin::Known(_));
    Found::Name { name: candidate, owned }
}

/// Is a name of the tables that begins with an article only the first word of a longer one: `L'|Union des quartiers`, where `L'Union` is
/// a paper too?
fn is_article_of_head(reader: &Reader<'_, '_>, at: usize, length: usize, limit: usize) -> bool {
    reader.has(at, Classes::DETERMINER)
        && reader.has(at + 1, Classes::ORGANIZATION_HEAD)
        && organizations::head_end(reader, at + 1, limit, false).is_some_and(|end| end > at + length)
}

/// Does the full name of a person begin right behind a name of the tables, where that person is somebody: `le médecin de la Maison Blanche
/// |Sean Roy`, `le pilote McLaren |Lando Roy`, `le président de l'Hérault |Kléber Roy`?
///
/// Not where the name is a given name too. A rare given name may be part of what something is called, but not behind somebody's role.
fn is_owned(reader: &Reader<'_, '_>, name: Range<usize>) -> bool {
    let Range { start, end } = name;
    let given = |at: usize| reader.lexicon.people.first_name(reader.word_id(at)).flatten().is_some();
    let known = Classes::COMMON.union(FUNCTION);
    if !reader.capital(end)
        || !reader.capital(end + 1)
        || reader.has(end, known)
        || reader.is_first_name(start)
        || reader.known_name(end, end + 2).is_some()
    {
        return false;
    }
    let somebody = || (start.saturating_sub(FARTHEST_ROLE)..start).any(|at| reader.has(at, Classes::ROLE));
    reader.is_first_name(end) || given(end) && somebody()
}

/// Where the place ends that names a branch of an organization, right behind its name: `France 3 |Aquitaine`, `Greenpeace |France`.
fn branch_end(reader: &Reader<'_, '_>, name: &KnownName, at: usize, limit: usize) -> Option<usize> {
    let branches = matches!(name.sort, "media" | "company" | "ngo" | "union");
    // « a dit au Monde | Dominique Roy »: a given name that is a country too.
    // « a dit à l'AFP | Virginie »
    let told = || is_agency(reader, at - 1) && reader.is_first_name(at);
    if !branches || at >= limit || !reader.capital(at) || reader.begins_person(at) || told() {
        return None;
    }
    let (length, place) = reader.known_name(at, limit)?;
    (reader.lexicon.names.get(place).kind == Some(EntityKind::Place)).then_some(at + length)
}

/// Where a stretch of words with capitals ends that begins at `at`.
///
/// `Dominique de Villepin`, `Recep Tayyip Erdogan`, `Bachar el-Assad`, `George W. Bush`, `Johnson & Johnson`. It doesn't begin
/// with a function word, a title (`Président Macron`), a demonym (`les Russes`) or, at the start of a sentence, with an
/// ordinary word.
fn capitals_end(reader: &Reader<'_, '_>, at: usize, limit: usize, initial: bool) -> Option<usize> {
    let token = &reader.tokens[at];
    if !token.is_capital() {
        return None;
    }
    let next_capital = reader.capital(at + 1) && at + 1 < limit;
    // « Lorraine Morel », but « la Lorraine Anne Morel »
    let native = || {
        let named = token.has(Classes::DEMONYM) && reader.lexicon.people.first_name(token.word).flatten().is_some();
        named && next_capital && !(at > 0 && reader.has(at - 1, Classes::DETERMINER))
    };
    let given = reader.is_first_name(at) || native();
    let never =
        Classes::CIVILITY.union(Classes::DEMONYM).union(Classes::MONTH).union(Classes::WEEKDAY).union(Classes::ELISION);
    if token.has(never) && !(given && next_capital)
        || !next_capital && token.word == WordId::UNKNOWN && reader.names_inhabitants(at)
    {
        return None;
    }
    if token.has(Classes::ROLE)
        && !(given && next_capital)
        && !(token.shape == Shape::AllCapitals && token.word == WordId::UNKNOWN)
    {
        return None;
    }
    if token.has(FUNCTION) && (initial || !next_capital) && token.shape != Shape::AllCapitals {
        return None;
    }
    let ordinary = token.has(Classes::COMMON)
        || (token.word == WordId::UNKNOWN && initial && looks_ordinary(reader.surface.word(at)));
    if ordinary && !(given && next_capital) && token.shape != Shape::AllCapitals {
        let article_before = at > 0 && reader.has(at - 1, Classes::DETERMINER);
        if initial || !next_capital && article_before {
            return None;
        }
    }
    // « le conseiller d'État | Romain Morel »
    let of = || reader.lexicon.names.of.contains(&reader.word_id(at - 1));
    if next_capital && reader.tells_office(at) && of() {
        return None;
    }
    // « LIRE AUSSI », « EN DIRECT »
    if token.shape == Shape::AllCapitals && token.has(FUNCTION.union(Classes::COMMON)) && !(given && next_capital) {
        return None;
    }
    if token.span.len() as usize == token.first.len_utf8()
        && !(at + 1 < limit && reader.tokens[at + 1].is_sign('.'))
        && !next_capital
    {
        return None;
    }
    let mut end = at + 1;
    while let Some(next) = continues(reader, at..end, limit, given).filter(|&next| next <= at + LONGEST) {
        end = next;
    }
    // « le major P. », « Mme B. »: somebody whose name is kept back.
    let titled = at > 0 && reader.has(at - 1, Classes::ROLE.union(Classes::CIVILITY));
    if end == at + 1 && titled && reader.is_initial(at) && end < limit && reader.tokens[end].is_sign('.') {
        return Some(end + 1);
    }
    // An initial alone is no name.
    (end > at + 1 || token.span.len() > 2 || !reader.is_initial(at)).then_some(end)
}

/// If a name goes on, where its next word ends; `given` says whether it begins with a given name.
fn continues(reader: &Reader<'_, '_>, name: Range<usize>, limit: usize, given: bool) -> Option<usize> {
    let Range { start: at, end } = name;
    if end >= limit {
        return None;
    }
    let stop = Classes::CIVILITY.union(Classes::WEEKDAY).union(Classes::MONTH);
    let next_name = |i: usize| i < limit && reader.capital(i) && !reader.has(i, stop);
    let next = &reader.tokens[end];
    // « J.-P. Morel »
    let second = end + 2;
    if next.is_sign('.')
        && second + 1 < limit
        && reader.tokens[end + 1].is_sign('-')
        && reader.tokens[second + 1].is_sign('.')
        && reader.is_initial(second)
        && reader.surface.glued(end)
        && reader.surface.glued(end + 1)
    {
        return Some(second + 1);
    }
    if next.is_sign('.') && reader.surface.glued(end - 1) && reader.is_initial(end - 1) && next_name(end + 1) {
        return (!reader.has(end + 1, FUNCTION.union(Classes::COMMON))).then_some(end + 2);
    }
    // « Massachusetts Institute of Technology »
    if reader.lexicon.names.english_links.contains(&next.word) && next.kind == TokenKind::Word && next_name(end + 1) {
        return Some(end + 2);
    }
    if next.is_sign('&') && next_name(end + 1) {
        return Some(end + 2);
    }
    if next_name(end) || reader.is_particle_compound(end) {
        // « le ministre de la Défense | Sergueï Choïgou », « le sénateur LR | Bruno Roy »
        // « a dit à l'AFP | Thorvald Brekke »
        let unheard = || end == at + 1 && reader.word_id(end) == WordId::UNKNOWN && is_agency(reader, at);
        let person_begins = !given && next_name(end + 1) && (reader.is_first_name(end) || unheard());
        // « le maire de Corvane | Paul Morel »
        let office = || neighbours::by_noun(reader, at, at.saturating_sub(FARTHEST_ROLE)).is_some();
        let ends = person_begins && (ends_before_person(reader, at) || office())
            || given && is_second_person(reader, at, end, limit);
        return (!ends).then_some(end + 1);
    }
    if next.kind != TokenKind::Word {
        return None;
    }
    let foreign = next.has(Classes::FOREIGN_PARTICLE);
    // « Dominique de Villepin », « Jean d'Ormesson », but not « Emmanuel Macron de France ».
    let french = next.has(Classes::PARTICLE) && given && (end == at + 1 || is_compound_surname(reader, at, end, limit));
    if !foreign && !french {
        return None;
    }
    let mut last = end + 1;
    while last < limit
        && last < end + 3
        && reader.has(last, Classes::PARTICLE.union(Classes::FOREIGN_PARTICLE))
        && !reader.capital(last)
    {
        last += 1;
    }
    // « Dominique de Villars », a surname that is also a town, but not « Marie de France ».
    let country = reader.known_name(last, limit).is_some_and(|(_, id)| reader.lexicon.names.get(id).sort != "city");
    let fits = next_name(last) && (foreign || !(country || reader.has(last, Classes::DEMONYM)));
    fits.then_some(last + 1)
}

/// `Geoffroy Roux |de Bézieux`: does a surname go on behind `de` that began before it? Not `Anne Roy |de Nantes`, `Paul Morel |de
/// Greenpeace`.
fn is_compound_surname(reader: &Reader<'_, '_>, at: usize, of: usize, limit: usize) -> bool {
    let known = Classes::DEMONYM.union(Classes::ORGANIZATION_HEAD).union(Classes::PLACE_HEAD).union(Classes::COMMON);
    let last = of + 1;
    of == at + 2
        && reader.tokens[at].span.len() > 2
        && !reader.has(at + 1, Classes::COMMON.union(Classes::PLACE).union(Classes::ORGANIZATION))
        && reader.lexicon.names.of.contains(&reader.word_id(of))
        && last < limit
        && reader.word_id(last) == WordId::UNKNOWN
        && !reader.has(last, known)
        && reader.tokens[last].shape == Shape::Capital
        && reader.known_name(last, limit).is_none()
}

/// `l'AFP`, `RTL`: a medium that goes by its initials, behind which no further word of its name stands.
fn is_agency(reader: &Reader<'_, '_>, at: usize) -> bool {
    let medium = |(_, id): (usize, NameId)| reader.lexicon.names.get(id).sort == "media";
    reader.tokens[at].shape == Shape::AllCapitals && reader.known_name(at, at + 1).is_some_and(medium)
}

/// Do marks stand right before and behind a stretch?
fn fills_marks(reader: &Reader<'_, '_>, at: usize, end: usize) -> bool {
    let mark = |i: usize| reader.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Mark);
    at > 0 && mark(at - 1) && mark(end)
}

/// Is the word at `at` one that does not go on into a person's name: an acronym, a name of the tables, a word behind an
/// article?
fn ends_before_person(reader: &Reader<'_, '_>, at: usize) -> bool {
    let known = Classes::COMMON.union(Classes::PLACE).union(Classes::ORGANIZATION).union(Classes::ORGANIZATION_HEAD);
    reader.tokens[at].shape == Shape::AllCapitals
        || reader.has(at, known)
        || (at > 0 && reader.has(at - 1, Classes::DETERMINER))
}

/// Does another person begin at `end`, with no comma before: `Paul Morel |Anne Roy`, `Paul Morel |Anne de Roy`? The first one begins
/// with a given name.
///
/// Not where the surnames could be given names too: `Mohamed Ali Hassan Omar` is one.
fn is_second_person(reader: &Reader<'_, '_>, at: usize, end: usize, limit: usize) -> bool {
    if end != at + 2 {
        return false;
    }
    let particle = Classes::PARTICLE.union(Classes::FOREIGN_PARTICLE);
    let last = end + 1 + usize::from(reader.has(end + 1, particle) && !reader.capital(end + 1));
    let surname = |i: usize| {
        let word = reader.surface.word(i);
        let people = &reader.lexicon.people;
        let id = reader.word_id(i);
        let given = people.first_name(id).is_some() && !people.is_rare_name(id);
        reader.capital(i) && !reader.has(i, particle) && word.len() > 2 && !given
    };
    last < limit && reader.is_first_name(end) && surname(at + 1) && surname(last)
}

/// Words that no table holds but whose ending is that of ordinary words that begin sentences.
fn looks_ordinary(word: &str) -> bool {
    const ENDINGS: [&str; 19] = [
        "ment", "ant", "ée", "ées", "é", "és", "tion", "tions", "aient", "eux", "euse", "elles", "ables", "ible",
        "ités", "ez", "er", "ir", "ons",
    ];
    word.chars().nth(4).is_some() && ENDINGS.iter().any(|ending| word.ends_with(ending))
}
