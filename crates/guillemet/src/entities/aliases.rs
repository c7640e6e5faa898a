//! Somebody's other name: `Tino Vidal, de son vrai nom |Paul Morel`, `Karim Morel, alias |Le Baron`.

use super::candidates::{Candidate, Origin};
use super::reader::Reader;
use crate::article::EntityKind;
use crate::lexicon::WordId;

/// How many tokens stand between the two names at most: `, née sous le nom de`.
const FARTHEST: usize = 6;

/// The pairs of neighbouring candidates of which the second is another name of the first, a person.
pub(super) fn pairs(reader: &Reader<'_, '_>, candidates: &[Candidate]) -> Vec<(usize, usize)> {
    let also = |(_, two): &(usize, &[Candidate])| is_also(reader, &two[0], &two[1]);
    candidates.windows(2).enumerate().filter(also).map(|(at, _)| (at, at + 1)).collect()
}

/// Do the words between two names say that they are one person's?
fn is_also(reader: &Reader<'_, '_>, first: &Candidate, second: &Candidate) -> bool {
    let between = first.tokens.end..second.tokens.start;
    let person = first.tokens.len() > 1 && first.evidence.kind() == EntityKind::Person;
    if between.is_empty() || between.len() > FARTHEST || !person || matches!(second.origin, Origin::Known(_)) {
        return false;
    }
    let opens = reader.tokens[between.start].is_sign(',') || reader.tokens[between.start].is_sign('(');
    let words = &reader.tokens[between.start + usize::from(opens)..between.end];
    let words: Vec<WordId> = words.iter().map(|token| token.word).collect();
    reader.lexicon.people.aliases.get(&words).is_some_and(|whole| !whole || second.tokens.len() > 1)
}
