//! Whom words without a name take up: the nearest subject, the group, the person or body that a description means.

use std::ops::Range;

use super::frames::Frames;
use super::noun_phrases::NounPhrases;
use super::voices::is_page;
use crate::article::{EntityKind, Gender, MentionForm};
use crate::entities::{Entities, Entity, Mention, is_impersonal};
use crate::ids::EntityId;
use crate::lexicon::Classes;
use crate::tokens::TokenKind;

/// How many frames back an antecedent is searched.
const FRAMES_BACK: usize = 6;
/// How many frames back a group is searched: `X et Y ... Ils`.
const GROUP_BACK: usize = 3;
/// How many frames ahead somebody is searched whom a headline does not name yet.
const FRAMES_AHEAD: usize = 3;
/// How many tokens of a frame can stand before the pronoun that is its subject.
const OPENING: usize = 16;
/// How far into a frame the conjunction of a clause that opens it stands, and how long that clause is, at most.
const SUBORDINATED: usize = 2;
const LONGEST_CLAUSE: usize = 40;
/// How many mentions back somebody is searched whom `ce dernier` takes up, in sentences of any length.
const NAMED: usize = 80;
/// How many members of a group are looked at.
const MEMBERS: usize = 8;

/// What an antecedent has to agree with.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Agreement {
    pub(super) gender: Option<Gender>,
    /// Must it be a person?
    pub(super) person: bool,
    /// Must it be no complement?
    pub(super) apart: bool,
    /// How many frames before its own one it may stand in.
    pub(super) back: Back,
}

/// How far an antecedent may stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Back {
    /// In the same frame.
    Here,
    /// In the frame before.
    One,
    /// As far as is looked.
    #[default]
    Far,
}

/// Looks for antecedents among the frames outside marks.
pub(super) struct Antecedents<'p, 'f, 'a, 't> {
    pub(super) phrases: &'p NounPhrases<'f, 'a, 't>,
    /// The first token and the index of each frame outside marks, in order.
    outer: Vec<(usize, usize)>,
}

impl<'p, 'f, 'a, 't> Antecedents<'p, 'f, 'a, 't> {
    pub(super) fn new(phrases: &'p NounPhrases<'f, 'a, 't>) -> Self {
        let frames = phrases.frames;
        let mut outer = Vec::with_capacity(frames.all.len());
        let outside = frames.all.iter().enumerate().filter(|(_, frame)| frame.parent.is_none());
        outer.extend(outside.map(|(index, frame)| (frames.index(frame.items.start), index)));
        Antecedents { phrases, outer }
    }

