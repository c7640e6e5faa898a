//! The roles that the text gives to a person: beside the name, and far from it once it is known who is meant.

mod beside;
mod complement;
pub(super) mod phrase;
mod predicate;

use std::ops::Range;

use super::agreement::forms;
use super::reader::{LONGEST_BRACKET, Reader};
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

/// A name, or a pronoun, and what a rule may look at around it.
#[derive(Clone)]
struct Around<'r, 's, 't> {
    reader: &'r Reader<'s, 't>,
    entities: &'r Entities,
    name: Range<usize>,
    sentence: Range<usize>,
}

/// A way in which a role stands beside a name.
type Rule = fn(&Around<'_, '_, '_>) -> Option<RolePhrase>;

/// Where a rule looks for a role.
#[derive(Clone, Copy, PartialEq)]
enum Looks {
    Around,
    /// Only behind a sign that stands behind the name.
    BehindSign,
}

/// All rules; each may find one role for a mention.
const RULES: [(Looks, Rule); 10] = [
    (Looks::Around, beside::ranked),
    (Looks::Around, beside::premodifier),
    (Looks::Around, beside::title),
    (Looks::BehindSign, beside::apposition),
    (Looks::BehindSign, beside::bracket),
    (Looks::Around, predicate::opening),
    (Looks::Around, predicate::copula),
    (Looks::BehindSign, predicate::appointed),
    (Looks::Around, predicate::relative),
    (Looks::Around, predicate::chosen),
];

/// The rules that also hold beside a pronoun: `Ancien ministre, il ...`, `Elle est ingénieure`.
const BESIDE_PRONOUNS: [(Looks, Rule); 2] = [(Looks::Around, predicate::opening), (Looks::Around, predicate::copula)];

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
    rules: &[(Looks, Rule)],
    holders: &mut Vec<Holder>,
    sentence: &Range<usize>,
) {
    let around = Around { reader, entities, name: mention.tokens.clone(), sentence: sentence.clone() };
    let sign = reader.tokens.get(mention.tokens.end).is_some_and(|token| token.kind == TokenKind::Sign);
    for (_, rule) in rules.iter().filter(|&&(looks, _)| sign || looks == Looks::Around) {
        let Some(phrase) = rule(&around) else { continue };
        let gender = gender(reader, &phrase);
        if gender == Some(Gender::Female) && is_another(&around, &phrase) {
            continue;
        }
        for phrase in beside::joined_before(&around, &phrase) {
            holders.push(Holder { entity: mention.entity, phrase, gender });
        }
        push_with_coordinates(reader, entities, holders, Holder { entity: mention.entity, phrase, gender }, sentence);
    }
}

/// Does a woman's role that a sign parts from a man's name belong to somebody else: `avec Paul Roy, la ministre, Anne Morel, ...`?
fn is_another(around: &Around<'_, '_, '_>, phrase: &RolePhrase) -> bool {
    let Around { reader, name, .. } = around;
    let parted = phrase.tokens.end < name.start && reader.tokens[name.start - 1].is_sign(',')
        || phrase.tokens.start > name.end && reader.tokens[name.end].is_sign(',');
    let rare = reader.lexicon.people.is_rare_name(reader.word_id(name.start));
    parted && name.len() > 1 && !rare && reader.first_name_gender(name.start) == Some(Gender::Male)
}

/// The roles beside all names, in the order of the text.
pub(super) fn beside_names(reader: &Reader<'_, '_>, entities: &Entities) -> Vec<Holder> {
    let mut holders: Vec<Holder> = Vec::new();
    let mut sentence = 0;
    for mention in &entities.mentions {
        if mention.form != MentionForm::Name || entities.get(mention.entity).kind != EntityKind::Person {
            continue;
        }
        sentence = reader.surface.sentence_from(sentence, mention.tokens.start);
        let limits = &reader.surface.sentences[sentence].tokens;
        beside(reader, entities, mention, &RULES, &mut holders, limits);
        share_plural(reader, entities, mention, &mut holders);
        let last = holders.last().filter(|last| last.entity != mention.entity);
        let second = last.and_then(|last| beside::second_of_several(reader, entities, &mention.tokens, last));
        holders.extend(second.map(|phrase| Holder { entity: mention.entity, phrase, gender: None }));
        plural_apposition(reader, entities, mention, &mut holders, limits);
    }
    sort_by_place(&mut holders, |holder| (holder.phrase.tokens.start as u32, 0));
    holders
}

