//! Quotation marks, paired: what stands between which two marks, and inside which other pair.
//!
//! Pairing works block by block with a stack and repairs what writers leave out; it never fails on an odd number of marks. Speech
//! that is opened in one block and closed in the next makes a pair in each.

use std::ops::Range;

use crate::lexicon::Classes;
use crate::text::{SourceText, Span};
use crate::tokens::{Token, TokenKind, Tokens};

/// What stands between two marks.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Marked {
    /// The token that opens it, or the first one of a block where it goes on from the block before.
    pub(crate) open: usize,
    /// The token that closes it; `None` where the writer forgot to.
    pub(crate) close: Option<usize>,
    /// The tokens between the marks.
    pub(crate) inner: Range<usize>,
    /// The words between the marks, without the white space beside them.
    pub(crate) span: Span,
    /// The pair around this one, as an index into the same list.
    pub(crate) parent: Option<usize>,
    /// The block it stands in.
    pub(crate) block: usize,
}

/// All pairs in the order of their opening marks.
pub(crate) fn pair(source: SourceText<'_>, tokens: &Tokens) -> Vec<Marked> {
    let (mut pairs, mut open) = (Vec::new(), Open::default());
    for (block, (range, signs)) in tokens.signs_by_block().enumerate() {
        if let Some(pair) = going_on(source, &tokens.all, block, range.clone(), signs, &pairs) {
            pairs.push(pair);
        }
        open.clear();
        pair_block(source, &tokens.all, block, range, signs, &mut open, &mut pairs);
    }
    pairs
}

/// The families of marks: a mark closes only one of its own family.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    Guillemet,
    Curly,
    Straight,
    Angle,
    Single,
    Plus,
}

/// What a mark can do where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Opens,
    Closes,
    /// A straight mark tells by its neighbours only, and a glued one on both sides does not tell at all.
    Either,
}

/// How many pairs stand inside one another at most; a mark that opens deeper than that is none.
const DEEPEST: usize = 4;

/// The marks of one block that are open, outermost first.
#[derive(Default)]
struct Open {
    /// Family and index into the pairs.
    stack: Vec<(Family, usize)>,
    /// Marks that opened too deep, by family: what closes them closes nothing.
    ignored: [usize; 6],
}

impl Open {
    /// As at the start of a block.
    fn clear(&mut self) {
        self.stack.clear();
        self.ignored = Default::default();
    }
}

/// `« Le pont rouvrira.` in one block and `Nous y tenons », dit X.` in the next: what stands before the first mark of a block, if that
/// closes what the block before left open.
fn going_on(
    source: SourceText<'_>,
    tokens: &[Token],
    block: usize,
    range: Range<usize>,
    signs: &[usize],
    pairs: &[Marked],
) -> Option<Marked> {
    let left = pairs.last().filter(|pair| pair.block + 1 == block && pair.close.is_none() && pair.parent.is_none())?;
    // Up to the end of its block, not up to a mark of another sentence.
    if left.inner.is_empty() || left.inner.end != range.start {
        return None;
    }
    let (opened, _) = classify(source, tokens, left.open..left.inner.end, left.open)?;
    let mut marks = signs.iter().copied().filter(|&at| tokens[at].kind == TokenKind::Mark);
    let (close, read) = marks.find_map(|at| classify(source, tokens, range.clone(), at).map(|read| (at, read)))?;
    if read != (opened, Role::Closes) || close == range.start {
        return None;
    }
    let span = source.trim(Span::new(tokens[range.start].span.start(), tokens[close].span.start()));
    Some(Marked { open: range.start, close: Some(close), inner: range.start..close, span, parent: None, block })
}

/// Pairs the marks of one block; none of them is `open` yet.
fn pair_block(
    source: SourceText<'_>,
    tokens: &[Token],
    block: usize,
    range: Range<usize>,
    signs: &[usize],
    open: &mut Open,
    pairs: &mut Vec<Marked>,
) {
    let marks = signs.iter().map(|&at| (at, &tokens[at])).filter(|(_, token)| token.kind == TokenKind::Mark);
    for (at, token) in marks {
        let Some((family, role)) = classify(source, tokens, range.clone(), at) else { continue };
        let position = open.stack.iter().rposition(|&(f, _)| f == family);
        let closing = match (role, position) {
            (Role::Closes | Role::Either, Some(position)) => Some(position),
            // « reprise« : an opening mark glued to the end of a word closes where something is open.
            (Role::Opens, Some(position)) => {
                let glued = family == Family::Guillemet
                    && glued_before(tokens, range.start, at)
                    && tokens[at - 1].kind != TokenKind::Mark
                    && !glued_after(tokens, range.end, at);
                glued.then_some(position)
            }
            // « “Oui », dit-il »: a mark of another family closes what nothing else will.
            (Role::Closes, None) if matches!(family, Family::Guillemet | Family::Curly) => (open.stack)
                .last()
                .filter(|&&(f, _)| matches!(f, Family::Guillemet | Family::Curly))
                .map(|_| open.stack.len() - 1),
            (_, None) => None,
        };
        if let Some(position) = closing {
            if open.ignored[family as usize] > 0 {
                open.ignored[family as usize] -= 1;
                continue;
            }
            let (_, index) = open.stack[position];
            // What was opened inside and never closed ends with its parent.
            for (_, inner) in open.stack.drain(position..) {
                let close = (inner == index).then_some(at);
                finish(source, tokens, &mut pairs[inner], close, at);
            }
            continue;
        }
        if role == Role::Closes || family == Family::Plus && open.stack.is_empty() {
            continue;
        }
        if open.stack.len() >= DEEPEST {
            open.ignored[family as usize] += 1;
            continue;
        }
        open.stack.push((family, pairs.len()));
        pairs.push(Marked {
            open: at,
            close: None,
            inner: at + 1..at + 1,
            span: Span::new(token.span.end(), token.span.end()),
            parent: open.stack.len().checked_sub(2).map(|outer| open.stack[outer].1),
            block,
        });
    }
    for &(family, index) in &open.stack {
        // An apostrophe or plus sign without a partner is no mark: an empty pair.
        if !matches!(family, Family::Single | Family::Plus) {
            finish(source, tokens, &mut pairs[index], None, range.end);
        }
    }
    for &(_, index) in &open.stack {
        release_nested(source, tokens, pairs, index);
    }
}

