//! Whom a role with a complement stands for although nobody was called so: `« ... », estime l'ancienne ministre du Travail`, `« ... »,
//! poursuit le député de la Somme`.

use super::descriptions;
use super::roles::{demonyms, is_former, modifiers};
use super::scene::Scene;
use crate::article::Gender;
use crate::entities::reader::Reader;
use crate::entities::roles::Holder;
use crate::entities::roles::phrase::RolePhrase;
use crate::ids::EntityId;
use crate::lexicon::Classes;
use crate::tokens::TokenKind;

/// How many small words stand between speech and the verb at most.
const MOST_WORDS: usize = 4;

/// How many roles on each side are looked at for another holder.
const REACH: usize = 60;

/// Who is spoken of in the sentences before, if the role is one of the past, which the reader does not know by itself, or if a verb of
/// saying stands before it, and no other role tells that somebody else is meant.
pub(super) fn person(
    scene: &Scene<'_, '_, '_, '_>,
    sentence: usize,
    phrase: &RolePhrase,
    gender: Option<Gender>,
) -> Option<EntityId> {
    let reader = scene.reader;
    let role = phrase.form(reader)?.role;
    let article = phrase.tokens.start - 1;
    // « l'avocat de Paul Roy » is not Paul Roy.
    let inside = scene.entities.mentions_in(phrase.tokens.clone());
    let other = |id: EntityId| inside.iter().all(|mention| mention.entity != id);
    if is_former(reader, phrase) {
        let opens = article == reader.surface.sentences[sentence].tokens.start;
        let eligible = |id: EntityId| other(id) && !scene.roles_of(id).any(|holder| has_today(reader, holder, role));
        return descriptions::topic(scene, sentence, article, gender, eligible, |_| opens);
    }
    let says = is_behind_cue(reader, article);
    let told = modifiers(reader, phrase).next().is_some() && demonyms(reader, phrase).next().is_none();
    // « le ministre Paul Roy » may be the « ministre de l'Intérieur ».
    let bare = |holder: &Holder| {
        holder.phrase.form(reader).is_some_and(|form| form.role == role)
            && modifiers(reader, &holder.phrase).next().is_none()
    };
    let (known, later) = scene.holders();
    if !says || !told || known.iter().rev().take(REACH).chain(later.iter().take(REACH)).any(bare) {
        return None;
    }
    let may_be = |id: EntityId| other(id) && scene.may_be_called(id, role);
    descriptions::topic(scene, sentence, article, gender, may_be, may_be)
}

/// `« ... », estime |la`, `« ... », a encore dit |le`: does a verb of saying stand between speech and an article?
fn is_behind_cue(reader: &Reader<'_, '_>, article: usize) -> bool {
    let small = Classes::AVOIR.union(Classes::ADVERB).union(Classes::OBJECT_CLITIC).union(Classes::ELISION);
    let Some(verb) =
        article.checked_sub(1).filter(|&at| reader.has(at, Classes::CUE_VERB.union(Classes::CUE_PARTICIPLE)))
    else {
        return false;
    };
    let before = (verb.saturating_sub(MOST_WORDS)..verb).rev().find(|&at| !reader.has(at, small));
    before.is_some_and(|at| reader.tokens[at].kind == TokenKind::Mark || reader.tokens[at].is_sign(','))
}

/// Is a role this one, and not of the past: the `président` of whom `l'ancien président` speaks?
fn has_today(reader: &Reader<'_, '_>, holder: &Holder, role: u16) -> bool {
    holder.phrase.form(reader).is_some_and(|form| form.role == role) && !is_former(reader, &holder.phrase)
}
