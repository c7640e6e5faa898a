//! The lines of the page above the text: the way to the article, its section, who signs it.

use std::ops::Range;

use super::byline;
use super::page::{Ending, MOST_OF_HEADING, Page, Piece};
use super::words::Word;
use crate::article::BlockKind;
use crate::lexicon::{Classes, NameId};

/// Pieces of which one may belong to the head.
const MOST_PIECES: usize = 16;

/// Pieces from the first running text on of which one may sign it.
const MOST_PIECES_BELOW: usize = 8;

/// Decides the open lines above the first running text that are neither its title nor its lead.
pub(super) fn decide(page: Page<'_>, pieces: &mut [Piece]) {
    let Some(text) = pieces.iter().position(|piece| piece.is_open() && piece.is_running_text()) else { return };
    let head = &mut pieces[..text.min(MOST_PIECES)];
    for piece in head.iter_mut().filter(|piece| piece.is_open() && is_path(page, piece)) {
        piece.decide(BlockKind::Boilerplate, "path");
    }
    section(page, head);
    signatures(page, head);
    let behind = &mut pieces[text..];
    let near = behind.len().min(MOST_PIECES_BELOW);
    signatures_below_lead(page, &mut behind[..near]);
}

/// `Accueil > Société > Faits divers`: short parts, each behind an arrow.
fn is_path(page: Page<'_>, piece: &Piece) -> bool {
    const MOST_OF_PART: usize = 32;
    let words = page.words(piece);
    let mut parts = words.split(['>', '›', '»']).map(str::trim);
    let part = |part: &str| {
        (1..=MOST_OF_PART).contains(&part.len())
            && part.starts_with(|c: char| c.is_uppercase())
            && !part.contains(['«', ':', '.'])
    };
    piece.len() <= MOST_OF_HEADING && piece.ending == Ending::Open && words.contains(['>', '›', '»']) && parts.all(part)
}

/// The section of the newspaper above the title or below it: `POLITIQUE`, `Société - Faits divers`. Not a title of one word.
fn section(page: Page<'_>, head: &mut [Piece]) {
    let mut open = head.iter_mut().filter(|piece| piece.is_open());
    let (Some(first), Some(second)) = (open.next(), open.next()) else { return };
    let titled = second.breaks > 0 && second.len() > first.len() && page.look_up(second.range()).nth(2).is_some();
    if titled && (is_rubric(page, first.range()) || is_shouted(page.words(first)) || is_country(page, first)) {
        first.decide(BlockKind::Boilerplate, "section");
    }
    for piece in [second].into_iter().chain(open).filter(|piece| is_rubric(page, piece.range())) {
        piece.decide(BlockKind::Boilerplate, "section");
    }
}

/// Do the words name sections of a newspaper, and nothing else?
pub(super) fn is_rubric(page: Page<'_>, range: Range<usize>) -> bool {
    const MOST_WORDS: usize = 6;
    let words: Vec<Word> = page.look_up(range.clone()).take(MOST_WORDS + 1).collect();
    let id = |at: usize| words.get(at).map(|word| word.id).unwrap_or_default();
    let mut at = 0;
    while at < words.len() {
        let Some(count) = page.lexicon.formulas.rubric(id(at), |i| id(at + 1 + i)) else { return false };
        at += count;
    }
    (1..=MOST_WORDS).contains(&at) && !page.text[range].contains(['.', ',', '?', '!', ':'])
}

/// `Belgique`, `Côte d’Ivoire`: does a line name a country, and nothing else?
fn is_country(page: Page<'_>, piece: &Piece) -> bool {
    let country = |id: NameId| page.lexicon.names.get(id).sort == "country";
    piece.ending == Ending::Open && whole_name(page, piece).is_some_and(country)
}

/// The name of the tables that a line consists of.
fn whole_name(page: Page<'_>, piece: &Piece) -> Option<NameId> {
    const MOST_WORDS: usize = 4;
    let words: Vec<Word> = page.look_up(piece.range()).take(MOST_WORDS + 1).collect();
    let id = |at: usize| words.get(at).map(|word| word.id).unwrap_or_default();
    let capital = |at: usize| words.get(at).is_some_and(|word| word.capital);
    let longest = page.lexicon.names.longest(words.first()?.id, |i| id(i + 1), capital);
    longest.filter(|&(count, _)| count == words.len()).map(|(_, id)| id)
}

