//! Feasts and public holidays by their names.

use super::Found;
use super::day::side_behind;
use super::part::part_behind;
use crate::article::{DateKind, Grain};
use crate::dates::expression::{Base, Known, Side};
use crate::dates::reader::Reader;
use crate::lexicon::{Classes, ContextRole, Feast, Glue, Unit};

/// The feast whose name begins at a place, and the place behind it.
fn feast_at(reader: &Reader<'_>, at: usize) -> Option<(Feast, usize)> {
    let token = reader.token(at)?;
    if !token.has(Classes::PHRASE_START) {
        return None;
    }
    let word = |i: usize| reader.token(at + 1 + i).map(|t| t.word).unwrap_or_default();
    let (length, feast) = reader.calendar.feast(token.word, word)?;
    (!feast.capital || token.is_capital() || length > 1 || reader.phrase).then_some((feast, at + length))
}

/// « Noël », « lundi de Pâques », « Pâques 2019 », « Noël dernier », « ramadan ». Not « père Noël », « l'ascension du mont ».
pub(super) fn feast(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let (feast, end) = feast_at(reader, at)?;
    if is_name(reader, at, end) {
        return None;
    }
    let start = if reader.is_before(at, &[Glue::Ce]) { at - 1 } else { at };
    Some(with_year(reader, start, end, feast, 0))
}

/// Does a name of several words that is no date begin at a place: « l'accord du Vendredi saint »?
pub(super) fn begins_name(reader: &Reader<'_>, at: usize) -> bool {
    feast_at(reader, at).is_some_and(|(_, end)| end - at > 1 && is_name(reader, at, end))
}

/// A feast behind `veille de`, `lendemain de`, `soir de`, `week-end de` at `start`, and how many days from it are meant.
pub(super) fn beside(reader: &Reader<'_>, at: usize, start: usize, days: i8) -> Option<Found> {
    let (feast, end) = feast_at(reader, at)?;
    Some(with_year(reader, start, end, feast, days))
}

/// « week-end de Pâques », « ce week-end de l'Ascension »: the week-end beside a feast.
pub(super) fn weekend(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let (Unit::Weekend, _) = reader.unit(at)? else { return None };
    let start = if reader.is_before(at, &[Glue::Ce]) { at - 1 } else { at };
    let found = beside(reader, reader.skip_of(at + 1)?, start, 0)?;
    let Base::Feast { feast, year, side, days, .. } = found.base else { return None };
    Some(Found { base: Base::Feast { feast, year, side, days, weekend: true }, ..found })
}

fn with_year(reader: &Reader<'_>, start: usize, end: usize, feast: Feast, days: i8) -> Found {
    let mut known = Known::default().with(Grain::Day).with(Grain::Month);
    let (year, end) = match reader.year(end, false) {
        Some((year, end)) => {
            known = known.with(Grain::Year);
            (Some(year), end)
        }
        None => (None, end),
    };
    let sided = side_behind(reader, end).filter(|(side, _)| year.is_none() && matches!(side, Side::Last | Side::Next));
    let (side, end) = sided.unwrap_or((Side::Open, end));
    let base = Base::Feast { feast, year, side, days, weekend: false };
    let mut found = Found::new(start, end, DateKind::Date, base);
    found.known = known;
    if let Some((part, modifier, end)) = part_behind(reader, end) {
        (found.part, found.modifier, found.end) = (Some(part), modifier, end);
    }
    found
}

/// « père Noël », « île de Pâques », « Noël Mamère », « sapin de Noël »: a name or a thing, not the day.
fn is_name(reader: &Reader<'_>, at: usize, end: usize) -> bool {
    // « l'accord du Vendredi saint ».
    let accord =
        reader.is_before(at, &[Glue::Du]) && at.checked_sub(2).is_some_and(|b| reader.has_role(b, ContextRole::Name));
    if accord && !reader.phrase {
        return true;
    }
    if end - at > 1 || reader.phrase {
        return false;
    }
    let before_capital = reader.token(end).is_some_and(|t| t.is_capital() && !t.has(Classes::DETERMINER));
    let before = at.checked_sub(1);
    // « Karim Ramadan », « Marc Zénon Toussaint »
    let behind_capital = before.is_some_and(|b| {
        let unknown = |classes: Classes| classes.without(Classes::LOOK_UPS).is_empty();
        reader.token(b).is_some_and(|t| {
            t.is_capital() && (t.has(Classes::FIRST_NAME) || b > reader.tokens.start && unknown(t.classes))
        })
    });
    let of_thing = reader.is_before(at, &[Glue::De])
        && before.and_then(|b| b.checked_sub(1)).is_some_and(|b| super::day::is_noun_like(reader, b));
    let father = before.is_some_and(|b| reader.has_role(b, ContextRole::Name));
    before_capital || behind_capital || of_thing || father
}
