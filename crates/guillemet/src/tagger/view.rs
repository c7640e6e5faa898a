//! What the tagger sees of a word: hashes of its form and its ends, its shape, its class. The committed weights depend on every
//! bit of the hashes.

use super::clusters;
use crate::lexicon::Classes;
use crate::text::is_small;
use crate::tokens::{Token, TokenKind};

/// The table classes that tell names from other words. The committed weights depend on their order here.
const TOLD: [Classes; 17] = [
    Classes::DETERMINER,
    Classes::PREPOSITION,
    Classes::MONTH,
    Classes::WEEKDAY,
    Classes::CUE_VERB,
    Classes::ROLE,
    Classes::HUMAN,
    Classes::CIVILITY,
    Classes::FIRST_NAME,
    Classes::SURNAME,
    Classes::PARTICLE,
    Classes::PLACE,
    Classes::ORGANIZATION,
    Classes::ORGANIZATION_HEAD,
    Classes::PLACE_HEAD,
    Classes::DEMONYM,
    Classes::COMMON,
];

/// All of [`TOLD`].
const ALL_TOLD: Classes = {
    let mut all = Classes::NONE;
    let mut at = 0;
    while at < TOLD.len() {
        all = all.union(TOLD[at]);
        at += 1;
    }
    all
};

/// For each class by its number, its bit among [`TOLD`].
const TOLD_BITS: [u32; 64] = {
    let mut bits = [0; 64];
    let mut at = 0;
    while at < TOLD.len() {
        bits[TOLD[at].number() as usize] = 1 << at;
        at += 1;
    }
    bits
};

/// The classes of a word that are among [`TOLD`], a bit each.
#[inline]
fn told(classes: Classes) -> u32 {
    classes.common(ALL_TOLD).numbers().fold(0, |told, number| told | TOLD_BITS[number as usize & 63])
}

/// What is no word ends with none.
const NO_LETTERS: [u32; 4] = [u32::MAX; 4];

/// A word as the features need it. Every field is a small number or a hash.
#[derive(Clone, Copy, Debug)]
pub(super) struct View {
    /// The word in lower case.
    pub(super) word: u32,
    /// Its last four letters in lower case, the last one first.
    ends: [u32; 4],
    pub(super) shape: u32,
    pub(super) cluster: u32,
    /// The table classes that tell names from other words, a bit each.
    pub(super) classes: u32,
}

impl View {
    /// What lies outside the sentence.
    pub(super) const EDGE: View = View { word: 1, ends: NO_LETTERS, shape: Shape::Edge as u32, cluster: 0, classes: 0 };

    /// The view of a token; `word` is its text.
    pub(super) fn of(token: &Token, word: &str) -> View {
        if token.kind != TokenKind::Word {
            let (shape, word) = match token.kind {
                TokenKind::Number => (Shape::Number, Shape::Number as u32),
                TokenKind::Address => (Shape::Address, Shape::Address as u32),
                _ => (Shape::Sign, token.first as u32),
            };
            return View { word, ends: NO_LETTERS, shape: shape as u32, cluster: 0, classes: 0 };
        }
        let read = Letters::of(word);
        let shape = match (token.is_capital(), read.capitals) {
            _ if read.digit => Shape::Digits,
            (false, 0) => Shape::Lower,
            (false, _) => Shape::Mixed,
            (true, 1) if read.letters == 1 => Shape::Initial,
            (true, n) if n == read.letters => Shape::Capitals,
            (true, 1) => Shape::Capital,
            (true, _) if read.inner => Shape::Mixed,
            (true, _) => Shape::Compound,
        };
        View {
            word: read.lower,
            ends: ends(word),
            shape: shape as u32,
            cluster: clusters::find(read.form),
            classes: told(token.classes),
        }
    }

    /// Hashes of its first two, three and four letters, in lower case; a shorter word is all there is of it. `token` and
    /// `word` are what it is the view of.
    #[inline]
    pub(super) fn prefixes(&self, token: &Token, word: &str) -> [u32; 3] {
        let mut prefixes = [self.word; 3];
        if token.kind == TokenKind::Word {
            let mut hash = Hash::default();
            for (at, c) in word.chars().take(4).enumerate() {
                hash.add(small(c));
                if at > 0 {
                    prefixes[at - 1] = hash.value();
                }
            }
        }
        prefixes
    }

    /// Its last two, three or four letters, in lower case.
    #[inline]
    pub(super) fn suffix(&self, letters: usize) -> u32 {
        if self.ends == NO_LETTERS {
            return self.word;
        }
        hash_of(self.ends[..letters].iter().copied())
    }
}

