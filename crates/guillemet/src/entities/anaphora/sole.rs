//! Whom a role stands for in an article that names one person only who may be called so.

use super::scene::Scene;
use super::speech;
use crate::article::{EntityKind, Gender};
use crate::entities::roles::phrase::RolePhrase;
use crate::ids::EntityId;

/// How many persons of an article are looked at.
const MOST_PERSONS: usize = 40;

/// `Anne Roy a sorti un disque. Son public attend la chanteuse.`: the only woman, or the only man, whom the article names, and has named
/// before. Not where she has another role, nor for an office or a trade that somebody without a name has in any article (`le conducteur`).
pub(super) fn person(
    scene: &Scene<'_, '_, '_, '_>,
    at: usize,
    phrase: &RolePhrase,
    gender: Option<Gender>,
) -> Option<EntityId> {
    let reader = scene.reader;
    let people = &reader.lexicon.people;
    let told = gender?;
    let role = phrase.form(reader)?.role;
    let all = &scene.entities.all;
    if people.is_office(role)
        || people.is_bystander(role)
        || all.len() > MOST_PERSONS
        || speech::mark_at(reader.surface, at).is_some()
    {
        return None;
    }
    let fits = |id: &EntityId| {
        all[id.index()].kind == EntityKind::Person && scene.gender(*id).is_none_or(|known| known == told)
    };
    let mut fitting = (0..all.len() as u32).map(EntityId).filter(fits);
    let only = fitting.next().filter(|_| fitting.next().is_none())?;
    let named = scene.placed_in(0..at).iter().any(|placed| placed.entity == only);
    let given = all[only.index()].given_name.is_none_or(|known| known == told);
    (scene.may_be_called(only, role) && named && given && scene.gender(only) == gender).then_some(only)
}
