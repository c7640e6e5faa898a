//! The roles that the text gives to a person: beside the name, and far from it once it is known who is meant.

pub(super) mod phrase;

use std::ops::Range;

use super::agreement::forms;
use super::reader::Reader;
use super::{Entities, Mention};
use crate::article::{EntityKind, Gender, MentionForm};
use crate::ids::EntityId;
use crate::lexicon::Classes;
use crate::text::sort_by_place;
use crate::tokens::TokenKind;
use phrase::RolePhrase;

/// A role phrase of the text and whose it is.
#[derive(Clone, Debug)]
pub(super) struct Holder {
    pub(super) entity: EntityId,
    pub(super) phrase: RolePhrase,
    /// What the article and the noun's form tell.
    pub(super) gender: Option<Gender>,
}

/// A way in which a role stands beside a name.
struct Rule {
    find: fn(&Reader<'_, '_>, &Entities, &Mention, &Range<usize>) -> Option<RolePhrase>,
}

/// All rules; each may find one role for a mention.
const RULES: [Rule; 6] = [
    Rule { find: premodifier },
    Rule { find: title },
    Rule { find: apposition },
    Rule { find: bracket },
    Rule { find: copula },
    Rule { find: relative },
];

/// The rules that also hold beside a pronoun: `Ancien ministre, il ...`, `Elle est ingénieure`.
const BESIDE_PRONOUNS: [Rule; 2] = [Rule { find: premodifier }, Rule { find: copula }];

/// The roles beside pronouns whose person is known.
pub(super) fn beside_pronouns(reader: &Reader<'_, '_>, entities: &Entities) -> Vec<Holder> {
    let mut holders = Vec::new();
    for mention in entities.mentions.iter().filter(|mention| mention.form == MentionForm::Pronoun) {
        if entities.get(mention.entity).kind != EntityKind::Person {
            continue;
        }
        let sentence = reader.surface.sentences[reader.surface.sentence_of(mention.tokens.start)].tokens.clone();
        beside(reader, entities, mention, &BESIDE_PRONOUNS, &mut holders, &sentence);
    }
    holders
}

/// What each rule finds beside a mention.
fn beside(
    reader: &Reader<'_, '_>,
    entities: &Entities,
    mention: &Mention,
    rules: &[Rule],
    holders: &mut Vec<Holder>,
    sentence: &Range<usize>,
) {
    for rule in rules {
        let Some(phrase) = (rule.find)(reader, entities, mention, sentence) else { continue };
        let gender = gender(reader, &phrase);
        push_with_coordinates(reader, entities, holders, Holder { entity: mention.entity, phrase, gender }, sentence);
    }
}

/// The roles beside all names, in the order of the text.
pub(super) fn beside_names(reader: &Reader<'_, '_>, entities: &Entities) -> Vec<Holder> {
    let mut holders: Vec<Holder> = Vec::new();
    for mention in &entities.mentions {
        if mention.form != MentionForm::Name || entities.get(mention.entity).kind != EntityKind::Person {
            continue;
        }
        let sentence = reader.surface.sentences[reader.surface.sentence_of(mention.tokens.start)].tokens.clone();
        beside(reader, entities, mention, &RULES, &mut holders, &sentence);
        share_plural(reader, entities, mention, &mut holders);
        plural_apposition(reader, entities, mention, &mut holders, &sentence);
    }
    sort_by_place(&mut holders, |holder| (holder.phrase.tokens.start as u32, 0));
    holders
}

