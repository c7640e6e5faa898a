//! Tokens to sentences.
//!
//! A sentence ends at `.`, `!`, `?` or `…` with the marks and brackets that close behind it, unless the full stop belongs
//! to an abbreviation or an initial, or what follows goes on in lower case (but for accented letters behind a full stop). A block's end always ends one.

use std::ops::Range;

use crate::lexicon::Classes;
use crate::text::Span;
use crate::tokens::{Shape, Token, TokenKind, Tokens};

/// A sentence: its block and its tokens.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Sentence {
    pub(crate) span: Span,
    pub(crate) block: usize,
    pub(crate) tokens: Range<usize>,
}

/// Cuts the tokens of every block into sentences.
pub(crate) fn split(tokens: &Tokens) -> Vec<Sentence> {
    // A sentence has some twenty-five tokens.
    let mut sentences = Vec::with_capacity(tokens.all.len() / 16 + tokens.by_block.len());
    for (block, (range, signs)) in tokens.signs_by_block().enumerate() {
        let mut start = range.start;
        let mut run = Run::default();
        for &at in signs {
            // Several signs can end one sentence.
            if at < start || !may_end(&tokens.all[at]) {
                continue;
            }
            if at >= run.signs_end {
                run = Run::read(&tokens.all, at, range.end);
            }
            if let Some(end) = sentence_end(&tokens.all, at, run.end, range.end) {
                sentences.push(sentence(&tokens.all, block, start..end));
                start = end;
            }
        }
        if start < range.end {
            sentences.push(sentence(&tokens.all, block, start..range.end));
        }
    }
    sentences
}

fn sentence(tokens: &[Token], block: usize, range: Range<usize>) -> Sentence {
    let span = tokens[range.start].span.cover(tokens[range.end - 1].span);
    Sentence { span, block, tokens: range }
}

/// Is it a sign that can end a sentence?
fn may_end(token: &Token) -> bool {
    token.kind == TokenKind::Sign && matches!(token.first, '.' | '!' | '?' | '…')
}

/// Signs in a row that can end a sentence. They are read once, though each of them may be the one that does.
#[derive(Default)]
struct Run {
    /// The token behind the last sign.
    signs_end: usize,
    /// The token behind the marks and brackets that close there.
    end: usize,
}

impl Run {
    fn read(tokens: &[Token], first: usize, limit: usize) -> Run {
        let mut end = first + 1;
        while end < limit && may_end(&tokens[end]) {
            end += 1;
        }
        let signs_end = end;
        // A straight mark with white space before it opens the next sentence.
        while end < limit {
            let glued = tokens[end - 1].span.end() == tokens[end].span.start();
            let closes = match tokens[end].first {
                '»' | '”' | '›' | ')' | ']' => true,
                '"' | '\'' | '’' | '>' | '+' => glued && tokens[end].kind == TokenKind::Mark,
                _ => false,
            };
            if !closes {
                break;
            }
            end += 1;
        }
        Run { signs_end, end }
    }
}

/// If the sign at `at`, which can, ends a sentence at `end`, behind its run, the token behind that sentence.
fn sentence_end(tokens: &[Token], at: usize, end: usize, limit: usize) -> Option<usize> {
    let token = &tokens[at];
    if end == limit {
        return Some(end);
    }
    let next = &tokens[end];
    if token.first == '.' && end == at + 1 && inside_letters(tokens, at, next) {
        return None;
    }
    let starts_anew = match next.kind {
        TokenKind::Word => {
            next.is_capital() || token.first == '.' && end == at + 1 && lost_its_capital(tokens, at, next)
        }
        TokenKind::Number | TokenKind::Address => true,
        TokenKind::Mark => !matches!(next.first, '»' | '”' | '›'),
        TokenKind::Sign => matches!(next.first, '-' | '–' | '—' | '•' | '(' | '[' | '#' | '@' | '►' | '¿'),
        TokenKind::Clitic => false,
    };
    if !starts_anew || (token.first == '.' && end == at + 1 && is_abbreviation(tokens, at, next)) {
        return None;
    }
    Some(end)
}

/// `Le pont ferme. |à Lens, il rouvre.`: many keyboards have no capital letters with accents, so a sentence can begin with a small
/// one. Not behind what may be an abbreviation.
fn lost_its_capital(tokens: &[Token], at: usize, next: &Token) -> bool {
    const SHORTEST: u32 = 4;
    let Some(before) = at.checked_sub(1).map(|i| &tokens[i]) else { return false };
    let whole = before.kind != TokenKind::Word || before.span.len() >= SHORTEST && !before.has(Classes::ABBREVIATION);
    matches!(next.first, 'à' | 'â' | 'é' | 'è' | 'ê' | 'î' | 'ô' | 'ç')
        && whole
        && before.span.end() == tokens[at].span.start()
        && tokens[at].span.end() < next.span.start()
}

/// Is the full stop at `at` glued into letters: `J.-P. Roy`, `LL.AA.II.RR.`? Not in `quai.Lundi`.
fn inside_letters(tokens: &[Token], at: usize, next: &Token) -> bool {
    let Some(before) = at.checked_sub(1).map(|i| &tokens[i]) else { return false };
    let glued = before.span.end() == tokens[at].span.start() && tokens[at].span.end() == next.span.start();
    let letters = |t: &Token| t.kind == TokenKind::Word && t.is_capital() && t.span.len() <= 3;
    glued && letters(before) && (letters(next) || next.is_sign('-'))
}

/// Does the full stop at `at` belong to the word before it?
fn is_abbreviation(tokens: &[Token], at: usize, next: &Token) -> bool {
    let Some(before) = at.checked_sub(1).map(|i| &tokens[i]) else { return false };
    if before.kind != TokenKind::Word || before.span.end() != tokens[at].span.start() {
        return false;
    }
    // An initial: « J. Chirac », « av. J.-C. » but not « le point G. Mais ».
    let letters = before.span.len();
    let initial = before.shape == Shape::Capital && letters <= 2 && before.first.len_utf8() as u32 == letters;
    if initial {
        return next.kind == TokenKind::Word;
    }
    if !before.has(Classes::ABBREVIATION) {
        return false;
    }
    // « etc. », « nov. » can end a sentence, « M. » can't.
    if before.has(Classes::CIVILITY) || before.is_capital() {
        return true;
    }
    next.kind == TokenKind::Number
}
