//! Clock times.

use super::{Found, looseness_before};
use crate::article::{DateKind, Grain};
use crate::dates::expression::{Base, Known};
use crate::dates::reader::Reader;
use crate::lexicon::{ContextRole, Glue, Part, TimeWord, Unit};

/// « 14h30 », « 14 h 30 », « à 19 heures », « vers 3 heures du matin ». Not « 35 heures par semaine », « pendant 2 h ».
pub(super) fn hours(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let (hour, mark) = reader.integer(at)?;
    if !(0..=24).contains(&hour) || !reader.is(mark, &[Glue::HourMark]) {
        return None;
    }
    let short = reader.text(mark).len() == 1;
    let (minute, second, end) = minutes_behind(reader, mark + 1);
    if !is_clock(reader, at, mark, short, minute.is_some()) {
        return None;
    }
    if hour == 24 && minute.is_some_and(|minute| minute > 0) {
        return None;
    }
    Some(around(reader, at, end, hour as i8 % 24, minute, second))
}

/// Minutes behind « h »: « 30 », « 30 min », « et demie », « moins le quart ».
fn minutes_behind(reader: &Reader<'_>, at: usize) -> (Option<i8>, Option<i8>, usize) {
    if let Some((value, count)) = reader.digits(at) {
        // « 19h45 heure locale »: the next hour word is no unit of the minutes.
        let local = reader.is(at + 2, &[Glue::Locale]);
        let hours = reader.is(at + 1, &[Glue::HourMark]);
        let counts = !local && (hours || reader.unit(at + 1).is_some_and(|(unit, _)| unit != Unit::Minute));
        if count == 2 && value < 60 && !counts {
            let minute_word = matches!(reader.unit(at + 1), Some((Unit::Minute, _))) || reader.text(at + 1) == "m";
            let mut end = at + 1 + usize::from(minute_word);
            let mut second = None;
            if let Some((seconds, 2)) = reader.digits(end).filter(|_| minute_word && reader.glued(end - 1)) {
                if seconds < 60 {
                    second = Some(seconds as i8);
                    end += 1 + usize::from(reader.glued(end) && reader.text(end + 1) == "s");
                }
            }
            return (Some(value as i8), second, end);
        }
        return (None, None, at);
    }
    match reader.glue(at) {
        Some(Glue::Et) if reader.is(at + 1, &[Glue::Demi]) => (Some(30), None, at + 2),
        Some(Glue::Et) if reader.is(at + 1, &[Glue::Quart]) => (Some(15), None, at + 2),
        Some(Glue::Et) => match reader.integer(at + 1) {
            Some((value, end)) if value < 60 && matches!(reader.unit(end), Some((Unit::Minute, _))) => {
                (Some(value as i8), None, end + 1)
            }
            _ => (None, None, at),
        },
        Some(Glue::Moins) if reader.is(at + 1, &[Glue::Le]) && reader.is(at + 2, &[Glue::Quart]) => {
            (Some(-15), None, at + 3)
        }
        Some(Glue::Moins) => match reader.integer(at + 1) {
            Some((value, end)) if (1..30).contains(&value) && reader.unit(end).is_none() => {
                (Some(-(value as i8)), None, end)
            }
            _ => (None, None, at),
        },
        _ => match reader.integer(at) {
            Some((3, end)) if reader.is(end, &[Glue::Quart]) => (Some(45), None, end + 1),
            // « à 21 heures un film », « à 20 heures deux riverains » count something else.
            Some((value, end))
                if (2..60).contains(&value) && reader.unit(end).is_none() && !super::day::is_noun_like(reader, end) =>
            {
                (Some(value as i8), None, end)
            }
            _ => (None, None, at),
        },
    }
}

