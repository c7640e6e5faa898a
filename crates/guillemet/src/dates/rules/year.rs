//! Years by their number.

use super::day::is_noun_like;
use super::{Found, edge_before, looseness_before};
use crate::article::{DateKind, Grain, Modifier};
use crate::dates::expression::{Base, Fields, Known, Side};
use crate::dates::reader::Reader;
use crate::lexicon::{Classes, Glue};
use crate::tokens::TokenKind;

/// « 2015 », « en 1789 », « année 2020 », « début 2023 », « 1982-1990 ». Not « 2000 euros », « 1500 personnes », a season
/// of sport (« saison 2019-2020 ») or a document's number (« résolution 1405 »).
pub(super) fn year(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let (year, end) = year_at(reader, at)?;
    let mut start = at;
    if reader.is_before(at, &[Glue::An]) {
        start = at - 1;
    }
    let mut modifier = looseness_before(reader, start);
    if let Some((edge, from)) = edge_before(reader, start) {
        (modifier, start) = (Some(edge), from);
    }
    Some(of_year(start, end, year, modifier))
}

/// « mi-2021 ».
pub(super) fn mid(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let text = reader.text(at);
    let (mid, year) = text.split_at_checked(3)?;
    let year = year.parse().ok().filter(|year| (1900..2100).contains(year))?;
    mid.eq_ignore_ascii_case("mi-").then(|| of_year(at, at + 1, year, Some(Modifier::Mid)))
}

fn of_year(start: usize, end: usize, year: i16, modifier: Option<Modifier>) -> Found {
    let fields = Fields { year: Some(year), side: Side::Open, ..Fields::default() };
    let mut found = Found::new(start, end, DateKind::Date, Base::Fields(fields));
    found.known = Known::default().with(Grain::Year);
    found.modifier = modifier;
    found
}

/// A number of four digits that is a year where it stands.
fn year_at(reader: &Reader<'_>, at: usize) -> Option<(i16, usize)> {
    let (value, count) = reader.digits(at)?;
    let end = at + 1;
    // « 1990-91 » closes with two digits.
    let year = match count {
        4 if (1000..2100).contains(&value) => value as i16,
        2 if closes_year_range(reader, at, value) => {
            return Some(((first_of_range(reader, at)? / 100 * 100) + value as i16, end));
        }
        _ => return None,
    };
    if is_measured(reader, at, end) || is_of_season(reader, at, end) {
        return None;
    }
    let before = at.checked_sub(1);
    let introduced = before.is_some_and(|b| {
        reader.is(b, &[Glue::En, Glue::Depuis, Glue::An, Glue::Since, Glue::Vers, Glue::Entre])
            || reader.edge(b).is_some()
    });
    let bracketed = before.is_some_and(|b| reader.is_sign(b, '('));
    let in_range =
        before.is_some_and(|b| b > 0 && reader.is_dash(b) && reader.digits(b - 1).is_some_and(|(_, n)| n == 4));
    let plausible = (1900..2100).contains(&year) && !(is_plural_noun(reader, end) || is_numbered(reader, at));
    (introduced || bracketed || in_range || plausible).then_some((year, end))
}

/// Is the number counted, measured or part of a larger one?
fn is_measured(reader: &Reader<'_>, at: usize, end: usize) -> bool {
    if let Some(token) = reader.token(end) {
        let glued = reader.glued(end - 1);
        let sign = matches!(token.first, '%' | '€' | '$' | '°' | '£');
        let letters = glued && matches!(token.kind, TokenKind::Word | TokenKind::Number);
        let group = token.kind == TokenKind::Number && reader.digits(end).is_some_and(|(_, n)| n == 3);
        // « 2020/21 », « 1234-56 »: a hyphen leads to another year only.
        let slash = glued && token.is_sign('/');
        if sign || letters || group || slash || reader.unit(end).is_some() || token.has(Classes::UNIT) {
            return true;
        }
    }
    let Some(before) = at.checked_sub(1).and_then(|b| reader.token(b)) else { return false };
    let glued = reader.glued(at - 1);
    matches!(before.first, '€' | '$' | '#' | '№' | '£')
        || before.kind == TokenKind::Number && glued
        || (glued && matches!(before.first, '/' | '@' | '_' | '+' | '.' | '='))
        || (glued && before.is_sign('-') && !reader.digits(at.saturating_sub(2)).is_some_and(|(_, n)| n == 4))
}

/// « la saison 2019-2020 », « l'année scolaire 2020-2021 »: the seasons of sport and school are not annotated.
fn is_of_season(reader: &Reader<'_>, at: usize, end: usize) -> bool {
    let range_behind = reader.is_dash(end) && reader.digits(end + 1).is_some();
    let range_before = at >= 2 && reader.is_dash(at - 1) && reader.digits(at - 2).is_some();
    (range_behind && reader.is_before(at, &[Glue::Saison]))
        || (range_before && at >= 3 && reader.is(at - 3, &[Glue::Saison]))
}

/// Is the number a plural noun's: « 2000 manifestants »?
fn is_plural_noun(reader: &Reader<'_>, at: usize) -> bool {
    is_noun_like(reader, at) && reader.text(at).ends_with(['s', 'x']) && !reader.text(at).ends_with("ais")
}

/// « n° 1905 », « article 2012 », « loi 1901 »: the number of a thing.
fn is_numbered(reader: &Reader<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let text = reader.text(before);
    reader.is_sign(before, '°')
        || matches!(text, "no" | "No" | "numéro" | "article" | "résolution" | "page" | "vol" | "chambre")
}

/// « 91 » in « 1990-91 ».
fn closes_year_range(reader: &Reader<'_>, at: usize, value: i32) -> bool {
    at >= 2
        && reader.is_dash(at - 1)
        && reader.glued(at - 1)
        && reader.glued(at - 2)
        && first_of_range(reader, at).is_some_and(|first| value > i32::from(first) % 100)
        && !is_measured(reader, at, at + 1)
        && !is_of_season(reader, at, at + 1)
}

/// The year before the hyphen of a range; what came before has been read already.
fn first_of_range(reader: &Reader<'_>, at: usize) -> Option<i16> {
    let first = at.checked_sub(2)?;
    let text = reader.surface.word(first);
    let year: i16 = (text.len() == 4).then(|| text.parse().ok())??;
    (1900..2100).contains(&year).then_some(year)
}
