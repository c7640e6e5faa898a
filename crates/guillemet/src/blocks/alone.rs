//! What a piece says by itself, without its neighbours.

use memchr::{memchr2, memrchr_iter};

use super::page::{Ending, MOST_OF_HEADING, Page, Piece};
use super::{byline, formulas};
use crate::article::BlockKind;
use crate::lexicon::Needs;

/// A test that looks at one piece.
type Test = fn(Page<'_>, &Piece) -> Option<BlockKind>;

/// The tests in their order: the first one that answers decides. The name is the block's rule.
const TESTS: &[(&str, Test)] = &[
    ("embed", embed),
    ("formula", formula),
    ("arrow", arrow),
    ("credit", credit),
    ("agency", agency),
    ("copyright", copyright),
    ("dash-credit", dash_credit),
    ("bracketed", bracketed),
];

/// Decides what can be decided from a piece alone.
pub(super) fn decide(page: Page<'_>, piece: &mut Piece) {
    if !piece.is_open() {
        return;
    }
    for (rule, test) in TESTS {
        if let Some(kind) = test(page, piece) {
            return piece.decide(kind, rule);
        }
    }
}

/// A post with its signature: `... le pont— Jeanne Morel (@JMorel) March 5, 2021`, `Une publication
/// partagée par Ville de Brest (@villedebrest)`.
fn embed(page: Page<'_>, piece: &Piece) -> Option<BlockKind> {
    let words = page.words(piece);
    let tail = words.len() - words.len().min(120);
    let tail = (tail..words.len()).find(|&at| words.is_char_boundary(at))?;
    let handle =
        memrchr_iter(b'@', &words.as_bytes()[tail..]).map(|at| tail + at).find(|&at| words[tail..at].ends_with('('))?
            - 1;
    let signed = match words[..handle].rfind('—') {
        Some(dash) => handle - dash <= 80,
        None => words.starts_with("Une publication partagée") || words.starts_with("A post shared"),
    };
    let close = words[handle..].find(')')? + handle;
    (signed && words.len() - close <= 40).then_some(BlockKind::Embed)
}

/// A line that begins with a formula of the tables.
fn formula(page: Page<'_>, piece: &Piece) -> Option<BlockKind> {
    let found =
        formulas::from(page, piece.first?, piece.end).filter(|&found| formulas::holds(page, found, piece.range()))?;
    let kind = found.formula.kind;
    let words = page.words(piece);
    // A line that goes on as running text is no line of names, links or credits: « Par deux fois, ... », « Photos : ... ».
    let long = match kind {
        BlockKind::Header => return None,
        BlockKind::Byline => piece.len() > 160,
        BlockKind::Caption => piece.len() > 400,
        BlockKind::Related => piece.len() > 320,
        _ => found.formula.needs != Needs::Any && piece.len() > 600,
    };
    // A formula begins with a capital, a mark, or on the page's own line in small letters (`les mots-clés associés`).
    let small = words.starts_with(char::is_lowercase) && found.words < 2;
    (!long && !small).then_some(kind)
}

/// `>> Le pont rouvrira en mars`, `► Les étapes du chantier`: a title behind an arrow.
fn arrow(page: Page<'_>, piece: &Piece) -> Option<BlockKind> {
    let words = page.words(piece);
    let arrow = words.starts_with(">>") || words.starts_with(['►', '▶', '→', '➡']) || words.starts_with("» ");
    (arrow && piece.len() <= 220 && piece.ending != Ending::Stop).then_some(BlockKind::Related)
}

/// `AFP`, `(Avec AFP)`, `ats/nxp`, `asl/tib/pid`, `Le Parisien avec AFP`.
fn agency(page: Page<'_>, piece: &Piece) -> Option<BlockKind> {
    if piece.len() > 60 {
        return None;
    }
    let signs = byline::is_agencies(page, piece.range())
        || byline::is_desk(page.words(piece))
        || byline::names_agency(page, piece);
    signs.then_some(BlockKind::Byline)
}

/// `© AFP`, `JEANNE MOREL / AFP`, `Le pont en mars. Photo d'illustration. (J. Roy / AFP)`.
fn credit(page: Page<'_>, piece: &Piece) -> Option<BlockKind> {
    const MOST: usize = 260;
    let words = page.words(piece);
    if piece.len() > MOST || !page.credited || byline::is_desk(words) {
        return None;
    }
    if words.starts_with('©') {
        let dated = words.chars().any(|c| c.is_ascii_digit());
        return (piece.len() <= 90 && !dated).then_some(BlockKind::Caption);
    }
    let separated = memchr2(b'/', b'|', words.as_bytes()).is_some() || words.contains('©');
    if !separated {
        return None;
    }
    // « Lyès Menacer/Agences » signs an article, « Jean Roy / AFP » a picture.
    if words.contains('/') && !words.contains(" / ") && !words.contains('©') && words.contains(char::is_lowercase) {
        return None;
    }
    let (_, last) = words.trim_end_matches([')', ']', '.', ' ']).rsplit_once(['/', '©', '|'])?;
    let start = piece.end - words.len() + (last.as_ptr() as usize - words.as_ptr() as usize);
    let agency = byline::is_agencies(page, start..start + last.len()) || signs_picture(words);
    // « Photo d'illustration. (Brueckenfoto / Pixabay) »
    let named = page.look_up(piece.range()).any(|word| {
        word.capital && formulas::from(page, word, piece.end).is_some_and(|f| f.formula.kind == BlockKind::Caption)
    });
    (agency || named).then_some(BlockKind::Caption)
}

/// `Les pompiers sont intervenus. | OUEST-FRANCE`: does a sentence stand before the last bar, and nothing but capitals behind it?
fn signs_picture(words: &str) -> bool {
    const MOST: usize = 40;
    let Some((before, behind)) = words.rsplit_once('|') else { return false };
    let letters = || behind.chars().filter(|c| c.is_alphabetic());
    before.trim_end().ends_with(['.', ')', '…'])
        && (3..=MOST).contains(&letters().count())
        && letters().all(char::is_uppercase)
}

/// `© 2018 AFP`, `© Copyright Le Journal, tous droits réservés`.
fn copyright(page: Page<'_>, piece: &Piece) -> Option<BlockKind> {
    let words = page.words(piece);
    let sign = words.starts_with('©') || words.starts_with("(c)") || words.starts_with("(C)");
    (sign && piece.len() <= 200).then_some(BlockKind::Boilerplate)
}

/// `— AFP`, `—`: a page's empty or filled credit line; also a line of signs alone.
fn dash_credit(page: Page<'_>, piece: &Piece) -> Option<BlockKind> {
    let words = page.words(piece);
    let bare = words.chars().all(|c| !c.is_alphanumeric());
    let credit = words.starts_with("— ") && piece.len() <= 80 && piece.ending == Ending::Open;
    (bare || credit).then_some(BlockKind::Caption)
}

/// `[Vers 2'15 sur la vidéo]`: what an editor says of a picture or video.
fn bracketed(page: Page<'_>, piece: &Piece) -> Option<BlockKind> {
    let words = page.words(piece);
    let inside = words.strip_prefix(['[', '('])?.strip_suffix([']', ')'])?;
    (piece.len() <= MOST_OF_HEADING && !inside.contains(['(', '['])).then_some(BlockKind::Caption)
}
