//! Who said what.

use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::entities::Entity;
use crate::place::words_of;
use crate::surface::Slice;
use crate::view::{Annotation, View, tuple};

/// A piece of speech or writing that the article reports.
///
/// `text` runs from the first part to the last one, with a cue that stands between them; `words` is what is said.
#[pyclass(frozen, extends = Annotation, module = "guillemet")]
pub(crate) struct Quotation;

#[pymethods]
impl Quotation {
    #[getter]
    fn id(slf: &Bound<'_, Self>) -> u32 {
        Self::of(slf).1.id
    }

    #[getter]
    fn kind(slf: &Bound<'_, Self>) -> &'static str {
        Self::of(slf).1.kind.as_str()
    }

    #[getter]
    fn rule<'a>(slf: &'a Bound<'_, Self>) -> &'a str {
        &Self::of(slf).1.rule
    }

    #[getter]
    fn words(slf: &Bound<'_, Self>) -> String {
        words_of(Self::of(slf).1)
    }

    #[getter]
    fn parts<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        let (view, quotation) = Self::of(slf);
        let article = view.bound(slf.py());
        tuple(slf.py(), quotation.parts.iter().map(|part| Slice::at(&article, part.start, part.end)))
    }

    #[getter]
    fn cue<'py>(slf: &Bound<'py, Self>) -> PyResult<Option<Bound<'py, Cue>>> {
        let (view, quotation) = Self::of(slf);
        quotation.cue.as_ref().map(|_| Cue::at(&view.bound(slf.py()), quotation.id, 0)).transpose()
    }

    #[getter]
    fn speaker<'py>(slf: &Bound<'py, Self>) -> PyResult<Option<Bound<'py, Speaker>>> {
        let (view, quotation) = Self::of(slf);
        quotation.speaker.as_ref().map(|_| Speaker::at(&view.bound(slf.py()), quotation.id, 0)).transpose()
    }

    #[getter]
    fn parent<'py>(slf: &Bound<'py, Self>) -> PyResult<Option<Bound<'py, Quotation>>> {
        let (view, quotation) = Self::of(slf);
        quotation.parent.map(|id| Quotation::at(&view.bound(slf.py()), id, 0)).transpose()
    }

    #[getter]
    fn children<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        let (view, quotation) = Self::of(slf);
        let article = view.bound(slf.py());
        let children = view.data().quotations.iter().filter(|q| q.parent == Some(quotation.id));
        tuple(slf.py(), children.map(|q| Quotation::at(&article, q.id, 0)))
    }
}

/// The words that introduce speech.
#[pyclass(frozen, extends = Annotation, module = "guillemet")]
pub(crate) struct Cue;

#[pymethods]
impl Cue {
    #[getter]
    fn lemma<'a>(slf: &'a Bound<'_, Self>) -> &'a str {
        &Self::of(slf).1.lemma
    }

    #[getter]
    fn quotation<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, Quotation>> {
        let (view, _) = Self::of(slf);
        Quotation::at(&view.bound(slf.py()), view.place.index, 0)
    }
}

/// The source of a quotation. `start` and `end` are `None` where it is only known from further away.
#[pyclass(frozen, extends = View, module = "guillemet")]
pub(crate) struct Speaker;

#[pymethods]
impl Speaker {
    #[getter]
    fn entity<'py>(slf: &Bound<'py, Self>) -> PyResult<Option<Bound<'py, Entity>>> {
        let (view, speaker) = Self::of(slf);
        speaker.entity.map(|id| Entity::at(&view.bound(slf.py()), id, 0)).transpose()
    }

    #[getter]
    fn others<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        let (view, speaker) = Self::of(slf);
        let article = view.bound(slf.py());
        tuple(slf.py(), speaker.others.iter().map(|&id| Entity::at(&article, id, 0)))
    }

    #[getter]
    fn rule<'a>(slf: &'a Bound<'_, Self>) -> &'a str {
        &Self::of(slf).1.rule
    }

    /// The entity's name, else the words that describe the source.
    #[getter]
    fn name(slf: &Bound<'_, Self>) -> String {
        let (view, speaker) = Self::of(slf);
        let entity = speaker.entity.map(|id| &view.data().entities[id as usize]);
        entity.map_or(&speaker.text, |entity| &entity.name).to_string()
    }

    #[getter]
    fn quotation<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, Quotation>> {
        let (view, _) = Self::of(slf);
        Quotation::at(&view.bound(slf.py()), view.place.index, 0)
    }
}

/// Words in quotation marks that are nobody's speech.
#[pyclass(frozen, extends = Annotation, module = "guillemet")]
pub(crate) struct Marked;

#[pymethods]
impl Marked {
    #[getter]
    fn reason<'a>(slf: &'a Bound<'_, Self>) -> &'a str {
        &Self::of(slf).1.reason
    }
}
