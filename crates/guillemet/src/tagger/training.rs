//! What `guillemet-train` needs of the tagger: the same walk and the same features, with a judge of its own.

use std::ops::Range;

pub use super::clusters::{GROUPS, SLOTS, clusters_file, group, slot};
use super::model::MOST;
pub use super::model::{COLUMNS, RANGE, ROW_BITS, WEIGHT_STEP, pack};
pub use super::names::{Judge, LABELS, Label, NameSpan, OUTSIDE, first_label, inner_label, may_follow};
pub use super::parts::{Part, Tagger};
pub use super::table::{BITS, LABELS as PARTS, LEAST, layout, places};
pub use super::view::form_hash;
use super::words::{Words, joined};
use crate::article::EntityKind;
use crate::lexicon::Lexicon;
use crate::surface::Surface;
use crate::tokens::{self, Token, TokenKind};

/// The rows of a few features: what a trainer takes for their votes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Rows {
    all: [u32; MOST],
    count: usize,
}

impl Rows {
    /// Adds one more.
    pub fn add(&mut self, row: u32) {
        self.all[self.count] = row;
        self.count += 1;
    }

    /// The rows.
    pub fn all(&self) -> &[u32] {
        &self.all[..self.count]
    }
}

/// An article with its names.
#[derive(Debug)]
pub struct Document {
    surface: Surface<'static>,
    labels: Vec<Label>,
}

impl Document {
    /// Reads a text; `names` are its names in bytes, in order.
    pub fn new(text: &'static str, names: &[(Range<usize>, EntityKind)]) -> Document {
        let surface = Surface::read(text, Lexicon::french());
        let mut labels = vec![OUTSIDE; surface.tokens.all.len()];
        for (span, kind) in names {
            let mut label = first_label(*kind);
            let from = surface.token_from(span.start as u32);
            for (token, slot) in surface.tokens.all.iter().zip(&mut labels).skip(from) {
                if token.span.start() as usize >= span.end {
                    break;
                }
                *slot = label;
                label = inner_label(label);
            }
        }
        Document { surface, labels }
    }

    /// The true label of a token.
    pub fn label(&self, token: usize) -> Label {
        self.labels[token]
    }

    /// Does the token begin with a capital?
    pub fn is_capital(&self, token: usize) -> bool {
        self.surface.token(token).is_capital()
    }

    /// Walks over the text with a judge.
    pub fn walk(&self, judge: &mut impl Judge) -> Vec<NameSpan> {
        super::names::walk(&self.surface, judge)
    }

    /// The names that the committed model finds.
    pub fn committed(&self) -> Vec<NameSpan> {
        super::label(&self.surface)
    }

    /// The bytes of a range of tokens.
    pub fn bytes(&self, tokens: Range<usize>) -> Range<usize> {
        self.surface.span(tokens).range()
    }
}

/// A sentence of a treebank.
#[derive(Debug)]
pub struct Sentence {
    text: &'static str,
    /// Cut as the treebank cuts it.
    theirs: Words,
    /// Cut as the parser does.
    own: Words,
}

impl Sentence {
    /// Reads a sentence; `words` are those of the treebank in bytes, in order.
    pub fn new(text: &'static str, words: impl Iterator<Item = Range<usize>>) -> Sentence {
        let all: Vec<Token> = words.map(|word| whole(text, word)).collect();
        let theirs = Words { sentences: vec![0..all.len()], all };
        let surface = Surface::read(text, Lexicon::french());
        Sentence { text, theirs, own: Words::read(&surface, &surface.sentences) }
    }

    /// The parts of speech of the treebank's words.
    pub fn walk(&self, tagger: &mut impl Tagger) -> Vec<Part> {
        let mut parts = Vec::with_capacity(self.theirs.all.len());
        super::parts::walk(self.text, &self.theirs, tagger, |_, _, part| parts.push(part));
        parts
    }

    /// The parser's words in bytes, with their parts of speech.
    pub fn walk_own(&self, tagger: &mut impl Tagger) -> Vec<(Range<usize>, Part)> {
        let mut parts = Vec::with_capacity(self.own.all.len());
        super::parts::walk(self.text, &self.own, tagger, |at, _, part| {
            parts.push((self.own.all[at].span.range(), part));
        });
        parts
    }
}

/// The committed table of parts of speech.
#[derive(Debug)]
pub struct CommittedParts;

impl Tagger for CommittedParts {
    fn judge(&mut self, word: usize, features: &[u32]) -> Part {
        (&super::parts::WEIGHTS).judge(word, features)
    }
}

/// A treebank's word as the parser would read it.
fn whole(text: &str, word: Range<usize>) -> Token {
    let tokens = tokens::of_stretch(text, word, Lexicon::french());
    match tokens.as_slice() {
        // `-t-il` is read as behind its verb.
        [hyphen, .., pronoun] if hyphen.is_sign('-') && matches!(pronoun.kind, TokenKind::Word | TokenKind::Clitic) => {
            Token { kind: TokenKind::Clitic, ..*pronoun }
        }
        tokens => joined(tokens),
    }
}
