//! Pronouns that stand for somebody: `il`, `elle`, `selon lui`, `ce dernier`, `celle-ci`, `l'intéressé`.

use std::ops::Range;

use super::Found;
use super::antecedents::Ask;
use super::scene::{Placed, Scene, last_tokens};
use super::speech;
use crate::article::{Gender, MentionForm};
use crate::entities::impersonal::is_impersonal;
use crate::entities::reader::Reader;
use crate::ids::EntityId;
use crate::lexicon::Classes;
use crate::tokens::{Token, TokenKind};

/// The pronoun at a token that can be one, and whom it stands for.
pub(super) fn find(scene: &mut Scene<'_, '_, '_, '_>, sentence: usize, at: usize) -> Option<Found> {
    let reader = scene.reader;
    let people = &reader.lexicon.people;
    let word = reader.word_id(at);
    let limits = &reader.surface.sentences[sentence].tokens;
    let found =
        |tokens, entity, gender| Some(Found { tokens, entity, form: MentionForm::Pronoun, gender: Some(gender) });
    if let Some(gender) = people.pronoun_gender(word).filter(|_| is_pronoun(reader, at)) {
        if is_impersonal(reader.surface, at) {
            return None;
        }
        scene.advance(at);
        let asked = ask(scene, sentence, at, gender);
        let entity = match inverted_subject(reader, sentence, at) {
            // « Anne Roy viendra-t-elle ? »
            Some(end) => scene.placed_at(end - 1).filter(|placed| scene.is_free(placed)).map(|placed| placed.entity),
            None => scene.antecedent(&asked),
        };
        if entity.is_none() {
            scene.leave(&asked);
        }
        return found(at..at + 1, entity?, gender);
    }
    let this_one = || people.this_one(word).filter(|_| closes(reader, at, limits));
    let (tokens, gender) = match people.latter(word).filter(|_| is_latter(reader, at, limits)) {
        Some(gender) => (at - 1..at + 1, gender),
        None => (at..at + 1, this_one()?),
    };
    scene.advance(at);
    found(tokens, latter(scene, sentence, at, gender)?, gender)
}

/// Is `il` or `elle` a subject, or `lui` or `elle` a complement of its own: `selon lui`, not `il lui dit`?
fn is_pronoun(reader: &Reader<'_, '_>, at: usize) -> bool {
    reader.has(at, Classes::SUBJECT_PRONOUN)
        || reader.tokens[at].kind == TokenKind::Word
            && at.checked_sub(1).is_some_and(|before| {
                reader.has(before, Classes::PREPOSITION) && !reader.has(before, Classes::OBJECT_CLITIC)
            })
            && !is_infinitive(reader, at + 1)
}

/// `de lui |courir après`
fn is_infinitive(reader: &Reader<'_, '_>, at: usize) -> bool {
    reader.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word) && reader.ends_as_infinitive(at)
}

/// Where the subject ends that an inverted pronoun repeats: `Le texte| sera-t-il voté ?`, not `Comment| sera-t-il élu ?` or `dit-il`.
fn inverted_subject(reader: &Reader<'_, '_>, sentence: usize, at: usize) -> Option<usize> {
    if reader.tokens[at].kind != TokenKind::Clitic || is_incise(reader, at) {
        return None;
    }
    let start = reader.surface.sentences[sentence].tokens.start;
    let mut verb = at.checked_sub(1)?;
    while verb > start && reader.has(verb - 1, Classes::CLITICS) {
        verb -= 1;
    }
    let before = verb.checked_sub(1).filter(|&before| before >= start)?;
    let comma = reader.tokens[before].is_sign(',');
    let end = if comma { before } else { verb };
    let asks = Classes::ADVERB
        .union(Classes::COORDINATOR)
        .union(Classes::SUBORDINATOR)
        .union(Classes::RELATIVE)
        .union(Classes::PREPOSITION);
    let word = end.checked_sub(1).filter(|&word| word >= start)?;
    let subject = reader.tokens[word].kind == TokenKind::Word && !reader.has(word, asks);
    let question = reader.lexicon.speech.known.interrogative.contains(&reader.word_id(word));
    (subject && !question).then_some(end)
}

/// What a pronoun asks for where it stands.
fn ask(scene: &Scene<'_, '_, '_, '_>, sentence: usize, at: usize, gender: Gender) -> Ask {
    let reader = scene.reader;
    let incise = is_incise(reader, at);
    let mark = speech::mark_at(reader.surface, at).filter(|_| !incise);
    let speaker = mark.and_then(|mark| speaker(scene, mark));
    let not = [relative_antecedent(scene, at), speaker];
    // « auprès d'elle », « selon lui »
    let stressed = at > 0 && reader.tokens[at].kind == TokenKind::Word && reader.has(at - 1, Classes::PREPOSITION);
    Ask { at, sentence, gender, mark, human: incise || stressed || says(reader, at), incise, not }
}

/// `dit-il`, `a-t-il ajouté`: does a pronoun stand inverted beside a verb of saying?
fn is_incise(reader: &Reader<'_, '_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|_| reader.tokens[at].kind == TokenKind::Clitic) else { return false };
    let behind = || (at + 1..at + 4).find(|&i| !reader.has(i, Classes::ADVERB.union(Classes::NEGATION)));
    reader.has(before, Classes::CUE_VERB)
        || reader.has(before, Classes::AVOIR) && behind().is_some_and(|i| reader.has(i, Classes::CUE_PARTICIPLE))
}

