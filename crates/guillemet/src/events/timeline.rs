//! The dated facts of an article in the order of their dates.

use std::cmp::Ordering;

use smol_str::ToSmolStr;

use super::TimelineEntry;
use crate::article::{BlockKind, DateKind, Grain};
use crate::dates::{Date, Dates};
use crate::entities::Entities;
use crate::ids::{DateId, EntityId};
use crate::lexicon::Classes;
use crate::surface::Surface;

/// The most entities of one entry.
const MOST_ENTITIES: usize = 20;

/// The most mentions of one sentence that are looked at.
const MOST_MENTIONS: usize = 60;

/// Every date that a calendar can place, with its sentence; the earliest first.
pub(crate) fn timeline(surface: &Surface<'_>, dates: &Dates, entities: &Entities) -> Vec<TimelineEntry> {
    let published = dates.published.map(|(published, _)| published.last().to_smolstr());
    let mut entries: Vec<TimelineEntry> = Vec::new();
    for (at, date) in dates.all.iter().enumerate() {
        if !is_placed(date) {
            continue;
        }
        let token = surface.token_from(date.span.start());
        let sentence = surface.sentence_of(token);
        let Some(found) = surface.sentences.get(sentence) else { continue };
        if !tells(surface.blocks[found.block].kind) {
            continue;
        }
        // « mardi 3 mars à 14 h »: the clock time of a day in the same sentence is the same fact.
        let repeated = entries.last().is_some_and(|last| {
            last.sentence == sentence && day(&dates.all[last.date.index()].value) == day(&date.value)
        });
        if repeated {
            continue;
        }
        let later =
            published.as_ref().zip(date.earliest.as_ref()).map(|(published, earliest)| day(earliest).cmp(published));
        let future = match later {
            Some(Ordering::Less) => false,
            Some(Ordering::Greater) => true,
            // An hour of the day of publication: only the sentence says whether it is over.
            _ => (published.is_none() || date.value.contains('T')) && is_announced(surface, found.tokens.clone()),
        };
        let mut names: Vec<EntityId> = Vec::new();
        for mention in entities.mentions_in(found.tokens.clone()).iter().take(MOST_MENTIONS) {
            if !names.contains(&mention.entity) && names.len() < MOST_ENTITIES {
                names.push(mention.entity);
            }
        }
        entries.push(TimelineEntry { date: DateId(at as u32), sentence, future, entities: names });
    }
    entries.sort_unstable_by(|a, b| {
        let key = |entry: &TimelineEntry| dates.all[entry.date.index()].earliest.as_deref();
        key(a).cmp(&key(b)).then(a.date.cmp(&b.date))
    });
    entries
}

/// A value without its clock time.
fn day(value: &str) -> &str {
    value.get(..10).unwrap_or(value)
}

/// Is it a date, not a duration, with its year known?
fn is_placed(date: &Date) -> bool {
    matches!(date.kind, DateKind::Date | DateKind::Time)
        && date.earliest.is_some()
        && !date.value.starts_with('X')
        && !matches!(date.grain, Some(Grain::Century))
}

/// Does a block of this kind tell facts?
fn tells(kind: BlockKind) -> bool {
    !matches!(
        kind,
        BlockKind::Header
            | BlockKind::Byline
            | BlockKind::Dateline
            | BlockKind::Related
            | BlockKind::Boilerplate
            | BlockKind::Embed
    )
}

/// Is the sentence's verb in the future, or does it announce (`est attendu`, `prévu`)?
fn is_announced(surface: &Surface<'_>, tokens: std::ops::Range<usize>) -> bool {
    tokens.take(60).any(|at| {
        let token = surface.token(at);
        // A future ends in one of two letters: no other word is looked at.
        if !matches!(surface.source.as_str().as_bytes()[token.span.end() as usize - 1], b'a' | b't') {
            return false;
        }
        let word = surface.word(at);
        let auxiliary = token.has(Classes::AUXILIARY.union(Classes::FINITE_VERB));
        let ending = !token.is_capital() && word.len() > 5 && (word.ends_with("era") || word.ends_with("eront"));
        ending || (auxiliary && word.contains('r'))
    })
}
