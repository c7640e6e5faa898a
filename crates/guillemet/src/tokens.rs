//! One pass over a block: words, numbers, marks.
//!
//! `l'` and `qu'` are tokens of their own, so are inverted pronouns (the `il` of `a-t-il`); other words keep their hyphens
//! (`porte-parole`) and apostrophes (`aujourd'hui`). A number keeps its separators (`49,3`, `100.000`, `7.1.2020`), letters
//! glued to it are a token of their own (`14|h|30`, `1|er`).

mod phrases;

use std::ops::Range;

use crate::blocks::Block;
use crate::lexicon::{Classes, Lexicon, WordId};
use crate::text::{SourceText, Span, compose_into, is_small};
pub(crate) use phrases::words;

/// What a token is, by its characters alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// Letters, with the digits, hyphens and apostrophes inside.
    Word,
    /// Digits, with the separators inside.
    Number,
    /// An inverted pronoun, without the hyphens before it: the `il` of `a-t-il`, the `elle` of `dit-elle`.
    Clitic,
    /// Could open or close a quotation.
    Mark,
    /// Any other sign.
    Sign,
    /// A web or mail address.
    Address,
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// No letter, or no capital at its head.
    Lower,
    /// Its first letter is a capital.
    Capital,
    /// Two letters or more, all capitals.
    AllCapitals,
}

/// A word, number or sign of the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    pub(crate) span: Span,
    pub(crate) kind: TokenKind,
    pub(crate) shape: Shape,
    /// The token's first character: what a sign is.
    pub(crate) first: char,
    pub(crate) word: WordId,
    pub(crate) classes: Classes,
}

impl Token {
    /// Is it this sign?
    #[inline]
    pub(crate) fn is_sign(&self, sign: char) -> bool {
        self.first == sign && matches!(self.kind, TokenKind::Sign | TokenKind::Mark)
    }

    /// Does it belong to one of the classes?
    #[inline]
    pub(crate) fn has(&self, classes: Classes) -> bool {
        self.classes.has(classes)
    }

    /// Does it begin with a capital letter?
    #[inline]
    pub(crate) fn is_capital(&self) -> bool {
        self.shape != Shape::Lower
    }
}

/// The tokens of all blocks, and which tokens each block has.
#[derive(Debug, Default)]
pub(crate) struct Tokens {
    pub(crate) all: Vec<Token>,
    pub(crate) by_block: Vec<Range<usize>>,
}

/// Cuts every block into tokens.
pub(crate) fn tokenize(source: SourceText<'_>, blocks: &[Block], lexicon: &Lexicon) -> Tokens {
    // A French token with its blank is about six bytes.
    let mut all = Vec::with_capacity(source.as_str().len() / 5);
    let mut by_block = Vec::with_capacity(blocks.len());
    let find = |folded: &str| {
        let id = lexicon.words.find(folded);
        (id, lexicon.words.classes(id))
    };
    for block in blocks {
        let from = all.len();
        scan(source.as_str(), block.span.range(), &find, &mut all);
        by_block.push(from..all.len());
    }
    Tokens { all, by_block }
}

/// The tokens of a stretch of text; none goes over its ends.
#[cfg(feature = "train")]
pub(crate) fn of_stretch(text: &str, range: Range<usize>, lexicon: &Lexicon) -> Vec<Token> {
    let find = |folded: &str| {
        let id = lexicon.words.find(folded);
        (id, lexicon.words.classes(id))
    };
    let mut tokens = Vec::new();
    scan(text, range, &find, &mut tokens);
    tokens
}

/// What makes an ordinal of a number that it touches: `1|er`, `6|e`.
pub(crate) const ORDINAL_ENDINGS: [&str; 10] = ["er", "ère", "re", "ers", "e", "es", "ème", "èmes", "nd", "nde"];

/// Inverted pronouns and deictics; `t` before them belongs to them.
const CLITICS: [&str; 18] = [
    "il", "elle", "on", "ils", "elles", "je", "tu", "nous", "vous", "ce", "moi", "toi", "lui", "leur", "le", "la",
    "les", "en",
];