    fn frames(&self) -> &'f Frames<'a, 't> {
        self.phrases.frames
    }

    fn entities(&self) -> &'a Entities {
        self.phrases.entities
    }

    /// How many frames outside marks lie from one frame to a later one.
    pub(super) fn distance(&self, from: usize, to: usize) -> usize {
        let place = |frame: usize| self.outer.partition_point(|&(_, index)| index <= frame);
        place(to).saturating_sub(place(from))
    }

    /// Does a person or body agree in gender?
    pub(super) fn agrees(&self, id: EntityId, gender: Option<Gender>) -> bool {
        let entity = self.entities().get(id);
        entity.gender.is_none() || gender.is_none() || entity.gender == gender
    }

    /// The tokens of the frames before `token`, nearest first; the first is what stands before it in its own frame, which starts
    /// at `frame_start`.
    pub(super) fn frames_before(
        &self,
        frame_start: usize,
        token: usize,
        most: usize,
    ) -> impl Iterator<Item = Range<usize>> {
        let here = self.outer.partition_point(|&(start, _)| start <= frame_start);
        (0..=most).map_while(move |back| {
            let (start, frame) = self.outer[here.checked_sub(back + 1)?];
            let tokens = self.frames().tokens(self.frames().all[frame].items.clone());
            Some(start..if back == 0 { token.max(start) } else { tokens.end })
        })
    }

    /// The person that the frames before speak of first, nearest frame first, or the body where no person has to be meant.
    ///
    /// A frame whose subject is a pronoun that agrees speaks of somebody who was named before: what it names besides is passed over
    /// (`Il a travaillé avec X. Il a dit`). Where any gender will do, the pronoun's person is meant.
    pub(super) fn subject_before(&self, frame_start: usize, token: usize, wanted: Agreement) -> Option<EntityId> {
        let entities = self.entities();
        let fits =
            |m: &Mention| entities.get(m.entity).kind == EntityKind::Person && self.agrees(m.entity, wanted.gender);
        let mut body = None;
        let most = match wanted.back {
            Back::Here => 0,
            Back::One => 1,
            Back::Far => FRAMES_BACK,
        };
        for (back, tokens) in self.frames_before(frame_start, token, most).enumerate() {
            let mut complement = None;
            let pronoun = self.pronoun_subject(tokens.clone(), wanted.gender);
            for mention in entities.mentions_in(tokens.clone()) {
                let at = mention.tokens.start;
                if self.is_marked(at) {
                    continue;
                }
                if mention.form == MentionForm::Pronoun {
                    // Whoever it is that speaks, the pronoun's person is spoken of.
                    let subject = pronoun == Some(at) || self.frames().surface.token(at).kind == TokenKind::Clitic;
                    if wanted.gender.is_none() && back <= 1 && subject && fits(mention) {
                        return Some(mention.entity);
                    }
                    continue;
                }
                if wanted.gender.is_some() && pronoun.is_some_and(|pronoun| pronoun < at) {
                    break;
                }
                let governed = self.is_complement(at, tokens.start);
                if fits(mention) && governed {
                    complement = complement.or(Some(mention.entity));
                } else if fits(mention) {
                    return Some(mention.entity);
                } else if !governed && entities.get(mention.entity).kind == EntityKind::Organization {
                    body = body.or(Some(mention.entity));
                }
            }
            if complement.is_some() && !wanted.apart {
                return complement;
            }
        }
        body.filter(|_| !wanted.person)
    }

    /// The pronoun of a gender, or of any, that a frame begins with as its subject: `Après ses études, il ...`. Not `il faut`.
    fn pronoun_subject(&self, tokens: Range<usize>, gender: Option<Gender>) -> Option<usize> {
        let surface = self.frames().surface;
        let people = &surface.lexicon.people;
        // « Même s'il menace de partir, X reste »: a pronoun in the clause that opens the sentence points ahead.
        let opening = tokens.clone().take(SUBORDINATED).find(|&at| surface.has(at, Classes::SUBORDINATOR));
        let comma = || tokens.clone().take(LONGEST_CLAUSE).find(|&at| surface.is_sign(at, ','));
        let main = opening.map_or(tokens.start, |_| comma().unwrap_or(tokens.start));
        (main..tokens.end).take(OPENING).find(|&at| {
            let own = people.pronoun_gender(surface.token(at).word);
            let agrees = own.is_some() && (gender.is_none() || own == gender);
            let pronoun = surface.token(at).kind == TokenKind::Word && agrees && !self.is_marked(at);
            pronoun && !is_impersonal(surface, at)
        })
    }

    /// The persons of a coordination in the frames before: `X et Y ont écrit ... Ils`.
    pub(super) fn group_before(&self, frame_start: usize, token: usize) -> Vec<EntityId> {
        self.frames_before(frame_start, token, GROUP_BACK)
            .map(|tokens| self.group_in(tokens))
            .find(|group| !group.is_empty())
            .unwrap_or_default()
    }

    /// The persons that the first coordination of names in a range puts together; none where there is no such thing.
    pub(super) fn group_in(&self, tokens: Range<usize>) -> Vec<EntityId> {
        let entities = self.entities();
        let frames = self.frames();
        let surface = frames.surface;
        let breaks = Classes::AUXILIARY
            .union(Classes::FINITE_VERB)
            .union(Classes::RELATIVE)
            .union(Classes::SUBORDINATOR)
            .union(Classes::CUE_VERB);
        let mut group: Vec<EntityId> = Vec::new();
        let mut joined = false;
        let mut end = 0;
        for mention in entities.mentions_in(tokens.clone()).iter().filter(|m| m.form == MentionForm::Name) {
            let person = entities.get(mention.entity).kind == EntityKind::Person;
            // « un ami de X » is not X.
            let complement = self.is_complement(mention.tokens.start, tokens.start);
            if !person || complement || self.is_marked(mention.tokens.start) {
                continue;
            }
            let between = end..mention.tokens.start;
            let linked = !group.is_empty() && !between.clone().any(|at| surface.has(at, breaks));
            let and = linked && between.clone().any(|at| frames.known.et.contains(&surface.token(at).word));
            if !linked && joined {
                break;
            }
            if !linked {
                group.clear();
            }
            joined |= and;
            end = mention.tokens.end;
            if !group.contains(&mention.entity) && group.len() < MEMBERS {
                group.push(mention.entity);
            }
        }
        if joined && group.len() > 1 { group } else { Vec::new() }
    }

    /// The organization named last before a token outside marks that a noun takes up.
    pub(super) fn organization_before(&self, token: usize, fits: impl Fn(&Entity) -> bool) -> Option<EntityId> {
        let surface = self.frames().surface;
        // « a-t-elle écrit sur Facebook », « a-t-elle dit à l'AFP »: where something stood, who was told.
        let medium = |mention: &Mention| {
            let word = |back: usize| mention.tokens.start.checked_sub(back).map(|at| surface.token(at).word);
            let told = || word(2).is_some_and(|word| self.frames().known.dative.contains(&word));
            word(1).is_some_and(|word| self.frames().known.upon.contains(&word))
                || surface.has(mention.tokens.start, Classes::AGENCY) && told()
        };
        let fits = |mention: &Mention, entity: &Entity| {
            mention.form == MentionForm::Name
                && entity.kind == EntityKind::Organization
                && !medium(mention)
                && !self.is_marked(mention.tokens.start)
                && fits(entity)
        };
        self.entities().last_before(token, fits).map(|mention| mention.entity)
    }

    /// The person named last before a token, outside marks.
    pub(super) fn person_before(&self, token: usize, gender: Option<Gender>) -> Option<EntityId> {
        let fits = |mention: &Mention, entity: &Entity| {
            entity.kind == EntityKind::Person
                && self.agrees(mention.entity, gender)
                && !self.is_marked(mention.tokens.start)
        };
        self.entities().last_before(token, fits).map(|mention| mention.entity)
    }

    /// Whom `ce dernier` at a token takes up: the person named last. `Cette dernière` is an organization too, where this sentence and
    /// the one before name no woman: `L'enquête a été confiée à la Cour des comptes. Cette dernière ...`.
    pub(super) fn latter(&self, frame_start: usize, token: usize, gender: Gender) -> Option<EntityId> {
        let near = self.frames_before(frame_start, token, 1).last().map_or(token, |tokens| tokens.start);
        let entities = self.entities();
        let named = |kind: EntityKind| {
            let fits = |m: &&Mention| {
                let entity = entities.get(m.entity);
                let agrees = kind == EntityKind::Organization || self.agrees(m.entity, Some(gender));
                entity.kind == kind && agrees && !self.is_marked(m.tokens.start)
            };
            entities.mentions_in(near..token).iter().rev().take(NAMED).find(fits).map(|m| m.entity)
        };
        named(EntityKind::Person)
            .or_else(|| {
                let body = named(EntityKind::Organization);
                body.filter(|&id| gender == Gender::Female || entities.get(id).sort == "media")
            })
            .or_else(|| self.person_before(token, Some(gender)))
    }

    /// The first person named behind a token, in the frames that follow: `« ... » Pour X, le métal est une passion.`
    pub(super) fn person_behind(&self, token: usize, gender: Option<Gender>) -> Option<EntityId> {
        let here = self.outer.partition_point(|&(start, _)| start <= token);
        let last = self.outer.get((here + FRAMES_AHEAD).min(self.outer.len()).checked_sub(1)?)?;
        let end = self.frames().tokens(self.frames().all[last.1].items.clone()).end;
        let entities = self.entities();
        let fits = |m: &&Mention| {
            m.form == MentionForm::Name
                && entities.get(m.entity).kind == EntityKind::Person
                && self.agrees(m.entity, gender)
                && !self.is_marked(m.tokens.start)
                && !is_page(self.frames().surface, m.tokens.start)
        };
        entities.mentions_in(token..end).iter().find(fits).map(|m| m.entity)
    }

    /// Does a preposition (and article, civility or role) stand before the token, so that it is a complement? The head of `la
    /// directrice de la Banque de France` is a person, not the bank.
    pub(super) fn is_complement(&self, token: usize, start: usize) -> bool {
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

    /// Does a marked passage hold the token?
    fn is_marked(&self, token: usize) -> bool {
        let marks = &self.frames().surface.marks;
        let behind = marks.partition_point(|pair| pair.open <= token);
        marks[..behind].iter().rev().take(3).any(|pair| pair.inner.contains(&token) && pair.inner.len() > 3)
    }
}
