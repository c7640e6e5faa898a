//! The words that open lines around an article: `lire aussi`, `publié le`, `abonnez-vous`.

use rustc_hash::FxHashMap;

use super::{Builder, Classes, Phrases, WordId, rows};
use crate::article::BlockKind;
use crate::text::{fold, strip_accents, words};

/// What has to stand behind a formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Needs {
    /// Nothing: its words are enough.
    Any,
    /// The line's end.
    Line,
    /// A colon, dash or arrow, a title glued to it, or the line's end.
    Mark,
    /// The same, or a word that can open a title.
    Title,
    /// At most 160 bytes in the whole line.
    Short,
    /// A date.
    Stamp,
    /// Names only.
    Name,
}

impl Needs {
    /// What the tables' column `needs` says.
    fn by_name(name: &str) -> Option<Needs> {
        Some(match name {
            "any" => Needs::Any,
            "line" => Needs::Line,
            "mark" => Needs::Mark,
            "title" => Needs::Title,
            "short" => Needs::Short,
            "stamp" => Needs::Stamp,
            "name" => Needs::Name,
            _ => return None,
        })
    }
}

/// What a formula makes of its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Formula {
    pub(crate) kind: BlockKind,
    pub(crate) needs: Needs,
}

/// The formulas of all kinds, and the names of news agencies.
#[derive(Debug, Default)]
pub(crate) struct Formulas {
    openings: Phrases<Formula>,
    agencies: Phrases<&'static str>,
    media: FxHashMap<WordId, &'static str>,
    /// What a date's or author's formula begins with that can stand behind other words.
    pub(crate) inside: Initials,
    /// What an author's formula of at least [`Formulas::FEWEST_OF_SOURCE`] words begins with.
    pub(crate) sources: Initials,
}

/// The first two letters, without accents, of words: a bit for each second one at the first one.
#[derive(Debug, Default)]
pub(crate) struct Initials([u32; 26]);

impl Initials {
    fn add(&mut self, word: &str) {
        if let [first, second, ..] = strip_accents(&fold(word)).as_bytes() {
            if first.is_ascii_lowercase() && second.is_ascii_lowercase() {
                self.0[usize::from(first - b'a')] |= 1 << (second - b'a');
            }
        }
    }

    /// Could one of the words be this one, in small letters? Asked before a look-up: two letters say no to most words.
    #[inline]
    pub(crate) fn may_begin(&self, word: &str) -> bool {
        match word.as_bytes() {
            [first @ b'a'..=b'z', second @ b'a'..=b'z', ..] => {
                self.0[usize::from(first - b'a')] & (1 << (second - b'a')) != 0
            }
            [first, ..] => !first.is_ascii_uppercase(),
            [] => false,
        }
    }
}

impl Formulas {
    /// The most words that a formula has.
    pub(crate) const LONGEST: usize = 10;

    /// An author's formula of so many words says by itself who is meant: `propos recueillis par`.
    pub(crate) const FEWEST_OF_SOURCE: usize = 3;

    pub(crate) fn read(builder: &mut Builder) -> Formulas {
        let mut formulas = Formulas::default();
        for (kind, table) in [
            (BlockKind::Related, include_str!("../../data/fr/formulas_related.tsv")),
            (BlockKind::Header, include_str!("../../data/fr/formulas_header.tsv")),
            (BlockKind::Byline, include_str!("../../data/fr/formulas_byline.tsv")),
            (BlockKind::Caption, include_str!("../../data/fr/formulas_caption.tsv")),
            (BlockKind::Boilerplate, include_str!("../../data/fr/formulas_boilerplate.tsv")),
        ] {
            for [phrase, needs] in rows(table) {
                let needs = Needs::by_name(needs).expect("a formula table names what its formula needs");
                let cut = words(phrase, 0..phrase.len()).map(|word| &phrase[word.range()]);
                if let (BlockKind::Header | BlockKind::Byline, Some(first)) = (kind, cut.clone().next()) {
                    formulas.inside.add(first);
                    if kind == BlockKind::Byline && cut.clone().count() >= Formulas::FEWEST_OF_SOURCE {
                        formulas.sources.add(first);
                    }
                }
                if let Some(first) = formulas.openings.add_words(builder, cut, Formula { kind, needs }) {
                    builder.add_to(first, Classes::FORMULA);
                }
            }
        }
        for [agency, name] in rows(include_str!("../../data/fr/agencies.tsv")) {
            let cut = words(agency, 0..agency.len()).map(|word| &agency[word.range()]);
            if let Some(first) = formulas.agencies.add_words(builder, cut, name) {
                builder.add_to(first, Classes::AGENCY);
            }
        }
        for [word, medium] in rows(include_str!("../../data/fr/media_tags.tsv")) {
            formulas.media.insert(builder.add(word, Classes::MEDIUM), medium);
        }
        formulas
    }

    /// The longest formula that begins with these words, and how many words it has.
    pub(crate) fn opening(&self, first: WordId, word: impl FnMut(usize) -> WordId) -> Option<(usize, Formula)> {
        self.openings.longest(first, word)
    }

    /// The longest agency name that begins with these words: how many words it has, and the agency's usual name, which is
    /// empty for `agences`.
    pub(crate) fn agency(&self, first: WordId, word: impl Fn(usize) -> WordId) -> Option<(usize, &'static str)> {
        self.agencies.longest(first, word)
    }

    /// The medium that a word tells: `vidéo` is `video`.
    pub(crate) fn medium(&self, word: WordId) -> Option<&'static str> {
        self.media.get(&word).copied()
    }
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Lexicon;

    #[test]
    fn two_letters_tell_what_no_formula_begins_with() {
        let formulas = &Lexicon::french().formulas;
        for word in ["publié", "publie", "mis", "rédigé", "redige", "écrit", "ecrit", "d'après", "14"] {
            assert!(formulas.inside.may_begin(word), "{word}");
        }
        for word in ["les", "ville", "hier", "Publié"] {
            assert!(!formulas.inside.may_begin(word), "{word}");
        }
        assert!(formulas.sources.may_begin("propos") && !formulas.sources.may_begin("publié"));
    }
}
