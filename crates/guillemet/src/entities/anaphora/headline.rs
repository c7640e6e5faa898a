//! Whom an office means that opens the text behind a headline: the one person whom the headline names.

use super::scene::Scene;
use crate::article::{BlockKind, Gender};
use crate::entities::roles::phrase::RolePhrase;
use crate::ids::EntityId;
use crate::lexicon::{Classes, WordId};
use crate::sentences::Sentence;
use crate::tokens::TokenKind;

/// How many sentences behind the headline are read.
const LEAD: usize = 2;

/// How many tokens stand before the office in its sentence at most: `À Bruxelles, |le chef de l'État a ...`.
const OPENING: usize = 8;

/// `Anne Roy défend sa réforme` above `La ministre de la Justice a répondu ...`: who leads the headline, if it names nobody else, nor
/// does what stands before the office, and no other role is that person's.
pub(super) fn person(
    scene: &Scene<'_, '_, '_, '_>,
    sentence: usize,
    phrase: &RolePhrase,
    gender: Option<Gender>,
) -> Option<EntityId> {
    let reader = scene.reader;
    let sentences = &reader.surface.sentences;
    let headed = |first: &Sentence| reader.surface.blocks[first.block].kind == BlockKind::Headline;
    if sentence == 0 || sentence > LEAD || !sentences.first().is_some_and(headed) {
        return None;
    }
    let (start, article) = (sentences[sentence].tokens.start, phrase.tokens.start - 1);
    // « l'entourage du ministre » acts, not he.
    let before = article.checked_sub(1).map_or(WordId::UNKNOWN, |before| reader.word_id(before));
    let complement = reader.has(article, Classes::PREPOSITION) || reader.lexicon.names.of.contains(&before);
    if complement || article - start > OPENING || reader.tokens[start].kind == TokenKind::Mark {
        return None;
    }
    let role = phrase.form(reader).map(|form| form.role).filter(|&role| !reader.lexicon.people.is_bystander(role))?;
    let mut named = scene.placed_in(0..article).iter().filter(|placed| placed.person);
    let first = named.next()?;
    let leads = first.tokens.end <= sentences[0].tokens.end && scene.is_free(first) && first.mark.is_none();
    let alone = named.all(|placed| placed.entity == first.entity);
    let agrees = scene.may_have(first.entity, gender);
    (leads && alone && agrees && scene.may_be_called(first.entity, role)).then_some(first.entity)
}
