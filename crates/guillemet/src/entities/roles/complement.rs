//! What belongs to a role behind its noun: `de la Défense`, `chargée de l'emploi`, `chez Airbus`, `par intérim`.

use super::super::reader::{FUNCTION, Reader};
use super::super::{Entities, organizations};
use super::phrase::names_thing;
use crate::lexicon::{Classes, WordId};
use crate::tokens::TokenKind;

/// How many tokens a title has in which a role is played.
const LONGEST_TITLE: usize = 8;

/// Does a word stand here that can begin a complement?
pub(super) fn is_complement_start(reader: &Reader<'_, '_>, at: usize) -> bool {
    let names = &reader.lexicon.names;
    let word = reader.word_id(at);
    word != WordId::UNKNOWN && (names.links.contains(&word) || word == names.to || word == names.en)
}

/// One complement: `de la Défense`, `aux Affaires européennes`, `à l'université de Metz`, `et de l'Industrie`.
pub(super) fn complement(reader: &Reader<'_, '_>, entities: &Entities, at: usize, limit: usize) -> Option<usize> {
    if let Some(end) = interim(reader, at, limit).or_else(|| title(reader, at, limit)) {
        return Some(end);
    }
    let names = &reader.lexicon.names;
    let mut end = at;
    if end < limit && reader.word_id(end) == names.et {
        end += 1;
    }
    if end < limit && reader.tokens[end].is_sign(',') && begins_charge(reader, end + 1, limit) {
        end += 1;
    }
    end = behind_charge(reader, end, limit);
    // « pour la chaîne et pour la radio »
    if end == at + 1 && names_thing(entities, end) && entities.name_at(at - 1).is_some() {
        let name = entities.name_at(end).map_or(end + 1, |m| m.tokens.end.min(limit));
        return (name == limit || reader.tokens[name].kind != TokenKind::Word).then_some(name);
    }
    // « chargé des Relations avec le Parlement »
    let people = &reader.lexicon.people;
    let joined = at > 0 && reader.word_id(end) == people.with && reader.word_id(at - 1) == people.relations;
    let named = joined || end + 1 < limit && takes_only_names(reader, end) && names_thing(entities, end + 1);
    if end >= limit || !(named || is_complement_start(reader, end)) {
        return None;
    }
    let link = reader.word_id(end);
    // « ministre pour les cinq derniers mois »
    if link == names.to_do && reader.has(end + 2, Classes::NUMBER_WORD) {
        return None;
    }
    end += 1;
    let between = Classes::DETERMINER.union(Classes::NUMBER_WORD).union(Classes::ROLE_ADJECTIVE);
    while end < limit
        && end < at + 5
        && reader.has(end, between)
        && !reader.capital(end)
        && !is_noun(reader, end, limit)
    {
        end += 1;
    }
    if end >= limit || is_aside(reader, at, link, end) {
        return None;
    }
    let first = behind_civility(reader, end);
    if let Some(name) = entities.name_at(first).filter(|m| m.tokens.start == first) {
        return Some(name.tokens.end.min(limit));
    }
    // « l'animateur de Fort Boyard », « le directeur du Tour de France »
    if let Some((length, _)) = reader.known_name(end, limit).filter(|_| reader.capital(end)) {
        return Some(end + length);
    }
    // « l'occasion pour le maire de rencontrer les aînés », « ce qui a poussé cet étudiant en droit à commettre »
    let to_do = names.of.contains(&reader.word_id(at)) || reader.word_id(at) == names.to;
    if end == at + 1 && to_do && organizations::looks_infinitive(reader, end) {
        return None;
    }
    // « l'acteur mort à l'âge de 80 ans »
    if reader.word_id(end) == reader.lexicon.people.age {
        return None;
    }
    let token = &reader.tokens[end];
    // « maire du 6e arrondissement »
    let counted = end + 2 < limit && reader.tokens[end + 2].kind == TokenKind::Word && !reader.has(end + 2, FUNCTION);
    if counted && reader.is_ordinal(end) {
        return Some(end + 3);
    }
    if token.kind == TokenKind::Number || (token.kind == TokenKind::Word && token.has(FUNCTION) && !token.is_capital())
    {
        return None;
    }
    let time = token.has(Classes::MONTH.union(Classes::TIME_WORD)) && !looks_short(reader, end, limit);
    if token.kind != TokenKind::Word || time {
        return None;
    }
    Some(end + 1 + usize::from(names_section(reader, end + 1, limit)))
}

/// `professeure de |droit à Lille`: is what looks like the adjective of a role a noun, which nothing follows that it could describe?
fn is_noun(reader: &Reader<'_, '_>, at: usize, limit: usize) -> bool {
    let next = reader.tokens.get(at + 1).filter(|_| at + 1 < limit);
    reader.has(at, Classes::ROLE_ADJECTIVE)
        && next.is_none_or(|next| next.kind != TokenKind::Word || next.has(Classes::PREPOSITION))
}

/// `la ministre de la |Mer`, `le meneur de |jeu`: a noun that only looks like `mer.` and `jeu.`, which are short for weekdays.
fn looks_short(reader: &Reader<'_, '_>, at: usize, limit: usize) -> bool {
    let stops = || reader.tokens.get(at + 1).is_some_and(|token| token.is_sign('.')) && reader.surface.glued(at);
    let token = &reader.tokens[at];
    token.has(Classes::ABBREVIATION) && (token.is_capital() || !stops() || at + 2 >= limit)
}

