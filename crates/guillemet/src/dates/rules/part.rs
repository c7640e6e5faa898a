//! Parts of the day, with or without their day.

use super::day::{DayRead, day_at};
use super::{Found, modifier};
use crate::article::{DateKind, Grain, Modifier};
use crate::dates::expression::{Base, Fields, Known, Side};
use crate::dates::reader::Reader;
use crate::lexicon::{Edge, Glue, Part, Season, TimeWord};

/// A part of the day behind its day: « matin », « au soir », « en fin d'après-midi », « dans la nuit ».
pub(super) fn part_behind(reader: &Reader<'_>, at: usize) -> Option<(Part, Option<Modifier>, usize)> {
    let mut from = at;
    if reader.is_sign(at, ',') && reader.is(at + 1, &[Glue::En, Glue::Dans]) {
        from = at + 1;
    }
    let led = match reader.glue(from) {
        Some(Glue::Au | Glue::En) => from + 1,
        Some(Glue::Dans) if reader.is(from + 1, &[Glue::La]) => from + 2,
        Some(Glue::Le | Glue::La) if reader.phrase => from + 1,
        _ if from > at => return None,
        _ => from,
    };
    let (edge, led) = match reader.edge(led) {
        Some(edge) => (Some(modifier(edge)), reader.skip_of(led + 1)?),
        None => (None, led),
    };
    let part = reader.part(led)?;
    // « mardi nuit » is no French, « mardi, nuit » are two things.
    (led > at || part != Part::Night).then_some((part, edge, led + 1))
}

/// « ce soir », « dans la nuit », « soirée du 18 mai », « nuit de dimanche à lundi », « fin d'après-midi ». Not « une soirée »,
/// « la soirée électorale ».
pub(super) fn part(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let part = reader.part(at)?;
    let (edge, start) = edge_of_part(reader, at);
    let with = |found: Found| -> Found {
        let known = found.known.with(Grain::PartOfDay);
        Found { part: Some(part), modifier: edge.or(found.modifier), known, ..found }
    };
    if let Some((read, end)) = day_of_part(reader, at + 1) {
        let found = Found::new(start, end, DateKind::Date, Base::Fields(read.fields));
        return Some(with(Found { known: read.known, ..found }));
    }
    if let Some((base, end)) = relative_day_of_part(reader, at + 1) {
        return Some(with(Found::new(start, end, DateKind::Date, base)));
    }
    // « le soir de Noël », « la nuit de la Saint-Sylvestre »
    if let Some(found) = reader.skip_of(at + 1).and_then(|of| super::feast::beside(reader, of, start, 0)) {
        return Some(with(found));
    }
    if let Some((season, end)) = season_behind(reader, at + 1) {
        let base = Base::Piece {
            piece: crate::dates::expression::Piece::Season(season),
            year: None,
            side: Side::Open,
            habitual: true,
        };
        let mut found = Found::new(start, end, DateKind::Date, base);
        found.known = Known::default().with(Grain::Season);
        return Some(found);
    }
    if reader.is_before(at, &[Glue::Ce]) {
        // « cette soirée » is an event, « ce soir » the time.
        if part == Part::Evening && reader.text(at).ends_with('e') && !reader.phrase {
            return None;
        }
        let fields = Fields { side: Side::This, ..Fields::default() };
        return Some(with(Found::new(at - 1, at + 1, DateKind::Date, Base::Fields(fields))));
    }
    (edge.is_some() || stands_for_a_time(reader, at))
        .then(|| with(Found::new(start, at + 1, DateKind::Date, Base::PartAlone)))
}

/// « début de », « fin d' » or « premières heures de la » before a part of the day, and where it starts.
fn edge_of_part(reader: &Reader<'_>, at: usize) -> (Option<Modifier>, usize) {
    if let Some((edge, start)) = super::edge_before(reader, at) {
        return (Some(edge), start);
    }
    let of = if reader.is_before(at, &[Glue::La]) { at.saturating_sub(2) } else { at.saturating_sub(1) };
    if reader.is(of, &[Glue::De])
        && of >= 2
        && reader.text(of - 1) == "heures"
        && reader.entry(of - 2).ordinal == Some(1)
    {
        return (Some(modifier(Edge::Start)), of - 2);
    }
    (None, at)
}

/// The day that a part belongs to: « du 18 mai », « de mardi », « dimanche », « de dimanche à lundi » (the first one).
fn day_of_part(reader: &Reader<'_>, at: usize) -> Option<(DayRead, usize)> {
    let from = match reader.glue(at) {
        Some(Glue::De | Glue::Du) => at + 1,
        _ if matches!(reader.word(at), TimeWord::Weekday(_)) => at,
        _ => return None,
    };
    let from = if reader.is(from, &[Glue::Ce]) { from + 1 } else { from };
    // « la nuit du 15 au 16 novembre ».
    if let Some((day, end)) = reader.day_of_month(from).filter(|&(_, end)| reader.is(end, &[Glue::Au])) {
        let second = day_at(reader, end + 1)?;
        let month = second.fields.month?;
        let month = if second.fields.day < Some(day) { (month + 10) % 12 + 1 } else { month };
        let fields = Fields { day: Some(day), month: Some(month), year: second.fields.year, ..Fields::default() };
        return Some((DayRead { fields, known: Known::default().with(Grain::Day), end: second.end }, second.end));
    }
    let read = day_at(reader, from)?;
    // « de lundi à mardi », « du lundi au mardi », « du 3 mars au 4 ».
    if reader.is(read.end, &[Glue::To, Glue::Au]) {
        if let Some(second) = day_at(reader, read.end + 1) {
            return Some((read, second.end));
        }
    }
    Some((read, read.end))
}

/// « d'hier », « de demain » behind a part of the day.
fn relative_day_of_part(reader: &Reader<'_>, at: usize) -> Option<(Base, usize)> {
    let from = if reader.is(at, &[Glue::De]) { at + 1 } else { return None };
    match reader.word(from) {
        TimeWord::Day(days) => Some((Base::Day(days), from + 1)),
        _ => None,
    }
}

/// « d'hiver » behind `soir`, `nuit`, `journée`.
pub(super) fn season_behind(reader: &Reader<'_>, at: usize) -> Option<(Season, usize)> {
    match reader.word(reader.skip_of(at)?) {
        TimeWord::Season(season) => Some((season, reader.skip_of(at)? + 1)),
        _ => None,
    }
}

/// Does an article with its preposition make a part of the day a time: « dans la soirée », « le matin », « en matinée »?
fn stands_for_a_time(reader: &Reader<'_>, at: usize) -> bool {
    const LEADS: [Glue; 9] = [
        Glue::Dans,
        Glue::De,
        Glue::To,
        Glue::Since,
        Glue::Pendant,
        Glue::Depuis,
        Glue::Jusque,
        Glue::Avant,
        Glue::Entre,
    ];
    let word = reader.text(at);
    let long = word.ends_with("ée");
    match reader.glue_before(at, 1) {
        Some(Glue::En) => long,
        Some(Glue::Le) => true,
        Some(Glue::La) => {
            let lead = reader.glue_before(at, 2);
            reader.part(at) == Some(Part::Afternoon) || reader.phrase || lead.is_some_and(|glue| LEADS.contains(&glue))
        }
        _ => reader.phrase && reader.tokens.start == at,
    }
}
