//! Acronyms that the text itself explains: `l'Agence pour la rénovation des phares (ARP)`, `l'ARP (Agence pour ...)`.

use std::ops::{Range, RangeInclusive};

use rustc_hash::FxHashMap;

use super::candidates::{Candidate, Origin};
use super::reader::{FUNCTION, Reader};
use crate::article::EntityKind;
use crate::text::{fold, strip_accents};
use crate::tokens::{Shape, TokenKind};

/// How many words a long form may have that give no letter, besides articles and prepositions.
const SILENT: usize = 1;

/// How many letters the initials have that somebody goes by: `NKM`, `PPDA`.
const PERSON_INITIALS: RangeInclusive<u32> = 3..=4;

/// How many words a name may be short of at most.
const FARTHEST: usize = 6;

/// The pairs of neighbouring candidates of which one stands in brackets behind the other, or beside it in the same ones, and is made
/// of its initials.
pub(super) fn pairs(reader: &Reader<'_, '_>, candidates: &[Candidate]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for (at, two) in candidates.windows(2).enumerate() {
        let (first, second) = (&two[0].tokens, &two[1].tokens);
        let between = |sign| first.end + 1 == second.start && reader.tokens[first.end].is_sign(sign);
        // « l'administration des parcs (National Park Service, NPS) »
        let both_inside = || first.start > 0 && reader.tokens[first.start - 1].is_sign('(') && between(',');
        if !(between('(') || both_inside()) || !reader.tokens.get(second.end).is_some_and(|token| token.is_sign(')')) {
            continue;
        }
        let (short, long) = if second.len() == 1 { (second, first) } else { (first, second) };
        if short.len() == 1 && long.len() > 1 && spells(reader, reader.surface.word(short.start), long.clone()) {
            pairs.push((at, at + 1));
        }
    }
    pairs
}

/// Lets a name that a noun heads go on to the bracket behind it if the acronym there says so: `Association des services
/// |internet communautaires (ASIC)`.
pub(super) fn extend(reader: &Reader<'_, '_>, candidates: &mut [Candidate]) {
    for candidate in candidates.iter_mut().filter(|candidate| candidate.origin == Origin::Head) {
        let Range { start, end } = candidate.tokens;
        let words =
            reader.tokens[end..].iter().take(FARTHEST).take_while(|token| token.kind == TokenKind::Word).count();
        let bracket = end + words;
        let opens = |at: usize, sign: char| reader.tokens.get(at).is_some_and(|token| token.is_sign(sign));
        if words > 0
            && opens(bracket, '(')
            && opens(bracket + 2, ')')
            && reader.capital(bracket + 1)
            && spells(reader, reader.surface.word(bracket + 1), start..bracket)
        {
            candidate.tokens.end = bracket;
        }
    }
}

/// The candidates of which the second is made of the initials of the first, a person: `Nora Kastel-Morin` and `NKM`, wherever they stand.
pub(super) fn of_persons(reader: &Reader<'_, '_>, candidates: &[Candidate]) -> Vec<(usize, usize)> {
    let short = |candidate: &Candidate| {
        let token = &reader.tokens[candidate.tokens.start];
        candidate.tokens.len() == 1
            && token.shape == Shape::AllCapitals
            && PERSON_INITIALS.contains(&token.span.len())
            && !matches!(candidate.origin, Origin::Known(_))
    };
    let mut pairs = Vec::new();
    let mut persons = None;
    for (second, candidate) in candidates.iter().enumerate().filter(|(_, candidate)| short(candidate)) {
        let persons = persons.get_or_insert_with(|| by_initials(reader, candidates));
        let first = persons.get(reader.surface.word(candidate.tokens.start)).copied().flatten();
        pairs.extend(first.map(|first| (first, second)));
    }
    pairs
}

/// The persons named in full by their initials; none where two of different names share them: `Nora Kastel-Morin`, `Nils Karel Maur`.
fn by_initials(reader: &Reader<'_, '_>, candidates: &[Candidate]) -> FxHashMap<String, Option<usize>> {
    let full = |candidate: &&Candidate| candidate.full_person && candidate.evidence.kind() == EntityKind::Person;
    let name = |at: usize| fold(reader.surface.source.slice(reader.surface.span(candidates[at].tokens.clone())));
    let mut persons = FxHashMap::default();
    for (at, person) in candidates.iter().enumerate().filter(|(_, candidate)| full(candidate)) {
        let known = persons.entry(initials(reader, person.tokens.clone())).or_insert(Some(at));
        *known = known.filter(|&other| name(other) == name(at));
    }
    persons
}

/// The capitals that begin the words of a name and their parts: `NKM` of `Nora Kastel-Morin`.
fn initials(reader: &Reader<'_, '_>, name: Range<usize>) -> String {
    let parts = name.flat_map(|at| reader.surface.word(at).split('-'));
    parts.filter_map(|part| part.chars().next()).filter(|first| first.is_uppercase()).collect()
}

/// Are the letters of `acronym` the initials of the words `long`, in their order? Articles and prepositions may give one too
/// (`SPA`, `BNF`).
pub(super) fn spells(reader: &Reader<'_, '_>, acronym: &str, long: Range<usize>) -> bool {
    let opens = reader.tokens[long.start].kind == TokenKind::Word;
    if opens && initial(acronym) != initial(reader.surface.word(long.start)) {
        return false;
    }
    let acronym = strip_accents(&fold(acronym));
    let mut letters = acronym.chars().filter(|c| c.is_alphanumeric()).peekable();
    let mut silent = 0;
    for at in long.clone() {
        if reader.tokens[at].kind != TokenKind::Word {
            continue;
        }
        let word = reader.surface.word(at);
        if letters.peek().copied() == initial(word) {
            letters.next();
        } else if at == long.start {
            return false;
        } else if !reader.has(at, FUNCTION) {
            silent += 1;
        }
    }
    letters.next().is_none() && silent <= SILENT && acronym.chars().count() > 1
}

/// The first letter of a word, small and without its accent.
pub(super) fn initial(word: &str) -> Option<char> {
    let first = word.chars().next()?;
    if first.is_ascii() {
        return Some(first.to_ascii_lowercase());
    }
    strip_accents(&fold(&word[..first.len_utf8()])).chars().next()
}
