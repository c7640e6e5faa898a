//! Descriptions that no role tells: `le jeune homme`, `la passante`, `le groupe`, `son essai`.

use std::ops::Range;

use super::antecedents::{Agreement, Back};
use super::candidates::Candidate;
use super::noun_phrases::{Head, NounPhrase};
use super::speakers::Resolver;
use crate::article::{EntityKind, Gender, MentionForm};
use crate::ids::EntityId;
use crate::lexicon::Classes;
use crate::text::fold;
use crate::tokens::TokenKind;

/// How many mentions back somebody with the same office is looked for.
const MENTIONS: usize = 80;
/// How many words a description has at most.
const LONGEST: usize = 7;

/// Feminine adjectives and nouns that an elided article does not tell: `l'ancienne championne`.
const FEMININE: [&str; 8] = ["enne", "aine", "oise", "aise", "ière", "euse", "rice", "onne"];

impl Resolver<'_, '_, '_, '_> {
    /// A definite description of one human being or body means whoever spoke last, or the nearest subject.
    pub(super) fn described(&self, candidate: &Candidate, phrase: &NounPhrase) -> Option<EntityId> {
        let frames = self.frames();
        let items = self.own_words(&phrase.items);
        let token = frames.index(items.start);
        let definite = frames.is(items.start, &frames.known.the) || frames.is(items.start, &frames.known.demonstrative);
        // « son essai » speaks for the person spoken of.
        if phrase.head == Head::Document && frames.is(items.start, &frames.known.possessive) {
            let here = Agreement { back: Back::Here, ..Agreement::default() };
            let subject = |wanted| self.before.subject_before(candidate.frame_start, token, wanted);
            return subject(here).or_else(|| subject(Agreement::default()));
        }
        // « X, dont l'avocat assure que »: somebody else.
        let of_whom = items.start > 0 && frames.is(items.start - 1, &frames.known.dont);
        if !definite || of_whom || self.is_plural(&items) {
            return None;
        }
        // « l'actrice |de 52 ans » has no complement.
        let of = items.clone().find(|&i| frames.is(i, &frames.known.genitive));
        let complement = of.is_some_and(|of| !frames.is(of + 2, &frames.known.years));
        let items = if complement { items } else { items.start..of.unwrap_or(items.end) };
        let gender = self.gender_of(&items);
        if let Some(holder) = self.bare_holder(&items, gender).filter(|_| complement) {
            return Some(holder);
        }
        if phrase.head != Head::Human {
            if let Some(body) = self.body(&items, complement) {
                return Some(body);
            }
        }
        if matches!(phrase.head, Head::Thing | Head::Unknown) || phrase.head == Head::Human && items.len() > LONGEST {
            return self.whoever_spoke(candidate, &items);
        }
        if phrase.head != Head::Human || items.len() > LONGEST || items.len() > 4 && !complement {
            return None;
        }
        // « l'avocat de X » is neither X nor, like other bystanders, somebody whom the text speaks of.
        let whose = |id: EntityId| self.phrases.mentions(items.clone()).any(|mention| mention.entity == id);
        let person = |id: &EntityId| {
            let person = self.phrases.entities.get(*id).kind == EntityKind::Person;
            person && self.before.agrees(*id, gender) && !whose(*id) && !self.holds_other_office(*id, &items)
        };
        // « ... », raconte X. La foule criait « ... ». Le reporter ...: no crowd, paper or club is one person.
        let last = self.last.filter(|last| last.is_person(self.phrases.entities)).or(self.last_person);
        let last = last.and_then(|last| last.speaker.entity).filter(person);
        let likely = gender.or_else(|| self.gender_of_role(&items));
        let subject = |back| {
            let wanted = Agreement { gender: likely, person: true, back, ..Agreement::default() };
            self.before.subject_before(candidate.frame_start, token, wanted)
        };
        let known = |id: &EntityId| gender.is_some() && self.phrases.entities.get(*id).gender == gender;
        if complement {
            // « la cheffe bretonne de l'équipe » means who spoke last only where the gender says so too.
            let other = |&id: &EntityId| self.without_role(id) && !whose(id) && !self.is_bystander(&items);
            return last.filter(known).or_else(|| subject(Back::One).filter(other));
        }
        last.filter(|id| gender.is_none() || known(id))
            .or_else(|| subject(Back::Here))
            .or(last)
            .or_else(|| subject(Back::Far))
    }

    /// `le ministre de l'Intérieur` where the text names `le ministre Jean Roy`, and no second minister.
    fn bare_holder(&self, items: &Range<usize>, gender: Option<Gender>) -> Option<EntityId> {
        let frames = self.frames();
        let noun = items.clone().find(|&i| frames.has(i, Classes::ROLE))?;
        let noun = frames.surface.word(frames.index(noun));
        let entities = self.phrases.entities;
        let roles = |id: EntityId| entities.get(id).roles.iter().map(|&role| frames.surface.source.slice(role));
        let same = |role: &str| role.split(' ').next().is_some_and(|first| first.eq_ignore_ascii_case(noun));
        let mut holders = entities
            .mentions_in(0..frames.index(items.start))
            .iter()
            .rev()
            .take(MENTIONS)
            .filter(|mention| mention.form == MentionForm::Name && roles(mention.entity).any(same));
        let first = holders.next()?.entity;
        let bare = roles(first).all(|role| !same(role) || role.eq_ignore_ascii_case(noun));
        (bare && holders.all(|other| other.entity == first) && self.before.agrees(first, gender)).then_some(first)
    }

