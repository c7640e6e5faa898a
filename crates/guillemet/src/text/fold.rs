//! The form in which a word is looked up.

use std::borrow::Cow;

use unicode_normalization::char::{compose, decompose_canonical};

/// A word in the form that tables hold: lower case, `'` for every apostrophe, accents composed, no soft hyphen.
///
/// Accents stay (`marché` and `marche` are two words); a word that is folded already is not copied.
///
/// ```
/// use guillemet::text::fold;
/// assert_eq!(fold("L’Élysée"), "l'élysée");
/// assert_eq!(fold("E\u{301}tat"), "état");
/// ```
pub fn fold(word: &str) -> Cow<'_, str> {
    if is_folded(word) {
        return Cow::Borrowed(word);
    }
    let mut folded = String::with_capacity(word.len());
    compose_into(word, &mut folded);
    Cow::Owned(folded)
}

/// The folded form of a word, in `buffer` if it is not the word itself.
#[inline]
pub(crate) fn fold_into<'w>(word: &'w str, buffer: &'w mut String) -> &'w str {
    if is_folded(word) {
        return word;
    }
    buffer.clear();
    compose_into(word, buffer);
    buffer
}

/// Does a word stand in its folded form already? `false` may also be said of a rare one that does.
#[inline]
pub(crate) fn is_folded(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase())
        || word.chars().all(|c| if c.is_ascii() { !c.is_ascii_uppercase() } else { is_small(c) })
}

/// Is it a small letter of French that is not ASCII? No table of Unicode needs to be asked for it.
#[inline]
pub(crate) fn is_small(c: char) -> bool {
    matches!(c, 'à'..='ö' | 'ø'..='ÿ' | 'œ')
}

/// Is it a sign of French typography, such as `«`, `’`, a dash or a no-break space? Then no table of Unicode needs to be asked
/// whether it is a letter or digit. Of `ʼ` that table would say that it is a letter.
#[inline]
pub(crate) fn is_typographic(c: char) -> bool {
    matches!(c, '«' | '»' | 'ʼ' | '\u{a0}' | '\u{2000}'..='\u{2060}')
}

/// Writes the folded form of `word` behind what `out` holds.
fn compose_into(word: &str, out: &mut String) {
    let mut combining = false;
    let mut rest = word;
    loop {
        // Whole runs of ASCII at once: most words are one.
        let run = rest.bytes().position(|byte| !byte.is_ascii()).unwrap_or(rest.len());
        let from = out.len();
        out.push_str(&rest[..run]);
        out[from..].make_ascii_lowercase();
        rest = &rest[run..];
        let Some(c) = rest.chars().next() else { break };
        match c {
            _ if is_small(c) => out.push(c),
            // The capitals of Latin-1, of which each lies 32 before its small letter.
            'À'..='Ö' | 'Ø'..='Þ' => out.extend(char::from_u32(c as u32 + 32)),
            '’' | '‘' | 'ʼ' | '＇' | '´' => out.push('\''),
            '‐' | '‑' => out.push('-'),
            '\u{ad}' => {}
            _ => {
                combining |= ('\u{300}'..='\u{36f}').contains(&c);
                out.extend(c.to_lowercase());
            }
        }
        rest = &rest[c.len_utf8()..];
    }
    if combining {
        *out = with_marks_composed(out);
    }
}

/// The text with each combining mark in one character with the letter before it, where there is such a character.
///
/// Not quite Unicode's NFC, which would also sort the marks of a letter that has several, and needs tables three times as large.
fn with_marks_composed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let composed = out.chars().next_back().and_then(|letter| compose(letter, c));
        if composed.is_some() {
            out.pop();
        }
        out.push(composed.unwrap_or(c));
    }
    out
}

/// The folded word without accents and with `œ` and `æ` written apart, for look-ups of capitals and careless spellings.
pub(crate) fn strip_accents(folded: &str) -> String {
    let mut out = String::with_capacity(folded.len());
    strip_accents_into(folded, &mut out);
    out
}

/// Writes the folded word without accents behind what `out` holds.
pub(crate) fn strip_accents_into(folded: &str, out: &mut String) {
    for c in folded.chars() {
        match c {
            '\0'..='\x7f' => out.push(c),
            'à' | 'â' | 'ä' => out.push('a'),
            'é' | 'è' | 'ê' | 'ë' => out.push('e'),
            'î' | 'ï' => out.push('i'),
            'ô' | 'ö' => out.push('o'),
            'ù' | 'û' | 'ü' => out.push('u'),
            'ç' => out.push('c'),
            'œ' => out.push_str("oe"),
            'æ' => out.push_str("ae"),
            _ => decompose_canonical(c, |part| {
                if !('\u{300}'..='\u{36f}').contains(&part) {
                    out.push(part);
                }
            }),
        }
    }
}
