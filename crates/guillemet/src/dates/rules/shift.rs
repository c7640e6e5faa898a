//! Times relative to now or to the time that is told of: « hier », « la veille », « la semaine prochaine ».

use super::day::{day_at, side_behind};
use super::part::part_behind;
use super::{Found, edge_before, looseness_before};
use crate::article::{DateKind, Grain};
use crate::dates::expression::{Base, Counted, Fields, Known, Side};
use crate::dates::reader::Reader;
use crate::lexicon::{Classes, Glue, TimeWord, Unit};
use crate::tokens::TokenKind;

/// « hier soir », « avant-hier », « demain », « aujourd'hui vendredi ». Not `aujourd'hui` that means nowadays.
pub(super) fn day(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let TimeWord::Day(days) = reader.word(at) else { return None };
    let mut end = at + 1;
    let mut known = Known::default();
    if days == 0 {
        match day_at(reader, end) {
            // « aujourd'hui vendredi 9 juillet » says the day itself.
            Some(day) if !reader.has(end, Classes::NONE) && is_calendar_word(reader, end) => {
                end = day.end;
                known = day.known;
                if day.fields.day.is_some() {
                    let mut found = Found::new(at, end, DateKind::Date, Base::Fields(day.fields));
                    found.known = known;
                    return Some(found);
                }
            }
            _ if is_nowadays(reader, at) => return None,
            _ => {}
        }
    }
    let mut found = Found::new(at, end, DateKind::Date, Base::Day(days));
    found.known = known;
    found.modifier = looseness_before(reader, at);
    if let Some((part, modifier, end)) = part_behind(reader, end) {
        found.part = Some(part);
        found.modifier = modifier.or(found.modifier);
        found.known = known.with(Grain::PartOfDay);
        found.end = end;
    }
    Some(found)
}

fn is_calendar_word(reader: &Reader<'_>, at: usize) -> bool {
    matches!(reader.word(at), TimeWord::Weekday(_)) || reader.digits(at).is_some()
}

/// Does `aujourd'hui` mean nowadays? It is the day itself beside a clock time, another day, or the verb of an event.
fn is_nowadays(reader: &Reader<'_>, at: usize) -> bool {
    if reader.phrase {
        return false;
    }
    if reader.is_before(at, &[Glue::De]) {
        return true;
    }
    let clock = reader.is(at + 1, &[Glue::To, Glue::Vers]) && reader.integer(at + 2).is_some();
    let both = reader.is(at + 1, &[Glue::Et, Glue::Ou])
        && matches!(reader.word(reader.skip_article(at + 2)), TimeWord::Weekday(_) | TimeWord::Day(_));
    let part = reader.is(at + 1, &[Glue::En, Glue::Dans]) && part_behind(reader, at + 1).is_some();
    // « a annoncé aujourd'hui »: an auxiliary and a participle right before; « est aujourd'hui » has none.
    let auxiliary = |back: usize| {
        at.checked_sub(back).is_some_and(|i| {
            let reflexive = reader.has(i, Classes::ETRE) && reader.has_before(i, Classes::OBJECT_CLITIC);
            reader.has(i, Classes::AVOIR) || reflexive
        })
    };
    let told = (2..=4).any(auxiliary) && at.checked_sub(1).is_some_and(|i| super::day::is_noun_like(reader, i));
    !(clock || both || part || told)
}

/// « la veille », « lendemain », « la veille du scrutin », « avant-veille ». Not « la veille sanitaire », « en veille ».
pub(super) fn eve(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let TimeWord::Eve(days) = reader.word(at) else { return None };
    let back = days < 0;
    let article = reader.is_before(at, &[Glue::La, Glue::Le, Glue::Au]);
    // « du jour au lendemain » is a figure.
    let figure = reader.is_before(at, &[Glue::Au]) && reader.glue_before(at, 2) == Some(Glue::Jour);
    if !article && !reader.phrase || figure {
        return None;
    }
    let start = if back && reader.is_before(at, &[Glue::La]) { at - 1 } else { at };
    if let Some(of) = reader.skip_of(at + 1) {
        if let Some(found) = super::feast::beside(reader, of, start, days) {
            return Some(found);
        }
        if let Some(day) = day_at(reader, of).filter(|day| day.fields.day.is_some()) {
            let base = Base::Fields(Fields { days, ..day.fields });
            return Some(Found::new(start, day.end, DateKind::Date, base));
        }
        let end = end_of_noun_phrase(reader, at + 1);
        return Some(Found::new(start, end, DateKind::Date, Base::Eve { days, event: true }));
    }
    // « la veille sanitaire »: a noun with its adjective.
    if back && super::day::is_noun_like(reader, at + 1) && !reader.phrase {
        return None;
    }
    let mut found = Found::new(start, at + 1, DateKind::Date, Base::Eve { days, event: false });
    if let Some((part, modifier, end)) = part_behind(reader, at + 1) {
        (found.part, found.modifier, found.end) = (Some(part), modifier, end);
        found.known = Known::default().with(Grain::PartOfDay);
    }
    Some(found)
}

