//! Publication stamps: `le samedi 11 décembre 2021 à 22h48`, `19/11/2018 19:33:53`, `2020-01`.

use std::ops::Range;

use super::page::Page;
use super::words::Word;
use crate::lexicon::{Classes, TimeWord};

/// What joins a clock time to its date.
const JOINTS: [&str; 10] = [",", "-", "–", "|", "•", "·", "à", "À", "at", "vers"];

/// What may stand behind a clock time.
const ZONES: [&str; 6] = ["GMT", "UTC", "HNE", "HAE", "CET", "CEST"];

/// The most bytes of a stamp.
const LONGEST: usize = 96;

/// Where a stamp that begins at the range's start ends.
pub(super) fn end(page: Page<'_>, range: Range<usize>) -> Option<usize> {
    let limit = page.floor(range.start + LONGEST, range.end);
    let range = range.start..limit;
    let fits = |&end: &usize| end <= limit;
    let date = digits(page, range.start).filter(fits).or_else(|| in_words(page, range).filter(fits))?;
    let behind = &page.text[date..limit];
    Some(limit - time(behind).unwrap_or(behind).len())
}

/// A date in digits.
fn digits(page: Page<'_>, start: usize) -> Option<usize> {
    let text = &page.text[start..];
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let end = date(text.as_bytes())?;
    // « 12-10-20201 » is no date.
    let goes_on = text[end..].starts_with(|c: char| c.is_ascii_digit());
    (!goes_on).then_some(start + end)
}

/// Where a date in digits at the head of the text ends: `2020-01`, `2020-01-07`, `7.1.2020`, `19/11/18`.
fn date(text: &[u8]) -> Option<usize> {
    let is = |at: usize, signs: &[u8]| text.get(at).is_some_and(|byte| signs.contains(byte));
    let first = count_digits(text, 0);
    if first == 4 && is(4, b"-") && count_digits(text, 5) >= 2 {
        let day = is(7, b"-") && count_digits(text, 8) >= 2;
        return Some(if day { 10 } else { 7 });
    }
    let second = count_digits(text, first + 1);
    let year = first + 1 + second + 1;
    let fits = |digits| (1..=2).contains(&digits);
    if !(fits(first) && is(first, b"./-") && fits(second) && is(year - 1, b"./-")) {
        return None;
    }
    match count_digits(text, year) {
        0 | 1 => None,
        2 | 3 => Some(year + 2),
        _ => Some(year + 4),
    }
}

/// How many digits stand at a place; more than five are not counted.
fn count_digits(text: &[u8], at: usize) -> usize {
    text.iter().skip(at).take(5).take_while(|byte| byte.is_ascii_digit()).count()
}

/// What follows a clock time with what joins it to its date: `à 22h48`, ` - 08:54`, `T10:00:00Z`.
pub(super) fn time(text: &str) -> Option<&str> {
    let joined = || {
        let text = text.trim_start();
        let text = JOINTS.iter().find_map(|joint| text.strip_prefix(joint)).unwrap_or(text);
        clock(text.trim_start())
    };
    text.strip_prefix('T').and_then(clock).or_else(joined)
}

/// What follows a clock time: `22h48`, `(08:54 GMT)`, `10:00:00Z`, `22 h`.
fn clock(text: &str) -> Option<&str> {
    let text = text.strip_prefix('(').unwrap_or(text);
    let hour = count_digits(text.as_bytes(), 0);
    if !(1..=2).contains(&hour) {
        return None;
    }
    let unit = &text[hour..];
    let unit = unit.strip_prefix(char::is_whitespace).unwrap_or(unit);
    let hours = unit.strip_prefix(['h', 'H', ':'])?;
    // The longest reading that doesn't end inside a word or number.
    for start in options(hours, hours.strip_prefix(char::is_whitespace)) {
        for minutes in options(start, two_digits(start)) {
            for end in options(minutes, minutes.strip_prefix(':').and_then(two_digits)) {
                if let Some(utc) = end.strip_prefix('Z') {
                    return Some(zone(utc));
                }
                if is_boundary(text, end) {
                    return Some(zone(end));
                }
            }
        }
    }
    None
}

/// The text with and without something optional read.
fn options<'t>(without: &'t str, with: Option<&'t str>) -> impl Iterator<Item = &'t str> {
    with.into_iter().chain([without])
}

fn two_digits(text: &str) -> Option<&str> {
    (count_digits(text.as_bytes(), 0) >= 2).then(|| &text[2..])
}

/// Does a word or number end or begin where `rest`, the end of `text`, begins?
fn is_boundary(text: &str, rest: &str) -> bool {
    let inside = |c: char| c.is_alphanumeric() || c == '_';
    let before = &text[..text.len() - rest.len()];
    // « à 14h02Le pont »: a sentence that is glued to the number
    let glued = before.ends_with(|c: char| c.is_ascii_digit()) && rest.starts_with(char::is_uppercase);
    before.ends_with(inside) != rest.starts_with(inside) || glued
}

/// What follows a time zone and a closing bracket, where there are any.
fn zone(text: &str) -> &str {
    let spaced = text.trim_start();
    let text = ZONES.iter().find_map(|zone| spaced.strip_prefix(zone)).unwrap_or(text);
    text.strip_prefix(')').unwrap_or(text)
}

/// `le samedi 11 décembre 2021`, `1er mai`, `lundi 3 mai`, `le 07/04/2023`: with an article and a weekday that may lack.
fn in_words(page: Page<'_>, range: Range<usize>) -> Option<usize> {
    let mut day = false;
    let mut month = None;
    for word in page.look_up(range).take(8) {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_digits_end_behind_their_last_field() {
        for (text, end) in [
            ("2020-01", Some(7)),
            ("2020-01-07 à 8h", Some(10)),
            ("2020-01-7", Some(7)),
            ("7.1.2020", Some(8)),
            ("19/11/18,", Some(8)),
            ("19-11-20181", Some(10)),
            ("2020/01/07", None),
            ("119/11/2018", None),
            ("19/11", None),
            ("19/11/1", None),
            ("49,3", None),
            ("", None),
        ] {
            assert_eq!(date(text.as_bytes()), end, "{text}");
        }
    }

    #[test]
    fn times_end_behind_their_zone_and_bracket() {
        for (text, rest) in [
            (" à 22h48 par", Some(" par")),
            (" - 08:54", Some("")),
            ("T10:00:00Z.", Some(".")),
            ("T10:00", Some("")),
            (", (8 h 30 GMT) |", Some(" |")),
            (" vers 22h.", Some(".")),
            (" 22h par", Some("par")),
            (" 22h — Lyon", Some(" — Lyon")),
            (" 10:30:451", Some(":451")),
            (" 10h30Le", Some("Le")),
            (" 10h301", None),
            (" 123h", None),
            (" 10 personnes", None),
            ("Tours", None),
            ("", None),
        ] {
            assert_eq!(time(text), rest, "{text}");
        }
    }
}
