//! Names of organizations that a noun heads: `ministère de la Santé`, `Syndicat national des praticiens hospitaliers`.

use super::reader::{FUNCTION, Reader};
use crate::article::EntityKind;
use crate::lexicon::{Classes, HeadUse, OrganizationHead};
use crate::tokens::TokenKind;

/// How many complements a name has at most.
const COMPLEMENTS: usize = 4;

/// Where the name of an organization ends that the noun at `at`, which can head one, heads.
///
/// A noun in lower case needs a proper name behind it (`parquet de Grasse`), or what a ministry is for (`ministère des
/// Transports`); one with a capital takes the ordinary words behind it along (`Comité de soutien aux familles`). Not
/// `le tribunal de commerce`, nor a capital that only starts a sentence.
pub(super) fn head_end(reader: &Reader<'_, '_>, at: usize, limit: usize, initial: bool) -> Option<usize> {
    let token = &reader.tokens[at];
    let OrganizationHead { used, bears_person } = reader.lexicon.names.organization_head(token.word)?;
    let capital = token.is_capital() && !initial;
    if !capital && used == HeadUse::Capital && !(token.is_capital() && reader.capital(at + 1)) {
        return None;
    }
    let mut end = at + 1;
    while end < limit && end <= at + 3 && is_adjective(reader, end) {
        end += 1;
    }
    // « la présidente de l'Assemblée | Claire Martin »
    let person = !bears_person && reader.begins_person(end);
    if used == HeadUse::Named && !capital {
        // « la porte-parole du gouvernement | Anne Roy »
        if reader.tells_office(at) && reader.capital(at + 1) && reader.capital(at + 2) {
            return None;
        }
        // « le laboratoire américain | Pfizer » is Pfizer.
        let called = !person && !(end > at + 1 && is_known_organization(reader, end, limit));
        return (called && end <= at + 2 && end < limit && reader.capital(end) && !reader.has(end, FUNCTION))
            .then(|| name_end(reader, end, limit, bears_person));
    }
    let mut proper = false;
    if !person && end < limit && reader.capital(end) && !reader.has(end, FUNCTION.union(Classes::DEMONYM)) {
        end = name_end(reader, end, limit, bears_person);
        proper = true;
    }
    for complements in 0..COMPLEMENTS {
        let lower = capital || used == HeadUse::Lower;
        let Some((next, named)) = complement(reader, end, limit, lower, bears_person) else {
            break;
        };
        let link = reader.word_id(end);
        // « le ministère | et des proches », « le tribunal de Reims | pour vol »
        let apart = link == reader.lexicon.names.et && complements == 0
            || used == HeadUse::Lower && reader.lexicon.names.aims.contains(&link);
        if apart {
            break;
        }
        // « le ministère de la Justice | de faire la lumière »: behind a complement a verb can follow.
        let whole = reader.capital(end - 1)
            || complements == 0 && reader.known_name(at, end).is_some_and(|(length, _)| at + length == end);
        if whole && !named && governs_infinitive(reader, end, next) {
            break;
        }
        end = next;
        proper |= named;
    }
    let enough = if capital { end > at + 1 } else { proper || (is_ministry(reader, at) && end > at + 1) };
    enough.then_some(end)
}

/// Does a name of the tables begin here that is an organization's?
fn is_known_organization(reader: &Reader<'_, '_>, at: usize, limit: usize) -> bool {
    let name = reader.known_name(at, limit).map(|(_, id)| reader.lexicon.names.get(id).kind);
    name == Some(Some(EntityKind::Organization))
}

/// Is a ministry meant? What it is for is a name even in lower case.
fn is_ministry(reader: &Reader<'_, '_>, at: usize) -> bool {
    reader.tokens[at].word == reader.lexicon.names.ministry
}

