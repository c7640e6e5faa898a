//! What happened.

use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::entities::Entity;
use crate::place::{WHERE, WHO};
use crate::surface::{Sentence, Slice};
use crate::time::Date;
use crate::view::{Annotation, View, tuple};

/// The one event that the article reports. Its `text` is that of `what`.
#[pyclass(frozen, extends = View, module = "guillemet")]
pub(crate) struct Event;

#[pymethods]
impl Event {
    #[getter]
    fn who<'py>(slf: &Bound<'py, Self>) -> PyResult<Option<Bound<'py, Participant>>> {
        let (view, event) = Self::of(slf);
        event.who.as_ref().map(|_| Participant::at(&view.bound(slf.py()), WHO, 0)).transpose()
    }

    #[getter]
    fn what<'py>(slf: &Bound<'py, Self>) -> PyResult<Option<Bound<'py, Slice>>> {
        let (view, event) = Self::of(slf);
        event.what.as_ref().map(|what| Slice::at(&view.bound(slf.py()), what.start, what.end)).transpose()
    }

    #[getter]
    fn r#where<'py>(slf: &Bound<'py, Self>) -> PyResult<Option<Bound<'py, Participant>>> {
        let (view, event) = Self::of(slf);
        event.r#where.as_ref().map(|_| Participant::at(&view.bound(slf.py()), WHERE, 0)).transpose()
    }

    #[getter]
    fn when<'py>(slf: &Bound<'py, Self>) -> PyResult<Option<Bound<'py, EventDate>>> {
        let (view, event) = Self::of(slf);
        event.when.as_ref().map(|_| EventDate::at(&view.bound(slf.py()), 0, 0)).transpose()
    }
}

/// Somebody or something in an event.
#[pyclass(frozen, extends = Annotation, module = "guillemet")]
pub(crate) struct Participant;

#[pymethods]
impl Participant {
    #[getter]
    fn entity<'py>(slf: &Bound<'py, Self>) -> PyResult<Option<Bound<'py, Entity>>> {
        let (view, participant) = Self::of(slf);
        participant.entity.map(|id| Entity::at(&view.bound(slf.py()), id, 0)).transpose()
    }
}

/// The date of an event; `date` is `None` where it is the publication date.
#[pyclass(frozen, extends = View, module = "guillemet")]
pub(crate) struct EventDate;

#[pymethods]
impl EventDate {
    #[getter]
    fn value<'a>(slf: &'a Bound<'_, Self>) -> &'a str {
        &Self::of(slf).1.value
    }

    #[getter]
    fn date<'py>(slf: &Bound<'py, Self>) -> PyResult<Option<Bound<'py, Date>>> {
        let (view, when) = Self::of(slf);
        when.date.map(|id| Date::at(&view.bound(slf.py()), id, 0)).transpose()
    }
}

/// A dated fact. Its `text` is the sentence that tells it.
#[pyclass(frozen, extends = Annotation, module = "guillemet")]
pub(crate) struct TimelineEntry;

#[pymethods]
impl TimelineEntry {
    #[getter]
    fn value<'a>(slf: &'a Bound<'_, Self>) -> &'a str {
        &Self::of(slf).1.value
    }

    #[getter]
    fn date<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, Date>> {
        let (view, entry) = Self::of(slf);
        Date::at(&view.bound(slf.py()), entry.date, 0)
    }

    #[getter]
    fn sentence<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, Sentence>> {
        let (view, entry) = Self::of(slf);
        Sentence::at(&view.bound(slf.py()), entry.sentence, 0)
    }

    #[getter]
    fn future(slf: &Bound<'_, Self>) -> bool {
        Self::of(slf).1.future
    }

    #[getter]
    fn entities<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        let (view, entry) = Self::of(slf);
        let article = view.bound(slf.py());
        tuple(slf.py(), entry.entities.iter().map(|&id| Entity::at(&article, id, 0)))
    }
}

/// A quantity: victims, money, a share, a count.
#[pyclass(frozen, extends = Annotation, module = "guillemet")]
pub(crate) struct Number;

#[pymethods]
impl Number {
    #[getter]
    fn kind(slf: &Bound<'_, Self>) -> &'static str {
        Self::of(slf).1.kind.as_str()
    }

    #[getter]
    fn value<'a>(slf: &'a Bound<'_, Self>) -> &'a str {
        &Self::of(slf).1.value
    }

    #[getter]
    fn unit<'a>(slf: &'a Bound<'_, Self>) -> Option<&'a str> {
        Self::of(slf).1.unit.as_deref()
    }

    #[getter]
    fn object<'py>(slf: &Bound<'py, Self>) -> PyResult<Option<Bound<'py, Slice>>> {
        let (view, number) = Self::of(slf);
        number.object.as_ref().map(|object| Slice::at(&view.bound(slf.py()), object.start, object.end)).transpose()
    }
}
