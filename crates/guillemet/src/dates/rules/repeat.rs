//! What is repeated: « chaque lundi », « tous les deux ans », « par semaine », « annuel ».

use super::Found;
use crate::article::DateKind;
use crate::dates::expression::Base;
use crate::dates::reader::Reader;
use crate::lexicon::{Classes, ContextRole, Glue, TimeWord, Unit};

/// Where « chaque », « tous les », « toutes les » begins before a place.
fn each_before(reader: &Reader<'_>, at: usize) -> Option<usize> {
    match reader.glue_before(at, 1)? {
        Glue::Chaque => Some(at - 1),
        Glue::Les if reader.glue_before(at, 2) == Some(Glue::Tous) => Some(at - 2),
        _ => None,
    }
}

/// « chaque lundi », « tous les jeudis », « les lundis », « le dimanche » (a habit). Not « le lundi 7 janvier », « le samedi
/// précédent ».
pub(super) fn weekday(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let (weekday, plural) = match reader.word(at) {
        TimeWord::Weekday(weekday) => (weekday, false),
        TimeWord::Weekdays(weekday) => (weekday, true),
        _ => return None,
    };
    let mut end = at + 1;
    let part = reader.part(end);
    let set = |start: usize, end: usize| {
        let mut found = Found::new(start, end, DateKind::Set, Base::EveryWeekday(weekday));
        found.part = part;
        found
    };
    if let Some(start) = each_before(reader, at) {
        end += usize::from(part.is_some());
        return Some(set(start, end));
    }
    let les = reader.is_before(at, &[Glue::Les]);
    if plural {
        end += usize::from(part.is_some());
        return Some(set(if les { at - 1 } else { at }, end));
    }
    // « le mercredi »: news calls the day of an event by its bare name.
    let alone = super::day::day_at(reader, at).is_some_and(|day| day.end == at + 1 || day.fields == Default::default());
    let told = super::day::side_behind(reader, end).is_some() || !alone;
    if reader.phrase || !reader.is_before(at, &[Glue::Le]) || told || reader.is_sign(end, '(') {
        return None;
    }
    let known_of_day = reader.is(end, &[Glue::De, Glue::Du]) || reader.digits(end).is_some();
    (!known_of_day && !super::day::is_noun_like(reader, end)).then(|| {
        end += usize::from(part.is_some());
        set(at - 1, end)
    })
}

/// « chaque matin », « tous les soirs ».
pub(super) fn part(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let part = reader.part(at)?;
    let start = each_before(reader, at)?;
    let mut found = Found::new(start, at + 1, DateKind::Set, Base::EveryPart);
    found.part = Some(part);
    Some(found)
}

/// « chaque année », « tous les ans », « par mois », « deux fois par semaine », « année après année ».
pub(super) fn unit(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let (unit, times) = reader.unit(at)?;
    let every = |start: usize, end: usize| {
        Found::new(start, end, DateKind::Set, Base::Every { count: (times / 1000).max(1), unit })
    };
    if let Some(start) = each_before(reader, at) {
        return Some(every(start, at + 1));
    }
    if reader.is_before(at, &[Glue::Par]) {
        return Some(every(at - 1, at + 1));
    }
    // « d'année en année », « année après année ».
    let again = reader.token(at + 2).is_some_and(|t| t.word == reader.surface.token(at).word);
    if again && reader.is(at + 1, &[Glue::En]) && reader.is_before(at, &[Glue::De]) {
        return Some(every(at - 1, at + 3));
    }
    (again && reader.is(at + 1, &[Glue::Apres])).then(|| every(at, at + 3))
}

/// « deux fois par an », « deux à trois fois par semaine », « trois demi-journées par mois », « tous les deux ans ».
pub(super) fn times(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let (number, mut end) = reader.integer(at)?;
    if let Some(start) = each_before(reader, at) {
        let (unit, times) = reader.unit(end)?;
        let count = u32::try_from(number).ok()?.checked_mul((times / 1000).max(1))?;
        return Some(Found::new(start, end + 1, DateKind::Set, Base::Every { count, unit }));
    }
    if reader.is(end, &[Glue::To, Glue::Ou]) {
        end = reader.integer(end + 1)?.1;
    }
    let counted = reader.is(end, &[Glue::Fois]) || reader.unit(end).is_some_and(|(unit, _)| unit == Unit::Day);
    if !counted || !reader.is(end + 1, &[Glue::Par]) {
        return None;
    }
    let (unit, times) = reader.unit(end + 2)?;
    Some(Found::new(at, end + 3, DateKind::Set, Base::Every { count: (times / 1000).max(1), unit }))
}

/// « le rapport annuel », « des vols quotidiens », « annuellement ». Not « le quotidien », « un hebdomadaire »: a paper.
pub(super) fn adjective(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let TimeWord::Every(count, unit) = reader.word(at) else { return None };
    let adverb = reader.text(at).ends_with("ment");
    let behind_noun = at.checked_sub(1).is_some_and(|before| {
        !reader.has(before, Classes::DETERMINER.union(Classes::PREPOSITION)) && super::day::is_noun_like(reader, before)
    });
    // « vie quotidienne »: the daily round.
    let round = unit == Unit::Day && at.checked_sub(1).is_some_and(|before| reader.has_role(before, ContextRole::Name));
    ((behind_noun && !round) || adverb)
        .then(|| Found::new(at, at + 1, DateKind::Set, Base::Every { count: u32::from(count), unit }))
}
