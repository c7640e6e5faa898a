//! From bytes to code points and UTF-16 units, and back: one index with a checkpoint every 64 bytes.

use std::ops::Range;

/// What an offset counts.
///
/// Rust slices by bytes, Python and JSON by Unicode code points, JavaScript and Java by UTF-16 units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "lowercase"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum OffsetUnit {
    /// UTF-8 bytes.
    #[default]
    Bytes,
    /// Unicode code points.
    Chars,
    /// UTF-16 code units.
    Utf16,
}

/// Bytes between two checkpoints.
const STEP: usize = 64;

/// How much starts before a multiple of [`STEP`].
#[derive(Clone, Copy, Debug, Default)]
struct Checkpoint {
    chars: u32,
    utf16: u32,
}

/// Converts byte offsets of one text to other units and back.
///
/// A look-up counts at most 64 bytes from the checkpoint before it; an ASCII text needs no index at all.
///
/// ```
/// use guillemet::text::{OffsetIndex, OffsetUnit};
/// let text = "« Été »";
/// let index = OffsetIndex::new(text);
/// let byte = text.find('t').unwrap() as u32;
/// assert_eq!(byte, 5);
/// assert_eq!(index.from_byte(OffsetUnit::Chars, byte), 3);
/// assert_eq!(index.to_byte(OffsetUnit::Chars, 3), 5);
/// ```
#[derive(Clone, Debug)]
pub struct OffsetIndex<'t> {
    text: &'t str,
    /// Empty for an ASCII text.
    checkpoints: Vec<Checkpoint>,
}

impl<'t> OffsetIndex<'t> {
    /// Indexes a text in one pass.
    pub fn new(text: &'t str) -> OffsetIndex<'t> {
        let mut checkpoints = Vec::new();
        if !text.is_ascii() {
            checkpoints.reserve(text.len() / STEP + 1);
            let mut before = Checkpoint::default();
            checkpoints.push(before);
            for step in text.as_bytes().as_chunks::<STEP>().0 {
                let (chars, utf16) = (chars(step, 0..STEP), utf16_units(step, 0..STEP));
                before = Checkpoint { chars: before.chars + chars, utf16: before.utf16 + utf16 };
                checkpoints.push(before);
            }
        }
        OffsetIndex { text, checkpoints }
    }

    /// The offset of `byte` in `unit`. A byte inside a character counts as that character's start; one behind the text as
    /// its end.
    pub fn from_byte(&self, unit: OffsetUnit, byte: u32) -> u32 {
        let byte = byte.min(self.text.len() as u32);
        if unit == OffsetUnit::Bytes || self.checkpoints.is_empty() {
            return byte;
        }
        let bytes = self.text.as_bytes();
        let mut end = byte as usize;
        while end < bytes.len() && is_continuation(bytes[end]) {
            end -= 1;
        }
        let at = end / STEP;
        let (from, rest) = (self.checkpoints[at], at * STEP..end);
        if unit == OffsetUnit::Chars { from.chars + chars(bytes, rest) } else { from.utf16 + utf16_units(bytes, rest) }
    }

    /// The byte at `offset`, counted in `unit`. An offset inside a surrogate pair counts as the character's start, one
    /// behind the text as its end.
    #[inline]
    pub fn to_byte(&self, unit: OffsetUnit, offset: u32) -> u32 {
        if unit == OffsetUnit::Bytes || self.checkpoints.is_empty() {
            return offset.min(self.text.len() as u32);
        }
        self.byte_at(unit, offset)
    }

    fn byte_at(&self, unit: OffsetUnit, offset: u32) -> u32 {
        let counted = |c: &Checkpoint| if unit == OffsetUnit::Chars { c.chars } else { c.utf16 };
        let at = self.checkpoints.partition_point(|c| counted(c) <= offset).saturating_sub(1);
        let mut left = offset - counted(&self.checkpoints[at]);
        // A character that starts before the checkpoint can end behind it: it is counted already.
        let begun = self.text.as_bytes()[at * STEP..].iter().take_while(|&&b| is_continuation(b)).count();
        let from = at * STEP + begun;
        for (byte, c) in self.text[from..].char_indices() {
            let units = if unit == OffsetUnit::Chars { 1 } else { c.len_utf16() as u32 };
            if left < units {
                return (from + byte) as u32;
            }
            left -= units;
        }
        self.text.len() as u32
    }
}

#[inline]
fn is_continuation(byte: u8) -> bool {
    byte & 0xC0 == 0x80
}

/// How many bytes of a stretch, at most [`STEP`] long, are of a kind: `lanes` sets the lowest bit of each of them in a word of
/// eight. Every offset of an article counts some, and no branch asks how many stand behind the last whole word.
#[inline]
fn count(text: &[u8], stretch: Range<usize>, lanes: impl Fn(u64) -> u64) -> u32 {
    let (words, rest) = text[stretch.clone()].as_chunks::<8>();
    let last = lanes(first_bytes(&text[stretch.end - rest.len()..], rest.len())) & ONES;
    // No lane counts more than eight words, so that their sum fits into one.
    let marked = words.iter().fold(last, |marked, &word| marked + (lanes(u64::from_le_bytes(word)) & ONES));
    (marked.wrapping_mul(ONES) >> 56) as u32
}

/// Less than eight bytes at the head of a text, with zeros behind them.
#[inline]
fn first_bytes(text: &[u8], length: usize) -> u64 {
    let word = text.first_chunk().map_or_else(|| last_bytes(text), |eight| u64::from_le_bytes(*eight));
    word & !(u64::MAX << (8 * length))
}

/// The last bytes of a text, less than eight.
#[cold]
fn last_bytes(text: &[u8]) -> u64 {
    let mut eight = [0; 8];
    eight[..text.len()].copy_from_slice(text);
    u64::from_le_bytes(eight)
}

/// A one in every byte of a word.
const ONES: u64 = 0x0101_0101_0101_0101;

/// How many characters start in a stretch, at most [`STEP`] bytes long.
#[inline]
fn chars(text: &[u8], stretch: Range<usize>) -> u32 {
    // A continuation is 10xxxxxx.
    stretch.len() as u32 - count(text, stretch, |word| (word >> 7) & !(word >> 6))
}

/// How many UTF-16 units the characters have that start in a stretch; one of four bytes in UTF-8, 1111xxxx, has two.
#[inline]
fn utf16_units(text: &[u8], stretch: Range<usize>) -> u32 {
    chars(text, stretch.clone()) + count(text, stretch, |word| (word >> 7) & (word >> 6) & (word >> 5) & (word >> 4))
}
