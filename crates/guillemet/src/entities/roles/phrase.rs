//! The noun phrase of a role: `ancien ministre français de la Défense`, `maire (PS) de Lens`.

use std::ops::Range;

use super::super::reader::{FUNCTION, Reader};
use super::super::{Entities, organizations};
use super::complement::{complement, is_complement_start};
use crate::article::EntityKind;
use crate::lexicon::{Classes, RoleForm};
use crate::tokens::{Shape, TokenKind};

/// A role as it stands, without its article.
#[derive(Clone, Debug, PartialEq)]
pub(in super::super) struct RolePhrase {
    pub(in super::super) tokens: Range<usize>,
    /// The token of the noun that tells gender and number.
    pub(in super::super) head: usize,
}

/// How many tokens before a name its role can begin.
const LONGEST: usize = 20;

/// How many complements a role has at most.
const COMPLEMENTS: usize = 6;

impl RolePhrase {
    /// What the form of its noun tells.
    pub(in super::super) fn form(&self, reader: &Reader<'_, '_>) -> Option<RoleForm> {
        let people = &reader.lexicon.people;
        people.role(reader.word_id(self.head)).or_else(|| people.role(reader.compound_role(self.head)?))
    }
}

/// The role that begins at `at`, behind any article: adjectives, the noun, what belongs to it.
pub(in super::super) fn at(
    reader: &Reader<'_, '_>,
    entities: &Entities,
    at: usize,
    limit: usize,
) -> Option<RolePhrase> {
    let mut head = at;
    while head < limit && head < at + 3 && reader.has(head, Classes::ROLE_ADJECTIVE) && !is_role(reader, head, limit) {
        head += 1;
    }
    if let last @ 1.. = reader.role_phrase(head, limit) {
        return Some(RolePhrase { tokens: at..end(reader, entities, head + last - 1, limit), head });
    }
    if head >= limit || !is_role(reader, head, limit) || is_participle(reader, head, limit) {
        return None;
    }
    Some(RolePhrase { tokens: at..end(reader, entities, head, limit), head })
}

/// Is the token a role's noun here, or two of them (`acteur-réalisateur`)? `général` behind `secrétaire` is not looked at: it belongs to the phrase.
fn is_role(reader: &Reader<'_, '_>, at: usize, limit: usize) -> bool {
    at < limit
        && reader.tokens[at].kind == TokenKind::Word
        && (reader.has(at, Classes::ROLE) || reader.compound_role(at).is_some())
}

/// `accusée de fraude`, `élu par ses pairs`, `élu pour six ans`, `élu maire`, `a prévenu`: a verb's participle, unless an article makes it a noun (`l'accusé de
/// Metz`).
fn is_participle(reader: &Reader<'_, '_>, at: usize, limit: usize) -> bool {
    let people = &reader.lexicon.people;
    if !people.is_participle(reader.word_id(at)) || (at > 0 && reader.has(at - 1, Classes::DETERMINER)) {
        return false;
    }
    let governs = at + 1 < limit
        && (is_role(reader, at + 1, limit)
            || reader.lexicon.names.of.contains(&reader.word_id(at + 1))
            || [people.by, reader.lexicon.names.to_do].contains(&reader.word_id(at + 1)));
    governs || (at > 0 && reader.has(at - 1, Classes::AVOIR))
}

/// The outermost role that ends right before `end`: `le directeur de campagne de la maire|, Paul Roy,`. Only a comma tells that
/// the name is not that of the person whom the role depends on.
pub(in super::super) fn outermost_before(
    reader: &Reader<'_, '_>,
    entities: &Entities,
    end: usize,
    first: usize,
) -> Option<RolePhrase> {
    let mut phrase = before(reader, entities, end, first)?;
    for _ in 0..2 {
        let Some(article) = phrase.tokens.start.checked_sub(1).filter(|&at| at > first) else { break };
        let link = if is_complement_start(reader, article) { article } else { article - 1 };
        if !is_complement_start(reader, link) {
            break;
        }
        // « l'épouse du président, Anne Roy »
        if link > first && reader.has(link - 1, Classes::HUMAN) {
            return None;
        }
        let Some(outer) = ending(reader, entities, link, end, first) else { break };
        phrase = outer;
    }
    Some(phrase)
}

