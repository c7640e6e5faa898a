//! A stream of texts to a stream of articles, a chunk at a time.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::channel;

use arrow_array::{RecordBatch, RecordBatchReader};
use arrow_schema::{ArrowError, SchemaRef};

use super::columns::{Use, check, find, words};
use super::{Row, schema, to_batch};
use crate::text::OffsetUnit;
use crate::{Article, Parser, parse_each, share};

/// Rows of one batch of the answer. A data frame comes as a single batch: cut up, it needs little memory at a time.
const CHUNK: usize = 512;

/// Which columns hold what.
#[derive(Clone, Debug)]
pub struct Columns<'a> {
    /// The text; null gives a row with neither article nor error.
    pub text: &'a str,
    /// What is copied into the answer.
    pub id: Option<&'a str>,
    /// The publication date: a string as [`Published`](crate::Published) reads it, a date or a time.
    pub published: Option<&'a str>,
}

/// Parses the texts of a stream while it is read, in its order. An article that fails gives a row with `error`.
///
/// ```
/// use std::sync::Arc;
/// use arrow_array::{RecordBatch, RecordBatchIterator, StringArray};
/// use guillemet::arrow::{Columns, Reader};
///
/// let texts: StringArray = vec!["« Oui », a dit Anne Roy.", "« Non », a dit Paul Roy."].into();
/// let batch = RecordBatch::try_from_iter([("text", Arc::new(texts) as _)])?;
/// let stream = RecordBatchIterator::new([Ok(batch.clone())], batch.schema());
/// let columns = Columns { text: "text", id: None, published: None };
/// let articles = Reader::new(stream, &columns, guillemet::Parser::new(), 2)?;
/// assert_eq!(articles.map(|batch| batch.unwrap().num_rows()).sum::<usize>(), 2);
/// # Ok::<(), arrow_schema::ArrowError>(())
/// ```
#[derive(Debug)]
pub struct Reader<R> {
    source: R,
    text: usize,
    id: Option<usize>,
    published: Option<usize>,
    parser: Parser,
    offsets: OffsetUnit,
    threads: usize,
    strict: bool,
    /// What is left of the batch that was read last.
    rest: Option<RecordBatch>,
}

impl<R: RecordBatchReader> Reader<R> {
    /// Finds the columns.
    ///
    /// # Errors
    /// When a column is missing or holds something else.
    pub fn new(source: R, columns: &Columns<'_>, parser: Parser, threads: usize) -> Result<Reader<R>, ArrowError> {
        let schema = source.schema();
        let column = |name: &str, used| {
            let column = find(&schema, name)?;
            check(&schema, column, used).map(|()| column)
        };
        Ok(Reader {
            text: column(columns.text, Use::Text)?,
            id: columns.id.map(|name| column(name, Use::Id)).transpose()?,
            published: columns.published.map(|name| column(name, Use::Published)).transpose()?,
            source,
            parser,
            offsets: OffsetUnit::Bytes,
            threads: threads.max(1),
            strict: false,
            rest: None,
        })
    }

    /// Says what offsets count: bytes by default.
    #[must_use]
    pub fn offsets(mut self, unit: OffsetUnit) -> Reader<R> {
        self.offsets = unit;
        self
    }

    /// Ends the stream at the first article that fails, with its error.
    #[must_use]
    pub fn strict(mut self) -> Reader<R> {
        self.strict = true;
        self
    }

    /// The next rows of the source.
    fn chunk(&mut self) -> Option<Result<RecordBatch, ArrowError>> {
        loop {
            let batch = match self.rest.take() {
                Some(rest) => rest,
                None => match self.source.next()? {
                    Ok(batch) => batch,
                    failed => return Some(failed),
                },
            };
            let rows = batch.num_rows();
            if rows > CHUNK {
                self.rest = Some(batch.slice(CHUNK, rows - CHUNK));
            }
            if rows > 0 {
                return Some(Ok(batch.slice(0, rows.min(CHUNK))));
            }
        }
    }

