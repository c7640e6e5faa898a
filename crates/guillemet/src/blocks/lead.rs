//! The standfirst: an opening that sums the article up and is set apart from the body.

use std::hash::{Hash, Hasher};
use std::ops::Range;

use rustc_hash::FxHasher;

use super::around::is_sentence_inside;
use super::page::{Ending, Page, Piece};
use super::words::look_up;
use crate::article::BlockKind;
use crate::lexicon::Classes;
use crate::text::{compose_into, is_folded, words};

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
    if (titled && between)
        || kicker(page, lead)
        || (told_again(pieces, at, page) && more_speaks_for_it(page, pieces, at))
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

/// Does more speak for a lead than against it?
///
/// A lead says in few words what the text then tells from the start: its words come again, the names behind it are fuller.
/// The weights are a logistic regression over the 3,000 articles of OrangeSum, whose publisher says what each paragraph is.
fn more_speaks_for_it(page: Page<'_>, pieces: &[Piece], at: usize) -> bool {
    let open: Vec<&Piece> = pieces[at..].iter().filter(|p| p.is_open()).take(MOST_PIECES).collect();
    let (Some(lead), Some(next)) = (open.first(), open.get(1)) else { return false };
    let opening = Opening::read(page, lead, 120);
    let body = Opening::read(page, next, 80);
    let share = |hits: usize, of: usize| hits as f32 / of.max(1) as f32;
    let (again, left): (Vec<u64>, Vec<u64>) = opening.content.iter().partition(|word| body.content.contains(word));
    let head = &body.content[..body.content.len().min(16)];
    let back = head.iter().filter(|word| opening.content.contains(word)).count();
    let length = lead.len() as f32 / 300.0;
    let heads = open.iter().filter(|p| p.is_heading_like()).count().min(6) as f32 / 6.0;
    let flag = |yes: bool, weight: f32| if yes { weight } else { 0.0 };
    let quoted = page.words(lead).contains(['"', '«', '“']);
    let evidence = |again_later: usize| {
        1.85 + 4.01 * share(again.len(), opening.content.len())
            + 4.17 * share(again_later, opening.content.len())
            + 1.14 * share(back, head.len())
            - 2.84 * length
            + 0.39 * length * length
            - 0.7 * (next.len().min(900) as f32 / 300.0)
            - 4.35 * share(opening.capitals, opening.words)
            - 1.56 * (open.len() as f32 / 10.0)
            + 4.03 * heads
            + flag(at > 0 && pieces[at - 1].is(BlockKind::Boilerplate), 0.8)
            + flag(opening.weekday, -0.95)
            + flag(opening.dated_weekday, 1.4)
            + flag(body.dated_weekday, 1.8)
            + flag(opening.reports, -0.4)
            + flag(matches!(lead.ending, Ending::Open | Ending::Comma | Ending::Colon), -2.41)
            + flag(quoted, 0.27)
    };
    // What is not told again sums nothing up.
    let is_lead = |again_later: usize| again.len() + again_later >= 2 && evidence(again_later) > 0.0;
    // Many a text is decided whatever comes later.
    if is_lead(0) || !is_lead(left.len()) {
        return is_lead(0);
    }
    let mut later = vec![false; left.len()];
    let mut folded = String::new();
    for piece in open[2..].iter().take(3) {
        for word in words(page.text, piece.range()).take(60) {
            // No look-up: what the lead has as a word of sense is one here.
            let hash = is_long(&word).then(|| folded_hash(&page.text[word], &mut folded));
            for (found, _) in later.iter_mut().zip(&left).filter(|(_, other)| Some(**other) == hash) {
                *found = true;
            }
        }
    }
    is_lead(later.into_iter().filter(|&found| found).count())
}

/// The most pieces that are looked at behind a lead.
const MOST_PIECES: usize = 20;

/// What the first words of a piece are.
#[derive(Default)]
struct Opening {
    /// The words that carry sense, each as a hash of its folded form.
    content: Vec<u64>,
    words: usize,
    /// Words with a capital behind the first one.
    capitals: usize,
    weekday: bool,
    /// `mardi 7 avril`
    dated_weekday: bool,
    /// Holds the past participle of a verb of saying.
    reports: bool,
}

impl Opening {
    fn read(page: Page<'_>, piece: &Piece, most: usize) -> Opening {
        let function = Classes::DETERMINER
            .union(Classes::PREPOSITION)
            .union(Classes::ADVERB)
            .union(Classes::AVOIR)
            .union(Classes::ETRE)
            .union(Classes::FINITE_VERB)
            .union(Classes::RELATIVE)
            .union(Classes::SUBORDINATOR)
            .union(Classes::COORDINATOR)
            .union(Classes::ELISION);
        let mut opening = Opening { content: Vec::with_capacity(most), ..Opening::default() };
        let mut weekday = false;
        let mut folded = String::new();
        for word in look_up(page.text, piece.range(), page.lexicon).take(most) {
            opening.dated_weekday |= weekday && word.number;
            weekday = word.classes.has(Classes::WEEKDAY);
            opening.weekday |= weekday;
            opening.reports |= word.classes.has(Classes::CUE_PARTICIPLE);
            opening.capitals += usize::from(word.capital && opening.words > 0);
            opening.words += 1;
            let range = word.start..word.end;
            if is_long(&range) && !word.classes.has(function) {
                opening.content.push(folded_hash(&page.text[range], &mut folded));
            }
        }
        opening
    }
}

/// Is a word long enough to carry sense?
fn is_long(word: &Range<usize>) -> bool {
    word.len() > 3
}

/// A hash of a word's folded form; `folded` is a buffer.
fn folded_hash(word: &str, folded: &mut String) -> u64 {
    let mut hasher = FxHasher::default();
    if is_folded(word) {
        word.hash(&mut hasher);
    } else {
        folded.clear();
        compose_into(word, folded);
        folded.hash(&mut hasher);
    }
    hasher.finish()
}
