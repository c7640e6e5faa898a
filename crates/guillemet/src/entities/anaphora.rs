//! Whom a role without a name (`le président russe`, `l'avocate`, `le quotidien`) and a pronoun stand for.

use std::ops::Range;

use super::reader::{FUNCTION, Reader};
use super::roles::phrase::{self, RolePhrase};
use super::roles::{self, Holder};
use super::{Entities, Mention};
use crate::article::{EntityKind, Gender, MentionForm};
use crate::ids::EntityId;
use crate::lexicon::{Classes, WordId};
use crate::text::{fold, sort_by_place};
use crate::tokens::{Token, TokenKind};

/// How many earlier roles are looked at, at most.
const REACH: usize = 60;

/// The role phrases that stand for a person, as holders and as mentions.
///
/// Only definite, singular ones: `le président russe`, `l'avocate`, `ce ministre`; not `un avocat`, `les ministres`.
pub(super) fn role_mentions(reader: &Reader<'_, '_>, entities: &mut Entities) {
    let mut at = 0;
    let mut mentions = Vec::new();
    // What stands beside names goes over to `known` as the text goes on, so that both lists stay in order.
    let beside_names = std::mem::take(&mut entities.holders);
    let mut known: Vec<Holder> = Vec::with_capacity(beside_names.len());
    let mut next = 0;
    while at < reader.tokens.len() {
        let token = &reader.tokens[at];
        if !token.has(Classes::ROLE) || token.kind != TokenKind::Word {
            at += 1;
            continue;
        }
        while let Some(holder) = beside_names.get(next).filter(|holder| holder.phrase.tokens.start <= at) {
            known.push(holder.clone());
            next += 1;
        }
        let beside = known.last().is_some_and(|holder| holder.phrase.tokens.end > at)
            || beside_names.get(next).is_some_and(|holder| holder.phrase.tokens.start <= at);
        let phrase = if beside { None } else { definite(reader, entities, at) };
        let Some(phrase) = phrase else {
            at += 1;
            continue;
        };
        at = phrase.tokens.end.max(at + 1);
        let gender = roles::gender(reader, &phrase);
        let entity = resolve(reader, entities, &known, &beside_names[next..], &phrase, gender)
            .or_else(|| topic(reader, entities, &phrase, gender));
        let Some(entity) = entity else { continue };
        let start = phrase.tokens.start;
        let article = start - 1;
        let from = if reader.has(article, Classes::PREPOSITION) { start } else { article };
        let tokens = from..phrase.tokens.end;
        mentions.push(Mention { span: reader.surface.span(tokens.clone()), tokens, entity, form: MentionForm::Role });
        // « l'éditeur, militant écologiste et mari »
        let sentence = &reader.surface.sentences[reader.surface.sentence_of(phrase.head)].tokens;
        roles::push_with_coordinates(reader, entities, &mut known, Holder { entity, phrase, gender }, sentence);
    }
    known.extend_from_slice(&beside_names[next..]);
    entities.holders = known;
    entities.mentions.extend(mentions);
    sort_by_place(&mut entities.mentions, |mention| (mention.tokens.start as u32, mention.tokens.end as u32));
}

/// The definite, singular role phrase whose noun stands at `head`, if it stands beside no name.
fn definite(reader: &Reader<'_, '_>, entities: &Entities, head: usize) -> Option<RolePhrase> {
    let sentence = reader.surface.sentences.get(reader.surface.sentence_of(head))?.tokens.clone();
    let mut start = head;
    while start > sentence.start && head - start < 3 && reader.has(start - 1, Classes::ROLE_ADJECTIVE) {
        start -= 1;
    }
    let article = start.checked_sub(1).filter(|&a| a >= sentence.start)?;
    if !reader.lexicon.people.is_definite(reader.word_id(article)) {
        return None;
    }
    if reader.lexicon.people.role(reader.word_id(head))?.plural || entities.name_at(head).is_some() {
        return None;
    }
    let phrase = phrase::at(reader, entities, start, sentence.end)?;
    // « le président Macron » is the name's business.
    let named = entities.name_at(phrase.tokens.end).is_some_and(|m| entities.get(m.entity).kind == EntityKind::Person);
    (!named).then_some(phrase)
}

/// The person who was last given a role that a phrase takes up.
pub(super) fn resolve(
    reader: &Reader<'_, '_>,
    entities: &Entities,
    earlier: &[Holder],
    later: &[Holder],
    phrase: &RolePhrase,
    gender: Option<Gender>,
) -> Option<EntityId> {
    let form = phrase.form(reader)?;
    let people = &reader.lexicon.people;
    let agrees = |holder: &Holder| {
        let entity = entities.get(holder.entity);
        match (gender, entity.gender) {
            (Some(told), Some(known)) => {
                told == known || (form.gender.is_none() && entity.gender_evidence == Some("role"))
            }
            _ => true,
        }
    };
    let fits = |holder: &&Holder| {
        let Some(other) = holder.phrase.form(reader) else { return false };
        let counterpart = reader.word_id(holder.phrase.head) == people.counterpart;
        if counterpart {
            return agrees(holder) && shares_demonym(reader, phrase, &holder.phrase);
        }
        people.takes_up(form.role, other.role)
            && agrees(holder)
            && modifiers_fit(reader, phrase, &holder.phrase, form.role == other.role)
    };
    let before = earlier.iter().rev().take(REACH).find(fits);
    let behind = || {
        let words = reader.surface.slice(phrase.tokens.clone());
        later.iter().take(REACH).find(|holder| {
            phrase.tokens.len() > 1 && reader.surface.slice(holder.phrase.tokens.clone()).eq_ignore_ascii_case(words)
        })
    };
    before.or_else(behind).map(|holder| holder.entity)
}

