//! Names that the tagger sees in one place of the text and overlooks in another.

use rustc_hash::FxHashSet;

use super::candidates::{Candidate, Origin};
use super::evidence::Evidence;
use super::reader::{FUNCTION, Reader};
use crate::article::EntityKind;
use crate::lexicon::Classes;
use crate::tokens::TokenKind;

/// A name that counts for others has as many points as an organization or a place.
const CERTAIN: i32 = 10;

/// It has as many as a person: many a product looks like one to the tagger.
const CERTAIN_PERSON: i32 = 15;

/// Puts candidates that the tagger took for no name back among the others if the text has the same words as a name elsewhere, or
/// as the surname of somebody: `|Vectora embauche` beside `le groupe Vectora`, `l'affaire |Morel` beside `Anne Morel`.
pub(super) fn put_back(reader: &Reader<'_, '_>, candidates: &mut Vec<Candidate>, mut overlooked: Vec<Candidate>) {
    overlooked.retain(|candidate| !candidate.titled && !is_part(reader, candidate));
    if overlooked.is_empty() {
        return;
    }
    let mut names: FxHashSet<&str> = FxHashSet::default();
    let mut surnames: FxHashSet<&str> = FxHashSet::default();
    for candidate in candidates.iter().filter(|candidate| is_certain(candidate)) {
        let tokens = candidate.tokens.clone();
        names.insert(reader.surface.slice(tokens.clone()));
        if reader.begins_person(tokens.start) && candidate.evidence.kind() == EntityKind::Person {
            surnames.insert(reader.surface.slice(tokens.end - 1..tokens.end));
        }
    }
    let before = candidates.len();
    candidates.extend(overlooked.into_iter().filter(|candidate| {
        let words = reader.surface.slice(candidate.tokens.clone());
        surnames.contains(words) || (names.contains(words) && !names_thing(reader, candidate))
    }));
    if candidates.len() > before {
        candidates.sort_unstable_by_key(|candidate| candidate.tokens.start);
    }
}

/// Do the tables know the name, or does enough speak for one kind?
fn is_certain(candidate: &Candidate) -> bool {
    let Evidence { person, organization, place } = candidate.evidence;
    let certain = match candidate.evidence.kind() {
        EntityKind::Person => person >= CERTAIN_PERSON,
        EntityKind::Organization | EntityKind::Place => organization.max(place) >= CERTAIN,
    };
    certain || matches!(candidate.origin, Origin::Known(_) | Origin::Head) || candidate.full_person
}

/// Is it what is left of a longer name: `Mini 1275 |GT`, `Anne Kerguelen-Le |Roux`?
fn is_part(reader: &Reader<'_, '_>, candidate: &Candidate) -> bool {
    let before = candidate.tokens.start.checked_sub(1).filter(|_| !candidate.initial);
    before.is_some_and(|at| match reader.tokens[at].kind {
        TokenKind::Number => true,
        // « La Corva »
        TokenKind::Word => reader.capital(at) && !reader.has(at, FUNCTION.union(Classes::ELISION)),
        _ => false,
    })
}

/// Does a noun stand right before it that says what sort of thing goes by that name: `la tempête |Anna`, `le modèle |Vectora`? Not
/// `le groupe |Vectora`, `l'ancien maire |Morel`.
fn names_thing(reader: &Reader<'_, '_>, candidate: &Candidate) -> bool {
    let Some(noun) = candidate.tokens.start.checked_sub(1).map(|at| &reader.tokens[at]) else { return false };
    let somebody =
        Classes::ROLE.union(Classes::HUMAN).union(Classes::ORGANIZATION_NOUN).union(Classes::ORGANIZATION_HEAD);
    noun.kind == TokenKind::Word && noun.has(Classes::COMMON) && !noun.has(FUNCTION.union(somebody))
}
