//! Words in capitals that are no names: `LES PIÉTONS SENSIBILISÉS`, `c'est INTOLÉRABLE`.
//!
//! A capital tells nothing where all words have them, so only the tables, full names of persons and names that the rest of the
//! text has too are believed there.

use rustc_hash::FxHashSet;

use super::candidates::{Candidate, Origin};
use super::reader::{FUNCTION, Reader};
use crate::lexicon::Classes;
use crate::text::{fold, strip_accents};
use crate::tokens::{Shape, TokenKind};

/// An acronym is shorter: a word of so many letters is stressed.
const STRESSED: usize = 9;

/// Leaves out the candidates whose capitals are those of the sentence around them, or of stress.
pub(super) fn drop_unknown(reader: &Reader<'_, '_>, candidates: &mut Vec<Candidate>) {
    let stressed = |candidate: &Candidate| {
        candidate.tokens.len() == 1 && reader.surface.word(candidate.tokens.start).chars().count() >= STRESSED
    };
    // The latest sentence that was asked for, and whether it is in capitals.
    let mut latest = (usize::MAX, false);
    let mut is_shouted = |candidate: &Candidate| {
        if !is_doubtful(reader, candidate) {
            return false;
        }
        let sentence = reader.surface.sentence_of(candidate.tokens.start);
        if latest.0 != sentence {
            latest = (sentence, is_in_capitals(reader, sentence));
        }
        latest.1 || stressed(candidate)
    };
    let shouted: Vec<bool> = candidates.iter().map(&mut is_shouted).collect();
    if !shouted.contains(&true) {
        return;
    }
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

/// Are all words of a sentence in capitals, and ordinary ones among them?
pub(super) fn is_in_capitals(reader: &Reader<'_, '_>, sentence: usize) -> bool {
    let tokens = reader.surface.sentences[sentence].tokens.clone();
    let ordinary = |at| reader.has(at, FUNCTION.union(Classes::COMMON));
    tokens.clone().filter_map(|at| is_word_in_capitals(reader, at)).all(|capitals| capitals)
        && tokens.clone().any(|at| is_word_in_capitals(reader, at).is_some() && ordinary(at))
}

/// Is a word in capitals? `None` for what can't tell: signs, numbers, single letters.
fn is_word_in_capitals(reader: &Reader<'_, '_>, at: usize) -> Option<bool> {
    let token = &reader.tokens[at];
    let tells =
        token.kind == TokenKind::Word && reader.surface.word(at).chars().filter(|c| c.is_alphabetic()).count() > 1;
    tells.then_some(token.shape == Shape::AllCapitals)
}
