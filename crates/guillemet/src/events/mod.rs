//! The story: the main event, the timeline, the numbers.

use crate::article::NumberKind;
use crate::dates::Dates;
use crate::entities::Entities;
use crate::ids::{DateId, EntityId};
use crate::quotations::Quotations;
use crate::surface::Surface;
use crate::text::Span;

/// The one event of the article.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Event {
    pub(crate) who: Option<(Span, Option<EntityId>)>,
    pub(crate) what: Option<Span>,
    pub(crate) place: Option<(Span, Option<EntityId>)>,
    pub(crate) when: Option<(String, Option<DateId>)>,
}

/// A dated fact.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct TimelineEntry {
    pub(crate) date: DateId,
    /// An index into the surface's sentences.
    pub(crate) sentence: usize,
    pub(crate) future: bool,
    pub(crate) entities: Vec<EntityId>,
}

/// A quantity.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Number {
    pub(crate) span: Span,
    pub(crate) kind: NumberKind,
    pub(crate) value: String,
    pub(crate) unit: Option<&'static str>,
    pub(crate) object: Option<Span>,
}

/// The event that the article reports, if it reports one.
pub(crate) fn main_event(_: &Surface<'_>, _: &Dates, _: &Entities, _: &Quotations) -> Option<Event> {
    None
}

/// The dated facts in the order of their dates.
pub(crate) fn timeline(_: &Surface<'_>, _: &Dates, _: &Entities) -> Vec<TimelineEntry> {
    Vec::new()
}

/// The quantities of a text.
pub(crate) fn numbers(_: &Surface<'_>, _: &Dates) -> Vec<Number> {
    Vec::new()
}
