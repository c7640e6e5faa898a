//! What is said of a name as the subject: `X est née`, `X s'est dite émue`, `Née à Lens, X ...`.

use super::{Beside, forms};
use crate::article::Gender;
use crate::lexicon::Classes;
use crate::tokens::TokenKind;

/// How long an insertion between the subject and its verb can be.
const LONGEST_INSERTION: usize = 14;

/// How far before the subject the participle can stand that opens the sentence.
const FARTHEST_OPENING: usize = 24;

/// `X est née`, `X a été élu`, `X s'est dite émue`, `X, qui est venue`, `X, maire de Lens, reste convaincue`.
///
/// Not `le père de X est venu`, `le fils de X et Y est venu`, `la série X est née`, nor `X s'est offert une maison`, where nothing agrees.
pub(super) fn attribute(beside: &Beside<'_, '_, '_>) -> Option<Gender> {
    let words = &beside.reader.lexicon.agreement;
    let mut at = behind_insertion(beside, beside.name.end);
    if beside.is_sign(at, ',') && beside.is(at + 1, &[beside.reader.lexicon.people.who]) {
        at += 2;
    } else if beside.is(at, &[beside.reader.lexicon.people.who]) {
        at += 1;
    }
    let mut reflexive = false;
    while at < beside.name.end + LONGEST_INSERTION + 4 && beside.has(at, Classes::CLITICS) {
        reflexive |= beside.is(at, &words.reflexive);
        at += 1;
    }
    let auxiliary = beside.is(at, &words.has);
    let copula = || [&words.is[..], &words.becomes, &words.seems].iter().any(|verbs| beside.is(at, verbs));
    if !(reflexive || auxiliary || copula()) || !is_subject(beside) {
        return None;
    }
    if reflexive {
        let compound = beside.is(at, &words.is);
        at += usize::from(compound);
        if beside.is(at, &words.shows) {
            // « X s'est dit que » and « s'est dite » are told by what follows.
            let told = beside.behind_adverbs(beside.behind_mark(at + 1));
            return forms::adjective(beside.word(told)?).filter(|_| !beside.has(told, Classes::ROLE));
        }
        // « X s'ennuie » has no participle.
        let at = Some(beside.behind_adverbs(at)).filter(|_| compound)?;
        return forms::participle(beside.word(at)?).filter(|&gender| gender == Gender::Female || no_object(beside, at));
    }
    if auxiliary {
        at = beside.behind_adverbs(at + 1);
        if !beside.is(at, &beside.reader.lexicon.speech.known.been) {
            return None;
        }
    }
    let at = beside.behind_adverbs(beside.behind_mark(at + 1));
    // « X a été élue », but not « X est avocate »: that is a role.
    let noun = beside.has(at, Classes::ROLE) && !beside.reader.lexicon.people.is_participle(beside.reader.word_id(at));
    let told = beside.word(at).filter(|_| !noun && !beside.is(at, &[words.party, words.as_for]))?;
    forms::adjective(told)
}

/// Can a name be the subject of the verb behind it?
fn is_subject(beside: &Beside<'_, '_, '_>) -> bool {
    beside.is_phrase_of_its_own() && !beside.is_complement() && !beside.is_second() && !is_verb_before(beside)
}

/// Does a verb stand before the name whose subject or object it is: `l'idée qu'avait avancée X est nouvelle`, `avoir tué « hier » X`?
fn is_verb_before(beside: &Beside<'_, '_, '_>) -> bool {
    let Some(before) = beside.phrase.checked_sub(1) else { return false };
    let behind_mark = beside.reader.tokens[before].kind == TokenKind::Mark;
    let at = before.saturating_sub(usize::from(behind_mark));
    behind_mark && beside.word(at).is_some() || beside.has(at, Classes::CUE_VERB.union(Classes::CUE_PARTICIPLE))
}

/// `Née à Lens, X ...`, `Interrogé mardi sur RTL, X ...`, `Très émue, X ...`: a participle that opens the sentence belongs to the
/// subject behind its comma.
pub(super) fn opening(beside: &Beside<'_, '_, '_>) -> Option<Gender> {
    let comma = beside.before().filter(|&at| beside.is_sign(at, ','))?;
    let mut first = beside.sentence.start;
    if beside.reader.tokens[first].kind != TokenKind::Word {
        first += 1;
    }
    let first = beside.behind_adverbs(first);
    // « Saisie par les ministres, X et Y, la cour ... », « Présidée par le maire, X, la séance ... »
    let listed = beside.has(beside.name.end, Classes::COORDINATOR) || beside.is_sign(beside.name.end, ',');
    let short = !listed && first < comma && comma - first <= FARTHEST_OPENING;
    let clause = Classes::ETRE.union(Classes::AVOIR).union(Classes::FINITE_VERB).union(Classes::SUBJECT_PRONOUN);
    if !short || (first + 1..comma).any(|at| beside.has(at, clause) || beside.is_sign(at, '.')) {
        return None;
    }
    let goes_on = Classes::PREPOSITION.union(Classes::ADVERB).union(Classes::COORDINATOR).union(Classes::TIME_WORD);
    // « Oui, X ... », « Merci, X ... »
    let alone = first + 1 == comma && (beside.reader.surface.word(first).ends_with(['é', 'e']));
    let follows = alone || beside.has(first + 1, goes_on) || beside.is(first + 1, &[beside.reader.lexicon.people.by]);
    forms::participle(beside.word(first)?)
        .filter(|_| follows && !beside.has(first, Classes::ROLE) && beside.entities.name_at(first).is_none())
}

/// The token behind `, maire de Lens,` or `(LR)`, if such an insertion stands at `at` and a verb behind it.
fn behind_insertion(beside: &Beside<'_, '_, '_>, at: usize) -> usize {
    let closing = if beside.is_sign(at, ',') {
        ','
    } else if beside.is_sign(at, '(') {
        ')'
    } else {
        return at;
    };
    let end = beside.sentence.end.min(at + LONGEST_INSERTION);
    let close = (at + 1..end).find(|&i| beside.reader.tokens[i].is_sign(closing));
    let verb = Classes::ETRE.union(Classes::AVOIR).union(Classes::OBJECT_CLITIC).union(Classes::NEGATION);
    match close {
        Some(close) if closing == ')' || beside.has(close + 1, verb) => close + 1,
        _ => at,
    }
}

/// `X s'est imposé.`: nothing behind the participle that would be its object, as in `X s'est offert une maison`.
fn no_object(beside: &Beside<'_, '_, '_>, participle: usize) -> bool {
    let next = participle + 1;
    beside.is_closed(next)
        || (beside.has(next, Classes::PREPOSITION.union(Classes::ADVERB).union(Classes::COORDINATOR))
            && !beside.has(next, Classes::DETERMINER))
}
