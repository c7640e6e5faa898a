//! What must hold for any text, with any annotations.

use guillemet::Parser;
use guillemet::article::{
    Article, Block, BlockKind, Date, DateKind, Entity, EntityKind, Mention, MentionForm, Quotation, QuotationKind,
    Slice, Speaker,
};
use guillemet::export::{Format, Layer, csv, doccano, html, label_studio, tei, timex3, web_annotation, write};
use guillemet::text::OffsetUnit;
use proptest::prelude::*;
use serde_json::Value;

use crate::fixture;

/// Texts with what hurts: markup, quotation marks, controls, carriage returns, formulas, other planes.
fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "(?s)([a-zé .,:;\"'<>&=+@-]|[«»“”’\u{a0}\u{2028}\r\n\t\0\u{b}\u{1f}\u{fffe}\u{ffff}\u{85}🎉\u{301}]|]]>|<!--|Lire aussi : |« oui », dit-il){0,40}",
    ]
}

/// A stretch of a text, in bytes, from two numbers.
fn stretch(text: &str, a: usize, b: usize) -> Slice {
    let borders: Vec<usize> = (0..=text.len()).filter(|&at| text.is_char_boundary(at)).collect();
    let (a, b) = (borders[a % borders.len()], borders[b % borders.len()]);
    let (start, end) = (a.min(b), a.max(b));
    Slice { start: start as u32, end: end as u32, text: text[start..end].into() }
}

/// The article of a text with annotations that lie, nest, cross and touch as they like, with offsets in a unit.
fn annotated() -> impl Strategy<Value = Article> {
    let places = prop::collection::vec((0usize..4, any::<usize>(), any::<usize>()), 0..12);
    let units = prop_oneof![Just(OffsetUnit::Bytes), Just(OffsetUnit::Chars), Just(OffsetUnit::Utf16)];
    (texts(), places, units).prop_map(|(text, places, unit)| {
        let mut article = Parser::new().published("2020-01".parse().unwrap()).parse(&text).unwrap();
        (article.quotations, article.entities, article.dates, article.event) = Default::default();
        (article.timeline, article.related) = Default::default();
        article.entities.push(Entity {
            id: 0,
            kind: EntityKind::Person,
            name: "Jeanne".into(),
            gender: None,
            gender_evidence: None,
            country: None,
            roles: Vec::new(),
            mentions: Vec::new(),
        });
        let mut blocks: Vec<Block> = Vec::new();
        for (kind, a, b) in places {
            let slice = stretch(&text, a, b);
            let Slice { start, end, text } = slice.clone();
            match kind {
                0 => article.entities[0].mentions.push(Mention { start, end, text, form: MentionForm::Name }),
                1 => article.dates.push(Date {
                    id: article.dates.len() as u32,
                    start,
                    end,
                    text,
                    kind: DateKind::Date,
                    value: "2020-01-07".into(),
                    grain: None,
                    earliest: None,
                    latest: None,
                    modifier: None,
                    known: Vec::new(),
                    range: None,
                    rule: "any".into(),
                }),
                2 => article.quotations.push(Quotation {
                    id: article.quotations.len() as u32,
                    kind: QuotationKind::Direct,
                    parts: vec![slice],
                    cue: None,
                    speaker: Some(Speaker {
                        start: Some(start),
                        end: Some(end),
                        text,
                        entity: Some(0),
                        others: vec![0],
                        rule: "named".into(),
                    }),
                    parent: None,
                    rule: "any".into(),
                }),
                _ => {
                    let kinds = [BlockKind::Paragraph, BlockKind::Subhead, BlockKind::ListItem, BlockKind::Byline];
                    blocks.push(Block { kind: kinds[a % 4], start, end, speaker: None, rule: "any".into() });
                }
            }
        }
        // Those of the parser, or others of all kinds that leave gaps.
        if !blocks.is_empty() {
            blocks.sort_by_key(|block| block.start);
            article.blocks = blocks;
        }
        article.entities[0].mentions.sort_by_key(|mention| mention.start);
        article.with_offsets(unit)
    })
}

/// A text as XML can hold it.
fn in_xml(text: &str) -> String {
    let forbidden = |c: char| matches!(c, '\0'..='\x08' | '\x0b' | '\x0c' | '\x0e'..='\x1f' | '\u{fffe}' | '\u{ffff}');
    text.replace(forbidden, "\u{fffd}")
}

/// The words of an element without its tags.
fn content(xml: &str, element: &str) -> String {
    let document = roxmltree::Document::parse(xml).unwrap_or_else(|error| panic!("{error}\n{xml}"));
    let root = document.descendants().find(|node| node.has_tag_name(element) || node.tag_name().name() == element);
    root.unwrap().descendants().filter(|node| node.is_text()).filter_map(|node| node.text()).collect()
}

/// The text that a page marks, without its tags; an error where they don't nest.
fn marked_text(page: &str) -> Result<String, String> {
    let (marked, _) = page.split_once("g-text\">").and_then(|(_, rest)| rest.split_once("</div>")).ok_or("no text")?;
    let (mut text, mut opened) = (String::new(), 0usize);
    for piece in marked.split('<') {
        let (tag, words) = piece.split_once('>').unwrap_or(("", piece));
        match tag {
            "" => {}
            "/span" => opened = opened.checked_sub(1).ok_or("closed too often")?,
            _ => opened += 1,
        }
        text.push_str(words);
    }
    let plain = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#13;", "\r"), ("&amp;", "&")];
    if opened > 0 {
        return Err(format!("{opened} elements stay open"));
    }
    Ok(plain.into_iter().fold(text, |text, (reference, sign)| text.replace(reference, sign)))
}

