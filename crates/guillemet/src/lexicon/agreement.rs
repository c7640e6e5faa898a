//! The function words around what agrees with a person: `X s'est dite émue`, `X elle-même`.

use super::builder::Builder;
use super::{WordId, rows};

/// Words that agreement is read beside, by what they do.
#[derive(Debug)]
pub(crate) struct Agreement {
    /// `est`, `sera`: être in the third person singular.
    pub(crate) is: [WordId; 9],
    /// `a`, `avait`: before `été`.
    pub(crate) has: [WordId; 6],
    /// `se`, `s'`
    pub(crate) reflexive: [WordId; 2],
    /// `reste`, `devient`: what somebody is follows.
    pub(crate) becomes: [WordId; 9],
    /// `semble`: what follows agrees with the subject.
    pub(crate) seems: [WordId; 4],
    /// `nommée`, `élu`: the role follows that somebody was given.
    pub(crate) appointed: Vec<WordId>,
    /// `dit`, `montre`: does so behind `se`.
    pub(crate) shows: [WordId; 17],
    /// `partie`: a noun before `civile`.
    pub(crate) party: WordId,
    /// `lui`, `elle`; `lui-même`, `elle-même`
    pub(crate) him: [WordId; 2],
    pub(crate) her: [WordId; 2],
    /// `nommé`, `un certain`: stands before a name.
    pub(crate) certain: [WordId; 2],
    /// `nom`, `pseudonyme`: what somebody is known by.
    pub(crate) name: [WordId; 3],
    /// `si`, `s'`
    pub(crate) if_: [WordId; 2],
    /// `ajoute`, `poursuivi`: whoever spoke goes on.
    pub(crate) going_on: Vec<WordId>,
    /// `quant à`
    pub(crate) as_for: WordId,
}

impl Agreement {
    pub(super) fn read(builder: &mut Builder) -> Agreement {
        let mut intern = |word| builder.intern(word);
        Agreement {
            is: ["est", "était", "sera", "serait", "fut", "fût", "soit", "es", "suis"].map(&mut intern),
            has: ["a", "avait", "aura", "aurait", "eut", "ait"].map(&mut intern),
            reflexive: ["se", "s'"].map(&mut intern),
            becomes: ["reste", "restait", "restera", "resta", "demeure", "demeurait", "devient", "devint", "deviendra"]
                .map(&mut intern),
            seems: ["semble", "semblait", "paraît", "paraissait"].map(&mut intern),
            appointed: (rows(include_str!("../../data/fr/appointments.tsv")))
                .flat_map(|participles: [_; 2]| participles)
                .map(&mut intern)
                .collect(),
            shows: [
                "dit",
                "disait",
                "dite",
                "montre",
                "montrait",
                "montré",
                "montrée",
                "déclare",
                "déclaré",
                "déclarée",
                "sent",
                "sentait",
                "sentie",
                "estime",
                "trouve",
                "retrouve",
                "révèle",
            ]
            .map(&mut intern),
            party: intern("partie"),
            him: ["lui", "lui-même"].map(&mut intern),
            her: ["elle", "elle-même"].map(&mut intern),
            certain: ["certain", "certaine"].map(&mut intern),
            name: ["nom", "pseudonyme", "surnom"].map(&mut intern),
            if_: ["si", "s'"].map(&mut intern),
            going_on: rows(include_str!("../../data/fr/going_on.tsv")).map(|[form]| intern(form)).collect(),
            as_for: intern("quant"),
        }
    }
}