fn scan(text: &str, range: Range<usize>, find: &impl Fn(&str) -> (WordId, Classes), out: &mut Vec<Token>) {
    let bytes = text.as_bytes();
    let mut folded = String::new();
    let mut at = range.start;
    while at < range.end {
        let start = at;
        let byte = bytes[at];
        if byte.is_ascii_whitespace() || byte == 0 {
            at += 1;
            continue;
        }
        if byte.is_ascii_digit() {
            at = number_end(bytes, start, range.end);
            out.push(Token {
                span: Span::from_range(start..at),
                kind: TokenKind::Number,
                shape: Shape::Lower,
                first: byte as char,
                word: WordId::UNKNOWN,
                classes: Classes::NONE,
            });
            continue;
        }
        let first = if byte.is_ascii() { byte as char } else { char_at(text, at) };
        if first.is_alphabetic() {
            let may_be_address = matches!(byte, b'h' | b'w' | b'p');
            if let Some(end) = may_be_address.then(|| address_end(text, start, range.end)).flatten() {
                at = end;
                push_plain(out, start..end, TokenKind::Address, first);
                continue;
            }
            at = scan_word(text, start, range.end, first, find, &mut folded, out);
            continue;
        }
        at += first.len_utf8();
        if first.is_whitespace() || is_invisible(first) {
            continue;
        }
        let kind = match first {
            '«' | '»' | '“' | '”' | '„' | '‟' | '"' | '‹' | '›' | '‘' | '＂' => TokenKind::Mark,
            '<' | '>' if bytes.get(at) == Some(&byte) => {
                at += 1;
                TokenKind::Mark
            }
            '\'' | '’' | '+' => TokenKind::Mark,
            '.' if bytes[at..range.end].starts_with(b"..") => {
                while at < range.end && bytes[at] == b'.' {
                    at += 1;
                }
                push_plain(out, start..at, TokenKind::Sign, '…');
                continue;
            }
            _ => TokenKind::Sign,
        };
        push_plain(out, start..at, kind, first);
    }
}

fn push_plain(out: &mut Vec<Token>, range: Range<usize>, kind: TokenKind, first: char) {
    out.push(Token {
        span: Span::from_range(range),
        kind,
        shape: Shape::Lower,
        first,
        word: WordId::UNKNOWN,
        classes: Classes::NONE,
    });
}