/// One complement: a preposition, an article, a noun with its adjectives. Answers where it ends and whether a proper name
/// stands in it.
fn complement(
    reader: &Reader<'_, '_>,
    at: usize,
    limit: usize,
    lower: bool,
    bears_person: bool,
) -> Option<(usize, bool)> {
    let names = &reader.lexicon.names;
    let mut end = at;
    let joined = end < limit && reader.tokens[end].word == names.et;
    if joined {
        end += 1;
    }
    let link = reader.tokens.get(end).filter(|_| end < limit)?;
    // « le musée de Rouen | et au cours de l'année »
    let leaves = joined && reader.lexicon.speech.known.dative.contains(&link.word);
    if !names.links.contains(&link.word) || link.is_capital() || leaves {
        return None;
    }
    end += 1;
    while end < limit && end < at + 4 && reader.has(end, Classes::DETERMINER) && !reader.capital(end) {
        // « informer l'Agence de ses analyses »: what is somebody's is no part of a name.
        if !names.articles.contains(&reader.word_id(end)) {
            return None;
        }
        end += 1;
    }
    if end >= limit {
        return None;
    }
    if reader.capital(end) {
        // « le ministère de Gérald Roy » is his, « le FC Nantes et du Stade brestois », « du Front national aux Patriotes » are two.
        let two = joined && reader.known_name(end, limit).is_some()
            || reader.lexicon.speech.known.dative.contains(&link.word) && is_known_organization(reader, end, limit);
        if two || reader.begins_person(end) {
            return None;
        }
        // « l'université de Lille | Paul Roy »
        let bears_person = bears_person && !reader.has(end, Classes::PLACE);
        return Some((name_end(reader, end, limit, bears_person), !reader.has(end, Classes::COMMON)));
    }
    let noun = &reader.tokens[end];
    // « pour les revoir », « pour avoir »: what an infinitive follows is no complement.
    let infinitive = link.word == names.to_do && reader.ends_as_infinitive(end);
    if !lower || noun.kind != TokenKind::Word || noun.has(FUNCTION) || infinitive {
        return None;
    }
    end += 1;
    while end < limit && is_adjective(reader, end) {
        end += 1;
    }
    Some((end, false))
}

/// Is the complement `at..end` a bare `de` with what looks like an infinitive (`de faire`, `d'ouvrir`)?
fn governs_infinitive(reader: &Reader<'_, '_>, at: usize, end: usize) -> bool {
    let word = reader.surface.word(at + 1);
    let bare = end == at + 2 && reader.lexicon.names.of.contains(&reader.word_id(at));
    bare && !word.ends_with("ier") && reader.ends_as_infinitive(at + 1)
}

/// Does a word have an ending that hardly any noun but an infinitive has behind `de`: `rencontrer`, `saisir`, `prendre`?
pub(super) fn looks_infinitive(reader: &Reader<'_, '_>, at: usize) -> bool {
    let word = reader.surface.word(at);
    let verbal = word == "faire" || ["er", "ir", "endre", "ettre"].iter().any(|ending| word.ends_with(ending));
    verbal && !reader.capital(at) && !word.ends_with("ier") && word.len() > 4
}

/// Where the words with capitals end that begin at `at`, with the ordinary adjectives of a ministry behind them
/// (`Éducation nationale`).
fn name_end(reader: &Reader<'_, '_>, at: usize, limit: usize, bears_person: bool) -> usize {
    let known = reader.known_name(at, limit).map_or(at, |(length, _)| at + length);
    let mut end = at + 1;
    let stop = FUNCTION.union(Classes::CIVILITY);
    // « l'Opéra de Paris | Benjamin Morel », but « l'université Lyon Jean Moulin »
    let apart = |end: usize| !bears_person && reader.begins_person(end);
    while end < limit && reader.capital(end) && !reader.has(end, stop) && !apart(end) {
        end += 1;
    }
    end = end.max(known);
    while end < limit && is_adjective(reader, end) && known <= at {
        end += 1;
    }
    end
}

/// A lower-case word that looks like an adjective: `nationale`, `européen`, `financier`.
pub(super) fn is_adjective(reader: &Reader<'_, '_>, at: usize) -> bool {
    let token = &reader.tokens[at];
    if token.kind != TokenKind::Word || token.is_capital() || token.has(FUNCTION.union(Classes::CUE_VERB)) {
        return false;
    }
    if token.has(Classes::DEMONYM) {
        return true;
    }
    const ENDINGS: [&str; 42] = [
        "al", "ale", "aux", "ales", "el", "elle", "els", "elles", "ien", "ienne", "iens", "iennes", "ique", "iques",
        "if", "ive", "ifs", "ives", "aire", "aires", "ain", "aine", "ois", "oise", "ais", "aise", "ier", "ière",
        "iers", "ières", "eur", "eure", "eurs", "ble", "bles", "ics", "ile", "ente", "ante", "atif", "ieuse", "ieuses",
    ];
    let word = reader.surface.word(at);
    word.len() > 4
        && (ENDINGS.iter().any(|ending| word.ends_with(ending))
            || ["public", "libre", "privé", "privée", "étrangères"].contains(&word))
}
