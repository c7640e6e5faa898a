//! What stands beside a name and names the same person: `X, née à Lens`, `sa sœur, X`, `la Française X`, `X elle-même`.

use super::super::naming;
use super::{Beside, forms};
use crate::article::Gender;
use crate::lexicon::Classes;
use crate::tokens::TokenKind;

/// How far before a name the noun can stand that has complements (`la mère de la jeune femme, X`).
const FARTHEST_NOUN: usize = 9;

/// `X, née à Lens`, `X, très ému`, `X, heureux de partir`: a participle or an adjective behind the comma, with what belongs to it or alone.
///
/// Not behind `de` or a noun: in `la fille de X, née en 2010`, `la loi X, votée en mai` the girl and the law are meant.
pub(super) fn apposed_participle(beside: &Beside<'_, '_, '_>) -> Option<Gender> {
    if !beside.is_sign(beside.name.end, ',') || !beside.is_phrase_of_its_own() || belongs_to_noun(beside) {
        return None;
    }
    let mut at = beside.behind_adverbs(beside.name.end + 1);
    if beside.is_age_between_commas(at) {
        at = beside.behind_adverbs(at + 3);
    }
    let told = beside.word(at).filter(|_| !beside.has(at, Classes::ROLE.union(Classes::CUE_VERB)))?;
    let complement = Classes::PREPOSITION.union(Classes::TIME_WORD).union(Classes::COORDINATOR);
    let goes_on = beside.has(at + 1, complement)
        || beside.is_sign(at + 1, ',')
        || beside.is(at + 1, &[beside.reader.lexicon.people.by]);
    forms::participle(told).or_else(|| forms::epithet(told)).filter(|_| goes_on)
}

/// `X, mère de deux enfants`, `X, une Américaine`, `X, otage libérée`: a noun for a human being behind the comma.
///
/// With a definite article only where the name opens the sentence (`X, la femme qui ...`), not in `X, sa femme et leurs enfants`, `pour X,
/// l'homme ...`.
pub(super) fn apposed_noun(beside: &Beside<'_, '_, '_>) -> Option<Gender> {
    let comma = beside.name.end;
    if !(beside.is_sign(comma, ',') || beside.is_sign(comma, '(')) || belongs_to_noun(beside) {
        return None;
    }
    let mut at = comma + 1;
    if beside.is_age_between_commas(at) {
        at += 3;
    }
    let article = beside.reader.word_id(at);
    let people = &beside.reader.lexicon.people;
    if beside.has(at, Classes::DETERMINER) {
        if !people.is_indefinite(article) && !(people.is_definite(article) && beside.is_heading()) {
            return None;
        }
        at += 1;
    }
    while beside.has(at, Classes::ROLE_ADJECTIVE) && at < comma + 8 {
        at += 1;
    }
    human(beside, at).filter(|_| !beside.is_person(at + 1))
}

/// `sa sœur X`, `son mari, X,`, `une femme de 43 ans, X,`, `la mère de l'enfant, X`.
///
/// Not `le père de X`, nor `avec sa mère, X a ...`, where the comma ends what came before.
pub(super) fn noun_before(beside: &Beside<'_, '_, '_>) -> Option<Gender> {
    let mut end = beside.name.start;
    let comma = beside.is_sign(beside.before()?, ',');
    if comma {
        end -= 1;
        if !beside.is_closed(beside.name.end) {
            return None;
        }
    }
    if beside.has(end.checked_sub(1)?, Classes::PREPOSITION) {
        return None;
    }
    let lexicon = beside.reader.lexicon;
    let first = beside.sentence.start.max(end.saturating_sub(if comma { FARTHEST_NOUN } else { 2 }));
    let mut nearer = None;
    for noun in (first..end).rev() {
        let token = &beside.reader.tokens[noun];
        let clause = Classes::ETRE.union(Classes::AVOIR).union(Classes::FINITE_VERB).union(Classes::RELATIVE);
        if matches!(token.kind, TokenKind::Sign | TokenKind::Mark) || token.has(clause) {
            return None;
        }
        // « la mère de l'enfant, X »: the noun with the article is meant, not the one behind `de`.
        let inside = noun > first
            && beside.has(noun - 1, Classes::DETERMINER.union(Classes::ELISION))
            && beside.has(noun.saturating_sub(2), Classes::PREPOSITION)
            || beside.has(noun.saturating_sub(1), Classes::PREPOSITION);
        if inside && noun + 1 < beside.name.start {
            nearer = nearer.or_else(|| lexicon.people.human(beside.reader.word_id(noun)).flatten());
            continue;
        }
        let compound =
            || naming::last_part(beside.reader, noun).is_some_and(|last| lexicon.people.human(last).is_some());
        if !token.is_capital() && (token.has(Classes::HUMAN) || compound()) {
            let mut article = noun.checked_sub(1).filter(|at| beside.sentence.contains(at))?;
            while beside.has(article, Classes::ROLE_ADJECTIVE) && article > beside.sentence.start {
                article -= 1;
            }
            // « la mort » is nobody.
            let told = beside.reader.lexicon.people.article_gender(beside.reader.word_id(article));
            let agrees = |gender: &Gender| told.is_none_or(|told| told == *gender);
            let plural = beside.reader.lexicon.people.is_plural_article(beside.reader.word_id(article));
            let single = beside.has(article, Classes::DETERMINER) && !plural;
            // « la compagne du père de l'enfant, X » may be either.
            let clear = |gender: &Gender| nearer.is_none_or(|other| other == *gender);
            return human(beside, noun).filter(agrees).filter(clear).filter(|_| single);
        }
        if token.has(Classes::ROLE) {
            return None;
        }
    }
    None
}

