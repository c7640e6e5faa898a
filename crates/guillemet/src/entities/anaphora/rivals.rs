//! Subjects without a name, which a pronoun takes up rather than a name further off: `Le texte prévoit ... Il ...`.

use std::ops::Range;

use super::scene::Scene;
use crate::article::Gender;
use crate::entities::reader::Reader;
use crate::lexicon::Classes;
use crate::tokens::TokenKind;

/// How many tokens of a sentence are looked at.
const REACH: usize = 25;

/// The subject that opens a sentence and is no mention of anybody.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rival {
    pub(super) at: usize,
    /// `None` where its article tells none: `l'avenir`.
    pub(super) gender: Option<Gender>,
    /// Can it act and speak?
    pub(super) somebody: bool,
    /// Is it a human being?
    pub(super) human: bool,
}

/// The subject that leads a stretch of a sentence, if nobody who is named does.
pub(super) fn lead(scene: &Scene<'_, '_, '_, '_>, tokens: Range<usize>) -> Option<Rival> {
    let reader = scene.reader;
    let people = &reader.lexicon.people;
    let verbal = Classes::AUXILIARY.union(Classes::FINITE_VERB).union(Classes::CUE_VERB);
    let opening = Classes::ADVERB.union(Classes::COORDINATOR).union(Classes::SUBORDINATOR);
    // Can a subject begin here?
    let mut open = true;
    for at in tokens.start..tokens.end.min(tokens.start + REACH) {
        let token = &reader.tokens[at];
        if open && scene.placed_at(at).is_some_and(|placed| placed.tokens.start == at) {
            return None;
        }
        if matches!(token.kind, TokenKind::Sign | TokenKind::Mark) {
            open = true;
        } else if open && token.has(Classes::SUBJECT_PRONOUN) && !token.has(Classes::DETERMINER) {
            let gender = scene.unlinked(at)?;
            return Some(Rival { at, gender: Some(gender), somebody: false, human: false });
        } else if open && token.has(Classes::DETERMINER) && !token.has(Classes::PREPOSITION) {
            if people.is_plural_article(token.word) {
                return None;
            }
            match noun(reader, at + 1, tokens.end)? {
                Head::Time => open = false,
                Head::Noun(_, head) if scene.placed_at(head).is_some() || scene.is_role(head) => return None,
                Head::Noun(somebody, head) => {
                    let human = reader.has(head, Classes::ROLE.union(Classes::HUMAN));
                    let told = people.article_gender(token.word);
                    let form = || people.role(reader.word_id(head)).and_then(|form| form.gender);
                    return Some(Rival { at, gender: told.or_else(form), somebody, human });
                }
            }
        } else if token.has(verbal) && !token.has(Classes::OBJECT_CLITIC) {
            return None;
        } else {
            open = open && token.has(opening);
        }
    }
    None
}

/// What stands behind an article.
enum Head {
    /// `3 mai`, `semaine`
    Time,
    /// A noun: whether it is somebody, and where it stands.
    Noun(bool, usize),
}

fn noun(reader: &Reader<'_, '_>, start: usize, limit: usize) -> Option<Head> {
    let skipped = Classes::ROLE_ADJECTIVE.union(Classes::NUMBER_WORD);
    let head = (start..limit.min(start + 3)).find(|&at| !reader.has(at, skipped))?;
    let token = &reader.tokens[head];
    let time = Classes::TIME_WORD.union(Classes::MONTH).union(Classes::WEEKDAY);
    if token.kind == TokenKind::Number || token.has(time) {
        return Some(Head::Time);
    }
    if token.kind != TokenKind::Word {
        return None;
    }
    let somebody = Classes::ROLE
        .union(Classes::HUMAN)
        .union(Classes::BODY)
        .union(Classes::ORGANIZATION_NOUN)
        .union(Classes::ORGANIZATION_HEAD);
    Some(Head::Noun(token.has(somebody), head))
}
