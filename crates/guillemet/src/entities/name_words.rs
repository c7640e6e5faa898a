//! The words of names as numbers, so that names are compared and looked up without their text.

use std::ops::Range;

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::candidates::Candidate;
use super::reader::Reader;
use crate::text::compose_into;

/// Numbers for folded words: 0, 1, 2 ... as they come.
struct Numbers<'f> {
    by_word: FxHashMap<&'f str, u32>,
}

impl<'f> Numbers<'f> {
    fn with_capacity(words: usize) -> Numbers<'f> {
        Numbers { by_word: FxHashMap::with_capacity_and_hasher(words, FxBuildHasher) }
    }

    /// The number of a word, a new one if the word is new.
    fn of(&mut self, word: &'f str) -> u32 {
        let new = self.by_word.len() as u32;
        *self.by_word.entry(word).or_insert(new)
    }
}

/// The words of all candidates, folded, in one text, so that none needs memory of its own.
struct Folded {
    text: String,
    /// Where each word ends.
    ends: Vec<usize>,
}

impl Folded {
    /// First the words of a candidate, then, if it is more than one word, the whole of it.
    fn read(reader: &Reader<'_, '_>, candidates: &[Candidate]) -> Folded {
        // Most names are two words or fewer.
        let words = 3 * candidates.len();
        let mut folded = Folded { text: String::with_capacity(10 * words), ends: Vec::with_capacity(words) };
        let mut buffer = String::new();
        let mut add = |word: &str| {
            buffer.clear();
            compose_into(word, &mut buffer);
            folded.text.push_str(&buffer);
            folded.ends.push(folded.text.len());
        };
        for candidate in candidates {
            word_tokens(reader, candidate).for_each(|at| add(reader.surface.word(at)));
            if !is_one_word(reader, candidate) {
                add(reader.surface.slice(candidate.tokens.clone()));
            }
        }
        folded
    }

    fn words(&self) -> impl Iterator<Item = &str> {
        ranges(&self.ends).map(|range| &self.text[range])
    }
}

/// The tokens of a candidate's words, without the full stops of initials.
fn word_tokens(reader: &Reader<'_, '_>, candidate: &Candidate) -> impl Iterator<Item = usize> {
    candidate.tokens.clone().filter(|&at| !reader.tokens[at].is_sign('.'))
}

fn is_one_word(reader: &Reader<'_, '_>, candidate: &Candidate) -> bool {
    candidate.tokens.len() == 1 && word_tokens(reader, candidate).next().is_some()
}

/// From one end to the next.
fn ranges(ends: &[usize]) -> impl Iterator<Item = Range<usize>> {
    let starts = std::iter::once(0).chain(ends.iter().copied());
    starts.zip(ends).map(|(start, &end)| start..end)
}

/// The form of every candidate, and its words without the full stops of initials.
pub(super) struct NameWords {
    /// Candidates of one form have one number: 0, 1, 2 ... as they come.
    forms: Vec<usize>,
    words: Vec<u32>,
    /// Where each candidate's words end.
    ends: Vec<usize>,
}

impl NameWords {
    pub(super) fn read(reader: &Reader<'_, '_>, candidates: &[Candidate]) -> NameWords {
        let folded = Folded::read(reader, candidates);
        let mut numbers = Numbers::with_capacity(folded.ends.len());
        let mut numbered = folded.words().map(|word| numbers.of(word));
        let mut words = Vec::with_capacity(folded.ends.len());
        let mut ends = Vec::with_capacity(candidates.len());
        let mut forms = Vec::with_capacity(candidates.len());
        let (mut form_of, mut next_form) = (vec![None; folded.ends.len()], 0);
        for candidate in candidates {
            let start = words.len();
            words.extend(numbered.by_ref().take(word_tokens(reader, candidate).count()));
            ends.push(words.len());
            let whole = if is_one_word(reader, candidate) { words.get(start).copied() } else { numbered.next() };
            let form = &mut form_of[whole.unwrap_or_default() as usize];
            forms.push(*form.get_or_insert_with(|| {
                next_form += 1;
                next_form - 1
            }));
        }
        NameWords { forms, words, ends }
    }

    /// The form of each candidate, in their order.
    pub(super) fn forms(&self) -> impl Iterator<Item = usize> {
        self.forms.iter().copied()
    }

    /// The words of each candidate, in their order.
    pub(super) fn names(&self) -> impl Iterator<Item = &[u32]> {
        ranges(&self.ends).map(|range| &self.words[range])
    }
}
