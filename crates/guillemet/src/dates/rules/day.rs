//! Days by weekday, day of the month and month.

use jiff::civil::Date as Day;

use super::part::part_behind;
use super::{Found, looseness_before, numeric};
use crate::article::{DateKind, Grain};
use crate::dates::expression::{Base, Fields, Known, Side};
use crate::dates::reader::Reader;
use crate::lexicon::{Classes, Glue, TimeWord, Unit};
use crate::tokens::TokenKind;

/// A day as far as it is written, and the place behind it.
#[derive(Clone, Copy)]
pub(super) struct DayRead {
    pub(super) fields: Fields,
    pub(super) known: Known,
    pub(super) end: usize,
}

/// A day with what stands around it: `ce` before, `dernier` and the part of the day behind.
pub(super) fn whole(reader: &Reader<'_>, at: usize, read: DayRead) -> Found {
    let DayRead { mut fields, known, mut end } = read;
    let mut start = at;
    if reader.is_before(at, &[Glue::Ce]) {
        start = at - 1;
        fields.side = Side::This;
    } else if reader.is_before(at, &[Glue::Meme]) && reader.glue_before(at, 2) == Some(Glue::Ce) {
        start = at - 2;
        fields.side = Side::Same;
    }
    if let Some((side, behind)) = side_behind(reader, end) {
        (fields.side, end) = (side, behind);
        // « le samedi précédent » keeps its article, as « la semaine dernière » does.
        let bare = fields.day.is_none() && matches!(side, Side::Before | Side::After);
        if bare && reader.is_before(at, &[Glue::Le]) {
            start = at - 1;
        }
    }
    if let Some((week, behind)) = week_behind(reader, end).filter(|_| fields.day.is_none()) {
        (fields.week, end) = (Some(week), behind);
    }
    if let Some((days, behind)) = weeks_behind(reader, end).filter(|_| fields.day.is_none()) {
        (fields.side, fields.days, end) = (Side::Next, days, behind);
    }
    let mut found = Found::new(start, end, DateKind::Date, Base::Fields(fields));
    found.known = known;
    found.modifier = looseness_before(reader, start);
    if let Some((part, modifier, end)) = part_behind(reader, end) {
        found.part = Some(part);
        found.modifier = modifier.or(found.modifier);
        found.end = end;
        found.known = known.with(Grain::PartOfDay);
    }
    found
}

/// `dernier`, `prochain`, `précédent`, `suivant` behind a day, month or unit.
pub(super) fn side_behind(reader: &Reader<'_>, at: usize) -> Option<(Side, usize)> {
    let side = match reader.glue(at)? {
        Glue::Dernier => Side::Last,
        Glue::Prochain => Side::Next,
        Glue::Precedent => Side::Before,
        Glue::Suivant => Side::After,
        Glue::De if reader.is(at + 1, &[Glue::Apres]) => return Some((Side::After, at + 2)),
        Glue::De if reader.is(at + 1, &[Glue::Avant]) => return Some((Side::Before, at + 2)),
        _ => return None,
    };
    Some((side, at + 1))
}

/// « (de) la semaine prochaine » behind a weekday: how many weeks from this one.
fn week_behind(reader: &Reader<'_>, at: usize) -> Option<(i8, usize)> {
    let unit = reader.skip_article(if reader.is(at, &[Glue::De]) { at + 1 } else { at });
    if !reader.is(unit, &[Glue::Semaine]) || unit == at {
        return None;
    }
    let (side, end) = side_behind(reader, unit + 1)?;
    Some((if matches!(side, Side::Last | Side::Before) { -1 } else { 1 }, end))
}

/// « en huit », « en quinze » behind a weekday: so many days behind the next one. Not « lundi en quinze minutes ».
fn weeks_behind(reader: &Reader<'_>, at: usize) -> Option<(i8, usize)> {
    let (days, end) = reader.integer(at + 1).filter(|_| reader.is(at, &[Glue::En]))?;
    let days = match days {
        8 => 7,
        15 => 14,
        _ => return None,
    };
    (reader.unit(end).is_none() && !is_noun_like(reader, end)).then_some((days, end))
}

