//! Who is who.

use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::speech::Quotation;
use crate::surface::Slice;
use crate::view::{Annotation, tuple};

/// A person, organization or place. Its `text` is the first mention by its full name.
#[pyclass(frozen, extends = Annotation, module = "guillemet")]
pub(crate) struct Entity;

#[pymethods]
impl Entity {
    #[getter]
    fn id(slf: &Bound<'_, Self>) -> u32 {
        Self::of(slf).1.id
    }

    #[getter]
    fn kind(slf: &Bound<'_, Self>) -> &'static str {
        Self::of(slf).1.kind.as_str()
    }

    #[getter]
    fn name<'a>(slf: &'a Bound<'_, Self>) -> &'a str {
        &Self::of(slf).1.name
    }

    #[getter]
    fn gender(slf: &Bound<'_, Self>) -> Option<&'static str> {
        Self::of(slf).1.gender.map(|gender| gender.as_str())
    }

    #[getter]
    fn gender_evidence<'a>(slf: &'a Bound<'_, Self>) -> Option<&'a str> {
        Self::of(slf).1.gender_evidence.as_deref()
    }

    #[getter]
    fn country<'a>(slf: &'a Bound<'_, Self>) -> Option<&'a str> {
        Self::of(slf).1.country.as_deref()
    }

    #[getter]
    fn roles<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        let (view, entity) = Self::of(slf);
        let article = view.bound(slf.py());
        tuple(slf.py(), entity.roles.iter().map(|role| Slice::at(&article, role.start, role.end)))
    }

    #[getter]
    fn mentions<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        let (view, entity) = Self::of(slf);
        let article = view.bound(slf.py());
        tuple(slf.py(), (0..entity.mentions.len() as u32).map(|index| Mention::at(&article, entity.id, index)))
    }

    #[getter]
    fn quotations<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        let (view, entity) = Self::of(slf);
        let article = view.bound(slf.py());
        let said = &view.article.get().links().said_by[entity.id as usize];
        tuple(slf.py(), said.iter().map(|&id| Quotation::at(&article, id, 0)))
    }
}

/// Words that stand for an entity.
#[pyclass(frozen, extends = Annotation, module = "guillemet")]
pub(crate) struct Mention;

#[pymethods]
impl Mention {
    #[getter]
    fn form(slf: &Bound<'_, Self>) -> &'static str {
        Self::of(slf).1.form.as_str()
    }

    #[getter]
    fn entity<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, Entity>> {
        let (view, _) = Self::of(slf);
        Entity::at(&view.bound(slf.py()), view.place.index, 0)
    }
}
