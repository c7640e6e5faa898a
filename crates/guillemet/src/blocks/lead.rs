//! The standfirst: an opening that sums the article up and is set apart from the body.

use super::around::is_sentence_inside;
use super::evidence;
use super::page::{Ending, Page, Piece};
use crate::article::BlockKind;

/// The most bytes of a lead.
const MOST: usize = 480;

/// The fewest bytes of a lead.
const FEWEST: usize = 20;

/// Decides whether the first text behind the title is a lead.
pub(super) fn decide(page: Page<'_>, pieces: &mut [Piece]) {
    let Some(at) = pieces.iter().position(Piece::is_open) else { return };
    let Some(next) = pieces[at + 1..].iter().position(|p| p.is_open() && p.is_running_text()).map(|i| at + 1 + i)
    else {
        return;
    };
    let lead = &pieces[at];
    if !(FEWEST..=MOST).contains(&lead.len())
        || lead.breaks == 0 && at > 0 && pieces[at - 1].is(BlockKind::Dateline)
        || pieces[at + 1].breaks == 0
    {
        return;
    }
    let between = pieces[at + 1..next]
        .iter()
        .any(|p| p.is(BlockKind::Byline) || p.is(BlockKind::Header) || p.is(BlockKind::Boilerplate));
    let titled = pieces[..at].iter().any(|p| p.is(BlockKind::Headline));
    if (titled && between)
        || kicker(page, lead)
        || (told_again(pieces, at, page) && evidence::speaks_for_lead(page, &pieces[at..]))
    {
        let bullets = kicker(page, lead);
        pieces[at].decide(BlockKind::Lead, "standfirst");
        if bullets {
            points(page, &mut pieces[at + 1..]);
        }
    }
}

/// The lead's other points: up to three short sentences on lines of their own, before a paragraph that is long.
fn points(page: Page<'_>, behind: &mut [Piece]) {
    const MOST_POINTS: usize = 3;
    const SHORT: usize = 220;
    let short = |p: &&mut Piece| p.len() <= SHORT && p.ending == Ending::Stop && !is_sentence_inside(page.words(p));
    let open = behind.iter_mut().filter(|p| p.is_open()).take(MOST_POINTS + 1);
    let mut points: Vec<&mut Piece> = Vec::new();
    for piece in open {
        if short(&piece) {
            points.push(piece);
        } else if piece.len() > SHORT {
            return points.into_iter().for_each(|point| point.decide(BlockKind::Lead, "lead-point"));
        } else {
            return;
        }
    }
}

/// Can a lead be told from the body at all? Not where every line is one sentence.
fn told_again(pieces: &[Piece], at: usize, page: Page<'_>) -> bool {
    let mut behind = pieces[at + 1..].iter().filter(|p| p.is_open() && p.is_running_text()).take(12);
    behind.any(|p| p.breaks > 1 || is_sentence_inside(page.words(p)))
}

/// `CYCLISME Le coureur breton`: a word in capitals without a sign behind it.
fn kicker(page: Page<'_>, piece: &Piece) -> bool {
    let words = page.words(piece);
    let Some((first, rest)) = words.split_once(' ') else { return false };
    let capitals = first.chars().count() >= 4 && first.chars().all(char::is_uppercase);
    let mut next = rest.chars();
    capitals
        && next.next().is_some_and(char::is_uppercase)
        && next.next().is_some_and(|c| c.is_lowercase() || c == '’' || c == '\'')
}
