//! Inline annotations as elements that nest.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::markup::Markup;
use super::xml;

/// A piece of an annotation, inside one block and inside one piece of each annotation around it.
struct Piece {
    start: u32,
    end: u32,
    /// Which annotation.
    of: usize,
    /// The number of the piece among its annotation's pieces, from 1.
    number: usize,
}

/// The annotations, cut into pieces that nest.
pub(super) struct Inline<'a> {
    text: &'a str,
    annotations: &'a [Markup],
    /// In the order of the text, outer ones first.
    pieces: Vec<Piece>,
    /// The number of pieces of each annotation.
    counts: Vec<usize>,
    /// How many pieces are written.
    written: usize,
}

impl<'a> Inline<'a> {
    /// Cuts the annotations at the borders of the blocks, which are in order and disjoint, and where they cross. What
    /// stands outside of the blocks is left out.
    pub(super) fn new(text: &'a str, annotations: &'a [Markup], blocks: &[(u32, u32)]) -> Inline<'a> {
        // Smallest first: by start, the longer one first, then the earlier annotation.
        let mut waiting: BinaryHeap<Reverse<(u32, Reverse<u32>, usize)>> = BinaryHeap::new();
        let on_border = |offset: u32| text.is_char_boundary(offset as usize);
        for (of, annotation) in annotations.iter().enumerate() {
            let parts = annotation.parts.iter().filter(|&&(start, end)| on_border(start) && on_border(end));
            waiting.extend(parts.map(|&(start, end)| Reverse((start, Reverse(end), of))));
        }
        let (mut pieces, mut counts) = (Vec::new(), vec![0; annotations.len()]);
        for &(block_start, block_end) in blocks {
            // The ends of the pieces that are open.
            let mut open = vec![block_end];
            while let Some(&Reverse((start, Reverse(end), of))) = waiting.peek() {
                if start >= block_end {
                    break;
                }
                waiting.pop();
                if end <= start.max(block_start) {
                    continue;
                }
                if start < block_start {
                    waiting.push(Reverse((block_start, Reverse(end), of)));
                    continue;
                }
                while open.len() > 1 && open.last().is_some_and(|&open| open <= start) {
                    open.pop();
                }
                let limit = open.last().copied().unwrap_or(block_end);
                if end > limit {
                    waiting.push(Reverse((limit, Reverse(end), of)));
                }
                let end = end.min(limit);
                counts[of] += 1;
                pieces.push(Piece { start, end, of, number: counts[of] });
                open.push(end);
            }
        }
        Inline { text, annotations, pieces, counts, written: 0 }
    }

    /// Writes the text of a block with its elements. Blocks must be written in their order.
    pub(super) fn write(&mut self, (start, end): (u32, u32), holds_speech: bool, out: &mut String) {
        let mut at = start;
        // The end of each open piece, its element, and whether speech may stand in it.
        let mut open: Vec<(u32, &'static str, bool)> = Vec::new();
        loop {
            let next = self.pieces.get(self.written).filter(|piece| piece.start < end).map(|piece| piece.start);
            while let Some(&(close, element, _)) = open.last() {
                if next.is_some_and(|next| next < close) {
                    break;
                }
                self.text(&mut at, close, out);
                out.push_str("</");
                out.push_str(element);
                out.push('>');
                open.pop();
            }
            let Some(next) = next else { break };
            self.text(&mut at, next, out);
            let holds_speech = open.last().map_or(holds_speech, |&(.., holds_speech)| holds_speech);
            let (element, inner) = self.open(&self.pieces[self.written], holds_speech, out);
            open.push((self.pieces[self.written].end, element, inner));
            self.written += 1;
        }
        self.text(&mut at, end, out);
    }

    fn text(&self, at: &mut u32, to: u32, out: &mut String) {
        xml::text(self.text.get(*at as usize..to as usize).unwrap_or_default(), out);
        *at = to;
    }

    /// Writes a start tag; answers its element and whether speech may stand in it.
    fn open(&self, piece: &Piece, holds_speech: bool, out: &mut String) -> (&'static str, bool) {
        let annotation = &self.annotations[piece.of];
        let misplaced = annotation.is_speech() && !holds_speech;
        let element = if misplaced { "seg" } else { annotation.element };
        out.push('<');
        out.push_str(element);
        let count = self.counts[piece.of];
        if annotation.is_target || count > 1 {
            xml::attribute("xml:id", &format!("{}.{}", annotation.key, piece.number), out);
        }
        if misplaced {
            // A `seg` has none of the attributes of speech.
            xml::attribute("type", annotation.element, out);
        } else {
            annotation.attributes.iter().for_each(|(name, value)| xml::attribute(name, value, out));
        }
        if let Some(of) = annotation.of.filter(|&of| self.counts[of] > 0) {
            xml::attribute("corresp", &format!("#{}.1", self.annotations[of].key), out);
        }
        if piece.number > 1 {
            xml::attribute("prev", &format!("#{}.{}", annotation.key, piece.number - 1), out);
        }
        if piece.number < count {
            xml::attribute("next", &format!("#{}.{}", annotation.key, piece.number + 1), out);
        }
        out.push('>');
        (element, misplaced || annotation.holds_speech())
    }
}
