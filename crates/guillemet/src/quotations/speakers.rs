//! Who is meant: the words for a source, and what stands before them, to an entity.

use std::ops::Range;

use super::Speaker;
use super::candidates::{Candidate, SourceWords};
use super::frames::Frames;
use super::noun_phrases::{Head, NounPhrase, NounPhrases};
use crate::article::{EntityKind, Gender, MentionForm};
use crate::entities::Mention;
use crate::ids::EntityId;
use crate::lexicon::Classes;

/// The source of an earlier quotation.
#[derive(Clone, Copy, Debug)]
struct Earlier {
    speaker: Speaker,
    block: usize,
    frame: usize,
    /// The words that first named it, for a source without an entity.
    gender: Option<Gender>,
    plural: bool,
}

/// Resolves sources in the order of the text.
pub(super) struct Resolver<'p, 'f, 'a, 't> {
    phrases: &'p NounPhrases<'f, 'a, 't>,
    last: Option<Earlier>,
    /// For each frame in order: its first token, its block. Only frames outside marks.
    outer: Vec<(usize, usize, usize)>,
}

/// How many frames, those inside marks included, lie at most between a speaker and a pronoun in the next paragraph.
const NEAR: usize = 4;

/// How many frames back a pronoun's antecedent is searched.
const FRAMES_BACK: usize = 6;

impl<'p, 'f, 'a, 't> Resolver<'p, 'f, 'a, 't> {
    pub(super) fn new(phrases: &'p NounPhrases<'f, 'a, 't>) -> Self {
        let frames = phrases.frames;
        let outer = (frames.all.iter().enumerate())
            .filter(|(_, frame)| frame.parent.is_none())
            .map(|(index, frame)| (frames.index(frame.items.start), frame.block, index))
            .collect();
        Resolver { phrases, last: None, outer }
    }

