//! Lines to blocks: what each part of the text is.

use crate::article::BlockKind;
use crate::lexicon::Lexicon;
use crate::text::{SourceText, Span};

/// A part of the text of one kind. Blocks are ordered and disjoint; between them stands only white space.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Block {
    pub(crate) kind: BlockKind,
    /// Without white space at both ends.
    pub(crate) span: Span,
    pub(crate) rule: &'static str,
}

/// Cuts the text into blocks.
pub(crate) fn split(source: SourceText<'_>, _lexicon: &Lexicon) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut start = 0;
    for line in source.as_str().split_inclusive('\n') {
        let end = start + line.len() as u32;
        let span = source.trim(Span::new(start, end));
        if !span.is_empty() {
            blocks.push(Block { kind: BlockKind::Paragraph, span, rule: "line" });
        }
        start = end;
    }
    blocks
}
