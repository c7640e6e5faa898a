//! What numbers measure: victims, money, shares, physical units, and the words that scale a number (`millions`).

use rustc_hash::FxHashMap;

use super::{Builder, Classes, Phrases, WordId, rows};

/// What the words behind a number make of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Measure {
    /// Dead, injured, missing people.
    Victims(&'static str),
    /// A currency, by its ISO 4217 code where one is meant.
    Money(&'static str),
    /// A currency that is something else too, where millions of it are told: `livres`.
    Sum(&'static str),
    /// `%`, `point`.
    Share(&'static str),
    /// A physical unit.
    Physical(&'static str),
    /// `millions`: ten to this power.
    Scale(u32),
    /// `tiers`, `quart`: the whole divided by this number.
    Part(u32),
}

/// What a word beside a number does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Beside {
    /// A number behind it names it: `article 49`.
    Numbered,
    /// Can stand between a number and its noun: `trois autres personnes`.
    BeforeNoun,
    /// Tells what happened to the people behind it, as victims are counted: `tuant`.
    Fate(&'static str),
    /// Can stand between people and what happened to them: `ont été`.
    Between,
    /// Can stand between a fate and its number: `tuant au moins 12 personnes`.
    Small,
    /// `de`.
    Of,
    /// `des`, `du`.
    OfThe,
    /// `à`, `ou`, `et` between two numbers.
    Range,
    /// `la`, `leurs` behind `de`.
    Article,
    /// A noun for people.
    People,
    /// `fois`.
    Times,
    /// `sur` between a number of people and the number that they are part of: `neuf Français sur dix`.
    OutOf,
}

/// The units, by their words, and the words beside numbers.
#[derive(Debug, Default)]
pub(crate) struct Units {
    phrases: Phrases<Measure>,
    beside: FxHashMap<WordId, Beside>,
}

impl Units {
    pub(crate) fn read(builder: &mut Builder) -> Units {
        let mut units = Units::default();
        for [words, kind, name] in rows(include_str!("../../data/fr/units.tsv")) {
            let unit = match kind {
                "victims" => Measure::Victims(name),
                "money" => Measure::Money(name),
                "sum" => Measure::Sum(name),
                "share" => Measure::Share(name),
                "measure" => Measure::Physical(name),
                "part" => Measure::Part(name.parse().expect("units.tsv divides by a number")),
                "scale" => Measure::Scale(name.len() as u32 - 1),
                kind => panic!("units.tsv: no kind is called '{kind}'"),
            };
            if let Some(first) = units.phrases.add_words(builder, words.split([' ', '/']), unit) {
                builder.add_to(first, Classes::UNIT);
            }
        }
        for [word, role] in rows(include_str!("../../data/fr/beside_numbers.tsv")) {
            let (role, unit) = role.split_once('=').unwrap_or((role, ""));
            let beside = match role {
                "numbered" => Beside::Numbered,
                "before-noun" => Beside::BeforeNoun,
                "fate" => Beside::Fate(unit),
                "between" => Beside::Between,
                "small" => Beside::Small,
                "of" => Beside::Of,
                "of-the" => Beside::OfThe,
                "range" => Beside::Range,
                "article" => Beside::Article,
                "people" => Beside::People,
                "times" => Beside::Times,
                "out-of" => Beside::OutOf,
                role => panic!("beside_numbers.tsv: no role is called '{role}'"),
            };
            units.beside.insert(builder.add(word, Classes::BESIDE_NUMBER), beside);
        }
        units
    }

    /// What a word does beside a number.
    pub(crate) fn beside(&self, word: WordId) -> Option<Beside> {
        self.beside.get(&word).copied()
    }

    /// The longest unit that begins with these words, and how many words it has.
    pub(crate) fn find(&self, first: WordId, word: impl Fn(usize) -> WordId) -> Option<(usize, Measure)> {
        self.phrases.longest(first, word)
    }
}
