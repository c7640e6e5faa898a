//! The gender that the ending of an adjective or participle tells.

use crate::article::Gender;

/// Endings of feminine participles. Not all in `-ise` or `-ite`: `précise`, `hypocrite`.
const FEMININE_PARTICIPLES: [&str; 14] =
    ["ée", "ie", "ue", "mise", "prise", "quise", "assise", "dite", "crite", "uite", "aite", "morte", "verte", "ferte"];

/// Endings of masculine participles that no other form shares. `dit` and `mis` are left out: `il dit`, `il mit`.
const MASCULINE_PARTICIPLES: [&str; 7] = ["é", "i", "u", "pris", "mis", "assis", "mort"];

/// Endings of both genders that no other word has.
const EPITHETS: [(&str, &str); 2] = [("euse", "eux"), ("ive", "if")];

/// Endings of both genders that are read where an adjective must stand, besides [`EPITHETS`].
const ADJECTIVES: [(&str, &str); 7] = [
    ("ienne", "ien"),
    ("ière", "ier"),
    ("ante", "ant"),
    ("ente", "ent"),
    ("elle", "el"),
    ("ale", "al"),
    ("aine", "ain"),
];

/// The gender of a participle: `née`, `venu`, `surprise`.
pub(super) fn participle(word: &str) -> Option<Gender> {
    // « unique », « prodigue » serve both.
    if FEMININE_PARTICIPLES.iter().any(|ending| word.ends_with(ending)) {
        // « une mise en scène de X, prise de risque »
        let noun = word == "mise" || word == "prise";
        let both = noun || word.ends_with("que") || word.ends_with("gue");
        return (!both).then_some(Gender::Female);
    }
    MASCULINE_PARTICIPLES.iter().any(|ending| word.ends_with(ending)).then_some(Gender::Male)
}

/// The gender of an adjective that no other word ends like, where any noun may stand: `heureux`, `attentive`.
pub(super) fn epithet(word: &str) -> Option<Gender> {
    if EPITHETS.iter().any(|(her, _)| word.ends_with(her)) {
        return Some(Gender::Female);
    }
    EPITHETS.iter().any(|(_, his)| word.ends_with(his)).then_some(Gender::Male)
}

/// The gender of an adjective or participle behind a verb or a noun: `heureuse`, `indépendant`, `libérée`.
pub(in super::super) fn adjective(word: &str) -> Option<Gender> {
    // « prochainement »
    if word.ends_with("ement") || word.ends_with("amment") || word.ends_with("emment") {
        return None;
    }
    let (feminine, masculine) =
        EPITHETS.iter().chain(&ADJECTIVES).fold((false, false), |(feminine, masculine), (her, his)| {
            (feminine || word.ends_with(her), masculine || word.ends_with(his))
        });
    match (feminine, masculine) {
        (true, _) if word != "sale" && word != "rebelle" => Some(Gender::Female),
        (false, true) => Some(Gender::Male),
        _ => participle(word),
    }
}
