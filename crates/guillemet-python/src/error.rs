//! Misuse and faults, as Python sees them.

use std::panic::{AssertUnwindSafe, catch_unwind};

use pyo3::exceptions::{PyRuntimeError, PyValueError};
use pyo3::{PyErr, PyResult, create_exception};

create_exception!(
    guillemet,
    GuillemetError,
    PyValueError,
    "A call that guillemet can't answer: an option that is none, a text that no encoding can hold."
);

/// An error of the library as a Python exception.
pub(crate) fn to_python(error: guillemet::Error) -> PyErr {
    GuillemetError::new_err(error.to_string())
}

/// Runs the parser over a text with a name. A panic would be a fault of guillemet: Python gets an error that it can catch,
/// and not pyo3's `PanicException`, which passes by `except Exception` and ends a night of work.
pub(crate) fn caught<T>(name: impl FnOnce() -> String, run: impl FnOnce() -> T) -> PyResult<T> {
    catch_unwind(AssertUnwindSafe(run)).map_err(|_| fault(&name()))
}

/// The error for a text with a name on which the parser failed.
pub(crate) fn fault(name: &str) -> PyErr {
    PyRuntimeError::new_err(format!("the parser failed on {name}, which is a bug: please report it"))
}
