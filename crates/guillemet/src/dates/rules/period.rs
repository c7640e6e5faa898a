//! Pieces of a year, decades, centuries, and what is counted off in a month.

use super::day::side_behind;
use super::{Found, edge_before, shift};
use crate::article::{DateKind, Grain};
use crate::dates::expression::{Base, Known, Piece, Side};
use crate::dates::reader::Reader;
use crate::lexicon::{ContextRole, Glue, TimeWord};
use crate::tokens::Shape;

/// « printemps 2006 », « cet été », « l'hiver dernier », « à l'automne », « en hiver » (a repetition). Not the participle
/// « a été », « Jeux d'hiver », « Printemps de Prague », « printemps de l'environnement ».
pub(super) fn season(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let TimeWord::Season(season) = reader.word(at) else { return None };
    let named = reader.token(at)?.shape == Shape::Capital && reader.tokens.start != at;
    let mut end = at + 1;
    let mut known = Known::default().with(Grain::Season);
    let mut side = Side::Open;
    // « l'hiver 2021-2022 » is the one that begins in 2021.
    let year = match reader.year(reader.skip_of(end).unwrap_or(end), false) {
        Some((year, behind)) => {
            end = behind;
            if reader.is_dash(end) && reader.digits(end + 1).is_some() {
                end += 2;
            }
            known = known.with(Grain::Year);
            Some(year)
        }
        None => None,
    };
    if year.is_none() {
        if let Some((said, behind)) = side_behind(reader, end) {
            (side, end) = (said, behind);
        }
    }
    if comes_with_another(reader, at) {
        let mut found = Found::new(at, at + 1, DateKind::Set, Base::EverySeason(season));
        found.known = known;
        return Some(found);
    }
    // « Printemps de Prague » is a name.
    let of_saison = reader.is_before(at, &[Glue::Saison]);
    if year.is_none() && side == Side::Open && !of_saison && (named || names_a_thing(reader, end)) {
        return None;
    }
    let (start, led) = lead_of_season(reader, at);
    let (led, side) = match led {
        Some(Lead::This) => (true, Side::This),
        Some(_) => (true, side),
        None => (false, side),
    };
    let habitual = reader.is_before(at, &[Glue::En]) && year.is_none() && side == Side::Open;
    let bare = !led && year.is_none() && side == Side::Open;
    if bare && !(reader.phrase && reader.tokens.start == at) {
        return None;
    }
    let (modifier, start) = match edge_before(reader, start) {
        Some((edge, from)) => (Some(edge), from),
        None => (None, start),
    };
    let kind = if habitual { DateKind::Set } else { DateKind::Date };
    let piece = Piece::Season(season);
    let base = if habitual { Base::EverySeason(season) } else { Base::Piece { piece, year, side, habitual: false } };
    let mut found = Found::new(start, end, kind, base);
    (found.known, found.modifier) = (known, modifier);
    Some(found)
}

/// « été comme hiver »: each year's. The first season has been read already when the second one is, so the text is asked.
fn comes_with_another(reader: &Reader<'_>, at: usize) -> bool {
    let entry = |i: usize| reader.surface.tokens.all.get(i).map(|t| reader.calendar.entry(t.word)).unwrap_or_default();
    let season = |i: usize| matches!(entry(i).word, TimeWord::Season(_));
    let comme = |i: usize| entry(i).glue == Some(Glue::Comme);
    (comme(at + 1) && season(at + 2)) || (at >= 2 && comme(at - 1) && season(at - 2))
}

enum Lead {
    This,
    Article,
}

/// What introduces a season: « cet », « l' » (kept before `dernier`), « au », « en », « tout l' », « saison ».
fn lead_of_season(reader: &Reader<'_>, at: usize) -> (usize, Option<Lead>) {
    let sided = side_behind(reader, at + 1).is_some();
    match reader.glue_before(at, 1) {
        Some(Glue::Ce) => (at - 1, Some(Lead::This)),
        Some(Glue::La | Glue::Le) if reader.glue_before(at, 2) == Some(Glue::Tout) => (at - 2, Some(Lead::Article)),
        Some(Glue::La | Glue::Le) if sided => (at - 1, Some(Lead::Article)),
        Some(Glue::La | Glue::Le | Glue::Au | Glue::En | Glue::Du) => (at, Some(Lead::Article)),
        Some(Glue::Saison) => (at - 1, Some(Lead::Article)),
        // « début d'hiver »; « Jeux d'hiver » has no edge.
        Some(Glue::De) if edge_before(reader, at).is_some() => (at, Some(Lead::Article)),
        _ => (at, None),
    }
}

