//! Whom a role without a name stands for: `le président russe`, `l'avocate`, `cet élu`.

use std::ops::Range;

use super::Found;
use super::continued;
use super::descriptions;
use super::headline;
use super::holding;
use super::incumbents;
use super::offices;
use super::scene::{Placed, Scene, last_tokens};
use super::sole;
use crate::article::{Gender, MentionForm};
use crate::entities::Entities;
use crate::entities::reader::{FUNCTION, Reader};
use crate::entities::roles::phrase::{self, RolePhrase};
use crate::entities::roles::{self, Holder};
use crate::ids::EntityId;
use crate::lexicon::{Classes, WordId};
use crate::text::fold;
use crate::tokens::{Token, TokenKind};

/// How many earlier roles are looked at, at most.
const REACH: usize = 60;
/// How many words behind a role can still belong to it.
const LONGEST_REST: usize = 6;
/// How many sentences open an article, in which somebody can be meant whom only later ones name.
const HEAD: usize = 3;

/// The role phrase whose noun stands at a token and stands beside no name, and whose it is.
///
/// Only definite, singular ones: `le président russe`, `l'avocate`, `ce ministre`; not `un avocat`, `les ministres`.
pub(super) fn find(scene: &mut Scene<'_, '_, '_, '_>, sentence: usize, at: usize) -> Option<Found> {
    let (reader, entities) = (scene.reader, scene.entities);
    if reader.tokens[at].kind != TokenKind::Word {
        return None;
    }
    let (known, later) = scene.holders();
    let beside = known.last().is_some_and(|holder| holder.phrase.tokens.end > at)
        || later.first().is_some_and(|holder| holder.phrase.tokens.start <= at);
    let limits = &reader.surface.sentences[sentence].tokens;
    let phrase = if beside { None } else { definite(reader, entities, at, limits) }?;
    scene.advance(at);
    let (known, later) = scene.holders();
    let gender = roles::gender(reader, &phrase);
    let role = phrase.form(reader)?.role;
    // « le prévenu » is whoever has no other role, also where the one before it had a complement.
    let accused = reader.lexicon.people.is_participle(reader.word_id(at));
    let entity = resolve(reader, entities, known, later, &phrase, gender)
        .or_else(|| titled(scene, at, &phrase, gender))
        .or_else(|| incumbents::person(scene, &phrase, gender))
        .or_else(|| continued::speaker(scene, sentence, &phrase, gender))
        .or_else(|| topic(scene, sentence, &phrase, gender).filter(|_| accused || !scene.was_left(role)))
        .or_else(|| holding::person(scene, sentence, &phrase, gender).filter(|_| !accused))
        .or_else(|| headline::person(scene, sentence, &phrase, gender).filter(|_| !accused))
        .or_else(|| only_later(reader, entities, later, &phrase, gender))
        .or_else(|| sole::person(scene, at, &phrase, gender).filter(|_| !accused && !scene.was_left(role)));
    let Some(entity) = entity else {
        scene.leave_role(role);
        return None;
    };
    let start = phrase.tokens.start;
    let article = start - 1;
    let from = if reader.has(article, Classes::PREPOSITION) { start } else { article };
    let tokens = from..phrase.tokens.end;
    // « l'éditeur, militant écologiste et mari »
    roles::push_with_coordinates(reader, entities, scene.known_mut(), Holder { entity, phrase, gender }, limits);
    Some(Found { tokens, entity, form: MentionForm::Role, gender })
}

/// The definite, singular role phrase whose noun stands at `head`, if it stands beside no name.
fn definite(reader: &Reader<'_, '_>, entities: &Entities, head: usize, sentence: &Range<usize>) -> Option<RolePhrase> {
    let mut start = head;
    while start > sentence.start && head - start < 3 && reader.has(start - 1, Classes::ROLE_ADJECTIVE) {
        start -= 1;
    }
    let article = start.checked_sub(1).filter(|&a| a >= sentence.start)?;
    // « le troisième responsable » is another one
    if (start..head).any(|at| is_counted(reader, at)) {
        return None;
    }
    if !reader.lexicon.people.is_definite(reader.word_id(article)) {
        return None;
    }
    if reader.lexicon.people.role(reader.word_id(head))?.plural || entities.name_at(head).is_some() {
        return None;
    }
    let phrase = phrase::at(reader, entities, start, sentence.end)?;
    // « le président Macron », « le journaliste indépendant Paul Roy » is the name's business.
    let end = phrase.tokens.end;
    let adjective =
        reader.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Word && !t.is_capital() && !t.has(FUNCTION));
    let person = |at: usize| entities.is_person_at(at);
    let named =
        (end..=end + usize::from(adjective)).any(person) || apposed(reader, end, sentence.end).is_some_and(person);
    (!named).then_some(phrase)
}

