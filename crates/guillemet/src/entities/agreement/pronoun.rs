//! What a pronoun in the next sentence tells of a name that nobody else stands beside: `Xuan Roy est là. Elle ...`.

use std::ops::Range;

use super::super::is_impersonal;
use super::Beside;
use crate::article::{EntityKind, Gender, MentionForm};
use crate::lexicon::Classes;
use crate::tokens::TokenKind;

/// How many tokens the sentence of the name and what stands before the pronoun have at most.
const LONGEST: usize = 120;

/// `Xuan Roy a parlé. Elle ...`, `Xuan Roy a parlé. « ... », dit-elle.`: the name opens its sentence as the subject.
///
/// Not where another person is named, or a noun of that gender could be meant: `Xuan Roy a vu sa sœur. Elle ...`
pub(super) fn next_sentence(beside: &Beside<'_, '_, '_>) -> Option<Gender> {
    let reader = beside.reader;
    let surface = reader.surface;
    if !beside.opens(beside.phrase) || beside.is_complement() {
        return None;
    }
    let sentence = surface.sentences.get(surface.sentence_of(beside.name.start) + 1)?.tokens.clone();
    if surface.block_of(sentence.start) != surface.block_of(beside.name.start) {
        return None;
    }
    let limit = sentence.end.min(beside.sentence.start + LONGEST);
    let at = (sentence.start..limit).find(|&at| {
        let opens = at < sentence.start + 2 && reader.has(at, Classes::SUBJECT_PRONOUN);
        let told = reader.lexicon.people.pronoun_gender(reader.word_id(at)).is_some();
        told && (opens || reader.tokens[at].kind == TokenKind::Clitic) && !is_impersonal(reader.surface, at)
    })?;
    let gender = reader.lexicon.people.pronoun_gender(reader.word_id(at))?;
    // « Paul Roy aime la bière. Elle est fraîche. »
    let rare = reader.lexicon.people.is_rare_name(reader.word_id(beside.name.start));
    let against_name = !rare && reader.first_name_gender(beside.name.start).is_some_and(|told| told != gender);
    (!against_name && is_alone(beside, beside.sentence.start..at, gender)).then_some(gender)
}

/// Is the name's bearer the only person of a stretch, and does no noun of the gender stand for somebody else?
fn is_alone(beside: &Beside<'_, '_, '_>, stretch: Range<usize>, gender: Gender) -> bool {
    let Some(own) = beside.entities.name_at(beside.name.end - 1) else { return false };
    let named = beside.entities.mentions_in(stretch.clone()).iter().all(|mention| {
        mention.entity == own.entity
            || mention.form != MentionForm::Name
            || beside.entities.get(mention.entity).kind != EntityKind::Person
    });
    let people = &beside.reader.lexicon.people;
    let phrase = beside.phrase..beside.name.end;
    let somebody = |at: usize| {
        let word = beside.reader.word_id(at);
        let told = people.role(word).map(|form| form.gender).or_else(|| people.human(word));
        told.is_some_and(|told| told.is_none_or(|told| told == gender))
    };
    let noun = Classes::ROLE.union(Classes::HUMAN);
    named && !stretch.filter(|at| !phrase.contains(at)).any(|at| beside.reader.has(at, noun) && somebody(at))
}
