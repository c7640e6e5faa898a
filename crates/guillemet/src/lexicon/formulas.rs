//! The words that open lines around an article: `lire aussi`, `publié le`, `abonnez-vous`.

use rustc_hash::FxHashMap;

use super::{Builder, Classes, Phrases, WordId, rows};
use crate::article::BlockKind;
use crate::text::{Letters, fold, strip_accents, words};

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
    /// What a date's or author's formula begins with; it can stand behind other words.
    pub(crate) inside: Initials,
    /// What an author's formula of at least [`Formulas::FEWEST_OF_SOURCE`] words begins with.
    pub(crate) sources: Initials,
}

/// What phrases begin with: the first two letters of their first word and the first letter of their second one, without accents.
#[derive(Debug, Default)]
pub(crate) struct Initials([[u32; 26]; 26]);

impl Initials {
    /// The bit of a phrase whose second word begins with no letter, or that has none.
    const ANY: u32 = 1 << 26;

    fn add<'p>(&mut self, mut words: impl Iterator<Item = &'p str>) {
        let mut plain = || words.next().map(|word| strip_accents(&fold(word))).unwrap_or_default();
        let (first, second) = (plain(), plain());
        if let [first @ b'a'..=b'z', other @ b'a'..=b'z', ..] = first.as_bytes() {
            self.0[usize::from(first - b'a')][usize::from(other - b'a')] |= match second.as_bytes() {
                [second @ b'a'..=b'z', ..] => 1 << (second - b'a'),
                _ => Initials::ANY,
            };
        }
    }

    /// Could one of the phrases begin with this word, in small letters, and go on with what stands behind it? Asked before a look-up:
    /// three letters say no to most words.
    #[inline]
    pub(crate) fn may_begin(&self, word: &str, behind: &str) -> bool {
        match word.as_bytes() {
            [first @ b'a'..=b'z', other @ b'a'..=b'z', ..] => {
                let seconds = self.0[usize::from(first - b'a')][usize::from(other - b'a')];
                match behind.as_bytes() {
                    [b' ', second @ b'a'..=b'z', ..] => seconds & (Initials::ANY | 1 << (second - b'a')) != 0,
                    _ => seconds != 0,
                }
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
                let letters = Letters::of(phrase);
                let cut = words(&letters, 0..phrase.len()).map(|word| &phrase[word.range()]);
                if matches!(kind, BlockKind::Header | BlockKind::Byline) {
                    formulas.inside.add(cut.clone());
                    if kind == BlockKind::Byline && cut.clone().count() >= Formulas::FEWEST_OF_SOURCE {
                        formulas.sources.add(cut.clone());
                    }
                }
                if let Some(first) = formulas.openings.add_words(builder, cut, Formula { kind, needs }) {
                    builder.add_to(first, Classes::FORMULA);
                }
            }
        }
        for [agency, name] in rows(include_str!("../../data/fr/agencies.tsv")) {
            let letters = Letters::of(agency);
            let cut = words(&letters, 0..agency.len()).map(|word| &agency[word.range()]);
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
    fn three_letters_tell_what_no_formula_begins_with() {
        let formulas = &Lexicon::french().formulas;
        for (word, behind) in [
            ("publié", " le 3 mars"),
            ("publie", " le"),
            ("mis", " à jour"),
            ("rédigé", " par"),
            ("redige", " par"),
            ("écrit", " par"),
            ("ecrit", ""),
            ("d'", "après"),
            ("14", " h"),
        ] {
            assert!(formulas.inside.may_begin(word, behind), "{word}{behind}");
        }
        for (word, behind) in [("les", " élus"), ("ville", ""), ("hier", " soir"), ("Publié", " le")] {
            assert!(!formulas.inside.may_begin(word, behind), "{word}{behind}");
        }
        assert!(formulas.sources.may_begin("propos", " recueillis"));
        assert!(formulas.sources.may_begin("de", " notre envoyé"));
        assert!(formulas.sources.may_begin("de", ", notre"));
        assert!(!formulas.sources.may_begin("de", " la ville"));
        assert!(!formulas.sources.may_begin("publié", " le"));
    }
}
