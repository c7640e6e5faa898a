//! What a word's form alone tells, where no table knows it.

use super::frames::Frames;
use crate::lexicon::Classes;
use crate::surface::Surface;
use crate::tokens::{Shape, TokenKind};

/// A capital letter by itself: `J.`
pub(super) fn is_initial(frames: &Frames<'_, '_>, item: usize) -> bool {
    let token = frames.token(item);
    token.is_capital() && token.span.len() <= 2
}

/// A word in `-ment` that no table knows as anything else is an adverb.
pub(super) fn is_adverb_by_ending(frames: &Frames<'_, '_>, item: usize) -> bool {
    if frames.mark(item).is_some() || !frames.is_kind(item, TokenKind::Word) {
        return false;
    }
    let token = frames.token(item);
    let head = Classes::BODY
        .union(Classes::ROLE)
        .union(Classes::HUMAN)
        .union(Classes::CUE_NOUN)
        .union(Classes::ORGANIZATION_HEAD);
    token.span.len() > 6
        && !token.has(Classes::SUBORDINATOR)
        && !token.is_capital()
        && !token.has(head)
        && frames.surface.word(frames.index(item)).ends_with("ment")
        && (item == 0 || !frames.has(item - 1, Classes::DETERMINER.union(Classes::PREPOSITION)))
}

/// A word in `-ant` that no table knows as somebody or something that speaks: `invoquant`, not `commandant`.
pub(super) fn is_gerund_by_ending(frames: &Frames<'_, '_>, item: usize) -> bool {
    if frames.mark(item).is_some() || !frames.is_kind(item, TokenKind::Word) {
        return false;
    }
    let head = Classes::BODY.union(Classes::ROLE).union(Classes::HUMAN).union(Classes::DOCUMENT);
    !frames.has(item, head) && frames.surface.word(frames.index(item)).ends_with("ant")
}

/// `publié`, `réalisées`, `remis`, `rendu`: a lower-case word with a participle's ending that no table knows as a noun.
pub(super) fn is_participle_by_ending(frames: &Frames<'_, '_>, item: usize) -> bool {
    let other = Classes::BODY
        .union(Classes::ROLE)
        .union(Classes::HUMAN)
        .union(Classes::DOCUMENT)
        .union(Classes::DETERMINER)
        .union(Classes::PREPOSITION);
    if !frames.is_kind(item, TokenKind::Word) || frames.token(item).is_capital() || frames.has(item, other) {
        return false;
    }
    let word = frames.surface.word(frames.index(item));
    let word = word.strip_suffix('s').unwrap_or(word);
    let word = word.strip_suffix('e').unwrap_or(word);
    ["é", "i", "is", "it", "u"].iter().any(|ending| word.ends_with(ending))
}

/// Could the item be an infinitive, with the clitics before it? Not `du dossier`, `un dîner`.
pub(super) fn infinitive(frames: &Frames<'_, '_>, item: usize, limit: usize) -> bool {
    let before = |classes| item > 0 && frames.has(item - 1, classes);
    if before(Classes::DETERMINER) && !before(Classes::OBJECT_CLITIC) {
        return false;
    }
    let mut at = item;
    while at < limit && at < item + 4 && frames.has(at, Classes::CLITICS.union(Classes::ADVERB)) {
        at += 1;
    }
    // « la fermeture » is no infinitive with its object, « le dire » is one.
    let article = at > item && frames.has(at - 1, Classes::DETERMINER);
    at < limit && is_infinitive(frames, at) && (!article || frames.has(at, Classes::CUE_VERB))
}

/// A lower-case word with an infinitive's ending that no table knows as anything else.
fn is_infinitive(frames: &Frames<'_, '_>, item: usize) -> bool {
    frames.mark(item).is_none() && has_infinitive_ending(frames.surface, frames.index(item))
}

