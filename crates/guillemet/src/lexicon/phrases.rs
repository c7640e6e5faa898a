//! Expressions of several words, found by their first two words.

use rustc_hash::FxHashMap;

use super::builder::Builder;
use super::{Classes, WordId};

/// The words behind a phrase's first two, and what the phrase stands for.
type Rest<T> = (Box<[WordId]>, T);

/// Word sequences with what they stand for. The longest one that fits wins.
///
/// Hundreds of names begin with `la`: the second word tells at once which of them can be meant.
#[derive(Debug)]
pub(crate) struct Phrases<T> {
    by_first: FxHashMap<WordId, First<T>>,
    by_two: FxHashMap<(WordId, WordId), Vec<Rest<T>>>,
}

/// What begins with a word.
#[derive(Debug)]
struct First<T> {
    /// What the word stands for by itself.
    alone: Vec<T>,
    /// Does a longer phrase begin with it?
    goes_on: bool,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Phrases { by_first: FxHashMap::default(), by_two: FxHashMap::default() }
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
        let of_first = self.by_first.entry(first).or_insert(First { alone: Vec::new(), goes_on: false });
        match rest.split_first() {
            Some((&second, rest)) => {
                of_first.goes_on = true;
                let list = self.by_two.entry((first, second)).or_default();
                let at = list.partition_point(|(other, _)| other.len() >= rest.len());
                list.insert(at, (rest.into(), value));
            }
            None => of_first.alone.push(value),
        }
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
        let of_first = self.by_first.get(&first)?;
        let longer = of_first.goes_on.then(|| self.by_two.get(&(first, word(0)))).flatten();
        let mut fits = |rest: &[WordId]| rest.iter().enumerate().all(|(i, &id)| word(i + 1) == id);
        longer
            .into_iter()
            .flatten()
            .find(|(rest, value)| fits(rest) && accept(rest.len() + 2, *value))
            .map(|(rest, value)| (rest.len() + 2, *value))
            .or_else(|| of_first.alone.iter().find(|&&value| accept(1, value)).map(|&value| (1, value)))
    }
}
