//! Any text is answered by an article that keeps every promise, comes back from its JSON and can be written in each format.

#![no_main]

use guillemet::article::Article;
use guillemet::export::{Format, write};
use guillemet::text::OffsetUnit;
use guillemet::{Parser, Published};
use libfuzzer_sys::fuzz_target;

#[path = "../../crates/guillemet/tests/promises/mod.rs"]
mod promises;

/// What a caller may know about the day.
const PUBLISHED: [&str; 4] = ["0001-01-01", "2020", "2020-01", "9999-12-31"];

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let mut parser = Parser::new();
    if let Some(published) = PUBLISHED.get(bytes.len() % 5) {
        parser = parser.published(published.parse::<Published>().unwrap());
    }
    let article = parser.parse(&text).unwrap();
    promises::check(&text, &article);
    for format in Format::all() {
        write(&article, format);
    }
    for unit in [OffsetUnit::Bytes, OffsetUnit::Chars, OffsetUnit::Utf16] {
        let article = article.clone().with_offsets(unit);
        // Reading checks each offset and pointer once more, in this unit.
        assert_eq!(Article::from_json(&article.to_json()).as_ref(), Ok(&article));
    }
});
