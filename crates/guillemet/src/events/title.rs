//! What a sentence has in common with the title.

use super::opening;
use crate::article::BlockKind;
use crate::lexicon::Classes;
use crate::surface::Surface;
use crate::tokens::TokenKind;

/// The most words of a title that are kept.
const MOST: usize = 24;

/// How many tokens of a sentence are looked at.
const FAR: usize = 400;

/// How a word begins: its first bytes, capitals as small letters, so that `annonce` and `annoncé` are one word, `grève` and `gravier` are two.
type Stem = u64;

/// The words of a title that tell what it is about.
pub(super) struct Title {
    stems: Vec<Stem>,
    /// A bit for each stem, so that most other words are told apart at once.
    bits: u64,
}

impl Title {
    /// The words of the title of an opening, if it has one.
    pub(super) fn of(surface: &Surface<'_>, opening: &[usize]) -> Title {
        let mut title = Title { stems: Vec::new(), bits: 0 };
        let titled = |s: &&usize| opening::kind(surface, **s) == BlockKind::Headline;
        for &sentence in opening.iter().take_while(titled) {
            for stem in stems(surface, sentence) {
                if title.stems.len() < MOST && !title.has(stem) {
                    title.stems.push(stem);
                    title.bits |= bit(stem);
                }
            }
        }
        title
    }

    /// How many different words it has.
    pub(super) fn len(&self) -> usize {
        self.stems.len()
    }

    /// How many of them a sentence says again, counted no further than `enough`.
    pub(super) fn shared(&self, surface: &Surface<'_>, sentence: usize, enough: usize) -> usize {
        let mut found = 0u32;
        for stem in stems(surface, sentence) {
            if self.bits & bit(stem) != 0 {
                found |= self.stems.iter().position(|&other| other == stem).map_or(0, |at| 1 << at);
                if found.count_ones() as usize >= enough {
                    break;
                }
            }
        }
        found.count_ones() as usize
    }

    fn has(&self, stem: Stem) -> bool {
        self.bits & bit(stem) != 0 && self.stems.contains(&stem)
    }
}

/// The stems of a sentence.
fn stems(surface: &Surface<'_>, sentence: usize) -> impl Iterator<Item = Stem> {
    surface.sentences[sentence].tokens.clone().take(FAR).filter_map(|at| stem(surface, at))
}

fn bit(stem: Stem) -> u64 {
    1 << ((stem ^ stem >> 13 ^ stem >> 27) & 63)
}

/// The stem of a word that means something by itself, or of a number.
fn stem(surface: &Surface<'_>, at: usize) -> Option<Stem> {
    const LONGEST: usize = 5;
    const SHORTEST: u32 = 4;
    let function = Classes::DETERMINER
        .union(Classes::PREPOSITION)
        .union(Classes::COORDINATOR)
        .union(Classes::RELATIVE)
        .union(Classes::SUBORDINATOR)
        .union(Classes::SUBJECT_PRONOUN)
        .union(Classes::ADVERB)
        .union(Classes::AVOIR)
        .union(Classes::ETRE)
        .union(Classes::ELISION);
    let token = surface.token(at);
    let word = match token.kind {
        TokenKind::Number => true,
        TokenKind::Word => !token.has(function) && (token.span.len() >= SHORTEST || token.is_capital()),
        _ => false,
    };
    // This bit is all that tells a capital of Latin-1 from its small letter in UTF-8, too.
    const SMALL: u8 = 0x20;
    let bytes = surface.word(at).bytes().take(LONGEST);
    word.then(|| bytes.fold(0, |stem, byte| stem << 8 | Stem::from(byte | SMALL)))
}
