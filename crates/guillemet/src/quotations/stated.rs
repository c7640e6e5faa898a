//! Sentences that say whose the one before is: `C'est ce qu'a annoncé X`, `C'est en ces termes que X a réagi`, `Voilà ce que dit X`.

use std::ops::Range;

use super::candidates::{Candidate, SourceWords};
use super::clauses::{Attribution, Clauses};
use super::noun_phrases::NounPhrase;
use crate::article::QuotationKind;
use crate::lexicon::Classes;

/// How many items stand before the `que` of `c'est en ces termes que` at most.
const OPENING: usize = 6;

/// How many candidates back the sentence before has its own.
const NEAR: usize = 4;

/// `« ... » C'est avec ces mots qu'a réagi X.`, `« ... » Voilà ce qu'a promis X.`: whose the passage is that makes up the sentence before.
pub(super) fn names_speaker(clauses: &Clauses<'_, '_, '_, '_>, found: &mut [Candidate]) {
    let Some((source, told)) = speaker(clauses) else { return };
    let frames = clauses.frames();
    let own =
        |candidate: &&mut Candidate| candidate.frame + 1 == clauses.index && candidate.parent == clauses.frame.parent;
    let Some(passage) = found.iter_mut().rev().take(NEAR).find(own) else { return };
    if !passage.alone || passage.rule != "none" || passage.block != clauses.frame.block {
        return;
    }
    // « C'est en ces termes que X s'est adressé aux élus, |a annoncé Y| »: no word of X's.
    let within = |a: &&Attribution| a.cue.is_verb() && told.contains(&(a.cue.items.end - 1));
    let cue = clauses.cues.iter().find(within);
    passage.cue = cue.map(|a| (frames.span(a.cue.items.clone()), a.cue.lemma));
    passage.source = Some(SourceWords { span: frames.span(source.items.clone()), phrase: source });
    passage.rule = "as-stated";
}

/// Whom such a sentence names: the subject of the clause behind its `que`, with the verb.
fn speaker(clauses: &Clauses<'_, '_, '_, '_>) -> Option<(NounPhrase, Range<usize>)> {
    let que = points_back(clauses)?;
    let (subject, told) = clauses.subject_of_clause(que)?;
    let end = if subject.items.end <= told.start { told.start } else { clauses.frame.items.end };
    Some((clauses.phrases.with_apposition(subject, end), told))
}

/// `C'est ce |que`, `Voilà ce |que`, `C'est en ces termes |que`: the `que` of a sentence that says whose the one before is.
fn points_back(clauses: &Clauses<'_, '_, '_, '_>) -> Option<usize> {
    let frames = clauses.frames();
    let known = frames.known;
    let (first, limit) = (clauses.frame.items.start, clauses.frame.items.end);
    let here = known.here.contains(&frames.word(first));
    if !here && !(frames.is(first, &known.it) && frames.has(first + 1, Classes::ETRE)) {
        return None;
    }
    let from = first + if here { 1 } else { 2 };
    let que = (from + 1..limit.min(first + OPENING)).find(|&i| frames.is(i, &known.que))?;
    // « ce que », « bien ce que », « en ces termes que », « par cette phrase que »
    let governed = || (from..que - 1).any(|i| frames.has(i, Classes::PREPOSITION));
    let this = frames.is(que - 1, &known.demonstrative) && !governed();
    let named = que > from + 1 && frames.has(que - 1, Classes::CUE_NOUN);
    (this || named).then_some(que)
}

/// `C'est ce qu'a annoncé X.`: the sentence before is what was said.
pub(super) fn as_stated(clauses: &Clauses<'_, '_, '_, '_>, found: &[Candidate]) -> Option<Candidate> {
    let frames = clauses.frames();
    let attribution = clauses.cues.iter().find(|a| a.cue.is_verb())?;
    let que = points_back(clauses).filter(|que| attribution.cue.items.start == que + 1)?;
    let opens = frames.is(clauses.frame.items.start, &frames.known.it) && !frames.has(que - 1, Classes::CUE_NOUN);
    let source = attribution.source.clone().filter(|_| opens)?;
    let index = clauses.index.checked_sub(1)?;
    let earlier = Some(&frames.all[index]).filter(|earlier| earlier.parent == clauses.frame.parent)?;
    let start = frames.index(earlier.items.start);
    if found.iter().rev().take(NEAR).any(|candidate| candidate.frame_start == start) {
        return None;
    }
    Some(Candidate {
        kind: QuotationKind::Indirect,
        parts: vec![frames.span(earlier.items.clone())],
        cue: Some((frames.span(attribution.cue.items.clone()), attribution.cue.lemma)),
        source: Some(SourceWords { span: frames.span(source.items.clone()), phrase: source }),
        rule: "as-stated",
        block: clauses.frame.block,
        mark: None,
        parent: clauses.frame.parent,
        frame: index,
        frame_start: start,
        alone: false,
    })
}