/// The day that begins at a place: « mardi 7 janvier 2020 », « 7 janvier », « 07/01/2020 », « mardi ».
pub(super) fn day_at(reader: &Reader<'_>, at: usize) -> Option<DayRead> {
    if let TimeWord::Weekday(weekday) = reader.word(at) {
        return Some(weekday_at(reader, at + 1, weekday));
    }
    numeric::iso_day(reader, at)
        .or_else(|| numeric::slashed_day(reader, at, false))
        .or_else(|| numeric::dotted_day(reader, at))
        .or_else(|| day_month_at(reader, at))
}

/// What follows a weekday: « 7 janvier », « (12 mars) », « 13 », or nothing.
fn weekday_at(reader: &Reader<'_>, at: usize, weekday: i8) -> DayRead {
    let with = |mut read: DayRead, end: usize| {
        read.fields.weekday = Some(weekday);
        read.known = read.known.with(Grain::Weekday);
        read.end = end;
        read
    };
    let date_at = |at: usize| {
        numeric::iso_day(reader, at)
            .or_else(|| numeric::slashed_day(reader, at, true))
            .or_else(|| numeric::dotted_day(reader, at))
            .or_else(|| day_month_at(reader, at))
    };
    let behind = if reader.is_sign(at, ',') { at + 1 } else { at };
    let behind = if reader.is(behind, &[Glue::Le]) { behind + 1 } else { behind };
    if let Some(date) = date_at(behind) {
        return with(date, date.end);
    }
    if reader.is_sign(at, '(') {
        if let Some(date) = date_at(at + 1).filter(|date| reader.is_sign(date.end, ')')) {
            return with(date, date.end + 1);
        }
    }
    if let Some((day, end)) = reader.day_of_month(at).filter(|&(_, end)| day_stands_alone(reader, at, end)) {
        let (month, year) = listed_month(reader, end).unzip();
        let fields = Fields { day: Some(day), month, year: year.flatten(), ..Fields::default() };
        return with(DayRead { fields, known: Known::default().with(Grain::Day), end }, end);
    }
    with(DayRead { fields: Fields::default(), known: Known::default(), end: at }, at)
}

/// May a number behind a weekday be the day of the month: « samedi 16 à 18 h », not « samedi 16 personnes »?
fn day_stands_alone(reader: &Reader<'_>, at: usize, end: usize) -> bool {
    if reader.is(end, &[Glue::HourMark]) || reader.unit(end).is_some() || reader.is_sign(end, ':') {
        return false;
    }
    match reader.token(end) {
        None => true,
        Some(token) if token.kind == TokenKind::Word => {
            reader.phrase || reader.is(end, &[Glue::Au, Glue::Et, Glue::To]) && reader.digits(at).is_some()
        }
        Some(token) => token.kind == TokenKind::Sign && !matches!(token.first, '%' | '€' | '$' | '-' | '/'),
    }
}

/// « 7 janvier 2020 », « 1er mai », « quatorze juillet », « 7-Octobre ».
fn day_month_at(reader: &Reader<'_>, at: usize) -> Option<DayRead> {
    let (day, mut end) = reader.day_of_month(at)?;
    if reader.is_sign(end, '-') && reader.glued(end - 1) && reader.glued(end) {
        end += 1;
    }
    let (month, end) = reader.month(end)?;
    let mut known = Known::default().with(Grain::Day).with(Grain::Month);
    let (year, end) = match reader.year(end, true).filter(|&(_, behind)| !counts(reader, end, behind)) {
        Some((year, end)) => {
            known = known.with(Grain::Year);
            (Some(year), end)
        }
        None => (None, end),
    };
    // The calendar must have the day; a leap year answers where the year is open.
    Day::new(year.unwrap_or(2000), month, day).ok()?;
    let fields = Fields { day: Some(day), month: Some(month), year, ..Fields::default() };
    Some(DayRead { fields, known, end })
}

