//! The words of an article, each read once: an article says the same words again and again beside its names, and a feature of
//! one word alone says the same each time.

use super::memory::{Memory, NOTES};
use super::model::row;
use super::names::Judge;
use super::view::View;
use crate::surface::Surface;
use crate::tokens::Token;

/// Where a word stands, seen from the token that is judged.
#[derive(Clone, Copy)]
pub(super) enum Place {
    TwoBefore,
    Before,
    Behind,
    TwoBehind,
}

/// How many places there are.
const PLACES: usize = 4;

/// Words are looked for in so many slots, of which each remembers the latest of its words.
const SLOTS: usize = 512;

/// What is known of a word, and what its features say.
pub(super) struct Word<V> {
    /// A token where it stands.
    at: usize,
    pub(super) view: View,
    /// The hash of its last three letters.
    pub(super) ending: u32,
    own: Option<Own<V>>,
    beside: [Option<V>; PLACES],
}

/// What a word says where it is the one that is judged.
#[derive(Clone, Copy)]
pub(super) struct Own<V> {
    /// The memory's notes on it.
    pub(super) notes: u32,
    /// What its form and the notes say.
    pub(super) votes: [V; 2],
}

/// All words that were asked for.
pub(super) struct Vocabulary<'s, 't, V> {
    surface: &'s Surface<'t>,
    memory: Memory,
    words: Vec<Word<V>>,
    slots: [u32; SLOTS],
}

impl<'s, 't, V: Copy + Default> Vocabulary<'s, 't, V> {
    /// What stands outside a sentence.
    pub(super) const EDGE: u32 = 0;

    pub(super) fn new(surface: &'s Surface<'t>) -> Vocabulary<'s, 't, V> {
        let mut words = Vec::with_capacity(1 + surface.tokens.all.len() / 3);
        words.push(Word::of(usize::MAX, View::EDGE));
        Vocabulary { surface, memory: Memory::read(surface), words, slots: [Self::EDGE; SLOTS] }
    }

    /// The number of the word that stands at a token.
    #[inline]
    pub(super) fn number(&mut self, at: usize) -> u32 {
        let token = self.surface.token(at);
        let slot = slot(token);
        let number = self.slots[slot];
        if number != Self::EDGE {
            let known = self.words[number as usize].at;
            let other = self.surface.token(known);
            // The `l` of `l'` is no other word by its letters alone.
            if (other.kind, other.word, other.classes) == (token.kind, token.word, token.classes)
                && self.surface.word(known) == self.surface.word(at)
            {
                return number;
            }
        }
        let number = self.words.len() as u32;
        self.words.push(Word::of(at, View::of(token, self.surface.word(at))));
        self.slots[slot] = number;
        number
    }

    /// The word with a number.
    #[inline]
    pub(super) fn word(&self, number: u32) -> &Word<V> {
        &self.words[number as usize]
    }

    /// What a word says where it is the one that is judged.
    #[inline]
    pub(super) fn own<J: Judge<Votes = V>>(&mut self, judge: &J, number: u32) -> Own<V> {
        let word = &mut self.words[number as usize];
        *word.own.get_or_insert_with(|| {
            let (token, text) = (self.surface.token(word.at), self.surface.word(word.at));
            let notes = self.memory.of(word.view.word);
            let prefixes = word.view.prefixes(token, text);
            Own { notes, votes: [of_form(judge, &word.view, prefixes), of_notes(judge, &word.view, notes)] }
        })
    }

    /// What a word says where it stands beside the one that is judged.
    #[inline]
    pub(super) fn beside<J: Judge<Votes = V>>(&mut self, judge: &J, number: u32, place: Place) -> V {
        let word = &mut self.words[number as usize];
        *word.beside[place as usize].get_or_insert_with(|| of_neighbour(judge, &word.view, word.ending, place))
    }
}

impl<V: Copy> Word<V> {
    fn of(at: usize, view: View) -> Word<V> {
        Word { at, view, ending: view.suffix(3), own: None, beside: [None; PLACES] }
    }
}

/// A slot for the words that look like this one.
#[inline]
fn slot(token: &Token) -> usize {
    (token.word.index() + token.first as usize * 37 + token.span.len() as usize * 101) % SLOTS
}

/// Features of a word's form alone.
fn of_form<J: Judge>(judge: &J, v: &View, prefixes: [u32; 3]) -> J::Votes {
    let mut votes = J::Votes::default();
    let mut add = |template: u32, a: u32, b: u32| judge.count(&mut votes, row(template, a, b));
    add(2, v.word, 0);
    add(3, v.word, v.shape);
    for (i, prefix) in prefixes.into_iter().enumerate() {
        add(14 + 2 * i as u32, prefix, 0);
        add(15 + 2 * i as u32, v.suffix(2 + i), 0);
    }
    add(22, v.suffix(3), v.shape);
    add(29, v.cluster, v.shape);
    add(40, v.classes, 0);
    votes
}

/// Features of what the article says of a word elsewhere.
fn of_notes<J: Judge>(judge: &J, v: &View, notes: u32) -> J::Votes {
    let mut votes = J::Votes::default();
    judge.count(&mut votes, row(62, notes, v.shape));
    for bit in 0..NOTES {
        judge.count(&mut votes, row(100 + bit, notes >> bit & 1, v.shape));
    }
    votes
}

/// Features of a word beside the one that is judged.
fn of_neighbour<J: Judge>(judge: &J, word: &View, ending: u32, place: Place) -> J::Votes {
    let mut votes = J::Votes::default();
    let mut add = |template: u32, value: u32| judge.count(&mut votes, row(template, value, 0));
    match place {
        Place::TwoBefore => {
            add(6, word.word);
            add(32, word.cluster);
            add(43, word.classes);
        }
        Place::Before => {
            add(4, word.word);
            add(20, ending);
            add(30, word.cluster);
            add(41, word.classes);
        }
        Place::Behind => {
            add(5, word.word);
            add(21, ending);
            add(31, word.cluster);
            add(42, word.classes);
        }
        Place::TwoBehind => {
            add(7, word.word);
            add(33, word.cluster);
        }
    }
    votes
}