/// Where a noun phrase that begins with `de` ends: before a sign, a verb or a relative; at most twelve words on.
fn end_of_noun_phrase(reader: &Reader<'_>, at: usize) -> usize {
    const STOP: Classes = Classes::RELATIVE
        .union(Classes::SUBJECT_PRONOUN)
        .union(Classes::SUBORDINATOR)
        .union(Classes::FINITE_VERB)
        .union(Classes::AVOIR)
        .union(Classes::ETRE)
        .union(Classes::NEGATION)
        .union(Classes::CUE_VERB);
    let mut end = at + 1;
    while end < at + 12 {
        let Some(token) = reader.token(end) else { break };
        let article = token.has(Classes::DETERMINER) || token.has(Classes::PREPOSITION);
        if token.kind != TokenKind::Word && token.kind != TokenKind::Number || (token.has(STOP) && !article) {
            break;
        }
        end += 1;
    }
    // A preposition or an article alone ends no phrase.
    while end > at + 1 && reader.has(end - 1, Classes::PREPOSITION.union(Classes::DETERMINER)) {
        end -= 1;
    }
    end
}

/// « cette semaine », « la semaine prochaine », « l'an dernier », « ce mois-ci », « l'année précédente », « le même jour »,
/// « fin de l'année ». Not « l'année » alone, nor « la première année ».
pub(super) fn unit(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let (unit, times) = reader.unit(at)?;
    let plural = reader.text(at).ends_with('s') && unit != Unit::Month;
    if plural || super::day::is_clock_unit(unit) {
        return None;
    }
    let mut end = at + 1;
    // « courant de l'année 2021 »: the year's own construction reads it.
    if unit == Unit::Year && reader.year(end, false).is_some() {
        return None;
    }
    // « ce mois-ci »: the tokenizer keeps `-ci` apart or inside.
    let here = reader.is_dash(end) && reader.text(end + 1).eq_ignore_ascii_case("ci");
    if here {
        end += 2;
    }
    let before = at.checked_sub(1);
    let determiner = before.and_then(|b| reader.glue(b));
    let kind = DateKind::Date;
    let whole = |start: usize, end: usize, offset: i8, told: bool| {
        Found::new(start, end, kind, Base::Current { unit, offset, told })
    };
    if let Some((side, behind)) = side_behind(reader, end).filter(|_| times == 1000) {
        let (offset, told) = match side {
            Side::Last => (-1, false),
            Side::Next => (1, false),
            Side::Before => (-1, !reader.phrase),
            _ => (1, !reader.phrase),
        };
        // « le jour d'après » is the time after a crisis.
        if unit == Unit::Day && reader.is(end, &[Glue::De]) && !reader.phrase {
            return None;
        }
        if !matches!(determiner, Some(Glue::Le | Glue::La | Glue::Au | Glue::Du | Glue::De)) && !reader.phrase {
            return None;
        }
        let kept = matches!(determiner, Some(Glue::Le | Glue::La));
        let start = if kept { at - 1 } else { at };
        let mut found = whole(start, behind, offset, told);
        if let Some((edge, from)) = edge_before(reader, start) {
            (found.modifier, found.start) = (Some(edge), from);
        }
        return Some(found);
    }
    // « le dernier trimestre », « dernier week-end »: the side stands before.
    if let Some(b) = before.filter(|&b| reader.phrase && reader.is(b, &[Glue::Dernier, Glue::Prochain])) {
        let offset = if reader.is(b, &[Glue::Dernier]) { -1 } else { 1 };
        if times == 1000 || unit == Unit::Month {
            return Some(whole(reader_start(reader, b), end, offset, false));
        }
    }
    match determiner {
        Some(Glue::Ce) => {
            let told = unit == Unit::Day;
            let mut found = whole(at - 1, end, 0, told);
            if let Some((edge, from)) = edge_before(reader, at - 1) {
                (found.modifier, found.start) = (Some(edge), from);
            } else if times != 1000 {
                return None;
            }
            if unit == Unit::Week && is_holiday_week(reader, end) {
                return None;
            }
            Some(found)
        }
        Some(Glue::Meme) => {
            let article = reader.glue_before(at, 2);
            let start = if article == Some(Glue::Ce) { at - 2 } else { at - 1 };
            let bounded = matches!(article, Some(Glue::Le | Glue::La | Glue::Ce | Glue::Du | Glue::Au));
            (bounded && times == 1000 && unit != Unit::Century).then(|| whole(start, end, 0, true))
        }
        _ => edge_of_unit(reader, at, unit, times, end).or_else(|| told_unit(reader, at, unit, end)),
    }
}

