//! Candidates: reported speech with the cue and the words for its source, before anybody is identified.

use super::frames::Frames;
use super::noun_phrases::NounPhrase;
use crate::article::QuotationKind;
use crate::text::Span;

/// The words for a source beside the speech.
#[derive(Clone, Debug)]
pub(super) struct SourceWords {
    pub(super) phrase: NounPhrase,
    pub(super) span: Span,
}

/// A piece of reported speech.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) kind: QuotationKind,
    pub(super) parts: Vec<Span>,
    pub(super) cue: Option<(Span, &'static str)>,
    pub(super) source: Option<SourceWords>,
    pub(super) rule: &'static str,
    pub(super) block: usize,
    /// The marked passage that it is, where it is one.
    pub(super) mark: Option<usize>,
    /// The marked passage around its frame.
    pub(super) parent: Option<usize>,
    /// The index of its frame.
    pub(super) frame: usize,
    /// The first token of its frame.
    pub(super) frame_start: usize,
    /// Is it its whole frame, without a word of the writer?
    pub(super) alone: bool,
}

/// Joins what one cue governs: `« A », dit X. « B. »`, and a mark that is opened again at each paragraph without being closed.
pub(super) fn join_parts(frames: &Frames<'_, '_>, candidates: Vec<Candidate>) -> Vec<Candidate> {
    let mut joined: Vec<Candidate> = Vec::with_capacity(candidates.len());
    for candidate in candidates {
        // Speech inside a passage stands between it and what follows.
        let earlier = joined.iter_mut().rev().take(12).find(|earlier| earlier.parent == candidate.parent);
        match earlier {
            Some(earlier) if goes_on(frames, earlier, &candidate) => {
                earlier.parts.extend(candidate.parts);
                earlier.mark = candidate.mark;
            }
            Some(earlier) if is_finished_by(frames, earlier, &candidate) => {
                let mut parts = std::mem::take(&mut earlier.parts);
                parts.extend(candidate.parts);
                *earlier = Candidate { parts, kind: QuotationKind::Direct, ..candidate };
            }
            _ => joined.push(candidate),
        }
    }
    joined
}

fn goes_on(frames: &Frames<'_, '_>, earlier: &Candidate, candidate: &Candidate) -> bool {
    let (Some(first), Some(second)) = (earlier.mark, candidate.mark) else { return false };
    let free = candidate.alone && candidate.rule == "none";
    if !free || earlier.kind != QuotationKind::Direct || candidate.kind != QuotationKind::Direct {
        return false;
    }
    let marks = &frames.surface.marks;
    if marks[first].close.is_none() && marks[first].block + 1 == candidate.block {
        return opens_block(frames, candidate, second);
    }
    let frame = &frames.all[earlier.frame].items;
    earlier.rule == "incise"
        && earlier.block == candidate.block
        && earlier.frame + 1 == candidate.frame
        && frames.index(frame.start) == marks[first].open
        && earlier.source.as_ref().is_some_and(|source| source.phrase.items.end + 3 >= frame.end)
}

/// `« A.` in one paragraph, `B », dit X.` or `« B », dit X.` in the next: does a candidate say whose words the one before are, which
/// nothing closed and nobody's name stands beside?
fn is_finished_by(frames: &Frames<'_, '_>, earlier: &Candidate, candidate: &Candidate) -> bool {
    let (Some(first), Some(second)) = (earlier.mark, candidate.mark) else { return false };
    let left = &frames.surface.marks[first];
    let unnamed = earlier.rule == "none" && earlier.alone && earlier.kind == QuotationKind::Direct;
    unnamed
        && left.close.is_none()
        && left.block + 1 == candidate.block
        && candidate.rule != "none"
        && opens_block(frames, candidate, second)
}

/// Is a marked passage the first of its block?
fn opens_block(frames: &Frames<'_, '_>, candidate: &Candidate, mark: usize) -> bool {
    frames.surface.tokens.by_block[candidate.block].start == frames.surface.marks[mark].open
}
