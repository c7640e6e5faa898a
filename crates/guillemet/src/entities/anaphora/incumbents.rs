//! Whom an office of state means that only one person has whom the article names: `le chef de l'État` where it names the president.

use super::offices;
use super::roles::{is_former, modifiers};
use super::scene::Scene;
use crate::article::{EntityKind, Gender};
use crate::entities::reader::Reader;
use crate::entities::roles::phrase::RolePhrase;
use crate::ids::EntityId;
use crate::lexicon::{Classes, Term, WordId};
use crate::text::{fold, strip_accents};

/// How many entities of an article are looked at.
const MOST: usize = 100;

/// The only person of the article who has the office on the day of the publication, or had it at any time where that day is unknown.
///
/// Not `le président`, which is whoever is spoken of, nor `le président du club`.
pub(super) fn person(scene: &Scene<'_, '_, '_, '_>, phrase: &RolePhrase, gender: Option<Gender>) -> Option<EntityId> {
    let reader = scene.reader;
    let (role, first, of) = offices::office(reader, phrase)?;
    let terms = reader.lexicon.people.terms_of(role);
    if !terms.iter().any(|term| term.first == first) || is_former(reader, phrase) {
        return None;
    }
    let country = country(scene, phrase);
    let told = |word: WordId| of == Some(word) || modifiers(reader, phrase).any(|at| reader.word_id(at) == word);
    let of_state = first || tells_state(reader, phrase);
    let now = |term: &Term| scene.published.is_none_or(|day| term.covers(day.first(), day.last()));
    let is = |term: &&Term| {
        let office = term.first == first && term.of.map_or(of_state, told);
        office && country.is_none_or(|country| country == term.country) && now(term)
    };
    let terms: Vec<&Term> = terms.iter().filter(is).collect();
    // Nobody is asked for a name where nobody has the office.
    if terms.is_empty() {
        return None;
    }
    let people = scene.entities.all.iter().take(MOST).zip(0..).filter(|(entity, _)| entity.kind == EntityKind::Person);
    let mut one: Option<(&str, EntityId)> = None;
    for (entity, id) in people {
        let name = strip_accents(&fold(reader.surface.source.slice(entity.name)));
        let named = |term: &&Term| {
            term.name.strip_suffix(name.as_str()).is_some_and(|given| given.is_empty() || given.ends_with(' '))
        };
        let Some(term) = terms.iter().copied().find(named) else { continue };
        match one {
            Some((other, _)) if other != term.name => return None,
            Some(_) => {}
            None => one = Some((&term.name, EntityId(id))),
        }
    }
    one.map(|(_, id)| id).filter(|&one| scene.may_have(one, gender))
}

/// Does a phrase tell an office of a state by more than its noun: `chef de l'État`, `président américain`?
fn tells_state(reader: &Reader<'_, '_>, phrase: &RolePhrase) -> bool {
    let country = |at: usize| reader.lexicon.names.demonym(reader.word_id(at)).is_some_and(|it| it.country.is_some());
    let mut words = modifiers(reader, phrase).peekable();
    words.peek().is_some()
        && words.all(|at| {
            reader.lexicon.people.tells_office(reader.word_id(at))
                || country(at)
                || reader.capital(at) && reader.has(at, Classes::PLACE)
        })
}

/// The country that a phrase tells.
fn country(scene: &Scene<'_, '_, '_, '_>, phrase: &RolePhrase) -> Option<&'static str> {
    let reader = scene.reader;
    modifiers(reader, phrase).find_map(|at| {
        let adjective = || reader.lexicon.names.demonym(reader.word_id(at)).and_then(|demonym| demonym.country);
        scene.entities.name_at(at).and_then(|name| scene.entities.get(name.entity).country).or_else(adjective)
    })
}
