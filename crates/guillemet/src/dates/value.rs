//! TIMEX3 values of lengths of time.

use smol_str::{SmolStr, format_smolstr};

use super::expression::Thousandths;
use crate::lexicon::Unit;

/// « P3D », « PT2H30M », « P2.5M », « PXY » for some years.
pub(super) fn length(amount: Option<Thousandths>, unit: Unit) -> SmolStr {
    let (prefix, letter) = match unit {
        Unit::Second => ("PT", "S"),
        Unit::Minute => ("PT", "M"),
        Unit::Hour => ("PT", "H"),
        Unit::Day => ("P", "D"),
        Unit::Week => ("P", "W"),
        Unit::Weekend => ("P", "WE"),
        Unit::Month => ("P", "M"),
        Unit::Year => ("P", "Y"),
        Unit::Decade => ("P", "DE"),
        Unit::Century => ("P", "CE"),
    };
    let Some(amount) = amount else {
        return format_smolstr!("{prefix}X{letter}");
    };
    let (whole, fraction) = (amount / 1000, amount % 1000);
    match (unit, fraction) {
        (_, 0) => format_smolstr!("{prefix}{whole}{letter}"),
        (Unit::Hour, _) if whole == 0 => format_smolstr!("PT{}M", fraction * 60 / 1000),
        (Unit::Hour, _) => format_smolstr!("PT{whole}H{}M", fraction * 60 / 1000),
        (Unit::Minute, _) if whole > 0 => format_smolstr!("PT{whole}M{}S", fraction * 60 / 1000),
        _ => {
            let digits = format_smolstr!("{fraction:03}");
            format_smolstr!("{prefix}{whole}.{}{letter}", digits.trim_end_matches('0'))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_keep_their_unit() {
        assert_eq!(length(Some(24_000), Unit::Hour), "PT24H");
        assert_eq!(length(Some(2_500), Unit::Month), "P2.5M");
        assert_eq!(length(Some(2_334), Unit::Hour), "PT2H20M");
        assert_eq!(length(Some(30_400), Unit::Second), "PT30.4S");
        assert_eq!(length(None, Unit::Year), "PXY");
    }
}
