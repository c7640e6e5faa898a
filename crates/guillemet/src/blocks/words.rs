//! The first words of a stretch of text, looked up before there are tokens.
//!
//! Formulas stand at known places (a line's start, behind a full stop), so only a few words of a line are ever read.

use std::ops::Range;

use crate::lexicon::{Classes, Key, Lexicon, Short, WordId};
use crate::text::next_word;

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
pub(crate) fn look_up<'t>(text: &'t str, range: Range<usize>, lexicon: &'static Lexicon) -> LookUp<'t> {
    LookUp { text, rest: range, lexicon, folded: String::new() }
}

/// What [`look_up`] answers.
pub(crate) struct LookUp<'t> {
    text: &'t str,
    rest: Range<usize>,
    lexicon: &'static Lexicon,
    folded: String,
}

impl Iterator for LookUp<'_> {
    type Item = Word;

    fn next(&mut self) -> Option<Word> {
        let (word, letters) = next_word(self.text, self.rest.clone())?;
        self.rest.start = word.end;
        let short = if letters { Short::of_letters(self.text, word.clone()) } else { None };
        let key = short.map_or_else(|| Key::written(self.text, word.clone(), &mut self.folded), Key::Short);
        let (id, classes) = self.lexicon.words.get(key);
        let Range { start, end } = word;
        let first = self.text[start..].chars().next().unwrap_or('\0');
        Some(Word { start, end, id, classes, capital: first.is_uppercase(), number: first.is_numeric() })
    }
}
