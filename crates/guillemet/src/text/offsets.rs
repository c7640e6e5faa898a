//! From bytes to code points and UTF-16 units, and back: one index with a checkpoint every 64 bytes.

use super::bits::{AT_ONCE, bits};

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
const STEP: usize = AT_ONCE;

/// How much starts before a multiple of [`STEP`], and where the characters start that do so before the next one.
#[derive(Clone, Copy, Debug, Default)]
struct Checkpoint {
    chars: u32,
    utf16: u32,
    /// A bit for each byte with which a character starts.
    starts: u64,
    /// A bit for each of them that has two UTF-16 units.
    pairs: u64,
}

/// Converts byte offsets of one text to other units and back.
///
/// A look-up counts bits from the checkpoint before it; an ASCII text needs no index at all.
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
            let (steps, rest) = text.as_bytes().as_chunks();
            let mut last = [0; STEP];
            last[..rest.len()].copy_from_slice(rest);
            let (mut chars, mut utf16) = (0, 0);
            for step in steps.iter().chain([&last]) {
                let starts = bits(|i| !is_continuation(step[i]));
                // A character of four bytes in UTF-8, 1111xxxx, has two units.
                let pairs = bits(|i| step[i] >= 0xF0);
                checkpoints.push(Checkpoint { chars, utf16, starts, pairs });
                chars += starts.count_ones();
                utf16 += starts.count_ones() + pairs.count_ones();
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
        let from = self.checkpoints[end / STEP];
        let before = !(u64::MAX << (end % STEP));
        let chars = (from.starts & before).count_ones();
        match unit {
            OffsetUnit::Utf16 => from.utf16 + chars + (from.pairs & before).count_ones(),
            _ => from.chars + chars,
        }
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
