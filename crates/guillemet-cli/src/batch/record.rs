//! Articles in, a line each out.

use std::borrow::Cow;
use std::collections::BTreeMap;

use guillemet::text::OffsetUnit;
use guillemet::{Article, Parser, Published, parse_each};
use serde_json::value::RawValue;

use super::input::{Content, Item};
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

const FILE: &str = "file";
const LINE: &str = "line";
const ERROR: &str = "error";

/// A line of the output.
pub(super) struct Answer {
    pub(super) json: Vec<u8>,
    pub(super) failed: bool,
}

/// Is a line that was written earlier the answer to an article that could not be parsed?
pub(super) fn is_failed(line: &[u8]) -> bool {
    // A name with its quotation marks can't stand within a JSON string.
    let field = b"\"schema_version\":";
    !line.windows(field.len()).any(|window| window == field)
}

/// The value of a field.
#[derive(Clone, Copy)]
enum Value<'l> {
    /// As JSON writes it.
    Json(&'l RawValue),
    /// The words themselves: a cell of a table.
    Words(&'l str),
}

/// A record, its fields by name.
type Record<'l> = BTreeMap<Cow<'l, str>, Value<'l>>;

/// Parses some articles; each item has its answer, in their order.
pub(super) fn answers(items: &[Item], fields: &Fields) -> Vec<Answer> {
    let records: Vec<_> = items.iter().map(read).collect();
    let texts: Vec<_> = records.iter().map(|record| Text::of(record.as_ref().map_err(Clone::clone)?, fields)).collect();
    let jobs: Vec<_> = texts.iter().flatten().map(|text| (&text.parser, &*text.words)).collect();
    let mut articles = parse_each(&jobs).into_iter();
    let mut answers = Vec::with_capacity(items.len());
    for ((item, record), text) in items.iter().zip(&records).zip(texts) {
        let article = text.and_then(|_| {
            let article = articles.next().unwrap_or(Err(guillemet::Error::Fault));
            article.map(|article| article.with_offsets(fields.offsets)).map_err(|error| error.to_string())
        });
        answers.push(answer(item, record.as_ref().ok(), article, fields));
    }
    answers
}

/// The line of one article.
fn answer(item: &Item, record: Option<&Record<'_>>, article: Result<Article, String>, fields: &Fields) -> Answer {
    // A file is known by its name where nothing else is said.
    let by_name = matches!(item.content, Content::Text(_)).then_some(FILE);
    let name = fields.id.as_deref().or(by_name);
    let id = name.and_then(|name| Some((name, *record?.get(name)?)));
    let mut json = Vec::new();
    if let Some((name, value)) = id {
        json.push(b'{');
        json.extend_from_slice(quoted(name).as_bytes());
        json.push(b':');
        match value {
            Value::Json(written) => json.extend_from_slice(written.get().as_bytes()),
            Value::Words(words) => json.extend_from_slice(quoted(words).as_bytes()),
        }
    }
    let failed = article.is_err();
    let behind_id = json.len();
    match article {
        // The article is a JSON object: its fields follow the id, with a comma where it would open.
        Ok(article) => {
            article.write_json(&mut json);
            if id.is_some() {
                json[behind_id] = b',';
            }
        }
        Err(error) => {
            json.push(if id.is_some() { b',' } else { b'{' });
            if let Some(file) = item.file.as_ref().filter(|_| id.is_none_or(|(name, _)| name != FILE)) {
                json.extend_from_slice(format!("\"{FILE}\":{},", quoted(file)).as_bytes());
            }
            if let Some(line) = item.line {
                json.extend_from_slice(format!("\"{LINE}\":{line},").as_bytes());
            }
            json.extend_from_slice(format!("\"{ERROR}\":{}}}", quoted(&error)).as_bytes());
        }
    }
    Answer { json, failed }
}

/// A JSON string.
fn quoted(words: &str) -> String {
    serde_json::Value::from(words).to_string()
}

/// The record of an article, or why it is none.
fn read(item: &Item) -> Result<Record<'_>, String> {
    match &item.content {
        Content::Json(line) => json(line),
        Content::Row(row, columns) => cells(row, columns),
        Content::Text(text) => {
            let text = utf8(text, "file")?;
            let name = item.file.as_deref().unwrap_or_default();
            Ok([(FILE, name), ("text", text)].map(|(name, words)| (name.into(), Value::Words(words))).into())
        }
        Content::Damaged(why) => Err(why.clone()),
    }
}

