//! Whole articles of `tests/corpus` beside what the parser finds in them.
//!
//! `BLESS=1 cargo test --test corpus` writes what the parser answers; read the difference before you commit it.

mod render;

use std::fmt::Write as _;
use std::path::Path;

use guillemet::Parser;
use render::render;

/// The layers, in the order in which they are shown; the sentences are the text once more.
const LAYERS: [&str; 10] =
    ["blocks", "quotations", "marked", "entities", "dates", "numbers", "event", "timeline", "related", "diagnostics"];

datatest_stable::harness! {
    { test = run, root = "../../tests/corpus", pattern = r"\.txt$" },
}

/// Checks or, with `BLESS`, rewrites the file beside one article.
fn run(path: &Path) -> datatest_stable::Result<()> {
    let text = std::fs::read_to_string(path)?;
    let mut parser = Parser::new();
    let name = path.file_stem().and_then(|name| name.to_str()).ok_or("a file name is plain ASCII")?;
    if let Some(day) = name.get(..10).and_then(|day| day.parse().ok()) {
        parser = parser.published(day);
    }
    let article = parser.parse(&text)?;
    let mut got = String::new();
    let published = article.published.as_ref().map_or_else(|| "unknown".to_owned(), |p| p.value.to_string());
    writeln!(got, "published {published}")?;
    for layer in LAYERS {
        let lines = render(&article, layer).ok_or_else(|| format!("no layer is called '{layer}'"))?;
        if !lines.is_empty() {
            writeln!(got, "\n## {layer}\n\n{lines}")?;
        }
    }
    let path = path.with_extension("expected");
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    if got == expected {
        return Ok(());
    }
    if std::env::var_os("BLESS").is_some() {
        return Ok(std::fs::write(&path, got)?);
    }
    let differs: Vec<String> = (got.lines().filter(|line| !expected.lines().any(|l| l == *line)))
        .map(|line| format!("+ {line}"))
        .chain(expected.lines().filter(|line| !got.lines().any(|l| l == *line)).map(|line| format!("- {line}")))
        .collect();
    let say = "if this is what you want, write it with BLESS=1 cargo test --test corpus";
    Err(format!("{} differs; {say}:\n{}", path.display(), differs.join("\n")).into())
}
