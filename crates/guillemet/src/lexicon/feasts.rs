//! The days of feasts, as the tables write them.

use jiff::civil::Date;

use super::rows;

/// When a feast is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FeastDay {
    /// The same month and day each year.
    Fixed(i8, i8),
    /// From Western Easter Sunday.
    Easter,
    /// From Orthodox Easter Sunday.
    OrthodoxEaster,
    /// A month (Nisan is 1) and day of the Hebrew calendar.
    Hebrew(u8, u8),
    /// The nth weekday of a month; 0 is the last one.
    Nth(i8, i8, i8),
    /// The last such weekday before a month and day.
    Before(i8, i8, i8),
    /// A feast of `moving_feasts.tsv`, by its number.
    Table(u8),
}

/// How long a feast lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FeastLength {
    Day,
    Week,
    Month,
}

/// A feast: its day, days behind it, and how long it lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Feast {
    pub(crate) day: FeastDay,
    pub(crate) offset: i16,
    pub(crate) length: FeastLength,
    /// Is it read only with a capital?
    pub(crate) capital: bool,
}

/// The feasts whose days no short formula gives.
#[derive(Debug)]
pub(crate) struct Feasts {
    names: Vec<&'static str>,
    days: Vec<Vec<Date>>,
}

impl Feasts {
    /// Reads `moving_feasts.tsv`.
    pub(crate) fn read() -> Feasts {
        let mut feasts = Feasts { names: Vec::new(), days: Vec::new() };
        for [name, day] in rows(include_str!("../../data/fr/moving_feasts.tsv")) {
            let day = day.parse().expect("moving_feasts.tsv has an ISO date");
            match feasts.names.iter().position(|known| *known == name) {
                Some(at) => feasts.days[at].push(day),
                None => {
                    feasts.names.push(name);
                    feasts.days.push(vec![day]);
                }
            }
        }
        feasts
    }

    /// The known days of a feast, in order.
    pub(crate) fn days(&self, feast: u8) -> &[Date] {
        self.days.get(usize::from(feast)).map_or(&[], Vec::as_slice)
    }

    /// Reads a rule of `holidays.tsv`.
    pub(crate) fn rule(&self, rule: &str, capital: bool) -> Feast {
        let (length, rule) = match rule.split_once(':') {
            Some(("week", rest)) => (FeastLength::Week, rest),
            Some(("month", rest)) => (FeastLength::Month, rest),
            _ => (FeastLength::Day, rule),
        };
        let (day, offset) = self.day(rule).expect("holidays.tsv has a rule that its comment describes");
        Feast { day, offset, length, capital }
    }

    fn day(&self, rule: &str) -> Option<(FeastDay, i16)> {
        let (name, offset) = match rule.find('+') {
            Some(at) => (&rule[..at], rule[at + 1..].parse().ok()?),
            None => match rule.strip_prefix("easter-") {
                Some(days) => ("easter", -days.parse::<i16>().ok()?),
                None => (rule, 0),
            },
        };
        let numbers = |list: &str| -> Vec<i8> { list.split('-').map(|n| n.parse().unwrap_or(0)).collect() };
        let day = match name.split_once(':') {
            Some(("hebrew", list)) => {
                let n = numbers(list);
                FeastDay::Hebrew(*n.first()? as u8, *n.get(1)? as u8)
            }
            Some(("nth", list)) => {
                let n = numbers(list);
                FeastDay::Nth(*n.first()?, *n.get(1)?, *n.get(2)?)
            }
            Some(("before", list)) => {
                let n = numbers(list);
                FeastDay::Before(*n.first()?, *n.get(1)?, *n.get(2)?)
            }
            Some(_) => return None,
            None if name == "easter" => FeastDay::Easter,
            None if name == "orthodox_easter" => FeastDay::OrthodoxEaster,
            None if name.starts_with(|c: char| c.is_ascii_digit()) => {
                let n = numbers(name);
                FeastDay::Fixed(*n.first()?, *n.get(1)?)
            }
            None => FeastDay::Table(self.names.iter().position(|known| *known == name)? as u8),
        };
        Some((day, offset))
    }
}
