//! Nouns that say of a name that somebody bears it: `un homme du nom de X`, `dans le rôle de X`, `X, l'une des chanteuses`.

use super::reader::Reader;
use crate::article::Gender;
use crate::lexicon::{Classes, WordId};
use crate::tokens::TokenKind;

/// How far before `nom` the noun can stand that bears it.
const FARTHEST_NOUN: usize = 9;

/// The noun for somebody whose name `de` introduces: the `homme` of `un jeune homme de 25 ans, du nom de |X`.
///
/// Not `au nom de la ministre`, where nobody bears the name.
pub(super) fn bearer(reader: &Reader<'_, '_>, of: usize, first: usize) -> Option<usize> {
    let lexicon = reader.lexicon;
    let name = of.checked_sub(1).filter(|&at| at > first)?;
    if !lexicon.names.of.contains(&reader.word_id(of)) || !lexicon.agreement.name.contains(&reader.word_id(name)) {
        return None;
    }
    // « ..., du nom de X »
    let comma = name.checked_sub(2).filter(|&at| at > first && reader.tokens[at].is_sign(','));
    let end = comma.unwrap_or(name);
    let lowest = first.max(end.saturating_sub(FARTHEST_NOUN));
    (lowest..end)
        .rev()
        .take_while(|&at| matches!(reader.tokens[at].kind, TokenKind::Word | TokenKind::Number))
        .find(|&at| reader.has(at, Classes::HUMAN.union(Classes::ROLE)) && article(reader, at, first).is_some())
}

/// The article of a noun, before the adjectives: the `un` of `un jeune homme`.
pub(super) fn article(reader: &Reader<'_, '_>, noun: usize, first: usize) -> Option<usize> {
    let adjectives = (first..noun).rev().take_while(|&at| reader.has(at, Classes::ROLE_ADJECTIVE)).count();
    (noun - adjectives).checked_sub(1).filter(|&at| at >= first && reader.has(at, Classes::DETERMINER))
}

/// Does `de` stand behind a part that somebody plays: `dans le rôle de |X`, `le personnage de |X`?
///
/// Not `le rôle de X` by itself: countries and offices have one too.
pub(super) fn is_part(reader: &Reader<'_, '_>, of: usize, first: usize) -> bool {
    let words = &reader.lexicon.names;
    let Some(noun) = of.checked_sub(1).filter(|&at| at > first && words.of.contains(&reader.word_id(of))) else {
        return false;
    };
    let before = noun.checked_sub(2).filter(|&at| at >= first && reader.has(noun - 1, Classes::DETERMINER));
    let played = || before.is_some_and(|at| words.plays.contains(&reader.word_id(at)));
    reader.word_id(noun) == words.character || reader.word_id(noun) == words.part && played()
}

/// The gender of whom `l'une des` tells: `X, l'une des octogénaires`; nothing of `l'une des victimes`.
pub(super) fn one_of(reader: &Reader<'_, '_>, at: usize) -> Option<Option<Gender>> {
    let people = &reader.lexicon.people;
    let one = at + usize::from(reader.has(at, Classes::ELISION) && reader.has(at, Classes::DETERMINER));
    if !people.is_indefinite(reader.word_id(one)) || reader.word_id(one + 1) != people.some {
        return None;
    }
    let among = people.one_of(reader.word_id(one + 2))?;
    let woman = people.article_gender(reader.word_id(one)).filter(|&told| told == Gender::Female);
    Some(among.gender(woman))
}

/// The last part of a compound of which no table says whom it means: the `sœur` of `demi-sœur`, the `femme` of `ex-femme`.
pub(super) fn last_part(reader: &Reader<'_, '_>, at: usize) -> Option<WordId> {
    let somebody = Classes::HUMAN.union(Classes::ROLE);
    let token = reader.tokens.get(at).filter(|token| token.kind == TokenKind::Word && !token.has(somebody))?;
    let (_, last) = reader.surface.source.slice(token.span).rsplit_once(['-', '‑'])?;
    Some(reader.lexicon.find(last))
}
