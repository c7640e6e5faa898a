//! The text with an element around every span.

use std::cmp::Reverse;

use super::escape::escape;

/// A stretch of the text, in bytes, and the attributes of its element.
#[derive(Clone, Debug)]
pub(super) struct Span {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) attributes: String,
    /// Blocks stand around everything else: an element that crosses their border is cut there.
    pub(super) is_block: bool,
}

/// Writes the text with its spans; what lies behind the text is left out.
///
/// One sweep over the borders. A span that begins before another one ends and ends after it is closed and opened again, so
/// that elements nest. Without its tags the result is the text.
pub(super) fn mark_up(text: &str, mut spans: Vec<Span>, out: &mut String) {
    for span in &mut spans {
        span.end = span.end.min(text.len());
    }
    spans.retain(|span| span.start < span.end);
    spans.sort_by_key(|span| (span.start, !span.is_block, Reverse(span.end)));
    let mut waiting = spans.iter().peekable();
    let mut opened: Vec<&Span> = Vec::new();
    let mut at = 0;
    loop {
        let first_end = opened.iter().map(|span| span.end).min();
        let next_start = waiting.peek().map(|span| span.start);
        let Some(border) = first_end.into_iter().chain(next_start).min() else { break };
        escape(text.get(at..border).unwrap_or_default(), out);
        at = border;
        let mut starting = Vec::new();
        while let Some(span) = waiting.next_if(|span| span.start == border) {
            starting.push(span);
        }
        // A block is the first of those that start at a border.
        let (blocks, others) = starting.split_at(usize::from(starting.first().is_some_and(|span| span.is_block)));
        let first_to_close =
            if blocks.is_empty() { opened.iter().position(|span| span.end <= border) } else { Some(0) };
        let closed = opened.split_off(first_to_close.unwrap_or(opened.len()));
        out.extend(closed.iter().map(|_| "</span>"));
        let again = closed.iter().copied().filter(|span| span.end > border);
        for span in blocks.iter().copied().chain(again).chain(others.iter().copied()) {
            out.extend(["<span ", &span.attributes, ">"]);
            opened.push(span);
        }
    }
    escape(text.get(at..).unwrap_or_default(), out);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str, spans: &[(usize, usize, &str)]) -> String {
        let span = |&(start, end, name): &(usize, usize, &str)| Span {
            start,
            end,
            attributes: name.to_owned(),
            is_block: name == "block",
        };
        let mut out = String::new();
        mark_up(text, spans.iter().map(span).collect(), &mut out);
        out
    }

    #[test]
    fn spans_that_cross_are_closed_and_opened_again() {
        let spans = [(0, 4, "a"), (2, 6, "b"), (2, 3, "c"), (6, 6, "d")];
        assert_eq!(marked("012345<", &spans), "<span a>01<span b><span c>2</span>3</span></span><span b>45</span>&lt;");
    }

    #[test]
    fn blocks_stand_around_everything() {
        let spans = [(0, 4, "a"), (0, 2, "block"), (2, 6, "block")];
        assert_eq!(
            marked("012345", &spans),
            "<span block><span a>01</span></span><span block><span a>23</span>45</span>"
        );
    }

    #[test]
    fn what_lies_behind_the_text_is_left_out() {
        assert_eq!(marked("01", &[(1, 9, "a"), (2, 9, "b")]), "0<span a>1</span>");
    }
}