fn reader_start(reader: &Reader<'_>, side: usize) -> usize {
    if reader.is_before(side, &[Glue::Le, Glue::La]) { side - 1 } else { side }
}

/// « cette semaine de vacances » is no date.
fn is_holiday_week(reader: &Reader<'_>, end: usize) -> bool {
    reader.is(end, &[Glue::De]) && super::day::is_noun_like(reader, end + 1)
}

/// « fin de l'année », « en début de semaine », « à la fin du mois ». Not « la fin des années 60 ».
fn edge_of_unit(reader: &Reader<'_>, at: usize, unit: Unit, times: u32, end: usize) -> Option<Found> {
    let (edge, start) = edge_before(reader, at)?;
    // « les fêtes de fin d'année », « un bal de fin d'année ».
    let of_noun = start.checked_sub(2).is_some_and(|noun| super::day::is_noun_like(reader, noun));
    if reader.is_before(start, &[Glue::De]) && of_noun && !reader.phrase {
        return None;
    }
    let placed = matches!(unit, Unit::Week | Unit::Month | Unit::Year | Unit::Day) && times == 1000;
    // « la fin de l'année scolaire » is another year's end.
    if !placed || super::day::is_noun_like(reader, end) || reader.is(end, &[Glue::De, Glue::Du]) {
        return None;
    }
    let mut found = Found::new(start, end, DateKind::Date, Base::Current { unit, offset: 0, told: unit == Unit::Day });
    found.modifier = Some(edge);
    Some(found)
}

/// « ce mois-ci », « cette année-là », « ce soir-là ».
pub(super) fn pointed(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let (unit, told) = match reader.word(at) {
        TimeWord::Here(unit) => (unit, false),
        TimeWord::There(unit) => (unit, true),
        TimeWord::PartThere(part) if reader.is_before(at, &[Glue::Ce]) => {
            let mut found = Found::new(at - 1, at + 1, DateKind::Date, Base::PartAlone);
            found.part = Some(part);
            found.known = Known::default().with(Grain::PartOfDay);
            return Some(found);
        }
        _ => return None,
    };
    let base = Base::Current { unit, offset: 0, told };
    reader.is_before(at, &[Glue::Ce]).then(|| Found::new(at - 1, at + 1, DateKind::Date, base))
}

/// « dans la journée », « dans la semaine », « du jour au lendemain » is none; « en semaine » in a phrase.
fn told_unit(reader: &Reader<'_>, at: usize, unit: Unit, end: usize) -> Option<Found> {
    let led = reader.is_before(at, &[Glue::La]) && reader.glue_before(at, 2) == Some(Glue::Dans);
    let told = match unit {
        Unit::Day => led && reader.text(at).len() > 5,
        Unit::Week => reader.phrase && (led || reader.is_before(at, &[Glue::En])),
        _ => false,
    };
    if !told || reader.is(end, &[Glue::De, Glue::Du]) || super::day::is_noun_like(reader, end) {
        return None;
    }
    let article = if unit == Unit::Week && led { at - 1 } else { at };
    Some(Found::new(article, end, DateKind::Date, Base::Current { unit, offset: 0, told: true }))
}

/// « maintenant », « ce jour », in a phrase only: references to now as such are no dates of an article.
pub(super) fn now(reader: &Reader<'_>, at: usize) -> Option<Found> {
    (reader.phrase && reader.word(at) == TimeWord::Now).then(|| Found::new(at, at + 1, DateKind::Time, Base::Now))
}

/// The unit that an ordinal counts: « le premier lundi », « la deuxième semaine », « la première quinzaine ».
pub(super) fn counted(reader: &Reader<'_>, at: usize) -> Option<Counted> {
    match reader.word(at) {
        TimeWord::Weekday(weekday) => Some(Counted::Weekday(weekday)),
        TimeWord::Unit(Unit::Day, 15_000) => Some(Counted::Fortnight),
        TimeWord::Unit(unit @ (Unit::Day | Unit::Week | Unit::Weekend), 1000) => Some(Counted::Unit(unit)),
        _ => None,
    }
}
