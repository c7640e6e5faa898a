//! Finds the formulas of `data/fr/formulas_*.tsv` and checks what they need behind them.

use std::ops::Range;

use super::page::Page;
use super::stamps;
use super::words::Word;
use crate::lexicon::{Classes, Formula, Formulas, Needs};

/// A formula in the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found {
    pub(crate) formula: Formula,
    /// The first byte of its first word.
    pub(crate) start: usize,
    /// The byte behind its last word.
    pub(crate) end: usize,
    /// How many words it has.
    pub(crate) words: usize,
}

/// The formula that `text[range]` begins with, signs before it aside (`» LIRE AUSSI`, `[Mis à jour`), if what it needs stands behind it.
pub(super) fn at(page: Page<'_>, range: Range<usize>) -> Option<Found> {
    let first = page.look_up(range.clone()).next()?;
    let found = from(page, first, range.end)?;
    holds(page, found, range).then_some(found)
}

/// The formula that a word begins, in the text up to `limit`, whatever stands behind it.
pub(super) fn from(page: Page<'_>, first: Word, limit: usize) -> Option<Found> {
    if !first.classes.has(Classes::FORMULA) {
        return None;
    }
    let mut words = page.look_up(first.end..limit);
    let mut rest = [Word::default(); Formulas::LONGEST - 1];
    let (mut known, mut before) = (0, first.end);
    // Most words that can begin a formula begin none: a word is read when a formula asks for it.
    let (count, formula) = page.lexicon.formulas.opening(first.id, |i| {
        while known <= i.min(rest.len() - 1) {
            if let Some(word) = words.next().filter(|word| is_joined(&page.text[before..word.start])) {
                (rest[known], before) = (word, word.end);
            }
            known += 1;
        }
        rest.get(i).copied().unwrap_or_default().id
    })?;
    let last = if count == 1 { first } else { rest[count - 2] };
    Some(Found { formula, start: first.start, end: last.end, words: count })
}

/// May two words of a formula stand this far apart? A question mark may stand between them (`Une info ? Un témoignage`).
fn is_joined(between: &str) -> bool {
    between.chars().all(|c| c.is_whitespace() || matches!(c, '?' | '!' | '\'' | '’' | '-' | ',' | '·'))
}

/// Does what a formula needs stand behind it?
pub(super) fn holds(page: Page<'_>, found: Found, line: Range<usize>) -> bool {
    let behind = &page.text[found.end..line.end];
    match found.formula.needs {
        Needs::Any => true,
        Needs::Short => line.len() <= 160,
        Needs::Line => behind.chars().all(|c| !c.is_alphanumeric()),
        Needs::Mark => has_mark(behind),
        Needs::Title => has_mark(behind) || opens_title(behind),
        Needs::Stamp => {
            let skipped = behind.len() - behind.trim_start_matches(|c: char| c.is_whitespace() || c == ':').len();
            stamps::end(page, found.end + skipped..line.end).is_some()
        }
        Needs::Name => is_names(page, found.end..line.end),
    }
}

/// `: T`, ` - T`, `> T`, `» T`, `. T`, a title glued to it, or nothing at all.
fn has_mark(behind: &str) -> bool {
    let Some(first) = behind.chars().next() else { return true };
    // « À lire aussiColère »
    if first.is_uppercase() || matches!(first, '«' | '"' | '“') {
        return true;
    }
    let trimmed = behind.trim_start();
    match trimmed.chars().next() {
        None | Some(':' | '>' | '»' | '►' | '|' | '→' | '–' | '—' | '.' | '•' | '▶') => true,
        Some('-') => trimmed[1..].starts_with(char::is_whitespace) || trimmed[1..].is_empty(),
        _ => false,
    }
}

/// Does what follows begin like a title: with a capital, a digit or a quotation mark?
fn opens_title(behind: &str) -> bool {
    behind
        .trim_start()
        .chars()
        .next()
        .is_some_and(|c| c.is_uppercase() || c.is_numeric() || matches!(c, '«' | '"' | '“' | '‘'))
}

/// The most bytes of a line of authors.
const MOST_OF_NAMES: usize = 140;

/// Names and what stands between them, up to a role behind a comma: `Jean Dupont et Anne Roy (avec AFP)`.
fn is_names(page: Page<'_>, range: Range<usize>) -> bool {
    if range.len() > MOST_OF_NAMES || page.text[range.clone()].trim_end().ends_with(['.', '?', '!', ':']) {
        return false;
    }
    let (mut capitals, mut others) = (0, 0);
    let mut before = range.start;
    for word in page.look_up(range) {
        // « Jeanne Morel, historienne au CNRS »
        if capitals > 1 && word.classes.has(Classes::ROLE) && page.text[before..word.start].contains(',') {
            break;
        }
        before = word.end;
        // « DE L’USINE AU BUREAU » heads a section: only small words of names are written so.
        let written = &page.text[word.start..word.end];
        let article = word.classes.has(Classes::DETERMINER) && !word.classes.has(Classes::PARTICLE);
        if article && written.chars().nth(1).is_some_and(char::is_uppercase) {
            return false;
        }
        let joins = word.classes.has(Classes::PREPOSITION.union(Classes::COORDINATOR).union(Classes::PARTICLE));
        if word.capital || word.classes.has(Classes::AGENCY) {
            capitals += 1;
        } else if !joins && !word.classes.has(Classes::DETERMINER) {
            others += 1;
        }
    }
    capitals >= 1 && others * 3 <= capitals
}
