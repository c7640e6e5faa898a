//! One pass over a block: words, numbers, marks.
//!
//! `l'` and `qu'` are tokens of their own, so are inverted pronouns (the `il` of `a-t-il`); other words keep their hyphens
//! (`porte-parole`) and apostrophes (`aujourd'hui`). A number keeps its separators (`49,3`, `100.000`, `7.1.2020`), letters
//! glued to it are a token of their own (`14|h|30`, `1|er`).

mod phrases;
mod scan;
mod word;

use std::ops::Range;

use crate::blocks::Block;
use crate::lexicon::{Classes, Lexicon, WordId};
use crate::text::{Letters, Span};
pub(crate) use phrases::words;
use scan::Scanner;

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
    /// Which tokens are marks or signs: few enough that who looks for them need not go over all.
    signs: Vec<usize>,
}

impl Tokens {
    /// The tokens of each block, and which of them are marks or signs.
    pub(crate) fn signs_by_block(&self) -> impl Iterator<Item = (Range<usize>, &[usize])> {
        let mut rest = self.signs.as_slice();
        self.by_block.iter().map(move |range| {
            let (signs, behind) = rest.split_at(rest.partition_point(|&at| at < range.end));
            rest = behind;
            (range.clone(), signs)
        })
    }
}

/// Cuts every block into tokens.
pub(crate) fn tokenize(letters: &Letters<'_>, blocks: &[Block], lexicon: &Lexicon) -> Tokens {
    let bytes = letters.text.len();
    let mut tokens = Tokens {
        // A French token with its blank is about six bytes.
        all: Vec::with_capacity(bytes / 5),
        by_block: Vec::with_capacity(blocks.len()),
        signs: Vec::with_capacity(bytes / 24),
    };
    let mut scanner = Scanner::new(letters, &lexicon.words, &mut tokens);
    blocks.iter().for_each(|block| scanner.scan(block.span.range()));
    tokens
}

/// The tokens of a stretch of text; none goes over its ends.
#[cfg(feature = "train")]
pub(crate) fn of_stretch(text: &str, range: Range<usize>, lexicon: &Lexicon) -> Vec<Token> {
    let mut tokens = Tokens::default();
    Scanner::new(&Letters::of(text), &lexicon.words, &mut tokens).scan(range);
    tokens.all
}

/// What makes an ordinal of a number that it touches: `1|er`, `6|e`.
pub(crate) const ORDINAL_ENDINGS: [&str; 10] = ["er", "ère", "re", "ers", "e", "es", "ème", "èmes", "nd", "nde"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Words;

    pub(super) fn cut(text: &str) -> Vec<&str> {
        let mut tokens = Tokens::default();
        Scanner::new(&Letters::of(text), known(), &mut tokens).scan(0..text.len());
        tokens.all.iter().map(|token| &text[token.span.range()]).collect()
    }

    pub(super) fn known() -> &'static Words {
        &Lexicon::french().words
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
    fn every_character_is_passed_wherever_it_stands() {
        let text: String = ('\0'..='\u{1ffff}').flat_map(|c| [' ', c, ' ', 'l', c, ' ', c, 'a', c]).collect();
        let mut tokens = Tokens::default();
        Scanner::new(&Letters::of(&text), known(), &mut tokens).scan(0..text.len());
        assert!(tokens.all.windows(2).all(|pair| pair[0].span.end() <= pair[1].span.start()));
        assert!(tokens.all.iter().all(|token| !token.span.range().is_empty()));
    }

    #[test]
    fn a_modifier_apostrophe_elides_and_begins_no_word() {
        assert_eq!(cut("lʼaube ʼtype ʼ"), ["lʼ", "aube", "ʼ", "type", "ʼ"]);
    }

    #[test]
    fn addresses_and_dots_are_one_token() {
        assert_eq!(cut("Voir https://a.fr/b?c=1. Oui..."), ["Voir", "https://a.fr/b?c=1", ".", "Oui", "..."]);
    }
}
