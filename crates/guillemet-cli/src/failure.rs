//! What stops the command: one sentence that says what to do.

use std::io::{Error, ErrorKind};

#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// The reader of the output has gone away.
    #[error("nobody reads the output any more")]
    Closed,
    #[error("{0}")]
    Read(String),
    #[error("{0}")]
    Write(String),
    #[error("{0}")]
    Usage(String),
    /// A panic: nothing that a user did.
    #[error("this is a bug of guillemet: please report it with the text")]
    Fault,
}

impl Failure {
    pub(crate) fn reading(path: &str, error: Error) -> Failure {
        let name = if path == "-" { "standard input".to_owned() } else { format!("'{path}'") };
        Failure::Read(match error.kind() {
            ErrorKind::NotFound => format!("there is no file {name}: check the path"),
            ErrorKind::PermissionDenied => format!("{name} may not be read: check its permissions"),
            ErrorKind::IsADirectory => format!("{name} is a directory: give a file"),
            _ => format!("{name} can't be read: {error}"),
        })
    }

    pub(crate) fn writing(path: &str, error: Error) -> Failure {
        let name = if path == "-" { "standard output".to_owned() } else { format!("'{path}'") };
        Failure::Write(match error.kind() {
            ErrorKind::BrokenPipe => return Failure::Closed,
            ErrorKind::StorageFull => format!("the disk is full: make room for {name} and run the command again"),
            ErrorKind::NotFound => format!("there is no directory for {name}: make it first"),
            ErrorKind::PermissionDenied => format!("{name} may not be written: check the permissions"),
            ErrorKind::IsADirectory => format!("{name} is a directory: give a file"),
            _ => format!("{name} can't be written: {error}"),
        })
    }

    /// The same, for an output that can be resumed.
    pub(crate) fn resumable(self) -> Failure {
        let hint = |sentence| format!("{sentence}; what is done is kept, and --resume goes on from there");
        match self {
            Failure::Read(sentence) => Failure::Read(hint(sentence)),
            Failure::Write(sentence) => Failure::Write(hint(sentence)),
            other => other,
        }
    }

    pub(crate) fn exit_code(&self) -> u8 {
        match self {
            Failure::Closed => crate::OK,
            Failure::Usage(_) => crate::USAGE,
            Failure::Fault => crate::FAULT,
            Failure::Read(_) | Failure::Write(_) => crate::UNREADABLE,
        }
    }
}
