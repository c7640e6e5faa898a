//! The words of names as numbers, so that names are compared and looked up without their text.

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::candidates::Candidate;
use super::reader::Reader;
use crate::text::compose_into;

/// Numbers for words: 0, 1, 2 ... as they come, and the same for one word however it is written.
#[derive(Debug)]
struct Numbers {
    by_word: FxHashMap<Box<str>, u32>,
    /// Where a word is folded, so that only new words need memory of their own.
    folded: String,
}

impl Numbers {
    fn with_capacity(words: usize) -> Numbers {
        Numbers { by_word: FxHashMap::with_capacity_and_hasher(words, FxBuildHasher), folded: String::new() }
    }

    /// The number of a word, a new one if the word is new.
    fn of(&mut self, word: &str) -> u32 {
        self.folded.clear();
        compose_into(word, &mut self.folded);
        if let Some(&number) = self.by_word.get(self.folded.as_str()) {
            return number;
        }
        let number = self.by_word.len() as u32;
        self.by_word.insert(self.folded.as_str().into(), number);
        number
    }
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
        let mut numbers = Numbers::with_capacity(2 * candidates.len());
        let mut words = Vec::with_capacity(2 * candidates.len());
        let mut ends = Vec::with_capacity(candidates.len());
        let mut forms = Vec::with_capacity(candidates.len());
        let (mut form_of, mut next_form) = (Vec::new(), 0);
        for candidate in candidates {
            let tokens = candidate.tokens.clone().filter(|&at| !reader.tokens[at].is_sign('.'));
            words.extend(tokens.map(|at| numbers.of(reader.surface.word(at))));
            ends.push(words.len());
            let number = numbers.of(reader.surface.slice(candidate.tokens.clone())) as usize;
            form_of.resize(form_of.len().max(number + 1), None);
            forms.push(*form_of[number].get_or_insert_with(|| {
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
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, &end)| &self.words[start..end])
    }
}
