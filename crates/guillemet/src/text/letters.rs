//! How many small letters stand somewhere: most of every word.
//!
//! A word ends at a place that nobody can foresee, so a loop over its bytes is left by a wrong guess of the processor nearly
//! every time. Here eight bytes are the lanes of one integer: all of them are tested together, and nothing is guessed.

/// The same byte in each lane.
const fn each(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

/// The highest bit of each lane: where a test leaves its answer.
const HIGH: u64 = each(0x80);

/// The first byte of `à` to `ÿ` in UTF-8.
const LEAD: u8 = 0xc3;

/// The second byte of `÷`, which is no letter.
const DIVIDED_BY: u8 = 0xb7;

/// How many bytes of small letters stand from a byte on: `a` to `z` and `à` to `ÿ`. The word may go on behind them.
#[inline]
pub(crate) fn small_letters(text: &[u8], at: usize) -> usize {
    let mut count = 0;
    loop {
        let rest = &text[at + count..];
        let eight = rest.first_chunk().map_or_else(|| last_bytes(rest), |bytes| u64::from_le_bytes(*bytes));
        let run = run(eight);
        count += run;
        // Behind seven bytes may stand the first half of a letter.
        if run < 7 {
            return count;
        }
    }
}

/// Less than eight bytes, with zeros behind them. Apart, as they stand at a text's end only.
#[cold]
#[inline(never)]
fn last_bytes(rest: &[u8]) -> u64 {
    let mut bytes = [0; 8];
    bytes[..rest.len()].copy_from_slice(rest);
    u64::from_le_bytes(bytes)
}

/// How many of the lanes, from the lowest, are small letters.
#[inline]
fn run(lanes: u64) -> usize {
    let ascii = {
        // Below 128, so that no sum reaches into the next lane.
        let low = lanes & !HIGH;
        (low + each(0x80 - b'a')) & !(low + each(0x7f - b'z')) & !lanes
    };
    // The second byte of a letter is 101xxxxx.
    let continues = lanes & !(lanes << 1) & (lanes << 2) & !equal(lanes, DIVIDED_BY);
    let second = continues & (equal(lanes, LEAD) << 8);
    let letters = ascii | second | (second >> 8);
    (!letters & HIGH).trailing_zeros() as usize / 8
}

/// The lanes that hold a byte.
#[inline]
fn equal(lanes: u64, byte: u8) -> u64 {
    let different = lanes ^ each(byte);
    !(((different & !HIGH) + each(0x7f)) | different) & HIGH
}

#[cfg(test)]
mod tests {
    use super::super::is_small;
    use super::*;

    #[test]
    fn letters_are_told_from_all_other_characters() {
        for before in ["", "a", "é", "aaaaaaa", "aaaaaaaa", "zzzzzzé", "bonjour éé"] {
            let from = before.rfind(' ').map_or(0, |blank| blank + 1);
            for c in ('\0'..='\u{250}').chain("–—’“”…œ€🙂\u{3000}가".chars()) {
                let text = format!("{before}{c}");
                let letter = c.is_ascii_lowercase() || (is_small(c) && c != 'œ');
                let end = if letter { text.len() } else { before.len() };
                assert_eq!(small_letters(text.as_bytes(), from), end - from, "{text:?}");
            }
        }
    }

    #[test]
    fn long_words_are_read_to_their_end() {
        for length in 0..40 {
            let text = format!("{} et", "aé".repeat(length));
            assert_eq!(small_letters(text.as_bytes(), 0), 3 * length);
        }
    }
}
