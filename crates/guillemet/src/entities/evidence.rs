//! What speaks for a person, an organization or a place: the words of a candidate and those beside it.

use std::ops::Range;

use super::candidates::{Candidate, Origin};
use super::naming;
use super::neighbours;
use super::organizations;
use super::places;
use super::reader::{FUNCTION, Reader};
use crate::article::EntityKind;
use crate::lexicon::{Classes, PlaceHead};
use crate::tokens::TokenKind;

/// How far before `de` the noun can stand that announces a place.
const FARTHEST_HEAD: usize = 4;

/// A company's own word before a country has more letters: `Vectora France`, but `Ile Maurice`.
const SHORTEST: usize = 3;

/// Words that tell what they stand before.
const TELLING: Classes = Classes::ROLE
    .union(Classes::ORGANIZATION_NOUN)
    .union(Classes::ORGANIZATION_HEAD)
    .union(Classes::PLACE_HEAD)
    .union(Classes::HUMAN)
    .union(Classes::CUE_VERB)
    .union(Classes::DEMONYM);

/// Points for each kind; the most points win.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Evidence {
    pub(super) person: i32,
    pub(super) organization: i32,
    pub(super) place: i32,
}

impl Evidence {
    pub(super) fn person(points: i32) -> Evidence {
        Evidence { person: points, ..Evidence::default() }
    }

    pub(super) fn organization(points: i32) -> Evidence {
        Evidence { organization: points, ..Evidence::default() }
    }

    pub(super) fn place(points: i32) -> Evidence {
        Evidence { place: points, ..Evidence::default() }
    }

    pub(super) fn of(kind: EntityKind, points: i32) -> Evidence {
        match kind {
            EntityKind::Person => Evidence::person(points),
            EntityKind::Organization => Evidence::organization(points),
            EntityKind::Place => Evidence::place(points),
        }
    }

    pub(super) fn add(&mut self, other: Evidence) {
        self.person += other.person;
        self.organization += other.organization;
        self.place += other.place;
    }

    /// The kind with the most points; a person before an organization before a place where they are level, but a name of which
    /// nothing is known is an organization.
    pub(super) fn kind(self) -> EntityKind {
        if self == Evidence::default() {
            EntityKind::Organization
        } else if self.person >= self.organization && self.person >= self.place {
            EntityKind::Person
        } else if self.organization >= self.place {
            EntityKind::Organization
        } else {
            EntityKind::Place
        }
    }
}

/// Adds to a candidate what its own words and its neighbours say.
pub(super) fn weigh(reader: &Reader<'_, '_>, candidate: &mut Candidate, sentence: &Range<usize>) {
    let mut evidence = candidate.evidence;
    match candidate.origin {
        Origin::Known(id) => {
            if let Some(kind) = reader.lexicon.names.get(id).kind {
                evidence.add(Evidence::of(kind, 9));
            }
        }
        Origin::Head => {}
        Origin::Acronym => evidence.add(Evidence::organization(4)),
        Origin::Capitals | Origin::Tagged => evidence.add(by_words(reader, candidate)),
    }
    evidence.add(by_words_before(reader, candidate, sentence));
    evidence.add(by_words_behind(reader, candidate, sentence));
    evidence.add(neighbours::tell(reader, candidate, sentence));
    candidate.evidence = evidence;
}

/// What the words of the name say.
fn by_words(reader: &Reader<'_, '_>, candidate: &Candidate) -> Evidence {
    let tokens = candidate.tokens.clone();
    let mut evidence = Evidence::default();
    if candidate.full_person {
        evidence.add(Evidence::person(7));
    } else if tokens.len() > 1 {
        evidence.add(Evidence { person: 2, organization: 1, place: 0 });
    }
    let last = tokens.end - 1;
    let first = tokens.start;
    if tokens.len() == 1 && reader.has(first, Classes::FIRST_NAME) {
        evidence.add(Evidence::person(3));
    }
    if !candidate.full_person && tokens.len() > 1 {
        for token in &reader.tokens[tokens.clone()] {
            if token.has(Classes::ORGANIZATION.union(Classes::ORGANIZATION_HEAD)) {
                evidence.add(Evidence::organization(4));
            } else if token.has(Classes::PLACE) {
                evidence.add(Evidence { person: 0, organization: 2, place: 1 });
            } else if token.has(Classes::PLACE_HEAD) {
                evidence.add(Evidence::place(4));
            }
        }
    }
    let word = reader.surface.word(last);
    let start = reader.surface.word(first);
    if is_saint(reader, start, word) {
        evidence.add(Evidence::place(if tokens.len() > 1 { 24 } else { 6 }));
    }
    if tokens.len() > 1 && reader.capital(last) && names_company(reader, first, last) {
        evidence.add(Evidence::organization(24));
    }
    if word.ends_with("ville") {
        evidence.add(Evidence::place(6));
    }
    // Most words are an initial and small letters of ASCII.
    let plain = word.bytes().skip(1).all(|byte| byte.is_ascii_lowercase());
    if !plain {
        evidence.add(by_inner_signs(word, tokens.len() == 1));
    }
    let joined = tokens.len() > 1 && tokens.into_iter().any(|at| reader.tokens[at].is_sign('&'));
    if joined && reader.tokens[last].kind == TokenKind::Word {
        evidence.add(Evidence::organization(5));
    }
    evidence
}

