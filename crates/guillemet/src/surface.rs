//! What can be read off the text before anything is understood: blocks, tokens, marks, sentences.

use std::ops::Range;

use crate::blocks::{self, Block};
use crate::lexicon::{Classes, Lexicon};
use crate::marks::{self, Marked};
use crate::sentences::{self, Sentence};
use crate::text::{Letters, SourceText, Span};
use crate::tokens::{self, Token, Tokens};

/// The results of the first stages. Later stages read it and change nothing in it.
#[derive(Debug)]
pub(crate) struct Surface<'t> {
    pub(crate) source: SourceText<'t>,
    pub(crate) letters: Letters<'t>,
    pub(crate) lexicon: &'static Lexicon,
    pub(crate) blocks: Vec<Block>,
    pub(crate) tokens: Tokens,
    /// In the order of their opening marks.
    pub(crate) marks: Vec<Marked>,
    pub(crate) sentences: Vec<Sentence>,
}

/// A text that is cut into blocks.
#[derive(Debug)]
pub(crate) struct Outline<'t> {
    source: SourceText<'t>,
    letters: Letters<'t>,
    lexicon: &'static Lexicon,
    blocks: Vec<Block>,
}

impl<'t> Outline<'t> {
    /// Runs the very first stage.
    pub(crate) fn read(text: &'t str, lexicon: &'static Lexicon) -> Outline<'t> {
        let letters = Letters::of(text);
        let blocks = blocks::split(&letters, lexicon);
        Outline { source: SourceText::new(text), letters, lexicon, blocks }
    }
}

impl<'t> Surface<'t> {
    /// Runs the first stages.
    pub(crate) fn read(text: &'t str, lexicon: &'static Lexicon) -> Surface<'t> {
        Surface::of(Outline::read(text, lexicon))
    }

    /// Runs the first stages but for the very first.
    pub(crate) fn of(outline: Outline<'t>) -> Surface<'t> {
        let Outline { source, letters, lexicon, blocks } = outline;
        let tokens = tokens::tokenize(&letters, &blocks, lexicon);
        let marks = marks::pair(source, &tokens);
        let sentences = sentences::split(&tokens);
        Surface { source, letters, lexicon, blocks, tokens, marks, sentences }
    }

    /// The token at an index.
    #[inline]
    pub(crate) fn token(&self, at: usize) -> &Token {
        &self.tokens.all[at]
    }

    /// The words of the token at an index.
    #[inline]
    pub(crate) fn word(&self, at: usize) -> &'t str {
        self.source.slice(self.tokens.all[at].span)
    }

    /// Does the token at `at` exist and belong to one of the classes?
    #[inline]
    pub(crate) fn has(&self, at: usize, classes: Classes) -> bool {
        self.tokens.all.get(at).is_some_and(|token| token.has(classes))
    }

    /// Does the token at `at` exist and is it this sign?
    #[inline]
    pub(crate) fn is_sign(&self, at: usize, sign: char) -> bool {
        self.tokens.all.get(at).is_some_and(|token| token.is_sign(sign))
    }

    /// Do the tokens `at` and `at + 1` touch, without white space between them?
    #[inline]
    pub(crate) fn glued(&self, at: usize) -> bool {
        match (self.tokens.all.get(at), self.tokens.all.get(at + 1)) {
            (Some(a), Some(b)) => a.span.end() == b.span.start(),
            _ => false,
        }
    }

    /// The span of a range of tokens, which must not be empty.
    #[inline]
    pub(crate) fn span(&self, tokens: Range<usize>) -> Span {
        self.tokens.all[tokens.start].span.cover(self.tokens.all[tokens.end - 1].span)
    }

    /// The words of a range of tokens.
    #[inline]
    pub(crate) fn slice(&self, tokens: Range<usize>) -> &'t str {
        if tokens.is_empty() { "" } else { self.source.slice(self.span(tokens)) }
    }

    /// The sentence that holds the token at an index.
    pub(crate) fn sentence_of(&self, token: usize) -> usize {
        self.sentences.partition_point(|s| s.tokens.end <= token)
    }

    /// The same for a token that stands in a sentence not far behind the start of the sentence `from`.
    #[inline]
    pub(crate) fn sentence_from(&self, from: usize, token: usize) -> usize {
        let mut sentence = from;
        while sentence < self.sentences.len() && self.sentences[sentence].tokens.end <= token {
            sentence += 1;
        }
        sentence
    }

    /// The block that holds the token at an index.
    pub(crate) fn block_of(&self, token: usize) -> usize {
        self.tokens.by_block.partition_point(|range| range.end <= token)
    }

    /// The first token that ends behind a byte: the token at that byte or the next one.
    pub(crate) fn token_from(&self, byte: u32) -> usize {
        self.tokens.all.partition_point(|token| token.span.end() <= byte)
    }
}
