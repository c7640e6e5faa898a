//! One article.

use std::io::{IsTerminal, Read, Write};

use crate::args::{CleanArgs, ParseArgs};
use crate::failure::Failure;
use crate::view;

/// The width of the view where no terminal tells one, and the widest that is good to read.
const WIDTH: usize = 100;

/// Runs `guillemet parse`.
pub(crate) fn parse(options: &ParseArgs) -> Result<(), Failure> {
    let text = read(&options.file)?;
    let mut parser = options.reading.parser();
    if let Some(published) = options.published {
        parser = parser.published(published);
    }
    let article = parser.parse(&text).map_err(|error| Failure::Read(error.to_string()))?;
    if options.json {
        return crate::print(&(article.with_offsets(options.offsets.into()).to_json() + "\n"));
    }
    let width = match console::Term::stdout().size_checked() {
        Some((_, columns)) if std::io::stdout().is_terminal() => usize::from(columns).clamp(40, WIDTH),
        _ => WIDTH,
    };
    // The stream takes the colours out where none are wanted: no terminal, NO_COLOR, TERM=dumb.
    let mut out = anstream::stdout().lock();
    let shown = out.write_all(view::view(&article, width, options.explain).as_bytes()).and_then(|()| out.flush());
    shown.map_err(|error| Failure::writing("-", error))
}

/// Runs `guillemet clean`. Blocks don't depend on any layer, so none is looked for.
pub(crate) fn clean(options: &CleanArgs) -> Result<(), Failure> {
    let parser = guillemet::Parser::new().layers([]);
    let article = parser.parse(&read(&options.file)?).map_err(|error| Failure::Read(error.to_string()))?;
    let text = article.clean();
    // A file without an article is answered by nothing, not by an empty line.
    if text.is_empty() { Ok(()) } else { crate::print(&(text + "\n")) }
}

/// The text of a file.
pub(crate) fn read(path: &str) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    let read = if path == "-" {
        std::io::stdin().lock().read_to_end(&mut bytes).map(drop)
    } else {
        std::fs::read(path).map(|content| bytes = content)
    };
    read.map_err(|error| Failure::reading(path, error))?;
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to() + 1;
        Failure::Read(format!("byte {at} of '{path}' is no UTF-8: convert the file (iconv -f latin1 -t utf8)"))
    })
}
