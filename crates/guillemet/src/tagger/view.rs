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

/// The classes of a word that are among [`TOLD`], a bit each.
fn told(classes: Classes) -> u32 {
    if classes.is_empty() {
        return 0;
    }
    TOLD.iter().enumerate().fold(0, |told, (bit, &class)| told | u32::from(classes.has(class)) << bit)
}

/// A word as the features need it. Every field is a small number or a hash.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct View {
    /// The word in lower case.
    pub(super) word: u32,
    /// Its first two, three and four letters, in lower case.
    pub(super) prefixes: [u32; 3],
    /// Its last two, three and four letters, in lower case.
    pub(super) suffixes: [u32; 3],
    pub(super) shape: u32,
    pub(super) cluster: u32,
    /// The table classes that tell names from other words, a bit each.
    pub(super) classes: u32,
}

impl View {
    /// What lies outside the sentence.
    pub(super) const EDGE: View =
        View { word: 1, prefixes: [1; 3], suffixes: [1; 3], shape: Shape::Edge as u32, cluster: 0, classes: 0 };

    /// The view of a token; `word` is its text.
    pub(super) fn of(token: &Token, word: &str) -> View {
        if token.kind != TokenKind::Word {
            let (shape, word) = match token.kind {
                TokenKind::Number => (Shape::Number, Shape::Number as u32),
                TokenKind::Address => (Shape::Address, Shape::Address as u32),
                _ => (Shape::Sign, token.first as u32),
            };
            let shape = shape as u32;
            return View { word, prefixes: [word; 3], suffixes: [word; 3], shape, cluster: 0, classes: 0 };
        }
        let mut view = View { classes: told(token.classes), ..View::default() };
        let (mut form, mut lower) = (Hash::new(), Hash::new());
        // The last four letters, the last one in the lowest place.
        let mut ends = [0u32; 4];
        let (mut letters, mut capitals, mut inner, mut digit) = (0u32, 0u32, false, false);
        let (mut starts, mut length) = (true, 0usize);
        for c in word.chars() {
            let c = if c == '’' { '\'' } else { c };
            form.add(c as u32);
            let small = small(c);
            lower.add(small);
            ends = [small, ends[0], ends[1], ends[2]];
            length += 1;
            if (2..=4).contains(&length) {
                view.prefixes[length - 2] = lower.value();
            }
            if c.is_alphabetic() {
                letters += 1;
                if small != c as u32 {
                    capitals += 1;
                    inner |= !starts;
                }
            }
            digit |= c.is_ascii_digit();
            starts = matches!(c, '-' | '\'');
        }
        for (i, prefix) in view.prefixes.iter_mut().enumerate() {
            if length < i + 2 {
                *prefix = lower.value();
            }
        }
        for (i, suffix) in view.suffixes.iter_mut().enumerate() {
            let mut hash = Hash::new();
            ends[..i + 2].iter().for_each(|&c| hash.add(c));
            *suffix = hash.value();
        }
        view.word = lower.value();
        view.cluster = clusters::find(form.value());
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
        view.shape = shape as u32;
        view
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
    let mut hash = Hash::new();
    for c in word.chars() {
        hash.add(small(c));
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
    let mut hash = Hash::new();
    for c in word.chars() {
        hash.add(if c == '’' { '\'' } else { c } as u32);
    }
    hash.value()
}

/// A hash of characters. The committed weights depend on its every bit.
struct Hash(u64);

impl Hash {
    #[inline]
    fn new() -> Hash {
        Hash(0x2545_f491_4f6c_dd1d)
    }

    #[inline]
    fn add(&mut self, c: u32) {
        self.0 = (self.0.rotate_left(5) ^ u64::from(c)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    #[inline]
    fn value(&self) -> u32 {
        (self.0 >> 32) as u32
    }
}
