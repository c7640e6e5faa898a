//! Cuts a stretch of text into words, without looking at what they are.

use std::ops::Range;

use super::Letters;
use super::fold::{is_small, is_typographic};

/// The words and numbers of a range of the text; signs and white space are left out.
///
/// `l'` and `qu'` are words of their own. Words that a scraper glued together (`aussiLe`, `NewsletterChaque`) are cut
/// where a capital follows a small letter.
#[inline]
pub(crate) fn words<'l>(letters: &'l Letters<'l>, range: Range<usize>) -> Words<'l> {
    Words { letters, rest: range }
}

/// What [`words`] answers.
#[derive(Clone)]
pub(crate) struct Words<'l> {
    letters: &'l Letters<'l>,
    rest: Range<usize>,
}

impl Iterator for Words<'_> {
    type Item = Cut;

    /// Always in the loop of who asks, as most words need little: a call costs as much as the rest.
    #[inline(always)]
    fn next(&mut self) -> Option<Cut> {
        let Words { letters, rest } = self;
        let bytes = &letters.text.as_bytes()[..rest.end];
        let start = rest.start + usize::from(bytes.get(rest.start) == Some(&b' '));
        if bytes.get(start).is_some_and(u8::is_ascii_alphabetic) {
            let end = (start + 1 + letters.small_from(start + 1)).min(rest.end);
            if bytes.get(end).is_none_or(|&behind| ends_word(behind)) {
                rest.start = end;
                return Some(Cut { start, end, letters: true });
            }
        }
        self.next_odd()
    }
}

impl Words<'_> {
    /// The next word, which needs not begin right here and may be more than small letters.
    #[inline(never)]
    fn next_odd(&mut self) -> Option<Cut> {
        let Words { letters, rest } = self;
        let text = &letters.text[..rest.end];
        let start = first_letter(text, rest.start)?;
        let second = start + usize::from(text.as_bytes()[start].is_ascii_alphabetic());
        let end = (second + letters.small_from(second)).min(rest.end);
        let letters = end > start && text.as_bytes().get(end).is_none_or(|&behind| ends_word(behind));
        rest.start = if letters { end } else { start + word_length(&text[start..]) };
        Some(Cut { start, end: rest.start, letters })
    }
}

/// Where a word stands, and what was seen of it when it was cut.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cut {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Has it only small letters but for its first, which may be a capital of ASCII?
    pub(crate) letters: bool,
}

impl Cut {
    #[inline]
    pub(crate) fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

/// Is a byte no part of a word, whatever stands around it?
#[inline]
pub(crate) fn ends_word(byte: u8) -> bool {
    const ENDS: [bool; 256] = {
        let mut ends = [false; 256];
        let mut byte = 0u8;
        while byte < 0x80 {
            ends[byte as usize] = !(byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'\''));
            byte += 1;
        }
        ends
    };
    ENDS[usize::from(byte)]
}

/// Where the first letter or digit from a byte on stands.
fn first_letter(text: &str, mut at: usize) -> Option<usize> {
    loop {
        let byte = *text.as_bytes().get(at)?;
        let (letter, length) = if byte.is_ascii() {
            (byte.is_ascii_alphanumeric(), 1)
        } else {
            let c = text[at..].chars().next()?;
            (is_small(c) || !is_typographic(c) && c.is_alphanumeric(), c.len_utf8())
        };
        if letter {
            return Some(at);
        }
        at += length;
    }
}

/// The length of the word at the start of `text`, which is a letter or digit.
fn word_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut before, mut earlier) = ('\0', '\0');
    let mut at = 0;
    // Nothing stands before the first letter that it could be glued to.
    if let Some(byte) = bytes.first().filter(|byte| byte.is_ascii_uppercase()) {
        (before, at) = (*byte as char, 1);
    }
    loop {
        // The small letters of French go on with any word.
        let small = bytes[at..].iter().take_while(|byte| byte.is_ascii_lowercase()).count();
        if small > 0 {
            earlier = if small > 1 { bytes[at + small - 2] as char } else { before };
            before = bytes[at + small - 1] as char;
            at += small;
        }
        if let None | Some(b' ' | b',' | b'.' | b'\n') = bytes.get(at) {
            return at;
        }
        let mut chars = text[at..].chars();
        let Some(c) = chars.next() else { return at };
        if is_small(c) {
            (earlier, before) = (before, c);
            at += c.len_utf8();
            continue;
        }
        let next = chars.next().unwrap_or('\0');
        let stays = match c {
            '\'' | '’' | 'ʼ' => {
                // « l' », « jusqu' »: an elided word is short and ends here, « aujourd'hui » goes on.
                if at <= 6 && !text.starts_with(['a', 'A']) {
                    return at + c.len_utf8();
                }
                next.is_alphanumeric()
            }
            '-' | '‑' => next.is_alphanumeric(),
            '\u{ad}' | '\u{300}'..='\u{36f}' => true,
            _ => c.is_alphanumeric(),
        };
        if !stays {
            return at;
        }
        // « aussiLe », « 2023Le », « AUSSIUne », « Boursorama05 »
        let glued = if c.is_uppercase() {
            (before.is_lowercase() && earlier.is_lowercase())
                || (before.is_numeric() && next.is_lowercase())
                || (before.is_uppercase() && earlier.is_uppercase() && next.is_lowercase() && at > 3)
        } else {
            c.is_numeric() && before.is_lowercase()
        };
        if glued {
            return at;
        }
        (earlier, before) = (before, c);
        at += c.len_utf8();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        words(&Letters::of(text), 0..text.len()).map(|word| &text[word.range()]).collect()
    }

    #[test]
    fn glued_words_are_cut_at_the_capital() {
        assert_eq!(cut("À lire aussiColère en Bretagne"), ["À", "lire", "aussi", "Colère", "en", "Bretagne"]);
        assert_eq!(cut("À LIRE AUSSIUne ancre"), ["À", "LIRE", "AUSSI", "Une", "ancre"]);
    }

    #[test]
    fn elided_words_end_at_their_apostrophe() {
        assert_eq!(cut("L’actualité d'aujourd'hui"), ["L’", "actualité", "d'", "aujourd'hui"]);
    }
}
