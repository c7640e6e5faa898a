//! TIMEX3 values in the calendar types of XML Schema, which TEI uses.

use crate::Published;

/// Is it `HH:MM`?
pub(super) fn is_clock_time(time: &str) -> bool {
    let Some((hour, minute)) = time.split_once(':') else { return false };
    let below = |part: &str, limit: u8| part.len() == 2 && part.parse().is_ok_and(|n: u8| n < limit);
    below(hour, 24) && below(minute, 60)
}

/// A value that XML Schema can say: `gYear`, `gYearMonth`, `date`, `dateTime`, `gMonth`, `gMonthDay` or `time`.
///
/// | TIMEX3 | XML Schema |
/// | --- | --- |
/// | `2020`, `2020-01`, `2020-01-07` | the same |
/// | `2020-01-07T14:30` | `2020-01-07T14:30:00` |
/// | `XXXX-01-07`, `XXXX-01` | `--01-07`, `--01` |
/// | `XXXX-XX-XXT14:30` | `14:30:00` |
///
/// Weeks, seasons, parts of the day and the like have no type there.
pub(super) fn calendar_type(value: &str) -> Option<String> {
    if let Some(time) = value.strip_prefix("XXXX-XX-XXT") {
        return is_clock_time(time).then(|| format!("{time}:00"));
    }
    if let Some(rest) = value.strip_prefix("XXXX-") {
        // A leap year has all days of a year.
        let known: Published = format!("2000-{rest}").parse().ok()?;
        let whole = rest.len() == if known.day().is_some() { 5 } else { 2 };
        return whole.then(|| format!("--{rest}"));
    }
    let date: Published = value.parse().ok()?;
    match value.len() {
        4 | 7 | 10 => Some(date.to_string()),
        16 => value.get(11..).filter(|time| is_clock_time(time)).map(|_| format!("{value}:00")),
        _ => None,
    }
}

/// A length as XML Schema's `duration`: `P3D`, `PT2H30M`; weeks and unknown lengths are none.
pub(super) fn duration_type(value: &str) -> Option<&str> {
    let lengths = value.strip_prefix('P')?;
    let (days, time) = lengths.split_once('T').map_or((lengths, None), |(days, time)| (days, Some(time)));
    let good = in_order(days, "YMD") && time.is_none_or(|time| !time.is_empty() && in_order(time, "HMS"));
    (good && !lengths.is_empty()).then_some(value)
}

/// Are these numbers with units, each unit once and in order?
fn in_order(lengths: &str, units: &str) -> bool {
    let (mut units, mut digits) = (units, 0);
    for c in lengths.chars() {
        if c.is_ascii_digit() {
            digits += 1;
            continue;
        }
        let Some(at) = units.find(c).filter(|_| digits > 0) else { return false };
        units = &units[at + c.len_utf8()..];
        digits = 0;
    }
    digits == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_get_their_type() {
        let types = [
            ("2020", Some("2020")),
            ("2020-01", Some("2020-01")),
            ("2020-01-07", Some("2020-01-07")),
            ("2020-01-07T14:30", Some("2020-01-07T14:30:00")),
            ("XXXX-02-29", Some("--02-29")),
            ("XXXX-01", Some("--01")),
            ("XXXX-XX-XXT00:05", Some("00:05:00")),
            ("2020-13", None),
            ("2020-02-30", None),
            ("2020-W03", None),
            ("2020-SU", None),
            ("201X", None),
            ("2020-01-07TMO", None),
            ("2020-01-07T24:00", None),
            ("2020-01-XX", None),
            ("XXXX-WXX-1", None),
            ("XXXX-01-08TMO", None),
            ("", None),
            ("été", None),
        ];
        for (value, expected) in types {
            assert_eq!(calendar_type(value).as_deref(), expected, "{value}");
        }
    }

    #[test]
    fn lengths_of_known_units_are_durations() {
        for value in ["P3D", "P2Y6M", "PT2H30M", "P1DT12H"] {
            assert_eq!(duration_type(value), Some(value));
        }
        for value in ["P2W", "PXM", "P", "PT", "P1DT", "P3", "PD", "P1M2Y", "P1É", "2Y"] {
            assert_eq!(duration_type(value), None, "{value}");
        }
    }
}
