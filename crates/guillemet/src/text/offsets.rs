//! From bytes to code points and UTF-16 units, and back: one index with a checkpoint every 64 bytes.

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
            for step in text.as_bytes().chunks_exact(STEP) {
                before = Checkpoint { chars: before.chars + chars(step), utf16: before.utf16 + utf16_units(step) };
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
        let (from, rest) = (self.checkpoints[at], &bytes[at * STEP..end]);
        if unit == OffsetUnit::Chars { from.chars + chars(rest) } else { from.utf16 + utf16_units(rest) }
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

/// How many of these bytes, at most [`STEP`], are of a kind. Every offset of an article counts some, so eight go at a time: `lanes`
/// sets the lowest bit of each byte of that kind in a word, and `one` knows the bytes behind the last whole word.
#[inline]
fn count(bytes: &[u8], lanes: impl Fn(u64) -> u64, one: impl Fn(u8) -> bool) -> u32 {
    let (words, rest) = bytes.as_chunks::<8>();
    // No lane counts more than eight words, so that their sum fits into one.
    let marked: u64 = words.iter().map(|&word| lanes(u64::from_le_bytes(word)) & ONES).sum();
    (marked.wrapping_mul(ONES) >> 56) as u32 + rest.iter().filter(|&&byte| one(byte)).count() as u32
}

/// A one in every byte of a word.
const ONES: u64 = 0x0101_0101_0101_0101;

/// How many characters start in these bytes, at most [`STEP`] ones.
#[inline]
fn chars(bytes: &[u8]) -> u32 {
    // A continuation is 10xxxxxx.
    bytes.len() as u32 - count(bytes, |word| (word >> 7) & !(word >> 6), is_continuation)
}

/// How many UTF-16 units the characters have that start in these bytes; one of four bytes in UTF-8, 1111xxxx, has two.
#[inline]
fn utf16_units(bytes: &[u8]) -> u32 {
    chars(bytes) + count(bytes, |word| (word >> 7) & (word >> 6) & (word >> 5) & (word >> 4), |byte| byte >= 0xF0)
}