/// Does a number of two digits count what follows: « en mars 12 pays »?
pub(super) fn counts(reader: &Reader<'_>, at: usize, end: usize) -> bool {
    let two_digits = reader.digits(at).is_some_and(|(_, count)| count == 2);
    two_digits && !reader.phrase && is_noun_like(reader, end)
}

/// A lower-case word of no closed class: a noun or adjective that a number may count.
pub(super) fn is_noun_like(reader: &Reader<'_>, at: usize) -> bool {
    const CLOSED: Classes = Classes::DETERMINER
        .union(Classes::PREPOSITION)
        .union(Classes::SUBJECT_PRONOUN)
        .union(Classes::OBJECT_CLITIC)
        .union(Classes::RELATIVE)
        .union(Classes::COORDINATOR)
        .union(Classes::SUBORDINATOR)
        .union(Classes::ADVERB)
        .union(Classes::NEGATION)
        .union(Classes::FINITE_VERB);
    reader.token(at).is_some_and(|t| t.kind == TokenKind::Word && !t.is_capital() && !t.has(CLOSED))
}

/// « 7 janvier 2020 », « le 7 janvier au soir », « ce 7 janvier ». Not « 32 août », nor « 7 mars » of a planet.
pub(super) fn day_month(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let read = day_month_at(reader, at)?;
    (!names_street(reader, at)).then(|| whole(reader, at, read))
}

/// « place du 1er-Mai », « rue du 8-Mai »: a day glued to its month behind a street, a square, a station. Not « les attaques du 7-Octobre ».
fn names_street(reader: &Reader<'_>, at: usize) -> bool {
    let place = at.checked_sub(2).is_some_and(|place| reader.has(place, Classes::PLACE_HEAD));
    let glued = (at + 1..at + 3).any(|dash| reader.is_dash(dash) && reader.glued(dash));
    place && glued && reader.is_before(at, &[Glue::Du])
}

/// « premier mars ». Not « premier ministre ».
pub(super) fn first_of_month(reader: &Reader<'_>, at: usize) -> Option<Found> {
    (reader.entry(at).ordinal == Some(1)).then_some(())?;
    day_month(reader, at)
}

/// « 19 » in « du 19 au 23 juillet », « les 11, 12 et 19 avril 2023 », « 13-15 juillet »: a day whose month stands behind
/// a later one. Not « entre 3 et 5 personnes ».
pub(super) fn listed(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let (day, end) = reader.day_of_month(at)?;
    let (month, year) = listed_month(reader, end).unzip();
    if month.is_none() && !(reader.phrase && is_bare_range(reader, at, end)) {
        return None;
    }
    let fields = Fields { day: Some(day), month, year: year.flatten(), ..Fields::default() };
    Some(whole(reader, at, DayRead { fields, known: Known::default().with(Grain::Day), end }))
}

/// « du 13 au 18 », with neither month nor unit.
fn is_bare_range(reader: &Reader<'_>, at: usize, end: usize) -> bool {
    let (opened, closed) = match reader.glue_before(at, 1) {
        Some(Glue::Du) => (true, reader.is(end, &[Glue::Au])),
        Some(Glue::Le) => (reader.glue_before(at, 2) == Some(Glue::Entre), reader.is(end, &[Glue::Et])),
        _ => (false, false),
    };
    let other = reader.skip_article(end + 1);
    opened && closed && reader.day_of_month(other).is_some_and(|(_, behind)| reader.unit(behind).is_none())
}

/// The month, and the year if it is said, of the last day of a list that goes on at a place.
fn listed_month(reader: &Reader<'_>, at: usize) -> Option<(i8, Option<i16>)> {
    let mut end = at;
    // Seven days are a long list.
    for _ in 0..7 {
        end = match reader.glue(end) {
            Some(Glue::Au | Glue::Et | Glue::Ou | Glue::To) => end + 1,
            Some(Glue::Jusque) if reader.is(end + 1, &[Glue::Au]) => end + 2,
            _ if reader.is_sign(end, ',') || reader.is_dash(end) => end + 1,
            _ => return None,
        };
        end = reader.skip_article(end);
        if let TimeWord::Weekday(_) = reader.word(end) {
            end += 1;
        }
        let (_, behind) = reader.day_of_month(end)?;
        if let Some((month, after)) = reader.month(behind) {
            return Some((month, reader.year(after, false).map(|(year, _)| year)));
        }
        end = behind;
    }
    None
}