/// The role that ends right before `end` (`le porte-parole du Kremlin| Dmitri Peskov`), if one does.
pub(in super::super) fn before(
    reader: &Reader<'_, '_>,
    entities: &Entities,
    end: usize,
    first: usize,
) -> Option<RolePhrase> {
    ending(reader, entities, end, end, first)
}

/// The role whose noun stands last before `from` and that ends right before `end`.
fn ending(reader: &Reader<'_, '_>, entities: &Entities, from: usize, end: usize, first: usize) -> Option<RolePhrase> {
    let lowest = first.max(end.saturating_sub(LONGEST));
    let mut at = from;
    while at > lowest {
        at -= 1;
        let token = &reader.tokens[at];
        let foreign_sign =
            !matches!(token.kind, TokenKind::Word | TokenKind::Mark) && !matches!(token.first, '(' | ')' | '&' | '.');
        // « le numéro 2 du parti »
        let counted = || at > first && reader.role_phrase(at - 1, end) == 2;
        if foreign_sign && !reader.is_ordinal(at) && !counted()
            || token.has(Classes::RELATIVE.union(Classes::AVOIR).union(Classes::ETRE).union(Classes::SUBORDINATOR))
        {
            return None;
        }
        let words = reader.role_phrase(at, end);
        let role = is_role(reader, at, end)
            && !is_participle(reader, at, end)
            && !is_charge(reader, at)
            && !is_rank(reader, at);
        if words == 0 && !role {
            continue;
        }
        // « l'Inspection | générale des affaires sociales »
        if entities.name_at(at).is_some_and(|name| name.tokens.start < at) {
            continue;
        }
        // « le ministre chilien sortant X », « le ministre des Affaires étrangères X »: one ordinary word may stand between, but
        // « le candidat conservateur affronte X ».
        let reached = self::end(reader, entities, at + words.saturating_sub(1), end);
        let one_more = reached + 1 == end
            && reached > at + 1
            && reader.has(reached, Classes::COMMON)
            && !reader.has(reached, FUNCTION.union(Classes::CUE_VERB))
            && (looks_adjective(reader, reached) || (at..reached).any(|i| is_complement_start(reader, i)));
        if reached != end && !one_more {
            continue;
        }
        // « secrétaire général », « ancien vice-président »
        let mut start = at;
        let mut head = at;
        while start > lowest
            && reader.has(start - 1, Classes::ROLE.union(Classes::ROLE_ADJECTIVE))
            && reader.tokens[start - 1].kind == TokenKind::Word
        {
            start -= 1;
            if reader.has(start, Classes::ROLE) && !reader.has(start, Classes::ROLE_ADJECTIVE) {
                head = start;
            }
        }
        return Some(RolePhrase { tokens: start..end, head });
    }
    None
}

/// Where the role ends whose noun stands at `head`.
fn end(reader: &Reader<'_, '_>, entities: &Entities, head: usize, limit: usize) -> usize {
    let mut end = modifiers(reader, entities, head + 1, limit);
    for complements in 0..COMPLEMENTS {
        // « au joueur | et au pilote » are two.
        let apart = complements == 0 && end < limit && reader.word_id(end) == reader.lexicon.names.et;
        if apart || travels(reader, head, end) {
            break;
        }
        let Some(next) = complement(reader, entities, end, limit) else { break };
        end = modifiers(reader, entities, next, limit);
    }
    end
}

/// `le président russe |en Syrie`: where the head of a state is, who has an adjective for the country. Not `l'ambassadeur russe en Syrie`.
fn travels(reader: &Reader<'_, '_>, head: usize, end: usize) -> bool {
    let people = &reader.lexicon.people;
    let country =
        reader.lexicon.names.demonym(reader.word_id(end - 1)).is_some_and(|demonym| demonym.country.is_some());
    let link = reader.word_id(end);
    let to = link == reader.lexicon.names.en || reader.lexicon.speech.known.dative.contains(&link);
    let of_state = || people.role(reader.word_id(head)).is_some_and(|form| people.is_of_state(form.role));
    end > head + 1 && country && to && of_state()
}

