//! One article in the format of another tool, or as a page to look at.

use std::path::Path;

use guillemet::export::{Format, Html, Layer as Table, write};
use guillemet::{Article, Layer, Parser, Published};

use crate::args::{ConvertArgs, ViewArgs};
use crate::failure::Failure;
use crate::output::Output;
use crate::parse::read;

/// Runs `guillemet convert`.
pub(crate) fn convert(options: &ConvertArgs) -> Result<(), Failure> {
    // A parse has words only where they are asked for.
    let parser = match options.to {
        Format::Csv(Table::Tokens) => Parser::new().layers([Layer::Tokens]),
        _ => Parser::new(),
    };
    let article = load(&options.file, parser, options.published)?;
    save(&write(&article, options.to), &options.output, &options.file)
}

/// Runs `guillemet view`.
pub(crate) fn view(options: &ViewArgs) -> Result<(), Failure> {
    let article = load(&options.file, Parser::new(), options.published)?;
    let mut html = Html::new();
    if !options.layers.is_empty() {
        html = html.layers(options.layers.iter().copied());
    }
    if let Some(title) = &options.title {
        html = html.title(title);
    }
    save(&html.page(&article), &options.output, &options.file)
}

/// The article of a text, or one that was saved as JSON.
fn load(file: &str, parser: Parser, published: Option<Published>) -> Result<Article, Failure> {
    let content = read(file)?;
    let is_parsed = Path::new(file).extension().is_some_and(|ending| ending == "json");
    let article = if is_parsed {
        if published.is_some() {
            let sentence = "--published is for a text: parse it again with another date";
            return Err(Failure::Usage(sentence.into()));
        }
        Article::from_json(&content)
    } else {
        let parser = match published {
            Some(published) => parser.published(published),
            None => parser,
        };
        parser.parse(&content)
    };
    article.map_err(|error| Failure::Read(format!("'{file}': {error}")))
}

fn save(written: &str, path: &str, input: &str) -> Result<(), Failure> {
    let mut output = Output::create(path, input)?;
    // One line break at the end, whether the format has one of its own or not.
    output.line(written.strip_suffix('\n').unwrap_or(written).as_bytes())?;
    output.finish()
}
