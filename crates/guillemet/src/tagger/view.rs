//! What the tagger sees of a word: hashes of its form and its ends, its shape, its class.

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
    classes.numbers().fold(0, |told, number| told | TOLD_BITS[number as usize & 63])
}

/// What is no word ends with none.
const NO_LETTERS: [u32; 4] = [u32::MAX; 4];

/// A word as the features need it. Every field is a small number or a hash.
#[derive(Clone, Copy, Debug)]
pub(super) struct View {
    /// The word in lower case.
    pub(super) word: u32,
    /// Its first two, three and four letters, in lower case.
    pub(super) prefixes: [u32; 3],
    /// Its last four letters in lower case, the last one first.
    ends: [u32; 4],
    pub(super) shape: u32,
    pub(super) cluster: u32,
    /// The table classes that tell names from other words, a bit each.
    pub(super) classes: u32,
}

impl View {
    /// What lies outside the sentence.
    pub(super) const EDGE: View =
        View { word: 1, prefixes: [1; 3], ends: NO_LETTERS, shape: Shape::Edge as u32, cluster: 0, classes: 0 };

    /// The view of a token; `word` is its text.
    pub(super) fn of(token: &Token, word: &str) -> View {
        if token.kind != TokenKind::Word {
            let (shape, word) = match token.kind {
                TokenKind::Number => (Shape::Number, Shape::Number as u32),
                TokenKind::Address => (Shape::Address, Shape::Address as u32),
                _ => (Shape::Sign, token.first as u32),
            };
            let shape = shape as u32;
            return View { word, prefixes: [word; 3], ends: NO_LETTERS, shape, cluster: 0, classes: 0 };
        }
        let mut read = Letters::default();
        // Most words; what is asked of the others is known of them.
        if word.bytes().all(|byte| byte.is_ascii_alphabetic()) {
            for byte in word.bytes() {
                read.add(byte.into(), byte.to_ascii_lowercase().into(), true);
            }
        } else {
            for c in word.chars() {
                let c = if c == '’' { '\'' } else { c };
                read.add(c as u32, small(c), c.is_alphabetic());
                read.digit |= c.is_ascii_digit();
                read.starts = matches!(c, '-' | '\'');
            }
        }
        let Letters { form, lower, mut prefixes, ends, letters, capitals, inner, digit, length, .. } = read;
        let word = lower.value();
        prefixes.iter_mut().skip(length.saturating_sub(1)).for_each(|prefix| *prefix = word);
        let cluster = clusters::find(form.value());
        let shape = match (token.is_capital(), capitals) {
            _ if digit => Shape::Digits,
            (false, 0) => Shape::Lower,
            (false, _) => Shape::Mixed,
            (true, 1) if letters == 1 => Shape::Initial,
            (true, n) if n == letters => Shape::Capitals,
            (true, 1) => Shape::Capital,
            (true, _) if inner => Shape::Mixed,
            (true, _) => Shape::Compound,
        };
        View { word, prefixes, ends, shape: shape as u32, cluster, classes: told(token.classes) }
    }

    /// Its last two, three or four letters, in lower case.
    #[inline]
    pub(super) fn suffix(&self, letters: usize) -> u32 {
        if self.ends == NO_LETTERS {
            return self.word;
        }
        let mut hash = Hash::default();
        self.ends[..letters].iter().for_each(|&c| hash.add(c));
        hash.value()
    }
}

/// What is gathered of a word's letters, one after the other.
#[derive(Default)]
struct Letters {
    /// The word as it is written.
    form: Hash,
    /// The word in lower case.
    lower: Hash,
    prefixes: [u32; 3],
    ends: [u32; 4],
    letters: u32,
    capitals: u32,
    /// Is a capital inside, not behind a hyphen?
    inner: bool,
    digit: bool,
    /// Does a part of the word begin at the next letter, behind a hyphen?
    starts: bool,
    length: usize,
}

impl Letters {
    #[inline]
    fn add(&mut self, c: u32, small: u32, letter: bool) {
        self.form.add(c);
        self.lower.add(small);
        self.ends = [small, self.ends[0], self.ends[1], self.ends[2]];
        self.length += 1;
        if (2..=4).contains(&self.length) {
            self.prefixes[self.length - 2] = self.lower.value();
        }
        let capital = letter && small != c;
        self.letters += u32::from(letter);
        self.capitals += u32::from(capital);
        self.inner |= capital && !self.starts && self.length > 1;
        self.starts = false;
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
pub(super) fn word_hash(word: &str) -> u32 {
    let mut hash = Hash::default();
    if word.is_ascii() {
        word.bytes().for_each(|byte| hash.add(byte.to_ascii_lowercase().into()));
    } else {
        word.chars().for_each(|c| hash.add(small(c)));
    }
    hash.value()
}

/// A character as hashes of words in lower case have it.
#[inline]
pub(super) fn small(c: char) -> u32 {
    let c = if c == '’' { '\'' } else { c };
    let small = match c {
        '\0'..='\x7f' => c.to_ascii_lowercase(),
        _ if is_small(c) => c,
        _ => c.to_lowercase().next().unwrap_or(c),
    };
    small as u32
}

/// The hash of a word as it is written; what the table of word classes is asked with.
#[cfg(feature = "train")]
pub fn form_hash(word: &str) -> u32 {
    let mut hash = Hash::default();
    for c in word.chars() {
        hash.add(if c == '’' { '\'' } else { c } as u32);
    }
    hash.value()
}

/// A hash of characters. The committed weights depend on its every bit.
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
