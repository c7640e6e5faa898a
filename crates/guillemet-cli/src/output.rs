//! Writes lines, so that a file of the wanted name is a whole one.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::failure::Failure;

/// Where the lines go: standard output, or a file beside the wanted one that gets its name at the end.
pub(crate) struct Output {
    path: String,
    writer: BufWriter<Box<dyn Write + Send>>,
    partial: Option<PathBuf>,
}

impl Output {
    pub(crate) fn create(path: &str, input: &str) -> Result<Output, Failure> {
        let fails = |error| Failure::writing(path, error);
        let (writer, partial): (Box<dyn Write + Send>, _) = if path == "-" {
            (Box::new(std::io::stdout()), None)
        } else {
            let wanted = Path::new(path);
            let same = |a: &Path, b: &Path| matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b);
            if input != "-" && same(wanted, Path::new(input)) {
                return Err(Failure::Usage(format!("'{path}' is the input as well: give another file to --output")));
            }
            if wanted.is_dir() {
                return Err(fails(std::io::ErrorKind::IsADirectory.into()));
            }
            // A device or pipe can't be replaced, only written to.
            if wanted.exists() && !wanted.is_file() {
                (Box::new(File::create(wanted).map_err(fails)?), None)
            } else {
                let mut partial = wanted.as_os_str().to_owned();
                partial.push(".partial");
                (Box::new(File::create(&partial).map_err(fails)?), Some(partial.into()))
            }
        };
        Ok(Output { path: path.to_owned(), writer: BufWriter::with_capacity(1 << 18, writer), partial })
    }

    pub(crate) fn line(&mut self, line: &[u8]) -> Result<(), Failure> {
        let written = self.writer.write_all(line).and_then(|()| self.writer.write_all(b"\n"));
        written.map_err(|error| Failure::writing(&self.path, error))
    }

    pub(crate) fn flush(&mut self) -> Result<(), Failure> {
        self.writer.flush().map_err(|error| Failure::writing(&self.path, error))
    }

    /// Gives the file its name.
    pub(crate) fn finish(mut self) -> Result<(), Failure> {
        self.flush()?;
        match self.partial.take() {
            Some(partial) => std::fs::rename(partial, &self.path).map_err(|error| Failure::writing(&self.path, error)),
            None => Ok(()),
        }
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        if let Some(partial) = &self.partial {
            // The failure that ends the batch is told already.
            let _ = std::fs::remove_file(partial);
        }
    }
}