fn has_infinitive_ending(surface: &Surface<'_>, at: usize) -> bool {
    let token = surface.token(at);
    let other = Classes::DETERMINER
        .union(Classes::PREPOSITION)
        .union(Classes::ROLE)
        .union(Classes::HUMAN)
        .union(Classes::BODY)
        .union(Classes::DOCUMENT)
        .union(Classes::ADVERB)
        .union(Classes::COORDINATOR)
        .union(Classes::FINITE_VERB)
        .union(Classes::NUMBER_WORD)
        .union(Classes::ROLE_ADJECTIVE)
        .union(Classes::MONTH);
    if token.kind != TokenKind::Word || token.shape != Shape::Lower || token.has(other) {
        return false;
    }
    let word = surface.word(at);
    // « la mesure », « la victoire », but « inclure », « croire »
    let verbal = ["clure", "boire", "croire"].iter().any(|ending| word.ends_with(ending));
    let nominal = !verbal && ["ure", "ère", "oire"].iter().any(|ending| word.ends_with(ending));
    word.len() > 3 && !nominal && ["er", "ir", "re"].iter().any(|ending| word.ends_with(ending))
}

/// Does a word in `-é`, `-i`, `-u` stand at a token: `trouvé un accord`?
pub(super) fn opens_with_participle(surface: &Surface<'_>, from: usize) -> bool {
    let token = surface.token(from);
    let plain = token.kind == TokenKind::Word && token.shape == Shape::Lower && token.span.len() > 2;
    plain
        && !token.has(Classes::DETERMINER | Classes::PREPOSITION | Classes::ADVERB)
        && surface.word(from).ends_with(['é', 'i', 'u'])
}

/// Do the words from a token on begin with an infinitive, its clitics before it? `ne pas céder`, `le dire`.
pub(super) fn opens_with_infinitive(surface: &Surface<'_>, from: usize) -> bool {
    const MOST_CLITICS: usize = 2;
    let clitic = |&at: &usize| surface.has(at, Classes::CLITICS);
    let end = surface.tokens.all.len().min(from + MOST_CLITICS + 1);
    (from..end).find(|at| !clitic(at)).is_some_and(|verb| has_infinitive_ending(surface, verb))
}

/// A lower-case word that no table knows, with an ending of the imperfect, the future or the conditional. Not `le portrait`.
pub(super) fn looks_finite(surface: &Surface<'_>, at: usize) -> bool {
    let token = surface.token(at);
    if token.kind != TokenKind::Word || token.shape != Shape::Lower || token.span.len() < 5 {
        return false;
    }
    // The last letter turns most words away.
    let endings: &[&str] = match surface.source.as_str().as_bytes()[token.span.end() as usize - 1] {
        b'a' => &["era", "ira", "dra", "vra", "tra"],
        b't' => &["eront", "iront", "dront", "vront", "rait", "raient", "aient", "ait", "èrent"],
        _ => return false,
    };
    let nominal = Classes::DETERMINER.union(Classes::PREPOSITION);
    let known =
        Classes::ROLE.union(Classes::HUMAN).union(Classes::BODY).union(Classes::DOCUMENT).union(Classes::ADVERB);
    if token.has(known) || at > 0 && surface.has(at - 1, nominal) && !surface.has(at - 1, Classes::OBJECT_CLITIC) {
        return false;
    }
    let word = surface.word(at);
    endings.iter().any(|ending| word.ends_with(ending))
}

/// Do the words from a token on begin with a finite verb, its clitics before it? `n'avait rien vu`. Not `A cause de`.
pub(super) fn opens_with_verb(surface: &Surface<'_>, from: usize) -> bool {
    const MOST_CLITICS: usize = 3;
    let finite = Classes::AUXILIARY.union(Classes::FINITE_VERB);
    let clitic = |&at: &usize| surface.has(at, Classes::CLITICS);
    let end = surface.tokens.all.len().min(from + MOST_CLITICS + 1);
    (from..end).find(|at| !clitic(at)).is_some_and(|verb| {
        !surface.token(from).is_capital() && surface.has(verb, finite) || looks_finite(surface, verb)
    })
}
