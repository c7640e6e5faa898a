//! The command `guillemet`, as the wheel installs it.

use std::ffi::OsString;

use pyo3::prelude::*;

/// Runs the command line with its arguments, the program's name first; answers the exit code.
#[pyfunction(name = "_run")]
pub(crate) fn run(py: Python<'_>, arguments: Vec<OsString>) -> u8 {
    py.detach(|| guillemet_cli::run(arguments))
}
