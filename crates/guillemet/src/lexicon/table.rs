//! Reads the tables of `data/fr`: tab-separated rows under a header line, `#` comments.

use memchr::memchr;

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

impl Iterator for Rows {
    type Item = Row;

    // In one place: there are some fifty tables, each read once.
    #[inline(never)]
    fn next(&mut self) -> Option<Row> {
        while !self.0.is_empty() {
            let end = memchr(b'\n', self.0.as_bytes());
            let (line, rest) = end.map_or((self.0, ""), |end| (&self.0[..end], &self.0[end + 1..]));
            let line = line.strip_suffix('\r').unwrap_or(line);
            self.0 = rest;
            if !line.is_empty() && !line.starts_with('#') {
                return Some(Row(line));
            }
        }
        None
    }
}

/// One row of a table.
#[derive(Clone, Copy)]
pub(crate) struct Row(&'static str);

impl Row {
    /// The cell of a column, counted from 0.
    #[inline(never)]
    pub(crate) fn cell(self, column: usize) -> &'static str {
        let mut rest = self.0;
        for _ in 0..column {
            let Some(tab) = rest.bytes().position(|byte| byte == b'\t') else { return "" };
            rest = &rest[tab + 1..];
        }
        let end = rest.bytes().position(|byte| byte == b'\t').unwrap_or(rest.len());
        &rest[..end]
    }

    /// The values of a cell that holds several, separated by blanks.
    pub(crate) fn values(self, column: usize) -> impl Iterator<Item = &'static str> {
        self.cell(column).split(' ').filter(|value| !value.is_empty())
    }
}