/// Adds a role and those that follow it behind `et` or a comma: `maire de Lens et ancien ministre`.
pub(super) fn push_with_coordinates(
    reader: &Reader<'_, '_>,
    entities: &Entities,
    holders: &mut Vec<Holder>,
    holder: Holder,
    sentence: &Range<usize>,
) {
    let mut end = holder.phrase.tokens.end;
    let entity = holder.entity;
    let behind_name = holder.phrase.tokens.start > 0
        && reader.tokens[holder.phrase.tokens.start - 1].kind != TokenKind::Word
        || reader.has(holder.phrase.tokens.start.saturating_sub(1), Classes::DETERMINER);
    holders.push(holder);
    for _ in 0..3 {
        if !behind_name || end + 1 >= sentence.end {
            return;
        }
        let joined = reader.word_id(end) == reader.lexicon.names.et || reader.tokens[end].is_sign(',');
        let start = skip_article(reader, end + 1, sentence.end);
        if !joined {
            return;
        }
        let Some(phrase) = phrase::at(reader, entities, start, sentence.end) else { return };
        // « X, maire de Y, le président Z » names somebody else.
        if entities.name_at(phrase.tokens.end).is_some_and(|m| entities.get(m.entity).kind == EntityKind::Person) {
            return;
        }
        if reader.tokens[end].is_sign(',') && start > end + 1 {
            return;
        }
        end = phrase.tokens.end;
        let gender = gender(reader, &phrase);
        holders.push(Holder { entity, phrase, gender });
    }
}

/// `les ministres X et Y`: the second one has the role too.
fn share_plural(reader: &Reader<'_, '_>, entities: &Entities, mention: &Mention, holders: &mut Vec<Holder>) {
    let Some(before) = mention.tokens.start.checked_sub(2) else { return };
    let joined = reader.word_id(before + 1) == reader.lexicon.names.et || reader.tokens[before + 1].is_sign(',');
    let Some(other) = entities.name_at(before).filter(|m| joined && m.tokens.end == before + 1) else { return };
    let shared = holders.iter().rev().take(4).find(|holder| {
        holder.entity == other.entity
            && holder.phrase.tokens.end <= other.tokens.start
            && other.tokens.start - holder.phrase.tokens.end <= 8
            && holder.phrase.form(reader).is_some_and(|form| form.plural)
    });
    if let Some(holder) = shared {
        let holder = Holder { entity: mention.entity, ..holder.clone() };
        holders.push(holder);
    }
}

/// `X et Y, auteurs de l'enquête,`: both have the role.
fn plural_apposition(
    reader: &Reader<'_, '_>,
    entities: &Entities,
    mention: &Mention,
    holders: &mut Vec<Holder>,
    sentence: &Range<usize>,
) {
    let at = mention.tokens.end;
    let start = mention.tokens.start;
    if at + 1 >= sentence.end || !reader.tokens[at].is_sign(',') || start < sentence.start + 2 {
        return;
    }
    let joined = reader.word_id(start - 1) == reader.lexicon.names.et;
    let other = entities.name_at(start - 2).filter(|m| joined && entities.get(m.entity).kind == EntityKind::Person);
    let phrase = phrase::at(reader, entities, skip_article(reader, at + 1, sentence.end), sentence.end);
    let (Some(other), Some(phrase)) = (other, phrase) else { return };
    let named = entities.name_at(phrase.tokens.end).is_some();
    if phrase.form(reader).is_some_and(|form| form.plural) && !named {
        let gender = gender(reader, &phrase).filter(|&gender| gender == Gender::Female);
        holders.push(Holder { entity: other.entity, phrase: phrase.clone(), gender });
        holders.push(Holder { entity: mention.entity, phrase, gender });
    }
}

fn skip_article(reader: &Reader<'_, '_>, at: usize, limit: usize) -> usize {
    if at < limit && reader.has(at, Classes::DETERMINER) && !reader.has(at, Classes::ROLE_ADJECTIVE) {
        at + 1
    } else {
        at
    }
}

/// Does a person have the same role in more words: `le ministre` of a `ministre de la Justice`?
pub(super) fn is_told_in_full(reader: &Reader<'_, '_>, holders: &[Holder], bare: &Holder) -> bool {
    let role = |holder: &Holder| holder.phrase.form(reader).map(|form| form.role);
    holders
        .iter()
        .take(200)
        .any(|holder| holder.entity == bare.entity && holder.phrase.tokens.len() > 1 && role(holder) == role(bare))
}

