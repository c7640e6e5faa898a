//! Whom `il`, `elle`, `ce dernier` stand for.

use std::ops::Range;

use super::reader::Reader;
use super::{Entities, Mention};
use crate::article::{EntityKind, Gender, MentionForm};
use crate::ids::EntityId;
use crate::lexicon::Classes;
use crate::text::sort_by_place;
use crate::tokens::TokenKind;

/// How many sentences back a pronoun's person stands at most.
const BACK: usize = 3;

/// The most mentions of a stretch that are looked at.
const MOST_MENTIONS: usize = 40;

/// `il` and `elle` as subjects that stand for a person, and `ce dernier`, as mentions.
///
/// A pronoun goes on with the person that the sentence is about: the last subject before it in its sentence, else the first one of
/// the sentence before, be it a name or a pronoun.
pub(super) fn mentions(reader: &Reader<'_, '_>, entities: &mut Entities) {
    let people = &reader.lexicon.people;
    let names = std::mem::take(&mut entities.mentions);
    let mut all: Vec<Mention> = Vec::with_capacity(names.len());
    let mut next = 0;
    for (index, sentence) in reader.surface.sentences.iter().enumerate() {
        for at in sentence.tokens.clone() {
            let found = if let Some(gender) = subject_pronoun(reader, at) {
                take_names(&names, &mut next, &mut all, at);
                subject_before(reader, entities, &all, index, at, gender).map(|entity| (at..at + 1, entity))
            } else if let Some(gender) =
                people.latter(reader.word_id(at)).filter(|_| is_latter(reader, at, &sentence.tokens))
            {
                take_names(&names, &mut next, &mut all, at);
                last_named(reader, entities, &all, index, at, gender).map(|entity| (at - 1..at + 1, entity))
            } else {
                None
            };
            if let Some((tokens, entity)) = found {
                let span = reader.surface.span(tokens.clone());
                all.push(Mention { span, tokens, entity, form: MentionForm::Pronoun });
            }
        }
    }
    all.extend_from_slice(&names[next..]);
    sort_by_place(&mut all, |mention| (mention.tokens.start as u32, mention.tokens.end as u32));
    entities.mentions = all;
}

/// Takes over the mentions that begin before a token, so that the list stays in order.
fn take_names(names: &[Mention], next: &mut usize, all: &mut Vec<Mention>, at: usize) {
    while let Some(mention) = names.get(*next).filter(|mention| mention.tokens.start < at) {
        all.push(mention.clone());
        *next += 1;
    }
}

/// The gender of a subject pronoun that stands for somebody.
fn subject_pronoun(reader: &Reader<'_, '_>, at: usize) -> Option<Gender> {
    let token = &reader.tokens[at];
    let gender = token.has(Classes::SUBJECT_PRONOUN).then(|| reader.lexicon.people.pronoun_gender(token.word))??;
    (!impersonal(reader, at)).then_some(gender)
}

/// `ce dernier` as a whole phrase, not `ce dernier point`.
fn is_latter(reader: &Reader<'_, '_>, at: usize, sentence: &Range<usize>) -> bool {
    let demonstrative = at > sentence.start && reader.lexicon.people.is_demonstrative(reader.word_id(at - 1));
    let next = reader.tokens.get(at + 1).filter(|_| at + 1 < sentence.end);
    let verbal = Classes::AVOIR
        .union(Classes::ETRE)
        .union(Classes::FINITE_VERB)
        .union(Classes::CUE_VERB)
        .union(Classes::ELISION);
    let closing =
        Classes::OBJECT_CLITIC.union(Classes::RELATIVE).union(Classes::PREPOSITION).union(Classes::COORDINATOR);
    demonstrative && next.is_none_or(|token| token.kind != TokenKind::Word || token.has(verbal.union(closing)))
}

/// The mentions of a stretch that a pronoun of a gender can take up, from the last on.
fn fitting<'m>(
    entities: &'m Entities,
    all: &'m [Mention],
    tokens: Range<usize>,
    gender: Gender,
) -> impl DoubleEndedIterator<Item = &'m Mention> {
    let from = all.partition_point(|mention| mention.tokens.start < tokens.start);
    let to = all.partition_point(|mention| mention.tokens.start < tokens.end);
    let from = from.max(to.saturating_sub(MOST_MENTIONS));
    all[from..to].iter().filter(move |mention| {
        let entity = entities.get(mention.entity);
        entity.kind == EntityKind::Person && entity.gender.is_none_or(|known| known == gender)
    })
}

/// The person that `il` goes on with.
fn subject_before(
    reader: &Reader<'_, '_>,
    entities: &Entities,
    all: &[Mention],
    index: usize,
    at: usize,
    gender: Gender,
) -> Option<EntityId> {
    let sentences = &reader.surface.sentences;
    let here = sentences[index].tokens.start..at;
    if let Some(mention) = fitting(entities, all, here.clone(), gender).rev().find(|mention| is_free(reader, mention)) {
        return Some(mention.entity);
    }
    let before = (1..=BACK.min(index)).map(|back| sentences[index - back].tokens.clone());
    let first = |tokens| fitting(entities, all, tokens, gender).find(|mention| is_free(reader, mention));
    let any = |tokens| fitting(entities, all, tokens, gender).next_back();
    let subject = before.clone().find_map(first).or_else(|| any(here)).or_else(|| before.clone().find_map(any));
    subject.map(|mention| mention.entity)
}

/// The person named last: `ce dernier`.
fn last_named(
    reader: &Reader<'_, '_>,
    entities: &Entities,
    all: &[Mention],
    index: usize,
    at: usize,
    gender: Gender,
) -> Option<EntityId> {
    let sentences = &reader.surface.sentences;
    let from = sentences[index.saturating_sub(1)].tokens.start;
    fitting(entities, all, from..at - 1, gender).next_back().map(|mention| mention.entity)
}

/// Does no preposition make a mention a complement?
fn is_free(reader: &Reader<'_, '_>, mention: &Mention) -> bool {
    let before = mention.tokens.start.checked_sub(1);
    !before.is_some_and(|at| reader.has(at, Classes::PREPOSITION))
}

/// `il y a`, `il faut`, `il s'agit`: nobody is meant.
pub(super) fn impersonal(reader: &Reader<'_, '_>, at: usize) -> bool {
    let people = &reader.lexicon.people;
    let clitic = reader.tokens[at].kind == TokenKind::Clitic;
    if clitic {
        return at > 0 && people.is_impersonal(reader.word_id(at - 1));
    }
    (at + 1..(at + 4).min(reader.tokens.len())).any(|i| people.is_impersonal(reader.word_id(i)))
}
