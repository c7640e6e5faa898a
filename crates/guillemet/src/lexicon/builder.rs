//! Puts the tables together into one look-up.

use super::words::WordIds;
use super::{Classes, WordId, Words};
use crate::text::{fold, strip_accents};

/// Collects the words of all tables; [`Builder::finish`] adds the spellings without accents.
pub(crate) struct Builder {
    ids: WordIds,
    classes: Vec<Classes>,
    /// The words that are not ASCII, in the order in which they came.
    accented: Vec<(Box<str>, WordId)>,
}

impl Builder {
    pub(crate) fn new() -> Builder {
        Builder { ids: WordIds::default(), classes: vec![Classes::NONE], accented: Vec::new() }
    }

    /// The id of a word, new or known, without giving it a class.
    pub(crate) fn intern(&mut self, word: &str) -> WordId {
        let word = fold(word);
        let new = WordId(self.classes.len() as u32);
        let id = self.ids.get_or_insert(&word, new);
        if id == new {
            self.classes.push(Classes::NONE);
            if !word.is_ascii() {
                self.accented.push((word.into(), id));
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

    /// What the tables read so far say of a folded word.
    pub(crate) fn known(&self, folded: &str) -> (WordId, Classes) {
        self.ids.get(folded).map_or((WordId::UNKNOWN, Classes::NONE), |id| (id, self.classes[id.index()]))
    }

    /// The finished look-up. `ETAT`, `Etat` and `état` are one word, unless the spelling without accents is a word of its
    /// own (`marche`).
    pub(crate) fn finish(mut self) -> Words {
        // Two words can share a bare spelling: the one that entered the tables first keeps it.
        for (word, id) in std::mem::take(&mut self.accented) {
            let bare = strip_accents(&word);
            // « Etat », « Elysée »: only the capital has lost its accent.
            let mut rest = word.chars();
            let initial = rest.next().map(|c| strip_accents(c.encode_utf8(&mut [0; 4]))).unwrap_or_default();
            self.ids.get_or_insert(&bare, id);
            self.ids.get_or_insert(&(initial + rest.as_str()), id);
        }
        Words { ids: self.ids, classes: self.classes }
    }
}
