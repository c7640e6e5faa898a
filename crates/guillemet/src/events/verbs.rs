//! Finite verbs that no table knows, by their part of speech: `la cote du maire |gagne six points`.

use crate::article::PartOfSpeech;
use crate::lexicon::Classes;
use crate::surface::Surface;
use crate::tagger::TaggedSoFar;
use crate::tokens::TokenKind;

/// The words of one sentence, tagged as far as the last one that may be such a verb.
pub(super) struct Verbs<'s, 't> {
    surface: &'s Surface<'t>,
    sentence: usize,
    tagged: Option<TaggedSoFar<'t>>,
}

impl<'s, 't> Verbs<'s, 't> {
    pub(super) fn of(surface: &'s Surface<'t>, sentence: usize) -> Verbs<'s, 't> {
        Verbs { surface, sentence, tagged: None }
    }

    /// Is the word at a token a finite verb by its ending, and by the words around it? Not `une ville |calme`.
    pub(super) fn tell(&mut self, at: usize) -> bool {
        could_be_finite(self.surface, at) && self.part(at) == Some(PartOfSpeech::Verb)
    }

    /// May the word at a token be a verb, by the words around it? Not `Jeanne Morel, critique |littéraire`, `un concept de |poste`.
    pub(super) fn may_be(&mut self, at: usize) -> bool {
        matches!(self.part(at), None | Some(PartOfSpeech::Verb | PartOfSpeech::Auxiliary))
    }

    fn part(&mut self, at: usize) -> Option<PartOfSpeech> {
        let tagged = self.tagged.get_or_insert_with(|| TaggedSoFar::of(self.surface, self.sentence));
        tagged.part(self.surface.token(at))
    }
}

/// How words may end that are finite verbs.
const FINITE: [&str; 4] = ["e", "a", "t", "d"];

/// Ends of infinitives and participles among them: `faire`, `portant`, `mise`, `ouverte`.
const OTHER: [&str; 26] = [
    "ée", "ant", "ndre", "rdre", "oudre", "ettre", "uivre", "vivre", "ompre", "aître", "aire", "dire", "lire", "oire",
    "uire", "crire", "clure", "mise", "prise", "quise", "verte", "fferte", "uite", "crite", "dite", "inte",
];

/// Ends in `-ue` that are finite: `évoque`, `continue`; not `vue`, `tenue`.
const FINITE_UE: [&str; 8] = ["que", "gue", "inue", "ibue", "itue", "volue", "value", "salue"];

/// Words that the tables know as something else: `cette`, `octobre`, `britannique`.
const NO_VERBS: Classes = Classes::ADVERB
    .union(Classes::NUMBER_WORD)
    .union(Classes::RELATIVE)
    .union(Classes::DETERMINER)
    .union(Classes::SUBJECT_PRONOUN)
    .union(Classes::COORDINATOR)
    .union(Classes::MONTH)
    .union(Classes::WEEKDAY)
    .union(Classes::DEMONYM);

/// Does a word end as a finite verb may?
fn could_be_finite(surface: &Surface<'_>, at: usize) -> bool {
    const SHORTEST: usize = 4;
    let token = surface.token(at);
    let written = token.kind == TokenKind::Word && !token.is_capital() && token.span.len() as usize >= SHORTEST;
    // « |entre en vigueur », « |contre une mesure »: no preposition follows another.
    let preposition = || token.has(Classes::PREPOSITION) && !surface.has(at + 1, Classes::PREPOSITION);
    if !written || token.has(NO_VERBS) || preposition() {
        return false;
    }
    let word = surface.word(at);
    let ends = |endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
    ends(&FINITE) && !ends(&OTHER) && (!word.ends_with("ue") || ends(&FINITE_UE))
}
