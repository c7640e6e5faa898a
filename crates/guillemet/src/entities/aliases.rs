//! Somebody's other name: `Tino Vidal, de son vrai nom |Paul Morel`, `Karim Morel, alias |Le Baron`.

use super::candidates::{Candidate, Origin};
use super::reader::Reader;
use crate::article::EntityKind;

/// How many tokens stand between the two names at most: `, né sous le nom de`.
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
    match reader.surface.slice(between).trim_start_matches([',', '(', ' ', '\u{a0}']).trim_end() {
        "alias" | "dit" | "dite" | "surnommé" | "surnommée" => true,
        // « née Morel » has that surname with her whole family.
        "né" | "née" => second.tokens.len() > 1,
        "de son vrai nom"
        | "de son nom complet"
        | "de son nom de scène"
        | "de son nom d'artiste"
        | "de son nom d’artiste"
        | "né sous le nom de"
        | "née sous le nom de" => true,
        _ => false,
    }
}
