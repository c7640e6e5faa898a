//! Offices that go by two names: `le chef de l'État` is the `président`, `le chef du gouvernement` the `Premier ministre`.

use super::roles::{demonyms, is_first, modifiers};
use crate::entities::reader::Reader;
use crate::entities::roles::phrase::RolePhrase;
use crate::lexicon::OtherName;

/// Do two phrases name one office, each by another name? Not the heads of two countries.
pub(super) fn are_one(reader: &Reader<'_, '_>, a: &RolePhrase, b: &RolePhrase) -> bool {
    let one = |name: &OtherName, a, b| has_complement(reader, a, name) && is_other(reader, b, name);
    let names = &reader.lexicon.people.other_names;
    names.iter().any(|name| one(name, a, b) || one(name, b, a)) && same_country(reader, a, b)
}

/// `chef de l'État`, `chef du gouvernement italien`
fn has_complement(reader: &Reader<'_, '_>, phrase: &RolePhrase, name: &OtherName) -> bool {
    let mut rest = modifiers(reader, phrase).filter(|&at| reader.lexicon.names.demonym(reader.word_id(at)).is_none());
    phrase.form(reader).is_some_and(|form| form.role == name.noun)
        && rest.next().is_some_and(|at| reader.word_id(at) == name.of)
        && rest.next().is_none()
}

/// `président`, `président de la République`, `Premier ministre`; not `président du club`.
fn is_other(reader: &Reader<'_, '_>, phrase: &RolePhrase, name: &OtherName) -> bool {
    if phrase.form(reader).is_none_or(|form| form.role != name.role) || is_first(reader, phrase) != name.first {
        return false;
    }
    let complement = |at: usize| Some(reader.word_id(at)) == name.complement;
    if name.needed {
        return modifiers(reader, phrase).any(complement);
    }
    modifiers(reader, phrase).all(|at| complement(at) || reader.lexicon.names.demonym(reader.word_id(at)).is_some())
}

fn same_country(reader: &Reader<'_, '_>, a: &RolePhrase, b: &RolePhrase) -> bool {
    match (demonyms(reader, a).next(), demonyms(reader, b).next()) {
        (Some(one), Some(other)) => one == other,
        _ => true,
    }
}
