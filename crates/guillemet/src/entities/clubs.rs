//! Towns that stand for their clubs: `|Nantes s'est incliné à Brest`, `l'entraîneur de |Nantes`.

use rustc_hash::FxHashMap;

use super::candidates::{Candidate, Origin};
use super::evidence::Evidence;
use super::reader::Reader;
use crate::article::EntityKind;
use crate::lexicon::{Classes, NameId, Sport};
use crate::tokens::TokenKind;

/// How many tokens can stand between a town and its verb: `Nantes ne s'est |imposé`.
const FARTHEST_VERB: usize = 4;

/// How many tokens a score in brackets has: `(2-1)`.
const LONGEST_SCORE: usize = 6;

/// So many points outweigh the tables.
const CLUB: i32 = 40;

/// What the text says of one town in any place.
#[derive(Clone, Copy, Debug, Default)]
struct Told {
    club: bool,
    town: bool,
}

/// Gives points for an organization to the towns that an article about a match takes for clubs.
pub(super) fn hear(reader: &Reader<'_, '_>, candidates: &mut [Candidate]) {
    let sure = |candidate: &Candidate| {
        has_score(reader, candidate.tokens.end) || stands_of(reader, candidate) == Some(Sport::Player)
    };
    // « Bruxelles s'incline » by itself is no match.
    if !candidates.iter().any(sure) {
        return;
    }
    let mut told: FxHashMap<NameId, Told> = FxHashMap::default();
    for candidate in candidates.iter() {
        let Some(id) = town(reader, candidate) else { continue };
        let told = told.entry(id).or_default();
        told.club |= stands_of(reader, candidate).is_some()
            || has_score(reader, candidate.tokens.end)
            || is_opponent(reader, candidate)
            || has_verb(reader, candidate);
        told.town |= is_told_as_town(reader, candidate);
    }
    for candidate in candidates {
        let told = town(reader, candidate).and_then(|id| told.get(&id));
        if told.is_some_and(|told| told.club && !told.town) {
            candidate.evidence.add(Evidence::organization(CLUB));
        }
    }
}

/// The town that a candidate is, if it is one.
fn town(reader: &Reader<'_, '_>, candidate: &Candidate) -> Option<NameId> {
    let Origin::Known(id) = candidate.origin else { return None };
    let name = reader.lexicon.names.get(id);
    (name.kind == Some(EntityKind::Place) && matches!(name.sort, "city" | "place")).then_some(id)
}

/// What the noun is whose `de` stands before a name: `le buteur de |Nantes`, `la victoire de |Nantes`.
fn stands_of(reader: &Reader<'_, '_>, candidate: &Candidate) -> Option<Sport> {
    let noun = noun_of(reader, candidate)?;
    reader.lexicon.names.sport(reader.word_id(noun)).filter(|&stands| stands != Sport::Verb)
}

/// The token before `de` and a name.
fn noun_of(reader: &Reader<'_, '_>, candidate: &Candidate) -> Option<usize> {
    let names = &reader.lexicon.names;
    let link = candidate.tokens.start.checked_sub(1)?;
    let word = reader.word_id(link);
    link.checked_sub(1).filter(|_| names.of.contains(&word) || names.is_contraction(word))
}

/// `contre |Nantes`, `face à |Nantes`.
fn is_opponent(reader: &Reader<'_, '_>, candidate: &Candidate) -> bool {
    let names = &reader.lexicon.names;
    let before = |back: usize| candidate.tokens.start.checked_sub(back).map(|at| reader.word_id(at));
    before(1) == Some(names.against) || before(1) == Some(names.to) && before(2) == Some(names.face)
}

/// Does a verb of a match stand right before the town or not far behind: `bat |Nantes`, `|Nantes ne s'est pas imposé`?
fn has_verb(reader: &Reader<'_, '_>, candidate: &Candidate) -> bool {
    let is_verb = |at: usize| reader.lexicon.names.sport(reader.word_id(at)) == Some(Sport::Verb);
    let small = Classes::AUXILIARY
        .union(Classes::OBJECT_CLITIC)
        .union(Classes::NEGATION)
        .union(Classes::ELISION)
        .union(Classes::ADVERB);
    let end = candidate.tokens.end;
    let passed = (end..end + FARTHEST_VERB).take_while(|&at| reader.has(at, small) && !is_verb(at)).count();
    // « à Nantes s'impose une idée »
    let before = candidate.tokens.start.checked_sub(1);
    let free = before.is_none_or(|at| !reader.has(at, Classes::PREPOSITION));
    before.is_some_and(is_verb) || free && is_verb(end + passed)
}

/// Does a score or a number of points stand in brackets that open at a token: `(2-1)`, `(3-1, 85e)`, `(27 pts)`?
fn has_score(reader: &Reader<'_, '_>, at: usize) -> bool {
    let opens = reader.tokens.get(at).is_some_and(|token| token.is_sign('('));
    if !opens || reader.tokens.get(at + 1).is_none_or(|token| token.kind != TokenKind::Number) {
        return false;
    }
    let last = reader.tokens.len().min(at + LONGEST_SCORE);
    let ends = |at: &usize| reader.tokens[*at].is_sign(')') || reader.tokens[*at].is_sign(',');
    let Some(close) = (at + 1..last).find(ends) else { return false };
    let points = |digits: &str| (1..=3).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    let inside = reader.surface.slice(at + 1..close);
    inside.ends_with("pts")
        || inside.split_once(['-', '–']).is_some_and(|(first, second)| points(first.trim()) && points(second.trim()))
}

/// Does the text say that a town is one: `Nantes (Loire-Atlantique)`, `la ville de Nantes`, `le maire de Nantes`?
fn is_told_as_town(reader: &Reader<'_, '_>, candidate: &Candidate) -> bool {
    let names = &reader.lexicon.names;
    let end = candidate.tokens.end;
    let bracket = reader.tokens.get(end).is_some_and(|token| token.is_sign('('));
    let county = || reader.known_name(end + 1, reader.tokens.len());
    let office = |noun: usize| {
        let word = reader.word_id(noun);
        names.place_head(word).is_some() || reader.has(noun, Classes::ROLE) && names.sport(word).is_none()
    };
    bracket && county().is_some_and(|(_, id)| names.get(id).kind == Some(EntityKind::Place))
        || noun_of(reader, candidate).is_some_and(office)
}