fn utf8<'l>(bytes: &'l [u8], of: &str) -> Result<&'l str, String> {
    std::str::from_utf8(bytes)
        .map_err(|error| format!("byte {} of this {of} is no UTF-8: convert the file", error.valid_up_to() + 1))
}

/// The fields of a line of JSON.
fn json(line: &[u8]) -> Result<Record<'_>, String> {
    let line = utf8(line, "line")?.trim();
    let fields: BTreeMap<String, &RawValue> = serde_json::from_str(line).map_err(|error| {
        if error.is_data() {
            return "this line holds JSON, but no object: give one object a line".to_owned();
        }
        let message = error.to_string();
        let cause = message.split(" at line ").next().unwrap_or_default();
        format!("this line is no JSON: {cause} at column {}", error.column())
    })?;
    Ok(fields.into_iter().map(|(name, written)| (name.into(), Value::Json(written))).collect())
}

/// The cells of a row under the names of their columns.
fn cells<'l>(row: &'l csv::ByteRecord, columns: &'l csv::ByteRecord) -> Result<Record<'l>, String> {
    if row.len() != columns.len() {
        return Err(format!(
            "this row has {} cells, the header {}: put cells that hold a delimiter or a quotation mark in quotation marks",
            row.len(),
            columns.len()
        ));
    }
    let cell = |(name, cell)| Ok((String::from_utf8_lossy(name), Value::Words(utf8(cell, "cell")?)));
    columns.iter().zip(row).map(cell).collect()
}

/// The text of a record, and how to read it.
struct Text<'l> {
    words: Cow<'l, str>,
    parser: Parser,
}

impl<'l> Text<'l> {
    fn of(record: &Record<'l>, fields: &Fields) -> Result<Text<'l>, String> {
        if let Some(id) = &fields.id {
            value(record, id)?;
        }
        let words = match value(record, &fields.text)? {
            Value::Words(words) => Cow::Borrowed(words),
            Value::Json(written) => Cow::Owned(string(&fields.text, written)?),
        };
        let mut parser = fields.parser.clone();
        if let Some(name) = &fields.published
            && let Some(published) = published(name, value(record, name)?)?
        {
            parser = parser.published(published);
        }
        Ok(Text { words, parser })
    }
}

/// The string that a JSON field holds.
fn string(name: &str, written: &RawValue) -> Result<String, String> {
    serde_json::from_str(written.get()).map_err(|error| {
        if error.is_data() {
            format!("field '{name}' holds {}: it must hold a string", kind(written))
        } else {
            // `"\ud800"`: JSON can write what no text can hold.
            format!("field '{name}' holds half a character (\\ud800 to \\udfff): mend what wrote it")
        }
    })
}

/// The value of a field.
fn value<'l>(record: &Record<'l>, name: &str) -> Result<Value<'l>, String> {
    record.get(name).copied().ok_or_else(|| {
        let known: Vec<&str> = record.keys().map(AsRef::as_ref).collect();
        if name.contains('.') {
            return format!(
                "there is no field '{name}': a field must be one of the record itself, not of an object in it"
            );
        }
        format!("there is no field '{name}' among '{}'", known.join("', '"))
    })
}

/// A publication date; null and the empty string say that nobody knows it.
fn published(name: &str, value: Value<'_>) -> Result<Option<Published>, String> {
    let date = match value {
        Value::Words(words) => words.to_owned(),
        Value::Json(written) => match serde_json::from_str(written.get()).unwrap_or_default() {
            serde_json::Value::Null => return Ok(None),
            serde_json::Value::String(date) => date,
            serde_json::Value::Number(year) => year.to_string(),
            _ => return Err(format!("field '{name}' holds {}: it must hold a date or null", kind(written))),
        },
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