/// The gender that the noun's form, its article and its adjectives tell: `l'avocate`, `la ministre`, `ancienne ministre`,
/// `journaliste française`.
pub(super) fn gender(reader: &Reader<'_, '_>, phrase: &RolePhrase) -> Option<Gender> {
    let form = phrase.form(reader)?;
    if form.gender.is_some() || form.fixed {
        return form.gender;
    }
    let people = &reader.lexicon.people;
    let start = phrase.tokens.start;
    let article = start.checked_sub(1).and_then(|at| people.article_gender(reader.word_id(at)));
    let adjective = |at: usize| {
        let demonym = reader.lexicon.names.demonym(reader.word_id(at)).map(|demonym| demonym.gender);
        demonym.unwrap_or_else(|| forms::adjective(reader.surface.word(at)))
    };
    let before = || (start..phrase.head).find_map(adjective);
    let next = phrase.head + 1;
    let describes = |at: &usize| reader.has(*at, Classes::DEMONYM.union(Classes::ROLE_ADJECTIVE));
    article
        .or_else(before)
        .or_else(|| Some(next).filter(|at| phrase.tokens.contains(at)).filter(describes).and_then(adjective))
}

/// `le porte-parole du Kremlin Dmitri Peskov`, `le président Macron`; with a comma `le ministre russe de la Défense, Sergueï
/// Choïgou,`. Not `le maire, Jean Dupont et sa femme` without an article before the role.
fn premodifier(
    reader: &Reader<'_, '_>,
    entities: &Entities,
    mention: &Mention,
    sentence: &Range<usize>,
) -> Option<RolePhrase> {
    let mut end = mention.tokens.start;
    if let Some(civility) = reader.civility_before(end, sentence.start) {
        end = civility;
    }
    // « Journaliste à Metz, la Française Anne Roy »
    if end >= sentence.start + 3 && reader.has(end - 1, Classes::DEMONYM) && reader.has(end - 2, Classes::DETERMINER) {
        end -= if reader.tokens[end - 3].is_sign(',') { 2 } else { 0 };
    }
    let comma = end > sentence.start && reader.tokens[end - 1].is_sign(',');
    if comma {
        end -= 1;
    }
    let phrase = phrase::before(reader, entities, end, sentence.start)?;
    // « il critique Macron »: a verb.
    let subject = Classes::SUBJECT_PRONOUN.union(Classes::RELATIVE).union(Classes::NEGATION);
    let verb = |before: usize| reader.has(before, subject) && !reader.has(before, Classes::DETERMINER);
    if phrase.tokens.start > sentence.start && verb(phrase.tokens.start - 1) {
        return None;
    }
    if comma {
        let start = phrase.tokens.start;
        let article = start > sentence.start && reader.has(start - 1, Classes::DETERMINER);
        let closed =
            reader.tokens.get(mention.tokens.end).is_none_or(|t| t.kind != TokenKind::Word || t.has(Classes::RELATIVE));
        let plural = phrase.form(reader).is_some_and(|form| form.plural);
        // « Ancien ministre, Paul Roy a ... »: it opens the sentence.
        let opens = start == sentence.start;
        if plural || !(opens || article && closed) {
            return None;
        }
    }
    Some(phrase)
}

/// `Dr Dupont`: the civility is a role.
fn title(reader: &Reader<'_, '_>, _: &Entities, mention: &Mention, sentence: &Range<usize>) -> Option<RolePhrase> {
    let civility = reader.civility_before(mention.tokens.start, sentence.start)?;
    let role = reader.lexicon.people.civility(reader.word_id(civility))?.role;
    role.then(|| RolePhrase { tokens: civility..civility + 1, head: civility })
}

/// `Sergueï Choïgou, ministre russe de la Défense`, `Marie Roy, 43 ans, la maire de Lens,`.
fn apposition(
    reader: &Reader<'_, '_>,
    entities: &Entities,
    mention: &Mention,
    sentence: &Range<usize>,
) -> Option<RolePhrase> {
    let mut at = behind_bracket(reader, mention.tokens.end, sentence.end);
    if at >= sentence.end
        || !(reader.tokens[at].is_sign(',') || reader.tokens[at].is_sign('–') || reader.tokens[at].is_sign('—'))
    {
        return None;
    }
    at += 1;
    if at + 2 < sentence.end
        && reader.tokens[at].kind == TokenKind::Number
        && reader.word_id(at + 1) == reader.lexicon.names.years
    {
        at += if reader.tokens[at + 2].is_sign(',') { 3 } else { 2 };
    }
    if let Some(phrase) = one_of(reader, entities, at, sentence.end) {
        return Some(phrase);
    }
    let start = skip_article(reader, at, sentence.end);
    let phrase = phrase::at(reader, entities, start, sentence.end)?;
    let end = behind_age(reader, phrase.tokens.end, sentence.end);
    let behind = reader.tokens.get(end).filter(|_| end < sentence.end);
    // With an article only what a comma closes: « selon X, le président « veut ... » » names somebody else.
    let closed =
        behind.is_none_or(|t| t.kind == TokenKind::Sign || t.has(Classes::RELATIVE.union(Classes::COORDINATOR)));
    // « X, le président Y » names somebody else.
    let somebody =
        entities.name_at(phrase.tokens.end).is_some_and(|m| entities.get(m.entity).kind == EntityKind::Person);
    let plural = phrase.form(reader).is_some_and(|form| form.plural);
    ((closed || start == at) && !somebody && !plural).then_some(phrase)
}

