//! Reads the tables of `data/fr`: tab-separated rows under a header line, `#` comments.

/// The rows of a table, without comments, blank lines and the header.
///
/// The header is the first line that is no comment. A cell that a row leaves out reads as empty.
pub(crate) fn rows(table: &'static str) -> impl Iterator<Item = Row> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).skip(1).map(Row)
}

/// One row of a table.
#[derive(Clone, Copy)]
pub(crate) struct Row(&'static str);

impl Row {
    /// The cell of a column, counted from 0.
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
