//! Who said what: marks and reported clauses, their cues, their speakers.

use crate::article::QuotationKind;
use crate::dates::Dates;
use crate::entities::Entities;
use crate::ids::EntityId;
use crate::surface::Surface;
use crate::text::Span;

/// A piece of reported speech.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Quotation {
    pub(crate) kind: QuotationKind,
    pub(crate) parts: Vec<Span>,
    pub(crate) cue: Option<Cue>,
    pub(crate) speaker: Option<Speaker>,
    /// The quotation around this one, as an index.
    pub(crate) parent: Option<u32>,
    pub(crate) rule: &'static str,
}

/// The words that introduce speech.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Cue {
    pub(crate) span: Span,
    /// The infinitive or the source word.
    pub(crate) lemma: &'static str,
}

/// The source: its words beside the quotation, its entity, or both.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Speaker {
    pub(crate) span: Option<Span>,
    pub(crate) entity: Option<EntityId>,
}

/// Words in marks that are no speech.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct NotSpeech {
    pub(crate) span: Span,
    pub(crate) reason: &'static str,
}

/// Speech, and what is marked but no speech.
#[derive(Debug, Default)]
pub(crate) struct Quotations {
    /// In the order of their first parts.
    pub(crate) all: Vec<Quotation>,
    pub(crate) not_speech: Vec<NotSpeech>,
}

/// Finds reported speech and attributes it.
pub(crate) fn attribute(_surface: &Surface<'_>, _dates: &Dates, _entities: &Entities) -> Quotations {
    Quotations::default()
}
