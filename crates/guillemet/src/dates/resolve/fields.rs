//! Days, months and years by their fields.

use jiff::civil::Date;
use smol_str::format_smolstr;

use super::Resolver;
use crate::article::Grain;
use crate::dates::anchor::Reference;
use crate::dates::calendar::{add_days, add_months, day, monday};
use crate::dates::expression::{Base, Expression, Fields, Side};
use crate::dates::moment::Moment;
use crate::dates::policy::DatePolicy;
use crate::dates::tense::Tense;
use crate::lexicon::{Classes, Glue};

impl Resolver<'_> {
    pub(super) fn fields(&self, at: usize, fields: Fields) -> Moment {
        let moment = match fields {
            Fields { day: Some(_), month: Some(_), .. } => self.day_and_month(at, fields),
            Fields { day: Some(of_month), month: None, .. } => self.day_alone(of_month, fields.weekday),
            Fields { weekday: Some(weekday), .. } => self.weekday(at, weekday, fields),
            Fields { month: Some(month), .. } => self.month(at, month, fields),
            Fields { year: Some(year), .. } => Moment::of_year(year).unwrap_or_default(),
            // « ce soir »: a part of today.
            _ => self.today(),
        };
        match moment.day.filter(|_| fields.days != 0) {
            Some(date) => add_days(date, i64::from(fields.days)).map(Moment::of_day).unwrap_or(moment),
            None => moment,
        }
    }

    pub(super) fn day_and_month(&self, at: usize, fields: Fields) -> Moment {
        let (of_month, month) = (fields.day.unwrap_or(1), fields.month.unwrap_or(1));
        if let Some(year) = fields.year {
            return day(year, month, of_month).map(Moment::of_day).unwrap_or_default();
        }
        // « du 21 juin au 15 novembre 2019 ».
        if let Some(year) = self.year_of_range_end(at, month) {
            return day(year, month, of_month).map(Moment::of_day).unwrap_or_default();
        }
        let unknown = || Moment::open(format_smolstr!("XXXX-{month:02}-{of_month:02}"), Some(Grain::Day));
        let Some(anchor) = self.anchor else { return unknown() };
        let date = match fields.side {
            Side::Last | Side::Before => self.year_with(fields, anchor.last.date(), -1, false),
            Side::Next | Side::After => self.year_with(fields, anchor.first.date(), 1, false),
            _ => match self.policy {
                DatePolicy::Future => self.year_with(fields, anchor.first.date(), 1, true),
                DatePolicy::Past => self.year_with(fields, anchor.last.date(), -1, true),
                DatePolicy::News => self.nearest_year(fields),
            },
        };
        date.map(Moment::of_day).unwrap_or_else(unknown)
    }

    /// The year of the other end of a range, for an end without one.
    pub(super) fn year_of_range_end(&self, at: usize, month: i8) -> Option<i16> {
        let expression = &self.expressions[at];
        // « 2 mars et 9 juillet 2014 » share their year as well.
        let joined = |next: &&Expression| {
            let between = expression.end..next.start;
            let listed = between.len() == 1 && self.surface.has(between.start, Classes::COORDINATOR);
            expression.opens_range || listed
        };
        let other = self.expressions.get(at + 1).filter(joined)?;
        let Base::Fields(Fields { year: Some(year), month: other, .. }) = other.base else { return None };
        Some(if other.is_some_and(|other| other < month) { year - 1 } else { year })
    }

    /// The first year from a day on, in steps of `step`, in which the calendar has the day and month.
    pub(super) fn year_with(&self, fields: Fields, from: Date, step: i16, same_day: bool) -> Option<Date> {
        (-1..=8).find_map(|n| {
            let date = day(from.year().checked_add(n * step)?, fields.month?, fields.day?)?;
            let beyond = if step > 0 { date > from } else { date < from };
            (beyond || (same_day && date == from)).then_some(date)
        })
    }

    /// The day and month in the year nearest to the day of speaking; a weekday that fits another year nearby decides.
    pub(super) fn nearest_year(&self, fields: Fields) -> Option<Date> {
        let middle = self.anchor?.middle();
        let dates = |reach: i16| {
            (-reach..=reach).filter_map(move |n| day(middle.year().checked_add(n)?, fields.month?, fields.day?))
        };
        let distance = |date: &Date| {
            let days = middle.duration_since(*date).as_hours() / 24;
            // Of two years equally near the past one.
            (days.abs(), days < 0)
        };
        if let Some(weekday) = fields.weekday {
            // A slip of the weekday is likelier than a date five months away.
            let fits = dates(2).filter(|date| date.weekday().to_monday_one_offset() == weekday).min_by_key(distance);
            if let Some(date) = fits.filter(|date| distance(date).0 <= 250) {
                return Some(date);
            }
        }
        dates(1).min_by_key(distance).or_else(|| dates(8).min_by_key(distance))
    }

    /// « le 16 », « vendredi 13 »: the next or nearest such day.
    pub(super) fn day_alone(&self, of_month: i8, weekday: Option<i8>) -> Moment {
        let unknown = || Moment::open(format_smolstr!("XXXX-XX-{of_month:02}"), Some(Grain::Day));
        let Some(anchor) = self.anchor else { return unknown() };
        let middle = anchor.middle();
        let months = (-24..=24).filter_map(|n| {
            let first = add_months(middle.first_of_month(), n)?;
            let date = day(first.year(), first.month(), of_month)?;
            weekday.is_none_or(|weekday| date.weekday().to_monday_one_offset() == weekday).then_some(date)
        });
        let days = |date: &Date| date.duration_since(middle).as_hours() / 24;
        let date = match self.policy {
            DatePolicy::News => months.min_by_key(|date| days(date).abs()),
            DatePolicy::Past => months.filter(|date| days(date) <= 0).max(),
            DatePolicy::Future => months.filter(|date| days(date) >= 0).min(),
        };
        date.map(Moment::of_day).unwrap_or_else(unknown)
    }

    pub(super) fn weekday(&self, at: usize, weekday: i8, fields: Fields) -> Moment {
        let expression = &self.expressions[at];
        if let Some(first) = self.weekday_that_opens(at).filter(|_| fields.side == Side::Open) {
            let ahead = i64::from((weekday - first.weekday().to_monday_one_offset()).rem_euclid(7));
            return add_days(first, ahead).map(Moment::of_day).unwrap_or_default();
        }
        let today = match fields.side {
            Side::Before | Side::After | Side::Same => self.told.or_else(|| self.anchor?.day()),
            _ => self.anchor.and_then(Reference::day),
        };
        let Some(today) = today else { return self.weekday_of_unknown_day(weekday) };
        if let Some(week) = fields.week {
            let date = monday(today).and_then(|monday| add_days(monday, i64::from(week) * 7 + i64::from(weekday) - 1));
            return date.map(Moment::of_day).unwrap_or_default();
        }
        let ahead = i64::from((weekday - today.weekday().to_monday_one_offset()).rem_euclid(7));
        let next = if ahead == 0 { 7 } else { ahead };
        let last = if ahead == 0 { -7 } else { ahead - 7 };
        let days = match fields.side {
            Side::Last | Side::Before => last,
            Side::Next => next,
            Side::After if self.phrase && ahead == 1 => 8,
            Side::After => next,
            _ if self.policy == DatePolicy::Future => next,
            _ if ahead == 0 => 0,
            Side::Same => last,
            side => match self.tense(expression) {
                Tense::Future | Tense::Announced => next,
                // « ce jeudi » without a verb is the nearest one.
                Tense::Open if side == Side::This && next <= -last => next,
                _ => last,
            },
        };
        add_days(today, days).map(Moment::of_day).unwrap_or_default()
    }

    /// « de lundi à |mercredi »: the day that opens the range which a weekday closes.
    fn weekday_that_opens(&self, at: usize) -> Option<Date> {
        let before = at.checked_sub(1).filter(|&before| self.expressions[before].opens_range)?;
        let Base::Fields(Fields { weekday: Some(_), .. }) = self.expressions[before].base else { return None };
        self.meaning(before).day
    }

    /// A weekday where the publication date is a month, a year or unknown.
    pub(super) fn weekday_of_unknown_day(&self, weekday: i8) -> Moment {
        match self.anchor {
            None => Moment::open(format_smolstr!("XXXX-WXX-{weekday}"), Some(Grain::Day)),
            Some(_) => self.today(),
        }
    }

    pub(super) fn month(&self, at: usize, month: i8, fields: Fields) -> Moment {
        let expression = &self.expressions[at];
        let of = |year: i16| Moment::of_month(year, month).unwrap_or_default();
        if let Some(year) = fields.year {
            return of(year);
        }
        if let Some(year) = self.year_of_range_end(at, month).or_else(|| self.year_before_in_sentence(at)) {
            return of(year);
        }
        let Some(anchor) = self.anchor else {
            return Moment::open(format_smolstr!("XXXX-{month:02}"), Some(Grain::Month));
        };
        if anchor.year_only {
            return of(anchor.year());
        }
        let middle = anchor.middle();
        let ahead = i16::from((month - middle.month()).rem_euclid(12));
        let next_year = middle.year() + i16::from(month <= middle.month());
        let last_year = middle.year() - i16::from(month >= middle.month());
        let year = match fields.side {
            Side::Last | Side::Before => last_year,
            Side::Next | Side::After => next_year,
            _ if ahead == 0 => middle.year(),
            _ => match self.tense(expression) {
                // « les travaux de septembre » belong to a noun, not to the verb.
                _ if self.policy == DatePolicy::News && self.is_complement(expression) => {
                    if ahead < 6 {
                        next_year
                    } else {
                        last_year
                    }
                }
                Tense::Future => next_year,
                Tense::Past => last_year,
                // Nearest, the past where both are as near.
                Tense::Open | Tense::Announced => {
                    if ahead < 6 {
                        next_year
                    } else {
                        last_year
                    }
                }
            },
        };
        of(year)
    }

    /// Does `de` lead an expression?
    fn is_complement(&self, expression: &Expression) -> bool {
        let before = expression.start.checked_sub(1).map(|at| self.surface.token(at).word);
        before.is_some_and(|word| self.surface.lexicon.calendar.entry(word).glue == Some(Glue::De))
    }

    /// « en 1997 (en janvier rue de Metz) »: the year that the expression before names in the same sentence.
    pub(super) fn year_before_in_sentence(&self, at: usize) -> Option<i16> {
        let here = &self.expressions[at];
        // Three expressions are a long list.
        let (before, year) = (at.saturating_sub(3)..at).rev().find_map(|i| match self.expressions[i].base {
            Base::Fields(Fields { year: Some(year), .. }) => Some((&self.expressions[i], year)),
            _ => None,
        })?;
        // A bracket only: elsewhere the sentence has moved on.
        let between = before.end..here.start;
        let opened = between.len() <= 24 && self.surface.is_sign(between.start, '(');
        let closed = between.clone().any(|i| self.surface.is_sign(i, ')'));
        (opened && !closed).then_some(year)
    }
}