/// How many sentences back the person stands at most whom a bare noun takes up.
const NEAR: usize = 2;

/// The person whom a noun without complement (`la chanteuse`, `cet éditeur`), or any that opens a sentence (`La présidente de la
/// région a ...`), takes up although nobody was called so: the only one of that gender in the sentences before.
fn topic(
    reader: &Reader<'_, '_>,
    entities: &Entities,
    phrase: &RolePhrase,
    gender: Option<Gender>,
) -> Option<EntityId> {
    let gender = gender?;
    let sentences = &reader.surface.sentences;
    let here = reader.surface.sentence_of(phrase.head);
    let opens = phrase.tokens.start == sentences[here].tokens.start + 1;
    if !opens && modifiers(reader, phrase).next().is_some() {
        return None;
    }
    // « l'avocat de toujours de la famille »: a complement that the phrase does not hold tells somebody else.
    if reader.lexicon.names.links.contains(&reader.word_id(phrase.tokens.end)) {
        return None;
    }
    // « le président », « le maire » are known to the reader without having been named.
    let office = phrase.form(reader).is_some_and(|form| reader.lexicon.people.is_office(form.role));
    if gender == Gender::Male && (office || demonyms(reader, phrase).next().is_some()) {
        return None;
    }
    let from = sentences[here.saturating_sub(NEAR)].tokens.start;
    let mut people = (entities.mentions_in(from..phrase.tokens.start).iter()).filter(|mention| {
        let entity = entities.get(mention.entity);
        mention.form == MentionForm::Name
            && entity.kind == EntityKind::Person
            && entity.gender.is_none_or(|known| known == gender)
    });
    let first = people.next()?.entity;
    (entities.get(first).gender == Some(gender) && people.all(|mention| mention.entity == first)).then_some(first)
}

/// The words of a phrase that tell one holder of a role from another.
fn modifiers<'r>(reader: &'r Reader<'_, '_>, phrase: &'r RolePhrase) -> impl Iterator<Item = usize> + 'r {
    phrase.tokens.clone().take(24).filter(move |&at| {
        let token = &reader.tokens[at];
        at != phrase.head
            && token.kind == TokenKind::Word
            && !token.has(FUNCTION.union(Classes::ROLE_ADJECTIVE).union(Classes::ELISION))
    })
}

fn demonyms<'r>(reader: &'r Reader<'_, '_>, phrase: &'r RolePhrase) -> impl Iterator<Item = u16> + 'r {
    modifiers(reader, phrase)
        .filter_map(|at| reader.lexicon.names.demonym(reader.word_id(at)))
        .map(|demonym| demonym.people)
}

fn shares_demonym(reader: &Reader<'_, '_>, phrase: &RolePhrase, other: &RolePhrase) -> bool {
    demonyms(reader, phrase).any(|people| demonyms(reader, other).any(|known| known == people))
}

/// Does every modifier of a later phrase stand in the earlier one too? A demonym is also new where the earlier phrase has none.
fn modifiers_fit(reader: &Reader<'_, '_>, phrase: &RolePhrase, earlier: &RolePhrase, same_noun: bool) -> bool {
    modifiers(reader, phrase).all(|at| {
        let token = &reader.tokens[at];
        if modifiers(reader, earlier).any(|other| same_word(reader, token, &reader.tokens[other])) {
            return true;
        }
        if let Some(demonym) = reader.lexicon.names.demonym(token.word) {
            let known = demonyms(reader, earlier).next();
            return known == Some(demonym.people) || known.is_none();
        }
        // « le porte-parole » of two bodies are two persons; « l'élu parisien » and « l'élu de la majorité » may be one.
        !same_noun && !token.is_capital() && token.has(Classes::COMMON)
    })
}

fn same_word(reader: &Reader<'_, '_>, a: &Token, b: &Token) -> bool {
    if a.word != WordId::UNKNOWN || b.word != WordId::UNKNOWN {
        return a.word == b.word;
    }
    let source = reader.surface.source;
    fold(source.slice(a.span)) == fold(source.slice(b.span))
}

/// The organization that a noun takes up: `le quotidien`, `le ministère`, `l'ONG`.
pub(super) fn organization(reader: &Reader<'_, '_>, entities: &Entities, tokens: Range<usize>) -> Option<EntityId> {
    let classes = Classes::ORGANIZATION_NOUN.union(Classes::ORGANIZATION_HEAD);
    let noun = tokens.clone().take(6).find(|&at| reader.has(at, classes))?;
    let names = &reader.lexicon.names;
    let word = reader.word_id(noun);
    let sort = names.organization_noun(word);
    entities
        .last_before(tokens.start, |mention, entity| {
            if entity.kind != EntityKind::Organization || mention.form != MentionForm::Name {
                return false;
            }
            let begins = reader.word_id(mention.tokens.start) == word;
            let announced = mention.tokens.start > 0 && reader.word_id(mention.tokens.start - 1) == word;
            begins || announced || sort.is_some_and(|sort| sort == entity.sort)
        })
        .map(|mention| mention.entity)
}
