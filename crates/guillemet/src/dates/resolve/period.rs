//! Pieces of a year, feasts, and what is counted off in a month.

use jiff::civil::Date;
use smol_str::format_smolstr;

use super::{Resolver, piece_grain};
use crate::article::Grain;
use crate::dates::anchor::Reference;
use crate::dates::calendar::{add_days, add_months, day, feast_day, nth_weekday, season};
use crate::dates::expression::{Base, Counted, Fields, Piece, Side};
use crate::dates::moment::{Moment, piece_code};
use crate::dates::policy::DatePolicy;
use crate::dates::tense::Tense;
use crate::lexicon::{Feast, FeastDay, FeastLength, Glue, Season, Unit};

impl Resolver<'_> {
    pub(super) fn piece(&self, at: usize, piece: Piece, year: Option<i16>, side: Side) -> Moment {
        let expression = &self.expressions[at];
        let inherited = || self.year_that_leads(at).filter(|_| side == Side::Open);
        if let Some(year) = year.or_else(inherited) {
            return Moment::of_piece(piece, year).unwrap_or_default();
        }
        let unknown = || Moment::open(format_smolstr!("XXXX-{}", piece_code(piece)), piece_grain(piece));
        let Some(anchor) = self.anchor else { return unknown() };
        let today = anchor.middle();
        let year = today.year();
        let pieces: Vec<(i16, Date, Date)> = (year - 2..=year + 2)
            .filter_map(|year| {
                let (first, last) = Moment::of_piece(piece, year)?.bounds?;
                Some((year, first.date(), last.date()))
            })
            .collect();
        let now = pieces.iter().find(|&&(_, first, last)| first <= today && today <= last);
        let last = pieces.iter().rev().find(|&&(_, _, last)| last < today);
        let next = pieces.iter().find(|&&(_, first, _)| first > today);
        let chosen = match side {
            Side::Last | Side::Before => last,
            Side::Next | Side::After => next,
            _ if now.is_some() => now,
            _ => match self.tense(expression) {
                Tense::Future => next,
                Tense::Past => last,
                Tense::Open | Tense::Announced => {
                    [last, next].into_iter().flatten().min_by_key(|&&(_, first, last)| {
                        let away = if last < today { today.duration_since(last) } else { first.duration_since(today) };
                        away.as_hours()
                    })
                }
            },
        };
        chosen.and_then(|&(year, ..)| Moment::of_piece(piece, year)).unwrap_or_else(unknown)
    }

    /// « En 2018, les ventes ont reculé au |premier semestre »: the year that the same sentence begins with.
    fn year_that_leads(&self, at: usize) -> Option<i16> {
        let before = &self.expressions[at.checked_sub(1)?];
        let sentence = &self.surface.sentences[self.surface.sentence_of(before.start)].tokens;
        let word = self.surface.token(before.start.checked_sub(1)?).word;
        let glue = self.surface.lexicon.calendar.entry(word).glue;
        let leads = matches!(glue, Some(Glue::En | Glue::Pour)) && sentence.contains(&self.expressions[at].start);
        match before.base {
            Base::Fields(Fields { year, month: None, day: None, .. }) if leads => year,
            _ => None,
        }
    }

    pub(super) fn feast(&self, feast: Feast, year: Option<i16>, side: Side, days: i8) -> Moment {
        let on = |date: Date| -> Option<Moment> {
            let date = add_days(date, i64::from(days))?;
            match feast.length {
                FeastLength::Day => Some(Moment::of_day(date)),
                FeastLength::Week => Moment::of_week(date, false),
                // The month of the day of speaking, where it lies inside the feast.
                FeastLength::Month => {
                    let today = self.anchor.map(Reference::middle);
                    let inside =
                        today.filter(|&today| date <= today && add_days(date, 30).is_some_and(|end| today <= end));
                    let within = inside.unwrap_or(date);
                    Moment::of_month(within.year(), within.month())
                }
            }
        };
        if let Some(year) = year {
            return feast_day(feast, year).and_then(on).unwrap_or_else(|| self.weekday_free_unknown());
        }
        let unknown = || match feast.day {
            FeastDay::Fixed(month, of_month) => {
                Moment::open(format_smolstr!("XXXX-{month:02}-{of_month:02}"), Some(Grain::Day))
            }
            _ => self.weekday_free_unknown(),
        };
        let Some(anchor) = self.anchor else { return unknown() };
        let middle = anchor.middle();
        let near = (middle.year() - 1..=middle.year() + 1).filter_map(|year| feast_day(feast, year));
        let away = |date: &Date| date.duration_since(middle).as_hours() / 24;
        let date = match (side, self.policy) {
            (Side::Next, _) => near.filter(|date| away(date) > 0).min(),
            (Side::Last, _) => near.filter(|date| away(date) < 0).max(),
            (_, DatePolicy::Future) => near.filter(|date| away(date) >= 0).min(),
            (_, DatePolicy::Past) => near.filter(|date| away(date) <= 0).max(),
            (_, DatePolicy::News) => near.min_by_key(|date| away(date).abs()),
        };
        date.and_then(on).unwrap_or_else(unknown)
    }

    pub(super) fn nth(
        &self,
        nth: i8,
        counted: Counted,
        month: Option<i8>,
        year: Option<i16>,
        of_season: Option<Season>,
    ) -> Option<Moment> {
        let anchor = self.anchor;
        let in_month = |year: i16, month: i8| -> Option<Moment> {
            let first = day(year, month, 1)?;
            let last = first.last_of_month();
            match counted {
                Counted::Weekday(weekday) => nth_weekday(year, month, weekday, nth).map(Moment::of_day),
                Counted::Unit(Unit::Day) if nth < 0 => Some(Moment::of_day(last)),
                Counted::Unit(Unit::Day) => day(year, month, nth).map(Moment::of_day),
                Counted::Unit(Unit::Weekend) => {
                    // The week-end of the nth Saturday.
                    nth_weekday(year, month, 6, nth).and_then(|day| Moment::of_week(day, true))
                }
                Counted::Unit(_) if nth < 0 => Moment::of_week(last, false),
                Counted::Unit(_) => Moment::of_week(add_days(first, i64::from(nth - 1) * 7)?, false),
                Counted::Fortnight => {
                    let moment = Moment::of_month(year, month)?;
                    Some(if nth == 1 {
                        moment.with_days(first, day(year, month, 15)?)
                    } else {
                        moment.with_days(day(year, month, 16)?, last)
                    })
                }
            }
        };
        if let Some(season_name) = of_season {
            let years = [0, 1, -1].map(|n| anchor.map(|anchor| anchor.year() + n));
            let Counted::Weekday(weekday) = counted else { return None };
            return years.into_iter().flatten().find_map(|year| {
                let (first, _) = season(season_name, year)?;
                let ahead = i64::from((weekday - first.weekday().to_monday_one_offset()).rem_euclid(7));
                let date = add_days(first, ahead + i64::from(nth.max(1) - 1) * 7)?;
                (self.policy == DatePolicy::News || date >= anchor?.first.date()).then(|| Moment::of_day(date))
            });
        }
        let Some(month) = month else {
            let next = add_months(anchor?.middle().first_of_month(), 1)?;
            return in_month(next.year(), next.month());
        };
        if let Some(year) = year {
            return in_month(year, month);
        }
        let middle = anchor?.middle();
        let near = (middle.year() - 1..=middle.year() + 1).filter_map(|year| in_month(year, month));
        let away = |moment: &Moment| {
            moment.bounds.map_or(i64::MAX, |(first, _)| first.date().duration_since(middle).as_hours() / 24)
        };
        match self.policy {
            DatePolicy::Future => near.filter(|moment| away(moment) >= 0).min_by_key(away),
            DatePolicy::Past => near.filter(|moment| away(moment) <= 0).max_by_key(away),
            DatePolicy::News => near.min_by_key(|moment| away(moment).abs()),
        }
    }
}