/// Undoes the guard against formulas.
fn unguarded(cell: &str) -> &str {
    let signs = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    if cell.starts_with('\'') && cell.trim_start_matches('\'').starts_with(signs) { &cell[1..] } else { cell }
}

/// The code points from `start` to `end`.
fn sliced(text: &str, place: &Value, start: &str, end: &str) -> String {
    let (start, end) = (place[start].as_u64().unwrap() as usize, place[end].as_u64().unwrap() as usize);
    text.chars().skip(start).take(end - start).collect()
}

proptest! {
    #[test]
    fn tei_without_its_tags_is_the_text(article in annotated()) {
        prop_assert_eq!(content(&tei(&article), "text"), in_xml(&article.text));
    }

    #[test]
    fn each_id_of_tei_is_there_once_and_each_pointer_points(article in annotated()) {
        let xml = tei(&article);
        let document = roxmltree::Document::parse(&xml).unwrap();
        let all = || document.descendants().flat_map(|node| node.attributes());
        let mut ids: Vec<&str> = all().filter(|a| a.name() == "id").map(|a| a.value()).collect();
        ids.sort_unstable();
        let count = ids.len();
        ids.dedup();
        prop_assert_eq!(ids.len(), count);
        let pointers = ["ref", "who", "corresp", "next", "prev", "source"];
        let pointing = all().filter(|a| pointers.contains(&a.name()));
        for pointer in pointing.flat_map(|attribute| attribute.value().split(' ')) {
            prop_assert!(ids.binary_search(&&pointer[1..]).is_ok(), "{} in {}", pointer, xml);
        }
    }

    #[test]
    fn timeml_without_its_tags_is_the_text(article in annotated()) {
        prop_assert_eq!(content(&timex3(&article), "TEXT"), in_xml(&article.text));
    }

    #[test]
    fn a_page_without_its_tags_is_the_text(article in annotated()) {
        prop_assert_eq!(marked_text(&html(&article)), Ok(article.text.replace('\0', "\u{fffd}")));
    }

    #[test]
    fn tables_give_their_words_back(article in annotated()) {
        let chars = article.clone().with_offsets(OffsetUnit::Chars);
        for layer in Layer::ALL {
            let table = csv(&article, layer);
            let mut reader = csv::Reader::from_reader(table.as_bytes());
            let columns = reader.headers().unwrap().clone();
            let column = |name: &str| columns.iter().position(|column| column == name);
            for row in reader.records() {
                let row = row.unwrap();
                prop_assert!(!row.iter().any(|cell| cell.starts_with(['=', '+', '@', '\t', '\r', '\n'])));
                if layer == Layer::Quotations {
                    continue;
                }
                if let (Some(start), Some(end), Some(text)) = (column("start"), column("end"), column("text")) {
                    let (start, end) = (row[start].parse().unwrap(), row[end].parse().unwrap());
                    prop_assert_eq!(unguarded(&row[text]), chars.slice(start, end));
                }
            }
        }
    }

    #[test]
    fn offsets_of_annotation_tools_slice_their_words(article in annotated()) {
        let text = &article.text;
        let task: Value = serde_json::from_str(&label_studio(&article)).unwrap();
        for region in task[0]["predictions"][0]["result"].as_array().unwrap() {
            if let value @ Value::Object(_) = &region["value"] {
                prop_assert_eq!(&sliced(text, value, "start", "end"), value["text"].as_str().unwrap());
            }
        }
        let page: Value = serde_json::from_str(&web_annotation(&article)).unwrap();
        for target in page["items"].as_array().unwrap().iter().flat_map(|item| item["target"].as_array().unwrap()) {
            let [position, quote] = [&target["selector"][0], &target["selector"][1]];
            let exact = sliced(text, position, "start", "end");
            prop_assert_eq!(&exact, quote["exact"].as_str().unwrap());
            let around = format!("{}{exact}{}", quote["prefix"].as_str().unwrap(), quote["suffix"].as_str().unwrap());
            prop_assert!(text.contains(&around));
        }
        let example: Value = serde_json::from_str(&doccano(&article)).unwrap();
        let entities = example["entities"].as_array().unwrap();
        let annotations = article.entities[0].mentions.len() + article.dates.len() + 2 * article.quotations.len();
        prop_assert!(entities.len() >= annotations);
        prop_assert!(entities.iter().all(|entity| entity["end_offset"].as_u64() <= Some(text.chars().count() as u64)));
    }

    #[test]
    fn the_unit_of_the_article_makes_no_difference(article in annotated()) {
        let bytes = article.clone().with_offsets(OffsetUnit::Bytes);
        for format in Format::all() {
            prop_assert_eq!(write(&article, format), write(&bytes, format));
        }
    }

    #[test]
    fn json_can_stand_in_a_page(text in texts()) {
        let article = Parser::new().parse(&text).unwrap();
        let json_ld = write(&article, Format::JsonLd);
        prop_assert!(!json_ld.contains('<'));
        let value: Value = serde_json::from_str(&json_ld).unwrap();
        prop_assert_eq!(value["text"].as_str().unwrap(), text);
    }
}

#[test]
fn the_fixture_without_its_tags_is_its_text() {
    assert_eq!(content(&tei(&fixture::article()), "text"), fixture::TEXT);
    assert_eq!(content(&timex3(&fixture::article()), "TEXT"), fixture::TEXT);
}
