//! How far the clause reaches that tells the event.

use std::ops::Range;

use super::clause::{closing, is_finite, is_inverted};
use crate::lexicon::{Classes, Hinge, SourceWord};
use crate::surface::Surface;
use crate::tokens::TokenKind;

/// How far behind a comma is looked for what tells its use.
const FAR: usize = 40;

/// Where the clause that begins with the verb ends: before a comma behind which nothing more belongs to it, or at the sentence's end.
pub(super) fn end(surface: &Surface<'_>, verb: usize, sentence: Range<usize>) -> usize {
    let last_word = sentence.clone().rev().find(|&at| surface.token(at).kind == TokenKind::Word);
    let (mut at, mut inserted) = (verb + 1, false);
    while at < sentence.end {
        if let Some(close) = closing(surface, at, sentence.end) {
            at = close + 1;
            continue;
        }
        let token = surface.token(at);
        let ends = match token.first {
            ';' | ':' | '!' | '?' => token.kind == TokenKind::Sign,
            // « un P.-V. de 90 euros »
            '.' | '…' => last_word.is_none_or(|last| last < at),
            ',' => {
                let behind = at + 1..sentence.end;
                // « a estimé, dans un livre, que »: the comma that closes what is inserted ends nothing.
                let resumed = inserted && is_subordinate(surface, at + 1);
                let another = !resumed && opens_another(surface, behind.clone());
                let addition = !another && !inserted && opens_addition(surface, behind);
                let complete = at - verb >= FEWEST && !lacks_object(surface, at - 1);
                inserted = addition && !complete;
                another || addition && complete
            }
            _ => false,
        };
        if ends {
            return at;
        }
        at += 1;
    }
    sentence.end
}

/// `Un séisme de magnitude 6 au Japon`: what a sentence without a verb tells, its keyword and its full stop aside.
pub(super) fn noun_phrase(surface: &Surface<'_>, sentence: Range<usize>) -> Option<Range<usize>> {
    const FEWEST: usize = 4;
    const FAR_TO_KEYWORD: usize = 5;
    let keyword = sentence.clone().take(FAR_TO_KEYWORD).find(|&at| surface.is_sign(at, ':'));
    let start = keyword.map_or(sentence.start, |colon| colon + 1);
    let word = |at: &usize| {
        surface.token(*at).kind != TokenKind::Sign || surface.is_sign(*at, ')') || surface.is_sign(*at, '%')
    };
    if surface.has(start, Classes::SUBORDINATOR) {
        return None;
    }
    let last = (start..sentence.end).rev().find(word)?;
    (last + 1 - start >= FEWEST).then_some(start..last + 1)
}

/// How many tokens a clause has, comma aside, before something can be added to it.
const FEWEST: usize = 5;

/// `pour raconter|, avec humour, sa vie`, `en annonçant|, mardi, sa fin`: a verb right before the comma, whose object is still to come.
fn lacks_object(surface: &Surface<'_>, at: usize) -> bool {
    let verbal = ["er", "ir", "re", "ant"].iter().any(|ending| surface.word(at).ends_with(ending));
    verbal && surface.has(at - 1, Classes::PREPOSITION.union(Classes::OBJECT_CLITIC))
}

/// Does another clause follow a comma, or a cue?
fn opens_another(surface: &Surface<'_>, behind: Range<usize>) -> bool {
    let Some(next) = behind.clone().next().map(|at| surface.token(at)) else { return false };
    if next.has(Classes::RELATIVE) {
        return !opens_part(surface, behind);
    }
    next.has(Classes::CUE_VERB.union(Classes::AVOIR)) && !next.has(Classes::PREPOSITION)
        || is_reflexive_cue(surface, behind.clone())
        || is_relative_behind_preposition(surface, behind.clone())
        || is_inverted(surface, behind.start)
        || is_source(surface, behind.start)
        || is_subordinate(surface, behind.start)
}

/// `s’est défendu le maire`, `s’indigne Jeanne Morel`; not `s’est arrêté`, which says what else somebody did.
fn is_reflexive_cue(surface: &Surface<'_>, behind: Range<usize>) -> bool {
    let known = &surface.lexicon.speech.known;
    let next = |i: usize| behind.clone().nth(i).map(|at| surface.token(at));
    let cue = |i: usize| next(i).is_some_and(|token| token.has(Classes::CUE_VERB));
    let compound = next(1).is_some_and(|token| token.has(Classes::ETRE)) && cue(2);
    next(0).is_some_and(|token| known.reflexive.contains(&token.word)) && (cue(1) || compound)
}

/// `sur lequel`, `avec qui`: a relative clause that a preposition opens.
fn is_relative_behind_preposition(surface: &Surface<'_>, behind: Range<usize>) -> bool {
    let mut next = behind.map(|at| surface.token(at));
    let (Some(first), Some(second)) = (next.next(), next.next()) else { return false };
    first.has(Classes::PREPOSITION) && second.has(Classes::RELATIVE) && !second.has(Classes::SUBORDINATOR)
}

