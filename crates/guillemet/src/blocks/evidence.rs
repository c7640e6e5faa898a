//! What speaks for a lead and what against it, where no sign sets it apart.
//!
//! A lead says in few words what the text then tells from the start: it is shorter than the paragraphs behind it, its words
//! come again, and the day of the story is told anew.

use std::hash::{Hash, Hasher};
use std::ops::Range;

use rustc_hash::FxHasher;

use super::page::{Ending, Page, Piece};
use super::words::look_up;
use crate::lexicon::Classes;
use crate::text::{fold_into, words};

/// How many open pieces are looked at, the lead among them.
const MOST_PIECES: usize = 20;
/// How many words are read of what could be the lead, of the piece behind it, and of each of the next three.
const WORDS: [usize; 5] = [120, 80, 60, 60, 60];

/// How many of the lead's sentences behind the first count.
const MOST_SENTENCES: usize = 2;

/// Does more speak for a lead than against it? `pieces` begin with what could be one.
pub(super) fn speaks_for_lead(page: Page<'_>, pieces: &[Piece]) -> bool {
    let open: Vec<&Piece> = pieces.iter().filter(|p| p.is_open()).take(MOST_PIECES).collect();
    let (Some(lead), Some(next)) = (open.first(), open.get(1)) else { return false };
    if matches!(lead.ending, Ending::Colon | Ending::Comma) {
        return false;
    }
    // As if everything spoke for a lead: what is not read yet, and may be enough.
    let mut evidence = Evidence {
        length: lead.len() as f32 / average_length(&open[1..]),
        next: next.len().min(900) as f32 / 300.0,
        sentences: MOST_SENTENCES as f32,
        told_again: 1.0,
        day_again: true,
    };
    if evidence.sum() <= 0.0 {
        return false;
    }
    let opening = Opening::read(page, lead, WORDS[0]);
    evidence.sentences = opening.sentences.min(MOST_SENTENCES) as f32;
    if evidence.sum() <= 0.0 {
        return false;
    }
    let behind = Told::read(page, &open[1..2], &WORDS[1..2], opening.content.clone());
    let mut speaks = |untold: usize, day_again: bool| {
        let content = opening.content.len();
        let told = content - untold;
        evidence.told_again = told as f32 / content.max(1) as f32;
        evidence.day_again = day_again;
        // What is not told again sums nothing up.
        told >= 1 && evidence.sum() > 0.0
    };
    // Many a text is decided whatever comes later.
    if speaks(behind.untold.len(), behind.dated_weekday) || !speaks(0, true) {
        return speaks(behind.untold.len(), behind.dated_weekday);
    }
    let later = Told::read(page, &open[2..], &WORDS[2..], behind.untold);
    speaks(later.untold.len(), behind.dated_weekday || later.dated_weekday)
}

/// What is weighed.
struct Evidence {
    /// The lead's length beside that of the body's paragraphs.
    length: f32,
    /// The length of the piece behind the lead; 1 is 300 bytes.
    next: f32,
    /// How many sentences the lead has behind the first, [`MOST_SENTENCES`] at the most.
    sentences: f32,
    /// The share of the lead's words that come again.
    told_again: f32,
    /// Does the body say on which day it was (`mardi 7 avril`)?
    day_again: bool,
}

impl Evidence {
    /// Above zero, more speaks for a lead.
    ///
    /// The weights are a logistic regression over every second one of OrangeSum's articles whose publisher marks leads;
    /// `scripts/blocks.py` measures what they find in the others.
    fn sum(&self) -> f32 {
        2.5 - 5.5 * self.length - 1.3 * self.next
            + 1.3 * self.sentences
            + 4.3 * self.told_again
            + if self.day_again { 2.5 } else { 0.0 }
    }
}

/// The average length of the paragraphs.
fn average_length(pieces: &[&Piece]) -> f32 {
    let paragraphs = || pieces.iter().filter(|p| p.is_running_text());
    let bytes: usize = paragraphs().map(|p| p.len()).sum();
    (bytes as f32 / paragraphs().count().max(1) as f32).max(1.0)
}

/// What pieces behind the lead tell.
struct Told {
    /// The words of those looked for that don't come, each as a hash of its folded form.
    untold: Vec<u64>,
    /// `mardi 7 avril`
    dated_weekday: bool,
}

impl Told {
    /// Reads so many words of each piece.
    fn read(page: Page<'_>, pieces: &[&Piece], words_of: &[usize], untold: Vec<u64>) -> Told {
        let mut told = Told { untold, dated_weekday: false };
        let mut folded = String::new();
        for (piece, most) in pieces.iter().zip(words_of) {
            let mut before = 0..0;
            for word in words(page.text, piece.range()).take(*most) {
                let number = page.text[word.clone()].starts_with(|c: char| c.is_numeric());
                // No look-up but before a number: what the lead has as a word of sense is one here.
                told.dated_weekday |= number
                    && is_long(&before)
                    && look_up(page.text, before, page.lexicon).any(|word| word.classes.has(Classes::WEEKDAY));
                if is_long(&word) {
                    let hash = folded_hash(&page.text[word.clone()], &mut folded);
                    told.untold.retain(|&other| other != hash);
                }
                before = word;
            }
        }
        told
    }
}

/// What the first words of a piece are.
struct Opening {
    /// The words that carry sense, each as a hash of its folded form.
    content: Vec<u64>,
    /// How many sentences begin behind the first.
    sentences: usize,
}

impl Opening {
    fn read(page: Page<'_>, piece: &Piece, most: usize) -> Opening {
        let function = Classes::DETERMINER
            .union(Classes::PREPOSITION)
            .union(Classes::ADVERB)
            .union(Classes::AVOIR)
            .union(Classes::ETRE)
            .union(Classes::FINITE_VERB)
            .union(Classes::RELATIVE)
            .union(Classes::SUBORDINATOR)
            .union(Classes::COORDINATOR)
            .union(Classes::ELISION);
        let mut opening = Opening { content: Vec::with_capacity(most), sentences: 0 };
        let mut before = piece.start;
        let mut folded = String::new();
        for word in look_up(page.text, piece.range(), page.lexicon).take(most) {
            let stop = || page.text[before..word.start].contains(['.', '!', '?', '…']);
            opening.sentences += usize::from(word.capital && before > piece.start && stop());
            let range = word.start..word.end;
            if is_long(&range) && !word.classes.has(function) {
                opening.content.push(folded_hash(&page.text[range], &mut folded));
            }
            before = word.end;
        }
        opening
    }
}

/// Is a word long enough to carry sense?
fn is_long(word: &Range<usize>) -> bool {
    word.len() > 3
}

/// A hash of a word's folded form; `folded` is a buffer.
fn folded_hash(word: &str, folded: &mut String) -> u64 {
    let mut hasher = FxHasher::default();
    fold_into(word, folded).hash(&mut hasher);
    hasher.finish()
}
