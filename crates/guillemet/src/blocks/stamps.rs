//! Publication stamps: `le samedi 11 décembre 2021 à 22h48`, `19/11/2018 19:33:53`, `2020-01`.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::page::Page;
use super::words::{Word, look_up};
use crate::lexicon::{Classes, TimeWord};

/// A date in digits, at the start of the text.
static DIGITS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:\d{4}-\d{2}(?:-\d{2})?|\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2}))").expect("a valid pattern")
});

/// A clock time with what joins it to its date: `à 22h48`, ` - 08:54`, `T10:00:00Z`.
static TIME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:T|[\s\u{a0}\u{202f}]*(?:,|-|–|\||•|·|à|at|vers|\u{e0}|À)?[\s\u{a0}\u{202f}]*)\(?\d{1,2}[\s\u{a0}\u{202f}]?(?:h|H|:)[\s\u{a0}\u{202f}]?(?:\d{2})?(?::\d{2})?(?:Z|\b)(?:[\s\u{a0}]*(?:GMT|UTC|HNE|HAE|CET|CEST))?\)?")
        .expect("a valid pattern")
});

/// The most bytes of a stamp.
const LONGEST: usize = 96;

/// Where a stamp that begins at the range's start ends.
pub(super) fn end(page: Page<'_>, range: Range<usize>) -> Option<usize> {
    let limit = page.floor(range.start + LONGEST, range.end);
    let range = range.start..limit;
    let date = digits(page, range.start).filter(|&end| end <= limit).or_else(|| in_words(page, range))?;
    let time = TIME.find(&page.text[date..limit]).map_or(0, |time| time.end());
    Some(date + time)
}

/// A date in digits.
fn digits(page: Page<'_>, start: usize) -> Option<usize> {
    // The pattern's engine takes time for all that it is given, matched or not.
    let text = &page.text[start..page.floor(start + LONGEST, page.text.len())];
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    // Most numbers are no date: no need to ask it.
    if !text.trim_start_matches(char::is_numeric).starts_with(['.', '/', '-']) {
        return None;
    }
    let end = DIGITS.find(text)?.end();
    // « 12-10-20201 » is no date.
    let goes_on = text[end..].starts_with(|c: char| c.is_ascii_digit());
    (!goes_on).then_some(start + end)
}

/// `le samedi 11 décembre 2021`, `1er mai`, `lundi 3 mai`, `le 07/04/2023`: with an article and a weekday that may lack.
fn in_words(page: Page<'_>, range: Range<usize>) -> Option<usize> {
    let mut day = false;
    let mut month = None;
    for word in look_up(page.text, range, page.lexicon).take(8) {
        let text = &page.text[word.start..word.end];
        if let Some(month) = month {
            // « 1er mai 2020 »
            let year = word.number && text.len() == 4 && page.text[month..word.start].chars().all(char::is_whitespace);
            return Some(if year { word.end } else { month });
        }
        if !day && word.number {
            if let Some(end) = digits(page, word.start) {
                return Some(end);
            }
            // « 11 », « 1er »
            day = text.trim_start_matches(|c: char| c.is_ascii_digit()).len() + 2 >= text.len();
            if !day {
                return None;
            }
        } else if day && is_month(page, &word) {
            let dot = usize::from(page.text[word.end..].starts_with('.'));
            month = Some(word.end + dot);
        } else if !(word.classes.has(Classes::WEEKDAY.union(Classes::DETERMINER))) {
            return None;
        }
    }
    month
}

/// A month's name, in full or abbreviated, also in English (`21 Jan 2019`).
fn is_month(page: Page<'_>, word: &Word) -> bool {
    let named = word.classes.has(Classes::MONTH.union(Classes::TIME_WORD));
    named
        && matches!(
            page.lexicon.calendar.entry(word.id).word,
            TimeWord::Month(_) | TimeWord::ShortMonth(_) | TimeWord::EnglishMonth(_)
        )
}
