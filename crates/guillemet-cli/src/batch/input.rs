//! Reads lines, some hundred at a time.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::sync::mpsc::SyncSender;

use crate::failure::Failure;

/// A chunk ends at so many lines or bytes, whichever comes first.
const MOST_LINES: usize = 256;
const MOST_BYTES: usize = 4 << 20;

/// A line of the input with its number, counted from 1.
pub(super) struct Line {
    pub(super) number: u64,
    pub(super) bytes: Vec<u8>,
}

pub(super) type Chunk = Vec<Line>;

pub(super) struct Input {
    path: String,
    reader: BufReader<Box<dyn Read + Send>>,
    size: Option<u64>,
}

impl Input {
    pub(super) fn open(path: &str) -> Result<Input, Failure> {
        let fails = |error| Failure::reading(path, error);
        let (reader, size): (Box<dyn Read + Send>, _) = if path == "-" {
            (Box::new(std::io::stdin()), None)
        } else {
            let file = File::open(path).map_err(fails)?;
            let about = file.metadata().map_err(fails)?;
            if about.is_dir() {
                return Err(fails(std::io::ErrorKind::IsADirectory.into()));
            }
            (Box::new(file), about.is_file().then_some(about.len()))
        };
        Ok(Input { path: path.to_owned(), reader: BufReader::with_capacity(1 << 18, reader), size })
    }

    /// The bytes to come, where they are known.
    pub(super) fn size(&self) -> Option<u64> {
        self.size
    }

    /// Sends all lines but the blank ones, until the input ends or nobody takes them any more.
    pub(super) fn read_chunks(mut self, to: &SyncSender<Chunk>) -> Result<(), Failure> {
        let (mut chunk, mut size) = (Chunk::new(), 0);
        for number in 1.. {
            let mut bytes = Vec::new();
            let read =
                self.reader.read_until(b'\n', &mut bytes).map_err(|error| Failure::reading(&self.path, error))?;
            if number == 1 && bytes.starts_with("\u{feff}".as_bytes()) {
                bytes.drain(..3);
            }
            size += bytes.len();
            if !bytes.trim_ascii().is_empty() {
                chunk.push(Line { number, bytes });
            }
            // A slow writer at the other end of a pipe gets each answer at once: nothing more is there to wait for.
            let idle = self.reader.buffer().is_empty();
            if read == 0 || idle || chunk.len() >= MOST_LINES || size >= MOST_BYTES {
                if !chunk.is_empty() && to.send(std::mem::take(&mut chunk)).is_err() {
                    break;
                }
                size = 0;
            }
            if read == 0 {
                break;
            }
        }
        Ok(())
    }
}
