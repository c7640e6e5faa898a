//! Writes lines, so that a file of the wanted name is a whole one.

use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

use crate::failure::Failure;

/// Where the lines go: standard output, or a file beside the wanted one that gets its name at the end.
pub(crate) struct Output {
    path: String,
    writer: BufWriter<Box<dyn Write + Send>>,
    partial: Option<PathBuf>,
    /// Does the file beside it stay when something fails?
    stays: bool,
}

impl Output {
    /// An output that leaves nothing behind when something fails.
    pub(crate) fn create(path: &str, input: &str) -> Result<Output, Failure> {
        let partial = partial(path, &[input.to_owned()])?;
        let writer: Box<dyn Write + Send> = if path == "-" {
            Box::new(std::io::stdout())
        } else {
            let file = File::create(partial.as_deref().unwrap_or(Path::new(path)));
            Box::new(file.map_err(|error| Failure::writing(path, error))?)
        };
        Ok(Output::over(path, writer, partial, false))
    }

    /// An output whose lines stay when something fails, for [`Output::resume`].
    pub(crate) fn create_lasting(path: &str, inputs: &[String]) -> Result<Output, Failure> {
        partial(path, inputs)?;
        let mut output = Output::create(path, "-")?;
        output.stays = true;
        Ok(output)
    }

    /// The output of an interrupted run, to go on behind its lines, which `each` gets; `None` where a run has finished it.
    pub(crate) fn resume(
        path: &str,
        inputs: &[String],
        mut each: impl FnMut(&[u8]),
    ) -> Result<Option<Output>, Failure> {
        let Some(beside) = partial(path, inputs)? else {
            let sentence = "only what goes into a file can be resumed: give a file to --output, or leave --resume out";
            return Err(Failure::Usage(sentence.into()));
        };
        if !beside.exists() && Path::new(path).exists() {
            return Ok(None);
        }
        let fails = |error| Failure::writing(path, error);
        let file = OpenOptions::new().read(true).append(true).create(true).open(&beside).map_err(fails)?;
        let (mut line, mut whole) = (Vec::new(), 0);
        let mut reader = BufReader::with_capacity(1 << 18, &file);
        while reader.read_until(b'\n', &mut line).map_err(fails)? > 0 && line.pop() == Some(b'\n') {
            whole += line.len() as u64 + 1;
            each(&line);
            line.clear();
        }
        // Half a line is written again.
        file.set_len(whole).map_err(fails)?;
        Ok(Some(Output::over(path, Box::new(file), Some(beside), true)))
    }

    fn over(path: &str, writer: Box<dyn Write + Send>, partial: Option<PathBuf>, stays: bool) -> Output {
        Output { path: path.to_owned(), writer: BufWriter::with_capacity(1 << 18, writer), partial, stays }
    }

    /// Do the lines stay when something fails?
    pub(crate) fn lasts(&self) -> bool {
        self.stays && self.partial.is_some()
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

/// The file beside a wanted one; none for standard output, and for a device or pipe, which can't be replaced.
fn partial(path: &str, inputs: &[String]) -> Result<Option<PathBuf>, Failure> {
    if path == "-" {
        return Ok(None);
    }
    let wanted = Path::new(path);
    let same = |a: &Path, b: &Path| matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b);
    if inputs.iter().any(|input| input != "-" && same(wanted, Path::new(input))) {
        return Err(Failure::Usage(format!("'{path}' is the input as well: give another file to --output")));
    }
    if wanted.is_dir() {
        return Err(Failure::writing(path, ErrorKind::IsADirectory.into()));
    }
    if wanted.exists() && !wanted.is_file() {
        return Ok(None);
    }
    // Whoever names it so wants it packed, and the next tool would fail to unpack it.
    if wanted.extension().is_some_and(|end| end == "gz" || end == "zst") {
        let sentence = format!("'{path}' would not be packed: write to `-` and hand that to gzip or zstd");
        return Err(Failure::Usage(sentence));
    }
    let mut partial = wanted.as_os_str().to_owned();
    partial.push(".partial");
    Ok(Some(partial.into()))
}

impl Drop for Output {
    fn drop(&mut self) {
        if let Some(partial) = self.partial.as_ref().filter(|_| !self.stays) {
            // The failure that ends the run is told already.
            let _ = std::fs::remove_file(partial);
        }
    }
}
