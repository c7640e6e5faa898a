//! What a sentence sets off before its clause: `C'est Jeanne Morel qui a été élue`, `C'est à Lyon qu'elle vit`.

use std::ops::Range;

use crate::lexicon::Classes;
use crate::surface::Surface;

/// `C'est à Lyon que |Jeanne Morel vit`, `C'est une première : |la ville interdit ...`: where the clause begins that the first words only
/// present. Not `C'est un homme que tous connaissent`, which tells what he is.
pub(super) fn behind_presentative(surface: &Surface<'_>, sentence: Range<usize>) -> Option<usize> {
    const LONGEST: usize = 18;
    let known = &surface.lexicon.speech.known;
    let (first, end) = presented(surface, sentence.clone(), LONGEST)?;
    let place_or_time = surface.has(first, Classes::PREPOSITION.union(Classes::WEEKDAY));
    let opens = surface.is_sign(end, ':') || place_or_time && known.que.contains(&surface.token(end).word);
    (opens && end + 2 < sentence.end).then_some(end + 1)
}

/// `Après le maire, |c'est la préfète qui s'inquiète`: where a cleft may begin, at the start of a sentence or behind its first comma.
pub(super) fn opens(surface: &Surface<'_>, sentence: Range<usize>) -> usize {
    const FAR_TO_COMMA: usize = 14;
    let comma = sentence.clone().take(FAR_TO_COMMA).find(|&at| surface.is_sign(at, ','));
    comma.map(|comma| comma + 1).filter(|&at| at < sentence.end && presents(surface, at)).unwrap_or(sentence.start)
}

/// `C'est Jeanne Morel |qui a été élue`, `Ce sont les pompiers |qui`: the word that joins the subject set off to its clause. Not `C'est un
/// homme qui`, which tells what he is.
pub(super) fn qui(surface: &Surface<'_>, sentence: Range<usize>, longest: usize) -> Option<usize> {
    let known = &surface.lexicon.speech.known;
    let (first, end) = presented(surface, sentence, longest)?;
    let definite = known.the.contains(&surface.token(first).word) || surface.token(first).is_capital();
    (definite && known.qui.contains(&surface.token(end).word)).then_some(end)
}

/// What stands behind the `c'est` that opens a sentence, at most so many tokens: its first token, and the sign or relative that ends it.
fn presented(surface: &Surface<'_>, sentence: Range<usize>, longest: usize) -> Option<(usize, usize)> {
    let first = (sentence.len() > 4 && presents(surface, sentence.start)).then_some(sentence.start + 2)?;
    let ends = |&at: &usize| {
        let token = surface.token(at);
        token.is_sign(':') || token.has(Classes::RELATIVE) || matches!(token.first, ',' | ';' | '.' | '!' | '?')
    };
    Some((first, (first..sentence.end.min(first + longest)).find(ends)?))
}

/// `c'est`, `il est`, `ce sont`
fn presents(surface: &Surface<'_>, at: usize) -> bool {
    surface.lexicon.speech.known.it.contains(&surface.token(at).word) && surface.has(at + 1, Classes::ETRE)
}
