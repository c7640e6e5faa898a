//! Who said what: marks and reported clauses, their cues, their speakers.
//!
//! [`frames`] cuts the text into the sentences of each level, [`cues`] finds the words that introduce speech, [`clauses`] whose they
//! are; [`noun_phrases`] and [`subjects`] read the words for a source, [`source_words`] those behind `selon`, [`hearsay`] those
//! behind `on`. [`marked`] takes the marked passages: [`governors`] says what governs each, [`not_speech`] which are none.
//! [`reported`] finds reported clauses without marks, [`inserted`] those around an inserted cue, [`clause_ends`] where they end,
//! [`conditional`] sentences that go on with them, [`stated`] those that say whose the one before is. What they propose are
//! [`candidates`]. [`speakers`] says in the order of the text who is meant, with [`antecedents`], [`descriptions`] and [`bodies`]
//! for words without a name, [`unnamed`] where there are none; [`ahead`] lets the body say it for the headline. [`voices`] says
//! whose a whole block is. [`rules`] names every rule of attribution.

mod ahead;
mod antecedents;
mod appositions;
mod bodies;
mod candidates;
mod clause_ends;
mod clauses;
mod conditional;
mod cues;
mod descriptions;
mod frames;
mod governors;
mod hearsay;
mod inserted;
mod inside;
mod marked;
mod not_speech;
mod noun_phrases;
mod reported;
mod rules;
mod skips;
mod source_words;
mod speakers;
mod stated;
mod subjects;
mod unnamed;
mod voices;
mod word_forms;

use candidates::{Candidate, join_parts};
use clauses::Clauses;
use frames::Frames;
use noun_phrases::NounPhrases;
pub use rules::explain;
use speakers::{Resolved, Resolver};
pub(crate) use voices::voices;

use crate::article::QuotationKind;
use crate::dates::Dates;
use crate::entities::Entities;
use crate::ids::EntityId;
use crate::surface::Surface;
use crate::text::{Span, sort_by_place};

/// A piece of reported speech.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Quotation {
    pub(crate) kind: QuotationKind,
    pub(crate) parts: Vec<Span>,
    pub(crate) cue: Option<Cue>,
    pub(crate) speaker: Option<Speaker>,
    /// Who else speaks: `X et Y ont déclaré`.
    pub(crate) others: Vec<EntityId>,
    /// The rule that says who the speaker is.
    pub(crate) way: &'static str,
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

/// Finds reported speech and attributes it; `voices` says whose a whole block is.
pub(crate) fn attribute(
    surface: &Surface<'_>,
    dates: &Dates,
    entities: &Entities,
    voices: &[(usize, EntityId)],
) -> Quotations {
    let frames = Frames::read(surface);
    let phrases = NounPhrases::new(&frames, entities, dates);
    let mut out = Quotations::default();
    let mut candidates = find(&phrases, &mut out);
    // The longer one first where two begin together.
    sort_by_place(&mut candidates, |candidate| (candidate.parts[0].start(), u32::MAX - candidate.parts[0].end()));
    let mut resolver = Resolver::new(&phrases, voices);
    let candidates = join_parts(&frames, candidates);
    out.all.reserve(candidates.len());
    for candidate in candidates {
        let Resolved { speaker, others, way } = resolver.resolve(&candidate);
        // Speech without a cue stands or falls with the way to its speaker.
        let unnamed = candidate.rule == "none" && rules::is_by_context(way);
        out.all.push(Quotation {
            kind: candidate.kind,
            parts: candidate.parts,
            cue: candidate.cue.map(|(span, lemma)| Cue { span, lemma }),
            speaker,
            others,
            way,
            parent: None,
            rule: if unnamed { way } else { candidate.rule },
        });
    }
    ahead::settle(&frames, &mut out.all);
    set_parents(&mut out.all);
    sort_by_place(&mut out.not_speech, |marked| (marked.span.start(), marked.span.end()));
    out
}

/// What the constructions propose, frame by frame.
fn find(phrases: &NounPhrases<'_, '_, '_>, out: &mut Quotations) -> Vec<Candidate> {
    // Every other sentence reports something.
    let mut found: Vec<Candidate> = Vec::with_capacity(phrases.frames.all.len() / 2);
    let (mut groups, mut cues, mut passages) = Default::default();
    for (index, frame) in phrases.frames.all.iter().enumerate() {
        let clauses = Clauses::read(phrases, index, &mut groups, cues);
        if frame.holds_passages() {
            clauses.marked(&mut passages, &mut found, out);
        }
        stated::names_speaker(&clauses, &mut found);
        // Without a cue, all that a frame can do is go on with what was said before.
        if clauses.cues.is_empty() {
            found.extend(conditional::goes_on(&clauses, &found));
        } else {
            let inside = frame.parent.and_then(|mark| inside::incise(&clauses, mark, &mut found));
            clauses.reported(inside, &mut found);
            found.extend(stated::as_stated(&clauses, &found));
        }
        cues = clauses.cues;
    }
    found
}

/// Links each quotation to the smallest one around all of it. The list is in the order of first parts, so what holds a quotation
/// stands before it: a stack of what is still open finds it.
fn set_parents(all: &mut [Quotation]) {
    let mut open: Vec<u32> = Vec::new();
    for index in 0..all.len() {
        let span = all[index].parts[0];
        while let Some(&last) = open.last() {
            let ends = all[last as usize].parts.iter().map(|part| part.end()).max().unwrap_or(0);
            if ends > span.start() {
                break;
            }
            open.pop();
        }
        let inner = &all[index].parts;
        let is_around = |outer: &Quotation| inner.iter().all(|part| outer.parts.iter().any(|o| o.contains(*part)));
        all[index].parent = open.iter().rev().take(8).copied().find(|&outer| is_around(&all[outer as usize]));
        open.push(index as u32);
    }
}