/// Does the name of a town begin with its saint: `Saint-Malo`, `Saint Jean-de-Losne`? Not `Saint Laurent`.
fn is_saint(reader: &Reader<'_, '_>, start: &str, last: &str) -> bool {
    let Some(rest) = start.strip_prefix("Saint") else { return false };
    let rest = rest.strip_prefix('e').unwrap_or(rest);
    let link = |part: &str| {
        let words = &reader.lexicon.words;
        words.classes(reader.lexicon.find(part)).has(Classes::PREPOSITION.union(Classes::DETERMINER))
    };
    let between = || last.split_once('-').and_then(|(_, rest)| rest.rsplit_once('-'));
    rest.starts_with('-') || rest.is_empty() && between().is_some_and(|(between, _)| between.split('-').any(link))
}

/// Does the last word of a name tell a company: `Kastel |Research`, `Vectora |France`?
fn names_company(reader: &Reader<'_, '_>, first: usize, last: usize) -> bool {
    let names = &reader.lexicon.names;
    let country = || {
        let ordinary =
            FUNCTION.union(Classes::COMMON).union(Classes::PLACE).union(Classes::PLACE_HEAD).union(Classes::ROLE);
        let known = reader.known_name(last, last + 1).map(|(_, id)| names.get(id).sort);
        let word = reader.surface.word(first);
        last == first + 1
            && word.chars().count() > SHORTEST
            && known == Some("country")
            && !reader.has(first, ordinary)
            && !reader.is_first_name(first)
    };
    names.company_words.contains(&reader.word_id(last)) || reader.has(last, Classes::PLACE) && country()
}

/// What a hyphen or a capital inside the last word of a name says, which may be its only one.
fn by_inner_signs(word: &str, only: bool) -> Evidence {
    if word.contains('-') {
        let beside = ["-sur-", "-en-", "-lès-", "-les-"].iter().any(|link| word.contains(link));
        // One in `-ville` is told by that.
        return if beside && !word.ends_with("ville") { Evidence::place(6) } else { Evidence::default() };
    }
    // « LinkedIn », « Médiapart.fr »
    let inner_capital = || word.chars().zip(word.chars().skip(1)).any(|(a, b)| a.is_lowercase() && b.is_uppercase());
    if only && inner_capital() && !word.starts_with("Mc") && !word.starts_with("Mac") {
        Evidence::organization(4)
    } else {
        Evidence::default()
    }
}

