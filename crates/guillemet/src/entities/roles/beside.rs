//! Roles that stand beside a name: before it, in apposition, in a bracket.

use std::ops::Range;

use super::super::reader::{LONGEST_BRACKET, Reader};
use super::super::{Entities, Mention};
use super::complement::complement;
use super::phrase::{self, RolePhrase};
use super::{Around, Holder, skip_article};
use crate::article::EntityKind;
use crate::lexicon::{Classes, WordId};
use crate::tokens::{Token, TokenKind};

/// `le porte-parole du Kremlin Dmitri Peskov`, `le président Macron`; with a comma `le ministre russe de la Défense, Sergueï
/// Choïgou,`, `l'un des juges, Paul Roy,`. Not `le maire, Jean Dupont et sa femme` without an article before the role.
pub(super) fn premodifier(around: &Around<'_, '_, '_>) -> Option<RolePhrase> {
    let Around { reader, entities, name, sentence } = around;
    let mut end = reader.civility_before(name.start, sentence.start).unwrap_or(name.start);
    // « le pilote, le Gallois Rhys Morel », « le maire, l'écologiste Rhys Morel »
    let people = end >= sentence.start + 3
        && (reader.has(end - 1, Classes::DEMONYM)
            || phrase::is_partisan(reader, end - 1) && !reader.has(end - 1, Classes::ROLE))
        && reader.has(end - 2, Classes::DETERMINER)
        && reader.tokens[end - 3].is_sign(',');
    end -= if people { 2 } else { 0 };
    let comma = end > sentence.start && reader.tokens[end - 1].is_sign(',');
    end -= usize::from(comma);
    end = before_bracket(reader, end, sentence.start);
    let find = if comma { phrase::outermost_before } else { phrase::before };
    let phrase = find(reader, entities, end, sentence.start)?;
    let plural = phrase.form(reader).is_some_and(|form| form.plural);
    let before = phrase.tokens.start.checked_sub(1).filter(|&at| at >= sentence.start);
    // « il critique Macron »: a verb.
    let subject = Classes::SUBJECT_PRONOUN.union(Classes::RELATIVE).union(Classes::NEGATION);
    if before.is_some_and(|at| reader.has(at, subject) && !reader.has(at, Classes::DETERMINER)) {
        return None;
    }
    let next = reader.tokens.get(name.end).filter(|_| name.end < sentence.end);
    if !comma {
        // « les ministres X et Y », « les ministres X, Y et Z », but not « les membres du clan X », « les auteurs du meurtre du maire X, ».
        let listed = next.is_some_and(|token| {
            let another = || entities.name_at(name.end + 1).is_some_and(|next| next.tokens.start == name.end + 1);
            token.has(Classes::COORDINATOR) || token.is_sign(',') && another()
        });
        // « l'agent de joueurs X »
        let inner = before.is_some_and(|of| reader.lexicon.names.of.contains(&reader.word_id(of)));
        if !plural || !inner && (listed || phrase.tokens.len() == 1) {
            return Some(phrase);
        }
        // « le chef de file des députés LR X »
        let outer = phrase::outermost_before(reader, entities, end, sentence.start)?;
        return outer.form(reader).is_some_and(|form| !form.plural).then_some(outer);
    }
    let verb = Classes::AUXILIARY.union(Classes::CUE_VERB).union(Classes::OBJECT_CLITIC);
    // « Le maire de Lens, Paul Roy a ... »: what opens the sentence needs no second comma.
    let opens = || before == Some(sentence.start) && next.is_some_and(|token| token.has(verb) && !token.is_capital());
    let closed = next.is_none_or(|token| token.kind != TokenKind::Word || token.has(Classes::RELATIVE)) || opens();
    // « les ministres de la Justice, X, et de l'Intérieur, Y »
    if plural && second_holder(reader, entities, name.end, sentence.end).is_some() {
        return Some(phrase);
    }
    let article = before.filter(|&at| closed && reader.has(at, Classes::DETERMINER))?;
    if !plural {
        return Some(phrase);
    }
    let one = article.checked_sub(1).filter(|&one| one >= sentence.start && is_one_of(reader, one))?;
    Some(RolePhrase { tokens: one..phrase.tokens.end, head: phrase.head })
}

/// The `chef de la police` of `le chef de la police, le colonel Paul Roy`, the `directrice du Samu` of `la directrice du Samu, le Dr Anne
/// Roy,`: an office before the rank or title of whoever has it. Other roles in a row are several persons': `le maire, le préfet Paul Roy`.
pub(super) fn ranked(around: &Around<'_, '_, '_>) -> Option<RolePhrase> {
    let Around { reader, entities, name, sentence } = around;
    let civility = reader.civility_before(name.start, sentence.start);
    let rank = match civility {
        Some(civility) => civility,
        None => {
            let rank = name.start.checked_sub(1).filter(|&at| reader.has(at, Classes::ROLE))?;
            let role = reader.lexicon.people.role(reader.word_id(rank))?.role;
            reader.lexicon.people.ranks.contains(&role).then_some(rank)?
        }
    };
    let article = rank.checked_sub(1).filter(|&at| reader.lexicon.people.is_definite(reader.word_id(at)))?;
    let comma = article.checked_sub(1).filter(|&at| at > sentence.start && reader.tokens[at].is_sign(','))?;
    let phrase =
        phrase::outermost_before(reader, entities, before_bracket(reader, comma, sentence.start), sentence.start)?;
    let before = phrase.tokens.start.checked_sub(1).filter(|&at| at >= sentence.start)?;
    let definite = reader.has(before, Classes::DETERMINER);
    let closed = reader.tokens.get(name.end).is_none_or(|next| {
        name.end >= sentence.end
            || next.kind != TokenKind::Word
            || next.has(Classes::RELATIVE.union(Classes::PREPOSITION))
    });
    let plural = phrase.form(reader).is_none_or(|form| form.plural);
    (definite && closed && !plural).then_some(phrase)
}