/// Is a number of hours a time of day where it stands, not a length?
fn is_clock(reader: &Reader<'_>, at: usize, mark: usize, short: bool, minutes: bool) -> bool {
    let before = match reader.glue_before(at, 1) {
        Some(Glue::Les | Glue::Des) => reader.glue_before(at, 2),
        before => before,
    };
    if matches!(before, Some(Glue::Pendant | Glue::Sur | Glue::Dans)) {
        return false;
    }
    // « en 2 h 30 », « plus de 3 h », « il y a 2 h ».
    if before == Some(Glue::En) || is_compared(reader, at) || super::length::ago_before(reader, at).is_some() {
        return false;
    }
    // « dure 1h30 », « une durée de 2 h »
    let (back, role) = if before == Some(Glue::De) { (2, ContextRole::Length) } else { (1, ContextRole::Lasting) };
    let lasts = at.checked_sub(back).is_some_and(|at| reader.has_role(at, role));
    if lasts || is_of_length(reader, mark + 1) {
        return false;
    }
    // « 24h/24 », « les 24 Heures du Mans ».
    let race = reader.integer(at).is_some_and(|(hour, _)| hour == 24) && reader.is(mark + 1, &[Glue::Du, Glue::De]);
    if race || reader.is_sign(mark + 1, '/') {
        return false;
    }
    let digits = reader.digits(at).is_some();
    if short || (minutes && digits) {
        return true;
    }
    match before {
        Some(Glue::To | Glue::Vers | Glue::Since | Glue::Jusque | Glue::Entre) => true,
        Some(Glue::Apres | Glue::Avant | Glue::Depuis) => digits,
        Some(Glue::Et) => closes_hours(reader, at),
        Some(Glue::De) => reader.is(mark + 1, &[Glue::To, Glue::Jusque]),
        _ => part_of_clock(reader, mark + 1).is_some() || is_local(reader, mark + 1) > 0 || reader.phrase,
    }
}

/// « 20 heures » in « entre 18 et 20 heures »; the first hour has been read already, so the text is asked.
fn closes_hours(reader: &Reader<'_>, at: usize) -> bool {
    let glue = |back: usize| {
        let word = at.checked_sub(back).map(|i| reader.surface.token(i).word);
        word.and_then(|word| reader.calendar.entry(word).glue)
    };
    glue(3) == Some(Glue::Entre)
}

/// « plus de », « moins de », « près de » before a number.
pub(super) fn is_compared(reader: &Reader<'_>, at: usize) -> bool {
    reader.is_before(at, &[Glue::De])
        && at.checked_sub(2).is_some_and(|before| reader.is(before, &[Glue::Plus, Glue::Moins, Glue::Pres]))
}

/// « de marche » behind a number of hours makes it a length; « du matin », « de Paris » do not.
fn is_of_length(reader: &Reader<'_>, at: usize) -> bool {
    if reader.is(at, &[Glue::Par]) {
        return true;
    }
    reader.is(at, &[Glue::De])
        && super::day::is_noun_like(reader, at + 1)
        && reader.part(reader.skip_article(at + 1)).is_none()
}

/// « du matin », « de l'après-midi », « ce soir » behind a clock time.
fn part_of_clock(reader: &Reader<'_>, at: usize) -> Option<(Part, usize)> {
    let from = match reader.glue(at)? {
        Glue::De => reader.skip_article(at + 1),
        Glue::Du => at + 1,
        Glue::Dans if reader.phrase => reader.skip_article(at + 1),
        Glue::Ce if reader.phrase => at + 1,
        _ => return None,
    };
    Some((reader.part(from)?, from + 1))
}

/// How many tokens of « heure locale », « GMT » stand at a place.
fn is_local(reader: &Reader<'_>, at: usize) -> usize {
    if reader.is(at, &[Glue::Locale]) {
        return 1;
    }
    if reader.is(at, &[Glue::HourMark]) && reader.is(at + 1, &[Glue::Locale]) {
        return 2;
    }
    0
}

