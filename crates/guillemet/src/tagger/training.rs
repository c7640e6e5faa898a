//! What `guillemet-train` needs of the tagger: the same walk and the same features, with a judge of its own.

use std::ops::Range;

pub use super::clusters::{CLASS_BITS, place};
pub use super::model::{COLUMNS, RANGE, ROW_BITS, WEIGHT_STEP, pack};
pub use super::names::{Judge, LABELS, Label, NameSpan, OUTSIDE, first_label, inner_label, may_follow};
pub use super::view::form_hash;
use crate::article::EntityKind;
use crate::lexicon::Lexicon;
use crate::surface::Surface;

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
