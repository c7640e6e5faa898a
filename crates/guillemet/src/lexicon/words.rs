//! The words of all tables: from a folded word to its id and classes.

use rustc_hash::FxHashMap;

use super::{Classes, Key, WordIds};

/// A word of the tables; `WordId::UNKNOWN` is a word that none of them holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub(crate) struct WordId(pub(crate) u32);

impl WordId {
    /// A word that no table holds.
    pub(crate) const UNKNOWN: WordId = WordId(0);

    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }
}

/// Answers what is known of a word.
pub(crate) trait Dictionary {
    /// The id and the classes of a folded word.
    fn get(&self, word: Key) -> (WordId, Classes);

    /// Is told which words will be asked for next.
    fn bring_near(&self, _words: impl Iterator<Item = Key>) {}
}

/// Every word of every table, with its classes.
#[derive(Debug)]
pub(crate) struct Words {
    /// Each word's number is that of the set of its classes.
    ids: WordIds,
    /// Some hundred sets: a text's look-ups find them in the nearest cache.
    sets: Vec<Classes>,
    classes: Vec<Classes>,
}

impl Words {
    /// The words of the tables, and the classes of each by its id.
    pub(super) fn new(mut ids: WordIds, classes: Vec<Classes>) -> Words {
        let mut sets = Vec::new();
        let mut numbers = FxHashMap::default();
        let mut number = |set: &Classes| {
            *numbers.entry(*set).or_insert_with(|| {
                sets.push(*set);
                sets.len() as u32 - 1
            })
        };
        let numbers: Vec<u32> = classes.iter().map(&mut number).collect();
        ids.set_numbers(&numbers);
        Words { ids, sets, classes }
    }

    /// The id of a folded word.
    #[inline]
    pub(crate) fn find(&self, folded: &str) -> WordId {
        self.get(Key::new(folded)).0
    }

    /// The classes of a word.
    #[inline]
    pub(crate) fn classes(&self, id: WordId) -> Classes {
        self.classes[id.index()]
    }
}

impl Dictionary for Words {
    #[inline]
    fn get(&self, word: Key) -> (WordId, Classes) {
        let said = self.ids.get(word);
        (said.id(), self.sets[said.number()])
    }

    #[inline]
    fn bring_near(&self, words: impl Iterator<Item = Key>) {
        self.ids.bring_near(words);
    }
}

/// What a table says of words, by their ids: the shorter, the earlier the table is read.
#[derive(Debug, Default)]
pub(crate) struct ById<T>(Vec<T>);

impl<T: Copy + Default> ById<T> {
    #[inline]
    pub(crate) fn get(&self, id: WordId) -> T {
        self.0.get(id.index()).copied().unwrap_or_default()
    }

    /// What is said of a word, to be changed.
    pub(super) fn entry(&mut self, id: WordId) -> &mut T {
        if self.0.len() <= id.index() {
            self.0.resize(id.index() + 1, T::default());
        }
        &mut self.0[id.index()]
    }
}
