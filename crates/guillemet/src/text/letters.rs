//! Where the small letters of a text stand: most of every word.
//!
//! A word ends at a place that nobody can foresee, so a loop over its bytes is left by a wrong guess of the processor nearly
//! every time. Here one pass marks the letters of the whole text, many bytes at once: its loops are such that a compiler makes
//! vectors of them. A word is then a run of bits, whose length is counted without a guess, by all who cut the text.

use std::ops::Range;

use super::bits::{AT_ONCE, bits};

/// A text, and which of its bytes belong to small letters: `a` to `z` and `à` to `ÿ`.
#[derive(Debug)]
pub(crate) struct Letters<'t> {
    pub(crate) text: &'t str,
    /// A bit for each byte, and no letter for so many behind the text's end that eight bytes of bits can be read at any place.
    small: Vec<u8>,
}

impl<'t> Letters<'t> {
    /// Marks the letters of a text.
    pub(crate) fn of(text: &'t str) -> Letters<'t> {
        let parts = text.len() / AT_ONCE + 1;
        // With a byte before and behind each part of the text, which tell of what letter its first and last byte are.
        let mut padded = Vec::with_capacity(parts * AT_ONCE + 2);
        padded.push(0);
        padded.extend_from_slice(text.as_bytes());
        padded.resize(parts * AT_ONCE + 2, 0);
        let mut small = Vec::with_capacity((parts + 1) * AT_ONCE / 8);
        let mut rest = padded.as_slice();
        while let Some(part) = rest.first_chunk() {
            let part: &[u8; AT_ONCE + 2] = part;
            small.extend_from_slice(&bits(|i| is_small(part[i], part[i + 1], part[i + 2])).to_le_bytes());
            rest = &rest[AT_ONCE..];
        }
        small.resize((parts + 1) * AT_ONCE / 8, 0);
        Letters { text, small }
    }

    /// Where small letters begin in a range: at the head of most words, and behind a capital or sign in others.
    pub(crate) fn starts(&self, range: Range<usize>) -> impl Iterator<Item = usize> {
        let mut from = range.start - range.start % 8;
        let mut bits = self.bits(from);
        let mut left = bits & !(bits << 1) & (u64::MAX << (range.start % 8));
        std::iter::from_fn(move || {
            while left == 0 {
                let before = bits >> (u64::BITS - 1);
                from += u64::BITS as usize;
                if from >= range.end {
                    return None;
                }
                bits = self.bits(from);
                left = bits & !(bits << 1 | before);
            }
            let start = from + left.trailing_zeros() as usize;
            left &= left - 1;
            (start < range.end).then_some(start)
        })
    }

    /// How many bytes of small letters stand from a byte on. The word may go on behind them.
    #[inline]
    pub(crate) fn small_from(&self, at: usize) -> usize {
        let mut end = at;
        loop {
            let bits = self.bits(end) >> (end % 8);
            let run = (!bits).trailing_zeros() as usize;
            end += run;
            // Hardly a word is so long that it goes on behind what is read at once.
            if run + 7 < u64::BITS as usize {
                return end - at;
            }
        }
    }

    /// The bits of sixty-four bytes, which begin with the byte at `at` or up to seven before it.
    #[inline]
    fn bits(&self, at: usize) -> u64 {
        let bits = self.small.get(at / 8..at / 8 + 8).and_then(|bits| bits.first_chunk());
        u64::from_le_bytes(*bits.unwrap_or(&[0; 8]))
    }
}

/// Does a byte with the ones before and behind it belong to a small letter? Without a branch.
#[inline]
fn is_small(before: u8, byte: u8, behind: u8) -> bool {
    // `à` to `ÿ` are two bytes; `÷` among them is no letter.
    let second = |byte: u8| (byte & 0xe0 == 0xa0) & (byte != 0xb7);
    byte.is_ascii_lowercase() | ((byte == 0xc3) & second(behind)) | ((before == 0xc3) & second(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_told_from_all_other_characters() {
        // At the start, at each place of what is marked at once, and at the end.
        for before in ["", "a", "é", "aaaaaaa", "bonjour éé", &" a".repeat(30), &"é ".repeat(21), &"aé".repeat(21)]
        {
            let from = before.rfind(' ').map_or(0, |blank| blank + 1);
            for c in ('\0'..='\u{250}').chain("–—’“”…œ€🙂\u{3000}가".chars()) {
                for behind in ["", " et", " "] {
                    let text = format!("{before}{c}{behind}");
                    let letter = matches!(c, 'a'..='z' | 'à'..='ö' | 'ø'..='ÿ');
                    let end = before.len() + if letter { c.len_utf8() } else { 0 };
                    assert_eq!(Letters::of(&text).small_from(from), end - from, "{text:?}");
                }
            }
        }
    }

    #[test]
    fn small_letters_begin_behind_anything_else() {
        let text = format!("Élan d’été, {} le 3e à Évry", "mot ".repeat(40));
        let small = |c: char| matches!(c, 'a'..='z' | 'à'..='ö' | 'ø'..='ÿ');
        for from in text.char_indices().map(|(at, _)| at).filter(|&at| !text[..at].ends_with(small)) {
            for end in (from..=text.len()).filter(|&end| text.is_char_boundary(end)) {
                let places = text[from..end].char_indices().map(|(at, _)| from + at);
                let starts = places.filter(|&at| text[at..].starts_with(small) && !text[..at].ends_with(small));
                assert!(Letters::of(&text).starts(from..end).eq(starts), "{from} {end}");
            }
        }
    }

    #[test]
    fn long_words_are_read_to_their_end() {
        for length in 0..140 {
            for before in 0..9 {
                let text = format!("{}{} et", " ".repeat(before), "aé".repeat(length));
                assert_eq!(Letters::of(&text).small_from(before), 3 * length);
            }
        }
    }
}
