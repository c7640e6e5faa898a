//! Expressions to values, from left to right, with a state: the day of speaking, the day and the year that are told of.

mod clock;
mod fields;
mod period;
mod relative;

use jiff::civil::Date;
use smol_str::format_smolstr;

use super::anchor::Reference;
use super::calendar::{add_days, day};
use super::expression::{Base, Expression, Fields, Piece, Side};
use super::moment::{self, Moment, piece_code, season_code};
use super::policy::DatePolicy;
use super::tense::{self, Tense};
use super::value;
use crate::article::Grain;
use crate::lexicon::Unit;
use crate::surface::Surface;

/// What is known so far while a text is read.
pub(super) struct Resolver<'s> {
    pub(super) surface: &'s Surface<'s>,
    pub(super) expressions: &'s [Expression],
    /// The day of speaking; `None` where nobody knows it.
    pub(super) anchor: Option<Reference>,
    pub(super) policy: DatePolicy,
    pub(super) phrase: bool,
    /// The last day that the text names.
    told: Option<Date>,
    /// The last time that the text names, as far as it is known.
    told_year: Option<i16>,
}

impl<'s> Resolver<'s> {
    pub(super) fn new(
        surface: &'s Surface<'s>,
        expressions: &'s [Expression],
        anchor: Option<Reference>,
        policy: DatePolicy,
        phrase: bool,
    ) -> Resolver<'s> {
        let mut resolver = Resolver { surface, expressions, anchor, policy, phrase, told: None, told_year: None };
        if anchor.is_none_or(|anchor| anchor.day().is_none()) {
            if let Some(day) = resolver.day_of_speaking() {
                resolver.anchor = Some(Reference::of_day(day));
            }
        }
        resolver
    }

    /// The day that the text itself speaks from, where the publication date is coarse: the first « ce 7 janvier », else the
    /// first « lundi 19 mai » of about that month.
    fn day_of_speaking(&self) -> Option<Date> {
        let dated = |wanted: fn(&Fields) -> bool| {
            self.expressions.iter().find_map(|expression| {
                let Base::Fields(fields) = expression.base else { return None };
                if fields.day.is_none() || fields.month.is_none() || !wanted(&fields) {
                    return None;
                }
                let date = match fields.year {
                    Some(year) => day(year, fields.month?, fields.day?),
                    None => self.nearest_year(fields),
                }?;
                let near = self.anchor.is_none_or(|anchor| {
                    let (first, last) = (anchor.first.date(), anchor.last.date());
                    add_days(first, -7).is_some_and(|from| from <= date)
                        && add_days(last, 7).is_some_and(|to| date <= to)
                });
                near.then_some(date)
            })
        };
        let this = dated(|fields| fields.side == Side::This);
        this.or_else(|| self.anchor.and_then(|_| dated(|fields| fields.weekday.is_some())))
    }

    /// The meaning of the expression at an index, which also becomes what is told of.
    pub(super) fn resolve(&mut self, at: usize) -> Moment {
        let expression = &self.expressions[at];
        let mut moment = self.meaning(at);
        if let Some(part) =
            expression.part.filter(|_| !matches!(expression.base, Base::EveryWeekday(_) | Base::EveryPart))
        {
            if !matches!(expression.base, Base::Clock { .. }) {
                moment = moment.with_part(part);
            }
        }
        // « La veille » looks back for a moment only: what follows is counted from the day before it.
        let aside = matches!(expression.base, Base::Clock { .. } | Base::PartAlone | Base::Eve { days: ..0, .. });
        if !aside {
            self.told = moment.day.or(self.told);
        }
        if moment.year.is_some() {
            self.told_year = moment.year;
        }
        // What leaves the calendar (« dans 99 999 ans ») has no value.
        if moment.value.is_empty() {
            moment = Moment::open("XXXX-XX-XX", None);
        }
        moment.narrowed(expression.modifier)
    }

    fn meaning(&self, at: usize) -> Moment {
        let expression = &self.expressions[at];
        match expression.base {
            Base::Fields(fields) => self.fields(at, fields),
            Base::Piece { piece, habitual: true, .. } => {
                Moment::open(format_smolstr!("XXXX-{}", piece_code(piece)), piece_grain(piece))
            }
            Base::Piece { piece, year, side, .. } => self.piece(at, piece, year, side),
            Base::Decade(first) => Moment::of_decade(first).unwrap_or_default(),
            Base::Century(digits) => Moment::of_century(digits).unwrap_or_default(),
            Base::Day(days) => self.days_from_today(i64::from(days)),
            Base::Eve { days, event } => self.eve(at, days, event),
            Base::Shift { amount, unit, back, told } => self.shift(amount, unit, back, told),
            Base::Current { unit, offset, told } => self.current(unit, offset, told, expression),
            Base::Feast { feast, year, side, days, weekend } => {
                let moment = self.feast(feast, year, side, days);
                let beside = moment.day.filter(|_| weekend).and_then(weekend_beside);
                beside.unwrap_or(moment)
            }
            Base::Nth { nth, counted, month, year, season } => self
                .nth(nth, counted, month, year, season)
                .unwrap_or_else(|| Moment::open("XXXX-XX-XX", Some(Grain::Day))),
            Base::PartAlone => self.told_day_for(at),
            Base::Clock { hour, minute, second, whole_hour, half } => {
                self.clock(at, hour, minute, second, half.filter(|_| hour < 12), whole_hour)
            }
            Base::Now => match self.anchor {
                Some(anchor) => Moment::of_minute(anchor.first, anchor.timed),
                None => Moment::open("PRESENT_REF", None),
            },
            Base::Length { amount, unit } => Moment::open(value::length(amount, unit), None),
            Base::Every { count, unit } => Moment::open(value::length(Some(i64::from(count) * 1000), unit), None),
            Base::EveryWeekday(weekday) => {
                let part = expression.part.map_or("", moment::part_code);
                Moment::open(format_smolstr!("XXXX-WXX-{weekday}{part}"), None)
            }
            Base::EveryPart => {
                Moment::open(format_smolstr!("XXXX-XX-XX{}", expression.part.map_or("", moment::part_code)), None)
            }
            Base::EverySeason(season) => Moment::open(format_smolstr!("XXXX-{}", season_code(season)), None),
        }
    }

    /// The tense around an expression, or what the policy puts in its place.
    fn tense(&self, expression: &Expression) -> Tense {
        match self.policy {
            DatePolicy::Past => Tense::Past,
            DatePolicy::Future => Tense::Future,
            DatePolicy::News => tense::around(self.surface, expression),
        }
    }

    /// The day of speaking, or what is known of it.
    fn today(&self) -> Moment {
        self.days_from_today(0)
    }

    /// So many days from the day of speaking.
    fn days_from_today(&self, days: i64) -> Moment {
        let Some(anchor) = self.anchor else { return Moment::open("XXXX-XX-XX", Some(Grain::Day)) };
        if let Some(today) = anchor.day() {
            return add_days(today, days).map(Moment::of_day).unwrap_or_default();
        }
        let value = match anchor.month() {
            Some((year, month)) => format_smolstr!("{year:04}-{month:02}-XX"),
            None => format_smolstr!("{:04}-XX-XX", anchor.year()),
        };
        let moment = Moment::open(value, Some(Grain::Day));
        match (add_days(anchor.first.date(), days), add_days(anchor.last.date(), days)) {
            (Some(first), Some(last)) => moment.with_days(first, last),
            _ => moment,
        }
    }

    fn weekday_free_unknown(&self) -> Moment {
        Moment::open("XXXX-XX-XX", Some(Grain::Day))
    }
}

