//! Misuse, as Python sees it.

use pyo3::exceptions::PyValueError;
use pyo3::{PyErr, create_exception};

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
