//! One line in, one line out.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use guillemet::text::OffsetUnit;
use guillemet::{Parser, Published};
use serde_json::value::RawValue;

use super::input::Line;
use crate::args::BatchArgs;
use crate::failure::Failure;

/// Which fields of a record are wanted, and how its text is read.
pub(super) struct Fields {
    text: String,
    id: Option<String>,
    published: Option<String>,
    offsets: OffsetUnit,
    parser: Parser,
}

impl Fields {
    /// Checks that the id has a place of its own in the result.
    pub(super) fn new(options: &BatchArgs) -> Result<Fields, Failure> {
        if let Some(id) = &options.id {
            let empty = Parser::new().parse("").map(|article| article.to_json()).unwrap_or_default();
            let taken: BTreeMap<String, &RawValue> = serde_json::from_str(&empty).unwrap_or_default();
            if taken.contains_key(id) || [LINE, ERROR].contains(&id.as_str()) {
                return Err(Failure::Usage(format!(
                    "'{id}' is a field of the result itself: rename the field and give its new name to --id"
                )));
            }
        }
        Ok(Fields {
            text: options.text.clone(),
            id: options.id.clone(),
            published: options.published.clone(),
            offsets: options.offsets.into(),
            parser: options.reading.parser(),
        })
    }
}

const LINE: &str = "line";
const ERROR: &str = "error";

/// A line of the output.
pub(super) struct Answer {
    pub(super) json: Vec<u8>,
    pub(super) failed: bool,
    /// The size of the line that it answers.
    pub(super) bytes: u64,
}

/// A record, its values as they are written.
type Record<'l> = BTreeMap<String, &'l RawValue>;

/// Parses the article of one line.
pub(super) fn answer(line: &Line, fields: &Fields) -> Answer {
    let record = read(&line.bytes);
    let id = fields.id.as_ref().and_then(|name| Some((name, *record.as_ref().ok()?.get(name.as_str())?)));
    let article = record.as_ref().map_err(Clone::clone).and_then(|record| article(record, fields));
    let mut json = Vec::with_capacity(2 * line.bytes.len());
    json.push(b'{');
    if let Some((name, value)) = id {
        json.extend(serde_json::to_string(name).unwrap_or_default().bytes());
        json.push(b':');
        json.extend(value.get().bytes());
        json.push(b',');
    }
    let failed = article.is_err();
    match article {
        // The article is a JSON object: its fields follow the id.
        Ok(article) => json.extend(article.bytes().skip(1)),
        Err(error) => {
            let rest = serde_json::json!({ LINE: line.number, ERROR: error }).to_string();
            json.extend(rest.bytes().skip(1));
        }
    }
    Answer { json, failed, bytes: line.bytes.len() as u64 }
}

/// The record of a line, or why it is none.
fn read(line: &[u8]) -> Result<Record<'_>, String> {
    let line = std::str::from_utf8(line)
        .map_err(|error| format!("byte {} of this line is no UTF-8: convert the file", error.valid_up_to() + 1))?;
    let line = line.trim();
    serde_json::from_str(line).map_err(|error| {
        if error.is_data() {
            return "this line holds JSON, but no object: give one object a line".into();
        }
        let message = error.to_string();
        let cause = message.split(" at line ").next().unwrap_or_default();
        format!("this line is no JSON: {cause} at column {}", error.column())
    })
}

/// The article as JSON, or why there is none.
fn article(record: &Record<'_>, fields: &Fields) -> Result<String, String> {
    if let Some(id) = &fields.id {
        value(record, id)?;
    }
    let written = value(record, &fields.text)?;
    let text: String = serde_json::from_str(written.get()).map_err(|error| {
        if error.is_data() {
            format!("field '{}' holds {}: it must hold a string", fields.text, kind(written))
        } else {
            // `"\ud800"`: JSON can write what no text can hold.
            format!("field '{}' holds half a character (\\ud800 to \\udfff): mend what wrote it", fields.text)
        }
    })?;
    let mut parser = fields.parser.clone();
    if let Some(name) = &fields.published
        && let Some(published) = published(name, value(record, name)?)?
    {
        parser = parser.published(published);
    }
    // A batch of a night must not end at the one text that shows a fault of the parser.
    let parsed = catch_unwind(AssertUnwindSafe(|| parser.parse(&text)))
        .map_err(|_| "the parser failed on this text, which is a bug: please report it".to_owned())?;
    let article = parsed.map_err(|error| error.to_string())?;
    Ok(article.with_offsets(fields.offsets).to_json())
}

/// The value of a field.
fn value<'l>(record: &Record<'l>, name: &str) -> Result<&'l RawValue, String> {
    record.get(name).copied().ok_or_else(|| {
        let known: Vec<&str> = record.keys().map(String::as_str).collect();
        if name.contains('.') {
            return format!(
                "there is no field '{name}': a field must be one of the record itself, not of an object in it"
            );
        }
        format!("there is no field '{name}' among '{}'", known.join("', '"))
    })
}

/// A publication date; null and the empty string say that nobody knows it.
fn published(name: &str, written: &RawValue) -> Result<Option<Published>, String> {
    let date: serde_json::Value = serde_json::from_str(written.get()).unwrap_or_default();
    let date = match date {
        serde_json::Value::Null => return Ok(None),
        serde_json::Value::String(date) => date,
        serde_json::Value::Number(year) => year.to_string(),
        _ => return Err(format!("field '{name}' holds {}: it must hold a date or null", kind(written))),
    };
    if date.trim().is_empty() {
        return Ok(None);
    }
    date.parse().map(Some).map_err(|error: guillemet::Error| format!("field '{name}': {error}"))
}

/// What a JSON value is, in words.
fn kind(value: &RawValue) -> &'static str {
    match value.get().bytes().next() {
        Some(b'"') => "a string",
        Some(b'{') => "an object",
        Some(b'[') => "a list",
        Some(b't' | b'f') => "true or false",
        Some(b'n') => "null",
        _ => "a number",
    }
}
