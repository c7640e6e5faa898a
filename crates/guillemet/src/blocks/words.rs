//! The first words of a stretch of text, looked up before there are tokens.
//!
//! Formulas stand at known places (a line's start, behind a full stop), so only a few words of a line are ever read.

use std::ops::Range;

use crate::lexicon::{Classes, Lexicon, WordId};
use crate::text::words;

/// A word: where it stands in the text, and what the tables say about it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Word {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) id: WordId,
    pub(crate) classes: Classes,
    /// Does it begin with a capital letter?
    pub(crate) capital: bool,
    /// Does it begin with a digit?
    pub(crate) number: bool,
}

/// The words of `text[range]` with what the tables say about them.
pub(crate) fn look_up<'t>(
    text: &'t str,
    range: Range<usize>,
    lexicon: &'static Lexicon,
) -> LookUp<'t, impl Iterator<Item = Range<usize>>> {
    LookUp { text, words: words(text, range), lexicon, folded: String::new() }
}

/// What [`look_up`] answers.
pub(crate) struct LookUp<'t, W> {
    text: &'t str,
    words: W,
    lexicon: &'static Lexicon,
    folded: String,
}

impl<W: Iterator<Item = Range<usize>>> Iterator for LookUp<'_, W> {
    type Item = Word;

    fn next(&mut self) -> Option<Word> {
        let Range { start, end } = self.words.next()?;
        let word = &self.text[start..end];
        let first = word.chars().next().unwrap_or('\0');
        let id = self.lexicon.words.find_written(word, &mut self.folded);
        Some(Word {
            start,
            end,
            id,
            classes: self.lexicon.words.classes(id),
            capital: first.is_uppercase(),
            number: first.is_numeric(),
        })
    }
}
