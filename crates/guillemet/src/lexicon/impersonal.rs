//! The words that tell of an `il` before them that it stands for nobody.

use rustc_hash::FxHashMap;

use super::{Builder, WordId, rows};

/// What a word behind `il` asks for, so that the `il` is nobody (`impersonal.tsv`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Nobody {
    /// `faut`: nothing more.
    Always,
    /// `agit`: `s'` before it.
    Reflexive,
    /// `convient`: `que` or `de` behind it.
    Clause,
    /// `reste`: a quantity behind it.
    Amount,
    /// `possible`: être before it, `que` or `de` behind it.
    State,
    /// `midi`: être before it.
    Hour,
    /// `froid`: `fait` before it.
    Weather,
}

/// The table, and the function words that its constructions hinge on.
#[derive(Debug, Default)]
pub(crate) struct Impersonal {
    kinds: FxHashMap<WordId, Nobody>,
    /// `y`
    pub(crate) there: WordId,
    /// `en`
    pub(crate) of_it: WordId,
    /// `se`, `s'`
    pub(crate) oneself: [WordId; 2],
    /// `lui`, `leur`
    pub(crate) dative: [WordId; 2],
    /// `avoir`, `eu`: behind `y`
    pub(crate) having: [WordId; 2],
    /// `être`, `été`
    pub(crate) being: [WordId; 2],
    /// `va`, `allait`: behind `en`
    pub(crate) going: [WordId; 4],
    /// `fait`, `faisait`: before weather
    pub(crate) making: [WordId; 3],
    /// `de`, `rien`: behind `en` and a verb
    pub(crate) likewise: [WordId; 6],
    /// `que`, `de`, `à`: what a clause begins with
    pub(crate) opening: [WordId; 5],
    /// `à`: before an infinitive (`il est à noter que`)
    pub(crate) to: WordId,
    /// `heure`, `heures`, `h`
    pub(crate) hours: [WordId; 3],
}

impl Impersonal {
    pub(super) fn read(builder: &mut Builder) -> Impersonal {
        let mut kinds = FxHashMap::default();
        for [word, kind] in rows(include_str!("../../data/fr/impersonal.tsv")) {
            let kind = match kind {
                "always" => Nobody::Always,
                "reflexive" => Nobody::Reflexive,
                "clause" => Nobody::Clause,
                "amount" => Nobody::Amount,
                "state" => Nobody::State,
                "hour" => Nobody::Hour,
                "weather" => Nobody::Weather,
                kind => panic!("impersonal.tsv names the unknown kind '{kind}'"),
            };
            kinds.insert(builder.intern(word), kind);
        }
        Impersonal {
            kinds,
            there: builder.intern("y"),
            of_it: builder.intern("en"),
            oneself: ["se", "s'"].map(|word| builder.intern(word)),
            dative: ["lui", "leur"].map(|word| builder.intern(word)),
            having: ["avoir", "eu"].map(|word| builder.intern(word)),
            being: ["être", "été"].map(|word| builder.intern(word)),
            going: ["va", "allait", "ira", "irait"].map(|word| builder.intern(word)),
            making: ["fait", "faisait", "fera"].map(|word| builder.intern(word)),
            likewise: ["de", "rien", "ainsi", "autrement", "différemment", "question"].map(|word| builder.intern(word)),
            opening: ["que", "qu'", "de", "d'", "à"].map(|word| builder.intern(word)),
            to: builder.intern("à"),
            hours: ["heure", "heures", "h"].map(|word| builder.intern(word)),
        }
    }

    /// What a word behind `il` asks for.
    pub(crate) fn kind(&self, word: WordId) -> Option<Nobody> {
        self.kinds.get(&word).copied()
    }
}
