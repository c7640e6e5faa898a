//! Two columns: a label, and text that is wrapped beside it.

use std::fmt::Write as _;

use anstyle::{AnsiColor, Style as Code};

/// How words look.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Style {
    Plain,
    /// The writer's own headings.
    Strong,
    /// What was found: a name, a value.
    Name,
    /// What matters less.
    Faint,
}

impl Style {
    fn code(self) -> Code {
        match self {
            Style::Plain => Code::new(),
            Style::Strong => Code::new().bold(),
            Style::Name => AnsiColor::Cyan.on_default().bold(),
            Style::Faint => Code::new().dimmed(),
        }
    }
}

const LABEL: Code = AnsiColor::Green.on_default();
const HEADING: Code = Code::new().bold().underline();
const LABEL_WIDTH: usize = 12;

pub(super) struct Page {
    out: String,
    width: usize,
}

impl Page {
    pub(super) fn new(width: usize) -> Page {
        Page { out: String::new(), width }
    }

    /// A heading, where something follows it.
    pub(super) fn section(&mut self, title: &str, rows: usize) {
        if rows > 0 {
            let _ = write!(self.out, "\n{HEADING}{title}{HEADING:#}\n");
        }
    }

    /// A label and the text beside it.
    pub(super) fn row(&mut self, label: &str, text: &[(Style, &str)]) {
        let label_width = label.chars().count();
        let gap = LABEL_WIDTH.saturating_sub(label_width).max(1);
        let _ = write!(self.out, "{LABEL}{label}{LABEL:#}{:gap$}", "");
        let mut column = label_width + gap;
        let (mut fresh, mut blanks) = (true, 0);
        for (style, piece) in text {
            let code = style.code();
            let _ = write!(self.out, "{code}");
            // A no-break space is no place to break.
            for (nth, word) in piece.split([' ', '\n', '\t', '\r']).enumerate() {
                blanks += usize::from(nth > 0);
                // A terminal must not obey what a text holds.
                let length = word.chars().filter(|c| !c.is_control()).count();
                if length == 0 {
                    continue;
                }
                if fresh {
                    blanks = 0;
                }
                if blanks > 0 && column + blanks + length > self.width {
                    let _ = write!(self.out, "\n{:LABEL_WIDTH$}", "");
                    column = LABEL_WIDTH;
                } else {
                    let _ = write!(self.out, "{:blanks$}", "");
                    column += blanks;
                }
                self.out.extend(word.chars().filter(|c| !c.is_control()));
                column += length;
                (fresh, blanks) = (false, 0);
            }
            let _ = write!(self.out, "{code:#}");
        }
        self.out.push('\n');
    }

    pub(super) fn finish(self) -> String {
        self.out
    }
}
