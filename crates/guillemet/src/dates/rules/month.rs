//! Months, with or without their year.

use super::day::{counts, side_behind};
use super::{Found, edge_before, looseness_before};
use crate::article::{DateKind, Grain, Modifier};
use crate::dates::expression::{Base, Fields, Known, Side};
use crate::dates::reader::Reader;
use crate::lexicon::{Glue, TimeWord};
use crate::tokens::{ORDINAL_ENDINGS, Shape};

/// « mars 2020 », « mai dernier », « fin août », « mois de février ». Not the planet Mars, nor « Avril Lavigne ».
pub(super) fn month(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let TimeWord::Month(month) = reader.word(at) else { return None };
    // « 32 août »: the calendar has no such day.
    if at.checked_sub(1).is_some_and(|before| reader.digits(before).is_some_and(|(_, count)| count < 3)) {
        return None;
    }
    // « rue du 8-Mai »: a day that is none.
    let day = |at: usize| reader.digits(at).is_some() || ORDINAL_ENDINGS.contains(&reader.text(at));
    if at >= 2 && reader.is_dash(at - 1) && reader.glued(at - 1) && day(at - 2) {
        return None;
    }
    let found = around(reader, at, at + 1, month);
    let Base::Fields(fields) = found.base else { return None };
    if fields.year.is_none() && fields.side == Side::Open && is_name(reader, at, month) {
        return None;
    }
    Some(found)
}

/// « sept. 2014 »: an abbreviation with its year.
pub(super) fn short(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let TimeWord::ShortMonth(month) = reader.word(at) else { return None };
    let (_, end) = reader.month(at)?;
    reader.year(end, false)?;
    Some(around(reader, at, end, month))
}

/// « mi-mars », « à la mi-avril 2020 ».
pub(super) fn mid(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let TimeWord::MidMonth(month) = reader.word(at) else { return None };
    let mut found = around(reader, at, at + 1, month);
    found.modifier = Some(Modifier::Mid);
    Some(found)
}

/// A month with what stands around it.
fn around(reader: &Reader<'_>, at: usize, end: usize, month: i8) -> Found {
    let mut fields = Fields { month: Some(month), ..Fields::default() };
    let mut known = Known::default().with(Grain::Month);
    let (mut start, mut end) = (at, end);
    if let Some((year, behind)) = reader.year(end, true).filter(|&(_, behind)| is_year(reader, end, behind)) {
        (fields.year, end) = (Some(year), behind);
        known = known.with(Grain::Year);
    } else if let Some((side, behind)) = side_behind(reader, end) {
        (fields.side, end) = (side, behind);
    }
    if reader.is_before(start, &[Glue::De]) && reader.glue_before(start, 2) == Some(Glue::Mois) {
        start -= 2;
    }
    let mut modifier = looseness_before(reader, start);
    if let Some((edge, from)) = edge_before(reader, start) {
        (modifier, start) = (Some(edge), from);
    } else if reader.is_before(start, &[Glue::Ce]) {
        start -= 1;
    }
    let mut found = Found::new(start, end, DateKind::Date, Base::Fields(fields));
    (found.modifier, found.known) = (modifier, known);
    found
}

/// Two digits are a year behind a month only where they can be no count: « octobre 98 », « mai 68 ».
fn is_year(reader: &Reader<'_>, at: usize, end: usize) -> bool {
    match reader.digits(at) {
        Some((value, 2)) => reader.phrase || (!(10..=31).contains(&value) && !counts(reader, at, end)),
        _ => true,
    }
}

/// Is the month's word a name where it stands: « la planète Mars », « Avril Lavigne »?
fn is_name(reader: &Reader<'_>, at: usize, month: i8) -> bool {
    let Some(token) = reader.token(at) else { return false };
    if token.shape != Shape::Capital {
        return false;
    }
    let before_capital = reader.token(at + 1).is_some_and(|next| next.shape == Shape::Capital);
    let in_time = reader.is_before(at, &[Glue::En, Glue::Depuis]) || edge_before(reader, at).is_some();
    (month == 3 && !in_time) || (before_capital && !in_time)
}
