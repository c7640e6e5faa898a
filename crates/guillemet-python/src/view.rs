//! What all views share.

use std::hash::{DefaultHasher, Hash, Hasher};

use guillemet::article as result;
use pyo3::prelude::*;
use pyo3::types::{PyString, PyTuple};
use pyo3::{IntoPyObjectExt, PyTypeInfo};

use crate::article::Article;
use crate::entities::{Entity, Mention};
use crate::error::GuillemetError;
use crate::events::{Event, EventDate, Number, Participant, TimelineEntry};
use crate::place::{Layer, Place, Record};
use crate::speech::{Cue, Marked, Quotation, Speaker};
use crate::surface::{Block, Diagnostic, Publication, Related, Sentence, Slice, Token};
use crate::time::Date;

/// Something that an article holds.
#[pyclass(frozen, subclass, module = "guillemet")]
pub(crate) struct View {
    pub(crate) article: Py<Article>,
    pub(crate) place: Place,
}

impl View {
    /// What stands here. A view is only made of a place that holds something, and an article never changes.
    pub(crate) fn record(&self) -> Record<'_> {
        self.place.record(self.data()).expect("a view looks at something")
    }

    /// The result that it looks into.
    pub(crate) fn data(&self) -> &guillemet::Article {
        &self.article.get().data
    }

    /// The article, to make another view of it.
    pub(crate) fn bound<'py>(&self, py: Python<'py>) -> Bound<'py, Article> {
        self.article.bind(py).clone()
    }

    fn words<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyString>> {
        let record = self.record();
        match record.span(self.data()) {
            Some((start, end)) => self.article.get().words(py, start, end),
            None => Ok(PyString::new(py, &record.stand_in())),
        }
    }
}

#[pymethods]
impl View {
    #[getter]
    fn article<'py>(&self, py: Python<'py>) -> Bound<'py, Article> {
        self.bound(py)
    }

    #[getter]
    fn start(&self) -> Option<u32> {
        self.record().span(self.data()).map(|(start, _)| start)
    }

    #[getter]
    fn end(&self) -> Option<u32> {
        self.record().span(self.data()).map(|(_, end)| end)
    }

    #[getter]
    fn text<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyString>> {
        self.words(py)
    }

    /// The same as in the article's JSON.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let words = self.words(py)?.extract()?;
        from_json(py, &self.record().json(|| words))
    }

    fn __str__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyString>> {
        self.words(py)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let words: String = self.words(py)?.extract()?;
        Ok(self.record().repr(self.data(), &words))
    }

    /// Equal views stand at the same place of equal articles.
    fn __eq__<'py>(&self, py: Python<'py>, other: &Bound<'py, PyAny>) -> PyResult<Py<PyAny>> {
        let Ok(other) = other.cast::<View>() else { return Ok(py.NotImplemented()) };
        let other = other.get();
        (self.place == other.place && self.article.get().same(other.article.get())).into_py_any(py)
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        (self.place, self.article.get().fingerprint()).hash(&mut hasher);
        hasher.finish()
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let restore = py.import("guillemet._guillemet")?.getattr("_restore")?;
        let Place { layer, index, sub } = self.place;
        (restore, (self.article.clone_ref(py), layer as u8, index, sub)).into_pyobject(py)
    }
}

/// Words of an article, and what is known of them: `article.text[start:end] == text`.
#[pyclass(frozen, subclass, extends = View, module = "guillemet")]
pub(crate) struct Annotation;

#[pymethods]
impl Annotation {
    /// The sentence that it starts in.
    #[getter]
    fn sentence<'py>(slf: &Bound<'py, Self>) -> PyResult<Option<Bound<'py, Sentence>>> {
        let view = slf.as_super().get();
        let sentence = view.record().span(view.data()).and_then(|(start, _)| view.article.get().sentence_at(start));
        sentence.map(|index| Sentence::at(&view.bound(slf.py()), index, 0)).transpose()
    }

    /// The block that it starts in.
    #[getter]
    fn block<'py>(slf: &Bound<'py, Self>) -> PyResult<Option<Bound<'py, Block>>> {
        let view = slf.as_super().get();
        let block = view.record().span(view.data()).and_then(|(start, _)| view.article.get().block_at(start));
        block.map(|index| Block::at(&view.bound(slf.py()), index, 0)).transpose()
    }
}

