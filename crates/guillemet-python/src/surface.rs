//! What can be read off a text: blocks, sentences, links, oddities.

use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::entities::{Entity, Mention};
use crate::speech::Quotation;
use crate::time::Date;
use crate::view::{Annotation, View, tuple};

/// When the article was published, as far as the caller or its header says.
#[pyclass(frozen, extends = View, module = "guillemet")]
pub(crate) struct Publication;

#[pymethods]
impl Publication {
    #[getter]
    fn value(slf: &Bound<'_, Self>) -> String {
        Self::of(slf).1.value.to_string()
    }
}

/// A part of the text of one kind.
#[pyclass(frozen, extends = Annotation, module = "guillemet")]
pub(crate) struct Block;

#[pymethods]
impl Block {
    #[getter]
    fn kind(slf: &Bound<'_, Self>) -> &'static str {
        Self::of(slf).1.kind.as_str()
    }

    #[getter]
    fn index(slf: &Bound<'_, Self>) -> u32 {
        Self::of(slf).0.place.index
    }

    #[getter]
    fn rule<'a>(slf: &'a Bound<'_, Self>) -> &'a str {
        &Self::of(slf).1.rule
    }

    #[getter]
    fn speaker<'py>(slf: &Bound<'py, Self>) -> PyResult<Option<Bound<'py, Entity>>> {
        let (view, block) = Self::of(slf);
        block.speaker.map(|id| Entity::at(&view.bound(slf.py()), id, 0)).transpose()
    }

    #[getter]
    fn sentences<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        let (view, _) = Self::of(slf);
        let sentences = &view.data().sentences;
        let from = sentences.partition_point(|s| s.block < view.place.index);
        let own = (from..).zip(&sentences[from..]).take_while(|(_, s)| s.block == view.place.index);
        let article = view.bound(slf.py());
        tuple(slf.py(), own.map(|(index, _)| Sentence::at(&article, index as u32, 0)))
    }

    #[getter]
    fn quotations<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        let (view, block) = Self::of(slf);
        quotations_in(slf.py(), view, (block.start, block.end))
    }

    #[getter]
    fn mentions<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        let (view, block) = Self::of(slf);
        mentions_in(slf.py(), view, (block.start, block.end))
    }

    #[getter]
    fn dates<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        let (view, block) = Self::of(slf);
        dates_in(slf.py(), view, (block.start, block.end))
    }
}

/// A sentence.
#[pyclass(frozen, extends = Annotation, module = "guillemet")]
pub(crate) struct Sentence;

#[pymethods]
impl Sentence {
    #[getter]
    fn index(slf: &Bound<'_, Self>) -> u32 {
        Self::of(slf).0.place.index
    }

    #[getter]
    fn quotations<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        let (view, sentence) = Self::of(slf);
        quotations_in(slf.py(), view, (sentence.start, sentence.end))
    }

    #[getter]
    fn mentions<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        let (view, sentence) = Self::of(slf);
        mentions_in(slf.py(), view, (sentence.start, sentence.end))
    }

    #[getter]
    fn dates<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        let (view, sentence) = Self::of(slf);
        dates_in(slf.py(), view, (sentence.start, sentence.end))
    }

    #[getter]
    fn tokens<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        let (view, _) = Self::of(slf);
        let (tokens, number) = (&view.data().tokens, view.place.index);
        let own = tokens.partition_point(|t| t.sentence < number)..tokens.partition_point(|t| t.sentence <= number);
        let article = view.bound(slf.py());
        tuple(slf.py(), own.map(|index| Token::at(&article, index as u32, 0)))
    }
}

/// A word, number or sign with its part of speech.
#[pyclass(frozen, extends = Annotation, module = "guillemet")]
pub(crate) struct Token;

#[pymethods]
impl Token {
    #[getter]
    fn index(slf: &Bound<'_, Self>) -> u32 {
        Self::of(slf).0.place.index
    }

    #[getter]
    fn pos(slf: &Bound<'_, Self>) -> &'static str {
        Self::of(slf).1.pos.as_str()
    }
}

/// Words of the text.
#[pyclass(frozen, extends = Annotation, module = "guillemet")]
pub(crate) struct Slice;

/// A pointer to another article.
#[pyclass(frozen, extends = Annotation, module = "guillemet")]
pub(crate) struct Related;

#[pymethods]
impl Related {
    #[getter]
    fn label<'a>(slf: &'a Bound<'_, Self>) -> &'a str {
        &Self::of(slf).1.label
    }

    #[getter]
    fn title<'a>(slf: &'a Bound<'_, Self>) -> &'a str {
        &Self::of(slf).1.title
    }

    #[getter]
    fn media<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(slf.py(), Self::of(slf).1.media.iter().map(|tag| tag.as_str()))
    }
}

/// Something odd about the text.
#[pyclass(frozen, extends = Annotation, module = "guillemet")]
pub(crate) struct Diagnostic;

#[pymethods]
impl Diagnostic {
    #[getter]
    fn rule<'a>(slf: &'a Bound<'_, Self>) -> &'a str {
        &Self::of(slf).1.rule
    }

    #[getter]
    fn message<'a>(slf: &'a Bound<'_, Self>) -> &'a str {
        &Self::of(slf).1.message
    }
}

fn quotations_in<'py>(py: Python<'py>, view: &View, span: (u32, u32)) -> PyResult<Bound<'py, PyTuple>> {
    let article = view.bound(py);
    tuple(py, article.get().links().quotations(span).map(|id| Quotation::at(&article, id, 0)))
}

fn mentions_in<'py>(py: Python<'py>, view: &View, span: (u32, u32)) -> PyResult<Bound<'py, PyTuple>> {
    let article = view.bound(py);
    tuple(py, article.get().links().mentions(span).map(|(entity, index)| Mention::at(&article, entity, index)))
}

fn dates_in<'py>(py: Python<'py>, view: &View, span: (u32, u32)) -> PyResult<Bound<'py, PyTuple>> {
    let article = view.bound(py);
    tuple(py, article.get().links().dates(span).map(|id| Date::at(&article, id, 0)))
}
