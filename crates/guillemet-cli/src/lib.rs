//! The command `guillemet`: what the binary of this crate runs, and the same command of the Python package.
//!
//! It reads, parses and writes; what it finds in an article is the business of the library [`guillemet`].

mod args;
mod batch;
mod convert;
mod failure;
mod output;
mod parse;
mod view;

use std::ffi::OsString;
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};

use args::{Args, Command};
use clap::Parser as _;
use failure::Failure;

/// Everything went well.
pub const OK: u8 = 0;
/// Some lines of a batch could not be parsed.
pub const SOME_FAILED: u8 = 1;
/// The command was called wrongly.
pub const USAGE: u8 = 2;
/// The input could not be read or the output not be written.
pub const UNREADABLE: u8 = 3;
/// The command itself is at fault.
pub const FAULT: u8 = 4;

/// Runs the command with its arguments, the program's name first, and answers the exit code.
///
/// It writes to the standard streams of the process and leaves its signals alone.
///
/// ```
/// let code = guillemet_cli::run(["guillemet", "parse", "no-such-file"].map(Into::into));
/// assert_eq!(code, guillemet_cli::UNREADABLE);
/// ```
pub fn run(args: impl IntoIterator<Item = OsString>) -> u8 {
    let args = match Args::try_parse_from(args) {
        Ok(args) => args,
        Err(error) => {
            // Help goes to standard output, and nobody may be left to read it.
            let _ = error.print();
            return error.exit_code().try_into().unwrap_or(USAGE);
        }
    };
    let run = || match &args.command {
        Command::Parse(options) => parse::parse(options).map(|()| OK),
        Command::Batch(options) => batch::batch(options).map(|summary| {
            if let Some(sentence) = summary.complaint() {
                complain(&sentence);
                return SOME_FAILED;
            }
            OK
        }),
        Command::Convert(options) => convert::convert(options).map(|()| OK),
        Command::View(options) => convert::view(options).map(|()| OK),
        // The wheel's own command answers this one before it comes here.
        Command::Eval { .. } => Err(Failure::Usage("eval comes with the Python package: pip install guillemet".into())),
        Command::Clean(options) => parse::clean(options).map(|()| OK),
        Command::Schema => print(guillemet::article::SCHEMA).map(|()| OK),
    };
    // In a Python program too, a fault ends the command and not the program.
    let done = catch_unwind(AssertUnwindSafe(run)).unwrap_or(Err(Failure::Fault));
    match done {
        Ok(code) => code,
        // Whoever closes the pipe (`| head`) has read enough.
        Err(Failure::Closed) => OK,
        Err(failure) => {
            complain(&failure.to_string());
            failure.exit_code()
        }
    }
}

/// Writes to standard output.
fn print(text: &str) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(|error| Failure::writing("-", error))
}

/// Says on standard error what went wrong.
fn complain(sentence: &str) {
    // Nothing is left to tell if this fails too.
    let _ = writeln!(std::io::stderr(), "guillemet: {sentence}");
}
