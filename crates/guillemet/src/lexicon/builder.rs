//! Puts the tables together into one look-up.

use super::words::{Key, WordIds};
use super::{Classes, WordId, Words};
use crate::text::{fold_into, strip_accents_into};

/// Room for the words of all tables with their spellings without accents: a map that grew would move them again and again.
const WORDS: usize = 100_000;

/// One word in so many has too many letters for the map of the short ones.
const LONG: usize = 20;

/// Collects the words of all tables; [`Builder::finish`] adds the spellings without accents.
pub(crate) struct Builder {
    ids: WordIds,
    classes: Vec<Classes>,
    accented: Accented,
    /// Where words are folded.
    folded: String,
}

/// The words that are not ASCII, in the order in which they came, in one string.
#[derive(Default)]
struct Accented {
    text: String,
    /// Where each word ends, and its id.
    words: Vec<(usize, WordId)>,
}

impl Builder {
    pub(crate) fn new() -> Builder {
        let mut classes = Vec::with_capacity(WORDS);
        classes.push(Classes::NONE);
        Builder {
            ids: WordIds::with_capacity(WORDS, WORDS / LONG),
            classes,
            accented: Accented::default(),
            folded: String::new(),
        }
    }

    /// The id of a word, new or known, without giving it a class.
    pub(crate) fn intern(&mut self, word: &str) -> WordId {
        let new = WordId(self.classes.len() as u32);
        let id = match Key::of_ascii(word) {
            Some(key) => self.ids.get_or_insert(key, new),
            None => self.fold_and_insert(word, new),
        };
        if id == new {
            self.classes.push(Classes::NONE);
        }
        id
    }

    /// The id of a word that is long or has accents, which is `new` if the word is.
    fn fold_and_insert(&mut self, word: &str, new: WordId) -> WordId {
        let folded = fold_into(word, &mut self.folded);
        let id = self.ids.get_or_insert(Key::new(folded), new);
        if id == new && !folded.is_ascii() {
            self.accented.text.push_str(folded);
            self.accented.words.push((self.accented.text.len(), id));
        }
        id
    }

    /// Adds classes to a word and answers its id.
    pub(crate) fn add(&mut self, word: &str, classes: Classes) -> WordId {
        let id = self.intern(word);
        self.add_to(id, classes);
        id
    }

    /// Adds classes to a word that has an id.
    pub(crate) fn add_to(&mut self, id: WordId, classes: Classes) {
        self.classes[id.index()] = self.classes[id.index()] | classes;
    }

    /// The words of a phrase, cut as the tokenizer would cut them.
    pub(crate) fn words<'p>(&self, phrase: &'p str) -> Vec<&'p str> {
        let mut words = Vec::new();
        self.cut_into(phrase, &mut words);
        words
    }

    /// The same, behind what `out` holds.
    pub(crate) fn cut_into<'p>(&self, phrase: &'p str, out: &mut Vec<&'p str>) {
        crate::tokens::words(phrase, &|folded| self.known(folded), out);
    }

    /// What the tables read so far say of a folded word.
    pub(crate) fn known(&self, folded: &str) -> (WordId, Classes) {
        self.ids.get(Key::new(folded)).map_or((WordId::UNKNOWN, Classes::NONE), |id| (id, self.classes[id.index()]))
    }

    /// The finished look-up. `ETAT`, `Etat` and `état` are one word, unless the spelling without accents is a word of its
    /// own (`marche`).
    pub(crate) fn finish(mut self) -> Words {
        let mut bare = String::new();
        let mut from = 0;
        // Two words can share a bare spelling: the one that entered the tables first keeps it.
        for (to, id) in self.accented.words {
            let word = &self.accented.text[from..to];
            from = to;
            bare.clear();
            strip_accents_into(word, &mut bare);
            self.ids.get_or_insert(Key::new(&bare), id);
            // « Etat », « Elysée »: only the capital has lost its accent.
            let initial = word.chars().next().map_or(0, char::len_utf8);
            if initial > 1 {
                bare.clear();
                strip_accents_into(&word[..initial], &mut bare);
                bare.push_str(&word[initial..]);
                self.ids.get_or_insert(Key::new(&bare), id);
            }
        }
        Words { ids: self.ids, classes: self.classes }
    }
}