/// Where the second holder of a role of several persons is named, behind a complement of his own: `X, |et de l'Intérieur, Y`.
fn second_holder(reader: &Reader<'_, '_>, entities: &Entities, first_end: usize, limit: usize) -> Option<usize> {
    let start = behind_comma(reader, first_end);
    if start + 1 >= limit || reader.word_id(start) != reader.lexicon.names.et {
        return None;
    }
    let end = complement(reader, entities, start + 1, limit)?;
    let next = behind_comma(reader, end);
    let named = entities.name_at(next).filter(|mention| mention.tokens.start == next && next < limit)?;
    (entities.get(named.entity).kind == EntityKind::Person).then_some(next)
}

/// The token behind a comma, or the one that is none.
fn behind_comma(reader: &Reader<'_, '_>, at: usize) -> usize {
    at + usize::from(reader.tokens.get(at).is_some_and(|token| token.is_sign(',')))
}

/// The `réalisateur` and `acteur` of `l'acteur, réalisateur et |scénariste Paul Roy`: roles that a comma or `et` joins to one before
/// the name, without an article between.
pub(super) fn joined_before(around: &Around<'_, '_, '_>, last: &RolePhrase) -> Vec<RolePhrase> {
    let Around { reader, entities, name, sentence } = around;
    let mut joined = Vec::new();
    let mut start = last.tokens.start;
    while start > sentence.start + 1 && start < name.start && joined.len() < 3 {
        let and = reader.word_id(start - 1) == reader.lexicon.names.et;
        if !(and || (!joined.is_empty() && reader.tokens[start - 1].is_sign(','))) {
            break;
        }
        let Some(phrase) = phrase::before(reader, entities, start - 1, sentence.start) else { break };
        start = phrase.tokens.start;
        joined.push(phrase);
    }
    // « Les maires et députés Roy et Morel », but not « les débats entre ministre et député Roy »
    let article = start > sentence.start && reader.has(start - 1, Classes::DETERMINER);
    if article { joined } else { Vec::new() }
}

/// Where the bracket begins that ends before `end`, if it is short: `de la police nationale (IGPN)|`.
pub(super) fn before_bracket(reader: &Reader<'_, '_>, end: usize, first: usize) -> usize {
    if end <= first || !reader.tokens[end - 1].is_sign(')') {
        return end;
    }
    let lowest = first.max(end.saturating_sub(LONGEST_BRACKET));
    (lowest..end).rev().find(|&at| reader.tokens[at].is_sign('(')).unwrap_or(end)
}

/// `Dr Dupont`: the civility is a role.
pub(super) fn title(around: &Around<'_, '_, '_>) -> Option<RolePhrase> {
    let Around { reader, name, sentence, .. } = around;
    let civility = reader.civility_before(name.start, sentence.start)?;
    let role = reader.lexicon.people.civility(reader.word_id(civility))?.role;
    role.then(|| RolePhrase { tokens: civility..civility + 1, head: civility })
}

/// `Sergueï Choïgou, ministre russe de la Défense`, `Marie Roy, 43 ans, la maire de Lens,`.
pub(super) fn apposition(around: &Around<'_, '_, '_>) -> Option<RolePhrase> {
    let Around { reader, entities, name, sentence } = around;
    let mut at = reader.behind_bracket(name.end, sentence.end);
    if at >= sentence.end
        || !(reader.tokens[at].is_sign(',') || reader.tokens[at].is_sign('–') || reader.tokens[at].is_sign('—'))
    {
        return None;
    }
    at += 1;
    if at + 2 < sentence.end && reader.is_age(at) {
        at += if reader.tokens[at + 2].is_sign(',') { 3 } else { 2 };
    }
    // « X, alors ministre de la Santé »
    at += meanwhile(reader, at, sentence.end);
    if let Some(phrase) = one_of(reader, entities, at, sentence.end) {
        return Some(phrase);
    }
    let start = skip_article(reader, at, sentence.end);
    let phrase = with_bearer(reader, entities, phrase::at(reader, entities, start, sentence.end)?);
    let end = behind_age(reader, phrase.tokens.end, sentence.end);
    let behind = reader.tokens.get(end).filter(|_| end < sentence.end);
    // With a definite article only what a comma closes: « selon X, le président « veut ... » » names somebody else, and so does « X
    // applaudi, le président : « ... » ».
    let ends = |t: &Token| t.kind == TokenKind::Sign && !t.is_sign(':');
    let closed = reader.lexicon.people.is_indefinite(reader.word_id(at))
        || behind.is_none_or(|t| ends(t) || t.has(Classes::RELATIVE.union(Classes::COORDINATOR)));
    // « X, le président Y » names somebody else, and so does « avec X, le président, Y, ... ».
    let person = |at: usize| entities.is_person_at(at);
    // « la directrice du théâtre, X, ... », but « la colistière du candidat, X, ... » is of the candidate.
    let inner = (phrase.head + 1..phrase.tokens.end).any(|at| is_another_role(reader, at));
    let comma = start > at && !inner && reader.tokens.get(end).is_some_and(|token| token.is_sign(','));
    let closes = |name: &Mention| reader.tokens.get(name.tokens.end).is_some_and(|token| token.is_sign(','));
    let somebody =
        person(phrase.tokens.end) || comma && person(end + 1) && entities.name_at(end + 1).is_some_and(closes);
    let plural = phrase.form(reader).is_some_and(|form| form.plural);
    ((closed || start == at) && !somebody && !plural).then_some(phrase)
}

