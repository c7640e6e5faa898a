//! Articles as Arrow record batches: for data frames, Parquet, and engines that spread the work over machines.
//!
//! A row is one article. Its columns are `id`, `error`, and the fields of [`Article`] but for the text, which whoever parses
//! has already. Only strings, 32-bit integers, booleans, lists and structs are used: every engine knows those.
//!
//! ```
//! use guillemet::Parser;
//! use guillemet::arrow::{Row, to_batch};
//!
//! let article = Parser::new().parse("« Oui », a dit Jeanne Morel.")?;
//! let batch = to_batch(&[Row { id: Some("a1"), article: Ok(Some(&article)) }]);
//! assert_eq!(batch.num_rows(), 1);
//! # Ok::<(), guillemet::Error>(())
//! ```

mod columns;
mod reader;
mod schema;

use arrow_array::RecordBatch;
use serde::{Serialize, Serializer};

pub use reader::{Columns, Reader};
pub use schema::{schema, spark_ddl};

use crate::Article;
use crate::article::{
    Block, Date, Diagnostic, Entity, Event, Marked, Number, Publication, Quotation, Related, Sentence, TimelineEntry,
    Token,
};

/// An article, or why there is none.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    /// What the caller knows it by.
    pub id: Option<&'a str>,
    /// The article, why there is none, or nothing at all: a row without a text.
    pub article: Result<Option<&'a Article>, &'a str>,
}

/// What is written of a row: the columns of [`schema`].
#[derive(Serialize)]
struct Record<'a> {
    id: Option<&'a str>,
    error: Option<&'a str>,
    language: Option<&'a str>,
    published: Option<&'a Publication>,
    blocks: Option<&'a [Block]>,
    sentences: Option<&'a [Sentence]>,
    quotations: Option<&'a [Quotation]>,
    marked: Option<&'a [Marked]>,
    entities: Option<&'a [Entity]>,
    dates: Option<&'a [Date]>,
    numbers: Option<&'a [Number]>,
    event: Option<&'a Event>,
    timeline: Option<&'a [TimelineEntry]>,
    related: Option<&'a [Related]>,
    diagnostics: Option<&'a [Diagnostic]>,
    tokens: Option<&'a [Token]>,
}

impl<'a> Record<'a> {
    fn new(row: &Row<'a>) -> Record<'a> {
        let article = row.article.ok().flatten();
        Record {
            id: row.id,
            error: row.article.err(),
            language: article.map(|a| &*a.language),
            published: article.and_then(|a| a.published.as_ref()),
            blocks: article.map(|a| &*a.blocks),
            sentences: article.map(|a| &*a.sentences),
            quotations: article.map(|a| &*a.quotations),
            marked: article.map(|a| &*a.marked),
            entities: article.map(|a| &*a.entities),
            dates: article.map(|a| &*a.dates),
            numbers: article.map(|a| &*a.numbers),
            event: article.and_then(|a| a.event.as_ref()),
            timeline: article.map(|a| &*a.timeline),
            related: article.map(|a| &*a.related),
            diagnostics: article.map(|a| &*a.diagnostics),
            tokens: article.map(|a| &*a.tokens),
        }
    }
}

/// A record as JSON. Arrow's builders are called with the values of this one type: made for each type of the result, their
/// calls would be a twentieth of the wheel.
struct Json(String);

impl Json {
    fn of(record: &Record<'_>) -> Json {
        Json(serde_json::to_string(record).expect("a record has only strings for keys"))
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serde_transcode::transcode(&mut serde_json::Deserializer::from_str(&self.0), serializer)
    }
}

/// A record batch of [`schema`], one row for each of `rows`.
pub fn to_batch(rows: &[Row<'_>]) -> RecordBatch {
    let records: Vec<Json> = rows.iter().map(|row| Json::of(&Record::new(row))).collect();
    // The schema is that of the records, which a test compares field by field.
    serde_arrow::to_record_batch(schema().fields(), &records).expect("a record fits its schema")
}