/// The token behind the comma that closes a role and what else belongs to it: `l'avocat des victimes du drame, |Paul Roy`. Not `la maire et
/// deux adjoints, Paul Roy et Marc Morel`.
fn apposed(reader: &Reader<'_, '_>, end: usize, limit: usize) -> Option<usize> {
    let leaves = Classes::AUXILIARY.union(Classes::FINITE_VERB).union(Classes::RELATIVE).union(Classes::COORDINATOR);
    let inside = |at: &usize| reader.tokens[*at].kind == TokenKind::Word && !reader.has(*at, leaves);
    let comma = end + (end..limit.min(end + LONGEST_REST)).take_while(inside).count();
    reader.tokens.get(comma).is_some_and(|token| token.is_sign(',')).then_some(comma + 1)
}

/// The person who was last given a role that a phrase takes up.
pub(in super::super) fn resolve(
    reader: &Reader<'_, '_>,
    entities: &Entities,
    earlier: &[Holder],
    later: &[Holder],
    phrase: &RolePhrase,
    gender: Option<Gender>,
) -> Option<EntityId> {
    let form = phrase.form(reader)?;
    let people = &reader.lexicon.people;
    let agrees = |holder: &Holder| {
        let entity = entities.get(holder.entity);
        match (gender, entity.gender) {
            (Some(told), Some(known)) => {
                // « le ministre Anne Roy ... la ministre », but not « le ministre Paul Roy ... la ministre »
                let by_role = form.gender.is_none() && entity.gender_evidence == Some("role");
                told == known || (by_role && entity.given_name.is_none_or(|name| name == told))
            }
            _ => true,
        }
    };
    let fits = |holder: &&Holder| {
        let Some(other) = holder.phrase.form(reader) else { return false };
        let counterpart = reader.word_id(holder.phrase.head) == people.counterpart;
        if counterpart {
            return agrees(holder) && shares_demonym(reader, phrase, &holder.phrase);
        }
        // « l'ancien président » is not « le président du Sénat »
        if is_former(reader, phrase) && !is_former(reader, &holder.phrase) {
            return false;
        }
        offices::are_one(reader, phrase, &holder.phrase) && agrees(holder)
            || people.takes_up(form.role, other.role)
                && is_first(reader, phrase) == is_first(reader, &holder.phrase)
                && agrees(holder)
                && modifiers_fit(reader, phrase, &holder.phrase, form.role == other.role)
    };
    let before = earlier.iter().rev().take(REACH).find(fits);
    let behind = || {
        let words = reader.surface.slice(phrase.tokens.clone());
        later.iter().take(REACH).find(|holder| {
            phrase.tokens.len() > 1 && reader.surface.slice(holder.phrase.tokens.clone()).eq_ignore_ascii_case(words)
        })
    };
    before.or_else(behind).map(|holder| holder.entity)
}

/// The only person whom later words call so: `Le président russe reprend le combat. ... le président Orlov`.
fn only_later(
    reader: &Reader<'_, '_>,
    entities: &Entities,
    later: &[Holder],
    phrase: &RolePhrase,
    gender: Option<Gender>,
) -> Option<EntityId> {
    if reader.surface.sentence_of(phrase.head) >= HEAD {
        return None;
    }
    let role = phrase.form(reader)?.role;
    let mut named = later.iter().take(REACH).filter(|holder| {
        holder.phrase.form(reader).is_some_and(|form| form.role == role)
            && resolve(reader, entities, std::slice::from_ref(*holder), &[], phrase, gender).is_some()
    });
    let first = named.next()?.entity;
    named.all(|holder| holder.entity == first).then_some(first)
}

/// The person last named with a title that says the same: `l'avocate` for `Me Roy`.
fn titled(scene: &Scene<'_, '_, '_, '_>, at: usize, phrase: &RolePhrase, gender: Option<Gender>) -> Option<EntityId> {
    let reader = scene.reader;
    let role = phrase.form(reader)?.role;
    if modifiers(reader, phrase).next().is_some() {
        return None;
    }
    let says_so = |start: usize| {
        let civility = reader.civility_before(start, start.saturating_sub(2))?;
        reader.lexicon.people.civility(reader.word_id(civility))?.noun
    };
    let fits = |placed: &&Placed| {
        placed.named && says_so(placed.tokens.start) == Some(role) && scene.may_have(placed.entity, gender)
    };
    scene.placed_in(0..at).iter().rev().find(fits).map(|placed| placed.entity)
}

