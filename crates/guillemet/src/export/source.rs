//! What several formats ask of an article: its parts by kind, its words and its offsets in the unit of the format.

use rustc_hash::FxHashSet;

use crate::article::{Article, BlockKind, Entity, EntityKind, Mention, MentionForm, Slice, Speaker};
use crate::text::{OffsetIndex, OffsetUnit};

/// An article whose offsets are read in the unit of a format.
pub(super) struct Source<'a> {
    pub(super) article: &'a Article,
    index: OffsetIndex<'a>,
    unit: OffsetUnit,
}

impl<'a> Source<'a> {
    /// Reads an article for a format that counts in `unit`.
    pub(super) fn new(article: &'a Article, unit: OffsetUnit) -> Source<'a> {
        Source { article, index: OffsetIndex::new(&article.text), unit }
    }

    /// An offset of the article in the format's unit.
    pub(super) fn at(&self, offset: u32) -> u32 {
        if self.unit == self.article.offsets {
            return offset;
        }
        self.index.from_byte(self.unit, self.byte(offset))
    }

    /// The words between two offsets of the article.
    pub(super) fn words(&self, start: u32, end: u32) -> &'a str {
        self.article.text.get(self.byte(start) as usize..self.byte(end) as usize).unwrap_or_default()
    }

    /// The last code points before an offset of the article.
    pub(super) fn before(&self, offset: u32, count: usize) -> &'a str {
        let words = self.words(0, offset);
        let start = words.char_indices().rev().take(count).last().map_or(words.len(), |(at, _)| at);
        &words[start..]
    }

    /// The first code points behind an offset of the article.
    pub(super) fn behind(&self, offset: u32, count: usize) -> &'a str {
        let words = self.words(offset, u32::MAX);
        let end = words.char_indices().nth(count).map_or(words.len(), |(at, _)| at);
        &words[..end]
    }

    fn byte(&self, offset: u32) -> u32 {
        self.index.to_byte(self.article.offsets, offset)
    }

    /// The words of all blocks of some kinds, without the white space around them, one paragraph each.
    pub(super) fn parts(&self, kinds: &[BlockKind]) -> Option<String> {
        let blocks = self.article.blocks.iter().filter(|block| kinds.contains(&block.kind));
        let parts: Vec<&str> = blocks.map(|block| self.words(block.start, block.end).trim()).collect();
        let joined = parts.join("\n\n");
        (!joined.is_empty()).then_some(joined)
    }

    /// The running text behind title and lead, without what stands around an article.
    pub(super) fn body(&self) -> Option<String> {
        use BlockKind::{Answer, Embed, ListItem, Paragraph, Question, Subhead};
        self.parts(&[Paragraph, Subhead, Question, Answer, ListItem, Embed])
    }

    /// The entity of an id.
    pub(super) fn entity(&self, id: Option<u32>) -> Option<&'a Entity> {
        self.article.entities.get(id? as usize)
    }

    /// The entities that speak in a quotation.
    pub(super) fn speakers(&self) -> FxHashSet<u32> {
        let speakers = self.article.quotations.iter().filter_map(|quotation| quotation.speaker.as_ref());
        speakers.flat_map(Speaker::entities).collect()
    }

    /// Everyone who speaks, as far as they have a name.
    pub(super) fn speaking(&self, speaker: Option<&'a Speaker>) -> impl Iterator<Item = &'a Entity> {
        speaker.into_iter().flat_map(Speaker::entities).filter_map(|id| self.entity(Some(id)))
    }

    /// Who else speaks.
    pub(super) fn others(&self, speaker: Option<&'a Speaker>) -> impl Iterator<Item = &'a Entity> {
        speaker.into_iter().flat_map(|speaker| &speaker.others).filter_map(|&id| self.entity(Some(id)))
    }

    /// The persons and organizations that are named in a byline.
    pub(super) fn authors(&self) -> Vec<&'a Entity> {
        let in_byline = |mention: &Mention| {
            let behind = self.article.blocks.partition_point(|block| block.start <= mention.start);
            let block = self.article.blocks[..behind].last();
            block.is_some_and(|block| block.kind == BlockKind::Byline && mention.end <= block.end)
        };
        let signs = |entity: &&Entity| entity.kind != EntityKind::Place && entity.mentions.iter().any(in_byline);
        self.article.entities.iter().filter(signs).collect()
    }
}

/// The other names of an entity in the text, each once, in the order of the text.
pub(super) fn other_names(entity: &Entity) -> Vec<&str> {
    let mut seen = FxHashSet::from_iter([entity.name.as_str()]);
    let named = entity.mentions.iter().filter(|mention| mention.form == MentionForm::Name);
    named.map(|mention| mention.text.as_str()).filter(|name| seen.insert(name)).collect()
}

/// Words without repetition, in order.
pub(super) fn unique<'a>(words: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let mut seen = FxHashSet::default();
    words.into_iter().filter(|word| seen.insert(*word)).collect()
}

/// How many words a text has: stretches without white space that hold a letter or digit.
pub(super) fn word_count(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

/// The words of a quotation, without the cue and speaker that interrupt them.
pub(super) fn joined(parts: &[Slice]) -> String {
    let parts: Vec<&str> = parts.iter().map(|part| part.text.as_str()).collect();
    parts.join(" ")
}

/// A name for a text: a UUID made of its hash, so that the same text has the same name everywhere.
///
/// RFC 9562 keeps version 8 for such uses. The hash is FNV-1a: it tells texts apart, and guards against nobody.
pub(super) fn uuid(text: &str) -> String {
    const OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0100_0000_0000_0000_0000_013b;
    let hash = text.bytes().fold(OFFSET, |hash, byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME));
    let hash = (hash & !(0xf << 76)) | (0x8 << 76);
    let hash = (hash & !(0b11 << 62)) | (0b10 << 62);
    let hex = format!("{hash:032x}");
    format!("urn:uuid:{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_one_name() {
        assert_eq!(uuid("Été"), uuid("Été"));
        assert_ne!(uuid("Été"), uuid("Etait"));
        // The empty text's hash is the offset basis of FNV-1a.
        assert_eq!(uuid(""), "urn:uuid:6c62272e-07bb-8142-a2b8-21756295c58d");
    }

    #[test]
    fn words_hold_letters_or_digits() {
        assert_eq!(word_count("« Non », dit-il à 15 h : — …"), 5);
    }
}
