//! Reads the tables of `data/fr`: tab-separated rows under a header line, `#` comments.

use memchr::memchr_iter;

/// The rows of a table as their first `N` cells, without comments, blank lines and the header.
///
/// The header is the first line that is no comment. A cell that a row leaves out reads as empty.
pub(crate) fn rows<const N: usize>(table: &'static str) -> Rows<N> {
    let mut rows = Rows(table);
    rows.next();
    rows
}

/// The rows that are not read yet.
pub(crate) struct Rows<const N: usize>(&'static str);

impl<const N: usize> Rows<N> {
    /// No more rows than this are left: so much room is enough for them.
    pub(crate) fn at_most(&self) -> usize {
        memchr_iter(b'\n', self.0.as_bytes()).count() + 1
    }
}

impl<const N: usize> Iterator for Rows<N> {
    type Item = [&'static str; N];

    // In one place: there are some fifty tables, each read once.
    #[inline(never)]
    fn next(&mut self) -> Option<[&'static str; N]> {
        while !self.0.is_empty() {
            let mut cells = [""; N];
            let (mut rest, mut sign) = (self.0, b'\t');
            for cell in &mut cells {
                if sign != b'\n' {
                    (*cell, sign, rest) = cut(rest);
                }
            }
            while sign != b'\n' {
                (_, sign, rest) = cut(rest);
            }
            self.0 = rest;
            // A blank line has no first cell, and a row has one.
            if !cells[0].is_empty() && !cells[0].starts_with('#') {
                return Some(cells);
            }
        }
        None
    }
}

/// A cell, the sign that ends it, and what stands behind that. Cells are too short for a search that takes many bytes at once.
#[inline]
fn cut(text: &'static str) -> (&'static str, u8, &'static str) {
    // Signs below the blank are tabs and line ends; in « \r\n » there is one more cell, which is empty.
    match text.bytes().position(|byte| byte < b' ') {
        Some(at) => {
            let (cell, rest) = text.split_at(at);
            (cell, rest.as_bytes()[0], &rest[1..])
        }
        None => (text, b'\n', ""),
    }
}

/// The values of a cell that holds several, separated by blanks.
pub(crate) fn values(cell: &'static str) -> impl Iterator<Item = &'static str> {
    cell.split(' ').filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_read_however_lines_end() {
        for end in ["\n", "\r\n"] {
            let lines = ["# a comment\twith a tab", "word\tkind\tnote", "", "à\tx\ty", "b\tx", "c", "d\tx\ty\tz"];
            for last in ["", end] {
                let table = (lines.join(end) + last).leak();
                let found: Vec<_> = rows(table).collect();
                assert_eq!(found, [["à", "x"], ["b", "x"], ["c", ""], ["d", "x"]]);
            }
        }
        assert_eq!(rows::<3>("word\tkind").next(), None);
        assert_eq!(rows("word\na\tb").next(), Some(["a", "b", "", ""]));
    }
}
