//! Changes what the offsets of an article count.

use super::{Article, Cue, Slice};
use crate::text::{OffsetIndex, OffsetUnit};

impl Article {
    /// The same article with offsets that count something else.
    ///
    /// ```
    /// use guillemet::{Parser, text::OffsetUnit};
    /// let article = Parser::new().parse("À Paris, hier.")?.with_offsets(OffsetUnit::Chars);
    /// assert_eq!(article.blocks[0].end, 14);
    /// # Ok::<(), guillemet::Error>(())
    /// ```
    #[must_use]
    pub fn with_offsets(mut self, unit: OffsetUnit) -> Article {
        if unit == self.offsets {
            return self;
        }
        let text = std::mem::take(&mut self.text);
        let index = OffsetIndex::new(&text);
        let from = self.offsets;
        self.each_offset(|offset| *offset = index.from_byte(unit, index.to_byte(from, *offset)));
        self.text = text;
        self.offsets = unit;
        self
    }

    /// Visits every offset of every annotation.
    fn each_offset(&mut self, mut visit: impl FnMut(&mut u32)) {
        let mut both = |start: &mut u32, end: &mut u32| {
            visit(start);
            visit(end);
        };
        let optional = |start: &mut Option<u32>, end: &mut Option<u32>, both: &mut dyn FnMut(&mut u32, &mut u32)| {
            if let (Some(start), Some(end)) = (start, end) {
                both(start, end);
            }
        };
        if let Some(published) = &mut self.published {
            optional(&mut published.start, &mut published.end, &mut both);
        }
        self.blocks.iter_mut().for_each(|b| both(&mut b.start, &mut b.end));
        self.sentences.iter_mut().for_each(|s| both(&mut s.start, &mut s.end));
        for quotation in &mut self.quotations {
            quotation.parts.iter_mut().for_each(|Slice { start, end, .. }| both(start, end));
            if let Some(Cue { start, end, .. }) = &mut quotation.cue {
                both(start, end);
            }
            if let Some(speaker) = &mut quotation.speaker {
                optional(&mut speaker.start, &mut speaker.end, &mut both);
            }
        }
        self.marked.iter_mut().for_each(|m| both(&mut m.start, &mut m.end));
        for entity in &mut self.entities {
            entity.roles.iter_mut().for_each(|r| both(&mut r.start, &mut r.end));
            entity.mentions.iter_mut().for_each(|m| both(&mut m.start, &mut m.end));
        }
        self.dates.iter_mut().for_each(|d| both(&mut d.start, &mut d.end));
        for number in &mut self.numbers {
            both(&mut number.start, &mut number.end);
            if let Some(object) = &mut number.object {
                both(&mut object.start, &mut object.end);
            }
        }
        if let Some(event) = &mut self.event {
            for participant in [&mut event.who, &mut event.r#where].into_iter().flatten() {
                both(&mut participant.start, &mut participant.end);
            }
            if let Some(what) = &mut event.what {
                both(&mut what.start, &mut what.end);
            }
        }
        self.related.iter_mut().for_each(|r| both(&mut r.start, &mut r.end));
        self.diagnostics.iter_mut().for_each(|d| both(&mut d.start, &mut d.end));
        self.tokens.iter_mut().for_each(|t| both(&mut t.start, &mut t.end));
    }
}
