//! Runs the cases of `tests/spec`: a text, and the annotations that it must give.
//!
//! `BLESS=1 cargo test --test spec` writes what the parser answers into the files; read the difference before you commit it.

mod render;

use std::fmt::Write as _;
use std::path::Path;

use guillemet::article::Article;
use guillemet::{Layer, Parser, Published};
use render::render;

datatest_stable::harness! {
    { test = run, root = "../../tests/spec", pattern = r"\.md$" },
}

/// Checks or, with `BLESS`, rewrites one file.
fn run(path: &Path) -> datatest_stable::Result<()> {
    let file = std::fs::read_to_string(path)?;
    let (mut blessed, mut failures) = (String::new(), Vec::new());
    let (mut heading, mut article): (&str, Option<Article>) = ("", None);
    let mut cases = 0;
    let mut lines = file.lines();
    while let Some(line) = lines.next() {
        let _ = writeln!(blessed, "{line}");
        if let Some(title) = line.strip_prefix("## ") {
            (heading, article) = (title, None);
        }
        let Some(info) = line.strip_prefix("```").filter(|info| !info.is_empty()) else { continue };
        let body: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        let body = body.join("\n");
        let mut words = info.split(' ');
        match words.next() {
            Some("text") => {
                let mut parser = Parser::new().layers(Layer::ALL);
                for option in words {
                    let value =
                        option.strip_prefix("published=").ok_or_else(|| format!("{heading}: option '{option}'"))?;
                    parser = parser.published(value.parse::<Published>()?);
                }
                article = Some(parser.parse(&body)?);
                blessed.push_str(&body);
            }
            Some(layer) => {
                let article = article.as_ref().ok_or_else(|| format!("{heading}: expected lines without a text"))?;
                let got = render(article, layer).ok_or_else(|| format!("{heading}: no layer is called '{layer}'"))?;
                cases += 1;
                if got != body {
                    failures.push(format!("{heading}\n--- expected {layer}\n{body}\n--- got\n{got}"));
                }
                blessed.push_str(&got);
            }
            None => unreachable!("split answers one word at least"),
        }
        if !blessed.ends_with('\n') {
            blessed.push('\n');
        }
        blessed.push_str("```\n");
    }
    if cases == 0 {
        return Err("the file has no case".into());
    }
    if std::env::var_os("BLESS").is_some() {
        if blessed != file {
            std::fs::write(path, blessed)?;
        }
        return Ok(());
    }
    if failures.is_empty() { Ok(()) } else { Err(failures.join("\n\n").into()) }
}
