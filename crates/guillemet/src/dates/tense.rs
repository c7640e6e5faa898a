//! Does a sentence tell of the past or announce something? What decides which Tuesday `mardi` is.

use std::ops::Range;

use super::expression::Expression;
use crate::lexicon::{Classes, Glue, TenseCue};
use crate::surface::Surface;
use crate::text::fold;
use crate::tokens::{Shape, Token, TokenKind};

/// When the event of a clause lies, as its words tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
    /// No verb at all: a title or a notice, which announces.
    Announced,
    /// No verb says it.
    Open,
}

/// How far from the expression a verb can stand, in tokens. The nearest one decides.
const REACH: usize = 14;

/// The tense of the clause around an expression.
pub(super) fn around(surface: &Surface<'_>, expression: &Expression) -> Tense {
    if leads_ahead(surface, expression.start) {
        return Tense::Future;
    }
    let sentence = &surface.sentences[surface.sentence_of(expression.start)];
    let from = expression.start.saturating_sub(REACH).max(sentence.tokens.start);
    let to = (expression.end + REACH).min(sentence.tokens.end);
    let before = (from..expression.start).rev().map(|at| (expression.start - at, at));
    let behind = (expression.end..to).map(|at| (at + 1 - expression.end, at));
    let mut nearest: Option<(usize, Tense)> = None;
    for (distance, at) in before.chain(behind) {
        if nearest.is_some_and(|(best, _)| best <= distance) {
            continue;
        }
        match of_word(surface, at) {
            Tense::Open => {}
            tense => nearest = Some((distance, tense)),
        }
    }
    match nearest {
        Some((_, tense)) => tense,
        None if (from..expression.start).chain(expression.end..to).any(|at| may_be_verb(surface, at)) => Tense::Open,
        None if opens_with_sudden(surface, sentence.tokens.clone()) => Tense::Past,
        None => Tense::Announced,
    }
}

/// `Un |séisme mardi au Japon`, `Deux |morts lundi à Brest`: does a sentence open with what nobody announces? Not `Procès pour |meurtre
/// mardi`, `Hommage aux |morts mardi`, which announce something else.
fn opens_with_sudden(surface: &Surface<'_>, sentence: Range<usize>) -> bool {
    const FAR: usize = 4;
    let sudden = |at: usize| surface.lexicon.calendar.tense(surface.token(at).word) == Some(TenseCue::Sudden);
    sentence.take(FAR).take_while(|&at| !governs_noun(surface, at)).any(sudden)
}

/// A preposition before the noun it belongs to: not that of `au moins 20`, `près de 20`, `plus de 20`, which say how many.
fn governs_noun(surface: &Surface<'_>, at: usize) -> bool {
    let is_de = |token: &Token| surface.lexicon.calendar.entry(token.word).glue == Some(Glue::De);
    let token = surface.token(at);
    let counts = |next: &Token| {
        let number = next.kind == TokenKind::Number || next.has(Classes::NUMBER_WORD);
        next.has(Classes::ADVERB) || is_de(next) || is_de(token) && number
    };
    token.has(Classes::PREPOSITION) && !surface.tokens.all.get(at + 1).is_some_and(counts)
}

/// « d'ici à vendredi », « d'ici vendredi »: ahead, whatever the verb says. Not « ici vendredi ».
fn leads_ahead(surface: &Surface<'_>, start: usize) -> bool {
    let glue = |back: usize| {
        let word = surface.token(start.checked_sub(back)?).word;
        surface.lexicon.calendar.entry(word).glue
    };
    let here = if glue(1) == Some(Glue::To) { 2 } else { 1 };
    glue(here) == Some(Glue::Ici) && glue(here + 1) == Some(Glue::De)
}

/// A verb, or a word that may be one.
fn may_be_verb(surface: &Surface<'_>, at: usize) -> bool {
    const VERB: Classes = Classes::FINITE_VERB
        .union(Classes::AVOIR)
        .union(Classes::ETRE)
        .union(Classes::CUE_VERB)
        .union(Classes::SUBJECT_PRONOUN)
        .union(Classes::RELATIVE)
        .union(Classes::SUBORDINATOR)
        .union(Classes::NEGATION);
    let token = surface.token(at);
    // « gratuit » and its like are adjectives more often than participles.
    let participle = is_participle(surface, at) && !surface.word(at).ends_with("it");
    token.kind == TokenKind::Clitic || token.has(VERB) || participle
}

/// Does a word end as a past participle does?
fn is_participle(surface: &Surface<'_>, at: usize) -> bool {
    // `vert`, `offert`, `souffert`: not `concert`, `transfert`.
    const ENDINGS: [&str; 15] =
        ["é", "ée", "és", "ées", "i", "is", "it", "u", "ue", "us", "ues", "ie", "ies", "vert", "ffert"];
    surface.tokens.all.get(at).is_some_and(|token| {
        let word = surface.word(at);
        token.kind == TokenKind::Word
            && token.span.len() > 3
            && ENDINGS.iter().any(|ending| word.len() > ending.len() && word.ends_with(ending))
    })
}

/// Does a word say that something is still to come: `rendra`, `devrait`? Not `opéra`.
pub(crate) fn is_future(surface: &Surface<'_>, at: usize) -> bool {
    of_word(surface, at) == Tense::Future
}

/// What one word tells.
fn of_word(surface: &Surface<'_>, at: usize) -> Tense {
    let token = surface.token(at);
    if token.kind != TokenKind::Word || token.shape == Shape::Capital && token.span.len() > 4 {
        return Tense::Open;
    }
    match surface.lexicon.calendar.tense(token.word) {
        Some(TenseCue::Future) => return Tense::Future,
        Some(TenseCue::None) => return Tense::Open,
        Some(TenseCue::Sudden) | None => {}
    }
    let text = fold(surface.word(at));
    let text = text.as_ref();
    // Endings of the future; `tense_cues.tsv` names the nouns that share them.
    if text.len() > 3 && (["ra", "ront", "erons", "irons", "erez", "irez"].iter().any(|ending| text.ends_with(ending)))
    {
        return Tense::Future;
    }
    // « a annoncé », « ont été »: an auxiliary before a participle; « avait », « étaient »: past by themselves.
    let auxiliary = token.has(Classes::AUXILIARY);
    if auxiliary && (text.ends_with("ait") || text.ends_with("aient") || text == "fut" || text == "furent") {
        return Tense::Past;
    }
    if is_imperfect(text) {
        return Tense::Past;
    }
    let perfect = token.has(Classes::AVOIR) || matches!(text, "est" | "sont");
    if perfect && (is_participle(surface, at + 1) || is_participle(surface, at + 2)) {
        return Tense::Past;
    }
    Tense::Open
}

/// `bloquaient`, `arrivait`: not the conditional (`viendrait`), nor nouns and participles that end so (`souhait`, `parfait`).
fn is_imperfect(text: &str) -> bool {
    const SHORTEST: usize = 6;
    const OTHER: [&str; 4] = ["rait", "raient", "fait", "hait"];
    text.len() >= SHORTEST
        && ["ait", "aient"].iter().any(|ending| text.ends_with(ending))
        && !OTHER.iter().any(|ending| text.ends_with(ending))
}
