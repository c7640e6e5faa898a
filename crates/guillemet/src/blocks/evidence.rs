//! What speaks for a lead and what against it, where no sign sets it apart.
//!
//! A lead says in few words what the text then tells from the start: it is shorter than the paragraphs behind it, its words
//! come again, and the day of the story is told anew.

use super::page::{Ending, Page, Piece};
use super::words::{Word, is_capital, key};
use crate::lexicon::{Classes, Dictionary, Key};
use crate::text::{Cut, words};

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
    let content = of_sense(page, opening.long);
    let words = content.len();
    let mut told = Told::nothing_of(content);
    open[1..].iter().zip(&WORDS[1..]).any(|(piece, &most)| {
        told.read(page, piece, most);
        let told_again = words - told.untold.len();
        evidence.told_again = told_again as f32 / words.max(1) as f32;
        evidence.day_again = told.dated_weekday;
        // What is not told again sums nothing up. Many a text is decided whatever comes later: each piece can only speak for a lead.
        told_again >= 1 && evidence.sum() > 0.0
    })
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
    /// The words of the lead that don't come.
    untold: Vec<Key>,
    /// A bit for each of them: most words of a text are told apart from all of them by their own.
    bits: u64,
    /// `mardi 7 avril`
    dated_weekday: bool,
}

impl Told {
    /// As long as nothing is read.
    fn nothing_of(content: Vec<Key>) -> Told {
        let bits = content.iter().fold(0, |bits, word| bits | word.bit());
        Told { untold: content, bits, dated_weekday: false }
    }

    /// Reads so many words of a piece.
    fn read(&mut self, page: Page<'_>, piece: &Piece, most: usize) {
        let mut folded = String::new();
        let mut before = None;
        for word in words(page.letters, piece.range()).take(most) {
            let number = !word.letters && page.text[word.range()].starts_with(char::is_numeric);
            // No look-up but before a number: what the lead has as a word of sense is one here.
            self.dated_weekday |= number
                && before.is_some_and(|before| {
                    is_long(before) && Word::of(page.text, before, page.lexicon).classes.has(Classes::WEEKDAY)
                });
            if is_long(word) {
                let word = key(page.text, word, &mut folded);
                if self.bits & word.bit() != 0 {
                    self.untold.retain(|&other| other != word);
                }
            }
            before = Some(word);
        }
    }
}

/// What the first words of a piece are.
struct Opening {
    /// Those that are long enough to carry sense.
    long: Vec<Key>,
    /// How many sentences begin behind the first.
    sentences: usize,
}

impl Opening {
    fn read(page: Page<'_>, piece: &Piece, most: usize) -> Opening {
        let mut opening = Opening { long: Vec::with_capacity(most), sentences: 0 };
        let mut before = piece.start;
        let mut folded = String::new();
        for word in words(page.letters, piece.range()).take(most) {
            let stop = || page.text[before..word.start].contains(['.', '!', '?', '…']);
            opening.sentences += usize::from(is_capital(page.text, word) && before > piece.start && stop());
            if is_long(word) {
                opening.long.push(key(page.text, word, &mut folded));
            }
            before = word.end;
        }
        opening
    }
}

/// The words that carry sense.
fn of_sense(page: Page<'_>, mut long: Vec<Key>) -> Vec<Key> {
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
    page.lexicon.words.bring_near(long.iter().copied());
    long.retain(|&word| !page.lexicon.words.get(word).1.has(function));
    long
}

/// Is a word long enough to carry sense?
fn is_long(word: Cut) -> bool {
    word.end - word.start > 3
}
