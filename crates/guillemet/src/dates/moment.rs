//! A time with its value and its bounds.

use jiff::civil::{Date, DateTime, time};
use smol_str::{SmolStr, SmolStrBuilder, format_smolstr};

use super::calendar::{add_days, day, monday, season};
use crate::article::{Grain, Modifier};
use crate::dates::expression::Piece;
use crate::lexicon::{Part, Season};

/// What an expression means.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Moment {
    /// TIMEX3 value.
    pub(super) value: SmolStr,
    pub(super) grain: Option<Grain>,
    /// The first and last minute (second for seconds) it can mean.
    pub(super) bounds: Option<(DateTime, DateTime)>,
    /// What is told from now on, as far as it is known.
    pub(super) day: Option<Date>,
    pub(super) year: Option<i16>,
}

fn whole_days(first: Date, last: Date) -> Option<(DateTime, DateTime)> {
    Some((first.to_datetime(time(0, 0, 0, 0)), last.to_datetime(time(23, 59, 0, 0))))
}

impl Moment {
    /// A value that no calendar can place.
    pub(super) fn open(value: impl Into<SmolStr>, grain: Option<Grain>) -> Moment {
        Moment { value: value.into(), grain, ..Moment::default() }
    }

    pub(super) fn with_days(mut self, first: Date, last: Date) -> Moment {
        self.bounds = whole_days(first, last);
        self
    }

    pub(super) fn of_day(date: Date) -> Moment {
        Moment {
            value: iso(date),
            grain: Some(Grain::Day),
            bounds: whole_days(date, date),
            day: Some(date),
            year: Some(date.year()),
        }
    }

    pub(super) fn of_month(year: i16, month: i8) -> Option<Moment> {
        let first = day(year, month, 1)?;
        let moment = Moment::open(format_smolstr!("{year:04}-{month:02}"), Some(Grain::Month));
        Some(Moment { year: Some(year), ..moment.with_days(first, first.last_of_month()) })
    }

    pub(super) fn of_year(year: i16) -> Option<Moment> {
        let first = day(year, 1, 1)?;
        let moment = Moment::open(format_smolstr!("{year:04}"), Some(Grain::Year));
        Some(Moment { year: Some(year), ..moment.with_days(first, first.last_of_year()) })
    }

    /// A decade by its first year.
    pub(super) fn of_decade(first: i16) -> Option<Moment> {
        let moment = Moment::open(format_smolstr!("{:03}X", first / 10), Some(Grain::Decade));
        Some(moment.with_days(day(first / 10 * 10, 1, 1)?, day(first / 10 * 10 + 9, 12, 31)?))
    }

    /// A century by its first two digits.
    pub(super) fn of_century(digits: i16) -> Option<Moment> {
        let moment = Moment::open(format_smolstr!("{digits:02}XX"), Some(Grain::Century));
        Some(moment.with_days(day(digits * 100, 1, 1)?, day(digits * 100 + 99, 12, 31)?))
    }

    /// The ISO week, or its week-end, that holds a day.
    pub(super) fn of_week(date: Date, weekend: bool) -> Option<Moment> {
        let monday = monday(date)?;
        let week = monday.iso_week_date();
        let (end, first) = if weekend { ("-WE", add_days(monday, 5)?) } else { ("", monday) };
        let value = format_smolstr!("{:04}-W{:02}{end}", week.year(), week.week());
        let moment = Moment::open(value, Some(Grain::Week)).with_days(first, add_days(monday, 6)?);
        Some(Moment { year: Some(week.year()), ..moment })
    }

    pub(super) fn of_piece(piece: Piece, year: i16) -> Option<Moment> {
        let (grain, first, last) = match piece {
            Piece::Season(which) => {
                let (first, last) = season(which, year)?;
                (Grain::Season, first, last)
            }
            Piece::Quarter(n) => (Grain::Quarter, day(year, n * 3 - 2, 1)?, day(year, n * 3, 1)?.last_of_month()),
            Piece::Half(n) => (Grain::Half, day(year, n * 6 - 5, 1)?, day(year, n * 6, 1)?.last_of_month()),
        };
        let moment =
            Moment::open(format_smolstr!("{year:04}-{}", piece_code(piece)), Some(grain)).with_days(first, last);
        Some(Moment { year: Some(year), ..moment })
    }