/// One word from `start` on, as one token or, with an elided word or an inverted pronoun, the next one of several. Answers
/// where it ends.
fn scan_word(
    text: &str,
    start: usize,
    limit: usize,
    first: char,
    find: &impl Fn(&str) -> (WordId, Classes),
    folded: &mut String,
    out: &mut Vec<Token>,
) -> usize {
    let bytes = text.as_bytes();
    let (mut at, mut plain, mut hyphen, mut elided) = (start, true, None, None);
    // « 14h30 »: the letters behind a number stop at the next one.
    let behind_number = start > 0 && bytes[start - 1].is_ascii_digit();
    while at < limit {
        let byte = bytes[at];
        match byte {
            b'a'..=b'z' => at += 1,
            b'0'..=b'9' if behind_number => break,
            b'A'..=b'Z' | b'0'..=b'9' | b'_' => {
                plain = false;
                at += 1;
            }
            b'-' => {
                if !word_goes_on(text, at + 1, limit) {
                    break;
                }
                hyphen = hyphen.or(Some(at));
                at += 1;
            }
            b'\'' => {
                elided = elided_word(&text[start..=at], bytes, start, at + 1, limit, find, folded);
                if elided.is_some() {
                    at += 1;
                    break;
                }
                if !word_goes_on(text, at + 1, limit) {
                    break;
                }
                at += 1;
            }
            0..=0x7f => break,
            _ => {
                let c = char_at(text, at);
                let next = at + c.len_utf8();
                if c == '’' || c == 'ʼ' {
                    plain = false;
                    elided = elided_word(&text[start..next], bytes, start, next, limit, find, folded);
                    if elided.is_some() {
                        at = next;
                        break;
                    }
                    if !word_goes_on(text, next, limit) {
                        break;
                    }
                } else if c == '‑' || c == '‐' {
                    if !word_goes_on(text, next, limit) {
                        break;
                    }
                    hyphen = hyphen.or(Some(at));
                    plain = false;
                } else if is_small(c) {
                    // Folded as it stands.
                } else if c.is_alphanumeric() || c == '\u{ad}' || ('\u{300}'..='\u{36f}').contains(&c) {
                    plain = false;
                } else {
                    break;
                }
                at = next;
            }
        }
    }
    let mut word = &text[start..at];
    let (mut id, mut classes) = elided.unwrap_or_else(|| look_up(word, plain, find, folded));
    let mut clitic = None;
    if hyphen.is_some() && elided.is_none() && id == WordId::UNKNOWN {
        if let Some(cut) = clitic_start(word) {
            let pronoun = word.rfind(is_hyphen).map_or(cut, |hyphen| hyphen + char_at(word, hyphen).len_utf8());
            clitic = Some(start + pronoun..at);
            word = &word[..cut];
            (id, classes) = look_up(word, plain, find, folded);
        }
    }
    if !word.is_empty() {
        out.push(Token {
            span: Span::from_range(start..start + word.len()),
            kind: TokenKind::Word,
            shape: shape(word, first),
            first,
            word: id,
            classes,
        });
    }
    if let Some(range) = clitic {
        let first = char_at(text, range.start);
        let (id, classes) = look_up(&text[range.clone()], false, find, folded);
        out.push(Token {
            span: Span::from_range(range),
            kind: TokenKind::Clitic,
            shape: Shape::Lower,
            first,
            word: id,
            classes,
        });
    }
    at
}

/// What is known of `word` if the apostrophe at its end makes it an elided word (`l'`, `qu'`). Not in a name such as `N'Golo`.
fn elided_word(
    word: &str,
    bytes: &[u8],
    start: usize,
    next: usize,
    limit: usize,
    find: &impl Fn(&str) -> (WordId, Classes),
    folded: &mut String,
) -> Option<(WordId, Classes)> {
    if word.len() > 12 || (matches!(bytes[start], b'N' | b'M') && next < limit && bytes[next].is_ascii_uppercase()) {
        return None;
    }
    Some(look_up(word, false, find, folded)).filter(|(_, classes)| classes.has(Classes::ELISION))
}

#[inline]
fn look_up(
    word: &str,
    plain: bool,
    find: &impl Fn(&str) -> (WordId, Classes),
    folded: &mut String,
) -> (WordId, Classes) {
    if plain {
        return find(word);
    }
    folded.clear();
    compose_into(word, folded);
    find(folded)
}

/// Does a letter or digit follow, so that a hyphen or apostrophe stands inside a word?
#[inline]
fn word_goes_on(text: &str, at: usize, limit: usize) -> bool {
    match text.as_bytes().get(at) {
        Some(b) if at < limit => {
            if b.is_ascii() {
                b.is_ascii_alphanumeric()
            } else {
                char_at(text, at).is_alphanumeric()
            }
        }
        _ => false,
    }
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '‑' | '‐')
}

/// Where the inverted pronoun of `a-t-il` or `dit-elle` starts, at its first hyphen; at 0 in `estime t-il`, where a blank stands for
/// the first one.
fn clitic_start(word: &str) -> Option<usize> {
    let (cut, hyphen) = word.char_indices().rev().find(|&(_, c)| is_hyphen(c))?;
    let pronoun = &word[cut + hyphen.len_utf8()..];
    if !CLITICS.iter().any(|clitic| pronoun.eq_ignore_ascii_case(clitic)) {
        return None;
    }
    let before = &word[..cut];
    if before.eq_ignore_ascii_case("t") {
        return Some(0);
    }
    let cut = match before.char_indices().rev().find(|&(_, c)| is_hyphen(c)) {
        Some((earlier, h)) if before[earlier + h.len_utf8()..].eq_ignore_ascii_case("t") => earlier,
        _ => cut,
    };
    (cut > 0).then_some(cut)
}

