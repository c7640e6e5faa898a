//! Text in XML.
//!
//! XML 1.0 has no way to write most control characters, U+FFFE and U+FFFF: each becomes one U+FFFD, so that lengths in code
//! points and UTF-16 units stay. A carriage return is written as a reference: readers turn a bare one into a line feed.

/// Writes text between tags.
pub(super) fn text(text: &str, out: &mut String) {
    escape(text, out, |c| match c {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '\r' => Some("&#13;"),
        _ => None,
    });
}

/// Writes an attribute with the space before it.
pub(super) fn attribute(name: &str, value: &str, out: &mut String) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    escape(value, out, |c| match c {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '"' => Some("&quot;"),
        '\t' => Some("&#9;"),
        '\n' => Some("&#10;"),
        '\r' => Some("&#13;"),
        _ => None,
    });
    out.push('"');
}

fn escape(text: &str, out: &mut String, reference: impl Fn(char) -> Option<&'static str>) {
    for c in text.chars() {
        match reference(c) {
            Some(reference) => out.push_str(reference),
            None if is_forbidden(c) => out.push('\u{fffd}'),
            None => out.push(c),
        }
    }
}

fn is_forbidden(c: char) -> bool {
    matches!(c, '\0'..='\x08' | '\x0b' | '\x0c' | '\x0e'..='\x1f' | '\u{fffe}' | '\u{ffff}')
}

/// Is it white space to XML? No-break spaces are not.
pub(super) fn is_space(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'))
}
