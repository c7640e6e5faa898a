//! Interviews: the interviewer's questions and the replies to them.
//!
//! Turns are told by labels (`La Croix : ...`, `LE FIGARO. - ...`, `É. S. : ...`, `Reporterre — ...`, `Q. ...`, `JEANNE MOREL ...`),
//! by a dash, or by bare lines that put a question to somebody. An explainer with questions as subheads speaks to nobody and is no interview.

use super::page::{Ending, Page, Piece};
use crate::article::BlockKind;
use crate::lexicon::Classes;

/// Fewer bare questions make no interview.
const FEWEST_QUESTIONS: usize = 3;

/// Fewer labelled turns make no interview.
const FEWEST_TURNS: usize = 4;

/// The most bytes of a question.
const MOST_OF_QUESTION: usize = 500;

/// Decides questions and answers where a text has enough turns.
pub(super) fn decide(page: Page<'_>, pieces: &mut [Piece]) {
    let Some(asker) = interviewer(page, pieces) else { return };
    let mut answering = false;
    for piece in pieces.iter_mut().filter(|p| p.is_open() && p.breaks > 0) {
        let label = label(page, piece);
        let asks = match (label, asker) {
            (Some(label), Some(asker)) if label == asker => true,
            (Some(_), Some(_)) => false,
            _ => is_question(piece) && (piece.len() <= 260 || addresses(page, piece)),
        };
        if asks {
            piece.decide(BlockKind::Question, "interview");
            answering = true;
        } else if answering && (label.is_some() && asker.is_some() || is_reply(page, piece)) {
            piece.decide(BlockKind::Answer, "interview");
        }
    }
}

/// Is the text an interview? Answers the label of who asks, if turns have labels.
fn interviewer<'t>(page: Page<'t>, pieces: &[Piece]) -> Option<Option<&'t str>> {
    let turn = |piece: &&Piece| piece.is_open() && piece.breaks > 0;
    let is_bare = |piece: &Piece| is_question(piece) && addresses(page, piece);
    // Somebody must be spoken to, in every kind of interview.
    let bare = pieces.iter().filter(turn).filter(|piece| is_bare(piece)).count();
    if bare == 0 {
        return None;
    }
    let mut turns = 0;
    let mut asker = None;
    let mut answers = 0;
    for piece in pieces.iter().filter(turn) {
        if let Some(label) = label(page, piece) {
            turns += 1;
            if is_question(piece) && asker.is_none() {
                asker = Some(label);
            } else if asker.is_some_and(|asker| asker != label) {
                answers += 1;
            }
        }
    }
    let questions = pieces.iter().filter(turn).filter(|piece| is_question(piece)).count();
    let opened = answered_at_once(page, pieces) && questions >= FEWEST_QUESTIONS;
    // « Travaux : quelles rues seront fermées ? » heads a section and is not answered.
    if asker.is_some() && (opened || answers >= 1 && (turns >= FEWEST_TURNS || bare >= FEWEST_QUESTIONS)) {
        return Some(asker);
    }
    (bare >= FEWEST_QUESTIONS || questions >= FEWEST_QUESTIONS && signed_answers(page, pieces)).then_some(None)
}

/// Is the first labelled question put to somebody, and does the next line have another label or stand in marks?
fn answered_at_once(page: Page<'_>, pieces: &[Piece]) -> bool {
    let mut turns = pieces.iter().filter(|piece| piece.is_open() && piece.breaks > 0);
    let question = turns.find(|piece| is_question(piece) && label(page, piece).is_some());
    question.zip(turns.next()).is_some_and(|(question, answer)| {
        let other = label(page, answer).is_some_and(|other| label(page, question) != Some(other));
        addresses(page, question) && !is_question(answer) && (other || page.words(answer).starts_with(['«', '"', '“']))
    })
}

/// Do lines of one label answer bare questions: `J. M. : ...`, `JEANNE MOREL Les travaux ...`?
fn signed_answers(page: Page<'_>, pieces: &[Piece]) -> bool {
    const FEWEST: usize = 2;
    let turns: Vec<&Piece> = pieces.iter().filter(|piece| piece.is_open() && piece.breaks > 0).collect();
    let answers = turns.windows(2).filter(|pair| is_question(pair[0]) && !is_question(pair[1]));
    let mut labels = answers.filter_map(|pair| label(page, pair[1]));
    labels.next().is_some_and(|first| labels.filter(|label| *label == first).count() + 1 >= FEWEST)
}

/// Can a line without a label be a reply? Not a note at the end: `* « Ponts », éditions du Large`.
fn is_reply(page: Page<'_>, piece: &Piece) -> bool {
    let ends = piece.is_running_text() || matches!(piece.ending, Ending::Stop | Ending::Exclamation);
    ends && !page.words(piece).starts_with('*')
}

fn is_question(piece: &Piece) -> bool {
    piece.ending == Ending::Question && piece.len() <= MOST_OF_QUESTION
}

/// The speaker's label at the start of a line: capitalised words or initials before a colon or a dash.
fn label<'t>(page: Page<'t>, piece: &Piece) -> Option<&'t str> {
    const MOST: usize = 48;
    let words = page.words(piece);
    if let Some(label) = capitals(words) {
        return Some(label);
    }
    let sign = words.char_indices().take(MOST).find(|&(at, c)| match c {
        ':' => words[at + 1..].starts_with(char::is_whitespace),
        '—' | '–' | '-' => {
            let before = &words[..at];
            before.ends_with(['.', ' ', '\u{a0}']) && words[at + c.len_utf8()..].starts_with(char::is_whitespace)
        }
        _ => false,
    })?;
    let label = words[..sign.0].trim_end_matches([' ', '\u{a0}', '\u{202f}', '.']);
    let mut capitals = 0;
    for word in page.look_up(piece.start..piece.start + label.len()) {
        let small = Classes::PARTICLE.union(Classes::PREPOSITION).union(Classes::DETERMINER);
        if !word.capital && !word.classes.has(small) && !word.number && capitals == 0 && label.contains(' ') {
            return None;
        }
        capitals += usize::from(word.capital);
    }
    // « franceinfo : » has no capital and is one word.
    let one_word = capitals == 0 && !label.is_empty() && !label.contains(' ');
    ((1..=5).contains(&capitals) || one_word).then_some(label)
}

/// `Q. Pourquoi ?`, `R. Parce que`: a letter; `JEANNE MOREL Les travaux`: two to four words in capitals before the sentence.
fn capitals(words: &str) -> Option<&str> {
    const MOST_WORDS: usize = 5;
    if let Some(letter) = words.get(..1).filter(|_| words.starts_with("Q. ") || words.starts_with("R. ")) {
        return Some(letter);
    }
    let mut end = 0;
    for (count, word) in words.split(' ').take(MOST_WORDS).enumerate() {
        let letters = || word.chars().filter(|c| c.is_alphabetic());
        if letters().count() < 2 || letters().any(char::is_lowercase) {
            let opens = word.starts_with(char::is_uppercase);
            return (count >= 2 && opens).then(|| &words[..end - 1]);
        }
        end += word.len() + 1;
    }
    None
}

/// Does a line speak to somebody: `vous`, `votre`, `vos`, `-t-on selon vous`?
fn addresses(page: Page<'_>, piece: &Piece) -> bool {
    page.look_up(piece.range()).any(|word| word.classes.has(Classes::SECOND_PERSON))
        || page.words(piece).contains("-vous")
}
