//! The words of all tables: from a folded word to its id and classes.

use std::hash::BuildHasher;
use std::ops::Range;

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::Classes;
use super::short::{Short, ShortWords};
use crate::text::fold_into;

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

/// Every word of every table, with its classes.
#[derive(Debug)]
pub(crate) struct Words {
    ids: WordIds,
    classes: Vec<Classes>,
}

impl Words {
    /// The words of the tables, and the classes of each by its id.
    pub(super) fn new(mut ids: WordIds, classes: Vec<Classes>) -> Words {
        ids.short.set_classes(&classes);
        Words { ids, classes }
    }

    /// The id and the classes of a folded word.
    #[inline]
    pub(crate) fn get(&self, word: Key<'_>) -> (WordId, Classes) {
        match word {
            Key::Short(short) => self.ids.short.get(short),
            Key::Long(word) => self.get_long(word),
        }
    }

    /// Apart, so that the look-up of a short word is small enough to stand where it is called.
    #[cold]
    fn get_long(&self, word: &str) -> (WordId, Classes) {
        let id = self.ids.long.get(word).copied().unwrap_or_default();
        (id, self.classes(id))
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

/// A folded word as the maps are asked for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Key<'w> {
    Short(Short),
    Long(&'w str),
}

impl<'w> Key<'w> {
    /// The key of a folded word.
    #[inline]
    pub(crate) fn new(folded: &'w str) -> Key<'w> {
        Short::new(folded).map_or(Key::Long(folded), Key::Short)
    }

    /// A number that hardly another word has.
    #[inline]
    pub(crate) fn print(self) -> u64 {
        match self {
            Key::Short(short) => short.print(),
            Key::Long(word) => FxBuildHasher.hash_one(word),
        }
    }

    /// The key of a word as it stands in a text; `folded` is a buffer that look-ups share.
    #[inline]
    pub(crate) fn written(text: &'w str, word: Range<usize>, folded: &'w mut String) -> Key<'w> {
        let written = &text[word.clone()];
        // « l’ », « qu’ »
        let letters = written.strip_suffix('’');
        let short = if letters.unwrap_or(written).is_ascii() {
            match letters {
                Some(letters) => Short::of_ascii(text, word.start..word.start + letters.len()).and_then(Short::elided),
                None => Short::of_ascii(text, word),
            }
        } else {
            None
        };
        short.map_or_else(|| Key::new(fold_into(written, folded)), Key::Short)
    }
}

/// A map from folded words to ids. Nearly all words are short.
#[derive(Debug)]
pub(crate) struct WordIds {
    short: ShortWords,
    long: FxHashMap<Box<str>, WordId>,
}

impl WordIds {
    /// An empty map for so many words at the most, with room for so many long ones.
    pub(crate) fn with_capacity(words: usize, long: usize) -> WordIds {
        WordIds {
            short: ShortWords::with_capacity(words),
            long: FxHashMap::with_capacity_and_hasher(long, FxBuildHasher),
        }
    }

    /// The id of a word.
    pub(super) fn get(&self, word: Key<'_>) -> WordId {
        match word {
            Key::Short(short) => self.short.get(short).0,
            Key::Long(word) => self.long.get(word).copied().unwrap_or_default(),
        }
    }

    /// The id of a word as it stands in the text, which is `id` if the word is new; `folded` is a buffer that look-ups share.
    #[inline]
    pub(crate) fn intern(&mut self, word: &str, folded: &mut String, id: WordId) -> WordId {
        self.get_or_insert(Key::written(word, 0..word.len(), folded), id)
    }

    /// The id of a word, which is `id` if the word is new.
    #[inline]
    pub(crate) fn get_or_insert(&mut self, word: Key<'_>, id: WordId) -> WordId {
        match word {
            Key::Short(short) => self.short.get_or_insert(short, id),
            Key::Long(word) => match self.long.get(word) {
                Some(&known) => known,
                None => *self.long.entry(word.into()).or_insert(id),
            },
        }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    #[test]
    fn written_words_are_folded() {
        let text = "La SNCF-Réseau, l’ÉTAT, l'œuvre, Zoé ou le PORTE-PAROLE constitutionnellement";
        for word in ["La", "SNCF-Réseau", "l’", "ÉTAT", "l'", "œuvre", "Zoé", "PORTE-PAROLE", "constitutionnellement"]
        {
            let start = text.find(word).unwrap();
            let mut folded = String::new();
            let key = Key::written(text, start..start + word.len(), &mut folded);
            assert_eq!(key, Key::new(&fold(word)), "{word}");
        }
    }

    #[test]
    fn words_of_any_length_are_told_apart() {
        let words = [
            "",
            "a",
            "aa",
            "aaa",
            "aba",
            "abcd",
            "abcdbcd",
            "abcdabcd",
            "quinze lettres!",
            "seize lettres !!",
            "dix-sept lettres!",
            "constitutionnellement",
        ];
        let mut ids = WordIds::with_capacity(words.len(), 0);
        for (word, id) in words.iter().zip(1..) {
            assert_eq!(ids.get_or_insert(Key::new(word), WordId(id)), WordId(id));
            assert_eq!(ids.get_or_insert(Key::new(word), WordId(99)), WordId(id));
        }
        assert!(words.iter().zip(1..).all(|(word, id)| ids.get(Key::new(word)) == WordId(id)));
        assert_eq!(ids.get(Key::new("seize lettres !?")), WordId::UNKNOWN);
    }
}
