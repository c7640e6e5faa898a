//! Puts the tables together into one look-up.

use rustc_hash::FxHashMap;

use super::{Classes, WordId, Words};
use crate::text::{fold, strip_accents};

/// Collects the words of all tables; [`Builder::finish`] adds the spellings without accents.
pub(crate) struct Builder {
    ids: FxHashMap<Box<str>, WordId>,
    classes: Vec<Classes>,
}

impl Builder {
    pub(crate) fn new() -> Builder {
        Builder { ids: FxHashMap::default(), classes: vec![Classes::NONE] }
    }

    /// The id of a word, new or known, without giving it a class.
    pub(crate) fn intern(&mut self, word: &str) -> WordId {
        let word = fold(word);
        if let Some(&id) = self.ids.get(word.as_ref()) {
            return id;
        }
        let id = WordId(self.classes.len() as u32);
        self.classes.push(Classes::NONE);
        self.ids.insert(word.into(), id);
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
        self.ids.get(folded).map_or((WordId::UNKNOWN, Classes::NONE), |&id| (id, self.classes[id.index()]))
    }

    /// The finished look-up. `ETAT`, `Etat` and `état` are one word, unless the spelling without accents is a word of its
    /// own (`marche`).
    pub(crate) fn finish(mut self) -> Words {
        let mut aliases = Vec::new();
        for (word, &id) in &self.ids {
            if word.is_ascii() {
                continue;
            }
            let bare = strip_accents(word);
            // « Etat », « Elysée »: only the capital has lost its accent.
            let mut rest = word.chars();
            let initial = rest.next().map(|c| strip_accents(c.encode_utf8(&mut [0; 4]))).unwrap_or_default();
            let partly = initial + rest.as_str();
            for alias in [bare, partly] {
                if alias != **word && !self.ids.contains_key(alias.as_str()) {
                    aliases.push((alias, id));
                }
            }
        }
        // Two words can share a bare spelling: the one that entered the tables first keeps it, on every platform.
        aliases.sort();
        for (alias, id) in aliases {
            self.ids.entry(alias.into()).or_insert(id);
        }
        Words { ids: self.ids, classes: self.classes }
    }
}
