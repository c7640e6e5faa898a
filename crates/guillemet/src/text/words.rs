//! Cuts a stretch of text into words, without looking at what they are.

use std::ops::Range;

use super::Letters;
use super::fold::{is_small, is_typographic};

/// The words and numbers of a range of the text; signs and white space are left out.
///
/// `l'` and `qu'` are words of their own. Words that a scraper glued together (`aussiLe`, `NewsletterChaque`) are cut
/// where a capital follows a small letter.
pub(crate) fn words(letters: &Letters<'_>, range: Range<usize>) -> impl Iterator<Item = Cut> + Clone {
    let mut at = range.start;
    std::iter::from_fn(move || {
        let word = next_word(letters, at..range.end)?;
        at = word.end;
        Some(word)
    })
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

/// The first word of `text[range]`. Always in the loop of who asks: a call costs a quarter of the whole.
#[inline(always)]
pub(crate) fn next_word(letters: &Letters<'_>, range: Range<usize>) -> Option<Cut> {
    let text = letters.text;
    let bytes = &text.as_bytes()[..range.end];
    let behind_blank = range.start + usize::from(bytes.get(range.start) == Some(&b' '));
    let start = match bytes.get(behind_blank)? {
        byte if byte.is_ascii_alphabetic() => behind_blank,
        _ => first_letter(text, range.clone())?,
    };
    let second = start + usize::from(bytes[start].is_ascii_alphabetic());
    let end = (second + letters.small_from(second)).min(range.end);
    if end > start && matches!(bytes.get(end), None | Some(b' ' | b',' | b'.' | b'\n')) {
        return Some(Cut { start, end, letters: true });
    }
    Some(Cut { start, end: start + word_length(&text[start..range.end]), letters: false })
}

/// Where the first letter or digit stands.
fn first_letter(text: &str, range: Range<usize>) -> Option<usize> {
    let letter = |c: char| {
        if c.is_ascii() { c.is_ascii_alphanumeric() } else { is_small(c) || !is_typographic(c) && c.is_alphanumeric() }
    };
    text[range.clone()].find(letter).map(|at| range.start + at)
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
