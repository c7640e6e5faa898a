//! Descriptions of a person that no role tells: `le jeune homme`, `la quinquagénaire`, `l'intéressé`.

use super::Found;
use super::rivals;
use super::scene::Scene;
use super::speech;
use crate::article::{Gender, MentionForm};
use crate::entities::reader::FUNCTION;
use crate::ids::EntityId;
use crate::lexicon::Classes;
use crate::tokens::TokenKind;

/// How many of the writer's sentences back the person stands at most whom a description takes up.
const NEAR: usize = 2;

/// The description whose noun stands at a token: definite, without a complement (`la victime de l'accident` is somebody else).
pub(super) fn find(scene: &mut Scene<'_, '_, '_, '_>, sentence: usize, at: usize) -> Option<Found> {
    let reader = scene.reader;
    let people = &reader.lexicon.people;
    let token = &reader.tokens[at];
    if token.kind != TokenKind::Word {
        return None;
    }
    let limits = &reader.surface.sentences[sentence].tokens;
    let mut start = at;
    while start > limits.start && at - start < 2 && reader.has(start - 1, Classes::ROLE_ADJECTIVE) {
        start -= 1;
    }
    let article = start.checked_sub(1).filter(|&article| article >= limits.start)?;
    let word = reader.word_id(article);
    if !people.is_definite(word) {
        return None;
    }
    // « le Portugais »
    let unnamed = token.is_capital() && scene.entities.name_at(at).is_none();
    let people_of = if unnamed { reader.lexicon.names.demonym(token.word) } else { None };
    let description = people.description(token.word);
    if description.is_none() && people_of.is_none() {
        return None;
    }
    let next = reader.word_id(at + 1);
    // « ce jeune couple »
    let adjective = reader.has(at, Classes::ROLE_ADJECTIVE)
        && reader.tokens.get(at + 1).is_some_and(|next| next.kind == TokenKind::Word && !next.has(FUNCTION));
    let complement = at + 1 < limits.end && (adjective || reader.lexicon.speech.known.genitive.contains(&next));
    if complement || scene.entities.name_at(at + 1).is_some() {
        return None;
    }
    scene.advance(at);
    let article_gender = people.article_gender(word);
    let gender = match description {
        Some(description) => description.gender(article_gender),
        None => article_gender.or(people_of?.gender),
    };
    let entity = if people_of.is_some() {
        only_one(scene, sentence, article, gender)
    } else if people.is_demonstrative(word) {
        last(scene, sentence, article, gender)
    } else {
        let opens = article == limits.start;
        topic(scene, sentence, article, gender, |_| true, |_| opens)
    }?;
    let from = if reader.has(article, Classes::PREPOSITION) { start } else { article };
    Some(Found { tokens: from..at + 1, entity, form: MentionForm::Role, gender })
}

/// The person whom the sentences before speak of: the only one of that gender, or who leads them and may be called so.
pub(super) fn topic(
    scene: &Scene<'_, '_, '_, '_>,
    sentence: usize,
    at: usize,
    gender: Option<Gender>,
    eligible: impl Fn(EntityId) -> bool,
    may_lead: impl Fn(EntityId) -> bool,
) -> Option<EntityId> {
    let reader = scene.reader;
    let of = |at: usize| reader.lexicon.names.links.contains(&reader.word_id(at));
    if speech::mark_at(reader.surface, at).is_some() || of(at) || at.checked_sub(1).is_some_and(of) {
        return None;
    }
    let here = reader.surface.sentences[sentence].tokens.start..at;
    let fits = |id: EntityId| gender.is_none() || scene.gender(id) == gender;
    let (mut only, mut several) = (None, false);
    let (mut named, mut several_named) = (None, false);
    for tokens in std::iter::once(here).chain(scene.told_before(sentence).take(NEAR)) {
        for placed in scene.placed_in(tokens) {
            let known = scene.gender(placed.entity);
            if !scene.is_person(placed)
                || !eligible(placed.entity)
                || placed.mark.is_some()
                || gender.is_some() && known.is_some_and(|g| Some(g) != gender)
            {
                continue;
            }
            several |= only.is_some_and(|only| only != placed.entity);
            only = only.or(Some(placed.entity));
            if placed.named {
                several_named |= named.is_some_and(|named| named != placed.entity);
                named = named.or(Some(placed.entity));
            }
        }
    }
    // « L'expert est inquiet. Ainsi, le médecin ... »
    let last = scene.told_before(sentence).next();
    if last
        .and_then(|last| rivals::lead(scene, last))
        .is_some_and(|rival| rival.human && (gender.is_none() || rival.gender.is_none() || rival.gender == gender))
    {
        return None;
    }
    if !several {
        return only.filter(|&id| fits(id));
    }
    let lead = || scene.told_before(sentence).take(NEAR).find_map(|tokens| scene.lead_in(tokens, gender));
    if let Some(lead) = lead().filter(|&lead| may_lead(lead)) {
        return Some(lead).filter(|&id| fits(id));
    }
    named.filter(|&id| !several_named && fits(id))
}

/// The only person whom `le Portugais` can mean, of the nearest sentence that names any.
fn only_one(scene: &Scene<'_, '_, '_, '_>, sentence: usize, at: usize, gender: Option<Gender>) -> Option<EntityId> {
    let here = scene.reader.surface.sentences[sentence].tokens.start..at;
    for tokens in std::iter::once(here).chain(scene.told_before(sentence).take(NEAR)) {
        let mut fitting = scene
            .placed_in(tokens)
            .iter()
            .filter(|placed| scene.is_person(placed) && placed.mark.is_none() && scene.may_have(placed.entity, gender));
        if let Some(first) = fitting.next() {
            return fitting.all(|placed| placed.entity == first.entity).then_some(first.entity);
        }
    }
    None
}

/// The person whom a demonstrative takes up: who leads the sentence before, else whom it names last.
pub(super) fn last(
    scene: &Scene<'_, '_, '_, '_>,
    sentence: usize,
    at: usize,
    gender: Option<Gender>,
) -> Option<EntityId> {
    if speech::mark_at(scene.reader.surface, at).is_some() {
        return None;
    }
    let here = scene.reader.surface.sentences[sentence].tokens.start..at;
    for tokens in std::iter::once(here).chain(scene.told_before(sentence).take(NEAR)) {
        let named = || {
            let fits = |placed: &&super::scene::Placed| {
                scene.is_person(placed) && placed.mark.is_none() && scene.may_have(placed.entity, gender)
            };
            scene.placed_in(tokens.clone()).iter().rev().find(fits).map(|placed| placed.entity)
        };
        if let Some(entity) = scene.lead_in(tokens.clone(), gender).or_else(named) {
            return Some(entity);
        }
    }
    None
}
