//! Dates in digits alone.

use jiff::civil::Date as Day;

use super::Found;
use crate::article::{DateKind, Grain};
use crate::dates::expression::{Base, Fields, Known};
use crate::dates::reader::{Reader, century};
use crate::dates::rules::day::{self, DayRead};
use crate::lexicon::{Classes, Glue};

/// « 2020-01-07 », and « 2020-01 » where a header names the date so. Not the score « 3-1 », not « 2015-2018 ».
pub(super) fn iso(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let (year, count) = reader.digits(at)?;
    if count != 4 || !(1000..=2999).contains(&year) || !(reader.glued(at) && reader.is_sign(at + 1, '-')) {
        return None;
    }
    if let Some(date) = iso_day(reader, at) {
        return Some(day::whole(reader, at, date));
    }
    // « 2019-20 » is a season of sport: a month has its zero, or stands behind « date ».
    let (month, count) = reader.digits(at + 2)?;
    let named = reader.text(at.checked_sub(1)?).eq_ignore_ascii_case("date");
    let month_like = reader.glued(at + 1) && count == 2 && (1..=12).contains(&month) && (month < 10 || named);
    if !month_like || (reader.is_dash(at + 3) && reader.glued(at + 2)) || !(named || reader.phrase || month < 10) {
        return None;
    }
    let fields = Fields { year: Some(year as i16), month: Some(month as i8), ..Fields::default() };
    let mut found = Found::new(at, at + 3, DateKind::Date, Base::Fields(fields));
    found.known = Known::default().with(Grain::Year).with(Grain::Month);
    Some(found)
}

/// The day of « 2020-01-07 ».
pub(super) fn iso_day(reader: &Reader<'_>, at: usize) -> Option<DayRead> {
    let (year, count) = reader.digits(at)?;
    let dashes = reader.is_sign(at + 1, '-') && reader.is_sign(at + 3, '-');
    if count != 4 || !dashes || !(at..at + 4).all(|i| reader.glued(i)) {
        return None;
    }
    let ((month, months), (day, days)) = (reader.digits(at + 2)?, reader.digits(at + 4)?);
    if months > 2 || days > 2 {
        return None;
    }
    numbers(day, month, Some(year), at + 5)
}

/// « 07/01/2020 », « 08-09-2019 », « le 7/1 ». Not « 3/4 des voix », a phone number, « 24/24 ».
pub(super) fn slashed(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let date = slashed_day(reader, at, false)?;
    Some(day::whole(reader, at, date))
}

/// The day of a date with slashes or hyphens; a date `beside` a weekday needs no year.
pub(super) fn slashed_day(reader: &Reader<'_>, at: usize, beside: bool) -> Option<DayRead> {
    let (day, days) = reader.digits(at)?;
    let slash = reader.is_sign(at + 1, '/');
    if days > 2 || !(slash || reader.is_sign(at + 1, '-')) || !reader.glued(at) || !reader.glued(at + 1) {
        return None;
    }
    // « 06-12-34-56 »: a phone number goes on on both sides.
    if at > 0 && reader.tokens.contains(&(at - 1)) && reader.glued(at - 1) && !reader.is_sign(at - 1, '(') {
        return None;
    }
    let (month, months) = reader.digits(at + 2)?;
    if months > 2 {
        return None;
    }
    let separator = if slash { '/' } else { '-' };
    let goes_on = reader.is_sign(at + 3, separator) && reader.glued(at + 2) && reader.glued(at + 3);
    if goes_on {
        let (year, years) = reader.digits(at + 4)?;
        let further = reader.is_sign(at + 5, separator) && reader.glued(at + 4);
        return match years {
            4 => numbers(day, month, Some(year), at + 5),
            2 if (slash || reader.phrase) && !further => numbers(day, month, Some(century(year)), at + 5),
            _ => None,
        };
    }
    let introduced =
        beside || reader.phrase || (reader.is_before(at, &[Glue::Le, Glue::Du, Glue::Au]) && days == 2 && months == 2);
    (slash && introduced).then(|| numbers(day, month, None, at + 3)).flatten()
}

/// « 7.1.2020 », « 03.10.90 ». Not the version « 1.2.3 » nor an amount « 1.000.000 ».
pub(super) fn dotted(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let date = dotted_day(reader, at)?;
    Some(day::whole(reader, at, date))
}

/// The day of a date with full stops.
pub(super) fn dotted_day(reader: &Reader<'_>, at: usize) -> Option<DayRead> {
    let token = reader.token(at)?;
    if !(6..=10).contains(&token.span.len()) {
        return None;
    }
    let mut parts = reader.text(at).split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || day.len() > 2 || month.len() > 2 {
        return None;
    }
    let year = match year.len() {
        4 => year.parse().ok()?,
        2 if day.len() == 2 && month.len() == 2 => century(year.parse().ok()?),
        _ => return None,
    };
    numbers(day.parse().ok()?, month.parse().ok()?, Some(year), at + 1)
}

/// « 20 02 2014 », « le 17 2 », in a phrase only: in an article these are two numbers.
pub(super) fn spaced(reader: &Reader<'_>, at: usize) -> Option<Found> {
    if !reader.phrase || reader.has_before(at, Classes::WEEKDAY) {
        return None;
    }
    let ((day, days), (month, months)) = (reader.digits(at)?, reader.digits(at + 1)?);
    if days > 2 || months > 2 || reader.is(at + 2, &[Glue::HourMark]) {
        return None;
    }
    let date = match reader.digits(at + 2) {
        Some((year, 4)) => numbers(day, month, Some(year), at + 3)?,
        Some((year, 2)) => numbers(day, month, Some(century(year)), at + 3)?,
        _ => numbers(day, month, None, at + 2)?,
    };
    Some(day::whole(reader, at, date))
}

/// A day by its numbers, if the calendar has it.
fn numbers(day: i32, month: i32, year: Option<i32>, end: usize) -> Option<DayRead> {
    // Any leap year answers for a day without a year.
    let (day, month, year) = (i8::try_from(day).ok()?, i8::try_from(month).ok()?, year.map(|y| y as i16));
    Day::new(year.unwrap_or(2000), month, day).ok()?;
    let mut known = Known::default().with(Grain::Day).with(Grain::Month);
    if year.is_some() {
        known = known.with(Grain::Year);
    }
    let fields = Fields { day: Some(day), month: Some(month), year, ..Fields::default() };
    Some(DayRead { fields, known, end })
}
