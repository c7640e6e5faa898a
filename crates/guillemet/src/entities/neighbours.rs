//! What nouns before `de` and verbs behind a name that no table knows tell of it: `les salariés de X`, `la députée de X`, `la mère de X`, `X emploie`.

use std::ops::Range;

use super::candidates::{Candidate, Origin};
use super::evidence::Evidence;
use super::reader::{FUNCTION, Reader};
use crate::article::EntityKind;
use crate::lexicon::{Classes, Side};
use crate::tokens::TokenKind;

/// Outweighs what a tagger and other neighbours can say together.
const BY_NOUN: i32 = 40;

/// A verb says less: many do what companies do.
const BY_VERB: i32 = 8;

/// What the words beside an unknown name say.
pub(super) fn tell(reader: &Reader<'_, '_>, candidate: &Candidate, sentence: &Range<usize>) -> Evidence {
    let unknown = matches!(candidate.origin, Origin::Capitals | Origin::Tagged | Origin::Acronym);
    let full = candidate.full_person && candidate.tokens.len() > 1;
    let start = candidate.tokens.start;
    let linked = || start > sentence.start && reader.has(start - 1, Classes::PREPOSITION.union(Classes::DETERMINER));
    if !unknown || full && !linked() {
        return Evidence::default();
    }
    let by_noun = by_noun(reader, candidate.tokens.start, sentence.start);
    // « les habitants de Villa Morel », but « le patron de Paul Morel »
    if full {
        let place = by_noun == Some(EntityKind::Place);
        return if place { Evidence::place(BY_NOUN) } else { Evidence::default() };
    }
    // « la mère de la Vectora »: nobody's name has an article.
    let article = || reader.has(candidate.tokens.start - 1, Classes::DETERMINER);
    let by_noun = by_noun.filter(|&kind| kind != EntityKind::Person || !article());
    let behind = Some(candidate.tokens.end).filter(|&at| at < sentence.end);
    let by_verb = behind.and_then(|at| kind(reader, at, Side::Verb));
    let points = |kind: Option<EntityKind>, points| kind.map_or(Evidence::default(), |kind| Evidence::of(kind, points));
    let mut evidence = points(by_noun, BY_NOUN);
    evidence.add(points(by_verb, BY_VERB));
    evidence
}

/// What a word beside a name says of it.
fn kind(reader: &Reader<'_, '_>, at: usize, side: Side) -> Option<EntityKind> {
    let neighbours = &reader.lexicon.names.neighbours;
    let word = reader.word_id(at);
    let known = neighbours.get(&word);
    // « l'ex-patron de X »
    let may_be_former = side == Side::Of && reader.tokens[at].first == 'e';
    let former = || if may_be_former { reader.surface.word(at).strip_prefix("ex-") } else { None };
    match known.or_else(|| neighbours.get(&reader.lexicon.find(former()?))) {
        Some(&(told, kind)) if told == side && !reader.tokens[at].is_capital() => Some(kind),
        _ => None,
    }
}

/// What the noun says that stands before `de` and a name, which begins at `name`.
pub(super) fn by_noun(reader: &Reader<'_, '_>, name: usize, first: usize) -> Option<EntityKind> {
    noun_before_of(reader, name, first, |at| kind(reader, at, Side::Of))
}

/// What a noun with `de` before a name says, or one with an adjective: `salariés de |X`, `directrice générale de la |X`.
fn noun_before_of(
    reader: &Reader<'_, '_>,
    name: usize,
    first: usize,
    kind: impl Fn(usize) -> Option<EntityKind>,
) -> Option<EntityKind> {
    let genitive = &reader.lexicon.speech.known.genitive;
    let before = |at: usize| at.checked_sub(1).filter(|&at| at >= first);
    let article = before(name).filter(|&at| {
        reader.has(at, Classes::DETERMINER.union(Classes::ELISION)) && !reader.has(at, Classes::PREPOSITION)
    });
    let of = before(article.unwrap_or(name)).filter(|&at| genitive.contains(&reader.word_id(at)))?;
    let last = before(of)?;
    let adjective = reader.tokens[last].kind == TokenKind::Word && !reader.has(last, FUNCTION);
    kind(last).or_else(|| kind(before(last).filter(|_| adjective)?))
}