/// `la Française X`, `l'Anglaise X`, `un Américain, X,`.
pub(super) fn people_before(beside: &Beside<'_, '_, '_>) -> Option<Gender> {
    let at = beside.before()?;
    // « a déclaré au Parisien Anne Roy »: a paper.
    let people = beside.has(at, Classes::DEMONYM) && beside.reader.capital(at) && beside.entities.name_at(at).is_none();
    people.then(|| human(beside, at)).flatten()
}

/// `le centre fidjien X`, `la numéro une polonaise X`: an article and a demonym that agree, around any noun.
///
/// Not `la star américaine X`, where both agree with the noun.
pub(super) fn described(beside: &Beside<'_, '_, '_>) -> Option<Gender> {
    let demonym = beside.before().filter(|&at| beside.has(at, Classes::DEMONYM) && !beside.reader.capital(at))?;
    let lexicon = beside.reader.lexicon;
    let gender = lexicon.names.demonym(beside.reader.word_id(demonym))?.gender?;
    let first = beside.sentence.start.max(demonym.saturating_sub(4));
    let noun = |at: usize| beside.word(at).is_some() || beside.has(at, Classes::ROLE_ADJECTIVE);
    let article = (first..demonym).rev().find(|&at| !noun(at))?;
    let fixed = |at: usize| lexicon.people.role(beside.reader.word_id(at)).is_some_and(|form| form.fixed);
    let agrees = lexicon.people.article_gender(beside.reader.word_id(article)) == Some(gender);
    // « le chef de la diplomatie française X »
    let inside = article.checked_sub(1).is_some_and(|at| beside.is(at, &lexicon.names.links));
    (agrees && !inside && article + 1 < demonym && !(article..demonym).any(fixed)).then_some(gender)
}

/// `un certain X`, `une femme prénommée X`.
pub(super) fn so_called(beside: &Beside<'_, '_, '_>) -> Option<Gender> {
    let at = beside.before()?;
    let word = beside.word(at).or_else(|| {
        let certain = beside.is(at, &beside.reader.lexicon.agreement.certain);
        certain.then(|| beside.reader.surface.word(at))
    })?;
    match word {
        "certain" => return Some(Gender::Male),
        "certaine" => return Some(Gender::Female),
        _ => {}
    }
    // « surnommé », « prénommée »
    let calls = ["appelé", "appelée", "baptisé", "baptisée"].contains(&word)
        || word.ends_with("nommé")
        || word.ends_with("nommée");
    let active = || at.checked_sub(1).is_some_and(|before| beside.has(before, Classes::AVOIR));
    if calls && !active() { forms::participle(word) } else { None }
}

/// `un homme du nom de X`, `la youtubeuse connue sous le nom de X`: the noun with the article tells.
pub(super) fn by_the_name_of(beside: &Beside<'_, '_, '_>) -> Option<Gender> {
    let reader = beside.reader;
    let people = &reader.lexicon.people;
    let noun = naming::bearer(reader, beside.before()?, beside.sentence.start)?;
    let article = naming::article(reader, noun, beside.sentence.start)?;
    let role = || people.role(reader.word_id(noun)).filter(|form| !form.fixed && !form.plural);
    let told = || people.article_gender(reader.word_id(article));
    human(beside, noun).or_else(|| role().and_then(|form| form.gender.or_else(told)))
}

/// `X, l'une des octogénaires`.
pub(super) fn one_of(beside: &Beside<'_, '_, '_>) -> Option<Gender> {
    let comma = beside.is_sign(beside.name.end, ',') && !belongs_to_noun(beside);
    comma.then(|| naming::one_of(beside.reader, beside.name.end + 1))??
}

/// `X elle-même`, `X, lui, ...`, `X, quant à elle`.
pub(super) fn emphatic(beside: &Beside<'_, '_, '_>) -> Option<Gender> {
    let words = &beside.reader.lexicon.agreement;
    let mut at = beside.name.end;
    let comma = beside.is_sign(at, ',');
    at += usize::from(comma);
    let quant = beside.is(at, &[words.as_for]);
    at += if quant { 2 } else { 0 };
    let set_off = if comma || quant { beside.is_sign(at + 1, ',') } else { false };
    let herself = beside.is(at, &words.her[1..]) || (set_off && beside.is(at, &words.her));
    let himself = beside.is(at, &words.him[1..]) || (set_off && beside.is(at, &words.him));
    if herself { Some(Gender::Female) } else { himself.then_some(Gender::Male) }
}

/// Does `de` before the name make it a complement, so that what follows can belong to another noun?
fn belongs_to_noun(beside: &Beside<'_, '_, '_>) -> bool {
    let names = &beside.reader.lexicon.names;
    let complement =
        |at: usize| beside.is(at, &names.links) && !naming::is_part(beside.reader, at, beside.sentence.start);
    beside.before().is_some_and(|at| complement(at) || beside.is(at, &[names.et]))
}

/// The gender of a noun for a human being, by its form, its article or the adjective behind it: `sœur`, `Américaine`, `otage libérée`.
fn human(beside: &Beside<'_, '_, '_>, noun: usize) -> Option<Gender> {
    let lexicon = beside.reader.lexicon;
    let word = beside.reader.word_id(noun);
    if beside.has(noun, Classes::DEMONYM) && beside.reader.capital(noun) {
        let demonym = lexicon.names.demonym(word)?;
        return demonym.gender.or_else(|| lexicon.people.article_gender(beside.reader.word_id(noun.checked_sub(1)?)));
    }
    let people = &lexicon.people;
    if let Some(last) = naming::last_part(beside.reader, noun) {
        return people.human(last).unwrap_or_else(|| people.role(last)?.gender);
    }
    people.human(word)?.or_else(|| forms::adjective(beside.word(noun + 1)?))
}
