//! Author and agency lines: `AFP`, `Avec AFP et Reuters`, `asl/tib/pid`, `Catherine Michelet`.

use std::ops::Range;

use super::page::{Page, Piece};
use crate::lexicon::Classes;

/// Nothing but agencies and what joins them: `AFP`, `(Avec AFP)`, `ats/nxp`, `Le Monde avec AFP et Reuters`.
pub(super) fn is_agencies(page: Page<'_>, range: Range<usize>) -> bool {
    let joins = Classes::PREPOSITION.union(Classes::COORDINATOR);
    let mut words = page.look_up(range).take(9).peekable();
    // Most lines are told by their first word.
    if !words.peek().is_some_and(|first| first.classes.has(joins.union(Classes::AGENCY))) {
        return false;
    }
    let words: Vec<_> = words.collect();
    if words.len() > 8 {
        return false;
    }
    let mut found = false;
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let agency = if word.classes.has(Classes::AGENCY) {
            page.lexicon.formulas.agency(word.id, |i| words.get(at + 1 + i).map(|w| w.id).unwrap_or_default())
        } else {
            None
        };
        match agency {
            Some((count, _)) => {
                found = true;
                at += count;
            }
            // « et », « avec », « de »
            None if word.classes.has(joins) => at += 1,
            None => return false,
        }
    }
    found
}

/// Initials of an agency's desk: `asl/tib/pid/cac`, `eva-edy-zl/rl`, `burs-jk/mm`, `MD/AK/APS`.
pub(super) fn is_desk(words: &str) -> bool {
    const LONGEST: usize = 60;
    let words = words.trim_matches(['(', ')']);
    if words.len() > LONGEST || !words.contains('/') {
        return false;
    }
    let initials = |part: &str| (2..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_uppercase());
    if words.split('/').count() >= 3 && words.split('/').all(initials) {
        return true;
    }
    let mut parts = words.split(['/', '-']);
    let short = |part: &str| (1..=6).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_lowercase());
    parts.all(short)
}

/// `C. M.`, `J.-P. R.`: nothing but initials.
pub(super) fn is_initials(words: &str) -> bool {
    const MOST: usize = 4;
    let letters = words.split(['.', ' ', '-']).filter(|part| !part.is_empty());
    let initial = |part: &str| part.chars().count() == 1 && part.chars().all(char::is_uppercase);
    (2..=MOST).contains(&letters.clone().count()) && letters.clone().all(initial) && words.ends_with('.')
}

/// Two to four capitalised words and nothing else: a name that signs.
pub(super) fn is_name(page: Page<'_>, piece: &Piece) -> bool {
    if piece.len() > 48 || page.words(piece).contains([',', ':', '?', '!', '«', '"', '(', '#', '@']) {
        return false;
    }
    let mut names = 0;
    for word in page.look_up(piece.range()) {
        if word.number || (!word.capital && !word.classes.has(Classes::PARTICLE.union(Classes::PREPOSITION))) {
            return false;
        }
        // « Les Faits », « Notre Sélection »
        if word.classes.has(Classes::DETERMINER.union(Classes::SUBJECT_PRONOUN)) && !word.classes.has(Classes::PARTICLE)
        {
            return false;
        }
        names += u32::from(word.capital);
    }
    (2..=4).contains(&names)
}

/// A name or an outlet with an agency behind it: `M.M avec AFP`, `Lyès Menacer/Agences`, `Le Parisien avec AFP`.
pub(super) fn names_agency(page: Page<'_>, piece: &Piece) -> bool {
    if piece.len() > 60 || piece.ending != super::page::Ending::Open {
        return false;
    }
    let mut agency = false;
    for (count, word) in page.look_up(piece.range()).enumerate() {
        let joins = word.classes.has(Classes::PREPOSITION.union(Classes::COORDINATOR).union(Classes::DETERMINER));
        agency = word.classes.has(Classes::AGENCY)
            && page.lexicon.formulas.agency(word.id, |_| Default::default()).is_some();
        if count > 7 || !(word.capital || joins || agency) {
            return false;
        }
    }
    agency
}
