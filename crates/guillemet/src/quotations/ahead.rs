//! Words that a headline or lead quotes without saying whose they are: the body quotes them again, and names the speaker.

use super::frames::Frames;
use super::{Quotation, Speaker};
use crate::article::BlockKind;
use crate::surface::Surface;
use crate::text::Span;
use crate::tokens::TokenKind;

/// How many quotations at the article's opening can be open, and how many behind them are looked at.
const OPENING: usize = 12;
const BEHIND: usize = 60;
/// How many words of a quotation are compared.
const WORDS: usize = 40;
/// Shorter words say little.
const LONG: u32 = 4;

/// The ways of finding a speaker that a repetition in the body outweighs.
const GUESSES: [&str; 4] = ["sentence-before", "last-speaker", "named-behind", "none"];

/// Gives the quotations of headline, lead and first paragraph without a certain speaker that of the quotation behind them that says the same.
pub(super) fn settle(frames: &Frames<'_, '_>, all: &mut [Quotation]) {
    let surface = frames.surface;
    let body = surface.blocks.iter().position(|block| block.kind == BlockKind::Paragraph).unwrap_or(0);
    for index in 0..all.len().min(OPENING) {
        let block = surface.block_of(surface.token_from(all[index].parts[0].start()));
        if block > body {
            break;
        }
        if !is_open(frames, &all[index]) {
            continue;
        }
        let words = long_words(surface, &all[index].parts);
        let again = all[index + 1..].iter().take(BEHIND).find_map(|later| {
            let speaker = later.speaker.and_then(|speaker| speaker.entity)?;
            repeats(surface, &words, later).then_some(speaker)
        });
        if let Some(entity) = again {
            let quotation = &mut all[index];
            quotation.speaker = Some(Speaker { span: quotation.speaker.and_then(|s| s.span), entity: Some(entity) });
            quotation.others.clear();
            quotation.way = "repeated";
            quotation.rule = if GUESSES.contains(&quotation.rule) { "repeated" } else { quotation.rule };
        }
    }
}

/// Is it open who speaks: nobody, somebody guessed, or `un porte-parole`?
fn is_open(frames: &Frames<'_, '_>, quotation: &Quotation) -> bool {
    let Some(speaker) = quotation.speaker else { return true };
    match (speaker.entity, speaker.span) {
        (Some(_), Some(_)) => false,
        (Some(_), None) => GUESSES.contains(&quotation.rule),
        (None, None) => true,
        (None, Some(span)) => {
            // « un porte-parole », not « deux élus »
            let first = frames.surface.token_from(span.start());
            let word = frames.surface.token(first).word;
            let one = frames.known.masculine.contains(&word) || frames.known.feminine.contains(&word);
            one && frames.known.indefinite.contains(&word)
        }
    }
}

/// The words of some length.
fn long_words<'t>(surface: &Surface<'t>, parts: &[Span]) -> Vec<&'t str> {
    let mut words = Vec::with_capacity(WORDS);
    for part in parts {
        let first = surface.token_from(part.start());
        let tokens = surface.tokens.all[first..].iter().take_while(|token| token.span.end() <= part.end());
        let long = tokens
            .filter(|token| token.kind == TokenKind::Word && token.span.len() >= LONG)
            .map(|token| surface.source.slice(token.span));
        words.extend(long.take(WORDS - words.len()));
    }
    words
}

/// Does a later quotation hold the words, all but one in five?
fn repeats(surface: &Surface<'_>, words: &[&str], later: &Quotation) -> bool {
    let others = long_words(surface, &later.parts);
    let held = words.iter().filter(|word| others.iter().any(|other| word.eq_ignore_ascii_case(other)));
    !words.is_empty() && held.count() * 5 >= words.len() * 4
}
