//! How objects look in a Python session: `<Quotation direct «Nous irons…» speaker=«Jeanne Morel»>`.

/// Characters of the text that a `repr` shows at most.
const LONGEST: usize = 60;

/// Words in guillemets, cut where they get long, on one line. French blanks are kept: Python's own `repr` would show
/// `\xa0` in every quotation.
pub(crate) fn quoted(words: &str) -> String {
    let mut out = String::from("«");
    for (count, c) in words.chars().enumerate() {
        if count == LONGEST {
            out.push('…');
            break;
        }
        match c {
            '\n' => out.push_str("\\n"),
            c if c.is_control() => out.extend(c.escape_default()),
            c => out.push(c),
        }
    }
    out.push('»');
    out
}

/// ` key=«words»`, or nothing.
pub(crate) fn with(key: &str, words: Option<&str>) -> String {
    words.map(|words| format!(" {key}={}", quoted(words))).unwrap_or_default()
}

/// `1 quotation`, `2 quotations`.
pub(crate) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
