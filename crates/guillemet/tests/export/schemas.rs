//! Schemas of the parts of schema.org and ninjs that are in use, written by hand: names, ranges, what may be missing.

use std::collections::BTreeMap;

use guillemet::Parser;
use guillemet::export::{LABELING_CONFIG, json_ld, label_studio, ninjs};
use serde_json::Value;

use crate::fixture;

/// A type, and what each of its properties takes.
type TypeTerms = (&'static str, &'static [(&'static str, &'static [&'static str])]);

/// The properties of schema.org's types that the export uses, with their ranges; a lower-case range is a JSON type.
const SCHEMA_ORG: &[TypeTerms] = &[
    (
        "NewsArticle",
        &[
            ("inLanguage", &["text"]),
            ("headline", &["text"]),
            ("datePublished", &["date"]),
            ("temporalCoverage", &["text"]),
            ("author", &["Person", "Organization"]),
            ("creditText", &["text"]),
            ("dateline", &["text"]),
            ("abstract", &["text"]),
            ("wordCount", &["number"]),
            ("articleBody", &["text"]),
            ("text", &["text"]),
            // Ranges are `Thing` and its like where a type stands here: only those in use.
            ("about", &["Event"]),
            ("contentLocation", &["Place"]),
            ("mentions", &["Person", "Organization", "Place"]),
            ("hasPart", &["Quotation"]),
            ("citation", &["CreativeWork"]),
        ],
    ),
    (
        "Quotation",
        &[
            ("text", &["text"]),
            ("url", &["text"]),
            ("hasPart", &["Quotation"]),
            ("isPartOf", &["Quotation"]),
            ("spokenByCharacter", &["Person", "Organization"]),
            ("creditText", &["text"]),
        ],
    ),
    ("Person", &[("name", &["text"]), ("alternateName", &["text"]), ("jobTitle", &["text"]), ("gender", &["text"])]),
    ("Organization", &[("name", &["text"]), ("alternateName", &["text"])]),
    ("Place", &[("name", &["text"]), ("alternateName", &["text"]), ("address", &["PostalAddress"])]),
    ("PostalAddress", &[("addressCountry", &["text"])]),
    (
        "Event",
        &[
            ("name", &["text"]),
            ("startDate", &["date"]),
            ("location", &["Place", "text"]),
            ("actor", &["Person"]),
            ("about", &["Organization", "Place"]),
        ],
    ),
    ("CreativeWork", &[("name", &["text"])]),
];

/// Notes the type of each object that has an id.
fn collect_types<'v>(value: &'v Value, types: &mut BTreeMap<&'v str, &'v str>) {
    match value {
        Value::Object(fields) => {
            if let (Some(id), Some(kind)) = (value["@id"].as_str(), value["@type"].as_str()) {
                assert!(types.insert(id, kind).is_none(), "{id} is there twice");
            }
            fields.values().for_each(|field| collect_types(field, types));
        }
        Value::Array(items) => items.iter().for_each(|item| collect_types(item, types)),
        _ => {}
    }
}

/// What a value is: the type of an object or of the one that it points at, or a JSON type.
fn range<'v>(value: &'v Value, types: &BTreeMap<&'v str, &'v str>) -> &'v str {
    match value {
        Value::Number(_) => "number",
        Value::String(text) if text.get(..10).is_some_and(|day| day.parse::<guillemet::Published>().is_ok()) => "date",
        Value::String(_) => "text",
        _ => value["@type"].as_str().unwrap_or_else(|| types[value["@id"].as_str().unwrap()]),
    }
}

fn check_thing(thing: &Value, types: &BTreeMap<&str, &str>) {
    let kind = thing["@type"].as_str().unwrap();
    let (_, properties) = SCHEMA_ORG.iter().find(|(name, _)| *name == kind).unwrap_or_else(|| panic!("{kind}"));
    for (name, value) in thing.as_object().unwrap().iter().filter(|(name, _)| !name.starts_with('@')) {
        let ranges = properties.iter().find(|(property, _)| property == name);
        let (_, ranges) = ranges.unwrap_or_else(|| panic!("{kind} has no {name}"));
        let values = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
        assert!(!values.is_empty(), "{kind}.{name} is an empty list");
        for value in values {
            let found = range(value, types);
            // A text may look like a date.
            let fits = ranges.contains(&found) || (found == "date" && ranges.contains(&"text"));
            assert!(fits, "{kind}.{name} is {found}, not {ranges:?}");
            if value["@type"].is_string() {
                check_thing(value, types);
            }
        }
    }
}

/// The fields of a ninjs 3.1 object that are in use, by the list they stand in; `additionalProperties` is false everywhere.
const NINJS: &[(&str, &[&str])] = &[
    (
        "",
        &[
            "uri",
            "type",
            "language",
            "headlines",
            "descriptions",
            "bodies",
            "by",
            "located",
            "people",
            "organisations",
            "places",
            "events",
            "associations",
            "standard",
        ],
    ),
    ("headlines", &["role", "contentType", "value"]),
    ("descriptions", &["role", "contentType", "value"]),
    ("bodies", &["role", "contentType", "charCount", "wordCount", "value"]),
    ("people", &["name", "rel", "uri", "literal"]),
    ("organisations", &["name", "rel", "uri", "literal"]),
    ("places", &["name", "rel", "uri", "literal"]),
    ("events", &["id", "name", "rel", "uri", "literal"]),
    ("associations", &["uri", "name", "rel", "type", "headlines"]),
    ("standard", &["name", "version", "schema"]),
];

fn check_ninjs(value: &Value, place: &str) {
    let (_, known) = NINJS.iter().find(|(name, _)| *name == place).unwrap_or_else(|| panic!("{place}"));
    for (name, field) in value.as_object().unwrap() {
        assert!(known.contains(&name.as_str()), "'{place}' has no {name}");
        match field {
            Value::Array(items) => items.iter().for_each(|item| check_ninjs(item, name)),
            Value::Object(_) => check_ninjs(field, name),
            Value::Number(_) => assert!(matches!(name.as_str(), "charCount" | "wordCount")),
            _ => assert!(field.is_string()),
        }
    }
    if matches!(place, "headlines" | "descriptions" | "bodies") {
        assert!(value["value"].is_string());
    }
    if matches!(place, "" | "associations") {
        assert!(value["uri"].as_str().unwrap().starts_with("urn:uuid:"));
    }
}

/// The fixture, and articles that lack most of what it has.
fn articles() -> Vec<guillemet::Article> {
    let texts = ["", "Il pleut.", fixture::TEXT, include_str!("../../../../tests/corpus/damas.txt")];
    let parsed = texts.map(|text| Parser::new().published("2020-01".parse().unwrap()).parse(text).unwrap());
    parsed.into_iter().chain([fixture::article()]).collect()
}

#[test]
fn json_ld_uses_terms_as_schema_org_defines_them() {
    for article in articles() {
        let value: Value = serde_json::from_str(&json_ld(&article)).unwrap();
        let mut types = BTreeMap::new();
        collect_types(&value, &mut types);
        check_thing(&value, &types);
    }
}

#[test]
fn ninjs_has_no_fields_of_its_own() {
    for article in articles() {
        check_ninjs(&serde_json::from_str(&ninjs(&article)).unwrap(), "");
    }
}

#[test]
fn the_labeling_configuration_knows_each_label_and_relation() {
    let task: Value = serde_json::from_str(&label_studio(&fixture::article())).unwrap();
    let result = task[0]["predictions"][0]["result"].as_array().unwrap();
    let used = |kind: &str, labels: fn(&Value) -> &Value| {
        let all = result.iter().filter(|item| item["type"] == kind);
        let mut all: Vec<&str> = all.map(|item| labels(item)[0].as_str().unwrap()).collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    let configured = |tag: &str| {
        let lines = LABELING_CONFIG.lines().filter_map(|line| line.trim().strip_prefix(tag)?.split('"').nth(1));
        let mut all: Vec<&str> = lines.collect();
        all.sort_unstable();
        all
    };
    assert_eq!(used("labels", |item| &item["value"]["labels"]), configured("<Label value="));
    assert_eq!(used("relation", |item| &item["labels"]), configured("<Relation value="));
}

#[test]
fn the_documentation_shows_the_labeling_configuration() {
    assert!(include_str!("../../../../docs/formats.md").contains(LABELING_CONFIG));
}
