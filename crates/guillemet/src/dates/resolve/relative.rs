//! Times counted from now or from the time that is told of.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime};
use smol_str::format_smolstr;

use super::{Resolver, unit_grain, unknown_of, with_suffix};
use crate::article::{Grain, Modifier};
use crate::dates::anchor::Reference;
use crate::dates::calendar::{add_days, add_months, day};
use crate::dates::expression::{Expression, Thousandths};
use crate::dates::moment::Moment;
use crate::dates::policy::DatePolicy;
use crate::dates::tense::Tense;
use crate::lexicon::Unit;

impl Resolver<'_> {
    pub(super) fn eve(&self, at: usize, days: i8, event: bool) -> Moment {
        // « la veille du scrutin, mardi 28 mars »: the sentence names the event's day.
        let beside = if event && self.told.is_none() { self.day_in_sentence(at) } else { None };
        if let Some(day) = beside {
            return add_days(day, i64::from(days)).map(Moment::of_day).unwrap_or_default();
        }
        let told = self.told.or_else(|| self.anchor.and_then(Reference::day)).filter(|_| !event || self.told.is_some());
        match told {
            Some(told) if !event => add_days(told, i64::from(days)).map(Moment::of_day).unwrap_or_default(),
            // Whose eve it is, is not known: the day that is told of is the likeliest.
            Some(told) => Moment::of_day(told),
            None => self.weekday_free_unknown(),
        }
    }

    pub(super) fn shift(&self, amount: Option<Thousandths>, unit: Unit, back: bool, told: bool) -> Moment {
        let Some(amount) = amount else { return self.vague_shift(unit, back, told) };
        let amount = if back { -amount } else { amount };
        let months = |months: i64| -> Option<Date> { add_months(self.origin(told)?, months) };
        let moment = match unit {
            Unit::Second | Unit::Minute | Unit::Hour => return self.clock_shift(amount, unit),
            Unit::Day => self.day_origin(told).and_then(|day| add_days(day, amount / 1000)).map(Moment::of_day),
            Unit::Week | Unit::Weekend => (self.day_origin(told).and_then(|day| add_days(day, amount * 7 / 1000)))
                .and_then(|day| if self.phrase { Some(Moment::of_day(day)) } else { Moment::of_week(day, false) }),
            Unit::Month if self.phrase && amount % 1000 == 0 => {
                self.day_origin(told).and_then(|day| add_months(day, amount / 1000)).map(Moment::of_day)
            }
            Unit::Month => months(amount / 1000).and_then(|day| Moment::of_month(day.year(), day.month())),
            Unit::Year => match amount.checked_mul(12).and_then(|n| months(n / 1000)) {
                Some(day) if self.phrase => Some(Moment::of_day(day)),
                Some(day) if amount % 1000 != 0 => Moment::of_month(day.year(), day.month()),
                Some(day) => Moment::of_year(day.year()),
                None => None,
            },
            Unit::Decade => {
                amount.checked_mul(120).and_then(|n| months(n / 1000)).and_then(|day| Moment::of_decade(day.year()))
            }
            Unit::Century => amount
                .checked_mul(1200)
                .and_then(|n| months(n / 1000))
                .and_then(|day| Moment::of_century(day.year() / 100)),
        };
        moment.unwrap_or_else(|| unknown_of(unit))
    }

    /// What years and months are counted from.
    pub(super) fn origin(&self, told: bool) -> Option<Date> {
        if told {
            let year = self.told_year.and_then(|year| day(year, 1, 1));
            let day = self.told.filter(|told| self.told_year.is_none_or(|year| year == told.year()));
            return day.or(year);
        }
        self.anchor.map(Reference::middle)
    }

    /// What days are counted from.
    pub(super) fn day_origin(&self, told: bool) -> Option<Date> {
        if told && self.told.is_some() {
            return self.told;
        }
        self.anchor?.day()
    }

    pub(super) fn clock_shift(&self, amount: Thousandths, unit: Unit) -> Moment {
        let seconds = match unit {
            Unit::Hour => amount.checked_mul(3600),
            Unit::Minute => amount.checked_mul(60),
            _ => Some(amount),
        };
        let timed = self.anchor.filter(|anchor| anchor.timed);
        let moved = |anchor: Reference| -> Option<DateTime> {
            let seconds = seconds?.checked_abs().filter(|&n| n < 100_000_000_000_000).and(seconds)? / 1000;
            anchor.first.checked_add(seconds.seconds()).ok().filter(|moment| moment.year() >= 0)
        };
        match timed {
            Some(anchor) => moved(anchor)
                .map(|at| Moment::of_minute(at, unit == Unit::Second))
                .unwrap_or_else(|| Moment::open("XXXX-XX-XXTXX:XX", Some(Grain::Minute))),
            None => Moment { grain: Some(Grain::Hour), ..with_suffix(self.today(), "TXX:XX") },
        }
    }

    /// « il y a quelques jours », « dans quelques mois », « quelques années plus tard »: what is left known.
    pub(super) fn vague_shift(&self, unit: Unit, back: bool, told: bool) -> Moment {
        let sign = if back { -1 } else { 1 };
        let anchor = self.anchor.filter(|_| !told);
        let value = match (unit, anchor) {
            (Unit::Day, Some(anchor)) => match add_days(anchor.middle(), 3 * sign) {
                Some(day) => format_smolstr!("{:04}-{:02}-XX", day.year(), day.month()),
                None => "XXXX-XX-XX".into(),
            },
            (Unit::Day, None) => "XXXX-XX-XX".into(),
            (Unit::Week, Some(anchor)) => {
                format_smolstr!("{:04}-WXX", add_days(anchor.middle(), 21 * sign).map_or(0, Date::year))
            }
            (Unit::Week, None) => "XXXX-WXX".into(),
            (Unit::Month, Some(anchor)) => {
                format_smolstr!("{:04}-XX", add_months(anchor.middle(), 4 * sign).map_or(0, Date::year))
            }
            (Unit::Month, None) => "XXXX-XX".into(),
            (Unit::Second | Unit::Minute | Unit::Hour, _) => return with_suffix(self.today(), "TXX:XX"),
            _ => "XXXX".into(),
        };
        Moment::open(value, Some(unit_grain(unit)))
    }

    pub(super) fn current(&self, unit: Unit, offset: i8, told: bool, expression: &Expression) -> Moment {
        let offset = i64::from(offset);
        let moment = match unit {
            Unit::Day => {
                return match self.day_origin(true) {
                    Some(day) => add_days(day, offset).map(Moment::of_day).unwrap_or_default(),
                    None => self.today(),
                };
            }
            Unit::Week | Unit::Weekend => self.day_origin(told).and_then(|day| {
                let back = unit == Unit::Weekend && offset == 0 && self.is_past_weekend(day, expression);
                let coming = unit == Unit::Week && offset == 0 && self.is_coming_week(day, expression);
                let weeks = offset - i64::from(back) + i64::from(coming);
                Moment::of_week(add_days(day, weeks * 7)?, unit == Unit::Weekend)
            }),
            Unit::Month => self.unit_origin(told).and_then(|day| add_months(day, offset)).and_then(|day| {
                self.anchor?.year_only.then_some(()).is_none().then(|| Moment::of_month(day.year(), day.month()))?
            }),
            Unit::Year => {
                let year = if told {
                    self.told_year.or_else(|| self.anchor.map(Reference::year))
                } else {
                    self.anchor.map(Reference::year)
                };
                year.and_then(|year| Moment::of_year(year.checked_add(offset as i16)?))
            }
            Unit::Decade => self.unit_origin(told).and_then(|day| Moment::of_decade(day.year() + offset as i16 * 10)),
            Unit::Century => {
                self.unit_origin(told).and_then(|day| Moment::of_century(day.year() / 100 + offset as i16))
            }
            Unit::Second | Unit::Minute | Unit::Hour => None,
        };
        moment.unwrap_or_else(|| match (unit, self.anchor) {
            (Unit::Week, Some(anchor)) => Moment::open(format_smolstr!("{:04}-WXX", anchor.year()), Some(Grain::Week)),
            (Unit::Weekend, Some(anchor)) => {
                Moment::open(format_smolstr!("{:04}-WXX-WE", anchor.year()), Some(Grain::Week))
            }
            _ => unknown_of(unit),
        })
    }

    pub(super) fn unit_origin(&self, told: bool) -> Option<Date> {
        if told { self.origin(true) } else { self.anchor.map(Reference::middle) }
    }

    /// « en début de semaine », said at the week-end, is the week to come unless the past is told.
    fn is_coming_week(&self, today: Date, expression: &Expression) -> bool {
        today.weekday().to_monday_one_offset() >= 6
            && expression.modifier == Some(Modifier::Start)
            && self.policy == DatePolicy::News
    }

    /// « ce week-end », early in the week and told in the past, is the one before.
    pub(super) fn is_past_weekend(&self, today: Date, expression: &Expression) -> bool {
        today.weekday().to_monday_one_offset() <= 3
            && self.policy == DatePolicy::News
            && self.tense(expression) == Tense::Past
    }
}