/// Adds a role and those that follow it behind `et` or a comma: `maire de Lens et ancien ministre`. An article of its own is another
/// person's: `le maire et le préfet`.
pub(super) fn push_with_coordinates(
    reader: &Reader<'_, '_>,
    entities: &Entities,
    holders: &mut Vec<Holder>,
    holder: Holder,
    sentence: &Range<usize>,
) {
    let mut end = holder.phrase.tokens.end;
    let entity = holder.entity;
    let behind_name = holder.phrase.tokens.start == sentence.start
        || reader.tokens[holder.phrase.tokens.start - 1].kind != TokenKind::Word
        || reader.has(holder.phrase.tokens.start.saturating_sub(1), Classes::DETERMINER.union(Classes::ETRE));
    holders.push(holder);
    for _ in 0..3 {
        if !behind_name || end + 1 >= sentence.end {
            return;
        }
        let joined = reader.word_id(end) == reader.lexicon.names.et || reader.tokens[end].is_sign(',');
        if !joined {
            return;
        }
        let Some(phrase) = phrase::at(reader, entities, end + 1, sentence.end) else { return };
        // « X, maire de Y, le président Z » names somebody else.
        if entities.is_person_at(phrase.tokens.end) {
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
    if !joined {
        return;
    }
    let end = beside::before_bracket(reader, before + 1, before.saturating_sub(LONGEST_BRACKET));
    let Some(last) = end.checked_sub(1) else { return };
    let Some(other) = entities.name_at(last).filter(|m| m.tokens.end == end) else { return };
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
    if at + 1 >= sentence.end
        || !reader.tokens[at].is_sign(',')
        || start < sentence.start + 2
        || reader.word_id(start - 1) != reader.lexicon.names.et
    {
        return;
    }
    let other = entities.name_at(start - 2).filter(|m| entities.get(m.entity).kind == EntityKind::Person);
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

/// The gender that the noun's form, its article and its adjectives tell: `l'avocate`, `la ministre`, `la chef`, `ancienne ministre`,
/// `journaliste française`.
pub(super) fn gender(reader: &Reader<'_, '_>, phrase: &RolePhrase) -> Option<Gender> {
    let people = &reader.lexicon.people;
    let Some(form) = phrase.form(reader) else { return people.human(reader.word_id(phrase.head)).flatten() };
    let start = phrase.tokens.start;
    let article = start.checked_sub(1).and_then(|at| people.article_gender(reader.word_id(at)));
    if form.fixed {
        return form.gender;
    }
    let adjective = |at: usize| {
        let word = reader.word_id(at);
        let demonym = reader.lexicon.names.demonym(word).map(|demonym| demonym.gender);
        demonym.unwrap_or_else(|| people.article_gender(word).or_else(|| forms::adjective(reader.surface.word(at))))
    };
    let before = || (start..phrase.head).find_map(adjective);
    if form.gender.is_some() {
        // « la chef de l'État », « l'ancienne professeur »: a masculine form of a woman.
        return article.or_else(before).filter(|&told| told == Gender::Female && !form.plural).or(form.gender);
    }
    let next = phrase.head + 1;
    let describes = |at: &usize| reader.has(*at, Classes::DEMONYM.union(Classes::ROLE_ADJECTIVE));
    article
        .or_else(before)
        .or_else(|| Some(next).filter(|at| phrase.tokens.contains(at)).filter(describes).and_then(adjective))
}
