//! Sentences that say whose the one before is: `C'est ce qu'a annoncé X`, `C'est en ces termes que X a réagi`, `Voilà ce que dit X`.

use super::candidates::{Candidate, SourceWords};
use super::clauses::Clauses;
use super::noun_phrases::{Head, NounPhrase};
use crate::article::QuotationKind;
use crate::lexicon::Classes;

/// How many items stand before the `que` of `c'est en ces termes que` at most.
const OPENING: usize = 6;
/// How many candidates back the sentence before has its own.
const NEAR: usize = 4;

/// `« ... » C'est avec ces mots qu'a réagi X.`, `« ... » Voilà ce qu'a promis X.`: whose the passage is that makes up the sentence before.
pub(super) fn names_speaker(clauses: &Clauses<'_, '_, '_, '_>, found: &mut [Candidate]) {
    let Some(source) = speaker(clauses) else { return };
    let frames = clauses.frames();
    let own =
        |candidate: &&mut Candidate| candidate.frame + 1 == clauses.index && candidate.parent == clauses.frame.parent;
    let Some(passage) = found.iter_mut().rev().take(NEAR).find(own) else { return };
    if !passage.alone || passage.rule != "none" || passage.block != clauses.frame.block {
        return;
    }
    let cue = clauses.cues.iter().find(|a| a.cue.is_verb());
    passage.cue = cue.map(|a| (frames.span(a.cue.items.clone()), a.cue.lemma));
    passage.source = Some(SourceWords { span: frames.span(source.items.clone()), phrase: source });
    passage.rule = "as-stated";
}

/// Whom such a sentence names: the subject of the clause behind its `que`.
fn speaker(clauses: &Clauses<'_, '_, '_, '_>) -> Option<NounPhrase> {
    let frames = clauses.frames();
    let known = frames.known;
    let (first, limit) = (clauses.frame.items.start, clauses.frame.items.end);
    let here = known.here.contains(&frames.word(first));
    if !here && !(frames.is(first, &known.it) && frames.has(first + 1, Classes::ETRE)) {
        return None;
    }
    let from = first + if here { 1 } else { 2 };
    let que = (from..limit.min(first + OPENING)).find(|&i| frames.is(i, &known.que))?;
    // « ce que », « en ces termes que », « par cette phrase que »
    let this = que == from + 1 && frames.is(from, &known.demonstrative);
    if !this && !(que > from + 1 && frames.has(que - 1, Classes::CUE_NOUN)) {
        return None;
    }
    let verb = (que + 1..limit).find(|&i| clauses.phrases.is_finite(i))?;
    let speaks = |phrase: &NounPhrase| matches!(phrase.head, Head::Human | Head::Body | Head::Pronoun);
    if let Some(before) = clauses.phrases.at(que + 1, verb, true).filter(speaks) {
        return Some(clauses.phrases.with_apposition(before, verb));
    }
    let participle = verb + 1 + usize::from(frames.has(verb, Classes::AVOIR | Classes::ETRE));
    let subject = clauses.phrases.skip_to_subject(participle, limit);
    let subject = subject + usize::from(frames.is_sign(subject, ','));
    let behind = clauses.phrases.at(subject, limit, true).filter(speaks)?;
    Some(clauses.phrases.with_apposition(behind, limit))
}

/// `C'est ce qu'a annoncé X.`: the sentence before is what was said.
pub(super) fn as_stated(clauses: &Clauses<'_, '_, '_, '_>, found: &[Candidate]) -> Option<Candidate> {
    let frames = clauses.frames();
    let first = clauses.frame.items.start;
    let attribution = clauses.cues.iter().find(|a| a.cue.is_verb())?;
    let cue = attribution.cue.items.start;
    let opens = cue > first + 2
        && cue <= first + 5
        && frames.is(first, &frames.known.it)
        && frames.is(cue - 1, &frames.known.que)
        && frames.is(cue - 2, &frames.known.demonstrative);
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