/// « le 16 », « le 2 à 5 h », in a phrase only: an article counts otherwise.
pub(super) fn lone(reader: &Reader<'_>, at: usize) -> Option<Found> {
    if !reader.phrase {
        return None;
    }
    let (day, end) = reader.day_of_month(at)?;
    let introduced = reader.is_before(at, &[Glue::Le, Glue::Du, Glue::Au]);
    if !introduced || reader.unit(end).is_some() || reader.is(end, &[Glue::HourMark]) {
        return None;
    }
    let fields = Fields { day: Some(day), ..Fields::default() };
    Some(whole(reader, at, DayRead { fields, known: Known::default().with(Grain::Day), end }))
}

/// « mardi », « ce mardi 7 janvier au soir », « mardi soir 7 janvier », « mardi dernier », « jeudi (12 mars) ». Not « Le Journal du
/// Dimanche ».
pub(super) fn weekday(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let TimeWord::Weekday(weekday) = reader.word(at) else { return None };
    if super::feast::begins_name(reader, at) {
        return None;
    }
    let read = weekday_at(reader, at + 1, weekday);
    if read.fields.day.is_some() {
        return Some(whole(reader, at, read));
    }
    if ends_name_of_paper(reader, at) {
        return None;
    }
    let dated = part_behind(reader, read.end).and_then(|(part, modifier, end)| {
        let date = day_month_at(reader, end)?;
        let fields = Fields { weekday: Some(weekday), ..date.fields };
        let known = date.known.with(Grain::Weekday).with(Grain::PartOfDay);
        let found = whole(reader, at, DayRead { fields, known, end: date.end });
        Some(Found { part: Some(part), modifier: modifier.or(found.modifier), ..found })
    });
    Some(dated.unwrap_or_else(|| whole(reader, at, read)))
}

/// « Le Journal du |Dimanche »
fn ends_name_of_paper(reader: &Reader<'_>, at: usize) -> bool {
    let capital = |at| reader.token(at).is_some_and(|token| token.is_capital());
    at.checked_sub(2).is_some_and(|before| {
        let inside = before > reader.tokens.start && reader.is(before + 1, &[Glue::Du]);
        inside && capital(at) && capital(before)
    })
}

/// « lun. 3 mars », « dim 15 sept ». Not « sa » or « mer » alone.
pub(super) fn short_weekday(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let TimeWord::ShortWeekday(weekday) = reader.word(at) else { return None };
    let dot = reader.is_sign(at + 1, '.') && reader.glued(at);
    let behind = at + 1 + usize::from(dot);
    let read = weekday_at(reader, behind, weekday);
    let bare = read.fields.day.is_none();
    if bare && !(reader.phrase && (dot || reader.token(behind).is_none())) || (!bare && read.fields.month.is_none()) {
        return None;
    }
    Some(whole(reader, at, DayRead { end: read.end.max(behind), ..read }))
}

/// « March 5, 2021 », in a post that an article embeds.
pub(super) fn english(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let TimeWord::EnglishMonth(month) = reader.word(at) else { return None };
    let (day, count) = reader.digits(at + 1)?;
    let comma = reader.is_sign(at + 2, ',');
    let (year, end) = reader.year(at + 2 + usize::from(comma), false)?;
    if count > 2 {
        return None;
    }
    Day::new(year, month, i8::try_from(day).ok()?).ok()?;
    let fields = Fields { day: Some(day as i8), month: Some(month), year: Some(year), ..Fields::default() };
    let mut found = Found::new(at, end, DateKind::Date, Base::Fields(fields));
    found.known = Known::default().with(Grain::Day).with(Grain::Month).with(Grain::Year);
    Some(found)
}

/// Is a unit of time shorter than a day?
pub(super) fn is_clock_unit(unit: Unit) -> bool {
    matches!(unit, Unit::Second | Unit::Minute | Unit::Hour)
}
