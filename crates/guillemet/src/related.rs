//! Related links: the formula, the other article's title, its media tags.

use crate::surface::Surface;
use crate::text::Span;

/// A pointer to another article.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Related {
    pub(crate) span: Span,
    pub(crate) label: Span,
    pub(crate) title: Span,
    pub(crate) media: Vec<&'static str>,
}

/// Takes the related blocks apart.
pub(crate) fn related(_: &Surface<'_>) -> Vec<Related> {
    Vec::new()
}
