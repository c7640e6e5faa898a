//! Words as keys: a folded word of any length is a number of 64 bits.
//!
//! Nearly all words have sixteen bytes at the most: their key is made in a few steps from the text, without a copy.

use std::hash::BuildHasher;
use std::ops::Range;

use rustc_hash::FxBuildHasher;

use crate::text::fold_into;

/// What a folded word is known by: a number that no other word has.
///
/// Of words up to eight bytes that holds for certain. Of longer ones two share a key as seldom as two of 64 bits drawn by lot: a text
/// would have to be as long as all that was ever printed for a word that the tables don't hold to be taken for one of theirs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Key(u64);

impl Key {
    /// Stands for no word.
    pub(super) const NONE: Key = Key(0);

    /// The key of a folded word.
    #[inline]
    pub(crate) fn new(folded: &str) -> Key {
        Short::new(folded).map_or_else(|| Key::of_long(folded), Short::key)
    }

    /// Apart, so that the key of a short word is made where it is asked for.
    #[cold]
    fn of_long(folded: &str) -> Key {
        Key(FxBuildHasher.hash_one(folded))
    }

    /// The key of a word as it stands in a text; `folded` is a buffer that look-ups share.
    #[inline]
    pub(crate) fn written(text: &str, word: Range<usize>, folded: &mut String) -> Key {
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
        short.map_or_else(|| Key::new(fold_into(written, folded)), Short::key)
    }

    /// One of so many places, which are fewer than 2 to the power of 32.
    #[inline]
    pub(super) fn place(self, places: usize) -> usize {
        (((self.0 >> 32) * places as u64) >> 32) as usize
    }

    /// A bit of 64: a set of words that may take one word for another, but never misses one.
    #[inline]
    pub(crate) fn bit(self) -> u64 {
        1 << (self.0 >> 58)
    }
}

/// A folded word of 1 to 16 bytes, which end in the highest one; below stand zeros, of which no word has any.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Short(u128);

impl Short {
    /// The most bytes of a short word.
    const MOST: usize = 16;

    /// A folded word.
    #[inline]
    fn new(folded: &str) -> Option<Short> {
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
    fn of_ascii(text: &str, word: Range<usize>) -> Option<Short> {
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

    /// The key of the word. With a zero for what stands before its last eight bytes, each of the steps can be undone.
    #[inline]
    pub(crate) fn key(self) -> Key {
        let (last, before) = ((self.0 >> 64) as u64, self.0 as u64);
        let mixed = last ^ before.wrapping_mul(0xd6e8_feb8_6659_fd93);
        // The highest bits are mixed best.
        Key(mixed.wrapping_mul(0x9e37_79b9_7f4a_7c15))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

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
}
