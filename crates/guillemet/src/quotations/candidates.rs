//! Candidates: reported speech with the cue and the words for its source, before anybody is identified.

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
    /// The first token of its frame.
    pub(super) frame_start: usize,
    /// Is it its whole frame, without a word of the writer?
    pub(super) alone: bool,
}