    /// The articles of a chunk, in its order.
    fn parse(&self, chunk: &RecordBatch) -> Vec<Result<Option<Article>, String>> {
        let mut parsed: Vec<Result<Option<Article>, String>> = vec![Ok(None); chunk.num_rows()];
        let next = AtomicUsize::new(0);
        // Threads own nothing of the reader, which need not be shared with them.
        let task = Task {
            chunk,
            share: share(chunk.num_rows(), self.threads),
            text: self.text,
            published: self.published,
            parser: &self.parser,
            offsets: self.offsets,
        };
        std::thread::scope(|scope| {
            let (sender, results) = channel();
            for _ in 1..self.threads.min(chunk.num_rows()) {
                let (sender, next, task) = (sender.clone(), &next, &task);
                scope.spawn(move || task.work(next, |row, article| sender.send((row, article)).is_ok()));
            }
            task.work(&next, |row, article| sender.send((row, article)).is_ok());
            drop(sender);
            for (row, article) in results {
                parsed[row] = article;
            }
        });
        parsed
    }
}

/// What the threads of a chunk share.
struct Task<'c> {
    chunk: &'c RecordBatch,
    /// How many rows a thread takes at a time.
    share: usize,
    text: usize,
    published: Option<usize>,
    parser: &'c Parser,
    offsets: OffsetUnit,
}

impl Task<'_> {
    /// Parses rows that no other thread has taken.
    fn work(&self, next: &AtomicUsize, done: impl Fn(usize, Result<Option<Article>, String>) -> bool) {
        loop {
            let first = next.fetch_add(self.share, Ordering::Relaxed);
            let rows = first..self.chunk.num_rows().min(first.saturating_add(self.share));
            if rows.is_empty() || !rows.clone().zip(self.articles(rows)).all(|(row, article)| done(row, article)) {
                break;
            }
        }
    }

    fn articles(&self, rows: Range<usize>) -> Vec<Result<Option<Article>, String>> {
        let texts: Vec<_> = rows.map(|row| self.text(row)).collect();
        let jobs: Vec<_> = texts.iter().flatten().flatten().map(|(parser, text)| (parser, &**text)).collect();
        let mut articles = parse_each(&jobs).into_iter();
        let mut next = || articles.next().map(|article| article.map(|article| article.with_offsets(self.offsets)));
        let article = |text: Result<Option<_>, String>| match text? {
            Some(_) => next().transpose().map_err(|error| error.to_string()),
            None => Ok(None),
        };
        texts.into_iter().map(article).collect()
    }

    /// The text of a row, if it has one, and how to read it.
    fn text(&self, row: usize) -> Result<Option<(Parser, Cow<'_, str>)>, String> {
        let Some(text) = words(self.chunk, self.text, row) else { return Ok(None) };
        let mut parser = self.parser.clone();
        let published = self.published.and_then(|column| words(self.chunk, column, row));
        if let Some(published) = published.filter(|published| !published.trim().is_empty()) {
            parser = parser.published(published.parse().map_err(|error: crate::Error| error.to_string())?);
        }
        Ok(Some((parser, text)))
    }
}

impl<R: RecordBatchReader> Iterator for Reader<R> {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        let chunk = match self.chunk()? {
            Ok(chunk) => chunk,
            failed => return Some(failed),
        };
        let articles = self.parse(&chunk);
        if let Some(error) = articles.iter().find_map(|article| article.as_ref().err()).filter(|_| self.strict) {
            return Some(Err(ArrowError::InvalidArgumentError(error.clone())));
        }
        let ids: Vec<_> = (0..chunk.num_rows()).map(|row| self.id.and_then(|id| words(&chunk, id, row))).collect();
        let rows: Vec<Row<'_>> = articles
            .iter()
            .zip(&ids)
            .map(|(article, id)| Row {
                id: id.as_deref(),
                article: article.as_ref().map(Option::as_ref).map_err(|e| &**e),
            })
            .collect();
        Some(Ok(to_batch(&rows)))
    }
}

impl<R: RecordBatchReader> RecordBatchReader for Reader<R> {
    fn schema(&self) -> SchemaRef {
        schema()
    }
}
