//! Short words, and a map of them: the look-up of every token.
//!
//! A text asks for a word every six bytes, and the map is larger than the caches near the processor. So a word is one integer
//! that lies in the map itself beside all that a look-up answers, and a look-up reads one line of the cache. It decides by no
//! branch whether the word is known: the processor need not wait for memory to go on with the next word.

use std::hint::select_unpredictable;
use std::ops::Range;

use super::{Classes, WordId};

/// A folded word of 1 to 16 bytes, which end in the highest one; below stand zeros, of which no word has any.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Short(u128);

impl Short {
    /// The most bytes of a short word.
    pub(crate) const MOST: usize = 16;

    /// A folded word.
    #[inline]
    pub(super) fn new(folded: &str) -> Option<Short> {
        Short::cut(bytes_at(folded.as_bytes(), 0), folded.len())
    }

    /// A word of a text that has only small letters but for its first, which may be a capital of ASCII.
    #[inline]
    pub(crate) fn of_letters(text: &str, word: Range<usize>) -> Option<Short> {
        let bytes = bytes_at(text.as_bytes(), word.start);
        // A letter of ASCII is a small one with this bit.
        let small = (!bytes & 0x80) >> 2;
        Short::cut(bytes | small, word.len())
    }

    /// A word of a text that is ASCII.
    #[inline]
    pub(super) fn of_ascii(text: &str, word: Range<usize>) -> Option<Short> {
        Short::cut(bytes_at(text.as_bytes(), word.start), word.len()).map(Short::lower)
    }

    /// The same word, which is ASCII, in small letters.
    #[inline]
    fn lower(self) -> Short {
        const EACH: u128 = u128::from_le_bytes([1; 16]);
        // A byte below 128 plus these two reaches the highest bit from `A` on, and from behind `Z` on.
        const FROM_A: u128 = EACH * (128 - b'A' as u128);
        const BEHIND_Z: u128 = EACH * (127 - b'Z' as u128);
        let capitals = (self.0 + FROM_A) & !(self.0 + BEHIND_Z) & (EACH << 7);
        Short(self.0 | capitals >> 2)
    }

    /// The first bytes of several.
    #[inline]
    fn cut(bytes: u128, length: usize) -> Option<Short> {
        (1..=Short::MOST).contains(&length).then(|| Short(bytes << (8 * (Short::MOST - length))))
    }

    /// The same word with an apostrophe at its end.
    #[inline]
    pub(crate) fn elided(self) -> Option<Short> {
        (self.0 as u8 == 0).then_some(Short(self.0 >> 8 | u128::from(b'\'') << 120))
    }

    /// Where a map holds it.
    #[inline]
    fn place(self, shift: u32) -> usize {
        (self.print() >> shift) as usize
    }

    /// A number that hardly another word has, its highest bits mixed best.
    #[inline]
    pub(super) fn print(self) -> u64 {
        let folded = (self.0 >> 64) as u64 ^ (self.0 as u64).rotate_left(29);
        folded.wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }
}

/// Sixteen bytes of a text, with zeros behind its end.
#[inline]
fn bytes_at(text: &[u8], at: usize) -> u128 {
    let rest = &text[at..];
    rest.first_chunk().map_or_else(|| last_bytes(rest), |bytes| u128::from_le_bytes(*bytes))
}

/// Less than sixteen bytes, which stand at a text's end; the words of tables stand alone.
fn last_bytes(rest: &[u8]) -> u128 {
    let length = rest.len();
    // The same byte may be read twice: it lands in the same place.
    if let (Some(first), Some(last)) = (rest.first_chunk(), rest.last_chunk()) {
        let last = u64::from_le_bytes(*last).unbounded_shr(8 * (16 - length as u32));
        u128::from(u64::from_le_bytes(*first)) | u128::from(last) << 64
    } else if let (Some(first), Some(last)) = (rest.first_chunk(), rest.last_chunk()) {
        u128::from(u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << (8 * (length - 4)))
    } else if length > 0 {
        let byte = |at: usize| u32::from(rest[at]) << (8 * at);
        u128::from(byte(0) | byte(length / 2) | byte(length - 1))
    } else {
        0
    }
}

/// A word with what the tables say of it. An empty slot stands for a word that none of them holds.
#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    word: Short,
    classes: Classes,
    id: WordId,
    /// Did a word that belongs to this place find it full and go on to the next one?
    crowded: bool,
}

/// Two slots: one line of the cache.
#[derive(Clone, Copy, Debug, Default)]
#[repr(align(64))]
struct Place([Slot; 2]);

