//! The part of a sentence of prison that is suspended or not, whose unit stands before: « dix-huit mois de prison, dont six avec
//! sursis ».

use super::Found;
use crate::article::DateKind;
use crate::dates::expression::{Base, Thousandths};
use crate::dates::reader::Reader;
use crate::lexicon::{Classes, Glue, TimeWord, Unit};

/// How far before its part the whole sentence is looked for, in tokens.
const FAR: usize = 12;

/// « six » in « dix-huit mois de prison, dont six avec sursis », « deux ans dont un ferme ». Not « dont six mois avec sursis », which has
/// its unit, nor « dont six avec ses enfants ».
pub(super) fn part(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let dont = at.checked_sub(1).filter(|&dont| {
        let known = &reader.surface.lexicon.speech.known;
        reader.has(dont, Classes::RELATIVE) && known.dont.contains(&reader.surface.token(dont).word)
    })?;
    let (amount, end) = reader.number(at)?;
    let with_sursis = reader.has(end, Classes::PREPOSITION) && reader.is(end + 1, &[Glue::Sursis]);
    let suspended = reader.is(end, &[Glue::Ferme]) || with_sursis;
    let (unit, times) = unit_before(reader, dont).filter(|_| suspended)?;
    let amount: Thousandths = amount.checked_mul(i64::from(times))? / 1000;
    Some(Found::new(at, end, DateKind::Duration, Base::Length { amount: Some(amount), unit }))
}

/// The unit of the length before a place of the sentence: it has been read already, so the text is asked.
fn unit_before(reader: &Reader<'_>, at: usize) -> Option<(Unit, u32)> {
    let surface = reader.surface;
    let start = surface.sentences[surface.sentence_of(at)].tokens.start;
    (start.max(at.saturating_sub(FAR))..at).rev().find_map(|at| {
        match reader.calendar.entry(surface.token(at).word).word {
            TimeWord::Unit(unit, times) => Some((unit, times)),
            _ => None,
        }
    })
}