    fn frames(&self) -> &'f Frames<'a, 't> {
        self.phrases.frames
    }

    /// The speaker of a candidate, and how it was found where not by its own words.
    pub(super) fn resolve(&mut self, candidate: &Candidate) -> (Option<Speaker>, Option<&'static str>) {
        let (speaker, how) = match &candidate.source {
            Some(source) if source.phrase.head == Head::Pronoun => self.pronoun(candidate, source),
            Some(source) => self.phrase(candidate, source),
            None => self.unnamed(candidate),
        };
        if let Some(speaker) = speaker {
            // A study or a book is not who speaks next.
            let text = candidate.source.as_ref().is_some_and(|s| matches!(s.phrase.head, Head::Document | Head::Thing));
            if candidate.parent.is_none() && (speaker.entity.is_some() || !text) {
                let gender = speaker.entity.and_then(|id| self.phrases.entities.get(id).gender);
                let plural = candidate.source.as_ref().is_some_and(|s| self.is_plural(&s.phrase.items));
                self.last = Some(Earlier { speaker, block: candidate.block, frame: candidate.frame, gender, plural });
            }
        }
        (speaker, how)
    }

    /// A noun phrase: the name in it, the holder of the role, or its own words.
    fn phrase(&self, candidate: &Candidate, source: &SourceWords) -> (Option<Speaker>, Option<&'static str>) {
        let span = Some(source.span);
        if self.is_latter(&source.phrase.items) {
            return (Some(Speaker { span, entity: self.latter(source) }), Some("latter"));
        }
        if self.is_same_source(&source.phrase.items) {
            if let Some(last) = self.last {
                return (Some(Speaker { span, entity: last.speaker.entity }), Some("same-source"));
            }
        }
        let entity = self.entity_of(&source.phrase.items).or_else(|| self.described(candidate, &source.phrase));
        (Some(Speaker { span, entity }), None)
    }

    /// `le jeune homme`, `la passante`: a definite description of one human being whom no role tells. It means whoever spoke
    /// last, or the nearest subject.
    fn described(&self, candidate: &Candidate, phrase: &NounPhrase) -> Option<EntityId> {
        let frames = self.frames();
        let items = &phrase.items;
        let definite = frames.is(items.start, &frames.known.the) || frames.is(items.start, &frames.known.demonstrative);
        // « son essai » speaks for the person spoken of.
        if phrase.head == Head::Document && frames.is(items.start, &frames.known.possessive) {
            return self.subject_before(candidate.frame_start, frames.index(items.start), None, false, true);
        }
        let complement = items.clone().any(|i| frames.is(i, &frames.known.genitive));
        if !definite || self.is_plural(items) || items.len() > 7 {
            return None;
        }
        // « la police », « la justice » speak for themselves; only a noun such as « le groupe » takes up a name.
        let takes_up = items.clone().any(|i| frames.has(i, Classes::ORGANIZATION_NOUN));
        if phrase.head == Head::Body && takes_up && !complement && items.len() <= 3 {
            return self.organization_before(frames.index(items.start));
        }
        if phrase.head != Head::Human || items.len() > 4 && !complement {
            return None;
        }
        let gender = if frames.is(items.start, &frames.known.feminine) {
            Some(Gender::Female)
        } else if frames.is(items.start, &frames.known.masculine) {
            Some(Gender::Male)
        } else {
            None
        };
        let agrees = |id: EntityId| {
            let entity = self.phrases.entities.get(id);
            entity.kind == EntityKind::Person
                && (gender.is_none() || entity.gender.is_none() || entity.gender == gender)
        };
        let last = self.last.and_then(|last| last.speaker.entity).filter(|&id| agrees(id));
        // « la cheffe bretonne de l'équipe » means who spoke last only where the gender says so too.
        if complement {
            return last.filter(|&id| gender.is_some() && self.phrases.entities.get(id).gender == gender);
        }
        last.or_else(|| self.subject_before(candidate.frame_start, frames.index(items.start), gender, false, true))
    }

    /// The organization that spoke last, or the one named last outside marks.
    fn organization_before(&self, token: usize) -> Option<EntityId> {
        let entities = self.phrases.entities;
        let organization = |id: EntityId| entities.get(id).kind == EntityKind::Organization;
        let last = self.last.and_then(|last| last.speaker.entity).filter(|&id| organization(id));
        last.or_else(|| {
            let fits = |mention: &Mention, _: &crate::entities::Entity| {
                mention.form == MentionForm::Name
                    && organization(mention.entity)
                    && !self.is_marked(mention.tokens.start)
            };
            entities.last_before(token, fits).map(|mention| mention.entity)
        })
    }

    /// `la même source`, `cette source`, `ce dernier`, `celle-ci`.
    fn is_same_source(&self, items: &Range<usize>) -> bool {
        let frames = self.frames();
        let known = frames.known;
        let start = items.start;
        let demonstrative = frames.is(start, &known.demonstrative);
        (items.len() <= 4 && frames.is(start, &known.the) && frames.is(start + 1, &known.same))
            || frames.is(start, &known.same)
            || demonstrative && frames.is(start + 1, &known.source)
    }

    /// `ce dernier`, `celle-ci`.
    fn is_latter(&self, items: &Range<usize>) -> bool {
        let frames = self.frames();
        let known = frames.known;
        frames.is(items.start, &known.this_one)
            || frames.is(items.start, &known.demonstrative) && frames.is(items.start + 1, &known.last)
    }

    /// The person named last before the words, outside marks.
    fn latter(&self, source: &SourceWords) -> Option<EntityId> {
        let frames = self.frames();
        let start = source.phrase.items.start;
        let feminine = frames.surface.word(frames.index(source.phrase.items.end - 1)).ends_with("ère")
            || frames.surface.word(frames.index(start)).starts_with(['c', 'C'])
                && frames.surface.word(frames.index(start)).contains("elle");
        let gender = if feminine { Gender::Female } else { Gender::Male };
        let fits = |mention: &Mention, entity: &crate::entities::Entity| {
            entity.kind == EntityKind::Person
                && entity.gender.is_none_or(|g| g == gender)
                && !self.is_marked(mention.tokens.start)
        };
        self.phrases.entities.last_before(frames.index(start), fits).map(|mention| mention.entity)
    }

    /// The entity that a noun phrase names.
    fn entity_of(&self, items: &Range<usize>) -> Option<EntityId> {
        let frames = self.frames();
        let entities = self.phrases.entities;
        let (mut first, mut body): (Option<&Mention>, Option<EntityId>) = (None, None);
        for mention in self.phrases.mentions(items.clone()).filter(|m| m.form == MentionForm::Name) {
            let kind = entities.get(mention.entity).kind;
            let complement = self.is_complement(mention.tokens.start, frames.index(items.start));
            if kind == EntityKind::Person && !complement {
                return Some(mention.entity);
            }
            if kind == EntityKind::Organization && !complement {
                body = body.or(Some(mention.entity));
            }
            if first.is_none() {
                first = Some(mention);
            }
        }
        let indefinite = frames.is(items.start, &frames.known.indefinite);
        if let Some(mention) = first {
            // The head itself: nothing but an article before it, or a text that speaks for its author.
            let head = self.leads(items, mention.tokens.start);
            if head && (!indefinite || self.is_document(items)) {
                return Some(mention.entity);
            }
        }
        if indefinite {
            return None;
        }
        if body.is_some() {
            return body;
        }
        entities.resolve_role(frames.surface, frames.tokens(items.clone()))
    }

    /// Does a preposition (and article, civility or role) stand before the token, so that it is a complement? The head of `la
    /// directrice de la Banque de France` is a person, not the bank.
    fn is_complement(&self, token: usize, start: usize) -> bool {
        let surface = self.frames().surface;
        let skipped = Classes::CIVILITY.union(Classes::ROLE).union(Classes::DETERMINER);
        let mut at = token;
        while at > start
            && !surface.has(at - 1, Classes::PREPOSITION)
            && (surface.has(at - 1, skipped) || surface.is_sign(at - 1, '.'))
        {
            at -= 1;
        }
        at > start && surface.has(at - 1, Classes::PREPOSITION)
    }

    /// Does a phrase begin with the name at a token, articles and documents aside (`le rapport de l'Insee`)?
    fn leads(&self, items: &Range<usize>, token: usize) -> bool {
        let frames = self.frames();
        let surface = frames.surface;
        let start = frames.index(items.start);
        let small = Classes::DETERMINER.union(Classes::PREPOSITION).union(Classes::ADVERB);
        let document = self.is_document(items);
        (start..token).all(|at| surface.has(at, small) || document)
    }

    fn is_document(&self, items: &Range<usize>) -> bool {
        let frames = self.frames();
        items.clone().take(4).any(|i| frames.has(i, Classes::DOCUMENT))
    }

    fn is_plural(&self, items: &Range<usize>) -> bool {
        let frames = self.frames();
        let word = frames.word(items.start);
        frames.known.they.contains(&word) || frames.known.they_female.contains(&word) || {
            let first = frames.surface.word(frames.index(items.start));
            items.len() > 1
                && matches!(first.chars().last(), Some('s'))
                && first.len() <= 5
                && first.starts_with(['l', 'd', 'c', 's', 'L', 'D', 'C', 'S'])
        }
    }

    /// A pronoun: the speaker of the same paragraph, or the nearest subject that agrees.
    fn pronoun(&self, candidate: &Candidate, source: &SourceWords) -> (Option<Speaker>, Option<&'static str>) {
        let frames = self.frames();
        let known = frames.known;
        let item = source.phrase.items.start;
        let span = Some(source.span);
        if self.is_latter(&source.phrase.items) {
            return (Some(Speaker { span, entity: self.latter(source) }), Some("latter"));
        }
        if [&known.one, &known.it, &known.you].iter().any(|words| frames.is(item, words)) {
            return (Some(Speaker { span, entity: None }), None);
        }
        if frames.is(item, &known.i) || frames.is(item, &known.we) {
            let entity = candidate.parent.and(self.last).and_then(|last| last.speaker.entity);
            return (Some(Speaker { span, entity }), Some("narrator"));
        }
        let plural = frames.is(item, &known.they) || frames.is(item, &known.they_female);
        let gender = if frames.is(item, &known.she) || frames.is(item, &known.they_female) {
            Some(Gender::Female)
        } else if frames.is(item, &known.he) {
            Some(Gender::Male)
        } else {
            None
        };
        if let Some(last) =
            self.last.filter(|last| last.block == candidate.block || candidate.frame <= last.frame + NEAR)
        {
            let agrees = last.gender.is_none() || gender.is_none() || last.gender == gender;
            // An organization is `il` or `elle` only right behind its own words.
            let person = last.speaker.entity.is_none_or(|id| self.phrases.entities.get(id).kind == EntityKind::Person);
            if agrees && last.plural == plural && (person || candidate.frame <= last.frame + 1) {
                return (Some(Speaker { span, entity: last.speaker.entity }), Some("continued"));
            }
        }
        let token = frames.index(item).min(candidate.frame_start.max(frames.index(item)));
        if let Some(entity) =
            self.subject_before(candidate.frame_start, token, gender, plural, gender == Some(Gender::Male))
        {
            return (Some(Speaker { span, entity: Some(entity) }), Some("pronoun"));
        }
        if plural {
            return (Some(Speaker { span, entity: None }), Some("pronoun"));
        }
        let entity =
            self.last.filter(|last| gender.is_none() || last.gender == gender).and_then(|last| last.speaker.entity);
        (Some(Speaker { span, entity }), Some("pronoun"))
    }

    /// The person or body that the frames before speak of first, nearest frame first; before `token` inside the frame that
    /// starts at `frame_start`.
    fn subject_before(
        &self,
        frame_start: usize,
        token: usize,
        gender: Option<Gender>,
        plural: bool,
        persons_only: bool,
    ) -> Option<EntityId> {
        let entities = self.phrases.entities;
        let here = self.outer.partition_point(|&(start, ..)| start <= frame_start);
        let person = |m: &Mention| {
            let entity = entities.get(m.entity);
            entity.kind == EntityKind::Person
                && !plural
                && (entity.gender.is_none() || gender.is_none() || entity.gender == gender)
        };
        let mut body = None;
        for back in 0..=FRAMES_BACK {
            let Some(index) = here.checked_sub(back + 1) else { break };
            let (start, _, frame) = self.outer[index];
            let tokens = self.frames().tokens(self.frames().all[frame].items.clone());
            let end = if back == 0 { token } else { tokens.end };
            if end <= start {
                continue;
            }
            let mut complement = None;
            for mention in entities.mentions_in(start..end).iter().filter(|m| m.form != MentionForm::Pronoun) {
                if self.is_marked(mention.tokens.start) {
                    continue;
                }
                let governed = self.is_complement(mention.tokens.start, start);
                if person(mention) && governed {
                    complement = complement.or(Some(mention.entity));
                } else if person(mention) {
                    return Some(mention.entity);
                } else if !governed && entities.get(mention.entity).kind == EntityKind::Organization {
                    body = body.or(Some(mention.entity));
                }
            }
            if complement.is_some() {
                return complement;
            }
        }
        body.filter(|_| !persons_only)
    }

    /// Does a marked passage hold the token?
    fn is_marked(&self, token: usize) -> bool {
        let marks = &self.frames().surface.marks;
        let behind = marks.partition_point(|pair| pair.open <= token);
        marks[..behind].iter().rev().take(3).any(|pair| pair.inner.contains(&token) && pair.inner.len() > 3)
    }

    /// Speech without words for its source: the speaker before it in the paragraph, or the one whom the sentence before names.
    fn unnamed(&self, candidate: &Candidate) -> (Option<Speaker>, Option<&'static str>) {
        if let Some(last) = self.last.filter(|last| last.block == candidate.block) {
            let span = None;
            if last.speaker.entity.is_some() || candidate.alone {
                return (
                    Some(Speaker {
                        span: span.or(last.speaker.entity.map_or(last.speaker.span, |_| None)),
                        ..last.speaker
                    }),
                    Some("continued"),
                );
            }
        }
        let start = candidate.frame_start;
        let subject = |persons_only| self.subject_before(start, start, None, false, persons_only);
        if let Some(entity) = subject(true) {
            return (Some(Speaker { span: None, entity: Some(entity) }), Some("sentence-before"));
        }
        if let Some(entity) = self.last.and_then(|last| last.speaker.entity) {
            return (Some(Speaker { span: None, entity: Some(entity) }), Some("last-speaker"));
        }
        let speaker = subject(false).map(|entity| Speaker { span: None, entity: Some(entity) });
        (speaker, Some("sentence-before"))
    }
}
