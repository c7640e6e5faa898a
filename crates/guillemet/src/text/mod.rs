//! The unchanged text, spans of it, and the units that offsets are counted in.

mod bits;
mod fold;
mod letters;
mod offsets;
mod order;
mod span;
mod words;

pub use fold::fold;
pub(crate) use fold::{fold_into, is_small, is_typographic, strip_accents, strip_accents_into};
pub(crate) use letters::Letters;
pub use offsets::{OffsetIndex, OffsetUnit};
pub(crate) use order::{merge_by_place, sort_by_place};
pub use span::Span;
pub(crate) use words::{Cut, Words, ends_word, words};

/// The text of an article. It is never rewritten: every annotation is a slice of it.
#[derive(Clone, Copy, Debug)]
pub struct SourceText<'t> {
    text: &'t str,
}

impl<'t> SourceText<'t> {
    /// Wraps a text.
    pub fn new(text: &'t str) -> SourceText<'t> {
        SourceText { text }
    }

    /// The whole text.
    #[inline]
    pub fn as_str(self) -> &'t str {
        self.text
    }

    /// The words of a span.
    #[inline]
    pub fn slice(self, span: Span) -> &'t str {
        &self.text[span.range()]
    }

    /// The span without white space at both ends.
    pub fn trim(self, span: Span) -> Span {
        let words = self.slice(span);
        let start = span.start() + (words.len() - words.trim_start().len()) as u32;
        let end = start + words.trim().len() as u32;
        Span::new(start, end)
    }

    /// The character before a byte.
    #[inline]
    pub fn char_before(self, byte: u32) -> Option<char> {
        self.text[..byte as usize].chars().next_back()
    }

    /// The character at a byte.
    #[inline]
    pub fn char_at(self, byte: u32) -> Option<char> {
        self.text[byte as usize..].chars().next()
    }
}
