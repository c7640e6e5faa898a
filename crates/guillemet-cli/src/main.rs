//! The command `guillemet`.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(guillemet_cli::run(std::env::args_os()))
}
