//! Expressions to values, from left to right, with a state: the day of speaking, the day and the year that are told of.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime};

use super::anchor::Reference;
use super::calendar::{add_days, add_months, day, feast_day, monday, nth_weekday, season};
use super::expression::{Base, Counted, Expression, Fields, Piece, Side, Thousandths};
use super::moment::{Moment, piece_code, season_code};
use super::policy::DatePolicy;
use super::tense::{self, Tense};
use super::value;
use crate::article::Grain;
use crate::lexicon::{Feast, FeastLength, Part, Unit};
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
        if !matches!(expression.base, Base::Clock { .. } | Base::PartAlone) {
            self.told = moment.day.or(self.told);
        }
        if moment.year.is_some() {
            self.told_year = moment.year;
        }
        moment.narrowed(expression.modifier)
    }

    fn meaning(&self, at: usize) -> Moment {
        let expression = &self.expressions[at];
        match expression.base {
            Base::Fields(fields) => self.fields(at, fields),
            Base::Piece { piece, habitual: true, .. } => {
                Moment::open(format!("XXXX-{}", piece_code(piece)), piece_grain(piece))
            }
            Base::Piece { piece, year, side, .. } => self.piece(expression, piece, year, side),
            Base::Decade(first) => Moment::of_decade(first).unwrap_or_default(),
            Base::Century(digits) => Moment::of_century(digits).unwrap_or_default(),
            Base::Day(days) => self.from_today(i64::from(days)),
            Base::Eve { days, event } => self.eve(days, event),
            Base::Shift { amount, unit, back, told } => self.shift(amount, unit, back, told),
            Base::Current { unit, offset, told } => self.current(unit, offset, told, expression),
            Base::Feast { feast, year, days } => self.feast(feast, year, days),
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
                let part = expression.part.map_or("", super::moment::part_code);
                Moment::open(format!("XXXX-WXX-{weekday}{part}"), None)
            }
            Base::EveryPart => {
                Moment::open(format!("XXXX-XX-XX{}", expression.part.map_or("", super::moment::part_code)), None)
            }
            Base::EverySeason(season) => Moment::open(format!("XXXX-{}", season_code(season)), None),
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
        self.from_today(0)
    }

    /// So many days from the day of speaking.
    fn from_today(&self, days: i64) -> Moment {
        let Some(anchor) = self.anchor else { return Moment::open("XXXX-XX-XX", Some(Grain::Day)) };
        if let Some(today) = anchor.day() {
            return add_days(today, days).map(Moment::of_day).unwrap_or_default();
        }
        let value = match anchor.month() {
            Some((year, month)) => format!("{year:04}-{month:02}-XX"),
            None => format!("{:04}-XX-XX", anchor.year()),
        };
        let moment = Moment::open(value, Some(Grain::Day));
        match (add_days(anchor.first.date(), days), add_days(anchor.last.date(), days)) {
            (Some(first), Some(last)) => moment.with_days(first, last),
            _ => moment,
        }
    }

    fn fields(&self, at: usize, fields: Fields) -> Moment {
        let expression = &self.expressions[at];
        let moment = match fields {
            Fields { day: Some(_), month: Some(_), .. } => self.day_and_month(at, fields),
            Fields { day: Some(of_month), month: None, .. } => self.day_alone(of_month, fields.weekday),
            Fields { weekday: Some(weekday), .. } => self.weekday(expression, weekday, fields),
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

    fn day_and_month(&self, at: usize, fields: Fields) -> Moment {
        let (of_month, month) = (fields.day.unwrap_or(1), fields.month.unwrap_or(1));
        if let Some(year) = fields.year {
            return day(year, month, of_month).map(Moment::of_day).unwrap_or_default();
        }
        // « du 21 juin au 15 novembre 2019 ».
        if let Some(year) = self.year_of_range_end(at, month) {
            return day(year, month, of_month).map(Moment::of_day).unwrap_or_default();
        }
        let unknown = || Moment::open(format!("XXXX-{month:02}-{of_month:02}"), Some(Grain::Day));
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
    fn year_of_range_end(&self, at: usize, month: i8) -> Option<i16> {
        let expression = &self.expressions[at];
        let other = self.expressions.get(at + 1).filter(|_| expression.opens_range)?;
        let Base::Fields(Fields { year: Some(year), month: other, .. }) = other.base else { return None };
        Some(if other.is_some_and(|other| other < month) { year - 1 } else { year })
    }

    /// The first year from a day on, in steps of `step`, in which the calendar has the day and month.
    fn year_with(&self, fields: Fields, from: Date, step: i16, same_day: bool) -> Option<Date> {
        (-1..=8).find_map(|n| {
            let date = day(from.year().checked_add(n * step)?, fields.month?, fields.day?)?;
            let beyond = if step > 0 { date > from } else { date < from };
            (beyond || (same_day && date == from)).then_some(date)
        })
    }

    /// The day and month in the year nearest to the day of speaking; a weekday that fits another year nearby decides.
    fn nearest_year(&self, fields: Fields) -> Option<Date> {
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
            if let Some(date) = fits.filter(|date| distance(date).0 <= 400) {
                return Some(date);
            }
        }
        dates(1).min_by_key(distance).or_else(|| dates(8).min_by_key(distance))
    }

    /// « le 16 », « vendredi 13 »: the next or nearest such day.
    fn day_alone(&self, of_month: i8, weekday: Option<i8>) -> Moment {
        let unknown = || Moment::open(format!("XXXX-XX-{of_month:02}"), Some(Grain::Day));
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

    fn weekday(&self, expression: &Expression, weekday: i8, fields: Fields) -> Moment {
        let today = match fields.side {
            Side::Before | Side::After => self.told.or_else(|| self.anchor?.day()),
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
            _ => match self.tense(expression) {
                Tense::Future => next,
                _ => last,
            },
        };
        add_days(today, days).map(Moment::of_day).unwrap_or_default()
    }

    /// A weekday where the publication date is a month, a year or unknown.
    fn weekday_of_unknown_day(&self, weekday: i8) -> Moment {
        match self.anchor {
            None => Moment::open(format!("XXXX-WXX-{weekday}"), Some(Grain::Day)),
            Some(_) => self.today(),
        }
    }

    fn month(&self, at: usize, month: i8, fields: Fields) -> Moment {
        let expression = &self.expressions[at];
        let of = |year: i16| Moment::of_month(year, month).unwrap_or_default();
        if let Some(year) = fields.year {
            return of(year);
        }
        if let Some(year) = self.year_of_range_end(at, month).or_else(|| self.year_before_in_sentence(at)) {
            return of(year);
        }
        let Some(anchor) = self.anchor else { return Moment::open(format!("XXXX-{month:02}"), Some(Grain::Month)) };
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
                Tense::Future => next_year,
                Tense::Past => last_year,
                // Nearest, the past where both are as near.
                Tense::Open => {
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

    /// « en 1997 (en janvier rue de Metz) »: the year that the expression before names in the same sentence.
    fn year_before_in_sentence(&self, at: usize) -> Option<i16> {
        let before = &self.expressions[at.checked_sub(1)?];
        let Base::Fields(Fields { year: Some(year), .. }) = before.base else { return None };
        let here = &self.expressions[at];
        // A bracket or a list only: elsewhere the sentence has moved on.
        let between = before.end..here.start;
        let bracketed = between.len() <= 6 && between.clone().any(|i| self.surface.is_sign(i, '('));
        bracketed.then_some(year)
    }

    fn piece(&self, expression: &Expression, piece: Piece, year: Option<i16>, side: Side) -> Moment {
        if let Some(year) = year {
            return Moment::of_piece(piece, year).unwrap_or_default();
        }
        let unknown = || Moment::open(format!("XXXX-{}", piece_code(piece)), piece_grain(piece));
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
                Tense::Open => [last, next].into_iter().flatten().min_by_key(|&&(_, first, last)| {
                    let away = if last < today { today.duration_since(last) } else { first.duration_since(today) };
                    away.as_hours()
                }),
            },
        };
        chosen.and_then(|&(year, ..)| Moment::of_piece(piece, year)).unwrap_or_else(unknown)
    }

    fn eve(&self, days: i8, event: bool) -> Moment {
        let told = self.told.or_else(|| self.anchor.and_then(Reference::day)).filter(|_| !event || self.told.is_some());
        match told {
            Some(told) if !event => add_days(told, i64::from(days)).map(Moment::of_day).unwrap_or_default(),
            // Whose eve it is, is not known: the day that is told of is the likeliest.
            Some(told) => Moment::of_day(told),
            None => self.weekday_free_unknown(),
        }
    }

    fn weekday_free_unknown(&self) -> Moment {
        Moment::open("XXXX-XX-XX", Some(Grain::Day))
    }

    fn shift(&self, amount: Option<Thousandths>, unit: Unit, back: bool, told: bool) -> Moment {
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
                Some(day) if self.phrase || amount % 1000 != 0 => Moment::of_month(day.year(), day.month()),
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
    fn origin(&self, told: bool) -> Option<Date> {
        if told {
            let year = self.told_year.and_then(|year| day(year, 1, 1));
            let day = self.told.filter(|told| self.told_year.is_none_or(|year| year == told.year()));
            return day.or(year);
        }
        self.anchor.map(Reference::middle)
    }

    /// What days are counted from.
    fn day_origin(&self, told: bool) -> Option<Date> {
        if told && self.told.is_some() {
            return self.told;
        }
        self.anchor?.day()
    }

    fn clock_shift(&self, amount: Thousandths, unit: Unit) -> Moment {
        let seconds = match unit {
            Unit::Hour => amount.checked_mul(3600),
            Unit::Minute => amount.checked_mul(60),
            _ => Some(amount),
        };
        let timed = self.anchor.filter(|anchor| anchor.timed);
        let moved = |anchor: Reference| -> Option<DateTime> {
            let seconds = seconds?.checked_abs().filter(|&n| n < 100_000_000_000_000).and(seconds)? / 1000;
            anchor.first.checked_add(seconds.seconds()).ok()
        };
        match timed {
            Some(anchor) => moved(anchor)
                .map(|at| Moment::of_minute(at, unit == Unit::Second))
                .unwrap_or_else(|| Moment::open("XXXX-XX-XXTXX:XX", Some(Grain::Minute))),
            None => Moment { grain: Some(Grain::Hour), ..with_suffix(self.today(), "TXX:XX") },
        }
    }

    /// « il y a quelques jours », « dans quelques mois », « quelques années plus tard »: what is left known.
    fn vague_shift(&self, unit: Unit, back: bool, told: bool) -> Moment {
        let sign = if back { -1 } else { 1 };
        let anchor = self.anchor.filter(|_| !told);
        let value = match (unit, anchor) {
            (Unit::Day, Some(anchor)) => match add_days(anchor.middle(), 3 * sign) {
                Some(day) => format!("{:04}-{:02}-XX", day.year(), day.month()),
                None => "XXXX-XX-XX".into(),
            },
            (Unit::Day, None) => "XXXX-XX-XX".into(),
            (Unit::Week, Some(anchor)) => {
                format!("{:04}-WXX", add_days(anchor.middle(), 21 * sign).map_or(0, Date::year))
            }
            (Unit::Week, None) => "XXXX-WXX".into(),
            (Unit::Month, Some(anchor)) => {
                format!("{:04}-XX", add_months(anchor.middle(), 4 * sign).map_or(0, Date::year))
            }
            (Unit::Month, None) => "XXXX-XX".into(),
            (Unit::Second | Unit::Minute | Unit::Hour, _) => return with_suffix(self.today(), "TXX:XX"),
            _ => "XXXX".into(),
        };
        Moment::open(value, Some(unit_grain(unit)))
    }

    fn current(&self, unit: Unit, offset: i8, told: bool, expression: &Expression) -> Moment {
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
                Moment::of_week(add_days(day, (offset - i64::from(back)) * 7)?, unit == Unit::Weekend)
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
            (Unit::Week, Some(anchor)) => Moment::open(format!("{:04}-WXX", anchor.year()), Some(Grain::Week)),
            (Unit::Weekend, Some(anchor)) => Moment::open(format!("{:04}-WXX-WE", anchor.year()), Some(Grain::Week)),
            _ => unknown_of(unit),
        })
    }

    fn unit_origin(&self, told: bool) -> Option<Date> {
        if told { self.origin(true) } else { self.anchor.map(Reference::middle) }
    }

    /// « ce week-end », early in the week and told in the past, is the one before.
    fn is_past_weekend(&self, today: Date, expression: &Expression) -> bool {
        today.weekday().to_monday_one_offset() <= 3
            && self.policy == DatePolicy::News
            && self.tense(expression) == Tense::Past
    }

    fn feast(&self, feast: Feast, year: Option<i16>, days: i8) -> Moment {
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
            crate::lexicon::FeastDay::Fixed(month, of_month) => {
                Moment::open(format!("XXXX-{month:02}-{of_month:02}"), Some(Grain::Day))
            }
            _ => self.weekday_free_unknown(),
        };
        let Some(anchor) = self.anchor else { return unknown() };
        let middle = anchor.middle();
        let near = (middle.year() - 1..=middle.year() + 1).filter_map(|year| feast_day(feast, year));
        let away = |date: &Date| date.duration_since(middle).as_hours() / 24;
        let date = match self.policy {
            DatePolicy::Future => near.filter(|date| away(date) >= 0).min(),
            DatePolicy::Past => near.filter(|date| away(date) <= 0).max(),
            DatePolicy::News => near.min_by_key(|date| away(date).abs()),
        };
        date.and_then(on).unwrap_or_else(unknown)
    }

    fn nth(
        &self,
        nth: i8,
        counted: Counted,
        month: Option<i8>,
        year: Option<i16>,
        of_season: Option<crate::lexicon::Season>,
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

    /// The day of an expression that names none: one of its own sentence, else the last one told of, else today.
    fn told_day_for(&self, at: usize) -> Moment {
        self.day_in_sentence(at).or(self.told).map_or_else(|| self.today(), Moment::of_day)
    }

    /// The nearest day that the sentence of an expression names, before it or behind.
    fn day_in_sentence(&self, at: usize) -> Option<Date> {
        let here = &self.expressions[at];
        let sentence = &self.surface.sentences[self.surface.sentence_of(here.start)].tokens;
        // Three expressions are as far as a reader looks.
        let before = (at.saturating_sub(3)..at).rev();
        let behind = at + 1..(at + 4).min(self.expressions.len());
        let day_of = |i: usize| {
            let other = &self.expressions[i];
            let names_day = matches!(other.base, Base::Day(_))
                || matches!(other.base, Base::Fields(Fields { day: Some(_), .. } | Fields { weekday: Some(_), .. }))
                || matches!(other.base, Base::Fields(Fields { side: Side::This, .. })) && other.part.is_some();
            (names_day && sentence.contains(&other.start)).then(|| self.meaning(i).day).flatten()
        };
        let behind =
            behind.filter_map(|i| day_of(i).map(|day| (self.expressions[i].start.abs_diff(here.end), day))).next();
        let before =
            before.filter_map(|i| day_of(i).map(|day| (here.start.abs_diff(self.expressions[i].end), day))).next();
        match (before, behind) {
            // What follows at once belongs to the clock time: « 4 h mardi ».
            (Some((far, _)), Some((near, day))) if near <= 1 && far > 1 => Some(day),
            (Some((_, day)), _) | (None, Some((_, day))) => Some(day),
            (None, None) => None,
        }
    }

    fn clock(
        &self,
        at: usize,
        hour: i8,
        minute: i8,
        second: Option<i8>,
        half: Option<Part>,
        whole_hour: bool,
    ) -> Moment {
        let beside = self.day_in_sentence(at);
        let half = half.or_else(|| self.part_beside(at).filter(|_| hour < 12 && self.phrase));
        let hour = if matches!(half, Some(Part::Afternoon | Part::Evening)) { hour + 12 } else { hour };
        let told = beside.or(self.told);
        let midnight = hour == 0
            && minute == 0
            && !whole_hour
            && !self.expressions[at].known.grains().is_empty()
            && self.is_word(at);
        let Some(mut date) = told.or_else(|| self.anchor.and_then(Reference::day)) else {
            let value = with_suffix(self.today(), &format!("T{hour:02}:{minute:02}"));
            return Moment { grain: Some(Grain::Minute), bounds: None, ..value };
        };
        let clock = |date: Date| date.at(hour, minute, second.unwrap_or(0), 0);
        let passed = self.policy == DatePolicy::Future
            && self.phrase
            && beside.is_none()
            && self.anchor.is_some_and(|anchor| anchor.timed && clock(date) < anchor.first);
        // « minuit » ends the day that is told of.
        if passed || (midnight && beside.is_none_or(|_| !self.phrase)) {
            date = add_days(date, 1).unwrap_or(date);
        }
        Moment::of_minute(clock(date), second.is_some())
    }

    /// Is the expression a word (`minuit`), not « 0 h »?
    fn is_word(&self, at: usize) -> bool {
        self.expressions[at].rule == "clock-word"
    }

    /// The part of the day beside a clock time of a phrase: « à 3 heures cet après-midi ».
    fn part_beside(&self, at: usize) -> Option<Part> {
        let near = [at.checked_sub(1), Some(at + 1)];
        near.into_iter().flatten().find_map(|i| self.expressions.get(i)?.part)
    }
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

fn with_suffix(mut moment: Moment, suffix: &str) -> Moment {
    moment.value.push_str(suffix);
    moment
}
