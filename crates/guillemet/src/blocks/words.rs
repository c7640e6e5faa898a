//! The first words of a stretch of text, looked up before there are tokens.
//!
//! Formulas stand at known places (a line's start, behind a full stop), so only a few words of a line are ever read.

use std::ops::Range;

use crate::lexicon::{Classes, Lexicon, WordId};
use crate::text::{compose_into, is_folded, words};

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
    LookUp { text, words: words(text, range), lexicon, latest: 0..0, folded: String::new() }
}

/// What [`look_up`] answers.
pub(crate) struct LookUp<'t, W> {
    text: &'t str,
    words: W,
    lexicon: &'static Lexicon,
    latest: Range<usize>,
    /// The folded form of the latest word; empty where the word is folded as it stands.
    folded: String,
}

impl<W> LookUp<'_, W> {
    /// The folded form of the word that came last.
    pub(super) fn folded(&self) -> &str {
        if self.folded.is_empty() { &self.text[self.latest.clone()] } else { &self.folded }
    }
}

impl<W: Iterator<Item = Range<usize>>> Iterator for LookUp<'_, W> {
    type Item = Word;

    fn next(&mut self) -> Option<Word> {
        self.latest = self.words.next()?;
        let (start, end) = (self.latest.start, self.latest.end);
        let word = &self.text[start..end];
        let first = word.chars().next().unwrap_or('\0');
        self.folded.clear();
        if !is_folded(word) {
            compose_into(word, &mut self.folded);
        }
        let id = self.lexicon.words.find(self.folded());
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
