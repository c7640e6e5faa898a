//! The first words of a stretch of text, looked up before there are tokens.
//!
//! Formulas stand at known places (a line's start, behind a full stop), so only a few words of a line are ever read.

use std::ops::Range;

use crate::lexicon::{Classes, Lexicon, WordId};
use crate::text::{compose_into, words};

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
) -> impl Iterator<Item = Word> + 't {
    let mut folded = String::new();
    words(text, range).map(move |word| {
        let first = text[word.start..].chars().next().unwrap_or('\0');
        folded.clear();
        compose_into(&text[word.clone()], &mut folded);
        let id = lexicon.words.find(&folded);
        Word {
            start: word.start,
            end: word.end,
            id,
            classes: lexicon.words.classes(id),
            capital: first.is_uppercase(),
            number: first.is_numeric(),
        }
    })
}
