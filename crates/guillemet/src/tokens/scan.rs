//! Goes over a stretch of text from one token to the next.

use std::ops::Range;

use super::{Shape, Token, TokenKind, Tokens};
use crate::lexicon::{Classes, Dictionary, Key, WordId};
use crate::text::{Letters, Span, is_small, is_typographic};

/// So many words are looked up together.
const TOGETHER: usize = 64;

/// Cuts stretches of a text into tokens, each behind the ones before it.
pub(super) struct Scanner<'t, 'o, D> {
    pub(super) text: &'t str,
    pub(super) letters: &'t Letters<'t>,
    /// Where the stretch ends.
    pub(super) limit: usize,
    pub(super) dictionary: &'o D,
    /// Where words are folded.
    pub(super) folded: String,
    /// Tokens that are words, and not looked up yet.
    waiting: Vec<(usize, Key)>,
    out: &'o mut Tokens,
}

impl<'t, 'o, D: Dictionary> Scanner<'t, 'o, D> {
    pub(super) fn new(letters: &'t Letters<'t>, dictionary: &'o D, out: &'o mut Tokens) -> Self {
        let text = letters.text;
        // A phrase of the tables needs no room for it, nor for tokens.
        let waiting = Vec::with_capacity(TOGETHER.min(out.all.capacity()));
        Scanner { text, letters, limit: text.len(), dictionary, folded: String::new(), waiting, out }
    }

    /// Adds a block of a stretch; no token goes over its ends.
    pub(super) fn scan(&mut self, range: Range<usize>) {
        let from = self.out.all.len();
        self.limit = range.end;
        let bytes = &self.text.as_bytes()[..range.end];
        let mut at = range.start;
        while let Some(&byte) = bytes.get(at) {
            at = match byte {
                b'a'..=b'z' | b'A'..=b'Z' => self.word(at, byte as char),
                b' ' | b'\t'..=b'\r' | 0 => at + 1,
                b'0'..=b'9' => self.number(at, byte as char),
                0..=0x7f => self.sign(at, byte as char),
                _ => match char_at(self.text, at) {
                    c if is_small(c) || !is_typographic(c) && c.is_alphabetic() => self.word(at, c),
                    c => self.sign(at, c),
                },
            };
        }
        self.look_up_waiting();
        self.out.by_block.push(from..self.out.all.len());
    }

    /// Adds a word, which is looked up together with others: a look-up waits for memory most of the time, and many together can
    /// wait at once.
    #[inline]
    pub(super) fn push_waiting(&mut self, range: Range<usize>, shape: Shape, first: char, word: Key) {
        if self.waiting.len() == TOGETHER {
            self.look_up_waiting();
        }
        self.waiting.push((self.out.all.len(), word));
        self.push_word(range, TokenKind::Word, shape, first, (WordId::UNKNOWN, Classes::NONE));
    }

    /// Looks up the words that wait for it.
    fn look_up_waiting(&mut self) {
        self.dictionary.bring_near(self.waiting.iter().map(|&(_, word)| word));
        for (at, word) in self.waiting.drain(..) {
            let token = &mut self.out.all[at];
            (token.word, token.classes) = self.dictionary.get(word);
        }
    }

    #[inline]
    pub(super) fn push(&mut self, range: Range<usize>, kind: TokenKind, first: char) {
        self.push_word(range, kind, Shape::Lower, first, (WordId::UNKNOWN, Classes::NONE));
    }

    #[inline]
    pub(super) fn push_word(
        &mut self,
        range: Range<usize>,
        kind: TokenKind,
        shape: Shape,
        first: char,
        (word, classes): (WordId, Classes),
    ) {
        self.out.all.push(Token { span: Span::from_range(range), kind, shape, first, word, classes });
    }

    /// A number with its inner separators: each has a digit behind it.
    fn number(&mut self, start: usize, first: char) -> usize {
        let bytes = &self.text.as_bytes()[..self.limit];
        let mut end = start + 1;
        while let Some(byte) = bytes.get(end) {
            let separator = || matches!(byte, b'.' | b',') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
            if byte.is_ascii_digit() || separator() {
                end += 1;
            } else if let Some(group) = group_behind_apostrophe(bytes, end) {
                end = group;
            } else {
                break;
            }
        }
        self.push(start..end, TokenKind::Number, first);
        end
    }

    /// What is neither a word nor a number.
    fn sign(&mut self, start: usize, first: char) -> usize {
        let end = start + first.len_utf8();
        let rest = &self.text.as_bytes()[end..self.limit];
        let (kind, first, end) = match first {
            // « ‘’Le pont rouvre’’ »: two single marks are a double one.
            '‘' | '\'' | '’' if single_mark(rest) > 0 => (TokenKind::Mark, '"', end + single_mark(rest)),
            '«' | '»' | '“' | '”' | '„' | '‟' | '"' | '‹' | '›' | '‘' | '＂' | '\'' | '’' | 'ʼ' | '+' => {
                (TokenKind::Mark, first, end)
            }
            ',' => (TokenKind::Sign, first, end),
            '<' | '>' if rest.first() == Some(&(first as u8)) => (TokenKind::Mark, first, end + 1),
            '.' if rest.starts_with(b"..") => {
                let dots = rest.iter().take_while(|&&byte| byte == b'.').count();
                (TokenKind::Sign, '…', end + dots)
            }
            _ if first.is_whitespace() || is_invisible(first) => return end,
            _ => (TokenKind::Sign, first, end),
        };
        self.out.signs.push(self.out.all.len());
        self.push(start..end, kind, first);
        end
    }
}

/// `200'000`: where the three digits begin that an apostrophe sets apart.
fn group_behind_apostrophe(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = &bytes[at..];
    let group = rest.strip_prefix(b"'").or_else(|| rest.strip_prefix("’".as_bytes()))?;
    let digits = group.iter().take(4).take_while(|byte| byte.is_ascii_digit()).count();
    (digits == 3).then_some(bytes.len() - group.len())
}

/// How many bytes the single mark has that a text begins with.
fn single_mark(text: &[u8]) -> usize {
    let mark = ["'", "’", "‘"].iter().find(|mark| text.starts_with(mark.as_bytes()));
    mark.map_or(0, |mark| mark.len())
}

/// Zero-width and control characters are no tokens.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{300}'..='\u{36f}')
}

#[inline]
pub(super) fn char_at(text: &str, at: usize) -> char {
    text[at..].chars().next().unwrap_or('\0')
}