    pub(super) fn of_minute(at: DateTime, second: bool) -> Moment {
        let grain = if second { Grain::Second } else { Grain::Minute };
        Moment {
            value: iso_at(at, Some(second)),
            grain: Some(grain),
            bounds: Some((at, at)),
            day: Some(at.date()),
            year: Some(at.date().year()),
        }
    }

    /// This day's part of the day.
    pub(super) fn with_part(mut self, part: Part) -> Moment {
        self.value = format_smolstr!("{}{}", self.value, part_code(part));
        self.grain = Some(Grain::PartOfDay);
        let Some(date) = self.day.filter(|_| self.bounds.is_some()) else {
            self.bounds = None;
            return self;
        };
        let at = |date: Date, hour: i8, minute: i8| date.to_datetime(time(hour, minute, 0, 0));
        self.bounds = match part {
            Part::Morning => Some((at(date, 4, 0), at(date, 11, 59))),
            Part::Afternoon => Some((at(date, 12, 0), at(date, 18, 59))),
            Part::Evening => Some((at(date, 18, 0), at(date, 23, 59))),
            Part::Night => add_days(date, 1).map(|next| (at(date, 21, 0), at(next, 5, 59))),
        };
        self
    }

    /// Narrows the bounds to the start, middle or end: thirds of a month, the first or last two months of a year.
    pub(super) fn narrowed(mut self, modifier: Option<Modifier>) -> Moment {
        let (Some((first, last)), Some(modifier)) = (self.bounds, modifier) else { return self };
        let Some(grain) = self.grain else { return self };
        let narrow = match (grain, modifier) {
            (Grain::Month, Modifier::Start) => days(first.date(), 0, 9),
            (Grain::Month, Modifier::Mid) => days(first.date(), 9, 19),
            (Grain::Month, Modifier::End) => add_days(first.date(), 20).and_then(|from| whole_days(from, last.date())),
            (Grain::Week, Modifier::Start) => days(first.date(), 0, 1),
            (Grain::Week, Modifier::Mid) => days(first.date(), 2, 3),
            (Grain::Week, Modifier::End) => days(first.date(), 3, 6),
            (Grain::Year, Modifier::Start) => months(first.date(), 1, 2),
            (Grain::Year, Modifier::Mid) => months(first.date(), 5, 8),
            (Grain::Year, Modifier::End) => months(first.date(), 11, 12),
            (Grain::Decade | Grain::Century, Modifier::Start | Modifier::Mid | Modifier::End) => {
                years(first.date(), last.date(), modifier)
            }
            (Grain::Day, Modifier::Start) => hours(first, 6, 10),
            (Grain::Day, Modifier::Mid) => hours(first, 11, 16),
            (Grain::Day, Modifier::End) => hours(first, 17, 21),
            (Grain::PartOfDay, Modifier::Start | Modifier::Mid | Modifier::End) => narrow_part(first, modifier),
            _ => None,
        };
        self.bounds = narrow.or(self.bounds);
        self
    }

    /// `earliest` and `latest` at the value's own resolution: days, or minutes for what is shorter than a day.
    pub(super) fn written_bounds(&self, modifier: Option<Modifier>) -> (Option<SmolStr>, Option<SmolStr>) {
        let Some((first, last)) = self.bounds else { return (None, None) };
        let by_day = match self.grain {
            Some(Grain::PartOfDay | Grain::Hour | Grain::Minute | Grain::Second) => false,
            Some(Grain::Day) => !matches!(modifier, Some(Modifier::Start | Modifier::Mid | Modifier::End)),
            _ => true,
        };
        let seconds = (!by_day).then_some(self.grain == Some(Grain::Second));
        (Some(iso_at(first, seconds)), Some(iso_at(last, seconds)))
    }
}