/// « le printemps arabe », « le printemps de l'environnement »: a noun or a complement makes the season a name.
fn names_a_thing(reader: &Reader<'_>, at: usize) -> bool {
    match reader.glue(at) {
        Some(Glue::De | Glue::Des | Glue::Du) => true,
        _ => reader.has_role(at, ContextRole::Name),
    }
}

/// « la saison estivale », « saison automnale ».
pub(super) fn season_adjective(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let TimeWord::SeasonAdjective(season) = reader.word(at) else { return None };
    reader.is_before(at, &[Glue::Saison]).then(|| {
        let mut found = Found::new(at - 1, at + 1, DateKind::Set, Base::EverySeason(season));
        found.known = Known::default().with(Grain::Season);
        found
    })
}

/// « premier trimestre 2020 », « le 2e semestre », « premier lundi de mars », « dernier week-end de septembre ». Not « la
/// première journée », « deuxième semaine de grève ».
pub(super) fn nth(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let (nth, unit) = reader.ordinal(at)?;
    let mut known = Known::default();
    let piece = match reader.glue(unit) {
        Some(Glue::Trimestre) if (1..=4).contains(&nth) => Some(Piece::Quarter(nth)),
        Some(Glue::Semestre) if (1..=2).contains(&nth) => Some(Piece::Half(nth)),
        _ => None,
    };
    if let Some(piece) = piece {
        let mut end = unit + 1;
        known = known.with(if matches!(piece, Piece::Half(_)) { Grain::Half } else { Grain::Quarter });
        let mut side = Side::Open;
        let from = reader.skip_of(end).unwrap_or(end);
        let from = if reader.is(from, &[Glue::An]) { from + 1 } else { from };
        let year = reader.year(from, false);
        if let Some((_, behind)) = year {
            end = behind;
            known = known.with(Grain::Year);
        } else if let Some((said, behind)) = side_behind(reader, end) {
            (side, end) = (said, behind);
        }
        let base = Base::Piece { piece, year: year.map(|(year, _)| year), side, habitual: false };
        let mut found = Found::new(at, end, DateKind::Date, base);
        found.known = known;
        return Some(found);
    }
    let counted = shift::counted(reader, unit)?;
    let mut of = unit + 1;
    // « 3e jour d'octobre », « dernier week-end du mois de mars », « premier dimanche du printemps ».
    of = reader.skip_of(of)?;
    if reader.is(of, &[Glue::Mois]) {
        of = reader.skip_of(of + 1).unwrap_or(of);
    }
    if let TimeWord::Season(season) = reader.word(of) {
        let base = Base::Nth { nth, counted, month: None, year: None, season: Some(season) };
        return Some(Found::new(at, of + 1, DateKind::Date, base));
    }
    if reader.phrase && reader.is(of, &[Glue::Mois]) && reader.is(of + 1, &[Glue::Prochain]) {
        let base = Base::Nth { nth, counted, month: None, year: None, season: None };
        return Some(Found::new(at, of + 2, DateKind::Date, base));
    }
    let (month, mut end) = reader.month(of)?;
    known = known.with(Grain::Month);
    let year = reader.year(end, false);
    if let Some((_, behind)) = year {
        end = behind;
        known = known.with(Grain::Year);
    }
    let base = Base::Nth { nth, counted, month: Some(month), year: year.map(|(year, _)| year), season: None };
    let mut found = Found::new(at, end, DateKind::Date, base);
    found.known = known;
    Some(found)
}

/// « dernier lundi d'août », « dernière semaine de septembre 2014 »; read around what is counted.
pub(super) fn last(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let side = at.checked_sub(1).filter(|&side| reader.is(side, &[Glue::Dernier]))?;
    nth(reader, side)
}

/// « XIXe siècle », « fin du 19e siècle », « le siècle dernier ». Not « un siècle ».
pub(super) fn century(reader: &Reader<'_>, at: usize) -> Option<Found> {
    if !reader.is(at, &[Glue::Siecle]) {
        return None;
    }
    let mut known = Known::default().with(Grain::Century);
    let before = at.checked_sub(1)?;
    let (number, start) = match roman_ordinal(reader.text(before)) {
        Some(number) => (number, before),
        None => match reader.ordinal(before) {
            Some((number, end)) if end == at && number > 0 => (number, before),
            _ => {
                let digits = before.checked_sub(1)?;
                let (number, end) = reader.ordinal(digits)?;
                (end == at && number > 0).then_some((number, digits))?
            }
        },
    };
    if !(1..=21).contains(&number) {
        return None;
    }
    let (modifier, start) = match edge_before(reader, start) {
        Some((edge, from)) => (Some(edge), from),
        None => (None, start),
    };
    known = known.with(Grain::Century);
    let mut found = Found::new(start, at + 1, DateKind::Date, Base::Century(i16::from(number) - 1));
    (found.known, found.modifier) = (known, modifier);
    Some(found)
}