/// `dont trois graves`, `dont les deux Lorientais`: some of those who were named, and no clause as `dont le maire se méfie`.
fn opens_part(surface: &Surface<'_>, behind: Range<usize>) -> bool {
    let known = &surface.lexicon.speech.known;
    let mut next = behind.clone().skip(1);
    let (Some(first), Some(second)) = (next.next(), next.next()) else { return false };
    let counted = |at: usize| {
        let token = surface.token(at);
        token.kind == TokenKind::Number || token.is_capital() || token.has(Classes::NUMBER_WORD)
    };
    let over = |&at: &usize| surface.is_sign(at, ',');
    let clause = || behind.clone().skip(3).take(FAR).take_while(|at| !over(at)).any(|at| is_finite(surface, at, first));
    let named = !known.the.contains(&surface.token(first).word) || counted(second);
    known.dont.contains(&surface.token(behind.start).word)
        && !surface.has(first, Classes::SUBJECT_PRONOUN)
        && named
        && !clause()
}

/// `selon la police`, `d’après elle`; not `de`, `pour`, which begin other phrases too.
fn is_source(surface: &Surface<'_>, at: usize) -> bool {
    let next = |i: usize| surface.tokens.all.get(at + 1 + i).map_or(Default::default(), |token| token.word);
    surface.has(at, Classes::CUE_WORD)
        && surface
            .lexicon
            .speech
            .source_words
            .longest(surface.token(at).word, next)
            .is_some_and(|(_, (kind, _))| matches!(kind, SourceWord::Source | SourceWord::Words | SourceWord::Sourced))
}

/// `comme le souhaitait`, `alors que`, `tandis qu’`.
fn is_subordinate(surface: &Surface<'_>, at: usize) -> bool {
    let known = &surface.lexicon.speech.known;
    surface.has(at, Classes::SUBORDINATOR) && !surface.has(at, Classes::OBJECT_CLITIC)
        || surface.has(at, Classes::ADVERB)
            && next_is(surface, at, &known.que)
            && !known.comme.contains(&surface.token(at).word)
}

/// Is the word behind a token one of these?
fn next_is(surface: &Surface<'_>, at: usize, words: &Hinge) -> bool {
    surface.tokens.all.get(at + 1).is_some_and(|next| words.contains(&next.word))
}

/// How many days between commas are read over.
const MOST_DAYS: usize = 3;

/// Does what follows a comma only add to a clause that is complete: a circumstance, an apposition, a participle, the day? What it is
/// for, the place by its name and the next item of a list belong to it.
fn opens_addition(surface: &Surface<'_>, mut behind: Range<usize>) -> bool {
    // A comma can be the last token of a text.
    if behind.is_empty() {
        return false;
    }
    // « a été arrêté, mardi 3 mars, à Brest »: the clause goes on behind the day.
    for _ in 0..MOST_DAYS {
        let Some(end) = day(surface, behind.clone()) else { break };
        behind.start = end + 1;
        if behind.is_empty() || !surface.is_sign(end, ',') || opens_another(surface, behind.clone()) {
            return true;
        }
    }
    let at = behind.start;
    let token = surface.token(at);
    if token.has(Classes::PREPOSITION) {
        return !is_part(surface, behind);
    }
    let function = Classes::DETERMINER
        .union(Classes::ELISION)
        .union(Classes::NUMBER_WORD)
        .union(Classes::COORDINATOR)
        .union(Classes::RELATIVE)
        .union(Classes::NEGATION);
    // « face à Brest », « grâce à Jeanne Morel »
    let known = &surface.lexicon.speech.known;
    let dative = || next_is(surface, at, &known.dative) && is_near_name(surface, behind.clone());
    // « ainsi que trois élus »
    let joins = || known.comme.contains(&token.word) && next_is(surface, at, &known.que);
    token.kind == TokenKind::Word
        && !token.is_capital()
        && !token.has(function)
        && (token.has(Classes::ETRE) || !is_finite(surface, at, at))
        && !is_list(surface, behind.clone())
        && !dative()
        && !joins()
}

/// Where a day ends that stands behind a comma: `mardi 3 mars`, `ce mardi soir`.
fn day(surface: &Surface<'_>, behind: Range<usize>) -> Option<usize> {
    const LONGEST: usize = 8;
    let demonstrative = surface.lexicon.speech.known.demonstrative.contains(&surface.token(behind.start).word);
    let first = behind.start + usize::from(demonstrative);
    let dated = first < behind.end && surface.has(first, Classes::WEEKDAY);
    let over = |&at: &usize| surface.is_sign(at, ',') || surface.is_sign(at, '.');
    dated.then(|| behind.clone().take(LONGEST).find(over).unwrap_or(behind.end))
}

/// Does a phrase with a preposition belong to the clause: `pour dénoncer la réforme`, `à Brest`, `dans le nord de la Bretagne`?
fn is_part(surface: &Surface<'_>, behind: Range<usize>) -> bool {
    let token = surface.token(behind.start);
    let known = &surface.lexicon.speech.known;
    let governed = [&known.pour, &known.par, &known.genitive].iter().any(|words| words.contains(&token.word));
    governed || token.has(Classes::LOCATIVE) && is_near_name(surface, behind.clone()) || is_list(surface, behind)
}

/// Does a word with a capital stand near, before the next comma?
fn is_near_name(surface: &Surface<'_>, behind: Range<usize>) -> bool {
    const FAR_TO_NAME: usize = 5;
    let over = |&at: &usize| surface.is_sign(at, ',');
    behind.skip(1).take(FAR_TO_NAME).take_while(|at| !over(at)).any(|at| surface.token(at).is_capital())
}

/// `riz et sucre`: is it the last but one item of a list?
fn is_list(surface: &Surface<'_>, behind: Range<usize>) -> bool {
    const LONGEST_ITEM: usize = 4;
    behind.take(LONGEST_ITEM).any(|at| surface.has(at, Classes::COORDINATOR))
}
