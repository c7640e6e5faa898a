//! What holds for every text: annotations are slices of it, in every unit; blocks and sentences are in order; children lie
//! inside their parents; an article comes back from its JSON.

mod promises;

use guillemet::article::Article;
use guillemet::text::{OffsetIndex, OffsetUnit};
use guillemet::{Parser, Published};
use promises::placed;
use proptest::prelude::*;

const UNITS: [OffsetUnit; 3] = [OffsetUnit::Bytes, OffsetUnit::Chars, OffsetUnit::Utf16];

/// Pieces that together look like news, with what usually goes wrong in it.
const PIECES: [&str; 58] = [
    "« ",
    " »",
    "«",
    "»",
    "“",
    "”",
    "\"",
    "'",
    "’",
    "‹",
    "›",
    "+",
    ":",
    ", ",
    ". ",
    "… ",
    "? ",
    "\n",
    "\n\n",
    "\r\n",
    "\u{a0}",
    "\u{202f}",
    "\u{200b}",
    "\u{feff}",
    "e\u{301}",
    "😀",
    "👩‍👩‍👧",
    "\0",
    "\u{fffd}",
    "Ã©",
    "İ",
    "ẞ",
    "Emmanuel Macron",
    "Mme Le Pen",
    "M. Dupont",
    "le président",
    "la ministre",
    "Vladimir Poutine",
    "Paris",
    "l’AFP",
    " a déclaré ",
    " dit ",
    " a-t-il ajouté",
    " a affirmé que ",
    " selon ",
    "nous partirons demain",
    "il a plu",
    "le 7 janvier 2020",
    "lundi",
    "à 14h30",
    "il y a trois ans",
    "du 3 au 5 mars",
    "12 morts",
    "49,3 %",
    "Publié le 3 mars 2021",
    "Lire aussi : ",
    "PARIS (AFP) - ",
    "Par Jeanne Morel",
];

fn texts() -> impl Strategy<Value = String> {
    let news = prop::collection::vec(prop::sample::select(PIECES.as_slice()), 0..40).prop_map(|pieces| pieces.concat());
    let mixed = prop::collection::vec(
        prop_oneof![prop::sample::select(PIECES.as_slice()).prop_map(str::to_owned), ".{0,20}"],
        0..20,
    )
    .prop_map(|pieces| pieces.concat());
    prop_oneof![3 => news, 2 => mixed, 1 => "(?s).{0,200}"]
}

fn parse(text: &str) -> Article {
    Parser::new().published("2020-01".parse::<Published>().expect("a date")).parse(text).expect("any text is answered")
}

/// Slices a text by a unit in the plainest way there is.
fn slice(text: &str, unit: OffsetUnit, start: u32, end: u32) -> Option<String> {
    let (start, end) = (start as usize, end as usize);
    match unit {
        OffsetUnit::Bytes => text.get(start..end).map(str::to_owned),
        OffsetUnit::Chars => Some(text.chars().collect::<Vec<_>>().get(start..end)?.iter().collect()),
        OffsetUnit::Utf16 => String::from_utf16(text.encode_utf16().collect::<Vec<_>>().get(start..end)?).ok(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// `text[start..end] == annotation.text`, whatever offsets count.
    #[test]
    fn annotations_are_slices_of_the_unchanged_text(text in texts()) {
        let article = parse(&text);
        prop_assert_eq!(&article.text, &text);
        for unit in UNITS {
            let article = article.clone().with_offsets(unit);
            for (start, end, words) in placed(&article) {
                let sliced = slice(&text, unit, start, end);
                prop_assert!(sliced.is_some(), "{unit:?} {start}..{end}");
                prop_assert_eq!(sliced.as_deref(), Some(words.unwrap_or_else(|| article.slice(start, end))));
            }
        }
    }

    #[test]
    fn offsets_come_back_from_every_unit(text in texts()) {
        let article = parse(&text);
        for first in UNITS {
            for second in UNITS {
                let changed = article.clone().with_offsets(first).with_offsets(second);
                prop_assert_eq!(changed.offsets, second);
                prop_assert_eq!(&changed.with_offsets(OffsetUnit::Bytes), &article);
            }
        }
    }

    #[test]
    fn the_index_counts_as_the_text_does(text in "(?s).{0,300}") {
        let index = OffsetIndex::new(&text);
        let (mut chars, mut utf16) = (0, 0);
        for (byte, c) in text.char_indices() {
            prop_assert_eq!(index.from_byte(OffsetUnit::Chars, byte as u32), chars);
            prop_assert_eq!(index.from_byte(OffsetUnit::Utf16, byte as u32), utf16);
            prop_assert_eq!(index.to_byte(OffsetUnit::Chars, chars), byte as u32);
            prop_assert_eq!(index.to_byte(OffsetUnit::Utf16, utf16), byte as u32);
            chars += 1;
            utf16 += c.len_utf16() as u32;
        }
    }

    #[test]
    fn an_article_comes_back_from_its_json(text in texts()) {
        for unit in UNITS {
            let article = parse(&text).with_offsets(unit);
            prop_assert_eq!(Article::from_json(&article.to_json()), Ok(article));
        }
    }

    #[test]
    fn every_promise_is_kept(text in texts()) {
        promises::check(&text, &parse(&text));
    }

    #[test]
    fn the_same_text_gives_the_same_article(text in texts()) {
        prop_assert_eq!(parse(&text).to_json(), parse(&text).to_json());
    }
}