/// `un des juges du concours`, `l'une des membres du jury`: the plural, with its article, is the role.
fn one_of(reader: &Reader<'_, '_>, entities: &Entities, mut at: usize, limit: usize) -> Option<RolePhrase> {
    let people = &reader.lexicon.people;
    if reader.has(at, Classes::DETERMINER) && people.is_indefinite(reader.word_id(at + 1)) {
        at += 1;
    }
    if !people.is_indefinite(reader.word_id(at)) || reader.word_id(at + 1) != people.some {
        return None;
    }
    let phrase = phrase::at(reader, entities, at + 2, limit)?;
    Some(RolePhrase { tokens: at + 1..phrase.tokens.end, head: phrase.head })
}

/// The token behind `de 52 ans`.
fn behind_age(reader: &Reader<'_, '_>, at: usize, limit: usize) -> usize {
    let names = &reader.lexicon.names;
    let age = at + 2 < limit
        && names.of.contains(&reader.word_id(at))
        && reader.tokens[at + 1].kind == TokenKind::Number
        && reader.word_id(at + 2) == names.years;
    if age { at + 3 } else { at }
}

/// `Marie Roy (maire de Lens)`.
fn bracket(
    reader: &Reader<'_, '_>,
    entities: &Entities,
    mention: &Mention,
    sentence: &Range<usize>,
) -> Option<RolePhrase> {
    let at = mention.tokens.end;
    if at + 1 >= sentence.end || !reader.tokens[at].is_sign('(') {
        return None;
    }
    phrase::at(reader, entities, skip_article(reader, at + 1, sentence.end), sentence.end)
}

/// `Marie Roy est la maire de Lens`, `Paul Roy était un ancien ministre`.
fn copula(
    reader: &Reader<'_, '_>,
    entities: &Entities,
    mention: &Mention,
    sentence: &Range<usize>,
) -> Option<RolePhrase> {
    let at = mention.tokens.end;
    if at + 1 >= sentence.end || !reader.has(at, Classes::ETRE) {
        return None;
    }
    let mut start = at + 1;
    while start < sentence.end && start < at + 3 && reader.has(start, Classes::ADVERB) {
        start += 1;
    }
    one_of(reader, entities, start, sentence.end)
        .or_else(|| phrase::at(reader, entities, skip_article(reader, start, sentence.end), sentence.end))
}

/// `Marie Roy, qui est aussi maire de Lens`.
fn relative(
    reader: &Reader<'_, '_>,
    entities: &Entities,
    mention: &Mention,
    sentence: &Range<usize>,
) -> Option<RolePhrase> {
    let mut who = mention.tokens.end;
    if who < sentence.end && reader.tokens[who].is_sign(',') {
        who += 1;
    }
    let subject = who < sentence.end && reader.word_id(who) == reader.lexicon.people.who;
    let clause = Mention { tokens: mention.tokens.start..who + 1, ..mention.clone() };
    subject.then(|| copula(reader, entities, &clause, sentence)).flatten()
}

/// The token behind a short bracket: `(LR)`, `(43 ans)`.
fn behind_bracket(reader: &Reader<'_, '_>, at: usize, limit: usize) -> usize {
    if at >= limit || !reader.tokens[at].is_sign('(') {
        return at;
    }
    (at + 1..limit.min(at + 9)).find(|&i| reader.tokens[i].is_sign(')')).map_or(at, |close| close + 1)
}