/// One to three words in capitals, without a sign: `RETRAITES`, `GUERRE EN UKRAINE`.
fn is_shouted(words: &str) -> bool {
    const MOST_WORDS: usize = 3;
    const FEWEST_LETTERS: usize = 5;
    words.split(' ').count() <= MOST_WORDS
        && words.chars().count() >= FEWEST_LETTERS
        && words.chars().all(|c| c.is_uppercase() || matches!(c, ' ' | '-' | '’' | '\''))
}

/// Names below the title, which is the first open line: `Jeanne Morel`; with what stands beside such a name, the author line or the date:
/// the outlet (`Ouest-France`), a role.
fn signatures(page: Page<'_>, head: &mut [Piece]) {
    let Some(title) = head.iter().position(Piece::is_open) else { return };
    let signed = |piece: &Piece| piece.is(BlockKind::Header) || piece.is(BlockKind::Byline);
    let beside = |head: &[Piece], at: usize| signed(&head[at - 1]) || head.get(at + 1).is_some_and(signed);
    for piece in head[title + 1..].iter_mut().filter(|piece| piece.is_open()) {
        if is_author(page, piece) {
            piece.decide(BlockKind::Byline, "name");
        }
    }
    // From the last line up: an outlet stands above the date, and what somebody does above the outlet.
    for at in (title + 1..head.len()).rev() {
        if !head[at].is_open() || !beside(head, at) {
            continue;
        }
        if let Some(rule) = signs(page, &head[at]) {
            head[at].decide(BlockKind::Byline, rule);
        }
    }
}

/// Between the lead and the date: the outlet (`Ouest-France`), a name (`Jeanne MOREL.`), a role. `pieces` begin with the lead.
fn signatures_below_lead(page: Page<'_>, pieces: &mut [Piece]) {
    let Some(date) = pieces.iter().position(|piece| piece.is(BlockKind::Header)) else { return };
    for piece in pieces[..date].iter_mut().skip(1).rev() {
        match piece.decided {
            None => {
                let Some(rule) = signs(page, piece) else { return };
                piece.decide(BlockKind::Byline, rule);
            }
            Some((BlockKind::Byline, _)) => {}
            Some(_) => return,
        }
    }
}

/// How a line signs: as a name, an outlet, a role.
fn signs(page: Page<'_>, piece: &Piece) -> Option<&'static str> {
    if is_author(page, piece) {
        Some("name")
    } else if is_outlet(page, piece) {
        Some("outlet")
    } else {
        is_role(page, piece).then_some("role")
    }
}

/// `Jeanne Morel`: a name that is no place's.
fn is_author(page: Page<'_>, piece: &Piece) -> bool {
    byline::is_name(page, piece) && !is_place(page, piece)
}

/// `Journaliste au pôle Société`, `Correspondante à Lille`: does a line say what somebody does, and no more?
fn is_role(page: Page<'_>, piece: &Piece) -> bool {
    const MOST: usize = 80;
    let mut words = page.look_up(piece.range());
    let verbs = Classes::FINITE_VERB.union(Classes::ETRE).union(Classes::AVOIR).union(Classes::CUE_VERB);
    let role = words.next().is_some_and(|first| first.capital && first.classes.has(Classes::ROLE));
    role && piece.len() <= MOST && piece.ending == Ending::Open && !words.any(|word| word.classes.has(verbs))
}

/// Does a line of several words begin with a place: `New York`, `Pays de la Loire`?
fn is_place(page: Page<'_>, piece: &Piece) -> bool {
    page.look_up(piece.range()).next().is_some_and(|first| first.classes.has(Classes::PLACE | Classes::NAME_START))
}

/// Does the line name an organization of the tables, and nothing else: `Ouest-France`, `Le Monde`?
fn is_outlet(page: Page<'_>, piece: &Piece) -> bool {
    let named = whole_name(page, piece).is_some_and(|id| page.lexicon.names.get(id).kind.is_some());
    let mut words = page.look_up(piece.range());
    let mut single =
        || words.next().is_some_and(|word| word.classes.has(Classes::ORGANIZATION)) && words.next().is_none();
    piece.ending == Ending::Open && (named || single())
}
