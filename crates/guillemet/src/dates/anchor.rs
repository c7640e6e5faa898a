//! The time that relative expressions are counted from: an interval, because a publication date can be a month.

use std::str::FromStr;

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, time};

use super::Published;
use crate::Error;

/// What a single expression is counted from: a date as coarse as it is known, or a moment.
///
/// ```
/// let reference: guillemet::Reference = "2013-02-12T04:30".parse()?;
/// assert!("hier".parse::<guillemet::Reference>().is_err());
/// # let _ = reference;
/// # Ok::<(), guillemet::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Reference {
    pub(super) first: DateTime,
    pub(super) last: DateTime,
    /// Is the time of day known?
    pub(super) timed: bool,
    /// Is a year all that is known?
    pub(super) year_only: bool,
}

impl From<Published> for Reference {
    fn from(published: Published) -> Reference {
        Reference {
            first: published.first().to_datetime(time(0, 0, 0, 0)),
            last: published.last().to_datetime(time(0, 0, 0, 0)),
            timed: false,
            year_only: published.month().is_none(),
        }
    }
}

impl FromStr for Reference {
    type Err = Error;

    /// Reads `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM[:SS]`; a time zone is left out.
    fn from_str(value: &str) -> Result<Reference, Error> {
        let error = || Error::Reference(value.to_owned());
        let text = value.trim();
        let published: Published = text.parse().map_err(|_| error())?;
        let reference = Reference::from(published);
        if text.len() <= 10 {
            return Ok(reference);
        }
        let clock = text.get(11..).ok_or_else(error)?;
        let clock = clock.get(..8.min(clock.len())).ok_or_else(error)?;
        let mut parts = clock.trim_end_matches('Z').split(':').map(str::parse::<i8>);
        let mut next = || parts.next().transpose().map_err(|_| error());
        let (hour, minute, second) = (next()?, next()?.unwrap_or(0), next()?.unwrap_or(0));
        let hour = hour.filter(|hour| (0..24).contains(hour)).ok_or_else(error)?;
        if !(0..60).contains(&minute) || !(0..60).contains(&second) {
            return Err(error());
        }
        let at = reference.first.date().to_datetime(time(hour, minute, second, 0));
        Ok(Reference { first: at, last: at, timed: true, year_only: false })
    }
}

impl Reference {
    /// A whole day.
    pub(super) fn of_day(day: Date) -> Reference {
        Reference::from(Published::from_day(day))
    }

    /// The day, where it is known.
    pub(super) fn day(self) -> Option<Date> {
        (self.first.date() == self.last.date()).then(|| self.first.date())
    }

    /// The month, where it is known.
    pub(super) fn month(self) -> Option<(i16, i8)> {
        let (first, last) = (self.first.date(), self.last.date());
        (first.year() == last.year() && first.month() == last.month()).then(|| (first.year(), first.month()))
    }

    /// The year.
    pub(super) fn year(self) -> i16 {
        self.first.date().year()
    }

    /// A day in the middle: what « nearest » is measured from.
    pub(super) fn middle(self) -> Date {
        let half = self.last.date().duration_since(self.first.date()).as_hours() / 48;
        self.first.date().checked_add(half.days()).unwrap_or(self.first.date())
    }
}
