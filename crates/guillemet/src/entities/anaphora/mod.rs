//! Whom words without a name stand for: `il`, `ce dernier`, `le président russe`, `le jeune homme`.
//!
//! One pass from left to right: whom a pronoun takes up is named for the pronoun behind it, and a role that was told by
//! `l'avocate` is known from there on. [`scene`] keeps what was named so far and how it stands in its sentence; [`pronouns`],
//! [`roles`] and [`descriptions`] read the words that stand for somebody; [`antecedents`] chooses whom a pronoun takes up, where
//! [`rivals`] sees subjects without a name in the way and [`speech`] what stands in marks.

mod antecedents;
mod bodies;
mod descriptions;
mod pronouns;
mod rivals;
mod roles;
mod scene;
mod speech;

pub(super) use bodies::organization;
pub(super) use roles::resolve;

use super::reader::Reader;
use super::{Entities, Mention};
use crate::article::{Gender, MentionForm};
use crate::ids::EntityId;
use crate::lexicon::Classes;
use crate::text::merge_by_place;
use scene::Scene;
use std::ops::Range;

/// What [`pronouns`], [`roles`] and [`descriptions`] are read around: one word in twenty.
const READ: Classes = Classes::TAKES_UP.union(Classes::ROLE).union(Classes::HUMAN).union(Classes::DEMONYM);

/// What words without a name were found to mean.
struct Found {
    tokens: Range<usize>,
    entity: EntityId,
    form: MentionForm,
    /// What the words tell of whom they mean.
    gender: Option<Gender>,
}

/// Adds the mentions without a name, and the roles that they tell.
pub(super) fn link(reader: &Reader<'_, '_>, entities: &mut Entities) {
    let beside_names = std::mem::take(&mut entities.holders);
    let mut scene = Scene::new(reader, entities, &beside_names);
    for (sentence, limits) in reader.surface.sentences.iter().enumerate() {
        let mut at = limits.tokens.start;
        while let Some(next) = (at..limits.tokens.end).find(|&at| reader.tokens[at].has(READ)) {
            at = next;
            scene.advance(at);
            let found = pronouns::find(&mut scene, sentence, at)
                .or_else(|| roles::find(&mut scene, sentence, at))
                .or_else(|| descriptions::find(&scene, sentence, at));
            at = found.as_ref().map_or(at + 1, |found| found.tokens.end.max(at + 1));
            if let Some(found) = found {
                scene.push(found, limits.tokens.end);
            }
        }
    }
    scene.advance(reader.tokens.len());
    let (mentions, holders) = scene.finish();
    let place = |mention: &Mention| (mention.tokens.start as u32, mention.tokens.end as u32);
    entities.mentions = merge_by_place(std::mem::take(&mut entities.mentions), mentions, place);
    entities.holders = holders;
}
