//! Reads the tables of `data/fr`: tab-separated rows under a header line, `#` comments.

use memchr::memchr_iter;

/// The rows of a table, without comments, blank lines and the header.
///
/// The header is the first line that is no comment. A cell that a row leaves out reads as empty.
pub(crate) fn rows(table: &'static str) -> Rows {
    let mut rows = Rows(table);
    rows.next();
    rows
}

/// The rows that are not read yet.
pub(crate) struct Rows(&'static str);

impl Rows {
    /// No more rows than this are left: so much room is enough for them.
    pub(crate) fn at_most(&self) -> usize {
        memchr_iter(b'\n', self.0.as_bytes()).count() + 1
    }
}

impl Iterator for Rows {
    type Item = Row;

    // In one place: there are some fifty tables, each read once.
    #[inline(never)]
    fn next(&mut self) -> Option<Row> {
        while !self.0.is_empty() {
            let (line, rest) = cut(self.0, b'\n');
            self.0 = rest.unwrap_or("");
            let line = line.strip_suffix('\r').unwrap_or(line);
            if !line.is_empty() && !line.starts_with('#') {
                return Some(Row(line));
            }
        }
        None
    }
}

/// What stands before a sign and behind it. Lines and cells are too short for a search that takes many bytes at once.
#[inline]
fn cut(text: &'static str, sign: u8) -> (&'static str, Option<&'static str>) {
    match text.bytes().position(|byte| byte == sign) {
        Some(at) => (&text[..at], Some(&text[at + 1..])),
        None => (text, None),
    }
}

/// One row of a table.
#[derive(Clone, Copy)]
pub(crate) struct Row(&'static str);

impl Row {
    /// The first cells.
    #[inline]
    pub(crate) fn cells<const N: usize>(self) -> [&'static str; N] {
        let mut rest = Some(self.0);
        [(); N].map(|()| {
            let (cell, behind) = cut(rest.unwrap_or(""), b'\t');
            rest = behind;
            cell
        })
    }

    /// The cell of a column, counted from 0.
    #[inline(never)]
    pub(crate) fn cell(self, column: usize) -> &'static str {
        let mut rest = Some(self.0);
        for _ in 0..column {
            rest = rest.and_then(|rest| cut(rest, b'\t').1);
        }
        cut(rest.unwrap_or(""), b'\t').0
    }

    /// The values of a cell that holds several, separated by blanks.
    pub(crate) fn values(self, column: usize) -> impl Iterator<Item = &'static str> {
        self.cell(column).split(' ').filter(|value| !value.is_empty())
    }
}
