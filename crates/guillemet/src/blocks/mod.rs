//! Lines to blocks: what each part of the text is.
//!
//! Every line is cut where a block starts or ends in its middle (`cuts`), then each piece is looked at alone (`alone`), and
//! last beside its neighbours (`around`). What a step decided, the later ones leave. The words that decide are the rows of
//! `data/fr/formulas_*.tsv`.

mod alone;
mod around;
mod byline;
mod cuts;
mod dateline;
mod evidence;
mod formulas;
mod head;
mod header;
mod interview;
mod lead;
mod page;
mod stamps;
mod words;

pub(crate) use formulas::Found;
use memchr::memchr2_iter;
use page::Page;
pub(crate) use words::look_up;

use crate::article::BlockKind;
use crate::lexicon::Lexicon;
use crate::text::{Letters, Span};

/// A part of the text of one kind. Blocks are ordered and disjoint; between them stands only white space.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Block {
    pub(crate) kind: BlockKind,
    /// Without white space at both ends.
    pub(crate) span: Span,
    pub(crate) rule: &'static str,
}

/// The formula of the tables that a stretch of text begins with, if what it needs stands behind it.
pub(crate) fn formula(letters: &Letters<'_>, span: Span, lexicon: &'static Lexicon) -> Option<Found> {
    formulas::at(Page::new(letters, lexicon), span.range())
}

/// Cuts the text into blocks.
pub(crate) fn split(letters: &Letters<'_>, lexicon: &'static Lexicon) -> Vec<Block> {
    let page = Page::new(letters, lexicon).searched();
    // A line has some two hundred bytes.
    let mut pieces = Vec::with_capacity(page.text.len() / 128 + 4);
    // The text's start counts as a paragraph's.
    let (mut start, mut breaks, mut number) = (0, 2, 0);
    let breaks_at = memchr2_iter(b'\n', b'\r', page.text.as_bytes()).map(|at| at + 1);
    for end in breaks_at.chain([page.text.len()]) {
        let line = &page.text[start..end];
        let range = page.trim(start..end);
        start = end;
        if !range.is_empty() {
            cuts::cut(page, range, number, breaks, &mut pieces);
            number += 1;
            breaks = 0;
        }
        breaks += u32::from(line.ends_with('\n'));
    }
    for piece in &mut pieces {
        alone::decide(page, piece);
    }
    around::decide(page, &mut pieces);
    let block = |piece: page::Piece| {
        let span = Span::from_range(piece.range());
        piece.decided.map(|(kind, rule)| Block { kind, span, rule })
    };
    pieces.into_iter().filter_map(block).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<(&'static str, &str)> {
        let blocks = split(&Letters::of(text), Lexicon::french());
        blocks.into_iter().map(|block| (block.kind.as_str(), &text[block.span.range()])).collect()
    }

    #[test]
    fn blocks_cover_any_text_but_its_white_space() {
        let pieces = [
            "Lire aussi",
            "À lire aussiÉ",
            "»",
            "(",
            ")",
            "\u{a0}",
            "—",
            ".",
            "Publié le",
            "3 mars",
            "(@é)",
            "\n",
            "\r",
            "« É",
            "1.",
            "\u{301}",
            "🙂",
            "AFP",
            ":",
            "?",
        ];
        let mut seed = 7u64;
        for _ in 0..2000 {
            let mut text = String::new();
            for _ in 0..12 {
                seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
                text.push_str(pieces[(seed >> 33) as usize % pieces.len()]);
            }
            let mut end = 0;
            for block in split(&Letters::of(&text), Lexicon::french()) {
                let range = block.span.range();
                assert!(text[end..range.start].trim().is_empty(), "{text:?}");
                assert_eq!(text[range.clone()].trim(), &text[range.clone()], "{text:?}");
                assert!(!range.is_empty(), "{text:?}");
                end = range.end;
            }
            assert!(text[end..].trim().is_empty(), "{text:?}");
        }
    }

    #[test]
    fn a_glued_link_is_a_block() {
        assert_eq!(
            kinds(
                "Le procès a repris mardi devant la cour d’assises de Lyon.\n\nÀ lire aussiColère des pêcheurs à Brest\n\nIl durera trois semaines, selon le parquet."
            ),
            [
                ("paragraph", "Le procès a repris mardi devant la cour d’assises de Lyon."),
                ("related", "À lire aussiColère des pêcheurs à Brest"),
                ("paragraph", "Il durera trois semaines, selon le parquet."),
            ]
        );
    }
}
