//! Whom words without a name stand for: `il`, `ce dernier`, `le président russe`, `le jeune homme`.
//!
//! One pass from left to right: whom a pronoun takes up is named for the pronoun behind it, and a role that was told by
//! `l'avocate` is known from there on. [`scene`] keeps what was named so far and how it stands in its sentence; [`pronouns`],
//! [`roles`] and [`descriptions`] read the words that stand for somebody; [`antecedents`] chooses whom a pronoun takes up, where
//! [`rivals`] sees subjects without a name in the way and [`speech`] what stands in marks.

mod antecedents;
mod bodies;
mod continued;
mod descriptions;
mod headline;
mod holding;
mod incumbents;
mod offices;
mod pronouns;
mod rivals;
mod roles;
mod scene;
mod sole;
mod speech;

pub(super) use bodies::organization;
pub(super) use roles::resolve;

use super::reader::Reader;
use super::{Entities, Mention};
use crate::article::{Gender, MentionForm};
use crate::dates::Published;
use crate::ids::EntityId;
use crate::lexicon::Classes;
use crate::text::merge_by_place;
use scene::Scene;
use std::ops::Range;

/// What words without a name were found to mean.
struct Found {
    tokens: Range<usize>,
    entity: EntityId,
    form: MentionForm,
    /// What the words tell of whom they mean.
    gender: Option<Gender>,
}

/// What words of a class can stand for somebody, in the order in which it is tried.
type Rule = fn(&mut Scene<'_, '_, '_, '_>, usize, usize) -> Option<Found>;

const RULES: [(Classes, Rule); 3] = [
    (Classes::TAKES_UP, pronouns::find),
    (Classes::ROLE, roles::find),
    (Classes::HUMAN.union(Classes::DEMONYM), descriptions::find),
];

/// Adds the mentions without a name, and the roles that they tell; each is read around one of the `stand_ins`.
pub(super) fn link(
    reader: &Reader<'_, '_>,
    entities: &mut Entities,
    stand_ins: &[usize],
    published: Option<Published>,
) {
    let beside_names = std::mem::take(&mut entities.holders);
    let mut scene = Scene::new(reader, entities, &beside_names, published);
    let (mut sentence, mut next) = (0, 0);
    for &at in stand_ins {
        if at < next {
            continue;
        }
        sentence = reader.surface.sentence_from(sentence, at);
        scene.advance_roles(at);
        let mut rules = RULES.iter().filter(|(classes, _)| reader.tokens[at].has(*classes));
        if let Some(found) = rules.find_map(|(_, rule)| rule(&mut scene, sentence, at)) {
            next = found.tokens.end;
            scene.push(found, reader.surface.sentences[sentence].tokens.end);
        }
    }
    let (mentions, holders) = scene.finish();
    let place = |mention: &Mention| (mention.tokens.start as u32, mention.tokens.end as u32);
    entities.mentions = merge_by_place(std::mem::take(&mut entities.mentions), mentions, place);
    entities.holders = holders;
}