/// A map from short words to their ids and classes.
#[derive(Debug)]
pub(super) struct ShortWords {
    places: Vec<Place>,
    /// How far a print is shifted to tell a place: 64 less the logarithm of their number.
    shift: u32,
    words: usize,
}

impl ShortWords {
    /// An empty map with room for so many words.
    pub(super) fn with_capacity(words: usize) -> ShortWords {
        let places = (words / 2 + 2).next_power_of_two();
        ShortWords { places: vec![Place::default(); places], shift: u64::BITS - places.ilog2(), words: 0 }
    }

    /// The id and the classes of a word.
    #[inline]
    pub(super) fn get(&self, word: Short) -> (WordId, Classes) {
        let mut place = word.place(self.shift);
        loop {
            let Place([one, other]) = &self.places[place];
            let slot = select_unpredictable(other.word == word, other, one);
            let found = slot.word == word;
            // Few places are crowded, and most words that are looked for there are found.
            if found | !one.crowded {
                let id = select_unpredictable(found, slot.id, WordId::UNKNOWN);
                return (id, select_unpredictable(found, slot.classes, Classes::NONE));
            }
            place = self.behind(place);
        }
    }

    /// The id of a word, which is `id` if the word is new. It has no classes before [`ShortWords::set_classes`].
    pub(super) fn get_or_insert(&mut self, word: Short, id: WordId) -> WordId {
        let mut place = word.place(self.shift);
        loop {
            let Place(slots) = &mut self.places[place];
            if let Some(known) = slots.iter().find(|slot| slot.word == word) {
                return known.id;
            }
            if let Some(empty) = slots.iter_mut().find(|slot| slot.word == Short::default()) {
                (empty.word, empty.id) = (word, id);
                self.words += 1;
                // A look-up ends at a place that is not crowded.
                assert!(self.words < 2 * self.places.len(), "the map of words has no room for more");
                return id;
            }
            slots[0].crowded = true;
            place = self.behind(place);
        }
    }

    /// Lays the classes of each word, by ids, beside it.
    pub(super) fn set_classes(&mut self, classes: &[Classes]) {
        for slot in self.places.iter_mut().flat_map(|place| &mut place.0) {
            slot.classes = classes[slot.id.index()];
        }
    }

    #[inline]
    fn behind(&self, place: usize) -> usize {
        (place + 1) % self.places.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_texts_are_folded() {
        let text = "Zoé LUT aujourd'hui Quatorze longs";
        let word = |word: &str| text.find(word).map(|at| at..at + word.len()).unwrap();
        assert_eq!(Short::of_letters(text, word("Zoé")), Short::new("zoé"));
        assert_eq!(Short::of_letters(text, word("longs")), Short::new("longs"));
        assert_eq!(Short::of_ascii(text, word("LUT")), Short::new("lut"));
        assert_eq!(Short::of_ascii(text, word("Quatorze longs")), Short::new("quatorze longs"));
    }

    #[test]
    fn words_of_any_length_are_told_apart() {
        assert_eq!(Short::new("l").and_then(Short::elided), Short::new("l'"));
        assert_eq!(Short::new("quinze longues!").and_then(Short::elided), Short::new("quinze longues!'"));
        assert_eq!(Short::new("seize longues !!").and_then(Short::elided), None);
        assert_eq!(Short::new(""), None);
        assert_eq!(Short::new("dix-sept lettres!"), None);
        let all: Vec<_> = (1..=16).map(|length| Short::new(&"abcdefghijklmnop"[..length]).unwrap()).collect();
        assert!(all.iter().enumerate().all(|(at, word)| !all[..at].contains(word)));
    }

    #[test]
    fn a_full_map_still_finds_its_words() {
        // All slots but one.
        let words: Vec<String> = (0..31).map(|number| format!("mot{number}")).collect();
        let short = |word: &String| Short::new(word).unwrap();
        let mut map = ShortWords::with_capacity(28);
        let all = || words.iter().map(short).zip(1..).map(|(word, id)| (word, WordId(id)));
        for (word, id) in all() {
            assert_eq!(map.get_or_insert(word, id), id);
            assert_eq!(map.get_or_insert(word, WordId(99)), id);
        }
        let mut classes = vec![Classes::NONE; words.len() + 1];
        classes[7] = Classes::MONTH;
        map.set_classes(&classes);
        assert!(all().all(|(word, id)| map.get(word) == (id, classes[id.index()])));
        assert_eq!(map.get(Short::new("mot").unwrap()), (WordId::UNKNOWN, Classes::NONE));
    }
}
