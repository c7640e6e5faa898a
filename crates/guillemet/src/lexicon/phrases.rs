//! Expressions of several words, found by their first two words.

use std::iter::successors;
use std::ops::Range;

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::builder::Builder;
use super::{ById, Classes, WordId};

/// Word sequences with what they stand for. The longest one that fits wins.
///
/// Hundreds of names begin with `la`: the second word tells at once which of them can be meant.
#[derive(Debug)]
pub(crate) struct Phrases<T> {
    /// For each word the index of what begins with it in [`Phrases::firsts`]: it is asked so often that a hash is too dear.
    by_first: ById<u16>,
    /// What begins with a word, behind the first one, with which nothing does.
    firsts: Vec<First<T>>,
    by_two: FxHashMap<(WordId, WordId), Place>,
    /// The phrases of two words or more, in the order in which they came.
    all: Vec<Phrase<T>>,
    /// The words behind the first two, of all phrases one after the other.
    words: Vec<WordId>,
}

/// The index of a phrase in [`Phrases::all`], or [`NOWHERE`].
type Place = u32;

/// The end of a chain of phrases.
const NOWHERE: Place = Place::MAX;

/// What begins with a word.
#[derive(Clone, Copy, Debug)]
struct First<T> {
    /// What the word stands for by itself.
    alone: Option<T>,
    /// The second words of longer phrases, a bit each by its id: most words that follow are none, and this tells without a look-up.
    seconds: u64,
}

impl<T> First<T> {
    /// What begins with a word that begins no phrase.
    const NOTHING: First<T> = First { alone: None, seconds: 0 };
}

/// The bit of a second word; several words share one.
fn bit(second: WordId) -> u64 {
    1 << (second.0 % 64)
}

#[derive(Debug)]
struct Phrase<T> {
    value: T,
    /// Its words behind the first two, in [`Phrases::words`].
    rest: Range<u32>,
    /// The next one that begins with the same two words; it is no longer.
    next: Place,
}

impl<T: Copy> Default for Phrases<T> {
    fn default() -> Self {
        Phrases::with_capacity(0)
    }
}

impl<T: Copy> Phrases<T> {
    /// No phrases, with room for so many: most are one word of their own.
    pub(crate) fn with_capacity(phrases: usize) -> Self {
        Phrases {
            by_first: ById::default(),
            firsts: vec![First::NOTHING],
            by_two: FxHashMap::with_capacity_and_hasher(phrases / 5, FxBuildHasher),
            all: Vec::with_capacity(phrases / 5),
            words: Vec::new(),
        }
    }

    /// Adds a phrase; its words are cut as the tokenizer would cut them.
    pub(crate) fn add(&mut self, builder: &mut Builder, phrase: &str, value: T) {
        let words = builder.words(phrase);
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
        let words: Vec<WordId> = words.into_iter().map(|word| builder.intern(word)).collect();
        self.add_ids(&words, value);
        words.first().copied()
    }

    /// Adds a phrase by the ids of its words, if it is new, and answers what it stands for.
    pub(crate) fn add_ids(&mut self, words: &[WordId], value: T) -> T {
        let Some((&first, rest)) = words.split_first() else { return value };
        let of_first = self.by_first.entry(first);
        if *of_first == 0 {
            *of_first = u16::try_from(self.firsts.len()).expect("the phrases of a table begin with few words");
            self.firsts.push(First::NOTHING);
        }
        let of_first = &mut self.firsts[usize::from(*of_first)];
        let Some((&second, rest)) = rest.split_first() else { return *of_first.alone.get_or_insert(value) };
        of_first.seconds |= bit(second);
        let chain = self.by_two.entry((first, second)).or_insert(NOWHERE);
        // Behind those that are as long or longer.
        let (mut before, mut next) = (None, *chain);
        while let Some(other) = self.all.get(next as usize).filter(|other| other.rest.len() >= rest.len()) {
            if self.words[as_usize(&other.rest)] == *rest {
                return other.value;
            }
            (before, next) = (Some(next), other.next);
        }
        let place = self.all.len() as Place;
        match before {
            Some(before) => self.all[before as usize].next = place,
            None => *chain = place,
        }
        let from = self.words.len() as u32;
        self.words.extend(rest);
        self.all.push(Phrase { value, rest: from..self.words.len() as u32, next });
        value
    }

    /// What begins with a word.
    #[inline]
    fn first(&self, word: WordId) -> First<T> {
        self.firsts[usize::from(self.by_first.get(word))]
    }

    /// What the phrase of these words stands for.
    pub(crate) fn get(&self, words: &[WordId]) -> Option<T> {
        let (first, second, rest) = match words {
            [] => return None,
            [first] => return self.first(*first).alone,
            [first, second, rest @ ..] => (first, second, rest),
        };
        self.chain(*self.by_two.get(&(*first, *second))?)
            .find(|phrase| self.words[as_usize(&phrase.rest)] == *rest)
            .map(|phrase| phrase.value)
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
        let First { alone, seconds } = self.first(first);
        if seconds != 0 {
            let second = word(0);
            if seconds & bit(second) != 0
                && let Some(found) = self.longer_that(first, second, |i| word(i + 1), &accept)
            {
                return Some(found);
            }
        }
        alone.filter(|&value| accept(1, value)).map(|value| (1, value))
    }

    /// The longest phrase of two words or more that `accept` lets pass. Apart, since few words have one behind them.
    #[inline(never)]
    fn longer_that(
        &self,
        first: WordId,
        second: WordId,
        mut word: impl FnMut(usize) -> WordId,
        accept: impl Fn(usize, T) -> bool,
    ) -> Option<(usize, T)> {
        let &place = self.by_two.get(&(first, second))?;
        let mut fits = |rest: &[WordId]| rest.iter().enumerate().all(|(i, &id)| word(i) == id);
        self.chain(place)
            .map(|phrase| (&self.words[as_usize(&phrase.rest)], phrase.value))
            .find(|&(rest, value)| fits(rest) && accept(rest.len() + 2, value))
            .map(|(rest, value)| (rest.len() + 2, value))
    }

    /// The phrases of a chain, the longest ones first.
    fn chain(&self, place: Place) -> impl Iterator<Item = &Phrase<T>> {
        let at = |place: Place| self.all.get(place as usize);
        successors(at(place), move |phrase| at(phrase.next))
    }
}

fn as_usize(range: &Range<u32>) -> Range<usize> {
    range.start as usize..range.end as usize
}