/// A clock time with what stands around it. A negative minute counts back from the hour.
fn around(reader: &Reader<'_>, start: usize, end: usize, hour: i8, minute: Option<i8>, second: Option<i8>) -> Found {
    let (mut hour, mut end) = (hour, end);
    let whole_hour = minute.is_none();
    let mut minute = minute.unwrap_or(0);
    if minute < 0 {
        (hour, minute) = ((hour + 23) % 24, minute + 60);
    }
    let mut half = None;
    if let Some((part, behind)) = part_of_clock(reader, end) {
        (half, end) = (Some(part), behind);
    } else if reader.is(end, &[Glue::Pm]) && (reader.glued(end - 1) || reader.text(end).len() == 2) {
        (half, end) = (Some(Part::Afternoon), end + 1);
    } else if reader.is(end, &[Glue::Am]) {
        (half, end) = (Some(Part::Morning), end + 1);
    }
    end += is_local(reader, end);
    let base = Base::Clock { hour, minute, second, whole_hour, half };
    let mut found = Found::new(start, end, DateKind::Time, base);
    found.known = Known::default().with(Grain::Hour);
    if !whole_hour {
        found.known = found.known.with(Grain::Minute);
    }
    found.modifier = looseness_before(reader, start);
    found
}

/// « 14:30 », « 10:12:59 ». Not a score or a verse (« 3:16 » has two digits, but so has no hour a letter before it).
pub(super) fn colon(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let (hour, hours) = reader.digits(at)?;
    if hours > 2 || !reader.is_sign(at + 1, ':') || !reader.glued(at) || !reader.glued(at + 1) {
        return None;
    }
    let (minute, 2) = reader.digits(at + 2)? else { return None };
    let second = (reader.is_sign(at + 3, ':') && reader.glued(at + 2)).then(|| reader.digits(at + 4)).flatten();
    let second = second.filter(|&(value, count)| count == 2 && value < 60).map(|(value, _)| value as i8);
    if hour > 23 || minute > 59 {
        return None;
    }
    let end = if second.is_some() { at + 5 } else { at + 3 };
    Some(around(reader, at, end, hour as i8, Some(minute as i8), second))
}

/// « midi », « minuit et demi », « à la mi-journée ». Not « le Midi » nor « du midi ».
pub(super) fn word(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let TimeWord::Clock(hour) = reader.word(at) else { return None };
    const LEADS: [Glue; 13] = [
        Glue::To,
        Glue::Vers,
        Glue::Avant,
        Glue::Apres,
        Glue::Since,
        Glue::Jusque,
        Glue::Entre,
        Glue::De,
        Glue::Et,
        Glue::Ce,
        Glue::La,
        Glue::Depuis,
        Glue::Environ,
    ];
    // « lundi minuit »: the day has been read already, so the text is asked.
    let behind_day = at.checked_sub(1).is_some_and(|b| {
        let word = reader.calendar.entry(reader.surface.token(b).word).word;
        matches!(word, TimeWord::Weekday(_) | TimeWord::Day(_))
    });
    // « en début d'après midi »: an afternoon without its hyphen.
    let afternoon = reader.is_before(at, &[Glue::Apres])
        && reader.is(at.saturating_sub(2), &[Glue::De, Glue::La, Glue::Les, Glue::Ce]);
    if afternoon {
        return None;
    }
    let led = reader.is_before(at, &LEADS) || at.checked_sub(1).is_some_and(|b| reader.is_sign(b, ','));
    if !(led || behind_day || reader.phrase)
        || (reader.token(at)?.is_capital() && reader.tokens.start != at && hour == 12)
    {
        return None;
    }
    let (minute, second, end) = minutes_behind(reader, at + 1);
    let start = if reader.is_before(at, &[Glue::Ce]) { at - 1 } else { at };
    Some(around(reader, start, end, hour, Some(minute.unwrap_or(0)), second))
}

/// « 18 » in « entre 18 et 20 heures », « 13 » in « 13-15 h ». Not « 15 à 20 heures d'activité ».
pub(super) fn listed(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let (hour, end) = reader.integer(at)?;
    let other = match reader.glue(end) {
        Some(Glue::Et) if reader.is_before(at, &[Glue::Entre]) => end + 1,
        Some(Glue::To) if reader.is_before(at, &[Glue::De]) => end + 1,
        _ if reader.is_dash(end) && reader.glued(end) => end + 1,
        _ => return None,
    };
    let (second, mark) = reader.integer(other)?;
    let both = (0..24).contains(&hour) && (0..=24).contains(&second) && reader.is(mark, &[Glue::HourMark]);
    if !both || is_of_length(reader, mark + 1) {
        return None;
    }
    Some(around(reader, at, end, hour as i8, None, None))
}