/// The name behind a civility: `l'avocat de Mme |Roy`, `ex-conseiller de M. |Roy`; the token itself where none stands here.
fn behind_civility(reader: &Reader<'_, '_>, at: usize) -> usize {
    if !reader.has(at, Classes::CIVILITY) {
        return at;
    }
    at + 1 + usize::from(reader.tokens.get(at + 1).is_some_and(|token| token.is_sign('.')))
}

/// Does a noun behind `à` or `en` tell where or how somebody speaks or acts: `le ministre au |micro de Radio Midi`, `la députée en |marge du
/// congrès`, `le président de la République au |Tchad`?
fn is_aside(reader: &Reader<'_, '_>, at: usize, link: WordId, noun: usize) -> bool {
    let names = &reader.lexicon.names;
    let people = &reader.lexicon.people;
    let adds = link == names.to || link == names.en || reader.lexicon.speech.known.dative.contains(&link);
    let aside = || people.asides.contains(&reader.word_id(noun)) && !reader.capital(noun);
    // « le secrétaire d'État aux Transports »
    let whole = || at > 1 && people.tells_office(reader.word_id(at - 1)) && reader.has(at - 2, Classes::DETERMINER);
    adds && (aside() || whole())
}

/// `président |par intérim`
fn interim(reader: &Reader<'_, '_>, at: usize, limit: usize) -> Option<usize> {
    let people = &reader.lexicon.people;
    let stands = at + 1 < limit && reader.word_id(at) == people.by && reader.word_id(at + 1) == people.interim;
    stands.then_some(at + 2)
}

/// The title of a work in marks: `chroniqueur |de « Midi pile »`, `actrice |dans la série « Le Phare »`. Not words that somebody said:
/// a title is short and begins with a capital.
fn title(reader: &Reader<'_, '_>, at: usize, limit: usize) -> Option<usize> {
    let plays = reader.lexicon.speech.known.medium.contains(&reader.word_id(at));
    if at >= limit || !(plays || is_complement_start(reader, at)) {
        return None;
    }
    let mut open = at + 1 + usize::from(reader.has(at + 1, Classes::DETERMINER));
    open += usize::from(reader.has(open, Classes::LABELLING));
    if open >= limit || reader.tokens[open].kind != TokenKind::Mark {
        return None;
    }
    let marks = &reader.surface.marks;
    let pair = marks.binary_search_by_key(&open, |pair| pair.open).ok()?;
    let close = marks[pair].close.filter(|&close| close < limit && close - open <= LONGEST_TITLE + 1)?;
    let named = reader.tokens.get(open + 1).is_some_and(|first| first.kind == TokenKind::Number || first.is_capital());
    named.then_some(close + 1)
}

/// Does a bare noun name the part of a house that stands before it: `la cellule |recrutement`, `le pôle |santé de l'hôpital`?
///
/// Not a verb, which has its object behind it: `la responsable du service quitte le journal`.
fn names_section(reader: &Reader<'_, '_>, at: usize, limit: usize) -> bool {
    let noun = |at: usize| {
        let token = &reader.tokens[at];
        token.kind == TokenKind::Word && !token.is_capital() && !token.has(FUNCTION.union(Classes::CUE_VERB))
    };
    let ends =
        |at: usize| at >= limit || reader.tokens[at].kind != TokenKind::Word || reader.has(at, Classes::PREPOSITION);
    at < limit && reader.lexicon.people.sections.contains(&reader.word_id(at - 1)) && noun(at) && ends(at + 1)
}

/// Does `chargée de` or `en charge de` begin here?
fn begins_charge(reader: &Reader<'_, '_>, at: usize, limit: usize) -> bool {
    behind_charge(reader, at, limit) > at
}

/// The preposition behind `chargé`, `en charge`, `auprès`, if one of them stands here: what follows belongs to the role
/// (`secrétaire chargée de l'emploi`, `ambassadeur auprès de l'ONU`).
fn behind_charge(reader: &Reader<'_, '_>, at: usize, limit: usize) -> usize {
    let people = &reader.lexicon.people;
    let word = reader.word_id(at);
    let next = if people.charged.contains(&word) || word == people.beside {
        at + 1
    } else if word == reader.lexicon.names.en && reader.word_id(at + 1) == people.charge {
        at + 2
    } else {
        return at;
    };
    // « chargé d'enquêter » is a task, not a charge.
    let task = reader.surface.slice(next + 1..(next + 2).min(limit.max(next + 1)));
    let infinitive = ["er", "ir", "oir", "re"].iter().any(|ending| task.ends_with(ending))
        && !reader.has(next + 1, Classes::ROLE)
        && !reader.capital(next + 1);
    if next < limit && is_complement_start(reader, next) && !infinitive { next } else { at }
}

/// `chez`, `pour`: only a name behind them belongs to the role (`ingénieure chez Airbus`).
fn takes_only_names(reader: &Reader<'_, '_>, at: usize) -> bool {
    let names = &reader.lexicon.names;
    let word = reader.word_id(at);
    word == names.chez || word == names.to_do
}
