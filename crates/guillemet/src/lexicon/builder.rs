//! Puts the tables together into one look-up.

use super::{Classes, Dictionary, Key, WordId, WordIds, Words};
use crate::text::{fold_into, strip_accents_into};

/// Room for the words of all tables with their spellings without accents.
const WORDS: usize = 100_000;

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
        Builder { ids: WordIds::with_capacity(WORDS), classes, accented: Accented::default(), folded: String::new() }
    }

    /// The id of a word, new or known, without giving it a class.
    pub(crate) fn intern(&mut self, word: &str) -> WordId {
        let new = WordId(self.classes.len() as u32);
        let id = self.ids.intern(word, &mut self.folded, new);
        if id == new {
            self.classes.push(Classes::NONE);
            if !word.is_ascii() {
                self.accented.text.push_str(fold_into(word, &mut self.folded));
                self.accented.words.push((self.accented.text.len(), id));
            }
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
        crate::tokens::words(phrase, self, out);
    }

    /// The id of a word that the tables read so far hold.
    pub(crate) fn find(&self, word: &str) -> WordId {
        self.ids.get(Key::written(word, 0..word.len(), &mut String::new())).id()
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
        Words::new(self.ids, self.classes)
    }
}

/// What the tables read so far say.
impl Dictionary for Builder {
    fn get(&self, word: Key) -> (WordId, Classes) {
        let id = self.ids.get(word).id();
        (id, self.classes[id.index()])
    }
}
