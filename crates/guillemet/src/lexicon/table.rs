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
            let (line, rest) = cut(self.0, b'\n');
            self.0 = rest;
            let line = line.strip_suffix('\r').unwrap_or(line);
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let (mut cells, mut rest) = ([""; N], line);
            for cell in &mut cells {
                (*cell, rest) = cut(rest, b'\t');
            }
            return Some(cells);
        }
        None
    }
}

/// What stands before a sign, and what behind it. Lines and cells are too short for a search that takes many bytes at once.
#[inline]
fn cut(text: &'static str, sign: u8) -> (&'static str, &'static str) {
    let at = text.bytes().position(|byte| byte == sign).unwrap_or(text.len());
    (&text[..at], text.get(at + 1..).unwrap_or(""))
}

/// The values of a cell that holds several, separated by blanks.
pub(crate) fn values(cell: &'static str) -> impl Iterator<Item = &'static str> {
    cell.split(' ').filter(|value| !value.is_empty())
}