/// What stands before the name says: a civility, a role, a preposition, a noun that announces it.
fn by_words_before(reader: &Reader<'_, '_>, candidate: &Candidate, sentence: &Range<usize>) -> Evidence {
    let start = candidate.tokens.start;
    let mut evidence = Evidence::default();
    if reader.civility_before(start, sentence.start).is_some() {
        return Evidence::person(14);
    }
    let Some(before) = start.checked_sub(1).filter(|&b| b >= sentence.start) else { return evidence };
    let names = &reader.lexicon.names;
    let token = &reader.tokens[before];
    if token.kind != TokenKind::Word {
        return evidence;
    }
    if !token.has(TELLING) {
        // Most names stand behind an article or a preposition.
        if is_described(reader, before, sentence.start) {
            evidence.add(Evidence::person(8));
        }
    } else if token.has(Classes::ROLE) {
        evidence.add(Evidence::person(5));
        // « le président Lorraine » is no region: that would stand behind « de la ».
        if matches!(candidate.origin, Origin::Known(id) if reader.lexicon.names.get(id).kind == Some(EntityKind::Place))
        {
            evidence.add(Evidence::person(8));
        }
    } else if token.has(Classes::ORGANIZATION_NOUN.union(Classes::ORGANIZATION_HEAD)) {
        // « la porte-parole du gouvernement Anne Roy »
        let inside = before > sentence.start + 1;
        let somebody = candidate.tokens.len() > 1 && inside && reader.tells_office(before);
        evidence.add(if somebody { Evidence::person(5) } else { Evidence::organization(6) });
    } else if token.has(Classes::PLACE_HEAD) && !places::is_other_word(reader, before) {
        evidence.add(Evidence::place(6));
    } else if token.has(Classes::HUMAN) {
        // « certains X », « les personnes LGBTI », « les droits de l'homme X »
        let article = reader.article_or_own(before);
        let other = token.has(Classes::DETERMINER)
            || candidate.origin == Origin::Acronym
            || article.checked_sub(1).is_some_and(|of| names.of.contains(&reader.word_id(of)));
        evidence.add(Evidence::person(if other { 4 } else { 12 }));
    } else if candidate.tokens.len() == 1 && is_inverted_cue(reader, before, sentence) {
        // « ..., soupire Ozgul. »
        evidence.add(Evidence { person: 4, organization: 2, place: 0 });
    } else if token.has(Classes::DEMONYM) && token.is_capital() {
        // « la Galloise Bevan »
        let article = before.checked_sub(1).filter(|&at| at >= sentence.start && reader.has(at, Classes::DETERMINER));
        if article.is_some_and(|at| !reader.lexicon.people.is_plural_article(reader.word_id(at))) {
            evidence.add(Evidence::person(8));
        }
        return evidence;
    } else if token.has(Classes::DEMONYM) && before > sentence.start {
        // « le ministre allemand X », « le groupe français X »
        let noun = before - 1;
        if reader.has(noun, Classes::ROLE.union(Classes::HUMAN)) {
            evidence.add(Evidence::person(5));
        } else if reader.has(noun, Classes::ORGANIZATION_NOUN) {
            evidence.add(Evidence::organization(5));
        }
        return evidence;
    }
    if token.word == names.en {
        evidence.add(Evidence::place(5));
    } else if token.word == names.to {
        // « le prix a été remis à X »
        let received = before > sentence.start && names.gifts.contains(&reader.word_id(before - 1));
        let unknown = !matches!(candidate.origin, Origin::Known(_));
        evidence.add(if received && unknown {
            Evidence { person: 5, organization: 3, place: 0 }
        } else {
            Evidence::place(4)
        });
    } else if token.word == names.chez {
        evidence.add(Evidence::organization(2));
    } else if token.has(Classes::DETERMINER) {
        evidence.add(Evidence { person: -4, organization: 3, place: 1 });
        if before > sentence.start && token.has(Classes::PREPOSITION) {
            // « la ville du Havre »
            evidence.add(announced(reader, before - 1));
        }
    } else if names.of.contains(&token.word) && before > sentence.start {
        evidence.add(if naming::bearer(reader, before, sentence.start).is_some() {
            Evidence::person(8)
        } else if naming::is_part(reader, before, sentence.start) {
            Evidence::person(6)
        } else {
            announced(reader, before - 1)
        });
    }
    evidence
}

/// Is a word before a name the adjective of somebody: `le braqueur multirécidiviste |X`?
fn is_described(reader: &Reader<'_, '_>, adjective: usize, first: usize) -> bool {
    let somebody = Classes::ROLE.union(Classes::HUMAN);
    adjective > first + 1
        && reader.has(adjective - 1, somebody)
        && reader.has(adjective - 2, Classes::DETERMINER)
        && (organizations::is_adjective(reader, adjective) || reader.surface.word(adjective).ends_with("iste"))
}

/// Does a verb of saying before a name stand behind the speech: `« ... », soupire X`, `« ... », lui avait alors déclaré X`?
pub(super) fn says_before(reader: &Reader<'_, '_>, verb: usize, sentence: &Range<usize>) -> bool {
    /// `ne`, `lui`, `avait`, `alors`.
    const BETWEEN: usize = 4;
    let tense = Classes::AVOIR.union(Classes::OBJECT_CLITIC).union(Classes::ADVERB).union(Classes::NEGATION);
    if !reader.has(verb, Classes::CUE_PARTICIPLE) {
        return is_inverted_cue(reader, verb, sentence);
    }
    let first = (sentence.start..verb).rev().take(BETWEEN).take_while(|&at| reader.has(at, tense)).last();
    first.is_some_and(|first| {
        let behind = first.checked_sub(1).filter(|&at| at >= sentence.start).map(|at| &reader.tokens[at]);
        (first..verb).any(|at| reader.has(at, Classes::AVOIR))
            && behind.is_none_or(|token| token.is_sign(',') || token.kind == TokenKind::Mark)
    })
}

