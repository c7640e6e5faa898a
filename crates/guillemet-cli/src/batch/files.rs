//! Which files a batch reads, in which order, and as what.

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use crate::failure::Failure;

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Kind {
    /// One JSON object a line.
    #[value(name = "jsonl")]
    JsonLines,
    /// A table with a header: comma, semicolon or tab between columns.
    #[value(name = "csv")]
    Table,
    /// One article a file.
    #[value(name = "txt")]
    Text,
}

impl Kind {
    /// What the name of a file says of it; a packed file is named after the one in it.
    fn of(path: &Path) -> Option<Kind> {
        let name = path.file_name()?.to_string_lossy().to_lowercase();
        let name = name.strip_suffix(".gz").or_else(|| name.strip_suffix(".zst")).unwrap_or(&name);
        match name.rsplit_once('.')?.1 {
            "jsonl" | "ndjson" => Some(Kind::JsonLines),
            "csv" | "tsv" => Some(Kind::Table),
            "txt" => Some(Kind::Text),
            _ => None,
        }
    }
}

/// A file, what it holds and what to call it.
pub(super) struct Named {
    /// None for standard input.
    pub(super) path: Option<PathBuf>,
    pub(super) name: String,
    pub(super) kind: Kind,
}

/// The files of `paths`: a file itself, JSON lines where its name says nothing else, and of a folder every file whose name says
/// what it holds, in the order of the names. `output` is none of them.
pub(super) fn find(paths: &[String], kind: Option<Kind>, output: &Path) -> Result<Vec<Named>, Failure> {
    let mut files = Vec::new();
    for name in paths {
        if name == "-" {
            files.push(Named { path: None, name: name.clone(), kind: kind.unwrap_or(Kind::JsonLines) });
            continue;
        }
        let path = PathBuf::from(name);
        if std::fs::metadata(&path).map_err(|error| Failure::reading(name, error))?.is_dir() {
            let before = files.len();
            folder(&path, &path, kind, output, &mut files)?;
            if files.len() == before {
                return Err(Failure::Read(format!(
                    "'{name}' holds no .jsonl, .csv, .tsv or .txt file: check the path"
                )));
            }
        } else {
            // A file that can't be opened is better said before an hour of work than after.
            std::fs::File::open(&path).map_err(|error| Failure::reading(name, error))?;
            let kind = kind.or_else(|| Kind::of(&path)).unwrap_or(Kind::JsonLines);
            files.push(Named { path: Some(path), name: name.clone(), kind });
        }
    }
    Ok(files)
}

/// The files of a folder and of those in it. What is hidden stays so.
fn folder(
    root: &Path,
    inside: &Path,
    kind: Option<Kind>,
    output: &Path,
    files: &mut Vec<Named>,
) -> Result<(), Failure> {
    let fails = |error| Failure::reading(&inside.to_string_lossy(), error);
    let mut entries =
        std::fs::read_dir(inside).and_then(|entries| entries.collect::<Result<Vec<_>, _>>()).map_err(fails)?;
    // The order of a directory is that of the disk: another one on each machine.
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        // A link to a folder may lead back to where it stands, so it isn't followed.
        if entry.file_type().map_err(fails)?.is_dir() {
            folder(root, &path, kind, output, files)?;
            continue;
        }
        let Some(named) = Kind::of(&path) else { continue };
        let is_output = matches!((path.canonicalize(), output.canonicalize()), (Ok(a), Ok(b)) if a == b);
        if !path.is_file() || is_output {
            continue;
        }
        let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        files.push(Named { path: Some(path), name, kind: kind.unwrap_or(named) });
    }
    Ok(())
}