#[inline]
fn shape(word: &str, first: char) -> Shape {
    if first.is_ascii_lowercase() || !first.is_uppercase() { Shape::Lower } else { shape_of_capitals(word) }
}

/// How a word is written that begins with a capital.
fn shape_of_capitals(word: &str) -> Shape {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    if letters.next().is_some() && letters.clone().next().is_some() && letters.all(char::is_uppercase) {
        Shape::AllCapitals
    } else {
        Shape::Capital
    }
}

/// A number with its inner separators: each has a digit behind it.
fn number_end(bytes: &[u8], start: usize, limit: usize) -> usize {
    let mut at = start;
    while at < limit {
        match bytes[at] {
            b'0'..=b'9' => at += 1,
            b'.' | b',' if at + 1 < limit && bytes[at + 1].is_ascii_digit() => at += 1,
            _ => break,
        }
    }
    at
}

/// Where a web address that begins here ends.
fn address_end(text: &str, start: usize, limit: usize) -> Option<usize> {
    let bytes = &text.as_bytes()[start..limit];
    if !(bytes.starts_with(b"http") || bytes.starts_with(b"www.") || bytes.starts_with(b"pic.twitter.com/")) {
        return None;
    }
    if bytes.starts_with(b"http") && !(bytes.starts_with(b"http://") || bytes.starts_with(b"https://")) {
        return None;
    }
    let length =
        bytes.iter().position(|b| !(b'!'..=b'~').contains(b) || *b == b'"' || *b == b'>').unwrap_or(bytes.len());
    let trimmed = bytes[..length].iter().rposition(|b| !matches!(b, b'.' | b',' | b')' | b';' | b':' | b'!' | b'?'))?;
    Some(start + trimmed + 1)
}

/// Zero-width and control characters are no tokens.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{300}'..='\u{36f}')
}

#[inline]
fn char_at(text: &str, at: usize) -> char {
    text[at..].chars().next().unwrap_or('\0')
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) fn cut(text: &str) -> Vec<&str> {
        let mut tokens = Vec::new();
        scan(text, 0..text.len(), &known, &mut tokens);
        tokens.iter().map(|token| &text[token.span.range()]).collect()
    }

    pub(super) fn known(folded: &str) -> (WordId, Classes) {
        let words = &Lexicon::french().words;
        let id = words.find(folded);
        (id, words.classes(id))
    }

    #[test]
    fn elided_words_and_inverted_pronouns_are_tokens() {
        assert_eq!(
            cut("L’avocate a-t-elle dit qu'aujourd’hui"),
            ["L’", "avocate", "a", "elle", "dit", "qu'", "aujourd’hui"]
        );
        assert_eq!(cut("affirme-t-il, dit-on"), ["affirme", "il", ",", "dit", "on"]);
        assert_eq!(cut("estime t-elle"), ["estime", "elle"]);
    }

    #[test]
    fn names_and_compounds_stay_whole() {
        assert_eq!(
            cut("Jean-Marie el-Assad, N'Golo O'Brien porte-parole"),
            ["Jean-Marie", "el-Assad", ",", "N'Golo", "O'Brien", "porte-parole"]
        );
    }

    #[test]
    fn numbers_keep_their_separators_and_leave_their_letters() {
        assert_eq!(
            cut("14h30, 1er 49,3 % 100.000 7.1.2020."),
            ["14", "h", "30", ",", "1", "er", "49,3", "%", "100.000", "7.1.2020", "."]
        );
    }

    #[test]
    fn addresses_and_dots_are_one_token() {
        assert_eq!(cut("Voir https://a.fr/b?c=1. Oui..."), ["Voir", "https://a.fr/b?c=1", ".", "Oui", "..."]);
    }
}
