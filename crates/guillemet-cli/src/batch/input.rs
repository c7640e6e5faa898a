//! Reads articles from files of all kinds, some hundred at a time.

use std::fs::File;
use std::io::{BufRead, Error, ErrorKind, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::SyncSender;

use super::files::{self, Kind, Named};
use super::unpack::{self, Unpacked};
use crate::failure::Failure;

/// A chunk ends at so many bytes, however few articles they are.
const MOST_BYTES: usize = 4 << 20;

/// What is to be answered by one line.
pub(super) struct Item {
    /// Its line in the file, counted from 1; none for a file that is one article.
    pub(super) line: Option<u64>,
    /// The file, where there are several.
    pub(super) file: Option<Arc<str>>,
    pub(super) content: Content,
}

pub(super) enum Content {
    /// A JSON object, as it is written.
    Json(Vec<u8>),
    /// A row of a table, and the names of its columns.
    Row(csv::ByteRecord, Arc<csv::ByteRecord>),
    /// The whole of a file.
    Text(Vec<u8>),
    /// The file can't be unpacked any further: why.
    Damaged(String),
}

pub(super) type Chunk = Vec<Item>;

/// The files to read.
pub(super) struct Input {
    files: Vec<Named>,
    /// The bytes read so far, packed as they are.
    read: Arc<AtomicU64>,
    size: Option<u64>,
}

impl Input {
    /// Finds the files of `paths`, without `output`, which may lie in a folder among them.
    pub(super) fn find(paths: &[String], kind: Option<Kind>, output: &str) -> Result<Input, Failure> {
        let files = files::find(paths, kind, Path::new(output))?;
        let size = files.iter().map(|file| Some(std::fs::metadata(file.path.as_ref()?).ok()?.len())).sum();
        Ok(Input { files, read: Arc::default(), size })
    }

    /// The bytes to come, where they are known.
    pub(super) fn size(&self) -> Option<u64> {
        self.size
    }

    /// Counts the bytes while they are read.
    pub(super) fn counter(&self) -> Arc<AtomicU64> {
        Arc::clone(&self.read)
    }

    /// Sends all articles but the first `skip`, until the input ends or nobody takes them any more.
    pub(super) fn send(self, skip: u64, most: usize, to: &SyncSender<Chunk>) -> Result<(), Failure> {
        let several = self.files.len() > 1;
        let mut chunks = Chunks { to, chunk: Chunk::new(), bytes: 0, most, skip };
        for file in &self.files {
            let name = (several || file.kind == Kind::Text).then(|| Arc::from(file.name.as_str()));
            let read = open(file, &self.read).and_then(|reader| match file.kind {
                Kind::JsonLines => lines(reader, &name, &mut chunks),
                Kind::Table => rows(reader, &name, &mut chunks),
                Kind::Text => text(reader, &name, &mut chunks),
            });
            match read {
                Ok(()) => {}
                Err(Stop::Gone) => return Ok(()),
                // What the system says of a file is worth a stop: the batch can go on from here when that is mended.
                Err(Stop::Failed(error)) if error.raw_os_error().is_some() => {
                    return Err(Failure::reading(&file.name, error));
                }
                Err(Stop::Failed(error)) => {
                    let content = Content::Damaged(damage(&error));
                    if chunks.add(Item { line: None, file: name, content }, 0).is_err() {
                        return Ok(());
                    }
                }
            }
        }
        // Gone or not, this was the last one.
        let _ = chunks.flush();
        Ok(())
    }
}

/// Why the rest of a file can't be unpacked.
fn damage(error: &Error) -> String {
    if error.kind() == ErrorKind::UnexpectedEof {
        return "the compressed file ends too early, the articles before are all there: get it again".into();
    }
    format!("the compressed file is damaged from here on ({error}): get it again")
}

/// Why reading ends before the input does.
enum Stop {
    /// Nobody takes the articles any more.
    Gone,
    Failed(Error),
}

impl From<Error> for Stop {
    fn from(error: Error) -> Stop {
        Stop::Failed(error)
    }
}

fn open(file: &Named, count: &Arc<AtomicU64>) -> Result<Unpacked, Stop> {
    let source: Box<dyn Read + Send> = match &file.path {
        Some(path) => Box::new(File::open(path)?),
        None => Box::new(std::io::stdin()),
    };
    Ok(unpack::unpack(Counted { source, count: Arc::clone(count) })?)
}

/// Counts what goes through.
struct Counted {
    source: Box<dyn Read + Send>,
    count: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize, Error> {
        let read = self.source.read(buffer)?;
        self.count.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

/// Gathers articles and sends them on.
struct Chunks<'s> {
    to: &'s SyncSender<Chunk>,
    chunk: Chunk,
    bytes: usize,
    most: usize,
    skip: u64,
}

impl Chunks<'_> {
    fn add(&mut self, item: Item, bytes: usize) -> Result<(), Stop> {
        if self.skip > 0 {
            self.skip -= 1;
            return Ok(());
        }
        self.chunk.push(item);
        self.bytes += bytes;
        if self.chunk.len() >= self.most || self.bytes >= MOST_BYTES { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> Result<(), Stop> {
        self.bytes = 0;
        if self.chunk.is_empty() {
            return Ok(());
        }
        self.to.send(std::mem::take(&mut self.chunk)).map_err(|_| Stop::Gone)
    }
}

/// One article a line, but for blank lines.
fn lines(mut reader: Unpacked, file: &Option<Arc<str>>, chunks: &mut Chunks<'_>) -> Result<(), Stop> {
    for number in 1.. {
        let mut bytes = Vec::new();
        let read = reader.read_until(b'\n', &mut bytes);
        if number == 1 && bytes.starts_with("\u{feff}".as_bytes()) {
            bytes.drain(..3);
        }
        let size = bytes.len();
        if !bytes.trim_ascii().is_empty() {
            chunks.add(Item { line: Some(number), file: file.clone(), content: Content::Json(bytes) }, size)?;
        }
        if read? == 0 {
            break;
        }
        // A slow writer at the other end of a pipe gets each answer at once: nothing more is there to wait for.
        if reader.buffer().is_empty() {
            chunks.flush()?;
        }
    }
    Ok(())
}

/// One article a row.
fn rows(mut reader: Unpacked, file: &Option<Arc<str>>, chunks: &mut Chunks<'_>) -> Result<(), Stop> {
    let delimiter = delimiter(reader.fill_buf()?);
    let mut table = csv::ReaderBuilder::new().flexible(true).delimiter(delimiter).from_reader(reader);
    let columns = Arc::new(table.byte_headers().map_err(cause)?.clone());
    let mut row = csv::ByteRecord::new();
    while table.read_byte_record(&mut row).map_err(cause)? {
        let line = row.position().map(csv::Position::line);
        let size = row.as_slice().len();
        let content = Content::Row(row.clone(), Arc::clone(&columns));
        chunks.add(Item { line, file: file.clone(), content }, size)?;
    }
    Ok(())
}

/// Why a table can't be read. Rows of any length and bytes of any encoding can.
fn cause(error: csv::Error) -> Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => Error::other(format!("{other:?}")),
    }
}

/// What stands between the columns: a comma, a semicolon as spreadsheets write it in French, or a tab.
fn delimiter(start: &[u8]) -> u8 {
    let header = start.split(|&byte| byte == b'\n').next().unwrap_or_default();
    let count = |delimiter: u8| header.iter().filter(|&&byte| byte == delimiter).count();
    [b';', b'\t'].into_iter().fold(b',', |best, other| if count(other) > count(best) { other } else { best })
}

/// One article a file.
fn text(mut reader: Unpacked, file: &Option<Arc<str>>, chunks: &mut Chunks<'_>) -> Result<(), Stop> {
    let mut bytes = Vec::new();
    reader.read_to_end(&mut bytes)?;
    let size = bytes.len();
    chunks.add(Item { line: None, file: file.clone(), content: Content::Text(bytes) }, size)
}
