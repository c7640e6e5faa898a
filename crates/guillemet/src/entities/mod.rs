//! Who is who: mentions of persons, organizations and places, one identity through the article.

mod acronyms;
mod again;
mod agreement;
mod aliases;
mod anaphora;
mod candidates;
mod clubs;
mod evidence;
mod gender;
mod hinges;
mod identity;
mod impersonal;
mod name_words;
mod naming;
mod neighbours;
mod nobody;
mod organizations;
mod persons;
mod places;
mod reader;
mod roles;
mod shouted;
mod tagged;
mod things;

use std::ops::Range;

use crate::article::{EntityKind, Gender, MentionForm};
use crate::dates::Published;
use crate::ids::EntityId;
use crate::lexicon::Classes;
use crate::surface::Surface;
use crate::tagger::NameSpan;
use crate::text::Span;
use hinges::Hinges;
pub(crate) use impersonal::is_impersonal;
use reader::Reader;

/// A person, organization or place.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entity {
    pub(crate) kind: EntityKind,
    /// The fullest form of the name.
    pub(crate) name: Span,
    pub(crate) gender: Option<Gender>,
    /// What tells the gender.
    pub(crate) gender_evidence: Option<&'static str>,
    /// The gender that the given name tells, where it is no rare one.
    given_name: Option<Gender>,
    /// ISO 3166-1 alpha-2.
    pub(crate) country: Option<&'static str>,
    /// `media`, `party`, `country`: what the tables say of it; empty where they say nothing.
    pub(crate) sort: &'static str,
    /// Functions and titles, each form once.
    pub(crate) roles: Vec<Span>,
}

/// Words that stand for an entity.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Mention {
    pub(crate) span: Span,
    pub(crate) tokens: Range<usize>,
    pub(crate) entity: EntityId,
    pub(crate) form: MentionForm,
}

/// The entities of an article and all their mentions.
#[derive(Debug, Default)]
pub(crate) struct Entities {
    pub(crate) all: Vec<Entity>,
    /// In the order of the text; they don't overlap within one form.
    pub(crate) mentions: Vec<Mention>,
    /// The role phrases that are somebody's, in the order of the text.
    holders: Vec<roles::Holder>,
}

impl Entities {
    /// The entity of an id.
    pub(crate) fn get(&self, id: EntityId) -> &Entity {
        &self.all[id.index()]
    }

    /// The mentions that start in a range of tokens.
    pub(crate) fn mentions_in(&self, tokens: Range<usize>) -> &[Mention] {
        let from = self.mentions.partition_point(|m| m.tokens.start < tokens.start);
        let to = self.mentions.partition_point(|m| m.tokens.start < tokens.end);
        &self.mentions[from..to.max(from)]
    }

    /// The named mention that holds a token.
    pub(crate) fn name_at(&self, token: usize) -> Option<&Mention> {
        let behind = self.mentions.partition_point(|m| m.tokens.start <= token);
        self.mentions[..behind].iter().rev().take(4).find(|m| m.form == MentionForm::Name && m.tokens.contains(&token))
    }

    /// Does a named mention of a person hold a token?
    pub(crate) fn is_person_at(&self, token: usize) -> bool {
        self.name_at(token).is_some_and(|mention| self.get(mention.entity).kind == EntityKind::Person)
    }

    /// Whom the pronoun stands for that begins at a token.
    pub(crate) fn pronoun_at(&self, token: usize) -> Option<EntityId> {
        let starting = self.mentions_in(token..token + 1);
        starting.iter().find(|mention| mention.form == MentionForm::Pronoun).map(|mention| mention.entity)
    }

    /// The nearest mention before a token that passes `filter`, among the last 200.
    pub(crate) fn last_before(&self, token: usize, filter: impl Fn(&Mention, &Entity) -> bool) -> Option<&Mention> {
        let behind = self.mentions.partition_point(|m| m.tokens.start < token);
        self.mentions[..behind].iter().rev().take(200).find(|m| filter(m, self.get(m.entity)))
    }

    /// The person or organization that a noun phrase without a name stands for where it stands (`le président russe`,
    /// `l'avocate`, `le quotidien`): the nearest one before it that the text gives such a role.
    pub(crate) fn resolve_role(&self, surface: &Surface<'_>, tokens: Range<usize>) -> Option<EntityId> {
        let reader = Reader::new(surface);
        let role = self.mentions_in(tokens.clone()).iter().find(|m| m.form == MentionForm::Role);
        if let Some(role) = role.filter(|m| m.tokens.end <= tokens.end) {
            return Some(role.entity);
        }
        let noun = tokens.clone().take(8).find(|&at| reader.has(at, Classes::ROLE));
        let person = noun.and_then(|noun| {
            let phrase = roles::phrase::at(&reader, self, noun, tokens.end)?;
            let behind = self.holders.partition_point(|holder| holder.phrase.tokens.start < noun);
            let (earlier, later) = self.holders.split_at(behind);
            anaphora::resolve(&reader, self, earlier, later, &phrase, roles::gender(&reader, &phrase))
        });
        // « la directrice du ministère » is a person: only a noun before the role can be the head.
        person.or_else(|| anaphora::organization(&reader, self, tokens.start..noun.unwrap_or(tokens.end)))
    }
}

/// Finds the entities of a text that came out on a day; `names` are those that the tagger sees.
pub(crate) fn find(surface: &Surface<'_>, published: Option<Published>, names: &[NameSpan]) -> Entities {
    let reader = Reader::new(surface);
    let in_capitals = shouted::sentences(&reader);
    let hinges = Hinges::find(&reader);
    let candidates = candidates::collect(&reader, &hinges.openings, &in_capitals);
    let mut candidates = tagged::merge(&reader, candidates, names);
    nobody::drop_from(&reader, &mut candidates);
    things::mark(&reader, &mut candidates);
    clubs::hear(&reader, &mut candidates);
    shouted::drop_unknown(&reader, &in_capitals, &mut candidates);
    let found = identity::identify(&reader, candidates);
    let mut entities = Entities { all: found.all, mentions: found.mentions, holders: Vec::new() };
    entities.holders = roles::beside_names(&reader, &entities);
    let agreeing = agreement::votes(&reader, &entities);
    let mut clues = gender::clues(&reader, &entities);
    gender::decide(&mut entities, &mut clues, &agreeing);
    anaphora::link(&reader, &mut entities, &hinges.stand_ins, published);
    gender::decide(&mut entities, &mut clues, &agreeing);
    gender::by_pronouns(&reader, &mut entities);
    let beside_pronouns = roles::beside_pronouns(&reader, &entities);
    for holder in entities.holders.iter().chain(&beside_pronouns) {
        let repeats = holder.phrase.tokens.len() == 1 && roles::is_told_in_full(&reader, &entities.holders, holder);
        if !repeats {
            add_role(surface, &mut entities.all[holder.entity.index()], surface.span(holder.phrase.tokens.clone()));
        }
    }
    entities
}

/// Adds a role to an entity that does not have it in these words yet.
fn add_role(surface: &Surface<'_>, entity: &mut Entity, role: Span) {
    let words = surface.source.slice(role);
    if !entity.roles.iter().any(|&known| surface.source.slice(known) == words) {
        entity.roles.push(role);
    }
}