/// The week-end that a feast's day lies in or makes longer: a Monday or Tuesday goes with the one before.
fn weekend_beside(day: Date) -> Option<Moment> {
    let early = day.weekday().to_monday_one_offset() <= 2;
    Moment::of_week(add_days(day, if early { -3 } else { 0 })?, true)
}

fn piece_grain(piece: Piece) -> Option<Grain> {
    Some(match piece {
        Piece::Season(_) => Grain::Season,
        Piece::Quarter(_) => Grain::Quarter,
        Piece::Half(_) => Grain::Half,
    })
}

fn unit_grain(unit: Unit) -> Grain {
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour => Grain::Minute,
        Unit::Day => Grain::Day,
        Unit::Week | Unit::Weekend => Grain::Week,
        Unit::Month => Grain::Month,
        Unit::Year => Grain::Year,
        Unit::Decade => Grain::Decade,
        Unit::Century => Grain::Century,
    }
}

/// A unit of which nothing is known.
fn unknown_of(unit: Unit) -> Moment {
    let value = match unit {
        Unit::Second | Unit::Minute | Unit::Hour => "XXXX-XX-XXTXX:XX",
        Unit::Day => "XXXX-XX-XX",
        Unit::Week => "XXXX-WXX",
        Unit::Weekend => "XXXX-WXX-WE",
        Unit::Month => "XXXX-XX",
        Unit::Year | Unit::Decade | Unit::Century => "XXXX",
    };
    Moment::open(value, Some(unit_grain(unit)))
}

fn with_suffix(moment: Moment, suffix: &str) -> Moment {
    Moment { value: format_smolstr!("{}{suffix}", moment.value), ..moment }
}
