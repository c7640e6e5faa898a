//! The words of a text as people count them.
//!
//! Other stages want the parts of `1|er`, `80|000` and `M|.`; a list of words has each of them once.

use std::ops::Range;

use crate::lexicon::Classes;
use crate::sentences::Sentence;
use crate::surface::Surface;
use crate::text::Span;
use crate::tokens::{ORDINAL_ENDINGS, Shape, Token, TokenKind};

/// The words of all sentences, and which words each sentence has.
#[derive(Debug)]
pub(super) struct Words {
    pub(super) all: Vec<Token>,
    pub(super) sentences: Vec<Range<usize>>,
}

impl Words {
    /// Puts the tokens of each of these sentences together.
    pub(super) fn read(surface: &Surface<'_>, these: &[Sentence]) -> Words {
        let tokens = these.first().zip(these.last()).map_or(0, |(first, last)| last.tokens.end - first.tokens.start);
        let mut all = Vec::with_capacity(tokens);
        let mut sentences = Vec::with_capacity(these.len());
        for sentence in these {
            let from = all.len();
            let Range { start: mut at, end } = sentence.tokens;
            while at < end {
                let next = word_end(surface, at, end);
                all.push(joined(&surface.tokens.all[at..next]));
                at = next;
            }
            sentences.push(from..all.len());
        }
        Words { all, sentences }
    }
}

/// Where the word that begins at a token ends; `limit` ends the sentence.
fn word_end(surface: &Surface<'_>, at: usize, limit: usize) -> usize {
    let token = surface.token(at);
    match token.kind {
        TokenKind::Number => {
            let thousands = thousands_end(surface, at, limit);
            if thousands > at + 1 { thousands } else { ordinal_end(surface, at, limit) }
        }
        // The stop that ends a sentence is a word of its own, whatever stands before it.
        TokenKind::Word
            if at + 2 < limit
                && (token.has(Classes::ABBREVIATION) || is_initial(surface, at))
                && surface.is_sign(at + 1, '.')
                && surface.glued(at) =>
        {
            at + 2
        }
        _ => at + 1,
    }
}

/// Behind the groups of three digits of `80 000`, with one blank of any kind before each.
fn thousands_end(surface: &Surface<'_>, at: usize, limit: usize) -> usize {
    let is_digits = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    if surface.word(at).len() > 3 || !is_digits(surface.word(at)) {
        return at + 1;
    }
    let mut end = at + 1;
    while end < limit && surface.token(end).kind == TokenKind::Number && surface.word(end).len() == 3 {
        let between = Span::new(surface.token(end - 1).span.end(), surface.token(end).span.start());
        let mut blanks = surface.source.slice(between).chars();
        let one_blank = matches!(blanks.next(), Some(' ' | '\u{a0}' | '\u{202f}')) && blanks.next().is_none();
        if !one_blank || !is_digits(surface.word(end)) {
            break;
        }
        end += 1;
    }
    end
}

/// Behind the ending of `1er`.
fn ordinal_end(surface: &Surface<'_>, at: usize, limit: usize) -> usize {
    let ends = at + 1 < limit && surface.glued(at) && ORDINAL_ENDINGS.contains(&surface.word(at + 1));
    if ends { at + 2 } else { at + 1 }
}

/// The `J` of `J. Morel`.
fn is_initial(surface: &Surface<'_>, at: usize) -> bool {
    let token = surface.token(at);
    token.shape == Shape::Capital && token.span.len() as usize == token.first.len_utf8()
}

/// Several tokens, one at least, as one word. A number with letters is read letter by letter: its end tells that it is no
/// number.
pub(super) fn joined(tokens: &[Token]) -> Token {
    let (first, last) = (tokens[0], tokens[tokens.len() - 1]);
    let letters = first.kind == TokenKind::Number && tokens.iter().any(|token| token.kind == TokenKind::Word);
    let kind = if letters { TokenKind::Word } else { first.kind };
    Token { span: first.span.cover(last.span), kind, ..first }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    fn words(text: &str) -> Vec<&str> {
        let surface = Surface::read(text, Lexicon::french());
        let words = Words::read(&surface, &surface.sentences);
        words.all.iter().map(|token| surface.source.slice(token.span)).collect()
    }

    #[test]
    fn what_is_one_word_is_together() {
        assert_eq!(words("Le 1er mai et la 2e nuit"), ["Le", "1er", "mai", "et", "la", "2e", "nuit"]);
        assert_eq!(words("1\u{202f}200 300 euros"), ["1\u{202f}200 300", "euros"]);
        assert_eq!(words("M. Morel et J. Roy partent."), ["M.", "Morel", "et", "J.", "Roy", "partent", "."]);
    }

    #[test]
    fn what_is_several_words_is_apart() {
        assert_eq!(words("en 2019 200 fois"), ["en", "2019", "200", "fois"]);
        assert_eq!(words("12 34 56"), ["12", "34", "56"]);
        assert_eq!(words("12  345"), ["12", "345"]);
        assert_eq!(words("à 14h30"), ["à", "14", "h", "30"]);
        assert_eq!(words("Il vend du pain, etc."), ["Il", "vend", "du", "pain", ",", "etc", "."]);
    }
}
