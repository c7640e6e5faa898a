//! Interviews: the interviewer's questions and the replies to them.

use super::page::{Ending, Page, Piece};
use crate::article::BlockKind;

/// Fewer questions make no interview.
const FEWEST: usize = 3;

/// Decides questions and answers where a text has enough questions put to somebody.
pub(super) fn decide(page: Page<'_>, pieces: &mut [Piece]) {
    let is_question = |piece: &Piece| {
        piece.is_open()
            && piece.breaks > 0
            && piece.ending == Ending::Question
            && piece.len() <= 400
            && addresses(page.words(piece))
    };
    if pieces.iter().filter(|p| is_question(p)).count() < FEWEST {
        return;
    }
    let mut answering = false;
    for piece in pieces.iter_mut().filter(|p| p.is_open()) {
        if piece.ending == Ending::Question && piece.breaks > 0 && piece.len() <= 400 {
            piece.decide(BlockKind::Question, "interview");
            answering = true;
        } else if answering && piece.is_running_text() {
            piece.decide(BlockKind::Answer, "interview");
        }
    }
}

/// Does a line speak to somebody: `vous`, `votre`, `vos`?
fn addresses(words: &str) -> bool {
    words
        .split(|c: char| !c.is_alphabetic())
        .any(|word| ["vous", "Vous", "votre", "Votre", "vos", "Vos"].contains(&word))
}