/// Gives each class its views, and the way back to the record that they look at.
macro_rules! views {
    ($($name:ident($($up:ident).+) $base:expr;)*) => {$(
        impl $name {
            /// The view of a place that holds something.
            pub(crate) fn at<'py>(article: &Bound<'py, Article>, index: u32, sub: u32) -> PyResult<Bound<'py, $name>> {
                let place = Place { layer: Layer::$name, index, sub };
                let view = View { article: article.clone().unbind(), place };
                Bound::new(article.py(), $base(view).add_subclass($name))
            }

            /// The view, and what it looks at.
            pub(crate) fn of<'a>(slf: &'a Bound<'_, $name>) -> (&'a View, &'a result::$name) {
                let view = slf$(.$up())+.get();
                match view.record() {
                    Record::$name(record) => (view, record),
                    _ => unreachable!("the layer of a view is that of its class"),
                }
            }
        }
    )*};
}

fn placed(view: View) -> PyClassInitializer<Annotation> {
    PyClassInitializer::from(view).add_subclass(Annotation)
}

views! {
    Publication(as_super) PyClassInitializer::from;
    Speaker(as_super) PyClassInitializer::from;
    Event(as_super) PyClassInitializer::from;
    EventDate(as_super) PyClassInitializer::from;
    Block(as_super.as_super) placed;
    Sentence(as_super.as_super) placed;
    Quotation(as_super.as_super) placed;
    Cue(as_super.as_super) placed;
    Marked(as_super.as_super) placed;
    Entity(as_super.as_super) placed;
    Mention(as_super.as_super) placed;
    Date(as_super.as_super) placed;
    Number(as_super.as_super) placed;
    Participant(as_super.as_super) placed;
    TimelineEntry(as_super.as_super) placed;
    Related(as_super.as_super) placed;
    Diagnostic(as_super.as_super) placed;
    Token(as_super.as_super) placed;
}

impl Slice {
    /// The words from `start` to `end`.
    pub(crate) fn at<'py>(article: &Bound<'py, Article>, start: u32, end: u32) -> PyResult<Bound<'py, Slice>> {
        let place = Place { layer: Layer::Slice, index: start, sub: end };
        let view = View { article: article.clone().unbind(), place };
        Bound::new(article.py(), placed(view).add_subclass(Slice))
    }
}

/// A view out of a pickle.
#[pyfunction(name = "_restore")]
pub(crate) fn restore<'py>(
    article: &Bound<'py, Article>,
    layer: u8,
    index: u32,
    sub: u32,
) -> PyResult<Bound<'py, PyAny>> {
    let data = &article.get().data;
    let place = Layer::from_number(layer).map(|layer| Place { layer, index, sub });
    let Some(place) = place.filter(|place| place.record(data).is_some()) else {
        return Err(GuillemetError::new_err("this pickle points at nothing in its article"));
    };
    Ok(match place.layer {
        Layer::Publication => Publication::at(article, index, sub)?.into_any(),
        Layer::Block => Block::at(article, index, sub)?.into_any(),
        Layer::Sentence => Sentence::at(article, index, sub)?.into_any(),
        Layer::Quotation => Quotation::at(article, index, sub)?.into_any(),
        Layer::Cue => Cue::at(article, index, sub)?.into_any(),
        Layer::Speaker => Speaker::at(article, index, sub)?.into_any(),
        Layer::Marked => Marked::at(article, index, sub)?.into_any(),
        Layer::Entity => Entity::at(article, index, sub)?.into_any(),
        Layer::Mention => Mention::at(article, index, sub)?.into_any(),
        Layer::Date => Date::at(article, index, sub)?.into_any(),
        Layer::Number => Number::at(article, index, sub)?.into_any(),
        Layer::Event => Event::at(article, index, sub)?.into_any(),
        Layer::Participant => Participant::at(article, index, sub)?.into_any(),
        Layer::EventDate => EventDate::at(article, index, sub)?.into_any(),
        Layer::TimelineEntry => TimelineEntry::at(article, index, sub)?.into_any(),
        Layer::Related => Related::at(article, index, sub)?.into_any(),
        Layer::Diagnostic => Diagnostic::at(article, index, sub)?.into_any(),
        Layer::Token => Token::at(article, index, sub)?.into_any(),
        Layer::Slice => Slice::at(article, index, sub)?.into_any(),
    })
}

/// A list of views, as a tuple: an article never changes.
pub(crate) fn tuple<'py, T: PyTypeInfo>(
    py: Python<'py>,
    views: impl Iterator<Item = PyResult<Bound<'py, T>>>,
) -> PyResult<Bound<'py, PyTuple>> {
    PyTuple::new(py, views.collect::<PyResult<Vec<_>>>()?)
}

/// JSON as Python objects.
pub(crate) fn from_json<'py>(py: Python<'py>, json: &str) -> PyResult<Bound<'py, PyAny>> {
    py.import("json")?.call_method1("loads", (json,))
}
