//! One article in the format of another tool.

use std::path::Path;

use guillemet::export::write;
use guillemet::{Article, Parser};

use crate::args::ConvertArgs;
use crate::failure::Failure;
use crate::output::Output;
use crate::parse::read;

/// Runs `guillemet convert`.
pub(crate) fn convert(options: &ConvertArgs) -> Result<(), Failure> {
    let content = read(&options.file)?;
    let is_parsed = Path::new(&options.file).extension().is_some_and(|ending| ending == "json");
    let article = if is_parsed {
        if options.published.is_some() {
            let sentence = "--published is for a text: parse it again with another date";
            return Err(Failure::Usage(sentence.into()));
        }
        Article::from_json(&content)
    } else {
        let parser = options.published.map_or_else(Parser::new, |published| Parser::new().published(published));
        parser.parse(&content)
    };
    let article = article.map_err(|error| Failure::Read(format!("'{}': {error}", options.file)))?;
    let written = write(&article, options.to);
    let mut output = Output::create(&options.output, &options.file)?;
    // One line break at the end, whether the format has one of its own or not.
    output.line(written.strip_suffix('\n').unwrap_or(&written).as_bytes())?;
    output.finish()
}
