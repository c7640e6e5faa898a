//! What callers pass: texts, publication dates, languages, layers.

use guillemet::export::{Html, Mark};
use guillemet::{Language, Layer, Parser, Published, Reference};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::types::{PyDate, PyString};

use crate::error::{GuillemetError, to_python};

/// A text, as Rust can read it without a copy.
///
/// A Python `str` may hold a lone surrogate, half of a character, which UTF-8 can't. Replacing it would change the text that
/// the annotations are slices of, so that is left to the caller, who is told how.
pub(crate) fn text(value: &Bound<'_, PyAny>, name: &str) -> PyResult<PyBackedStr> {
    let Ok(string) = value.cast::<PyString>() else {
        return Err(PyTypeError::new_err(format!("{name} must be str, not {}", value.get_type().name()?)));
    };
    // Objects of a subclass (numpy.str_) would come back as `article.text`: take the plain text out of them.
    let string = if string.is_exact_instance_of::<PyString>() {
        string.clone()
    } else {
        PyString::new(value.py(), string.to_str()?)
    };
    PyBackedStr::try_from(string).map_err(|error| {
        let at = error.value(value.py()).getattr("start").and_then(|start| start.extract::<usize>()).unwrap_or(0);
        let sentence = GuillemetError::new_err(format!(
            "{name} has a lone surrogate (half of a character) at index {at}; repair it with \
             text.encode('utf-16', 'surrogatepass').decode('utf-16', 'replace')"
        ));
        sentence.set_cause(value.py(), Some(error));
        sentence
    })
}

/// A publication date: `None`, a string as [`Published`] reads it, a `datetime.date` or `datetime.datetime`. What is not
/// equal to itself (`nan`, `NaT`: a missing value of a data frame) counts as `None`.
pub(crate) fn published(value: Option<&Bound<'_, PyAny>>) -> PyResult<Option<Published>> {
    let Some(value) = value.filter(|value| !value.is_none()) else { return Ok(None) };
    let words = if let Ok(string) = value.cast::<PyString>() {
        string.to_string_lossy().into_owned()
    } else if value.ne(value)? {
        return Ok(None);
    } else if value.is_instance_of::<PyDate>() {
        value.call_method0("isoformat")?.extract()?
    } else {
        let name = value.get_type().name()?;
        return Err(PyTypeError::new_err(format!("published must be str, datetime.date or None, not {name}")));
    };
    words.parse().map(Some).map_err(to_python)
}

/// The moment that a phrase is read from: a string as [`Reference`] reads it, or a date with or without a time.
pub(crate) fn reference(value: &Bound<'_, PyAny>) -> PyResult<Reference> {
    let words: String = if value.is_instance_of::<PyString>() {
        value.extract()?
    } else if value.is_instance_of::<PyDate>() {
        value.call_method0("isoformat")?.extract()?
    } else {
        let name = value.get_type().name()?;
        return Err(PyTypeError::new_err(format!(
            "reference must be str, datetime.date or datetime.datetime, not {name}"
        )));
    };
    words.parse().map_err(to_python)
}

/// Is it one publication date, not a list of them?
pub(crate) fn is_one_date(value: &Bound<'_, PyAny>) -> bool {
    value.is_none() || value.is_instance_of::<PyString>() || value.is_instance_of::<PyDate>()
}

/// A parser with the options that all articles of a call share.
pub(crate) fn parser(language: &str, date_policy: &str, layers: Option<&Bound<'_, PyAny>>) -> PyResult<Parser> {
    let language: Language = language.parse().map_err(to_python)?;
    let parser = Parser::new().language(language).date_policy(date_policy.parse().map_err(to_python)?);
    let Some(names) = layers else { return Ok(parser) };
    if names.is_instance_of::<PyString>() {
        return Err(PyTypeError::new_err(format!("layers is one str: give a list, [{}]", names.repr()?)));
    }
    let mut layers: Vec<Layer> = Vec::new();
    for name in names.try_iter()? {
        layers.push(name?.extract::<PyBackedStr>()?.parse().map_err(to_python)?);
    }
    Ok(parser.layers(layers))
}

/// The same parser for an article of a publication date.
pub(crate) fn dated(parser: &Parser, published: Option<Published>) -> Parser {
    match published {
        Some(published) => parser.clone().published(published),
        None => parser.clone(),
    }
}

/// HTML with the layers that a caller names, or with all of them.
pub(crate) fn html(layers: Option<&Bound<'_, PyAny>>) -> PyResult<Html> {
    let Some(layers) = layers else { return Ok(Html::new()) };
    let mark = |name: &str| name.parse::<Mark>().map_err(to_python);
    if let Ok(name) = layers.extract::<PyBackedStr>() {
        return Ok(Html::new().layers([mark(&name)?]));
    }
    let marks: PyResult<Vec<Mark>> = layers.try_iter()?.map(|name| mark(&name?.extract::<PyBackedStr>()?)).collect();
    Ok(Html::new().layers(marks?))
}
