//! Names of places that a noun heads: `rue de la Tannerie`, `mosquée Al-Aqsa`, `vallée de la Loue`.

use super::organizations;
use super::reader::{FUNCTION, Reader};
use crate::article::EntityKind;
use crate::lexicon::{Classes, PlaceHead};
use crate::tokens::{ORDINAL_ENDINGS, TokenKind};

/// Where the name of a place ends that the noun at `at`, which can head one, heads.
///
/// The noun needs a proper name behind it, with or without `de`. Not `la ville de Lattaquié`: that noun only announces the
/// name, and stays outside.
pub(super) fn head_end(reader: &Reader<'_, '_>, at: usize, limit: usize) -> Option<usize> {
    let token = &reader.tokens[at];
    let names = &reader.lexicon.names;
    let heads = |used| !matches!(used, PlaceHead::Announces | PlaceHead::Numbered);
    let head = names.place_head(token.word).filter(|head| heads(head.used))?;
    let links = |word| head.used != PlaceHead::Direct && names.links.contains(&word) && !names.aims.contains(&word);
    // « la directrice centrale du Service »
    let adjective = at > 0
        && reader.has(at - 1, Classes::ROLE)
        && !reader.capital(at - 1)
        && organizations::is_adjective(reader, at);
    if adjective || is_other_word(reader, at) {
        return None;
    }
    // « le Stade toulousain | Paul Roy »
    if reader.capital(at) && reader.known_name(at, limit).is_some_and(|(length, _)| reader.begins_person(at + length)) {
        return None;
    }
    let mut start = at + 1;
    // « stade municipal Colette », « centre commercial Aurora »
    let adjective =
        reader.tokens.get(start).is_some_and(|t| t.kind == TokenKind::Word && !t.is_capital() && !t.has(FUNCTION));
    if start < limit && adjective && reader.capital(start + 1) {
        start += 1;
    } else if start < limit && links(reader.tokens[start].word) {
        start += 1;
        while start < limit && start < at + 4 && reader.has(start, Classes::DETERMINER) && !reader.capital(start) {
            start += 1;
        }
    }
    let linked = start > at + 1 && links(reader.tokens[at + 1].word);
    // « la ministre de la Mer | Anne Roy »
    if start == at + 1 && reader.capital(at) && reader.begins_person(start) && is_department(reader, at) {
        return None;
    }
    if start >= limit || !reader.capital(start) || reader.has(start, Classes::CIVILITY) {
        return None;
    }
    let known = reader.known_name(start, limit);
    // « le plateau de LCI », « le camp du Parti socialiste »
    let sort = known.map_or("", |(_, id)| names.get(id).sort);
    // « un parc aux États-Unis » is in them, « la rue aux Ours » is one.
    let inside = sort == "country" && reader.lexicon.speech.known.dative.contains(&reader.word_id(at + 1));
    // « la prison de Rouen » is known as Rouen.
    let apart = head.used == PlaceHead::Apart
        && known.is_some_and(|(_, id)| names.get(id).kind == Some(EntityKind::Place))
        && !reader.begins_person(start);
    if linked && (matches!(sort, "media" | "party") || inside || apart) {
        return None;
    }
    let known = known.map_or(start, |(length, _)| start + length);
    let mut end = behind_particles(reader, start, limit).unwrap_or(start + 1);
    // « la prison de Fresnes | Paul Morel », but « la place Léon Blum »
    while end < limit
        && reader.capital(end)
        && !reader.has(end, Classes::CIVILITY)
        && !(linked && reader.begins_person(end))
    {
        end += 1;
    }
    Some(end.max(known))
}

