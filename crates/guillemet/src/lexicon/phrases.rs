//! Expressions of several words, found by their first word.

use rustc_hash::FxHashMap;

use super::builder::Builder;
use super::{Classes, WordId};

/// The words behind a phrase's first one, and what the phrase stands for.
type Rest<T> = (Box<[WordId]>, T);

/// Word sequences with what they stand for. The longest one that fits wins.
#[derive(Debug)]
pub(crate) struct Phrases<T> {
    by_first: FxHashMap<WordId, Vec<Rest<T>>>,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Phrases { by_first: FxHashMap::default() }
    }
}

impl<T: Copy> Phrases<T> {
    /// Adds a phrase; `words` is split as the tokenizer would split it.
    pub(crate) fn add(&mut self, builder: &mut Builder, phrase: &str, value: T) {
        let words = crate::tokens::words(phrase, &|folded| builder.known(folded));
        if let Some(first) = self.add_words(builder, words, value) {
            builder.add_to(first, Classes::PHRASE_START);
        }
    }

    /// Adds a phrase that is cut into words already and answers its first word.
    pub(crate) fn add_words<'p>(
        &mut self,
        builder: &mut Builder,
        words: impl IntoIterator<Item = &'p str>,
        value: T,
    ) -> Option<WordId> {
        let ids: Vec<WordId> = words.into_iter().map(|word| builder.intern(word)).collect();
        let (&first, rest) = ids.split_first()?;
        let list = self.by_first.entry(first).or_default();
        let at = list.partition_point(|(other, _)| other.len() >= rest.len());
        list.insert(at, (rest.into(), value));
        Some(first)
    }

    /// The longest phrase that begins with `first` and goes on with what `word(0)`, `word(1)` ... answer: how many words
    /// it has, and its value.
    pub(crate) fn longest(&self, first: WordId, word: impl FnMut(usize) -> WordId) -> Option<(usize, T)> {
        self.longest_that(first, word, |_, _| true)
    }

    /// The longest phrase of those that `accept`, which gets the number of words and the value, lets pass.
    pub(crate) fn longest_that(
        &self,
        first: WordId,
        mut word: impl FnMut(usize) -> WordId,
        accept: impl Fn(usize, T) -> bool,
    ) -> Option<(usize, T)> {
        self.by_first
            .get(&first)?
            .iter()
            .find(|(rest, value)| {
                rest.iter().enumerate().all(|(i, &id)| word(i) == id) && accept(rest.len() + 1, *value)
            })
            .map(|(rest, value)| (rest.len() + 1, *value))
    }
}