/// The number of « XIXe », « Ier », « XVIIIème ».
fn roman_ordinal(text: &str) -> Option<i8> {
    let digits = text.bytes().take_while(|b| matches!(b, b'I' | b'V' | b'X')).count();
    let suffix = &text[digits..];
    if digits == 0 || digits > 6 || !matches!(suffix, "e" | "er" | "ème" | "ᵉ" | "è" | "eme" | "°") {
        return None;
    }
    let value = |b: u8| match b {
        b'I' => 1,
        b'V' => 5,
        _ => 10,
    };
    let bytes = &text.as_bytes()[..digits];
    let total: i8 = (bytes.iter().enumerate())
        .map(|(i, &b)| {
            let smaller = bytes.get(i + 1).is_some_and(|&next| value(next) > value(b));
            if smaller { -value(b) } else { value(b) }
        })
        .sum();
    Some(total)
}

/// « années 60 », « début des années 1980 », « années 2010 ». Not « deux années », « années de crise ».
pub(super) fn decade(reader: &Reader<'_>, at: usize) -> Option<Found> {
    if !reader.is(at, &[Glue::An]) || reader.text(at).len() < 7 || !reader.text(at).ends_with(['s', 'S']) {
        return None;
    }
    match reader.digits(at + 1) {
        Some((value, count)) => decade_of(reader, at, at + 2, value, count),
        None => {
            let (value, end) = reader.integer(at + 1)?;
            decade_of(reader, at, end, i32::try_from(value).ok()?, 2)
        }
    }
}

/// « années soixante »: the number is read with the noun before it.
pub(super) fn decade_in_words(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let years = at.checked_sub(1).filter(|&years| reader.is(years, &[Glue::An]))?;
    decade(reader, years)
}

/// « 90 » in « les années 80 et 90 », « 1990 » in « des années 1980 et 1990 ». Not « les années 80 et 12 chansons ».
pub(super) fn another_decade(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let (value, count) = reader.digits(at)?;
    // « des années 1980 à 2010 » ends with a year.
    let range = count == 2 && reader.is_before(at, &[Glue::To]);
    let joined = range || reader.is_before(at, &[Glue::Et, Glue::Ou]) || at > 0 && reader.is_sign(at - 1, ',');
    let digits =
        |word: &str| word.len() == count && word.bytes().all(|byte| byte.is_ascii_digit()) && word.ends_with('0');
    // The decade before has been read already, so the text is asked.
    let (years, first) = (at.checked_sub(3)?, at - 2);
    let plural = reader.surface.word(years).ends_with(['s', 'S']) && reader.surface.word(years).len() >= 7;
    let named = plural && reader.calendar.entry(reader.surface.token(years).word).glue == Some(Glue::An);
    (joined && named && digits(reader.surface.word(first))).then(|| decade_of(reader, at, at + 1, value, count))?
}

/// Does another year follow: « 2020 et 2021 », « 2020, 2021 »?
fn lists_years(reader: &Reader<'_>, at: usize) -> bool {
    (reader.is(at, &[Glue::Et, Glue::Ou, Glue::To]) || reader.is_sign(at, ',') || reader.is_dash(at))
        && reader.digits(at + 1).is_some_and(|(value, count)| count == 4 && value % 10 != 0)
}

fn decade_of(reader: &Reader<'_>, at: usize, end: usize, value: i32, count: usize) -> Option<Found> {
    let first = match count {
        // « années 2020 et 2021 » are two years.
        4 if value % 10 == 0 && (1000..2100).contains(&value) && !lists_years(reader, end) => value,
        2 if value % 10 == 0 && value < 100 => {
            if value < 20 {
                2000 + value
            } else {
                1900 + value
            }
        }
        _ => return None,
    };
    let (modifier, start) = match edge_before(reader, at) {
        Some((edge, from)) => (Some(edge), from),
        None => (None, at),
    };
    let mut found = Found::new(start, end, DateKind::Date, Base::Decade(first as i16));
    found.known = Known::default().with(Grain::Decade);
    found.modifier = modifier;
    Some(found)
}
