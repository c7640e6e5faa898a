//! No text and no reference makes the date stage fail.

use guillemet::{DatePolicy, Parser, Reference, parse_date};
use proptest::prelude::*;

/// Pieces that expressions of time are made of, with numbers that no calendar has.
const PIECES: &[&str] = &[
    "il y a",
    "dans",
    "99999999999",
    "9999",
    "ans",
    "siècles",
    "mois",
    "jours",
    "minutes",
    "plus tard",
    "plus tôt",
    "32",
    "31",
    "29",
    "février",
    "février 2019",
    "9999-12-31",
    "0001-01-01",
    "31/12/9999",
    "2020-02-30",
    "mardi",
    "prochain",
    "dernier",
    "la semaine",
    "le week-end",
    "du",
    "au",
    "et",
    "entre",
    "-",
    "/",
    ".",
    ",",
    "1'30",
    "24h",
    "23h59",
    "minuit",
    "moins le quart",
    "premier",
    "lundi de",
    "quinzaine de",
    "trimestre",
    "années",
    "90",
    "XIXe",
    "XXXXXXe",
    "siècle",
    "Pâques",
    "Pâques 9999",
    "ramadan 1500",
    "Kippour",
    "la veille de",
    "Nouvel An chinois",
    "hiver 9999",
    "été",
    "cent mille milliards de",
    "mille",
    "cent",
    "vingt",
    "et demi",
    "trois quarts d’",
    "heure",
    "quelques",
    "des",
    "décennies",
    "999999999999999999999999",
    "1.2.3",
    "«",
    "»",
    "\u{a0}",
    "’",
    "'",
    "h",
    "é",
    "\u{301}",
    "😀",
    "d’ici",
    "à",
    "chaque",
    "tous les",
    "4294967296",
    "fois par",
    "nuit de",
    "à venir",
    "la deuxième",
    "jour",
    "-1",
    "00:60",
    "12h12:99s",
];

fn references() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "0001",
        "0001-01-01",
        "9999-12-31",
        "2020-02-29T23:59:59",
        "2020-01",
        "9999",
        "2013-02-12T04:30",
    ])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn pieces_of_expressions_never_fail(
        pieces in prop::collection::vec(prop::sample::select(PIECES), 0..14),
        reference in references(),
    ) {
        let text = pieces.join(" ");
        check(&text, reference);
        check(&pieces.concat(), reference);
    }

    #[test]
    fn any_string_never_fails(text in any::<String>(), reference in references()) {
        check(&text, reference);
    }
}

/// Parses as an article and as a phrase, and looks at every span.
fn check(text: &str, reference: &str) {
    let day = reference.split('T').next().unwrap_or_default();
    for policy in [DatePolicy::News, DatePolicy::Past, DatePolicy::Future] {
        let article = Parser::new().published(day.parse().unwrap()).date_policy(policy).parse(text).unwrap();
        for date in &article.dates {
            assert_eq!(&text[date.start as usize..date.end as usize], date.text);
            assert!(!date.value.is_empty(), "{date:?}");
            assert!(date.earliest <= date.latest, "{date:?}");
        }
        for pair in article.dates.windows(2) {
            assert!(pair[0].end <= pair[1].start, "{pair:?}");
        }
        parse_date(text, reference.parse::<Reference>().unwrap(), policy);
    }
}

#[test]
fn a_long_line_of_expressions_takes_linear_time() {
    let text = "lundi, 3 mars à 14 h et hier soir, il y a trois ans, ".repeat(2_000);
    let article = Parser::new().published("2020-01-07".parse().unwrap()).parse(&text).unwrap();
    assert_eq!(article.dates.len(), 8_000);
}
