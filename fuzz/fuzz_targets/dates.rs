//! No phrase and no reference makes the reading of dates fail, under any policy; bounds are in order.

#![no_main]

use guillemet::{DatePolicy, Parser, Reference, parse_date};
use libfuzzer_sys::fuzz_target;

#[path = "../../crates/guillemet/tests/promises/mod.rs"]
mod promises;

/// The first byte chooses one of these, the rest is the phrase.
const REFERENCES: [&str; 8] =
    ["0001", "0001-01-01", "9999-12-31", "9999", "2020-02-29T23:59:59", "2020-01", "2013-02-12T04:30", "2019-12-30"];

fuzz_target!(|bytes: &[u8]| {
    let Some((&first, phrase)) = bytes.split_first() else { return };
    let phrase = String::from_utf8_lossy(phrase);
    let reference = REFERENCES[first as usize % REFERENCES.len()];
    let parser = Parser::new().published(reference.parse().unwrap());
    let reference: Reference = reference.parse().unwrap();
    for policy in [DatePolicy::News, DatePolicy::Past, DatePolicy::Future] {
        if let Some(date) = parse_date(&phrase, reference, policy) {
            promises::date(&phrase, &date);
        }
        promises::check(&phrase, &parser.clone().date_policy(policy).parse(&phrase).unwrap());
    }
});
