//! The first words of a stretch of text, looked up before there are tokens.
//!
//! Formulas stand at known places (a line's start, behind a full stop), so only a few words of a line are ever read.

use std::ops::Range;

use crate::lexicon::{Classes, Dictionary, Key, Lexicon, Short, WordId};
use crate::text::{Cut, Letters, Words, words};

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

impl Word {
    /// A word that was cut out of `text`, with what the tables say about it.
    #[inline]
    pub(crate) fn of(text: &str, cut: Cut, lexicon: &Lexicon) -> Word {
        let Cut { start, end, letters } = cut;
        // Only long words and capitals with accents are folded into it: few, so that no look-up has to hand a buffer on.
        let (id, classes) = lexicon.words.get(key(text, cut, &mut String::new()));
        let number = !letters && text[start..].starts_with(char::is_numeric);
        Word { start, end, id, classes, capital: is_capital(text, cut), number }
    }
}

/// Does a word that was cut out of `text` begin with a capital letter?
#[inline]
pub(super) fn is_capital(text: &str, cut: Cut) -> bool {
    if cut.letters {
        text.as_bytes()[cut.start].is_ascii_uppercase()
    } else {
        text[cut.start..].starts_with(char::is_uppercase)
    }
}

/// The key of a word that was cut out of `text`; `folded` is a buffer.
#[inline]
pub(super) fn key(text: &str, cut: Cut, folded: &mut String) -> Key {
    let short = if cut.letters { Short::of_letters(text, cut.range()) } else { None };
    short.map_or_else(|| Key::written(text, cut.range(), folded), Short::key)
}

/// The words of a range of the text with what the tables say about them.
pub(crate) fn look_up<'l>(letters: &'l Letters<'l>, range: Range<usize>, lexicon: &'static Lexicon) -> LookUp<'l> {
    LookUp { text: letters.text, words: words(letters, range), lexicon }
}

/// What [`look_up`] answers.
pub(crate) struct LookUp<'l> {
    text: &'l str,
    words: Words<'l>,
    lexicon: &'static Lexicon,
}

impl Iterator for LookUp<'_> {
    type Item = Word;

    fn next(&mut self) -> Option<Word> {
        self.words.next().map(|word| Word::of(self.text, word, self.lexicon))
    }
}
