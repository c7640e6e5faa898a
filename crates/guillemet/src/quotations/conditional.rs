//! The conditional of the press, which goes on with what a source said: `Selon la police, le feu a pris au premier étage. Deux
//! hommes auraient fui.`

use super::candidates::Candidate;
use super::clauses::Clauses;
use crate::article::QuotationKind;

/// How many candidates back the sentence before has its own.
const NEAR: usize = 4;

/// A sentence without a cue whose main verb is `aurait` or `serait`, behind one that a source word covers: it has the same
/// source. Not a question, or one behind `si`.
pub(super) fn goes_on(clauses: &Clauses<'_, '_, '_, '_>, found: &[Candidate]) -> Option<Candidate> {
    let frames = clauses.frames();
    let items = clauses.frame.items.clone();
    let before = found.iter().rev().take(NEAR).find(|candidate| candidate.frame + 1 == clauses.index)?;
    let covered = matches!(before.rule, "source-word" | "conditional") && before.kind == QuotationKind::Indirect;
    let free = found.last().is_none_or(|last| last.frame != clauses.index);
    if !covered || !free || before.block != clauses.frame.block || before.parent != clauses.frame.parent {
        return None;
    }
    let verb = items.clone().find(|&item| clauses.phrases.is_finite(item))?;
    let known = &frames.known;
    let supposes = items.clone().any(|item| frames.is_sign(item, '?')) || frames.is(items.start, &known.interrogative);
    if supposes || !frames.is(verb, &known.conditional) {
        return None;
    }
    Some(Candidate {
        parts: vec![frames.span(items.clone())],
        cue: None,
        rule: "conditional",
        mark: None,
        frame: clauses.index,
        frame_start: frames.index(items.start),
        alone: false,
        ..before.clone()
    })
}
