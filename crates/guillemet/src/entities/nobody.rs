//! Capitals that name nobody where they stand: the `Sceaux` of `garde des Sceaux`, the `X` of `plainte contre X`.

use super::candidates::{Candidate, Origin};
use super::reader::Reader;

/// How many words before a capital a name of the tables can begin that holds it.
const FARTHEST: usize = 4;

/// Leaves out the candidates that are no name in their place.
pub(super) fn drop_from(reader: &Reader<'_, '_>, candidates: &mut Vec<Candidate>) {
    candidates.retain(|candidate| {
        candidate.tokens.len() > 1 || !(is_unknown(reader, candidate) || is_part_of_no_name(reader, candidate))
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

/// Does a longer name that the tables know as no entity hold what only the tagger took for one?
fn is_part_of_no_name(reader: &Reader<'_, '_>, candidate: &Candidate) -> bool {
    let at = candidate.tokens.start;
    let holds = |start: usize| {
        let known = reader.known_name(start, reader.tokens.len());
        known.is_some_and(|(length, id)| start + length > at && reader.lexicon.names.get(id).kind.is_none())
    };
    candidate.origin == Origin::Tagged && (at.saturating_sub(FARTHEST)..at).any(holds)
}
