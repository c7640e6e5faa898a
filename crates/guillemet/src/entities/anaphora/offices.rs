//! Offices that go by two names: `le chef de l'État` is the `président`, `le chef du gouvernement` the `Premier ministre`.

use super::roles::{demonyms, is_first, modifiers};
use crate::entities::reader::Reader;
use crate::entities::roles::phrase::RolePhrase;
use crate::lexicon::{OtherName, WordId};

/// Do two phrases name one office, each by another name? Not the heads of two countries.
pub(super) fn are_one(reader: &Reader<'_, '_>, a: &RolePhrase, b: &RolePhrase) -> bool {
    let (Some(form), Some(other)) = (a.form(reader), b.form(reader)) else { return false };
    // The nouns, which are known already, are asked before what stands beside them.
    let one = |name: &OtherName| {
        let is = |noun: u16, role: u16| (noun, role) == (name.noun, name.role);
        is(form.role, other.role) && has_complement(reader, a, name) && is_other(reader, b, name)
            || is(other.role, form.role) && has_complement(reader, b, name) && is_other(reader, a, name)
    };
    reader.lexicon.people.other_names.iter().any(one) && same_country(reader, a, b)
}

/// The office of a phrase: its role, whether it is a `Premier ministre`, and the complement that another name of it stands for (the
/// `étrangères` of `chef de la diplomatie`).
pub(super) fn office(reader: &Reader<'_, '_>, phrase: &RolePhrase) -> Option<(u16, bool, Option<WordId>)> {
    let form = phrase.form(reader).filter(|form| !form.plural)?;
    let names = &reader.lexicon.people.other_names;
    let name = names.iter().find(|name| name.noun == form.role && has_complement(reader, phrase, name));
    Some(name.map_or((form.role, is_first(reader, phrase), None), |name| (name.role, name.first, name.complement)))
}

/// `chef de l'État`, `chef du gouvernement italien`: has the noun its complement?
fn has_complement(reader: &Reader<'_, '_>, phrase: &RolePhrase, name: &OtherName) -> bool {
    let mut rest = modifiers(reader, phrase).filter(|&at| reader.lexicon.names.demonym(reader.word_id(at)).is_none());
    rest.next().is_some_and(|at| reader.word_id(at) == name.of) && rest.next().is_none()
}

/// `président`, `président de la République`, `Premier ministre`; not `président du club`: is a phrase of the other role this office?
fn is_other(reader: &Reader<'_, '_>, phrase: &RolePhrase, name: &OtherName) -> bool {
    if is_first(reader, phrase) != name.first {
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
