//! The words of all tables: from a folded word to its id and classes.

use std::hash::{Hash, Hasher};

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::Classes;
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
    pub(super) ids: WordIds,
    pub(super) classes: Vec<Classes>,
}

impl Words {
    /// The id of a folded word.
    #[inline]
    pub(crate) fn find(&self, folded: &str) -> WordId {
        self.ids.get(Key::new(folded)).unwrap_or(WordId::UNKNOWN)
    }

    /// The id of a word as it stands in the text; `folded` is a buffer that look-ups share.
    #[inline]
    pub(crate) fn find_written(&self, word: &str, folded: &mut String) -> WordId {
        self.ids.get(Key::of_written(word, folded)).unwrap_or(WordId::UNKNOWN)
    }

    /// The classes of a word.
    #[inline]
    pub(crate) fn classes(&self, id: WordId) -> Classes {
        self.classes[id.index()]
    }
}

/// A map from folded words to ids.
///
/// This is the look-up of every token. Nearly all words are short: they lie in the map itself, so that finding one reads one
/// place in memory and compares two integers.
#[derive(Debug)]
pub(crate) struct WordIds {
    short: FxHashMap<Short, WordId>,
    long: FxHashMap<Box<str>, WordId>,
}

/// A folded word as the maps are asked for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key<'w> {
    Short(Short),
    Long(&'w str),
}

impl<'w> Key<'w> {
    #[inline]
    pub(super) fn new(folded: &'w str) -> Key<'w> {
        Short::new(folded).map_or(Key::Long(folded), Key::Short)
    }

    /// The key of a word as it stands in the text.
    #[inline]
    fn of_written(word: &'w str, folded: &'w mut String) -> Key<'w> {
        Key::of_ascii(word).unwrap_or_else(|| Key::new(fold_into(word, folded)))
    }

    /// The key of a short ASCII word, in small letters; most words are such.
    #[inline]
    pub(super) fn of_ascii(word: &str) -> Option<Key<'static>> {
        Short::new(word).and_then(Short::lower).map(Key::Short)
    }
}

/// A word of at most 15 bytes: its bytes with zeros behind them, and its length in the last byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Short {
    first: u64,
    last: u64,
}

impl Short {
    #[inline]
    fn new(word: &str) -> Option<Short> {
        let bytes = word.as_bytes();
        let (first, last) = match bytes.len() {
            0 => (0, 0),
            length @ 1..=3 => {
                // The same byte may be read twice: it lands in the same place.
                let byte = |at: usize| u64::from(bytes[at]) << (8 * at);
                (byte(0) | byte(length / 2) | byte(length - 1), 0)
            }
            length @ 4..=7 => {
                let four = |bytes: &[u8; 4]| u64::from(u32::from_le_bytes(*bytes));
                (four(bytes.first_chunk()?) | four(bytes.last_chunk()?) << (8 * (length - 4)), 0)
            }
            8 => (u64::from_le_bytes(*bytes.first_chunk()?), 0),
            length @ 9..=15 => {
                let last = u64::from_le_bytes(*bytes.last_chunk()?) >> (8 * (16 - length));
                (u64::from_le_bytes(*bytes.first_chunk()?), last)
            }
            _ => return None,
        };
        Some(Short { first, last: last | (bytes.len() as u64) << 56 })
    }

    /// The same word in small letters; `None` for one that is not ASCII.
    #[inline]
    fn lower(self) -> Option<Short> {
        const EACH: u64 = u64::from_le_bytes([1; 8]);
        const HIGH: u64 = EACH << 7;
        // A byte below 128 plus these two reaches the highest bit from `A` on, and from behind `Z` on.
        const FROM_A: u64 = EACH * (128 - b'A' as u64);
        const BEHIND_Z: u64 = EACH * (127 - b'Z' as u64);
        if (self.first | self.last) & HIGH != 0 {
            return None;
        }
        // Zeros and the length lie far below `A`.
        let lower = |letters: u64| letters | (((letters + FROM_A) & !(letters + BEHIND_Z) & HIGH) >> 2);
        Some(Short { first: lower(self.first), last: lower(self.last) })
    }
}

impl Hash for Short {
    #[inline]
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(self.first);
        state.write_u64(self.last);
    }
}

impl WordIds {
    /// An empty map with room for so many words, and for so many long ones.
    pub(crate) fn with_capacity(words: usize, long: usize) -> WordIds {
        WordIds {
            short: FxHashMap::with_capacity_and_hasher(words, FxBuildHasher),
            long: FxHashMap::with_capacity_and_hasher(long, FxBuildHasher),
        }
    }

    #[inline]
    pub(super) fn get(&self, word: Key<'_>) -> Option<WordId> {
        match word {
            Key::Short(short) => self.short.get(&short).copied(),
            Key::Long(word) => self.get_long(word),
        }
    }

    /// Apart, so that the look-up of a short word is small enough to stand where it is called.
    #[cold]
    fn get_long(&self, word: &str) -> Option<WordId> {
        self.long.get(word).copied()
    }

    /// The id of a word as it stands in the text, which is `id` if the word is new; `folded` is a buffer that look-ups share.
    #[inline]
    pub(crate) fn intern(&mut self, word: &str, folded: &mut String, id: WordId) -> WordId {
        self.get_or_insert(Key::of_written(word, folded), id)
    }

    /// The id of a word, which is `id` if the word is new.
    #[inline]
    pub(super) fn get_or_insert(&mut self, word: Key<'_>, id: WordId) -> WordId {
        match word {
            Key::Short(short) => *self.short.entry(short).or_insert(id),
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

    #[test]
    fn capitals_of_short_words_are_folded_in_place() {
        let lower = |word: &str| Short::new(word).and_then(Short::lower);
        for word in ["A", "Le", "ZOÉ", "@AZ[", "`az{", "L'", "SNCF-Réseau", "PORTE-PAROLE"] {
            let folded = word.is_ascii().then(|| Short::new(&word.to_ascii_lowercase()).unwrap());
            assert_eq!(lower(word), folded, "{word}");
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
            "a\0a",
            "abcd",
            "abcdbcd",
            "abcdabcd",
            "quinze lettres!",
            "seize lettres !!",
            "dix-sept lettres!",
            "constitutionnellement",
        ];
        let mut ids = WordIds::with_capacity(0, 0);
        for (word, id) in words.iter().zip(1..) {
            assert_eq!(ids.get_or_insert(Key::new(word), WordId(id)), WordId(id));
            assert_eq!(ids.get_or_insert(Key::new(word), WordId(99)), WordId(id));
        }
        assert!(words.iter().zip(1..).all(|(word, id)| ids.get(Key::new(word)) == Some(WordId(id))));
        assert_eq!(ids.get(Key::new("seize lettres !?")), None);
    }
}