    /// `l'avocat de X`, `le médecin de X`: a trade of somebody whom a text seldom names.
    fn is_bystander(&self, items: &Range<usize>) -> bool {
        let frames = self.frames();
        let people = &frames.surface.lexicon.people;
        let noun = items.clone().find(|&i| frames.has(i, Classes::ROLE));
        let trade = noun.and_then(|i| people.role(frames.word(i))).is_some_and(|form| people.is_bystander(form.role));
        let person = |id: EntityId| self.phrases.entities.get(id).kind == EntityKind::Person;
        trade && self.phrases.mentions(items.clone()).any(|mention| person(mention.entity))
    }

    /// `le chef de l'État` is not the `Premier ministre X`.
    fn holds_other_office(&self, id: EntityId, items: &Range<usize>) -> bool {
        let frames = self.frames();
        let lexicon = frames.surface.lexicon;
        let people = &lexicon.people;
        let number = |word| people.role(word).map(|form| form.role);
        let named = items.clone().find(|&i| frames.has(i, Classes::ROLE)).and_then(|i| number(frames.word(i)));
        let stands = |word| items.clone().any(|i| frames.word(i) == word);
        let Some(told) = people.other_names.iter().find(|name| Some(name.noun) == named && stands(name.of)) else {
            return false;
        };
        let national = |&role: &u16| people.other_names.iter().any(|name| name.role == role);
        let mut offices = self.phrases.entities.get(id).roles.iter().filter_map(|&role| {
            let mut words = frames.surface.source.slice(role).split(' ');
            words.find_map(|word| number(lexicon.words.find(&fold(word))).filter(national))
        });
        offices.next().is_some_and(|first| first != told.role) && offices.all(|office| office != told.role)
    }

    /// Does the text give a person no role?
    fn without_role(&self, id: EntityId) -> bool {
        self.phrases.entities.get(id).roles.is_empty()
    }

    /// `le prélat`, `l'humoriste aux trois tournées`: a noun that no table knows, or a long phrase, means the person who spoke right
    /// before. Not `L'État`, `le Progrès`, `l'avocat de X`, nor what stands behind `selon`.
    fn whoever_spoke(&self, candidate: &Candidate, items: &Range<usize>) -> Option<EntityId> {
        let frames = self.frames();
        let verb = candidate.cue.is_some() && candidate.rule != "source-word";
        let person = |id: EntityId| self.phrases.entities.get(id).kind == EntityKind::Person;
        let named = self.phrases.mentions(items.clone()).any(|mention| person(mention.entity));
        let proper = frames.token(items.start + 1).is_capital();
        if !verb || named || proper {
            return None;
        }
        let gender = self.gender_of(items);
        let Some(last) = self.near(candidate) else {
            // Nobody spoke yet: whom the sentence before is about.
            let wanted = Agreement { gender, person: true, back: Back::One, ..Agreement::default() };
            let subject = || self.before.subject_before(candidate.frame_start, frames.index(items.start), wanted);
            return (candidate.rule == "incise").then(subject).flatten();
        };
        last.speaker.entity.filter(|&id| (gender.is_none() || last.gender == gender) && person(id))
    }

    /// A phrase without the clause or apposition behind its noun: `le jeune homme|, qui vit seul`.
    pub(super) fn own_words(&self, items: &Range<usize>) -> Range<usize> {
        let frames = self.frames();
        let end = items.clone().find(|&i| frames.is_sign(i, ',') || frames.has(i, Classes::RELATIVE));
        items.start..end.unwrap_or(items.end)
    }

    /// What an article tells of the gender, or the ending of a word behind an elided one.
    pub(super) fn gender_of(&self, items: &Range<usize>) -> Option<Gender> {
        let frames = self.frames();
        if frames.is(items.start, &frames.known.feminine) {
            return Some(Gender::Female);
        }
        if frames.is(items.start, &frames.known.masculine) {
            return Some(Gender::Male);
        }
        // « l'avocat », « l'élu de Lens », « l'acteur de 86 ans »; « l'avocat de la famille » may be anybody's.
        let of = items.clone().find(|&i| frames.is(i, &frames.known.genitive));
        let noun = of.map(|of| of + 1 + usize::from(frames.has(of + 1, Classes::DETERMINER)));
        let named = |i| frames.is_kind(i, TokenKind::Number) || frames.token(i).is_capital();
        // A text may break off behind « de ».
        let own = noun.is_none_or(|i| i < frames.item_count() && named(i));
        if let Some(gender) = self.gender_of_role(items).filter(|_| own) {
            return Some(gender);
        }
        let feminine = items.clone().skip(1).filter(|&i| frames.is_kind(i, TokenKind::Word)).any(|i| {
            let word = frames.surface.word(frames.index(i));
            FEMININE.iter().any(|ending| word.ends_with(ending))
        });
        feminine.then_some(Gender::Female)
    }

    /// `l'avocat` is no woman.
    fn gender_of_role(&self, items: &Range<usize>) -> Option<Gender> {
        let frames = self.frames();
        frames.surface.lexicon.people.role(frames.word(items.start + 1))?.gender
    }
}
