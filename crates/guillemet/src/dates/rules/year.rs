//! Years by their number.

use super::day::is_noun_like;
use super::{Found, edge_before, looseness_before};
use crate::article::{DateKind, Grain, Modifier};
use crate::dates::expression::{Base, Fields, Known, Side};
use crate::dates::reader::Reader;
use crate::lexicon::{Classes, ContextRole, Glue, TimeWord};
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

/// A number of four digits, or of two in « en 97 » and « 1990-95 », that is a year where it stands.
fn year_at(reader: &Reader<'_>, at: usize) -> Option<(i16, usize)> {
    let (value, count) = reader.digits(at)?;
    let end = at + 1;
    let year = match count {
        4 if (1000..2100).contains(&value) => value as i16,
        2 if follows_en(reader, at, value) => return Some((1900 + value as i16, end)),
        2 if closes_year_range(reader, at, value) => {
            return Some((year_before_dash(reader, at)? / 100 * 100 + value as i16, end));
        }
        _ => return None,
    };
    if is_measured(reader, at, end) || is_of_season(reader, at, value) {
        return None;
    }
    let before = at.checked_sub(1);
    let introduced = before.is_some_and(|b| {
        reader.is(b, &[Glue::En, Glue::Depuis, Glue::An, Glue::Since, Glue::Vers, Glue::Entre])
            || reader.edge(b).is_some()
            || reader.is_sign(b, '(')
            || is_dated(reader, b)
    });
    let in_range = year_before_dash(reader, at).is_some();
    // The month before would have taken its year: « 32 août 2014 » has none.
    if before.is_some_and(|b| matches!(reader.word(b), TimeWord::Month(_))) {
        return None;
    }
    let plausible = (1900..2100).contains(&year) && !(is_plural_noun(reader, end) || is_numbered(reader, at));
    (introduced || in_range || plausible).then_some((year, end))
}

/// « datant de 1574 », « remonte à 1612 »: is a preposition at `at` one that a thing's date follows?
fn is_dated(reader: &Reader<'_>, at: usize) -> bool {
    let verb = at.checked_sub(1).is_some_and(|verb| reader.has_role(verb, ContextRole::Dated));
    verb && reader.is(at, &[Glue::De, Glue::To])
}

/// « en 97 »: two digits from 40 on that count nothing.
fn follows_en(reader: &Reader<'_>, at: usize, value: i32) -> bool {
    let closed = reader
        .token(at + 1)
        .is_none_or(|t| t.kind == TokenKind::Sign && !matches!(t.first, '%' | '€' | '$' | '-' | ':' | '/'));
    value >= 40 && reader.is_before(at, &[Glue::En]) && closed
}

/// The year before a hyphen that stands before a place. The expression before may have taken it, so the text is asked.
fn year_before_dash(reader: &Reader<'_>, at: usize) -> Option<i16> {
    let (first, dash) = (at.checked_sub(2)?, at.checked_sub(1)?);
    let token = reader.surface.token(dash);
    let dashed = matches!(token.first, '-' | '–' | '—' | '‑') && token.kind == TokenKind::Sign;
    let text = reader.surface.word(first);
    let year: i16 = (dashed && text.len() == 4).then(|| text.parse().ok())??;
    (1000..2100).contains(&year).then_some(year)
}

/// Is the number counted, measured or part of a larger one?
fn is_measured(reader: &Reader<'_>, at: usize, end: usize) -> bool {
    if let Some(token) = reader.token(end) {
        let glued = reader.glued(end - 1);
        let sign = matches!(token.first, '%' | '€' | '$' | '°' | '£');
        let letters = glued && matches!(token.kind, TokenKind::Word | TokenKind::Number);
        let group = token.kind == TokenKind::Number && reader.digits(end).is_some_and(|(_, n)| n == 3);
        let slash = glued && token.is_sign('/');
        if sign
            || letters
            || group
            || slash
            || reader.unit(end).is_some()
            || (token.has(Classes::UNIT) && !token.has(Classes::PREPOSITION))
        {
            return true;
        }
    }
    let Some(before) = at.checked_sub(1).and_then(|b| reader.token(b)) else { return false };
    let glued = reader.glued(at - 1);
    matches!(before.first, '€' | '$' | '#' | '№' | '£')
        || before.kind == TokenKind::Number && glued
        || (glued && matches!(before.first, '/' | '@' | '_' | '+' | '.' | '='))
        || (glued && before.is_sign('-') && year_before_dash(reader, at).is_none())
}

/// « la saison 2019-2020 », « en 2021-2022 », « l'année scolaire 2020-21 »: two years on end are a season of sport or school,
/// which is not annotated.
fn is_of_season(reader: &Reader<'_>, at: usize, year: i32) -> bool {
    let follows = |first: i32, second: i32| second == first + 1 || second == (first + 1) % 100;
    let joined = reader.is_dash(at + 1) || reader.is_sign(at + 1, '/');
    let next = if joined { reader.digits(at + 2) } else { None };
    next.is_some_and(|(next, _)| follows(year, next))
        || year_before_dash(reader, at).is_some_and(|first| follows(i32::from(first), year))
}

/// Is the number a plural noun's: « 2000 manifestants »?
fn is_plural_noun(reader: &Reader<'_>, at: usize) -> bool {
    is_noun_like(reader, at) && reader.text(at).ends_with(['s', 'x']) && !reader.text(at).ends_with("ais")
}

/// « n° 1905 », « article 2012 », « loi 1901 »: the number of a thing.
fn is_numbered(reader: &Reader<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    reader.is_sign(before, '°') || reader.has_role(before, ContextRole::Numbered)
}

/// « 95 » in « 1990-95 ».
fn closes_year_range(reader: &Reader<'_>, at: usize, value: i32) -> bool {
    at >= 2
        && reader.glued(at - 1)
        && reader.glued(at - 2)
        && year_before_dash(reader, at).is_some_and(|first| value > i32::from(first) % 100)
        && !is_measured(reader, at, at + 1)
        && !is_of_season(reader, at, value)
}
