//! Inserted cues, and the clauses around them: `..., a fait savoir X`, `Comme le rappelle X, ...`.

use std::ops::Range;

use super::clauses::Clauses;
use super::cues::CueKind;
use super::reported::{Reporting, behind_insertion};
use crate::lexicon::{Classes, Uses};

/// How many items stand between a source and the comma behind it at most: `Comme l'a dit X |mardi sur France Inter|,`.
const LONGEST_AFTER_SOURCE: usize = 14;

/// `..., a fait savoir X.`, `Dans ce cas, précise X, ...`: the clause around the cue.
pub(super) fn inserted(clauses: &Clauses<'_, '_, '_, '_>, reporting: &Reporting) -> Option<Vec<Range<usize>>> {
    let (frames, index) = (clauses.frames(), reporting.index);
    let attribution = &clauses.cues[index];
    let narrator = attribution
        .source
        .as_ref()
        .is_some_and(|source| clauses.is_narrator(source) && !frames.is(source.items.start, &frames.known.one));
    if !attribution.inverted || narrator || !attribution.cue.uses.has(Uses::INCISE | Uses::QUE) {
        return None;
    }
    let Range { start: first, end: limit } = clauses.frame.items.clone();
    let own = attribution.items.clone();
    let before = own.start.checked_sub(1).filter(|&i| i >= first)?;
    if frames.mark(before).is_some() {
        return None;
    }
    if frames.is(before, &frames.known.comme) || frames.is(before, &frames.known.que) {
        return as_said(clauses, index, before);
    }
    if !frames.is_sign(before, ',') && !frames.is_sign(before, '–') && !frames.is_sign(before, '—') {
        return None;
    }
    if before > first && frames.mark(before - 1).is_some() && before - 1 == first {
        return None;
    }
    let mut start = clauses.without_connector(first);
    if let Some(earlier) = clauses.cues[..index].iter().rev().find(|a| a.inverted) {
        start = start.max(earlier.items.end);
    }
    // « Le bus, qui part, |accuse un retard| », « 13 %, |contre 15 % avant| »: what seldom says anything needs a clause before it.
    let governs = attribution.cue.uses.has(Uses::QUE);
    let weak = frames.has(own.start, Classes::PREPOSITION) || !clauses.phrases.holds_main_verb(start..before);
    if !governs && weak {
        return None;
    }
    let mut parts = vec![start.min(before)..before];
    let finite = (start..before).any(|i| clauses.phrases.is_finite(i));
    if start >= before && !frames.is_sign(own.end, ',') {
        return None;
    }
    // « ..., a déclaré X, |ajoutant que ... »: the gerund has speech of its own.
    let adds = clauses.cues.get(index + 1).is_some_and(|next| {
        next.cue.kind == CueKind::Gerund && next.cue.items.start <= own.end + 2 && frames.is_sign(own.end, ',')
    });
    if !finite && !adds && frames.is_sign(own.end, ',') && own.end + 1 < limit {
        let rest = own.end + 1..clauses.clause_end(own.end + 1, index);
        parts.push(rest);
    }
    Some(parts)
}

/// `Comme le souligne X mardi, |...`, `Pourtant, comme le rappelle X, |...`, `|...|, comme l'a dit X`: the clause behind or before it.
fn as_said(clauses: &Clauses<'_, '_, '_, '_>, index: usize, before: usize) -> Option<Vec<Range<usize>>> {
    let frames = clauses.frames();
    let Range { start: first, .. } = clauses.frame.items.clone();
    // « ainsi que le souligne X »
    let lead = if before > first && frames.is(before, &frames.known.que) { before - 1 } else { before };
    // « comme l'a qualifié X » says how, and not what.
    let says = clauses.cues[index].cue.uses.has(Uses::QUE | Uses::STRONG);
    if !frames.is(lead, &frames.known.comme) || !says {
        return None;
    }
    let start = clauses.without_connector(first);
    // « « A », comme l'a dit X, qui ... »: the passage is what X said.
    let comma = usize::from(lead > first && frames.is_sign(lead - 1, ','));
    if lead - comma > first && frames.mark(lead - comma - 1).is_some() && lead - comma - 1 <= start {
        return None;
    }
    let behind = || behind_source(clauses, index).map(|from| from..clauses.clause_end(from, index));
    if lead <= first + 1 || lead == start {
        return behind().map(|said| vec![said]);
    }
    if !frames.is_sign(lead - 1, ',') || lead <= start {
        return None;
    }
    let mut parts = vec![start..lead - 1];
    // « En cas de crise, comme le rappelle X, |la règle change| »
    if !(start..lead).any(|i| clauses.phrases.is_finite(i)) {
        parts.extend(behind());
    }
    Some(parts)
}

/// Where the clause starts behind `comme le rappelle X`, a date, place or relative clause that belongs to it, and the comma.
fn behind_source(clauses: &Clauses<'_, '_, '_, '_>, index: usize) -> Option<usize> {
    let frames = clauses.frames();
    let limit = clauses.frame.items.end;
    let end = clauses.cues[index].items.end;
    let comma = (end..limit.min(end + LONGEST_AFTER_SOURCE)).find(|&i| frames.is_sign(i, ','))?;
    let relative = frames.has(end, Classes::RELATIVE);
    let clause = (end..comma).any(|i| frames.mark(i).is_some() || clauses.phrases.is_finite(i));
    let from = behind_insertion(clauses, comma + 1);
    ((relative || !clause) && from < limit).then_some(from)
}