/// The person whom a noun without complement (`la chanteuse`, `cet éditeur`), or any that opens a sentence (`La présidente de la
/// région a ...`), takes up although nobody was called so.
fn topic(
    scene: &Scene<'_, '_, '_, '_>,
    sentence: usize,
    phrase: &RolePhrase,
    gender: Option<Gender>,
) -> Option<EntityId> {
    let reader = scene.reader;
    let article = phrase.tokens.start - 1;
    if reader.lexicon.people.is_demonstrative(reader.word_id(article)) {
        return descriptions::last(scene, sentence, article, gender);
    }
    let opens = article == reader.surface.sentences[sentence].tokens.start;
    if !opens && modifiers(reader, phrase).next().is_some() {
        return None;
    }
    // « l'avocat de toujours de la famille »: a complement that the phrase does not hold tells somebody else.
    if reader.lexicon.names.links.contains(&reader.word_id(phrase.tokens.end)) {
        return None;
    }
    // « le président », « le maire » are known to the reader without having been named.
    let people = &reader.lexicon.people;
    let office = phrase.form(reader).is_some_and(|form| people.is_office(form.role));
    // « le prévenu » is whoever has no other role.
    let accused = people.is_participle(reader.word_id(phrase.head));
    if gender != Some(Gender::Female) && (office && !accused || demonyms(reader, phrase).next().is_some()) {
        return None;
    }
    let role = phrase.form(reader)?.role;
    // « un spécialiste ... L'expert »: somebody of that trade who has no name.
    let nameless = |at: usize| {
        let form = || people.role(reader.word_id(at));
        let other = reader.has(at, Classes::ROLE)
            && form().is_some_and(|form| !form.plural && people.takes_up(role, form.role));
        other && scene.placed_at(at).is_none() && !scene.is_role(at)
    };
    if scene.told_before(sentence).next().is_some_and(|last| last_tokens(last).any(nameless)) {
        return None;
    }
    // Of several the one who is spoken of, unless other roles are theirs.
    let may_lead = |id: EntityId| opens && scene.may_be_called(id, role);
    let eligible = |id: EntityId| !accused || scene.roles_of(id).next().is_none();
    descriptions::topic(scene, sentence, article, gender, eligible, may_lead)
}

/// The words of a phrase that tell one holder of a role from another.
pub(super) fn modifiers<'r>(reader: &'r Reader<'_, '_>, phrase: &'r RolePhrase) -> impl Iterator<Item = usize> + 'r {
    phrase.tokens.clone().take(24).filter(move |&at| {
        let token = &reader.tokens[at];
        at != phrase.head
            && token.kind == TokenKind::Word
            && !token.has(FUNCTION.union(Classes::ROLE_ADJECTIVE).union(Classes::ELISION))
    })
}

/// Does a phrase say that somebody has the role no more: `ancien président`, `ex-ministre`?
pub(super) fn is_former(reader: &Reader<'_, '_>, phrase: &RolePhrase) -> bool {
    let former = &reader.lexicon.people.former;
    let compound = reader.surface.word(phrase.head).get(..3).is_some_and(|start| start.eq_ignore_ascii_case("ex-"));
    compound || (phrase.tokens.start..phrase.head).any(|at| former.contains(&reader.word_id(at)))
}

/// `troisième`, `seconde`: says that there are others of the kind.
fn is_counted(reader: &Reader<'_, '_>, at: usize) -> bool {
    let word = reader.surface.word(at);
    ["ième", "ièmes", "second", "seconde"].iter().any(|ending| word.ends_with(ending))
}

/// Is it a `Premier ministre`, who is none of the ministers?
pub(super) fn is_first(reader: &Reader<'_, '_>, phrase: &RolePhrase) -> bool {
    phrase.head > phrase.tokens.start && reader.lexicon.people.first.contains(&reader.word_id(phrase.head - 1))
}

pub(super) fn demonyms<'r>(reader: &'r Reader<'_, '_>, phrase: &'r RolePhrase) -> impl Iterator<Item = u16> + 'r {
    modifiers(reader, phrase)
        .filter_map(|at| reader.lexicon.names.demonym(reader.word_id(at)))
        .map(|demonym| demonym.people)
}

fn shares_demonym(reader: &Reader<'_, '_>, phrase: &RolePhrase, other: &RolePhrase) -> bool {
    demonyms(reader, phrase).any(|people| demonyms(reader, other).any(|known| known == people))
}

/// Does every modifier of a later phrase stand in the earlier one too? A demonym is also new where the earlier phrase has none.
fn modifiers_fit(reader: &Reader<'_, '_>, phrase: &RolePhrase, earlier: &RolePhrase, same_noun: bool) -> bool {
    modifiers(reader, phrase).all(|at| {
        let token = &reader.tokens[at];
        if modifiers(reader, earlier).any(|other| same_word(reader, token, &reader.tokens[other])) {
            return true;
        }
        if let Some(demonym) = reader.lexicon.names.demonym(token.word) {
            let known = demonyms(reader, earlier).next();
            return known == Some(demonym.people) || known.is_none();
        }
        // « la maire socialiste » for « la maire de Metz », but not for « la maire communiste »
        if phrase::is_partisan(reader, at) {
            return !modifiers(reader, earlier).any(|other| phrase::is_partisan(reader, other));
        }
        // « le porte-parole » of two bodies are two persons; « l'élu parisien » and « l'élu de la majorité » may be one.
        !same_noun && !token.is_capital() && token.has(Classes::COMMON)
    })
}

fn same_word(reader: &Reader<'_, '_>, a: &Token, b: &Token) -> bool {
    if a.word != WordId::UNKNOWN || b.word != WordId::UNKNOWN {
        return a.word == b.word;
    }
    let source = reader.surface.source;
    fold(source.slice(a.span)) == fold(source.slice(b.span))
}
