//! The publication date: an interval with a grain.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date as Day;

use crate::Error;

/// A publication date as coarse as it is known: a year, a month or a day.
///
/// ```
/// let month: guillemet::Published = "2020-01".parse()?;
/// assert_eq!(month.to_string(), "2020-01");
/// assert!("janvier".parse::<guillemet::Published>().is_err());
/// # Ok::<(), guillemet::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Published {
    year: i16,
    month: Option<i8>,
    day: Option<i8>,
}

impl Published {
    /// A year alone.
    pub(crate) fn from_year(year: i16) -> Published {
        Published { year, month: None, day: None }
    }

    /// A month, which must be 1 to 12.
    pub(crate) fn from_month(year: i16, month: i8) -> Published {
        Published { year, month: Some(month), day: None }
    }

    /// A day.
    pub(crate) fn from_day(day: Day) -> Published {
        Published { year: day.year(), month: Some(day.month()), day: Some(day.day()) }
    }

    /// The year.
    pub fn year(self) -> i16 {
        self.year
    }

    /// The month, 1 to 12, where it is known.
    pub fn month(self) -> Option<i8> {
        self.month
    }

    /// The day of the month, where it is known.
    pub fn day(self) -> Option<i8> {
        self.day
    }

    /// The first day it can mean.
    pub(crate) fn first(self) -> Day {
        Day::new(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1)).expect("checked when it was made")
    }

    /// The last day it can mean.
    pub(crate) fn last(self) -> Day {
        match (self.month, self.day) {
            (Some(_), Some(_)) => self.first(),
            (Some(_), None) => self.first().last_of_month(),
            _ => self.first().last_of_year(),
        }
    }
}

impl fmt::Display for Published {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

impl FromStr for Published {
    type Err = Error;

    /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; the time of a longer ISO 8601 date (`2020-01-07T10:00:00Z`) is left out.
    fn from_str(value: &str) -> Result<Published, Error> {
        let error = || Error::Published(value.to_owned());
        let date = value.trim();
        let date = match date.find(['T', ' ']) {
            Some(10) => &date[..10],
            Some(_) => return Err(error()),
            None => date,
        };
        let digits = |part: &str, length: usize| -> Result<i16, Error> {
            if part.len() != length || !part.bytes().all(|b| b.is_ascii_digit()) {
                return Err(error());
            }
            part.parse().map_err(|_| error())
        };
        let mut parts = date.split('-');
        let year = digits(parts.next().unwrap_or(""), 4)?;
        let month = parts.next().map(|part| digits(part, 2)).transpose()?.map(|m| m as i8);
        let day = parts.next().map(|part| digits(part, 2)).transpose()?.map(|d| d as i8);
        if parts.next().is_some() || year == 0 {
            return Err(error());
        }
        Day::new(year, month.unwrap_or(1), day.unwrap_or(1)).map_err(|_| error())?;
        Ok(Published { year, month, day })
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Published {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Published {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Published, D::Error> {
        let value = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        value.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Published {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Published".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$" })
    }
}
