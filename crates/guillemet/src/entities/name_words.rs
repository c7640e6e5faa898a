//! The words of names as numbers, so that names are compared and looked up without their text.

use std::ops::Range;

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::candidates::Candidate;
use super::reader::Reader;
use crate::lexicon::{Key, WordId, WordIds};
use crate::text::{fold_into, strip_accents_into};

/// Numbers for folded words and for words in a row: 0, 1, 2 ... as they come.
struct Numbers {
    by_word: WordIds,
    /// A row is what goes before its last word, and that word.
    by_row: FxHashMap<(u32, u32), u32>,
    count: u32,
    /// Where words are folded, and where those with accents lose them.
    folded: String,
    plain: String,
}

impl Numbers {
    fn with_capacity(words: usize) -> Numbers {
        let by_row = FxHashMap::with_capacity_and_hasher(words / 2, FxBuildHasher);
        let buffer = || String::with_capacity(32);
        Numbers { by_word: WordIds::with_capacity(words), by_row, count: 0, folded: buffer(), plain: buffer() }
    }

    /// `Édouard` and `Edouard` are one.
    fn of_word(&mut self, word: &str) -> u32 {
        let key = if word.is_ascii() {
            Key::written(word, 0..word.len(), &mut self.folded)
        } else {
            self.plain.clear();
            strip_accents_into(fold_into(word, &mut self.folded), &mut self.plain);
            Key::new(&self.plain)
        };
        let WordId(number) = self.by_word.get_or_insert(key, WordId(self.count));
        self.count += u32::from(number == self.count);
        number
    }

    /// The number of a row that a word makes longer; one word alone is its own row.
    fn of_row(&mut self, before: Option<u32>, word: u32) -> u32 {
        let Some(before) = before else { return word };
        let number = *self.by_row.entry((before, word)).or_insert(self.count);
        self.count += u32::from(number == self.count);
        number
    }
}

/// A candidate's name in numbers.
#[derive(Clone, Debug)]
pub(super) struct NumberedName {
    /// Candidates of one form have one number, whatever blanks stand between their words: 0, 1, 2 ... as they come.
    pub(super) form: usize,
    /// The number of its words in a row, without the full stops of initials.
    pub(super) row: usize,
    /// The number of each of its words.
    words: Range<u32>,
}

/// The names of all candidates, in their order.
#[derive(Debug)]
pub(super) struct NameWords {
    names: Vec<NumberedName>,
    words: Vec<u32>,
    /// More than any word or row has.
    pub(super) numbers: usize,
}

impl NameWords {
    pub(super) fn read(reader: &Reader<'_, '_>, candidates: &[Candidate]) -> NameWords {
        let tokens = candidates.iter().map(|candidate| candidate.tokens.len()).sum();
        let mut numbers = Numbers::with_capacity(tokens);
        let mut words = Vec::with_capacity(tokens);
        let mut names: Vec<NumberedName> = Vec::with_capacity(candidates.len());
        for candidate in candidates {
            let start = words.len() as u32;
            let (mut all, mut row) = (None, None);
            for at in candidate.tokens.clone() {
                let word = numbers.of_word(reader.surface.word(at));
                let longer = numbers.of_row(all, word);
                if !reader.tokens[at].is_sign('.') {
                    row = Some(if row == all { longer } else { numbers.of_row(row, word) });
                    words.push(word);
                }
                all = Some(longer);
            }
            let all = all.unwrap_or_default();
            let words = start..words.len() as u32;
            names.push(NumberedName { form: all as usize, row: row.unwrap_or(all) as usize, words });
        }
        let numbers = numbers.count as usize + 1;
        let (mut form_of, mut next_form) = (vec![None; numbers], 0);
        for name in &mut names {
            name.form = *form_of[name.form].get_or_insert_with(|| {
                next_form += 1;
                next_form - 1
            });
        }
        NameWords { names, words, numbers }
    }

    pub(super) fn names(&self) -> &[NumberedName] {
        &self.names
    }

    /// The words of a name.
    pub(super) fn words(&self, name: &NumberedName) -> &[u32] {
        &self.words[name.words.start as usize..name.words.end as usize]
    }
}
