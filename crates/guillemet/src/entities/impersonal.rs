//! An `il` that stands for nobody: `il faut`, `il y a`, `il s'agit`, `il est temps de`.

use crate::lexicon::{Classes, Nobody};
use crate::surface::Surface;
use crate::tokens::TokenKind;

/// How many tokens behind `il` its verb is looked for at most: `il ne devrait donc plus y en avoir`.
const REACH: usize = 8;

/// Does the `il` at a token stand for nobody?
pub(crate) fn is_impersonal(surface: &Surface<'_>, at: usize) -> bool {
    if surface.token(at).kind == TokenKind::Clitic { inverted(surface, at) } else { before_verb(surface, at) }
}

/// `faut-il`, `y a-t-il`, `semble-t-il`, `est-il possible de`.
fn inverted(surface: &Surface<'_>, at: usize) -> bool {
    let known = &surface.lexicon.impersonal;
    let word = |at: Option<usize>| at.map_or_else(Default::default, |at| surface.token(at).word);
    let (verb, before) = (word(at.checked_sub(1)), word(at.checked_sub(2)));
    match known.kind(verb) {
        Some(Nobody::Always | Nobody::Clause) => true,
        Some(Nobody::Reflexive) => known.oneself.contains(&before),
        Some(Nobody::Amount) => quantity(surface, at + 1),
        _ => {
            before == known.there && surface.has(at - 1, Classes::AVOIR)
                || at > 0 && surface.has(at - 1, Classes::ETRE) && state(surface, at + 1)
        }
    }
}

/// `il n'y a pas`, `il pourrait s'agir de`, `il a été décidé que`.
fn before_verb(surface: &Surface<'_>, il: usize) -> bool {
    let known = &surface.lexicon.impersonal;
    let (mut there, mut of_it, mut oneself, mut dative) = (false, false, false, false);
    let passed = Classes::NEGATION
        .union(Classes::ADVERB)
        .union(Classes::OBJECT_CLITIC)
        .union(Classes::ELISION)
        .union(Classes::AVOIR)
        .union(Classes::FINITE_VERB);
    for at in il + 1..(il + 1 + REACH).min(surface.tokens.all.len()) {
        let token = surface.token(at);
        let word = token.word;
        // « il est "trop tôt" »
        if token.kind == TokenKind::Mark {
            continue;
        }
        if token.kind != TokenKind::Word {
            return false;
        }
        there |= word == known.there;
        of_it |= word == known.of_it;
        oneself |= known.oneself.contains(&word);
        dative |= known.dative.contains(&word);
        match known.kind(word) {
            Some(Nobody::Always) => return true,
            Some(Nobody::Reflexive) => return oneself,
            // « il lui reste », « il leur arrive »
            Some(Nobody::Amount | Nobody::Clause) if dative => return true,
            Some(Nobody::Amount) => return of_it || quantity(surface, at + 1),
            Some(Nobody::Clause) if clause(surface, at + 1) => return true,
            _ => {}
        }
        if there && (token.has(Classes::AVOIR) || known.having.contains(&word)) {
            return true;
        }
        if known.making.contains(&word) {
            return behind_adverbs(surface, at + 1, |at| known.kind(surface.token(at).word) == Some(Nobody::Weather));
        }
        if token.has(Classes::ETRE) || known.being.contains(&word) {
            if state(surface, at + 1) || of_it && likewise(surface, at + 1) {
                return true;
            }
        } else if of_it && known.going.contains(&word) && likewise(surface, at + 1) {
            return true;
        } else if !token.has(passed) {
            return false;
        }
    }
    false
}

/// Does the first token behind adverbs and negations pass?
fn behind_adverbs(surface: &Surface<'_>, at: usize, passes: impl Fn(usize) -> bool) -> bool {
    let skipped = Classes::ADVERB.union(Classes::NEGATION);
    // « trop tôt »: a word of the table is no mere adverb.
    let told = |at: usize| surface.lexicon.impersonal.kind(surface.token(at).word).is_some();
    let passed = |at: usize| surface.has(at, skipped) && !told(at) || surface.token(at).kind == TokenKind::Mark;
    let first = (at..(at + 4).min(surface.tokens.all.len())).find(|&at| !passed(at));
    first.is_some_and(passes)
}

/// `qu'`, `de`: does a clause begin here?
fn clause(surface: &Surface<'_>, at: usize) -> bool {
    behind_adverbs(surface, at, |at| surface.lexicon.impersonal.opening.contains(&surface.token(at).word))
}

/// `à`, `deux`, `des`, `un`: not `le`, which makes what follows somebody's name for the subject (`il reste le favori`).
fn quantity(surface: &Surface<'_>, at: usize) -> bool {
    behind_adverbs(surface, at, |at| {
        let token = surface.token(at);
        let people = &surface.lexicon.people;
        token.kind == TokenKind::Number
            || token.has(Classes::NUMBER_WORD)
            || people.makes_common(token.word)
            || surface.lexicon.impersonal.opening.contains(&token.word)
    })
}

/// Behind être: `possible de`, `temps que`, `8 heures`, `à noter que`, `minuit`.
fn state(surface: &Surface<'_>, at: usize) -> bool {
    let known = &surface.lexicon.impersonal;
    behind_adverbs(surface, at, |at| {
        let token = surface.token(at);
        let ends = |at: usize| surface.tokens.all.get(at).is_none_or(|token| token.kind != TokenKind::Word);
        match known.kind(token.word) {
            Some(Nobody::Hour) => true,
            Some(Nobody::State) => clause(surface, at + 1) || ends(at + 1),
            _ if token.kind == TokenKind::Number => {
                surface.tokens.all.get(at + 1).is_some_and(|next| known.hours.contains(&next.word))
            }
            _ => known.to == token.word && at + 2 < surface.tokens.all.len() && clause(surface, at + 2),
        }
    })
}

/// Behind `en est` and `en va`: `de même`, `rien`, `ainsi`.
fn likewise(surface: &Surface<'_>, at: usize) -> bool {
    let known = &surface.lexicon.impersonal;
    let says_so = |at: usize| surface.tokens.all.get(at).is_some_and(|token| known.likewise.contains(&token.word));
    says_so(at) || behind_adverbs(surface, at, says_so)
}
