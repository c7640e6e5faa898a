//! The place-agency opening of a wire: `PARIS (AFP) -`, `Moscou, 7 janvier (Reuters) -`, `TUNIS |`, `AA / Rome /`.

use std::ops::Range;

use memchr::memchr3_iter;

use super::page::Page;
use super::words::Word;
use super::{byline, stamps};
use crate::lexicon::Classes;

/// The most bytes of a dateline.
const MOST: usize = 90;

/// The fewest bytes of a line that a place and a dash open.
const FEWEST: usize = 80;

/// Where the dateline at the start of a line ends, its dash included; `first` is the line's first word.
pub(super) fn opening(page: Page<'_>, line: Range<usize>, first: Word) -> Option<usize> {
    // « Par Jeanne Morel (avec AFP) » signs.
    if !first.capital || first.start != line.start || first.classes.has(Classes::PREPOSITION) {
        return None;
    }
    bracketed_agency(page, line.clone()).or_else(|| place_and_sign(page, line.clone())).or_else(|| slashes(page, line))
}

/// `Paris (AFP)`, `Paris, 21 jan 2019 (AFP) -`, `PARIS (Reuters) -`.
fn bracketed_agency(page: Page<'_>, line: Range<usize>) -> Option<usize> {
    let head = head(page, line.clone());
    let open = line.start + page.text[head.clone()].find('(')?;
    let close = open + page.text[open..head.end].find(')')?;
    // « Oxkutzkab (Mexique) (AFP) »: the country stands in brackets of its own.
    let (open, close) = if byline::is_agencies(page, open + 1..close) {
        (open, close)
    } else {
        let second = close + page.text[close..head.end].find('(')?;
        let end = second + page.text[second..head.end].find(')')?;
        (byline::is_agencies(page, second + 1..end)).then_some((open, end))?
    };
    is_place_and_date(page, line.start..open).then(|| sign_end(page, close + 1..line.end))
}

/// Capitalised words, with a date behind a comma at most.
fn is_place_and_date(page: Page<'_>, range: Range<usize>) -> bool {
    let words = &page.text[range.clone()];
    let place = range.start..words.find(',').map_or(range.end, |comma| range.start + comma);
    let behind = page.trim(place.end..range.end);
    let behind = behind.start + page.text[behind.clone()].len()
        - page.text[behind.clone()].trim_start_matches([',', ' ', '\u{a0}']).len()..behind.end;
    let dated = behind.is_empty()
        || stamps::end(page, behind.clone()).is_some_and(|end| end >= behind.end)
        || page.look_up(behind).all(|word| word.capital);
    dated && is_place(page, place, |word| word.capital)
}

/// `TUNIS |`, `Paris |`, `ALGER -`: before a dash the words must be a place that the tables know.
fn place_and_sign(page: Page<'_>, line: Range<usize>) -> Option<usize> {
    // « Brest - Lorient : 21h00 »: a fixture, not a wire.
    if line.len() < FEWEST {
        return None;
    }
    let head = head(page, line.clone());
    let words = &page.text[head.clone()];
    // A dash is `-` or begins with this byte.
    let sign = memchr3_iter(b'|', b'-', 0xe2, words.as_bytes()).find(|&i| {
        words[i..].starts_with('|')
            || (words[i..].starts_with(['-', '–', '—']) && words[..i].ends_with(char::is_whitespace))
    })?;
    let place = line.start..line.start + sign;
    let known = |word: &Word| word.capital && word.classes.has(Classes::PLACE);
    let right = if words[sign..].starts_with('|') {
        is_place(page, place, |word| word.capital)
    } else {
        is_place(page, place, known)
    };
    right.then(|| sign_end(page, line.start + sign..line.end))
}

/// One to four words of which each fits or is small (`Le Caire`, `Mont-de-Marsan`, `Rio de Janeiro`).
fn is_place(page: Page<'_>, range: Range<usize>, fits: impl Fn(&Word) -> bool) -> bool {
    let range = page.trim(range);
    if range.is_empty() || page.text[range.clone()].contains(['.', ':', '«', '"', '!', '?']) {
        return false;
    }
    let mut fitting = 0;
    for (count, word) in page.look_up(range).enumerate() {
        if count == 4 {
            return false;
        }
        if fits(&word) {
            fitting += 1;
        } else if !word.classes.has(Classes::PREPOSITION.union(Classes::DETERMINER).union(Classes::PARTICLE)) {
            return false;
        }
    }
    fitting > 0
}

/// `AA / Rome / Paul Girard`: an agency's own way, on a line of its own.
fn slashes(page: Page<'_>, line: Range<usize>) -> Option<usize> {
    if line.len() > MOST {
        return None;
    }
    let (agency, rest) = page.text[line.clone()].split_once('/')?;
    let agency = line.start..line.start + agency.len();
    (byline::is_agencies(page, agency) && rest.contains('/') && !rest.ends_with('.')).then_some(line.end)
}

/// The start of the line that a dateline can fill.
fn head(page: Page<'_>, line: Range<usize>) -> Range<usize> {
    line.start..page.floor(line.start + MOST, line.end)
}

/// Behind the dash that closes a dateline, if one stands there.
fn sign_end(page: Page<'_>, range: Range<usize>) -> usize {
    let rest = &page.text[range.clone()];
    let trimmed = rest.trim_start();
    let signs = trimmed.len() - trimmed.trim_start_matches(['-', '–', '—', '|', ':', '.']).len();
    if signs == 0 { range.start } else { range.end - trimmed.len() + signs }
}
