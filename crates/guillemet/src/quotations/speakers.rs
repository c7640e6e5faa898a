//! Who is meant: the words for a source, and what stands before them, to an entity.

use std::ops::Range;

use super::Speaker;
use super::antecedents::{Agreement, Antecedents, Back};
use super::candidates::{Candidate, SourceWords};
use super::frames::Frames;
use super::noun_phrases::{Head, NounPhrases};
use crate::article::{BlockKind, EntityKind, Gender, MentionForm, QuotationKind};
use crate::entities::{Entities, Mention};
use crate::ids::EntityId;
use crate::lexicon::Classes;
use crate::tokens::TokenKind;

/// The source of an earlier quotation.
#[derive(Clone, Copy, Debug)]
pub(super) struct Earlier {
    pub(super) speaker: Speaker,
    pub(super) block: usize,
    pub(super) frame: usize,
    pub(super) gender: Option<Gender>,
    plural: bool,
    /// Is it a body or text that has no name?
    body: bool,
    /// Is it somebody new whom the text does not name: `un responsable`, and the `il` that goes on with them?
    unknown: bool,
    /// Does its sentence close its block, as the first of several paragraphs of speech does?
    pub(super) closes: bool,
}

impl Earlier {
    pub(super) fn is_person(&self, entities: &Entities) -> bool {
        self.speaker.entity.is_some_and(|id| entities.get(id).kind == EntityKind::Person)
    }
}

/// Resolves sources in the order of the text.
pub(super) struct Resolver<'p, 'f, 'a, 't> {
    pub(super) phrases: &'p NounPhrases<'f, 'a, 't>,
    pub(super) before: Antecedents<'p, 'f, 'a, 't>,
    pub(super) last: Option<Earlier>,
    /// The person who spoke before the last speaker in the same block.
    pub(super) last_person: Option<Earlier>,
    /// Who spoke together with the last speaker.
    company: Vec<EntityId>,
    /// The token at which each entity is first mentioned.
    first_mentions: Vec<usize>,
    /// Whose voice a whole block is.
    pub(super) voices: &'p [(usize, EntityId)],
    /// Has an entity spoken?
    pub(super) spoken: Vec<bool>,
}

/// Who a candidate's speaker is.
pub(super) struct Resolved {
    pub(super) speaker: Option<Speaker>,
    /// Who else speaks.
    pub(super) others: Vec<EntityId>,
    /// The rule that says so.
    pub(super) way: &'static str,
}

/// The rule that says who a speaker is.
pub(super) type Way = &'static str;

/// How many frames, those inside marks included, lie at most between a speaker and a pronoun in the next paragraph.
pub(super) const NEAR: usize = 4;

impl<'p, 'f, 'a, 't> Resolver<'p, 'f, 'a, 't> {
    pub(super) fn new(phrases: &'p NounPhrases<'f, 'a, 't>, voices: &'p [(usize, EntityId)]) -> Self {
        let mut first_mentions = vec![usize::MAX; phrases.entities.all.len()];
        for mention in phrases.entities.mentions.iter().rev() {
            first_mentions[mention.entity.index()] = mention.tokens.start;
        }
        Resolver {
            phrases,
            before: Antecedents::new(phrases),
            last: None,
            last_person: None,
            company: Vec::new(),
            first_mentions,
            voices,
            spoken: vec![false; phrases.entities.all.len()],
        }
    }

