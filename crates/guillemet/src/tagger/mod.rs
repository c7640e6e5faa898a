//! Name labels and parts of speech from small linear models, learnt from annotated texts.
//!
//! The tables and rules of the entities stage know names they have heard of and constructions that announce one; the tagger
//! weighs all of it together and knows a name by its surroundings. Parts of speech are a layer that only callers read. What
//! both have learnt lies in `data/models`; the crate `guillemet-train` makes those files, and `data/models/README.md` says from
//! what.

mod clusters;
mod features;
mod memory;
mod model;
mod names;
mod parts;
mod table;
#[cfg(feature = "train")]
pub mod training;
mod view;
mod vocabulary;
mod words;

use model::{COLUMNS, Model, Votes, WEIGHT_STEP};
pub(crate) use names::NameSpan;
use names::{Judge, LABELS, Label, OUTSIDE, may_follow};
pub(crate) use parts::{TaggedSoFar, TaggedWord, tag};

use crate::surface::Surface;

static NAMES: Model = Model(*include_bytes!("../../data/models/names.bin"));

/// A label that is so far ahead at first sight is taken: in one token of two thousand the other features would tell another one.
const SURE: i32 = 32 * WEIGHT_STEP;

/// The names of a text as the model sees them, in the order of the text.
pub(crate) fn label(surface: &Surface<'_>) -> Vec<NameSpan> {
    names::walk(surface, &mut &NAMES)
}

impl Judge for &Model {
    type Votes = Votes;

    #[inline]
    fn count(&self, votes: &mut Votes, row: u32) {
        self.add(votes, row);
    }

    #[inline]
    fn judge(&mut self, _token: usize, votes: &[Votes], previous: Label) -> (Label, i32) {
        best(&Model::scores(votes), previous)
    }

    #[inline]
    fn at_sight(&mut self, votes: &[Votes], previous: Label) -> Option<(Label, i32)> {
        let (label, margin) = best(&Model::scores(votes), previous);
        (margin >= SURE).then_some((label, margin))
    }
}

/// The best label that can follow `previous`, and by how much it is ahead of the next one.
fn best(scores: &[i32; COLUMNS], previous: Label) -> (Label, i32) {
    let (mut best, mut score, mut second) = (OUTSIDE, scores[0], i32::MIN);
    for (label, &scored) in (0..).zip(&scores[..LABELS]).skip(1) {
        // Without a branch: which label is ahead is hard to foresee.
        let scored = if may_follow(label, previous) { scored } else { i32::MIN };
        second = if scored > score { score } else { second.max(scored) };
        best = if scored > score { label } else { best };
        score = score.max(scored);
    }
    (best, score - second)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::EntityKind;
    use crate::lexicon::Lexicon;

    fn names(text: &str) -> Vec<(&str, EntityKind)> {
        let surface = Surface::read(text, Lexicon::french());
        label(&surface).into_iter().map(|name| (surface.slice(name.tokens), name.kind)).collect()
    }

    #[test]
    fn names_that_no_table_holds_are_told_by_their_surroundings() {
        let text = "Selon le maire, M. Garrouste, la société Velitrax a fermé son usine de Brévigny-sur-Orve.";
        assert_eq!(
            names(text),
            [
                ("Garrouste", EntityKind::Person),
                ("Velitrax", EntityKind::Organization),
                ("Brévigny-sur-Orve", EntityKind::Place)
            ]
        );
    }

    #[test]
    fn capitals_that_are_no_names_are_left_alone() {
        assert_eq!(names("Les Français attendent. Hier, le chef de l’État a parlé. Personne n’a répondu."), []);
    }

    #[test]
    fn any_text_is_walked_to_its_end() {
        for text in ["", "A", "A.B.C. D", "É É É « » É-É ’É", &"Ab ".repeat(5000), &"x".repeat(5000), "20 Minutes 20"]
        {
            names(text);
        }
    }

    #[test]
    fn a_margin_says_how_sure_a_label_is() {
        let surface = Surface::read("Le ministre Bruno Delmas a rencontré Delmas.", Lexicon::french());
        assert!(label(&surface).iter().all(|name| name.margin >= 0));
    }
}
