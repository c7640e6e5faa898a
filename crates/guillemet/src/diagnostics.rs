//! What is odd about a text. Nothing of it stops the parser.

use memchr::memchr_iter;

use crate::surface::Surface;
use crate::text::{Span, sort_by_place};

/// Something odd.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Diagnostic {
    pub(crate) span: Span,
    pub(crate) rule: &'static str,
    pub(crate) message: &'static str,
}

/// How many diagnostics an article gets at most: a text of 100,000 stray marks is one broken text.
const MOST: usize = 100;

/// Collects what is odd.
pub(crate) fn collect(surface: &Surface<'_>) -> Vec<Diagnostic> {
    let unclosed =
        surface.marks.iter().filter(|pair| pair.close.is_none() && !pair.inner.is_empty()).map(|pair| Diagnostic {
            span: surface.token(pair.open).span,
            rule: "unclosed-mark",
            message: "a quotation mark is opened here and never closed in its paragraph",
        });
    let bytes = surface.source.as_str().as_bytes();
    // By their second byte, which French hardly has.
    let all_of = |sign: &'static str| {
        let starts = memchr_iter(sign.as_bytes()[1], bytes).map(|at| at.saturating_sub(1));
        starts.filter(|&at| bytes[at..].starts_with(sign.as_bytes())).map(|at| Span::from_range(at..at + sign.len()))
    };
    let replaced = all_of("\u{fffd}").map(|span| Diagnostic {
        span,
        rule: "replacement-character",
        message: "a character was lost before the text came here",
    });
    let mojibake = all_of("Ã©").map(|span| Diagnostic {
        span,
        rule: "mojibake",
        message: "UTF-8 was read as Latin-1 before the text came here: decode it again",
    });
    let mut all: Vec<Diagnostic> = unclosed.take(MOST).chain(replaced.take(MOST)).chain(mojibake.take(MOST)).collect();
    sort_by_place(&mut all, |diagnostic| (diagnostic.span.start(), diagnostic.span.end()));
    all.truncate(MOST);
    all
}