    pub(super) fn frames(&self) -> &'f Frames<'a, 't> {
        self.phrases.frames
    }

    /// The speaker of a candidate, and how it was found where not by its own words.
    pub(super) fn resolve(&mut self, candidate: &Candidate) -> Resolved {
        let (speaker, way) = match &candidate.source {
            Some(source) if source.phrase.head == Head::Pronoun => self.pronoun(candidate, source),
            Some(source) => self.phrase(candidate, source),
            None => self.unnamed(candidate),
        };
        let others = self.company_of(candidate, speaker, way);
        if let Some(speaker) = speaker {
            if let Some(id) = speaker.entity {
                self.spoken[id.index()] = true;
            }
            // A study or a book is not who speaks next.
            let head = candidate.source.as_ref().map(|source| source.phrase.head);
            let known = self.frames().known;
            let text =
                head == Some(Head::Document) || head == Some(Head::Thing) && candidate.kind != QuotationKind::Direct;
            if candidate.parent.is_none() && (speaker.entity.is_some() || !text) {
                let said = |id| self.phrases.entities.get(id).gender;
                let own = || candidate.source.as_ref().and_then(|source| self.gender_of(&source.phrase.items));
                let gender = speaker.entity.map_or_else(own, said);
                let plural =
                    !others.is_empty() || candidate.source.as_ref().is_some_and(|s| self.is_plural(&s.phrase.items));
                let person = speaker.entity.is_some_and(|id| self.phrases.entities.get(id).kind == EntityKind::Person);
                let closes = self.closes_block(candidate, person);
                let (block, frame) = (candidate.block, candidate.frame);
                let person = self.last.filter(|last| last.is_person(self.phrases.entities)).or(self.last_person);
                self.last_person = person.filter(|last| last.block == block);
                let body = matches!(head, Some(Head::Body | Head::Document | Head::Thing)) && speaker.entity.is_none();
                let source = candidate.source.as_ref().filter(|source| source.phrase.head != Head::Pronoun);
                let new = |source: &SourceWords| self.frames().is(source.phrase.items.start, &known.indefinite);
                let goes_on = || self.last.is_some_and(|last| last.unknown);
                let unknown = speaker.entity.is_none() && (way == "pronoun" || source.map_or_else(goes_on, new));
                self.last = Some(Earlier { speaker, block, frame, gender, plural, closes, body, unknown });
                self.company.clone_from(&others);
            }
        }
        Resolved { speaker, others, way }
    }

    /// Who speaks together with a speaker: `X et Y ont déclaré`, `ont-ils ajouté`, `les deux élus`.
    fn company_of(&self, candidate: &Candidate, speaker: Option<Speaker>, way: Way) -> Vec<EntityId> {
        let Some(first) = speaker.and_then(|speaker| speaker.entity) else { return Vec::new() };
        let frames = self.frames();
        let mut group = match (&candidate.source, way) {
            (_, "continued" | "group") => self.company.clone(),
            (Some(source), "pronoun") if self.is_plural(&source.phrase.items) => {
                self.before.group_before(candidate.frame_start, frames.index(source.phrase.items.start))
            }
            (Some(source), "named") => self.before.group_in(frames.tokens(source.phrase.items.clone())),
            _ => Vec::new(),
        };
        group.retain(|&id| id != first);
        group
    }

    /// The speaker before, where its speech stands in the same block or right before this.
    pub(super) fn near(&self, candidate: &Candidate) -> Option<Earlier> {
        self.last.filter(|last| last.block == candidate.block || candidate.frame <= last.frame + NEAR)
    }

    /// A noun phrase: the name in it, the holder of the role, or its own words.
    fn phrase(&self, candidate: &Candidate, source: &SourceWords) -> (Option<Speaker>, Way) {
        let frames = self.frames();
        let span = Some(source.span);
        let items = &source.phrase.items;
        if self.is_latter(items) {
            return (Some(Speaker { span, entity: self.latter(candidate, source) }), "latter");
        }
        if self.is_same_source(items) {
            if let Some(last) = self.last {
                return (Some(Speaker { span, entity: last.speaker.entity }), "same-source");
            }
        }
        // « une source policière », « sources concordantes » are nobody whom the text names.
        if (items.clone().take(2)).any(|i| frames.is(i, &frames.known.sources)) {
            return (Some(Speaker { span, entity: None }), "own-words");
        }
        if frames.is(items.start, &frames.known.those) {
            return (Some(Speaker { span, entity: self.the_one(candidate, items) }), "latter");
        }
        if let Some(last) = self.near(candidate).filter(|_| self.is_group_again(items)) {
            return (Some(Speaker { span, entity: last.speaker.entity }), "group");
        }
        let (entity, way) = match self.entity_of(candidate, items) {
            Some((entity, way)) => (Some(entity), way),
            None => (self.described(candidate, &source.phrase), "described"),
        };
        (Some(Speaker { span, entity }), if entity.is_some() { way } else { "own-words" })
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

    /// The person named last before the words, outside marks, or the body where nobody is near.
    fn latter(&self, candidate: &Candidate, source: &SourceWords) -> Option<EntityId> {
        let frames = self.frames();
        let start = source.phrase.items.start;
        let feminine = frames.surface.word(frames.index(source.phrase.items.end - 1)).ends_with("ère")
            || frames.surface.word(frames.index(start)).starts_with(['c', 'C'])
                && frames.surface.word(frames.index(start)).contains("elle");
        let gender = if feminine { Gender::Female } else { Gender::Male };
        self.before.latter(candidate.frame_start, frames.index(start), gender)
    }

    /// `celle qui dirige le club`, `celui qu'on surnomme X`: who spoke right before, or the nearest subject.
    fn the_one(&self, candidate: &Candidate, items: &Range<usize>) -> Option<EntityId> {
        let frames = self.frames();
        let gender = match frames.surface.word(frames.index(items.start)) {
            "celle" | "Celle" => Some(Gender::Female),
            "celui" | "Celui" => Some(Gender::Male),
            _ => return None,
        };
        let last = self.near(candidate).filter(|last| last.gender == gender).and_then(|last| last.speaker.entity);
        let wanted = Agreement { gender, person: true, ..Agreement::default() };
        last.or_else(|| self.before.subject_before(candidate.frame_start, frames.index(items.start), wanted))
    }

    /// `les auteurs`, `les deux élus` behind several persons who spoke.
    fn is_group_again(&self, items: &Range<usize>) -> bool {
        let plural = self.is_plural(items) && self.frames().is(items.start, &self.frames().known.the);
        plural && !self.company.is_empty() && items.len() <= 3 && self.phrases.mentions(items.clone()).next().is_none()
    }

    /// The entity that a noun phrase names or whose role it holds.
    fn entity_of(&self, candidate: &Candidate, items: &Range<usize>) -> Option<(EntityId, Way)> {
        let frames = self.frames();
        let entities = self.phrases.entities;
        let (mut first, mut body): (Option<&Mention>, Option<EntityId>) = (None, None);
        // Behind the last complement.
        let mut governed = usize::MAX;
        let indefinite = frames.is(items.start, &frames.known.indefinite);
        // « plusieurs élus, dont X », « une dizaine d'élus, parmi lesquels X »: several, of whom X is one.
        let many = indefinite || self.is_plural(items);
        let among = items.clone().find(|&i| many && frames.has(i, Classes::RELATIVE)).unwrap_or(items.end);
        for mention in self.phrases.mentions(items.start..among).filter(|m| m.form == MentionForm::Name) {
            let kind = entities.get(mention.entity).kind;
            // « présidée par X |et Y »
            let joined = mention.tokens.start == governed.saturating_add(1)
                && frames.known.et.contains(&frames.surface.token(governed).word);
            let complement = joined || self.before.is_complement(mention.tokens.start, frames.index(items.start));
            if complement {
                governed = mention.tokens.end;
            }
            if kind == EntityKind::Person && !complement {
                return Some((mention.entity, "named"));
            }
            // « le député PS » is no party.
            let of_somebody =
                || (frames.index(items.start)..mention.tokens.start).any(|at| frames.surface.has(at, Classes::ROLE));
            if kind == EntityKind::Organization && !complement && !of_somebody() {
                body = body.or(Some(mention.entity));
            }
            if first.is_none() {
                first = Some(mention);
            }
        }
        if let Some(mention) = first {
            // The head itself: nothing but an article before it, or a text that speaks for its author.
            let head = self.leads(items, mention.tokens.start);
            // « une étude publiée par l'Insee » speaks for itself, « les chiffres publiés par l'Insee » are the Insee's.
            let by = items.clone().find(|&i| frames.is(i, &frames.known.par));
            let by_name = by.is_some_and(|by| frames.index(by) < mention.tokens.start);
            if head && (!indefinite || self.is_document(items) && !by_name) {
                return Some((mention.entity, "named"));
            }
        }
        if many {
            return None;
        }
        if body.is_some() {
            return body.map(|body| (body, "named"));
        }
        let own = self.own_words(items);
        let holder = entities.resolve_role(frames.surface, frames.tokens(own));
        // « le ministre » of several is the one who is speaking.
        holder.map(|holder| (self.speaking_holder(candidate, items, holder).unwrap_or(holder), "role"))
    }

    /// The person that the sentence or the speech before is about, if they too hold the role that a bare `le ministre` names.
    fn speaking_holder(&self, candidate: &Candidate, items: &Range<usize>, holder: EntityId) -> Option<EntityId> {
        let frames = self.frames();
        let entities = self.phrases.entities;
        let noun = frames.surface.word(frames.index(items.end - 1));
        if items.len() != 2 || entities.get(holder).kind != EntityKind::Person {
            return None;
        }
        let holds = |id: &EntityId| {
            entities.get(*id).roles.iter().any(|&role| {
                let words = frames.surface.source.slice(role);
                words.split_whitespace().next().is_some_and(|first| first.eq_ignore_ascii_case(noun))
            })
        };
        let start = frames.tokens(frames.all[candidate.frame].items.clone()).start;
        let named = entities.mentions_in(start..frames.index(items.start));
        let subject =
            named.iter().find(|m| m.form == MentionForm::Name && !self.before.is_complement(m.tokens.start, start));
        let last = || self.near(candidate).and_then(|last| last.speaker.entity);
        subject.map(|m| m.entity).filter(holds).or_else(|| last().filter(holds))
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

    pub(super) fn is_plural(&self, items: &Range<usize>) -> bool {
        let frames = self.frames();
        let word = frames.word(items.start);
        let counted = frames.is_kind(items.start, TokenKind::Number)
            || frames.is(items.start + 1, &frames.known.several)
            || frames.is(items.start + 1, &frames.known.others);
        let several = frames.is(items.start, &frames.known.several) || items.len() > 1 && counted;
        several || frames.known.they.contains(&word) || frames.known.they_female.contains(&word) || {
            let first = frames.surface.word(frames.index(items.start));
            items.len() > 1
                && matches!(first.chars().last(), Some('s'))
                && first.len() <= 5
                && first.starts_with(['l', 'd', 'c', 's', 'L', 'D', 'C', 'S'])
        }
    }

    /// A pronoun: the speaker of the same paragraph, or the nearest subject that agrees.
    fn pronoun(&self, candidate: &Candidate, source: &SourceWords) -> (Option<Speaker>, Way) {
        let frames = self.frames();
        let known = frames.known;
        let item = source.phrase.items.start;
        let span = Some(source.span);
        if self.is_latter(&source.phrase.items) {
            return (Some(Speaker { span, entity: self.latter(candidate, source) }), "latter");
        }
        if [&known.one, &known.it, &known.you].iter().any(|words| frames.is(item, words)) {
            return (Some(Speaker { span, entity: None }), "nobody");
        }
        if frames.is(item, &known.i) || frames.is(item, &known.we) {
            let entity = candidate.parent.and(self.last).and_then(|last| last.speaker.entity);
            return (Some(Speaker { span, entity }), "narrator");
        }
        let plural = frames.is(item, &known.they) || frames.is(item, &known.they_female);
        let gender = if frames.is(item, &known.she) || frames.is(item, &known.they_female) {
            Some(Gender::Female)
        } else if frames.is(item, &known.he) {
            Some(Gender::Male)
        } else {
            None
        };
        let token = frames.index(item);
        let linked = self.phrases.entities.pronoun_at(token);
        if !plural && self.is_unnamed_officer(candidate, gender) {
            return (Some(Speaker { span, entity: None }), "pronoun");
        }
        // « « A », dit X. Selon le ministère, B. « C », ajoute-t-il »: the person goes on.
        let person = self.last_person.filter(|person| person.block == candidate.block && person.gender == gender);
        if let Some(person) =
            person.filter(|person| !plural && !person.plural && self.last.is_some_and(|last| last.body))
        {
            return (Some(Speaker { span, entity: person.speaker.entity }), "continued");
        }
        // « La gendarmerie s'est dite « A », « B » et « C ».¶ Elle a précisé »: many passages in one sentence.
        let body = || self.last.filter(|last| last.body && self.before.distance(last.frame, candidate.frame) <= 1);
        if let Some(last) = self.near(candidate).or_else(body) {
            let agrees = last.gender.is_none() || gender.is_none() || last.gender == gender;
            // An organization is `il` or `elle` only right behind its own words.
            let person = last.speaker.entity.is_none_or(|id| self.phrases.entities.get(id).kind == EntityKind::Person);
            let body =
                last.speaker.entity.is_some_and(|id| self.phrases.entities.get(id).kind == EntityKind::Organization);
            let someone = |id: EntityId| body && self.phrases.entities.get(id).kind == EntityKind::Person;
            if let Some(newer) = linked.filter(|&id| !plural && (someone(id) || self.named_since(last, id, token))) {
                return (Some(Speaker { span, entity: Some(newer) }), "pronoun");
            }
            // « La ministre X viendra, indique Le Courrier. Elle dit ... »: a paper is no `elle` beside a person.
            let media = body && last.speaker.entity.is_some_and(|id| self.phrases.entities.get(id).sort == "media");
            let spoken_of = || {
                let wanted = Agreement { gender, person: true, back: Back::One, ..Agreement::default() };
                self.before.subject_before(candidate.frame_start, token, wanted)
            };
            if let Some(person) = (media && !plural).then(spoken_of).flatten() {
                return (Some(Speaker { span, entity: Some(person) }), "pronoun");
            }
            if agrees && last.plural == plural && (person || candidate.frame <= last.frame + 1) {
                // « Le reporter a raconté A. Il a dit B »: whom `il` means, where the text may name who the reporter is.
                let described = !plural && !last.body && !last.unknown && last.speaker.entity.is_none();
                let named = |id: &EntityId| self.phrases.entities.get(*id).kind == EntityKind::Person;
                if let Some(id) = linked.filter(|id| described && named(id)) {
                    return (Some(Speaker { span, entity: Some(id) }), "pronoun");
                }
                return (Some(Speaker { span, entity: last.speaker.entity }), "continued");
            }
        }
        if plural {
            let group = self.before.group_before(candidate.frame_start, token);
            return (Some(Speaker { span, entity: group.first().copied() }), "pronoun");
        }
        let wanted = Agreement { gender, person: gender == Some(Gender::Male), ..Agreement::default() };
        let subject = || self.before.subject_before(candidate.frame_start, token, wanted);
        let entity = linked.or_else(subject).or_else(|| {
            let last = self.last.filter(|last| gender.is_none() || last.gender == gender);
            last.and_then(|last| last.speaker.entity)
        });
        if entity.map_or(self.last.is_some(), |id| self.first_mentions[id.index()] < token) {
            return (Some(Speaker { span, entity }), "pronoun");
        }
        // Whom a title means was looked for where entities are.
        let block = frames.surface.blocks[candidate.block].kind;
        let titled = matches!(block, BlockKind::Headline | BlockKind::Lead);
        let behind =
            || self.before.person_behind(token, gender).filter(|_| !titled && !self.tells_of_somebody(candidate));
        (Some(Speaker { span, entity: entity.or_else(behind) }), "cataphora")
    }

    /// `Un homme a été condamné. « Je regrette », a-t-il dit`: does a sentence before a passage, in its paragraph, begin with somebody
    /// who is not named?
    fn tells_of_somebody(&self, candidate: &Candidate) -> bool {
        const SENTENCES: usize = 3;
        let surface = self.frames().surface;
        let block = surface.tokens.by_block[candidate.block].start;
        let end = surface.sentences.partition_point(|sentence| sentence.tokens.start < candidate.frame_start);
        let begins = |start: usize| {
            let noun = start + 1 + usize::from(surface.has(start + 1, Classes::ROLE_ADJECTIVE));
            surface.has(start, Classes::DETERMINER) && surface.has(noun, Classes::HUMAN.union(Classes::ROLE))
        };
        let before = surface.sentences[..end].iter().rev().take(SENTENCES).map(|sentence| sentence.tokens.start);
        before.take_while(|&start| start >= block).any(begins)
    }

    /// `Le procureur n'a pas hésité. « Vous mentez », a-t-il lancé`: is the sentence before, in its paragraph, about the holder of a role
    /// whom the text does not name, as it seldom does one of that role?
    fn is_unnamed_officer(&self, candidate: &Candidate, gender: Option<Gender>) -> bool {
        let surface = self.frames().surface;
        let entities = self.phrases.entities;
        let before = self.before.frames_before(candidate.frame_start, candidate.frame_start, 1).nth(1);
        let Some(tokens) = before.filter(|tokens| tokens.start >= surface.tokens.by_block[candidate.block].start)
        else {
            return false;
        };
        let start = tokens.start;
        let said = |last: &Earlier| self.frames().index(self.frames().all[last.frame].items.start) >= start;
        if candidate.parent.is_some() || self.last.as_ref().is_some_and(said) {
            return false;
        }
        let noun = start + 1;
        let role = surface.has(start, Classes::DETERMINER) && surface.has(noun, Classes::ROLE);
        let people = &surface.lexicon.people;
        let form = people.role(surface.token(noun).word).filter(|form| role && people.is_bystander(form.role));
        let alone = surface.has(noun + 1, Classes::AUXILIARY | Classes::FINITE_VERB | Classes::CLITICS);
        form.is_some_and(|form| gender.is_some() && (form.gender.is_none() || form.gender == gender))
            && alone
            && entities.mentions_in(start..noun + 1).is_empty()
            && entities.resolve_role(surface, start..noun + 1).is_none()
    }

    /// Is a person other than the last speaker named behind that speech, as no complement?
    fn named_since(&self, last: Earlier, id: EntityId, token: usize) -> bool {
        let frames = self.frames();
        let start = frames.tokens(frames.all[last.frame].items.clone()).end;
        let mut named =
            self.phrases.entities.mentions_in(start..token.max(start)).iter().filter(|mention| mention.entity == id);
        last.speaker.entity != Some(id)
            && named.any(|mention| {
                mention.form == MentionForm::Name && !self.before.is_complement(mention.tokens.start, start)
            })
    }
}