/// Its last four letters in lower case, the last one first; nothings before the first letter.
#[inline]
fn ends(word: &str) -> [u32; 4] {
    let mut ends = [0; 4];
    match word.as_bytes().last_chunk::<4>() {
        Some(last) if last.is_ascii() => {
            ends.iter_mut().zip(last.iter().rev()).for_each(|(end, byte)| *end = byte.to_ascii_lowercase().into());
        }
        _ => ends.iter_mut().zip(word.chars().rev()).for_each(|(end, c)| *end = small(c)),
    }
    ends
}

/// What is gathered of a word's letters, one after the other.
#[derive(Default)]
struct Letters {
    /// The hash of the word in lower case.
    lower: u32,
    /// The hash of the word as it is written.
    form: u32,
    letters: u32,
    capitals: u32,
    /// Is a capital inside, not behind a hyphen?
    inner: bool,
    digit: bool,
}

impl Letters {
    #[inline]
    fn of(word: &str) -> Letters {
        let bytes = word.as_bytes();
        let (mut lower, mut form) = (Hash::default(), Hash::default());
        let mut capitals = 0;
        for byte in bytes {
            if !byte.is_ascii_alphabetic() {
                return Letters::of_any(word);
            }
            lower.add(byte.to_ascii_lowercase().into());
            form.add((*byte).into());
            capitals += u32::from(byte.is_ascii_uppercase());
        }
        let first = u32::from(bytes.first().is_some_and(u8::is_ascii_uppercase));
        Letters {
            lower: lower.value(),
            form: form.value(),
            letters: bytes.len() as u32,
            capitals,
            inner: capitals > first,
            digit: false,
        }
    }

    /// The same of a word with other letters, a hyphen or a digit.
    fn of_any(word: &str) -> Letters {
        let mut read = Letters::default();
        let (mut lower, mut form) = (Hash::default(), Hash::default());
        // Does a part of the word begin at the next letter?
        let mut starts = true;
        for c in word.chars() {
            if matches!(c, 'a'..='z' | 'ß'..='ö' | 'ø'..='ÿ') {
                lower.add(c.into());
                form.add(c.into());
                read.letters += 1;
                starts = false;
                continue;
            }
            let c = if c == '’' { '\'' } else { c };
            let small = small(c);
            lower.add(small);
            form.add(c.into());
            let capital = small != c as u32 && c.is_alphabetic();
            read.letters += u32::from(capital || is_small(c) || c.is_alphabetic());
            read.capitals += u32::from(capital);
            read.inner |= capital && !starts;
            read.digit |= c.is_ascii_digit();
            starts = matches!(c, '-' | '\'');
        }
        (read.lower, read.form) = (lower.value(), form.value());
        read
    }
}

/// How a word is written, finer than the tokenizer needs it.
#[derive(Clone, Copy)]
enum Shape {
    Edge = 2,
    Lower,
    Capital,
    Capitals,
    /// `J` in `J. Chirac`.
    Initial,
    /// `Jean-Marie`.
    Compound,
    /// `McCain`, `iPhone`.
    Mixed,
    /// `A26`, `G20`.
    Digits,
    Number,
    Sign,
    Address,
}

/// The hash of a word in lower case, as [`View::word`] has it.
#[inline]
pub(super) fn word_hash(word: &str) -> u32 {
    let mut hash = Hash::default();
    for byte in word.bytes() {
        if !byte.is_ascii() {
            return hash_of(word.chars().map(small));
        }
        hash.add(byte.to_ascii_lowercase().into());
    }
    hash.value()
}

/// A character as hashes of words in lower case have it.
#[inline]
pub(super) fn small(c: char) -> u32 {
    let small = match c {
        '\0'..='\x7f' => c.to_ascii_lowercase(),
        '’' => '\'',
        _ if is_small(c) => c,
        _ => c.to_lowercase().next().unwrap_or(c),
    };
    small as u32
}

/// The hash of a word as it is written; what the table of word classes is asked with.
#[cfg(feature = "train")]
pub fn form_hash(word: &str) -> u32 {
    Letters::of(word).form
}

#[inline]
fn hash_of(letters: impl Iterator<Item = u32>) -> u32 {
    let mut hash = Hash::default();
    letters.for_each(|c| hash.add(c));
    hash.value()
}

/// A hash of characters.
struct Hash(u64);

impl Default for Hash {
    fn default() -> Hash {
        Hash(0x2545_f491_4f6c_dd1d)
    }
}

impl Hash {
    #[inline]
    fn add(&mut self, c: u32) {
        self.0 = (self.0.rotate_left(5) ^ u64::from(c)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    #[inline]
    fn value(&self) -> u32 {
        (self.0 >> 32) as u32
    }
}