/// Does a verb of saying stand behind a pronoun: `il a annoncé`, `elle le confirme`?
fn says(reader: &Reader<'_, '_>, at: usize) -> bool {
    let passed = Classes::CLITICS.union(Classes::ADVERB).union(Classes::AVOIR);
    let verb = (at + 1..at + 6).find(|&i| !reader.has(i, passed));
    verb.is_some_and(|verb| {
        let auxiliary = (at + 1..verb).any(|i| reader.has(i, Classes::AVOIR));
        reader.has(verb, if auxiliary { Classes::CUE_PARTICIPLE } else { Classes::CUE_VERB })
    })
}

/// The person that a relative clause belongs to whose subject is another: `Paul Roy, à qui| il doit tout`.
fn relative_antecedent(scene: &Scene<'_, '_, '_, '_>, at: usize) -> Option<EntityId> {
    let reader = scene.reader;
    let known = &reader.lexicon.speech.known;
    let mut end = at.checked_sub(1)?;
    if !reader.has(end, Classes::RELATIVE) && !known.que.contains(&reader.word_id(end)) {
        return None;
    }
    for skipped in [Classes::PREPOSITION, Classes::NONE] {
        let before = end.checked_sub(1)?;
        if reader.has(before, skipped) || skipped.is_empty() && reader.tokens[before].is_sign(',') {
            end = before;
        }
    }
    let placed = scene.placed_at(end.checked_sub(1)?)?;
    (placed.tokens.end == end).then_some(placed.entity)
}

/// Whose words a pair of marks holds, as far as the words beside it tell.
fn speaker(scene: &Scene<'_, '_, '_, '_>, mark: usize) -> Option<EntityId> {
    const BESIDE: usize = 14;
    let reader = scene.reader;
    let surface = reader.surface;
    let pair = &surface.marks[mark];
    let cue = Classes::CUE_VERB.union(Classes::CUE_PARTICIPLE);
    let mut said = false;
    let behind = pair.close.map_or(0..0, |close| close + 1..(close + BESIDE).min(reader.tokens.len()));
    for at in behind {
        let token = &reader.tokens[at];
        if matches!(token.first, '.' | '!' | '?') && token.kind == TokenKind::Sign {
            break;
        }
        said |= token.has(cue);
        if !said {
            continue;
        }
        let gender = scene.reader.lexicon.people.pronoun_gender(token.word);
        if let Some(gender) = gender.filter(|_| token.kind == TokenKind::Clitic) {
            let sentence = surface.sentence_of(at);
            let ask = Ask { at, sentence, gender, mark: None, human: true, incise: true, not: [None, None] };
            return scene.antecedent(&ask);
        }
        if let Some(name) = scene.entities.name_at(at) {
            return Some(name.entity);
        }
    }
    let start = surface.sentences[surface.sentence_of(pair.open)].tokens.start;
    let colon = pair.open > start && reader.tokens[pair.open - 1].is_sign(':');
    if !colon && !last_tokens(start..pair.open).any(|at| reader.has(at, cue)) {
        return None;
    }
    let outside = scene.placed_in(start..pair.open).iter().filter(|placed| placed.mark.is_none());
    outside.rev().find(|placed| scene.is_free(placed)).map(|placed| placed.entity)
}

/// `ce dernier` as a whole phrase, not `ce dernier point`.
fn is_latter(reader: &Reader<'_, '_>, at: usize, sentence: &Range<usize>) -> bool {
    let demonstrative = at > sentence.start && reader.lexicon.people.is_demonstrative(reader.word_id(at - 1));
    demonstrative && closes(reader, at, sentence)
}

/// Does nothing behind a word belong to its phrase?
fn closes(reader: &Reader<'_, '_>, at: usize, sentence: &Range<usize>) -> bool {
    let next = reader.tokens.get(at + 1).filter(|_| at + 1 < sentence.end);
    let verbal = Classes::AUXILIARY.union(Classes::FINITE_VERB).union(Classes::CUE_VERB).union(Classes::ELISION);
    let closing =
        Classes::OBJECT_CLITIC.union(Classes::RELATIVE).union(Classes::PREPOSITION).union(Classes::COORDINATOR);
    let negated = |token: &Token| reader.lexicon.speech.known.ne.contains(&token.word);
    next.is_none_or(|token| token.kind != TokenKind::Word || token.has(verbal.union(closing)) || negated(token))
}

/// Who was named last, in whatever place: `ce dernier`, `celui-ci`. A body is meant where its article agrees.
fn latter(scene: &Scene<'_, '_, '_, '_>, sentence: usize, at: usize, gender: Gender) -> Option<EntityId> {
    let reader = scene.reader;
    let here = reader.surface.sentences[sentence].tokens.start..at;
    let mark = speech::mark_at(reader.surface, at);
    let before = scene.told_before(sentence).next();
    for tokens in std::iter::once(here).chain(before) {
        let fits =
            |placed: &&Placed| (placed.mark.is_none() || placed.mark == mark) && scene.last_agrees(placed, gender);
        let Some(last) = scene.placed_in(tokens.clone()).iter().rev().find(fits) else {
            if scene.someone_else(tokens, gender) {
                return None;
            }
            continue;
        };
        return (!scene.someone_else(last.tokens.end..tokens.end, gender)).then_some(last.entity);
    }
    None
}