/// Where the name of a place ends that a number begins: `3e arrondissement |de Lyon`, `6e arrondissement|`, `IXe arrondissement|`.
pub(super) fn numbered_end(reader: &Reader<'_, '_>, at: usize, limit: usize) -> Option<usize> {
    let names = &reader.lexicon.names;
    let noun = (at + 1..limit.min(at + 3)).find(|&noun| reader.has(noun, Classes::PLACE_HEAD))?;
    let counted = if noun == at + 1 { reader.is_roman_ordinal(at) } else { reader.is_ordinal(at) };
    if !counted || names.place_head(reader.word_id(noun))?.used != PlaceHead::Numbered {
        return None;
    }
    let town = || {
        let of = names.of.contains(&reader.word_id(noun + 1));
        let (length, id) = of.then(|| reader.known_name(noun + 2, limit))??;
        (names.get(id).kind == Some(EntityKind::Place)).then_some(noun + 2 + length)
    };
    Some(town().unwrap_or(noun + 1))
}

/// Is a noun with a capital what somebody is responsible for: `ministre de la |Mer`, `secrétaire d'État chargée de la |Ville`?
fn is_department(reader: &Reader<'_, '_>, at: usize) -> bool {
    let names = &reader.lexicon.names;
    let article = reader.article_or_own(at);
    let link = article.checked_sub(1).filter(|&link| link > 0 && names.links.contains(&reader.word_id(link)));
    let charge = |before: usize| reader.lexicon.people.charged.contains(&reader.word_id(before));
    link.is_some_and(|link| reader.has(link - 1, Classes::ROLE) || charge(link - 1))
}

/// Does the article of a noun before a place say that it is another word: `au tour de Morel`, `le second tour`, which are no tower?
pub(super) fn is_other_word(reader: &Reader<'_, '_>, at: usize) -> bool {
    let article = || {
        let before = before_ordinal(reader, at).checked_sub(1)?;
        reader.lexicon.people.article_gender(reader.word_id(before))
    };
    // « la prison centrale de X », « la banque centrale du Chili »: an adjective
    let adjective = reader.word_id(at) == reader.lexicon.names.central
        && !at.checked_sub(1).is_some_and(|before| reader.has(before, Classes::DETERMINER.union(Classes::ELISION)));
    // « tour à tour Paul Roy et Anne Morel »
    let twice =
        at > 1 && reader.word_id(at - 1) == reader.lexicon.names.to && reader.word_id(at - 2) == reader.word_id(at);
    let own = reader.lexicon.names.place_head(reader.word_id(at)).and_then(|head| head.gender);
    adjective || twice || own.is_some_and(|own| article().is_some_and(|told| told != own))
}

/// The token that an ordinal before a noun leaves: the `3` of `3e tour`, the `second` of `second tour`; else the noun.
fn before_ordinal(reader: &Reader<'_, '_>, at: usize) -> usize {
    let ordinal = at.checked_sub(1).filter(|&before| {
        let word = reader.surface.word(before);
        reader.has(before, Classes::ROLE_ADJECTIVE)
            || ORDINAL_ENDINGS.contains(&word)
            || word == "second"
            || word.ends_with("ième")
    });
    let number = ordinal.and_then(|at| at.checked_sub(1)).filter(|&at| reader.tokens[at].kind == TokenKind::Number);
    number.or(ordinal).unwrap_or(at)
}

/// Where the surname ends that particles link to the given name at `start`: `aéroport Charles |de Gaulle`, `rue Jean |de La Fontaine`.
///
/// Not `la rue Jean de Metz`, where the town is another name.
fn behind_particles(reader: &Reader<'_, '_>, start: usize, limit: usize) -> Option<usize> {
    let named = |at: usize| reader.known_name(at, limit).is_none() && reader.capital(at);
    let particle = |at: usize| at < limit && reader.has(at, Classes::PARTICLE) && !reader.capital(at);
    let given = reader.is_first_name(start) || reader.has(start, Classes::ROLE);
    let surname = start + 2;
    let of = particle(start + 1) && reader.lexicon.names.of.contains(&reader.word_id(start + 1));
    (given && of && surname < limit && named(surname)).then(|| {
        let article = reader.has(surname, Classes::DETERMINER) && surname + 1 < limit && reader.capital(surname + 1);
        surname + 1 + usize::from(article)
    })
}
