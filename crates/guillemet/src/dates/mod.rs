//! Expressions of time: found as written, then given a value from left to right.

mod published;

pub use published::Published;

use crate::article::{DateKind, Grain, Modifier};
use crate::ids::DateId;
use crate::surface::Surface;
use crate::text::Span;

/// A resolved expression.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Date {
    pub(crate) span: Span,
    pub(crate) kind: DateKind,
    /// TIMEX3 value.
    pub(crate) value: String,
    pub(crate) grain: Option<Grain>,
    /// ISO 8601 date or minute.
    pub(crate) earliest: Option<String>,
    pub(crate) latest: Option<String>,
    pub(crate) modifier: Option<Modifier>,
    /// The units that the words themselves say.
    pub(crate) known: Vec<Grain>,
    /// The other end of a range.
    pub(crate) range: Option<DateId>,
    pub(crate) rule: &'static str,
}

/// All dates of an article, in the order of the text.
#[derive(Debug, Default)]
pub(crate) struct Dates {
    pub(crate) all: Vec<Date>,
    /// The publication date, from the caller or from the text's header, with the header's words.
    pub(crate) published: Option<(Published, Option<Span>)>,
}

/// Finds and resolves the expressions of a text; `published` is what the caller knows.
pub(crate) fn resolve(_surface: &Surface<'_>, published: Option<Published>) -> Dates {
    Dates { all: Vec::new(), published: published.map(|p| (p, None)) }
}
