//! Speech without words for its source: who goes on, or whom the sentence before is about.

use super::Speaker;
use super::antecedents::{Agreement, Back};
use super::candidates::Candidate;
use super::speakers::{Earlier, Resolver, Way};
use crate::article::{BlockKind, QuotationKind};
use crate::ids::EntityId;
use crate::lexicon::Classes;
use crate::tokens::TokenKind;

/// How many tokens a frame has at most before a cue that shares the subject of the sentence before: `Et de |conclure`.
const OPENING: usize = 3;

impl Resolver<'_, '_, '_, '_> {
    /// Speech without words for its source: the speaker before it in the paragraph, or the one whom the sentence before names.
    pub(super) fn unnamed(&self, candidate: &Candidate) -> (Option<Speaker>, Way) {
        // Words beside it that no entity goes by stay the source of what goes on.
        let again = |last: Earlier| {
            let span = if last.speaker.entity.is_some() { None } else { last.speaker.span };
            (Some(Speaker { span, ..last.speaker }), "continued")
        };
        let impersonal = self.is_impersonal(candidate);
        if let Some(last) = self.last.filter(|last| last.block == candidate.block) {
            if last.speaker.entity.is_some() || candidate.alone || impersonal {
                return again(last);
            }
        }
        if impersonal || self.has_own_subject(candidate) {
            return (None, "none");
        }
        if let Some(last) = self.last.filter(|last| last.closes && last.block + 1 == candidate.block) {
            if candidate.alone && self.opens_block(candidate) {
                return again(last);
            }
        }
        let voice = self.voices.binary_search_by_key(&candidate.block, |&(block, _)| block).ok();
        if let Some(voice) = voice.filter(|_| candidate.alone) {
            return (Some(Speaker { span: None, entity: Some(self.voices[voice].1) }), "answer");
        }
        let start = candidate.frame_start;
        let named = |entity: Option<EntityId>| entity.map(|entity| Speaker { span: None, entity: Some(entity) });
        let subject = |person, back| {
            let wanted = Agreement { person, back, apart: candidate.alone, ..Agreement::default() };
            self.before.subject_before(start, start, wanted)
        };
        if let Some(entity) = subject(true, Back::Far) {
            // A fragment in the writer's sentence is seldom somebody's who said nothing before, unless the paragraph is about them.
            let first = self.frames().surface.tokens.by_block[candidate.block].start == start;
            let topic = || !first && subject(true, Back::One) == Some(entity);
            let known = candidate.kind == QuotationKind::Direct || self.spoken[entity.index()] || topic();
            return if known { (named(Some(entity)), "sentence-before") } else { (None, "none") };
        }
        if let Some(last) = named(self.last.and_then(|last| last.speaker.entity)) {
            return (Some(last), "last-speaker");
        }
        let head = matches!(self.frames().surface.blocks[candidate.block].kind, BlockKind::Headline | BlockKind::Lead);
        if head || candidate.block == 0 {
            let speaker = named(self.before.person_behind(start, None));
            return (speaker, if speaker.is_some() { "named-behind" } else { "none" });
        }
        let speaker = named(subject(false, Back::Far));
        (speaker, if speaker.is_some() { "sentence-before" } else { "none" })
    }

    /// Has the cue a subject of its own that no noun phrase was found for? `64 % |considèrent que « ... »`, `un tract |annonçant
    /// « ... »`. Not `Et de conclure : « ... »`, `Avant d'ajouter`.
    fn has_own_subject(&self, candidate: &Candidate) -> bool {
        let governs = matches!(candidate.rule, "object" | "que" | "infinitive" | "de-infinitive" | "question");
        governs
            && candidate
                .cue
                .is_some_and(|(cue, _)| self.frames().surface.token_from(cue.start()) > candidate.frame_start + OPENING)
    }

    /// `« ... », est-il précisé`: a text says it, and nobody who acts in the sentence before.
    fn is_impersonal(&self, candidate: &Candidate) -> bool {
        let surface = self.frames().surface;
        candidate.cue.is_some_and(|(span, _)| {
            let verb = surface.token_from(span.start());
            let clitic = surface.tokens.all.get(verb + 1).is_some_and(|next| next.kind == TokenKind::Clitic);
            clitic && surface.has(verb, Classes::ETRE)
        })
    }

    /// Is a passage the first of its block?
    fn opens_block(&self, candidate: &Candidate) -> bool {
        let surface = self.frames().surface;
        let start = surface.tokens.by_block[candidate.block].start;
        candidate.mark.is_some_and(|mark| surface.marks[mark].open == start)
    }

    /// Does a passage close its block, or the sentence of a person around it? A body seldom goes on in the next paragraph.
    pub(super) fn closes_block(&self, candidate: &Candidate, person: bool) -> bool {
        let frames = self.frames();
        let end = frames.surface.tokens.by_block[candidate.block].end;
        let passage = candidate.mark.is_some_and(|mark| {
            let pair = &frames.surface.marks[mark];
            pair.close.map_or(pair.inner.end, |close| close + 1) + 1 >= end
        });
        passage || person && frames.tokens(frames.all[candidate.frame].items.clone()).end + 1 >= end
    }
}
