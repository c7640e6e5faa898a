//! When: expressions that a calendar or clock can place.

use guillemet::article::Grain;
use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::error::GuillemetError;
use crate::view::Annotation;

/// A date, time, duration or repetition.
#[pyclass(frozen, extends = Annotation, module = "guillemet")]
pub(crate) struct Date;

#[pymethods]
impl Date {
    #[getter]
    fn id(slf: &Bound<'_, Self>) -> u32 {
        Self::of(slf).1.id
    }

    #[getter]
    fn kind(slf: &Bound<'_, Self>) -> &'static str {
        Self::of(slf).1.kind.as_str()
    }

    #[getter]
    fn value<'a>(slf: &'a Bound<'_, Self>) -> &'a str {
        &Self::of(slf).1.value
    }

    #[getter]
    fn grain(slf: &Bound<'_, Self>) -> Option<&'static str> {
        Self::of(slf).1.grain.map(|grain| grain.as_str())
    }

    #[getter]
    fn earliest<'a>(slf: &'a Bound<'_, Self>) -> Option<&'a str> {
        Self::of(slf).1.earliest.as_deref()
    }

    #[getter]
    fn latest<'a>(slf: &'a Bound<'_, Self>) -> Option<&'a str> {
        Self::of(slf).1.latest.as_deref()
    }

    /// The first day that it can mean, as a `datetime.date`.
    #[getter]
    fn first_day<'py>(slf: &Bound<'py, Self>) -> PyResult<Option<Bound<'py, PyAny>>> {
        day(slf.py(), Self::of(slf).1.earliest.as_deref())
    }

    /// The last day that it can mean, as a `datetime.date`.
    #[getter]
    fn last_day<'py>(slf: &Bound<'py, Self>) -> PyResult<Option<Bound<'py, PyAny>>> {
        day(slf.py(), Self::of(slf).1.latest.as_deref())
    }

    #[getter]
    fn modifier(slf: &Bound<'_, Self>) -> Option<&'static str> {
        Self::of(slf).1.modifier.map(|modifier| modifier.as_str())
    }

    #[getter]
    fn known<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(slf.py(), Self::of(slf).1.known.iter().map(|grain| grain.as_str()))
    }

    /// Do the words themselves say the year, month, day, ...? What they don't say is implied by the context.
    fn is_certain(slf: &Bound<'_, Self>, unit: &str) -> PyResult<bool> {
        let grain: Grain = unit.parse().map_err(|()| {
            GuillemetError::new_err(format!("'{unit}' is no unit of time: give 'year', 'month', 'day', 'hour', ..."))
        })?;
        Ok(Self::of(slf).1.known.contains(&grain))
    }

    #[getter]
    fn range<'py>(slf: &Bound<'py, Self>) -> PyResult<Option<Bound<'py, Date>>> {
        let (view, date) = Self::of(slf);
        date.range.map(|id| Date::at(&view.bound(slf.py()), id, 0)).transpose()
    }

    #[getter]
    fn rule<'a>(slf: &'a Bound<'_, Self>) -> &'a str {
        &Self::of(slf).1.rule
    }
}

/// The day of an ISO 8601 date or minute; `None` where Python's calendar has no such day (before the year 1).
fn day<'py>(py: Python<'py>, iso: Option<&str>) -> PyResult<Option<Bound<'py, PyAny>>> {
    let Some(day) = iso.and_then(|iso| iso.get(..10)) else { return Ok(None) };
    let class = py.import("datetime")?.getattr("date")?;
    Ok(class.call_method1("fromisoformat", (day,)).ok())
}
