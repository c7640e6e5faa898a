//! Calendar arithmetic that jiff has not: feasts, seasons, weeks.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use crate::lexicon::{Feast, FeastDay, Lexicon, Season};

/// A day of the years that values can write, 0 to 9999, if it exists.
pub(super) fn day(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day).ok().filter(|&day| has_value(day))
}

/// A value has four digits for the year and no sign.
fn has_value(day: Date) -> bool {
    day.year() >= 0
}

/// A day some days away, unless that leaves the years 0 to 9999.
pub(super) fn add_days(day: Date, days: i64) -> Option<Date> {
    let days = days.checked_abs().filter(|&n| n < 4_000_000).and(Some(days))?;
    day.checked_add(days.days()).ok().filter(|&day| has_value(day))
}

/// A day some months away; the last of the month where that month is shorter.
pub(super) fn add_months(day: Date, months: i64) -> Option<Date> {
    let months = months.checked_abs().filter(|&n| n < 120_000).and(Some(months))?;
    day.checked_add(months.months()).ok().filter(|&day| has_value(day))
}

/// The Monday of the week that holds a day.
pub(super) fn monday(day: Date) -> Option<Date> {
    add_days(day, -i64::from(day.weekday().to_monday_zero_offset()))
}

/// The nth (or, for -1, last) given weekday of a month.
pub(super) fn nth_weekday(year: i16, month: i8, weekday: i8, nth: i8) -> Option<Date> {
    let weekday = Weekday::from_monday_one_offset(weekday).ok()?;
    day(year, month, 1)?.nth_weekday_of_month(nth, weekday).ok()
}

/// Western Easter Sunday (Meeus, Jones, Butcher).
pub(super) fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e) = (b / 4, b % 4);
    let f = (b + 8) / 25;
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    day(year, (n / 31) as i8, (n % 31 + 1) as i8)
}

/// Orthodox Easter Sunday in the Gregorian calendar (Meeus, Julian), good for 1900 to 2099.
pub(super) fn orthodox_easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 4, y % 7, y % 19);
    let d = (19 * c + 15) % 30;
    let e = (2 * a + 4 * b - d + 34) % 7;
    let n = d + e + 114;
    add_days(day(year, (n / 31) as i8, (n % 31 + 1) as i8)?, 13)
}

/// The days that a feast can begin on in a year of our calendar.
pub(super) fn feast_day(feast: Feast, year: i16) -> Option<Date> {
    let first = match feast.day {
        FeastDay::Fixed(month, of_month) => day(year, month, of_month),
        FeastDay::Easter => easter(year),
        FeastDay::OrthodoxEaster => orthodox_easter(year),
        FeastDay::Hebrew(month, of_month) => hebrew(year, month, of_month),
        FeastDay::Nth(month, weekday, nth) => nth_weekday(year, month, weekday, if nth == 0 { -1 } else { nth }),
        FeastDay::Before(month, of_month, weekday) => {
            let end = day(year, month, of_month)?;
            let back = (end.weekday().to_monday_one_offset() - weekday).rem_euclid(7);
            add_days(end, -i64::from(if back == 0 { 7 } else { back }))
        }
        FeastDay::Table(feast) => {
            let days = Lexicon::french().calendar.moving.days(feast);
            days.iter().copied().find(|day| day.year() == year)
        }
    }?;
    add_days(first, i64::from(feast.offset))
}

/// The day in our year `year` of a month (Nisan is 1) and day of the Hebrew calendar, by its fixed arithmetic.
fn hebrew(year: i16, month: u8, of_month: u8) -> Option<Date> {
    // From Tishri (7) to December our year has the later Hebrew year.
    let hebrew_year = i64::from(year) + if (7..=9).contains(&month) { 3761 } else { 3760 };
    let new_year = hebrew_new_year(hebrew_year);
    let length = hebrew_new_year(hebrew_year + 1) - new_year;
    let leap = (7 * hebrew_year + 1) % 19 < 7;
    // Months from Tishri on; Heshvan and Kislev differ with the length of the year.
    let long_heshvan = length % 10 == 5;
    let short_kislev = length % 10 == 3;
    let mut months = vec![30, 29 + i64::from(long_heshvan), 30 - i64::from(short_kislev), 29, 30];
    if leap {
        months.push(30);
    }
    months.extend([29, 30, 29, 30, 29, 30, 29]);
    // Position of the month: Tishri 0; Nisan comes behind Adar (II).
    let at = match month {
        7.. => usize::from(month - 7) + usize::from(leap && month == 12),
        _ => usize::from(month) + 5 + usize::from(leap),
    };
    let days: i64 = months.iter().take(at).sum::<i64>() + i64::from(of_month) - 1;
    // The year 5760 began on 11 September 1999.
    add_days(day(1999, 9, 11)?, new_year - hebrew_new_year(5760) + days)
}

/// Days from the epoch to the first of Tishri.
fn hebrew_new_year(year: i64) -> i64 {
    let (before, this, next) = (hebrew_molad(year - 1), hebrew_molad(year), hebrew_molad(year + 1));
    // Years of 356 or 382 days are avoided.
    match (next - this, this - before) {
        (356, _) => this + 2,
        (_, 382) => this + 1,
        _ => this,
    }
}

/// Days from the epoch to the new moon of Tishri, moved off Sunday, Wednesday and Friday.
fn hebrew_molad(year: i64) -> i64 {
    let months = (235 * year - 234).div_euclid(19);
    let parts = 12_084 + 13_753 * months;
    let day = months * 29 + parts.div_euclid(25_920);
    if (3 * (day + 1)).rem_euclid(7) < 3 { day + 1 } else { day }
}

/// The first and last day of a season; winter belongs to the year that it begins in.
pub(super) fn season(season: Season, year: i16) -> Option<(Date, Date)> {
    Some(match season {
        Season::Spring => (day(year, 3, 21)?, day(year, 6, 20)?),
        Season::Summer => (day(year, 6, 21)?, day(year, 9, 22)?),
        Season::Autumn => (day(year, 9, 23)?, day(year, 12, 20)?),
        Season::Winter => (day(year, 12, 21)?, day(year.checked_add(1)?, 3, 20)?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::FeastLength;

    fn feast(day: FeastDay) -> Feast {
        Feast { day, offset: 0, length: FeastLength::Day, capital: false }
    }

    #[test]
    fn easter_of_both_churches() {
        assert_eq!(easter(2023), day(2023, 4, 9));
        assert_eq!(easter(2024), day(2024, 3, 31));
        assert_eq!(orthodox_easter(2023), day(2023, 4, 16));
        assert_eq!(orthodox_easter(2024), day(2024, 5, 5));
    }

    #[test]
    fn hebrew_feasts() {
        let kippour = FeastDay::Hebrew(7, 10);
        assert_eq!(feast_day(feast(kippour), 2023), day(2023, 9, 25));
        assert_eq!(feast_day(feast(kippour), 2024), day(2024, 10, 12));
        assert_eq!(feast_day(feast(FeastDay::Hebrew(1, 15)), 2023), day(2023, 4, 6));
        assert_eq!(feast_day(feast(FeastDay::Hebrew(9, 25)), 2024), day(2024, 12, 26));
        assert_eq!(feast_day(feast(FeastDay::Hebrew(12, 14)), 2024), day(2024, 3, 24));
    }

    #[test]
    fn feasts_of_tables_and_weekdays() {
        assert_eq!(feast_day(feast(FeastDay::Nth(5, 7, 0)), 2023), day(2023, 5, 28));
        assert_eq!(feast_day(feast(FeastDay::Before(5, 25, 1)), 2023), day(2023, 5, 22));
    }
}