/// Does a verb of saying in one word stand behind the speech?
fn is_inverted_cue(reader: &Reader<'_, '_>, verb: usize, sentence: &Range<usize>) -> bool {
    let behind = verb.checked_sub(1).filter(|&at| at >= sentence.start).map(|at| &reader.tokens[at]);
    reader.has(verb, Classes::CUE_VERB)
        && behind.is_none_or(|token| token.is_sign(',') || token.kind == TokenKind::Mark)
}

/// What a noun before `de` says: `la ville de X`, `l'entreprise de X`, `la centrale nucléaire de X`.
fn announced(reader: &Reader<'_, '_>, noun: usize) -> Evidence {
    let names = &reader.lexicon.names;
    let inside = |at: &usize| {
        let token = &reader.tokens[*at];
        let ordinary = token.has(Classes::COMMON.union(Classes::PLACE_HEAD)) || names.of.contains(&token.word);
        token.kind == TokenKind::Word && !token.is_capital() && ordinary
    };
    let head =
        (0..=noun).rev().take(FARTHEST_HEAD).take_while(inside).find_map(|at| names.place_head(reader.word_id(at)));
    match head.map(|head| head.used) {
        Some(PlaceHead::Announces) => Evidence::place(7),
        Some(PlaceHead::Belongs | PlaceHead::Apart | PlaceHead::Direct | PlaceHead::Numbered) => Evidence::place(3),
        None => Evidence::default(),
    }
}

/// What stands behind the name says: an apposition, an age, a bracket.
fn by_words_behind(reader: &Reader<'_, '_>, candidate: &Candidate, sentence: &Range<usize>) -> Evidence {
    let end = candidate.tokens.end;
    let mut evidence = Evidence::default();
    if end + 1 >= sentence.end {
        return evidence;
    }
    let next = &reader.tokens[end];
    let names = &reader.lexicon.names;
    if next.is_sign('(') {
        if reader.is_age(end + 1) {
            evidence.add(Evidence::person(14));
        } else if let Some((_, id)) = reader.known_name(end + 1, sentence.end) {
            let inside = names.get(id);
            match inside.kind {
                Some(EntityKind::Place) => evidence.add(Evidence::place(4)),
                Some(EntityKind::Organization) if inside.sort == "party" => evidence.add(Evidence::person(4)),
                _ => {}
            }
        }
    } else if next.is_sign(',') {
        let mut at = end + 1;
        if reader.is_age(at) {
            // « X, 43 ans, », but « à Verdun, 100 ans après »
            let closed = reader.tokens.get(at + 2).is_none_or(|token| token.kind != TokenKind::Word);
            evidence.add(Evidence::person(if closed { 14 } else { 7 }));
        }
        if naming::one_of(reader, at).is_some() {
            evidence.add(Evidence::person(5));
        }
        while at < sentence.end && at < end + 4 && reader.has(at, Classes::DETERMINER.union(Classes::ROLE_ADJECTIVE)) {
            at += 1;
        }
        // « le quartier de X, une femme ... »: what stands behind `de` may be any name.
        let before = candidate.tokens.start.checked_sub(1);
        let linked = || before.is_some_and(|at| names.links.contains(&reader.word_id(at)));
        let somebody = at < sentence.end
            && (reader.has(at, Classes::ROLE)
                || (reader.has(at, Classes::HUMAN) && !reader.has(at, Classes::CIVILITY) && !linked())
                || (reader.has(at, Classes::DEMONYM) && reader.capital(at) && at > end + 1));
        if somebody {
            // « renchérit X, une enseignante », but « à X, une enseignante a ... »
            let place = before.is_some_and(|at| reader.has(at, Classes::PREPOSITION));
            let known = matches!(candidate.origin, Origin::Known(_));
            let one = !known && !place && reader.lexicon.people.is_indefinite(reader.word_id(end + 1));
            evidence.add(Evidence::person(if one { 14 } else { 5 }));
        }
    } else if reader.is_age(end) {
        evidence.add(Evidence::person(7));
    } else if next.has(Classes::CUE_VERB.union(Classes::AVOIR).union(Classes::ETRE)) {
        evidence.add(Evidence { person: 2, organization: 1, place: 0 });
    }
    evidence
}
