//! A stretch of the text, in bytes.

use std::fmt;
use std::ops::Range;

/// A half-open stretch of the text, in bytes: `start..end`, with `start <= end`.
///
/// ```
/// use guillemet::text::Span;
/// let span = Span::new(3, 8);
/// assert_eq!(&"ah, bravo"[span.range()], " brav");
/// assert!(span.contains(Span::new(4, 6)));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The span from `start` to `end`, in bytes.
    ///
    /// # Panics
    /// When `start` lies behind `end`.
    #[inline]
    pub fn new(start: u32, end: u32) -> Span {
        assert!(start <= end, "a span can't end before it starts");
        Span { start, end }
    }

    /// The span of a `usize` range. A text of guillemet is shorter than 4 GiB, so every offset fits.
    #[inline]
    pub(crate) fn from_range(range: Range<usize>) -> Span {
        Span::new(range.start as u32, range.end as u32)
    }

    /// The first byte.
    #[inline]
    pub fn start(self) -> u32 {
        self.start
    }

    /// The byte behind the last one.
    #[inline]
    pub fn end(self) -> u32 {
        self.end
    }

    /// Its length in bytes.
    #[inline]
    pub fn len(self) -> u32 {
        self.end - self.start
    }

    /// Does it hold no byte?
    #[inline]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The span as a range to slice a `str` with.
    #[inline]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Does `other` lie inside this span?
    #[inline]
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Does the byte at `offset` lie inside this span?
    #[inline]
    pub fn contains_offset(self, offset: u32) -> bool {
        self.start <= offset && offset < self.end
    }

    /// Do the two spans share a byte?
    #[inline]
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    #[inline]
    pub fn cover(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}