/// Adjectives and a party's acronym: `général délégué`, `français`, `LR`, `(PS)`.
fn modifiers(reader: &Reader<'_, '_>, entities: &Entities, mut at: usize, limit: usize) -> usize {
    while at < limit {
        let token = &reader.tokens[at];
        if token.kind == TokenKind::Word && !token.is_capital() {
            let known = token.has(Classes::ROLE.union(Classes::DEMONYM).union(Classes::ROLE_ADJECTIVE));
            // « chargé » counts with what follows it only.
            let charge = reader.lexicon.people.charged.contains(&token.word);
            let adjective = organizations::is_adjective(reader, at) || reader.surface.word(at).ends_with("oires");
            if charge || !(known || adjective || is_partisan(reader, at)) {
                break;
            }
            at += 1;
        } else if token.shape == Shape::AllCapitals || (token.is_capital() && names_thing(entities, at)) {
            if entities.is_person_at(at) {
                break;
            }
            at = entities.name_at(at).map_or(at + 1, |m| m.tokens.end.min(limit).max(at + 1));
        } else if token.is_capital() && announces(reader, at - 1) && entities.name_at(at).is_none() {
            at += 1;
            while at < limit && reader.capital(at) && entities.name_at(at).is_none() {
                at += 1;
            }
        } else {
            // « le président (LR) du conseil », « le président (ex-LR) du conseil »
            let close = (at + 2..limit.min(at + 4)).find(|&close| reader.tokens[close].is_sign(')'));
            let Some(behind) = close.map(|close| close + 1).filter(|_| token.is_sign('(')) else { break };
            if behind >= limit || !is_complement_start(reader, behind) {
                break;
            }
            at = behind;
        }
    }
    at
}

/// `sortant`, `décédé`, `national`: may an ordinary word be an adjective or a participle?
fn looks_adjective(reader: &Reader<'_, '_>, at: usize) -> bool {
    const ENDINGS: [&str; 8] = ["é", "ée", "ant", "ante", "u", "ue", "eux", "euse"];
    let word = reader.surface.word(at);
    organizations::is_adjective(reader, at) || ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// `socialiste`, `écologistes`, `démocrate`: whose side somebody is on.
pub(in super::super) fn is_partisan(reader: &Reader<'_, '_>, at: usize) -> bool {
    let word = reader.surface.word(at);
    let ending = word.len() > 6 && (word.ends_with("iste") || word.ends_with("istes"));
    !reader.has(at, FUNCTION) && (ending || reader.lexicon.people.partisans.contains(&reader.word_id(at)))
}

/// `site`, `syndicat`: a name that no stage knows may follow.
fn announces(reader: &Reader<'_, '_>, at: usize) -> bool {
    reader.has(at, Classes::ORGANIZATION_NOUN.union(Classes::ORGANIZATION_HEAD)) && !reader.capital(at)
}

/// Does the name of an organization or place begin here (`du groupe |Safran`)?
pub(super) fn names_thing(entities: &Entities, at: usize) -> bool {
    entities.name_at(at).is_some_and(|m| m.tokens.start == at && entities.get(m.entity).kind != EntityKind::Person)
}

/// The `chef` of `rédactrice en |chef`: tells the rank of the role before it.
fn is_rank(reader: &Reader<'_, '_>, at: usize) -> bool {
    at > 1 && reader.word_id(at - 1) == reader.lexicon.names.en && reader.has(at - 2, Classes::ROLE)
}

/// `ministre |chargée de la Mer`: what follows belongs to the role before it.
fn is_charge(reader: &Reader<'_, '_>, at: usize) -> bool {
    let article = at > 0 && reader.has(at - 1, Classes::DETERMINER);
    reader.lexicon.people.charged.contains(&reader.word_id(at)) && !article
}
