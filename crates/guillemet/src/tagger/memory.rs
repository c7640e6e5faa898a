//! What the whole article says about a word: `Morel` alone is a person where `Jeanne Morel` stands elsewhere.

use rustc_hash::FxHashMap;

use super::view::{small, word_hash};
use crate::lexicon::{Classes, WordId};
use crate::surface::Surface;
use crate::tokens::{Token, TokenKind};

/// Stands with a capital inside a sentence.
const CAPITAL_INSIDE: u16 = 1;
/// Stands behind `à`, `en`, `dans`.
const BEHIND_AT: u16 = 1 << 1;
/// Stands behind `le`, `la`, `l'`, `du`, `au`.
const BEHIND_ARTICLE: u16 = 1 << 2;
/// Stands behind `de`, `d'`.
const BEHIND_OF: u16 = 1 << 3;
/// Stands behind a civility, a role or a given name.
const BEHIND_PERSON: u16 = 1 << 4;
/// Stands behind another word with a capital.
const BEHIND_CAPITAL: u16 = 1 << 5;
/// Another word with a capital follows.
const BEFORE_CAPITAL: u16 = 1 << 6;
/// A verb of saying stands beside it.
const BESIDE_SAYING: u16 = 1 << 7;
/// Stands alone between brackets.
const IN_BRACKETS: u16 = 1 << 8;
/// Stands in lower case.
const LOWER: u16 = 1 << 9;

/// How many kinds of notes there are.
pub(super) const NOTES: u32 = 10;

/// The notes on every word that stands somewhere with a capital.
#[derive(Debug)]
pub(super) struct Memory {
    notes: FxHashMap<u32, u16>,
}

impl Memory {
    /// Reads the article once.
    pub(super) fn read(surface: &Surface<'_>) -> Memory {
        let at_words = ["à", "en", "dans", "au", "aux"].map(|word| surface.lexicon.find(word));
        let of_words = ["de", "d'"].map(|word| surface.lexicon.find(word));
        // One word in twenty is another one with a capital.
        let mut notes: FxHashMap<u32, u16> =
            FxHashMap::with_capacity_and_hasher(surface.tokens.all.len() / 20, Default::default());
        // A first look before a word is hashed: most words in lower case stand nowhere with a capital.
        let mut seen = Seen { known: [0; 64], others: [0; 128] };
        for sentence in &surface.sentences {
            for at in sentence.tokens.clone() {
                let token = surface.token(at);
                if token.kind != TokenKind::Word || !token.is_capital() {
                    continue;
                }
                let hash = word_hash(surface.word(at));
                let opens = at == sentence.tokens.start;
                let before = if opens { None } else { Some(surface.token(at - 1)) };
                let next = if at + 1 < sentence.tokens.end { Some(surface.token(at + 1)) } else { None };
                *notes.entry(hash).or_default() |= note(surface, at, before, next, &at_words, &of_words);
                seen.add(token, surface.word(at));
            }
        }
        for (at, token) in surface.tokens.all.iter().enumerate() {
            let lower = token.kind == TokenKind::Word && !token.is_capital();
            if lower && seen.may_hold(token, || surface.word(at)) {
                if let Some(note) = notes.get_mut(&word_hash(surface.word(at))) {
                    *note |= LOWER;
                }
            }
        }
        Memory { notes }
    }

    /// What is noted of a word.
    #[inline]
    pub(super) fn of(&self, word: u32) -> u32 {
        self.notes.get(&word).copied().unwrap_or(0).into()
    }
}

/// A set of words that may take one word for another, but never misses one.
struct Seen {
    /// By the lowest bits of a word's id.
    known: [u64; 64],
    /// Words that no table holds, by their ends and lengths.
    others: [u64; 128],
}

impl Seen {
    fn add(&mut self, token: &Token, word: &str) {
        if token.word != WordId::UNKNOWN {
            let (slot, bit) = Seen::by_id(token.word);
            self.known[slot] |= bit;
            return;
        }
        let mut chars = word.chars();
        if let Some(first) = chars.next() {
            let last = chars.next_back().unwrap_or(first);
            let (slot, bit) = Seen::by_ends(small(first), small(last), word.chars().count());
            self.others[slot] |= bit;
        }
    }

    #[inline]
    fn may_hold<'w>(&self, token: &Token, word: impl FnOnce() -> &'w str) -> bool {
        if token.word != WordId::UNKNOWN {
            let (slot, bit) = Seen::by_id(token.word);
            return self.known[slot] & bit != 0;
        }
        let word = word();
        match (word.is_ascii(), word.as_bytes()) {
            (true, &[first, .., last]) => {
                let (slot, bit) = Seen::by_ends(small(first.into()), small(last.into()), word.len());
                self.others[slot] & bit != 0
            }
            _ => true,
        }
    }

    #[inline]
    fn by_id(word: WordId) -> (usize, u64) {
        (word.index() / 64 % 64, 1 << (word.index() % 64))
    }

    #[inline]
    fn by_ends(first: u32, last: u32, length: usize) -> (usize, u64) {
        let bit = first as usize * 19 + last as usize * 257 + length * 1021;
        (bit / 64 % 128, 1 << (bit % 64))
    }
}

/// What one place says of the word that stands there with a capital.
fn note(
    surface: &Surface<'_>,
    at: usize,
    before: Option<&Token>,
    next: Option<&Token>,
    at_words: &[WordId],
    of_words: &[WordId],
) -> u16 {
    let mut note = 0;
    if let Some(before) = before {
        // Behind a mark or a bullet a sentence may begin as well.
        if matches!(before.kind, TokenKind::Word | TokenKind::Number) || before.first == ',' {
            note |= CAPITAL_INSIDE;
        }
        // « M. Morel »: the full stop belongs to the civility.
        let title = if before.is_sign('.') && at >= 2 { surface.token(at - 2) } else { before };
        if title.has(Classes::CIVILITY | Classes::ROLE | Classes::FIRST_NAME) {
            note |= BEHIND_PERSON;
        }
        if before.kind == TokenKind::Word {
            note |= match before.word {
                _ if before.is_capital() => BEHIND_CAPITAL,
                WordId::UNKNOWN => 0,
                word if at_words.contains(&word) => BEHIND_AT,
                word if of_words.contains(&word) => BEHIND_OF,
                _ if before.has(Classes::DETERMINER) => BEHIND_ARTICLE,
                _ => 0,
            };
        }
        if before.has(Classes::CUE_VERB) || before.kind == TokenKind::Clitic {
            note |= BESIDE_SAYING;
        }
        if before.first == '(' && next.is_some_and(|next| next.first == ')') {
            note |= IN_BRACKETS;
        }
    }
    if let Some(next) = next {
        if next.kind == TokenKind::Word && next.is_capital() {
            note |= BEFORE_CAPITAL;
        }
        if next.has(Classes::CUE_VERB) {
            note |= BESIDE_SAYING;
        }
    }
    note
}
