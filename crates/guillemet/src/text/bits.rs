//! Sixty-four answers as the bits of a word.

use std::array::from_fn;

/// So many bytes are asked at once.
pub(super) const AT_ONCE: usize = 64;

/// A bit for each place of which `is` says yes. Where that has no branch, compilers ask many at once.
#[inline]
pub(super) fn bits(is: impl Fn(usize) -> bool) -> u64 {
    // A vector of bytes first: only of such a loop do compilers make one.
    let answers: [u8; AT_ONCE] = from_fn(|i| u8::from(is(i)));
    let (eights, _) = answers.as_chunks();
    u64::from_le_bytes(from_fn(|i| {
        let lanes = u64::from_le_bytes(eights[i]);
        // The product's highest byte is the sum of the lanes, each shifted to another bit.
        (lanes.wrapping_mul(0x0102_0408_1020_4080) >> 56) as u8
    }))
}
