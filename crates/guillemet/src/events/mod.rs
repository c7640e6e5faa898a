//! The story: the main event, the timeline, the numbers.

mod acts;
mod amount;
mod clause;
mod cleft;
mod main_event;
mod numbers;
mod opening;
mod place;
mod reach;
mod subject;
mod timeline;
mod title;
mod told;
mod verbs;
mod who;

pub(crate) use main_event::main_event;
pub(crate) use numbers::numbers;
pub(crate) use timeline::timeline;

use smol_str::SmolStr;

use crate::article::NumberKind;
use crate::ids::{DateId, EntityId};
use crate::text::Span;

/// The one event of the article.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Event {
    pub(crate) who: Option<(Span, Option<EntityId>)>,
    pub(crate) what: Option<Span>,
    pub(crate) place: Option<(Span, Option<EntityId>)>,
    pub(crate) when: Option<(SmolStr, Option<DateId>)>,
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
    pub(crate) value: SmolStr,
    pub(crate) unit: Option<&'static str>,
    pub(crate) object: Option<Span>,
}
