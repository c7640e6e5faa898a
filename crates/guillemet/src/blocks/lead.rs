//! The standfirst: an opening that sums the article up and is set apart from the body.

use std::borrow::Cow;

use super::page::{Ending, Page, Piece};
use super::words::look_up;
use crate::article::BlockKind;
use crate::lexicon::Classes;
use crate::text::fold;

/// The most bytes of a lead.
const MOST: usize = 480;

/// Decides whether the first text behind the title is a lead.
pub(super) fn decide(page: Page<'_>, pieces: &mut [Piece]) {
    let Some(at) = pieces.iter().position(Piece::is_open) else { return };
    let Some(next) = pieces[at + 1..].iter().position(|p| p.is_open() && p.is_running_text()).map(|i| at + 1 + i)
    else {
        return;
    };
    let lead = &pieces[at];
    if lead.len() > MOST
        || lead.breaks == 0 && at > 0 && pieces[at - 1].is(BlockKind::Dateline)
        || pieces[at + 1].breaks == 0
    {
        return;
    }
    let between = pieces[at + 1..next]
        .iter()
        .any(|p| p.is(BlockKind::Byline) || p.is(BlockKind::Header) || p.is(BlockKind::Boilerplate));
    let titled = pieces[..at].iter().any(|p| p.is(BlockKind::Headline));
    if (titled && between) || kicker(page, lead) || restated(page, lead, &pieces[next]) {
        pieces[at].decide(BlockKind::Lead, "standfirst");
    }
}

/// `FOOTBALL Le club breton`: a word in capitals without a sign behind it.
fn kicker(page: Page<'_>, piece: &Piece) -> bool {
    let words = page.words(piece);
    let Some((first, rest)) = words.split_once(' ') else { return false };
    let capitals = first.chars().count() >= 4 && first.chars().all(char::is_uppercase);
    let mut next = rest.chars();
    capitals
        && next.next().is_some_and(char::is_uppercase)
        && next.next().is_some_and(|c| c.is_lowercase() || c == '’' || c == '\'')
}

/// Does the next paragraph start over with the lead's words?
fn restated(page: Page<'_>, lead: &Piece, next: &Piece) -> bool {
    let content = |piece: &Piece| -> Vec<Cow<'_, str>> {
        look_up(page.text, piece.range(), page.lexicon)
            .take(80)
            .filter(|w| {
                w.end - w.start > 3
                    && !w.classes.has(Classes::DETERMINER.union(Classes::PREPOSITION).union(Classes::ADVERB))
            })
            .map(|w| fold(&page.text[w.start..w.end]))
            .collect()
    };
    if lead.ending != Ending::Stop {
        return false;
    }
    let (a, b) = (content(lead), content(next));
    let shared = a.iter().filter(|w| b.contains(w)).count();
    !a.is_empty() && shared * 3 >= a.len()
}
