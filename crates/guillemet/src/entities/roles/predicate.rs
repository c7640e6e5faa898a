//! Roles that a verb or a participle says of a name, and those that open its sentence.

use super::super::reader::Reader;
use super::super::{Entities, Mention};
use super::beside::one_of;
use super::phrase::{self, RolePhrase};
use super::{Around, skip_article};
use crate::article::EntityKind;
use crate::lexicon::Classes;
use crate::tokens::TokenKind;

/// How far before its comma a role can begin that opens the sentence.
const FARTHEST_OPENING: usize = 24;

/// `Ancien ministre de la Santé de 2010 à 2012, Paul Roy ...`, `Journaliste à Metz et autrice, la Française Anne Roy ...`: a role
/// that opens the sentence, whatever stands between it and the comma. `Nommé préfet en mars, Paul Roy ...` too.
///
/// Not where a clause begins in between, or somebody else is named: `Maire de Lens depuis que Marc Roy est parti, ...`
pub(super) fn opening(around: &Around<'_, '_, '_>) -> Option<RolePhrase> {
    let Around { reader, entities, name, sentence } = around;
    let mut comma = name.start.checked_sub(1)?;
    // « la Française Anne Roy »
    let people = comma >= sentence.start + 2
        && reader.has(comma, Classes::DEMONYM)
        && reader.has(comma - 1, Classes::DETERMINER);
    comma -= if people { 2 } else { 0 };
    let first = sentence.start + usize::from(reader.tokens[sentence.start].kind != TokenKind::Word);
    if comma <= first || comma - first > FARTHEST_OPENING || !reader.tokens[comma].is_sign(',') {
        return None;
    }
    let phrase = phrase::at(reader, entities, first, comma).or_else(|| given(reader, entities, first, comma))?;
    let clause = Classes::ETRE
        .union(Classes::AVOIR)
        .union(Classes::FINITE_VERB)
        .union(Classes::SUBJECT_PRONOUN)
        .union(Classes::SUBORDINATOR);
    let somebody = |m: &Mention| entities.get(m.entity).kind == EntityKind::Person;
    let interrupted = (phrase.tokens.end..comma).any(|at| reader.has(at, clause))
        || entities.mentions_in(first..comma).iter().any(somebody);
    let plural = phrase.form(reader).is_some_and(|form| form.plural);
    let listed = reader.has(name.end, Classes::COORDINATOR);
    // « Membres du jury, Paul Roy et Anne Morel »
    (!interrupted && plural == listed && phrase.tokens.end <= comma).then_some(phrase)
}

/// `Marie Roy est la maire de Lens`, `Paul Roy est devenu ministre`, `Anne Roy a été nommée directrice`, `Paul Roy reste président`.
pub(super) fn copula(around: &Around<'_, '_, '_>) -> Option<RolePhrase> {
    let Around { reader, entities, name, sentence } = around;
    let words = &reader.lexicon.agreement;
    let at = name.end;
    // « s'il est élu maire »
    let supposed = name.start > sentence.start && words.if_.contains(&reader.word_id(name.start - 1));
    if at + 1 >= sentence.end || supposed {
        return None;
    }
    let verb = reader.word_id(at);
    let mut start = behind_adverbs(reader, at + 1, sentence.end);
    if words.has.contains(&verb) && reader.lexicon.speech.known.been.contains(&reader.word_id(start)) {
        start = behind_adverbs(reader, start + 1, sentence.end);
        return given(reader, entities, start, sentence.end);
    }
    if !reader.has(at, Classes::ETRE) && !words.becomes.contains(&verb) {
        return None;
    }
    given(reader, entities, start, sentence.end)
        .or_else(|| one_of(reader, entities, start, sentence.end))
        .or_else(|| phrase::at(reader, entities, skip_article(reader, start, sentence.end), sentence.end))
}

/// `Anne Roy, nommée directrice du musée en mai`, `Paul Roy (élu maire en 2014)`.
pub(super) fn appointed(around: &Around<'_, '_, '_>) -> Option<RolePhrase> {
    let Around { reader, entities, name, sentence } = around;
    let at = name.end;
    let apposed = at < sentence.end && (reader.tokens[at].is_sign(',') || reader.tokens[at].is_sign('('));
    apposed.then(|| given(reader, entities, behind_adverbs(reader, at + 1, sentence.end), sentence.end)).flatten()
}

/// `Le parti a choisi Marie Roy comme candidate`.
pub(super) fn chosen(around: &Around<'_, '_, '_>) -> Option<RolePhrase> {
    let Around { reader, entities, name, sentence } = around;
    let at = name.end;
    let compared = at < sentence.end && reader.lexicon.speech.known.comme.contains(&reader.word_id(at));
    let phrase = compared.then(|| phrase::at(reader, entities, at + 1, sentence.end))??;
    phrase.form(reader).is_some_and(|form| !form.plural).then_some(phrase)
}

/// The role behind `nommé`, `élue`, if one of them stands here.
fn given(reader: &Reader<'_, '_>, entities: &Entities, at: usize, limit: usize) -> Option<RolePhrase> {
    if at >= limit || !reader.lexicon.agreement.appointed.contains(&reader.word_id(at)) {
        return None;
    }
    let mut start = behind_adverbs(reader, at + 1, limit);
    // « devenu en 2010 président de la région »
    if start + 1 < limit
        && reader.word_id(start) == reader.lexicon.names.en
        && reader.tokens[start + 1].kind == TokenKind::Number
    {
        start += 2;
    }
    phrase::at(reader, entities, skip_article(reader, start, limit), limit)
}

/// The first token from `at` that is no adverb; at most two are passed.
fn behind_adverbs(reader: &Reader<'_, '_>, at: usize, limit: usize) -> usize {
    (at..limit.min(at + 2)).find(|&i| !reader.has(i, Classes::ADVERB)).unwrap_or(limit.min(at + 2))
}

/// `Marie Roy, qui est aussi maire de Lens`.
pub(super) fn relative(around: &Around<'_, '_, '_>) -> Option<RolePhrase> {
    let Around { reader, name, sentence, .. } = around;
    let mut who = name.end;
    if who < sentence.end && reader.tokens[who].is_sign(',') {
        who += 1;
    }
    let subject = who < sentence.end && reader.word_id(who) == reader.lexicon.people.who;
    let clause = Around { name: name.start..who + 1, ..around.clone() };
    subject.then(|| copula(&clause)).flatten()
}
