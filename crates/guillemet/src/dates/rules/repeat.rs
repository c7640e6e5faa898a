//! What is repeated: « chaque lundi », « tous les deux ans », « par semaine », « annuel ».

use super::Found;
use crate::article::DateKind;
use crate::dates::expression::Base;
use crate::dates::reader::Reader;
use crate::lexicon::{Classes, ContextRole, Glue, TimeWord, Unit};
use crate::tokens::TokenKind;

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
    if is_end_of_week_days(reader, at) {
        return Some(set(at, end));
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

/// « du |lundi au |vendredi »: days of every week. Not « du lundi 3 au vendredi 7 », « de lundi à vendredi ». The first day has been
/// read already when the second one is, so the text is asked.
fn is_end_of_week_days(reader: &Reader<'_>, at: usize) -> bool {
    let surface = reader.surface;
    let sentence = &surface.sentences[surface.sentence_of(at)].tokens;
    let entry = |at: Option<usize>| {
        let at = at.filter(|at| sentence.contains(at));
        at.map(|at| reader.calendar.entry(surface.token(at).word)).unwrap_or_default()
    };
    let bare = |at: usize| {
        let behind = entry(Some(at + 1));
        let said = matches!(behind.glue, Some(Glue::Dernier | Glue::Prochain | Glue::Suivant | Glue::Precedent));
        let numbered = sentence.contains(&(at + 1)) && surface.token(at + 1).kind == TokenKind::Number;
        matches!(entry(Some(at)).word, TimeWord::Weekday(_)) && !said && !numbered
    };
    let opens = |at: usize| {
        entry(at.checked_sub(1)).glue == Some(Glue::Du)
            && entry(Some(at + 1)).glue == Some(Glue::Au)
            && bare(at)
            && bare(at + 2)
    };
    opens(at) || at.checked_sub(2).is_some_and(opens)
}

/// « chaque premier samedi du mois », « le premier dimanche de chaque mois », « tous les derniers jeudis du mois »: a day of every
/// month. Not « le premier dimanche de mars ».
pub(super) fn day_of_month(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let (TimeWord::Weekday(_) | TimeWord::Weekdays(_)) = reader.word(at) else { return None };
    let ordinal = (1..=2).find_map(|back| {
        let first = at.checked_sub(back)?;
        reader.ordinal(first).filter(|&(_, end)| end == at).map(|_| first)
    })?;
    let month = match reader.glue(at + 1)? {
        Glue::Du => at + 2,
        Glue::De if reader.is(at + 2, &[Glue::Chaque]) => at + 3,
        _ => return None,
    };
    // « le premier lundi du mois de mars » is one day.
    let open = reader.is(month, &[Glue::Mois])
        && !reader.is(month + 1, &[Glue::De])
        && super::day::side_behind(reader, month + 1).is_none();
    let start = each_before(reader, ordinal).unwrap_or(ordinal);
    open.then(|| Found::new(start, month + 1, DateKind::Set, Base::Every { count: 1, unit: Unit::Month }))
}

/// « un mercredi sur deux », « une semaine sur trois ».
pub(super) fn one_of(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let unit = match reader.word(at) {
        TimeWord::Weekday(_) => Unit::Week,
        TimeWord::Unit(unit, 1000) if !super::day::is_clock_unit(unit) => unit,
        _ => return None,
    };
    let first = at.checked_sub(1).filter(|&first| reader.entry(first).number == Some(1))?;
    let (count, end) = reader.integer(at + 2).filter(|_| reader.is(at + 1, &[Glue::Sur]))?;
    let count = u32::try_from(count).ok().filter(|&count| count > 1)?;
    Some(Found::new(first, end, DateKind::Set, Base::Every { count, unit }))
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
        // « une fois par an », as « deux fois par an »
        let once =
            at.checked_sub(3).filter(|&one| reader.entry(one).number == Some(1) && reader.is(one + 1, &[Glue::Fois]));
        return Some(every(once.unwrap_or(at - 1), at + 1));
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
