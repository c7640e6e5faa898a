//! Classes of frequent words that stand in the same surroundings: `{Poutine, Erdogan}`, `{Lyon, Nantes}`.
//!
//! The table is a hash table laid out in the file: three bytes a slot, fifteen bits of the word's hash and nine bits of its
//! class. A word that is none of the table's gets a wrong class once in thousands of look-ups, which the tagger bears.

/// `0` stands for an empty slot, so classes count from 1.
static TABLE: &[u8] = include_bytes!("../../data/models/clusters.bin");

/// Bits of a slot that hold the class.
pub const CLASS_BITS: u32 = 9;

/// The class of a word by the hash of its form; 0 for a word without one.
#[inline]
pub(super) fn find(form: u32) -> u32 {
    let slots = TABLE.len() / 3;
    let (mut slot, print) = place(form, slots);
    // The table has empty slots, so the search ends; the bound only says so.
    for _ in 0..slots {
        let Some(&[a, b, c]) = TABLE.get(3 * slot..3 * slot + 3) else { return 0 };
        let found = u32::from_le_bytes([a, b, c, 0]);
        if found == 0 {
            return 0;
        }
        if found >> CLASS_BITS == print {
            return found & ((1 << CLASS_BITS) - 1);
        }
        slot = if slot + 1 == slots { 0 } else { slot + 1 };
    }
    0
}

/// Where a word's search starts, and the bits of its hash that a slot keeps.
#[inline]
pub fn place(form: u32, slots: usize) -> (usize, u32) {
    let spread = u64::from(form).wrapping_mul(0xd6e8_feb8_6659_fd93);
    let slot = ((spread >> 32) * slots as u64) >> 32;
    (slot as usize, (spread as u32) >> (8 + CLASS_BITS))
}