/// A mark that is never closed ends before the sentence of the next mark inside it, so that one forgotten mark doesn't turn
/// the rest of a paragraph into speech.
fn release_nested(source: SourceText<'_>, tokens: &[Token], pairs: &mut [Marked], index: usize) {
    let Marked { inner, parent, .. } = pairs[index].clone();
    let Some(child) = pairs[index + 1..].iter().find(|pair| pair.parent == Some(index)) else { return };
    let full_stop = (inner.start..child.open)
        .rev()
        .find(|&at| tokens[at].kind == TokenKind::Sign && matches!(tokens[at].first, '.' | '!' | '?' | '…'));
    let Some(full_stop) = full_stop else { return };
    for pair in &mut pairs[index + 1..] {
        if pair.parent == Some(index) {
            pair.parent = parent;
        }
    }
    finish(source, tokens, &mut pairs[index], None, full_stop + 1);
}

fn finish(source: SourceText<'_>, tokens: &[Token], pair: &mut Marked, close: Option<usize>, end: usize) {
    let start = tokens[pair.open].span.end();
    let stop = if end > pair.open + 1 {
        if close.is_some() { tokens[end].span.start() } else { tokens[end - 1].span.end() }
    } else {
        start
    };
    pair.close = close;
    pair.inner = pair.open + 1..end;
    pair.span = source.trim(Span::new(start, stop.max(start)));
}

fn glued_before(tokens: &[Token], first: usize, at: usize) -> bool {
    at > first && tokens[at - 1].span.end() == tokens[at].span.start()
}

fn glued_after(tokens: &[Token], end: usize, at: usize) -> bool {
    at + 1 < end && tokens[at].span.end() == tokens[at + 1].span.start()
}

fn classify(source: SourceText<'_>, tokens: &[Token], range: Range<usize>, at: usize) -> Option<(Family, Role)> {
    let token = &tokens[at];
    Some(match token.first {
        '«' => (Family::Guillemet, Role::Opens),
        '»' => (Family::Guillemet, Role::Closes),
        '<' => (Family::Guillemet, Role::Opens),
        '>' => (Family::Guillemet, Role::Closes),
        '“' | '„' | '‟' => (Family::Curly, Role::Opens),
        '”' => (Family::Curly, Role::Closes),
        '‹' => (Family::Angle, Role::Opens),
        '›' => (Family::Angle, Role::Closes),
        // « d"éligibilité »: an apostrophe that was lost.
        '"' if glued_before(tokens, range.start, at)
            && glued_after(tokens, range.end, at)
            && tokens[at - 1].kind == TokenKind::Word
            && tokens[at - 1].span.len() <= 2
            && tokens[at + 1].kind == TokenKind::Word =>
        {
            return None;
        }
        '"' | '＂' => (Family::Straight, by_neighbours(tokens, range, at)),
        '‘' => (Family::Single, Role::Opens),
        '\'' | '’' | 'ʼ' => match by_neighbours(tokens, range.clone(), at) {
            // An apostrophe inside or behind a word (« d' », « l'« x » ») is no mark.
            Role::Either => return None,
            Role::Closes if tokens[at - 1].has(Classes::ELISION) => return None,
            role => (Family::Single, role),
        },
        '+' => match by_neighbours(tokens, range, at) {
            Role::Either => return None,
            role => (Family::Plus, role),
        },
        _ => {
            debug_assert!(false, "the tokenizer knows a mark that pairing doesn't: {}", source.slice(token.span));
            return None;
        }
    })
}

/// A straight mark opens when it is glued to what follows only, closes when it is glued to what precedes only.
fn by_neighbours(tokens: &[Token], range: Range<usize>, at: usize) -> Role {
    let before = glued_before(tokens, range.start, at).then(|| &tokens[at - 1]);
    let after = glued_after(tokens, range.end, at).then(|| &tokens[at + 1]);
    let opens_behind =
        |t: &Token| matches!(t.first, '(' | '[' | '«' | '“' | '‹' | '-' | '–' | '—') || t.has(Classes::ELISION);
    let closes_before = |t: &Token| match t.kind {
        TokenKind::Sign => !matches!(t.first, '(' | '[' | '…' | '#' | '@'),
        TokenKind::Mark => matches!(t.first, '»' | '”' | '›' | '"'),
        _ => false,
    };
    match (before, after) {
        // « boîte noire ", à savoir »
        (None, Some(a)) if closes_before(a) => Role::Either,
        (None, Some(_)) => Role::Opens,
        (Some(_), None) => Role::Closes,
        (Some(b), Some(_)) if opens_behind(b) => Role::Opens,
        (Some(_), Some(a)) if closes_before(a) => Role::Closes,
        _ => Role::Either,
    }
}
