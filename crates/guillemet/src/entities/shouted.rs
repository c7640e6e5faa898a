//! Words in capitals that are no names: `LES PIÉTONS SENSIBILISÉS`, `c'est INTOLÉRABLE`.
//!
//! A capital tells nothing where all words have them, so only the tables, full names of persons and names that the rest of the
//! text has too are believed there.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::candidates::{Candidate, Origin};
use super::reader::{FUNCTION, Reader};
use crate::lexicon::Classes;
use crate::text::{fold, strip_accents};
use crate::tokens::{Shape, TokenKind};

/// An acronym is shorter: a word of so many letters is stressed.
const STRESSED: usize = 9;

/// The sentences of which all words are in capitals, and ordinary ones among them, in the order of the text.
pub(super) fn sentences(reader: &Reader<'_, '_>) -> Vec<usize> {
    let sentences = reader.surface.sentences.iter().enumerate();
    sentences.filter(|(_, sentence)| is_in_capitals(reader, sentence.tokens.clone())).map(|(index, _)| index).collect()
}

/// Leaves out the candidates whose capitals are those of the sentence around them, which `sentences` tells, or of stress.
pub(super) fn drop_unknown(reader: &Reader<'_, '_>, sentences: &[usize], candidates: &mut Vec<Candidate>) {
    let stressed = |candidate: &Candidate| {
        candidate.tokens.len() == 1 && reader.surface.word(candidate.tokens.start).chars().count() >= STRESSED
    };
    let inside = |candidate: &Candidate| {
        let sentence = || reader.surface.sentence_of(candidate.tokens.start);
        !sentences.is_empty() && sentences.binary_search(&sentence()).is_ok()
    };
    let is_shouted =
        |candidate: &Candidate| is_doubtful(reader, candidate) && (inside(candidate) || stressed(candidate));
    if !candidates.iter().any(is_shouted) {
        return;
    }
    let shouted: Vec<bool> = candidates.iter().map(is_shouted).collect();
    let word = |at: usize| strip_accents(&fold(reader.surface.word(at)));
    let by_itself = |candidate: &Candidate| candidate.full_person || candidate.tokens.len() == 1;
    let trusted = candidates.iter().zip(&shouted).filter(|&(candidate, shouted)| !shouted && by_itself(candidate));
    let told: FxHashSet<String> = trusted.flat_map(|(candidate, _)| candidate.tokens.clone()).map(word).collect();
    let mut shouted = shouted.into_iter();
    candidates.retain(|candidate| {
        let shouted = shouted.next().unwrap_or_default();
        !shouted || candidate.tokens.clone().all(|at| told.contains(&word(at)))
    });
}

/// Does only its being in capitals speak for a candidate?
fn is_doubtful(reader: &Reader<'_, '_>, candidate: &Candidate) -> bool {
    !matches!(candidate.origin, Origin::Known(_))
        && !candidate.full_person
        && candidate.tokens.clone().all(|at| is_word_in_capitals(reader, at).unwrap_or(true))
}

fn is_in_capitals(reader: &Reader<'_, '_>, tokens: Range<usize>) -> bool {
    let mut ordinary = false;
    for at in tokens {
        match is_word_in_capitals(reader, at) {
            Some(false) => return false,
            Some(true) => ordinary |= reader.has(at, FUNCTION.union(Classes::COMMON)),
            None => {}
        }
    }
    ordinary
}

/// Is a word in capitals? `None` for what can't tell: signs, numbers, single letters.
fn is_word_in_capitals(reader: &Reader<'_, '_>, at: usize) -> Option<bool> {
    let token = &reader.tokens[at];
    if token.shape == Shape::AllCapitals {
        return Some(true);
    }
    let word = reader.surface.word(at);
    // Most words begin with two letters of ASCII.
    let two = word.as_bytes().first_chunk::<2>().is_some_and(|two| two.iter().all(u8::is_ascii_alphabetic));
    let letters = || word.chars().filter(|c| c.is_alphabetic());
    (token.kind == TokenKind::Word && (two || letters().nth(1).is_some())).then_some(false)
}
