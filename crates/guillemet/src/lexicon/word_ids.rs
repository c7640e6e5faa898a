//! The map from words to their ids and classes: the look-up of every token.
//!
//! A text asks for a word every six bytes, and the map is larger than the caches near the processor. So a word lies there as its
//! key, beside one number for all that a look-up answers: five words in a line of the cache, and most look-ups read one line. They
//! decide by no branch which of the words it is: the processor need not wait for memory to go on with the next word.

use std::hint::{black_box, select_unpredictable};

use super::{Key, WordId};

/// So many words lie in a line.
const WORDS: usize = 5;

/// So many of them on the average, where a map is as full as it was made for: most look-ups end where they begin.
const AVERAGE: usize = 4;

/// A line of the cache.
#[derive(Clone, Copy, Debug, Default)]
#[repr(align(64))]
struct Line {
    /// The words, from the first place on; [`Key::NONE`] behind them.
    keys: [Key; WORDS],
    said: [Said; WORDS],
    /// Did a word that belongs to this line find it full and go on to the next one?
    crowded: bool,
}

/// What is said of a word: its id, and a number for all else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Said(u32);

impl Said {
    /// Nothing, of a word that is not there.
    const NOTHING: Said = Said(0);

    /// How many bits an id has.
    const ID_BITS: u32 = 20;

    fn new(id: WordId, number: u32) -> Said {
        assert!(id.0 >> Said::ID_BITS == 0 && number >> (u32::BITS - Said::ID_BITS) == 0, "more words than ids");
        Said(number << Said::ID_BITS | id.0)
    }

    #[inline]
    pub(super) fn id(self) -> WordId {
        WordId(self.0 & ((1 << Said::ID_BITS) - 1))
    }

    #[inline]
    pub(super) fn number(self) -> usize {
        (self.0 >> Said::ID_BITS) as usize
    }
}

/// A map from words to their ids.
#[derive(Debug)]
pub(crate) struct WordIds {
    lines: Vec<Line>,
    words: usize,
}

impl WordIds {
    /// An empty map with room for so many words.
    pub(crate) fn with_capacity(words: usize) -> WordIds {
        WordIds { lines: vec![Line::default(); words / AVERAGE + 1], words: 0 }
    }

    /// What is said of a word; nothing if it is not there, or has the id 0.
    #[inline]
    pub(super) fn get(&self, word: Key) -> Said {
        let mut line = word.place(self.lines.len());
        loop {
            let Line { keys, said, crowded } = &self.lines[line];
            let said = keys
                .iter()
                .zip(said)
                .fold(Said::NOTHING, |found, (&key, &said)| select_unpredictable(key == word, said, found));
            // Few lines are crowded, and most words that are looked for there are found.
            if (said != Said::NOTHING) | !crowded {
                return said;
            }
            line = self.behind(line);
        }
    }

    /// Reads where these words lie: the processor waits for all of them at once, and a look-up that follows finds them near.
    #[inline]
    pub(super) fn bring_near(&self, words: impl Iterator<Item = Key>) {
        let lines = words.map(|word| &self.lines[word.place(self.lines.len())]);
        black_box(lines.fold(false, |any, line| any | line.crowded));
    }

    /// The id of a word as it stands in the text, which is `id` if the word is new; `folded` is a buffer that look-ups share.
    #[inline]
    pub(crate) fn intern(&mut self, word: &str, folded: &mut String, id: WordId) -> WordId {
        self.get_or_insert(Key::written(word, 0..word.len(), folded), id)
    }

    /// The id of a word, which is `id` if the word is new.
    pub(crate) fn get_or_insert(&mut self, word: Key, id: WordId) -> WordId {
        let mut at = word.place(self.lines.len());
        loop {
            let line = &mut self.lines[at];
            if let Some(place) = line.keys.iter().position(|&key| key == word || key == Key::NONE) {
                if line.keys[place] == word {
                    return line.said[place].id();
                }
                (line.keys[place], line.said[place]) = (word, Said::new(id, 0));
                self.words += 1;
                // A look-up ends at a line that is not crowded.
                assert!(self.words < WORDS * self.lines.len(), "the map of words has no room for more");
                return id;
            }
            line.crowded = true;
            at = self.behind(at);
        }
    }

    /// Lays the number that stands for all else beside each word, by ids.
    pub(super) fn set_numbers(&mut self, numbers: &[u32]) {
        for said in self.lines.iter_mut().flat_map(|line| &mut line.said) {
            *said = Said::new(said.id(), numbers[said.id().index()]);
        }
    }

    #[inline]
    fn behind(&self, line: usize) -> usize {
        (line + 1) % self.lines.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_map_still_finds_its_words() {
        // All places but one.
        let words: Vec<Key> = (0..39).map(|number| Key::new(&format!("mot{number}"))).collect();
        let mut map = WordIds::with_capacity(28);
        let all = || words.iter().copied().zip((1..).map(WordId));
        for (word, id) in all() {
            assert_eq!(map.get_or_insert(word, id), id);
            assert_eq!(map.get_or_insert(word, WordId(99)), id);
        }
        let numbers: Vec<u32> = (0..=39).map(|id| 7 * id).collect();
        map.set_numbers(&numbers);
        assert!(all().all(|(word, id)| map.get(word) == Said::new(id, numbers[id.index()])));
        assert_eq!(map.get(Key::new("mot")), Said::NOTHING);
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
        let mut ids = WordIds::with_capacity(words.len());
        for (word, id) in words.iter().zip(1..) {
            assert_eq!(ids.get_or_insert(Key::new(word), WordId(id)), WordId(id));
            assert_eq!(ids.get_or_insert(Key::new(word), WordId(99)), WordId(id));
        }
        assert!(words.iter().zip(1..).all(|(word, id)| ids.get(Key::new(word)).id() == WordId(id)));
        assert_eq!(ids.get(Key::new("seize lettres !?")), Said::NOTHING);
    }
}
