//! Classes of frequent words that stand in the same surroundings: `{Poutine, Erdogan}`, `{Lyon, Nantes}`.
//!
//! Each word of the table has a slot of its own, so that a look-up reads one slot and goes nowhere else, whether the word is there or
//! not. The hashes of the words are dealt into small groups; for each group the file has a number with which all its hashes fall
//! on slots that no other takes. `guillemet-train` looks for these numbers.
//!
//! A slot has sixteen bits of its word's hash, and the word's class. A word that is none of the table's gets a wrong class once in
//! tens of thousands of look-ups, which the tagger bears.

use std::hint::select_unpredictable;

/// There are so many groups, two words in each on the average: with as few words a number for them is soon found.
pub const GROUPS: usize = 1 << 14;

/// There are so many slots, a few more than words.
pub const SLOTS: usize = 34_000;

/// The number of each group, a byte; then the slots.
static TABLE: [u8; GROUPS + SLOT * SLOTS] = *include_bytes!("../../data/models/clusters.bin");

/// Two bytes of a hash and one of a class; zeros where there is no word, so classes count from 1.
const SLOT: usize = 3;

/// The class of a word by the hash of its form; 0 for a word without one.
#[inline]
pub(super) fn find(form: u32) -> u32 {
    let at = GROUPS + SLOT * slot(form, TABLE[group(form)]);
    let [low, high, class] = [TABLE[at], TABLE[at + 1], TABLE[at + 2]];
    // The table lies far from the processor, and whether it has a word is hard to foresee: without a branch nothing waits for it.
    select_unpredictable(u16::from_le_bytes([low, high]) == form as u16, class.into(), 0)
}

/// The group of a hash.
#[inline]
pub fn group(form: u32) -> usize {
    (spread(form) >> (u64::BITS - GROUPS.ilog2())) as usize
}

/// The slot of a hash with the number of its group.
#[inline]
pub fn slot(form: u32, number: u8) -> usize {
    let moved = spread(form) ^ u64::from(number).wrapping_mul(0xa076_1d64_78bd_642f);
    let spread = moved.wrapping_mul(0xe703_7ed1_a0b4_28db) >> 32;
    ((spread * SLOTS as u64) >> 32) as usize
}

#[inline]
fn spread(form: u32) -> u64 {
    u64::from(form).wrapping_mul(0xd6e8_feb8_6659_fd93)
}

/// The file of a table, from the number of each group and what stands in each slot: bits of a hash, and a class.
#[cfg(feature = "train")]
pub fn clusters_file(numbers: &[u8], slots: &[(u32, u8)]) -> Vec<u8> {
    let slots = slots.iter().flat_map(|&(form, class)| [form as u8, (form >> 8) as u8, class]);
    numbers.iter().copied().chain(slots).collect()
}
