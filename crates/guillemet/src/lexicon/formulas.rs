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
    rubrics: Phrases<()>,
    /// What a date's or author's formula begins with; it can stand behind other words.
    pub(crate) inside: Initials,
    /// What an author's formula of at least [`Formulas::FEWEST_OF_SOURCE`] words begins with.
    pub(crate) sources: Initials,
}

/// What phrases begin with: the first two letters of their first word and the first letter of their second one, without accents and
/// as they are written.
#[derive(Debug, Default)]
pub(crate) struct Initials {
    /// By the first two letters: a bit for each letter that the second word can begin with.
    seconds: [[u32; 27]; 26],
    /// Does the first word of one begin with a letter that is not ASCII?
    accented: bool,
}

impl Initials {
    /// The bit of a phrase whose second word begins with no letter, or that has none.
    const ANY: u32 = 1 << 26;

    /// Where a letter's bits are; all that is no letter of ASCII has one place.
    #[inline]
    fn index(byte: Option<&u8>) -> usize {
        byte.filter(|byte| byte.is_ascii_lowercase()).map_or(26, |byte| usize::from(byte - b'a'))
    }

    fn add<'p>(&mut self, mut words: impl Iterator<Item = &'p str>) {
        let mut folded = || words.next().map(fold).unwrap_or_default();
        let (first, second) = (folded(), strip_accents(&folded()));
        for word in [&first, strip_accents(&first).as_str()] {
            match word.as_bytes() {
                [letter @ b'a'..=b'z', rest @ ..] => {
                    self.seconds[usize::from(letter - b'a')][Initials::index(rest.first())] |=
                        1 << Initials::index(second.as_bytes().first());
                }
                letters => self.accented |= !letters.is_ascii(),
            }
        }
    }

    /// Could one of the phrases begin where a text does, in small letters, and go on with what stands behind its first word? Asked
    /// before a look-up: three letters say no to most words.
    #[inline]
    pub(crate) fn may_begin<'t>(&self, text: &[u8], behind: impl FnOnce() -> &'t [u8]) -> bool {
        match text {
            [first @ b'a'..=b'z', rest @ ..] => {
                let seconds = self.seconds[usize::from(first - b'a')][Initials::index(rest.first())];
                let fits = |letter: u8| seconds & (Initials::ANY | 1 << (letter - b'a')) != 0;
                seconds != 0 && !matches!(behind(), [b' ', letter @ b'a'..=b'z', ..] if !fits(*letter))
            }
            [first, ..] => self.accented && !first.is_ascii(),
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
        for [rubric] in rows(include_str!("../../data/fr/rubrics.tsv")) {
            let letters = Letters::of(rubric);
            let cut = words(&letters, 0..rubric.len()).map(|word| &rubric[word.range()]);
            formulas.rubrics.add_words(builder, cut, ());
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

    /// How many words the section of a newspaper has that begins with these words (`faits divers`).
    pub(crate) fn rubric(&self, first: WordId, word: impl FnMut(usize) -> WordId) -> Option<usize> {
        self.rubrics.longest(first, word).map(|(count, ())| count)
    }

    /// The medium that a word tells: `vidéo` is `video`.
    pub(crate) fn medium(&self, word: WordId) -> Option<&'static str> {
        self.media.get(&word).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    #[test]
    fn three_letters_tell_what_no_formula_begins_with() {
        let formulas = &Lexicon::french().formulas;
        let may_begin = |initials: &Initials, word: &str, behind: &str| {
            initials.may_begin(format!("{word}{behind}").as_bytes(), || behind.as_bytes())
        };
        for (word, behind) in [
            ("publié", " le 3 mars"),
            ("publie", " le"),
            ("mis", " à jour"),
            ("rédigé", " par"),
            ("redige", " par"),
            ("écrit", " par"),
            ("ecrit", ""),
            ("d'", "après"),
        ] {
            assert!(may_begin(&formulas.inside, word, behind), "{word}{behind}");
        }
        for (word, behind) in [("les", " élus"), ("ville", ""), ("hier", " soir"), ("Publié", " le"), ("14", " h")] {
            assert!(!may_begin(&formulas.inside, word, behind), "{word}{behind}");
        }
        for (word, behind) in [("propos", " recueillis"), ("de", " notre envoyé"), ("de", ", notre"), ("d", "’après")]
        {
            assert!(may_begin(&formulas.sources, word, behind), "{word}{behind}");
        }
        for (word, behind) in [("de", " la ville"), ("publié", " le"), ("écrit", " par"), ("l’", "après")] {
            assert!(!may_begin(&formulas.sources, word, behind), "{word}{behind}");
        }
    }
}
