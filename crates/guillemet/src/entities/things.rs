//! Names of things, which are no entities: ships, storms, and acronyms of which the text says that they stand for a thing.

use super::acronyms;
use super::candidates::{Candidate, Origin};
use super::reader::{FUNCTION, Reader};
use crate::lexicon::Classes;
use crate::tokens::TokenKind;

/// How many adjectives stand between a ship's noun and its name at most.
const ADJECTIVES: usize = 2;

/// How many words an acronym's long form has at most.
const LONGEST_FORM: usize = 10;

/// Marks the candidates that the words beside them call a thing; whoever has the same name is one too.
pub(super) fn mark(reader: &Reader<'_, '_>, candidates: &mut [Candidate]) {
    for candidate in candidates {
        candidate.thing = is_ship(reader, candidate) || is_explained(reader, candidate);
    }
}

/// `le paquebot |Étoile du Sud`, `le navire humanitaire |Alba Viking`, `un voilier baptisé |Mistral`, `la tempête |Ciaran`.
pub(super) fn is_ship(reader: &Reader<'_, '_>, candidate: &Candidate) -> bool {
    let start = candidate.tokens.start;
    let lowest = start.saturating_sub(ADJECTIVES + 1);
    let small = |at: &usize| {
        let token = &reader.tokens[*at];
        token.kind == TokenKind::Word && !token.is_capital() && !token.has(FUNCTION.union(Classes::ROLE))
    };
    let mut nouns = (lowest..start).rev().take_while(small);
    nouns.any(|at| reader.lexicon.names.ships.contains(&reader.word_id(at)))
}

/// `un plan d'épargne logement (|PEL)`: an acronym in brackets behind the words that it stands for, which begin in lower case with no
/// noun of an organization.
///
/// Not `la caisse d'allocations familiales (CAF)`.
fn is_explained(reader: &Reader<'_, '_>, candidate: &Candidate) -> bool {
    let at = candidate.tokens.start;
    let bracket = at.checked_sub(1).filter(|&before| reader.tokens[before].is_sign('('));
    let closed = reader.tokens.get(at + 1).is_some_and(|token| token.is_sign(')') || token.is_sign(','));
    let unknown = matches!(candidate.origin, Origin::Acronym | Origin::Tagged | Origin::Capitals);
    let Some(end) = bracket.filter(|_| candidate.tokens.len() == 1 && closed && unknown) else { return false };
    let lowest = end.saturating_sub(LONGEST_FORM);
    let body = Classes::ORGANIZATION_HEAD.union(Classes::ORGANIZATION_NOUN).union(Classes::BODY);
    let acronym = reader.surface.word(at);
    let words = (lowest..end).rev().take_while(|&word| reader.tokens[word].kind == TokenKind::Word);
    let opens = |start: &usize| end - start > 1 && !reader.has(*start, FUNCTION);
    let long = words.filter(opens).find(|&start| acronyms::spells(reader, acronym, start..end));
    long.is_some_and(|start| !reader.capital(start) && !reader.has(start, body))
}