fn days(first: Date, from: i64, to: i64) -> Option<(DateTime, DateTime)> {
    whole_days(add_days(first, from)?, add_days(first, to)?)
}

fn months(first: Date, from: i8, to: i8) -> Option<(DateTime, DateTime)> {
    whole_days(day(first.year(), from, 1)?, day(first.year(), to, 1)?.last_of_month())
}

fn hours(first: DateTime, from: i8, to: i8) -> Option<(DateTime, DateTime)> {
    Some((first.date().to_datetime(time(from, 0, 0, 0)), first.date().to_datetime(time(to - 1, 59, 0, 0))))
}

fn years(first: Date, last: Date, modifier: Modifier) -> Option<(DateTime, DateTime)> {
    let third = (last.year() - first.year() + 1) / 3;
    let (from, to) = match modifier {
        Modifier::Start => (first.year(), first.year() + third - 1),
        Modifier::Mid => (first.year() + third, last.year() - third),
        _ => (last.year() - third + 1, last.year()),
    };
    whole_days(day(from, 1, 1)?, day(to, 12, 31)?)
}

fn narrow_part(first: DateTime, modifier: Modifier) -> Option<(DateTime, DateTime)> {
    let (from, to) = match (first.hour(), modifier) {
        (4, Modifier::Start) => (7, 9),
        (4, Modifier::Mid) => (9, 11),
        (4, _) => (10, 12),
        (12, Modifier::Start) => (12, 14),
        (12, Modifier::Mid) => (14, 17),
        (12, _) => (17, 19),
        (18, Modifier::Start) => (18, 21),
        (18, Modifier::Mid) => (20, 22),
        (18, _) => (21, 24),
        _ => return None,
    };
    hours(first, from, to)
}

/// An ISO date.
pub(super) fn iso(date: Date) -> SmolStr {
    let mut out = SmolStrBuilder::new();
    push_date(&mut out, date);
    out.finish()
}

/// An ISO date, with the minute if `seconds` is there, and with the second if it is true.
fn iso_at(at: DateTime, seconds: Option<bool>) -> SmolStr {
    let mut out = SmolStrBuilder::new();
    push_date(&mut out, at.date());
    if let Some(seconds) = seconds {
        out.push('T');
        push_two(&mut out, at.hour());
        out.push(':');
        push_two(&mut out, at.minute());
        if seconds {
            out.push(':');
            push_two(&mut out, at.second());
        }
    }
    out.finish()
}

/// Appends a date: every placed date has three of them, and the machinery of formats costs more than finding the date did.
fn push_date(out: &mut SmolStrBuilder, date: Date) {
    match i8::try_from(date.year() / 100) {
        Ok(century @ 0..) => {
            push_two(out, century);
            push_two(out, (date.year() % 100) as i8);
        }
        // Before the year nought.
        _ => out.push_str(&format_smolstr!("{:04}", date.year())),
    }
    for part in [date.month(), date.day()] {
        out.push('-');
        push_two(out, part);
    }
}

/// Appends a number of at most two digits as two.
fn push_two(out: &mut SmolStrBuilder, number: i8) {
    for digit in [number / 10, number % 10] {
        out.push(char::from(b'0' + digit.unsigned_abs()));
    }
}

pub(super) fn season_code(season: Season) -> &'static str {
    match season {
        Season::Spring => "SP",
        Season::Summer => "SU",
        Season::Autumn => "FA",
        Season::Winter => "WI",
    }
}

pub(super) fn piece_code(piece: Piece) -> SmolStr {
    match piece {
        Piece::Season(season) => season_code(season).into(),
        Piece::Quarter(n) => format_smolstr!("Q{n}"),
        Piece::Half(n) => format_smolstr!("H{n}"),
    }
}

pub(super) fn part_code(part: Part) -> &'static str {
    match part {
        Part::Morning => "TMO",
        Part::Afternoon => "TAF",
        Part::Evening => "TEV",
        Part::Night => "TNI",
    }
}