/// The role with the name of whoever has the one inside it: `avocat de l'opposant |Paul Roy`, `conseillère du président |Roy`.
fn with_bearer(reader: &Reader<'_, '_>, entities: &Entities, phrase: RolePhrase) -> RolePhrase {
    let end = phrase.tokens.end;
    let last = (phrase.head + 2..end).rev().find(|&at| reader.has(at, Classes::ROLE));
    let bearer = || entities.name_at(end).filter(|name| name.tokens.start == end && entities.is_person_at(end));
    match last.filter(|&at| is_another_role(reader, at)).and_then(|_| bearer()) {
        Some(name) => RolePhrase { tokens: phrase.tokens.start..name.tokens.end, ..phrase },
        None => phrase,
    }
}

/// Does the noun of another role stand inside one, behind a definite article: `la colistière du |candidat`?
fn is_another_role(reader: &Reader<'_, '_>, at: usize) -> bool {
    reader.has(at, Classes::ROLE) && reader.has(at - 1, Classes::DETERMINER)
}

/// How many tokens stand before a role that say when somebody has it: `alors`, `jusqu'ici`.
fn meanwhile(reader: &Reader<'_, '_>, at: usize, limit: usize) -> usize {
    let word = |i: usize| if at + i + 1 < limit { reader.word_id(at + i + 1) } else { WordId::UNKNOWN };
    reader.lexicon.people.meanwhile.longest(reader.word_id(at), word).map_or(0, |(length, ())| length)
}

/// `un des juges du concours`, `l'une des membres du jury`, without the article.
pub(super) fn one_of(reader: &Reader<'_, '_>, entities: &Entities, mut at: usize, limit: usize) -> Option<RolePhrase> {
    if reader.has(at, Classes::DETERMINER) && is_one_of(reader, at + 1) {
        at += 1;
    }
    let phrase = is_one_of(reader, at).then(|| phrase::at(reader, entities, at + 2, limit))??;
    Some(RolePhrase { tokens: at..phrase.tokens.end, head: phrase.head })
}

/// Do `un des`, `une des` stand here?
fn is_one_of(reader: &Reader<'_, '_>, at: usize) -> bool {
    let people = &reader.lexicon.people;
    people.is_indefinite(reader.word_id(at)) && reader.word_id(at + 1) == people.some
}

/// The token behind `de 52 ans`.
fn behind_age(reader: &Reader<'_, '_>, at: usize, limit: usize) -> usize {
    let of = || reader.lexicon.names.of.contains(&reader.word_id(at));
    let age = at + 2 < limit && of() && reader.is_age(at + 1);
    if age { at + 3 } else { at }
}

/// The noun of a role of several persons whose second complement stands before a name: `les |ministres de la Justice, X, et de
/// l'Intérieur, Y`.
pub(super) fn second_of_several(
    reader: &Reader<'_, '_>,
    entities: &Entities,
    name: &Range<usize>,
    last: &Holder,
) -> Option<RolePhrase> {
    let Holder { phrase, .. } = last;
    let first = entities.name_at(behind_comma(reader, phrase.tokens.end))?;
    let plural = first.tokens.end < name.start && phrase.form(reader).is_some_and(|form| form.plural);
    let second = second_holder(reader, entities, first.tokens.end, name.end).filter(|_| plural)?;
    (second == name.start).then(|| RolePhrase { tokens: phrase.head..phrase.head + 1, head: phrase.head })
}

/// `Marie Roy (maire de Lens)`.
pub(super) fn bracket(around: &Around<'_, '_, '_>) -> Option<RolePhrase> {
    let Around { reader, entities, name, sentence } = around;
    let at = name.end;
    if at + 1 >= sentence.end || !reader.tokens[at].is_sign('(') {
        return None;
    }
    phrase::at(reader, entities, skip_article(reader, at + 1, sentence.end), sentence.end)
}
