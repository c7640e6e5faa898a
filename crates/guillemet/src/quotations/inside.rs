//! Cues that stand inside the marks: `« Nous irons, explique la ministre, jusqu'au bout »`.

use super::candidates::{Candidate, SourceWords};
use super::clauses::{Attribution, Clauses};
use crate::lexicon::{Classes, Forms, Uses};
use crate::text::Span;
use crate::tokens::TokenKind;

/// How far back the passage's candidate is searched: its frames come right behind those of the block.
const NEAR: usize = 400;

/// An inverted cue between commas in a frame of the passage `mark` attributes that passage, and cuts it in parts. Answers the
/// index of the cue. Not where words outside the marks attribute the passage already, nor for `dirais-je`.
pub(super) fn incise(clauses: &Clauses<'_, '_, '_, '_>, mark: usize, found: &mut [Candidate]) -> Option<usize> {
    let frames = clauses.frames();
    let index = clauses.cues.iter().position(|a| {
        let before = a.cue.items.start.checked_sub(1).filter(|&i| i >= clauses.frame.items.start);
        let end = behind(clauses, a);
        a.inverted
            && a.cue.uses.has(Uses::INCISE)
            && a.cue.forms.has(Forms::THIRD)
            && a.source.as_ref().is_some_and(|source| !clauses.is_narrator(source))
            && before.is_some_and(|i| frames.is_sign(i, ',') || frames.is_sign(i, '–') || frames.is_sign(i, '-'))
            && (end >= clauses.frame.items.end
                || frames.has(end, Classes::RELATIVE)
                || [',', '.', '–', '-', ':'].iter().any(|&sign| frames.is_sign(end, sign)))
    })?;
    let candidate = found.iter_mut().rev().take(NEAR).find(|candidate| candidate.mark == Some(mark))?;
    if candidate.rule == "incise" || candidate.rule == "inserted" {
        return None;
    }
    let attribution = &clauses.cues[index];
    let items = attribution.items.clone();
    let cue = frames.span(items.clone());
    let part = candidate.parts.iter().position(|part| part.contains(cue))?;
    let whole = candidate.parts[part];
    let before = frames.token(items.start - 1).span.start();
    // What belongs to the source (`qui travaille à ...`, `dans un communiqué`) is no speech: only a clause goes on behind it.
    let limit = clauses.frame.items.end;
    let end = behind(clauses, attribution);
    let goes_on = end < limit
        && frames.is_kind(end, TokenKind::Sign)
        && (end + 1..limit).any(|item| clauses.phrases.is_finite(item));
    let rest = if goes_on { frames.token(end).span.end() } else { frames.span(limit - 1..limit).end() };
    let source = frames.surface.source;
    let pieces = [Span::new(whole.start(), before), Span::new(rest.min(whole.end()), whole.end())];
    let pieces: Vec<Span> =
        pieces.into_iter().map(|piece| source.trim(piece)).filter(|piece| !piece.is_empty()).collect();
    if pieces.is_empty() {
        return None;
    }
    candidate.parts.splice(part..=part, pieces);
    candidate.cue = Some((frames.span(attribution.cue.items.clone()), attribution.cue.lemma));
    candidate.source =
        attribution.source.clone().map(|phrase| SourceWords { span: frames.span(phrase.items.clone()), phrase });
    candidate.rule = "incise-inside";
    Some(index)
}

/// Behind an inverted verb, its subject, and whom and where it was told: `a-t-il assuré |à l'agence|`, `raconte un élu |au Courrier|`.
fn behind(clauses: &Clauses<'_, '_, '_, '_>, attribution: &Attribution) -> usize {
    let limit = clauses.frame.items.end;
    let end = attribution.items.end;
    let behind = clauses.phrases.skip_to_subject(end, limit);
    // « dit X, dans un village isolé, ... »: only what no comma parts from it.
    if end < limit && clauses.frames().is_sign(end, ',') { end } else { behind }
}
