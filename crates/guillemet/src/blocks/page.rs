//! The text while it is cut into blocks, and the pieces it is cut into.

use std::ops::Range;

use memchr::{memchr2, memmem};

use super::words::{LookUp, Word, look_up};
use crate::article::BlockKind;
use crate::lexicon::Lexicon;
use crate::text::Letters;

/// The text with the tables that say what its lines are.
#[derive(Clone, Copy)]
pub(super) struct Page<'t> {
    /// Can a sign of credits stand somewhere, `©`, `/` or `|`? In most texts none does, and no line need be searched for it.
    pub(super) credited: bool,
    pub(super) text: &'t str,
    pub(super) letters: &'t Letters<'t>,
    pub(super) lexicon: &'static Lexicon,
}

impl<'t> Page<'t> {
    pub(super) fn new(letters: &'t Letters<'t>, lexicon: &'static Lexicon) -> Page<'t> {
        Page { credited: true, text: letters.text, letters, lexicon }
    }

    /// The same where all lines are to be read: the whole text is searched for a sign of credits.
    pub(super) fn searched(self) -> Page<'t> {
        let bytes = self.text.as_bytes();
        let credited = memchr2(b'/', b'|', bytes).is_some() || memmem::find(bytes, "©".as_bytes()).is_some();
        Page { credited, ..self }
    }

    /// The range without white space at both ends.
    pub(super) fn trim(self, range: Range<usize>) -> Range<usize> {
        let words = &self.text[range.clone()];
        let start = range.start + (words.len() - words.trim_start().len());
        start..start + words.trim().len()
    }

    /// The last character boundary at or before a byte, and not behind `limit`.
    pub(super) fn floor(self, byte: usize, limit: usize) -> usize {
        let mut byte = byte.min(limit);
        while !self.text.is_char_boundary(byte) {
            byte -= 1;
        }
        byte
    }

    /// The words of a range with what the tables say about them.
    pub(super) fn look_up(self, range: Range<usize>) -> LookUp<'t> {
        look_up(self.letters, range, self.lexicon)
    }

    /// The words of a piece.
    pub(super) fn words(self, piece: &Piece) -> &'t str {
        &self.text[piece.range()]
    }
}

/// How a piece ends, closing quotation marks and brackets aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// `.` or `…`
    Stop,
    /// `?`
    Question,
    /// `!`
    Exclamation,
    /// `:`
    Colon,
    /// `,` or `;`
    Comma,
    /// Anything else.
    Open,
}

/// A stretch of one line, not yet or already known to be a block of some kind.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) start: usize,
    pub(super) end: usize,
    /// How many line breaks stand before it; 0 behind another piece of the same line.
    pub(super) breaks: u32,
    pub(super) ending: Ending,
    /// Its first word, if it has any.
    pub(super) first: Option<Word>,
    pub(super) decided: Option<(BlockKind, &'static str)>,
}

impl Piece {
    /// A piece of a trimmed range that holds a character at least.
    pub(super) fn new(page: Page<'_>, range: Range<usize>, first: Option<Word>, breaks: u32) -> Piece {
        let ending = ending(&page.text[range.clone()]);
        Piece { start: range.start, end: range.end, breaks, ending, first, decided: None }
    }

    pub(super) fn range(&self) -> Range<usize> {
        self.start..self.end
    }

    pub(super) fn len(&self) -> usize {
        self.end - self.start
    }

    /// Is its kind open?
    pub(super) fn is_open(&self) -> bool {
        self.decided.is_none()
    }

    /// Is it of this kind?
    pub(super) fn is(&self, kind: BlockKind) -> bool {
        self.decided.is_some_and(|(decided, _)| decided == kind)
    }

    /// Says what it is, if nobody said it before.
    pub(super) fn decide(&mut self, kind: BlockKind, rule: &'static str) {
        self.decided.get_or_insert((kind, rule));
    }

    /// Could it be a heading: short, and no full stop at its end?
    pub(super) fn is_heading_like(&self) -> bool {
        self.len() <= MOST_OF_HEADING && !matches!(self.ending, Ending::Stop | Ending::Comma)
    }

    /// Does it read as running text: long, or a sentence that ends?
    pub(super) fn is_running_text(&self) -> bool {
        self.len() > MOST_OF_HEADING || (matches!(self.ending, Ending::Stop) && self.len() > 40)
    }
}

/// The most bytes of a heading.
pub(super) const MOST_OF_HEADING: usize = 130;

fn ending(words: &str) -> Ending {
    let closes = |c: char| matches!(c, '"' | '”' | '»' | '›' | '\'' | '’' | ')' | ']' | '*') || c.is_whitespace();
    match words.trim_end_matches(closes).chars().next_back() {
        Some('.' | '…') => Ending::Stop,
        Some('?') => Ending::Question,
        Some('!') => Ending::Exclamation,
        Some(':') => Ending::Colon,
        Some(',' | ';') => Ending::Comma,
        _ => Ending::Open,
    }
}
