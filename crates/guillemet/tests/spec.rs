//! Runs the cases of `tests/spec`: a text, and the annotations that it must give.
//!
//! `BLESS=1 cargo test --test spec` writes what the parser answers into the files; read the difference before you commit it.

use std::fmt::Write as _;
use std::path::Path;

use guillemet::article::{Article, Slice};
use guillemet::{Parser, Published};

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
                let mut parser = Parser::new();
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

/// The annotations of one layer, one a line, or `None` for a layer that doesn't exist.
fn render(article: &Article, layer: &str) -> Option<String> {
    let lines: Vec<String> = match layer {
        "blocks" => (article.blocks.iter())
            .map(|b| format!("{} {}{}", b.kind, at(article, b.start, b.end), entity(article, "speaker", b.speaker)))
            .collect(),
        "sentences" => article.sentences.iter().map(|s| at(article, s.start, s.end)).collect(),
        "quotations" => article.quotations.iter().map(|q| quotation(article, q)).collect(),
        "marked" => article.marked.iter().map(|m| format!("{} reason={}", quoted(&m.text), m.reason)).collect(),
        "entities" => article.entities.iter().map(entity_line).collect(),
        "dates" => article.dates.iter().map(date).collect(),
        "numbers" => (article.numbers.iter())
            .map(|n| {
                let object = n.object.as_ref().map(|o| format!(" object={}", quoted(&o.text))).unwrap_or_default();
                let unit = n.unit.as_ref().map(|u| format!(" unit={u}")).unwrap_or_default();
                format!("{} {} {}{unit}{object}", n.kind, quoted(&n.text), n.value)
            })
            .collect(),
        "event" => event(article),
        "timeline" => (article.timeline.iter())
            .map(|t| {
                let names: Vec<String> =
                    t.entities.iter().map(|&id| quoted(&article.entities[id as usize].name)).collect();
                let future = if t.future { " future" } else { "" };
                let names = if names.is_empty() { String::new() } else { format!(" entities={}", names.join(",")) };
                format!("{} {}{future}{names}", t.value, quoted(&article.dates[t.date as usize].text))
            })
            .collect(),
        "related" => (article.related.iter())
            .map(|r| {
                let media = if r.media.is_empty() { String::new() } else { format!(" media={}", r.media.join(",")) };
                format!("{} {}{media}", quoted(&r.label), quoted(&r.title))
            })
            .collect(),
        "diagnostics" => {
            (article.diagnostics.iter()).map(|d| format!("{} {}", d.rule, at(article, d.start, d.end))).collect()
        }
        _ => return None,
    };
    Some(lines.join("\n"))
}

fn quotation(article: &Article, q: &guillemet::article::Quotation) -> String {
    let mut line = format!("{} {}", q.kind, slices(&q.parts, " "));
    if let Some(cue) = &q.cue {
        let _ = write!(line, " cue={} lemma={}", quoted(&cue.text), quoted(&cue.lemma));
    }
    if let Some(speaker) = &q.speaker {
        let words = if speaker.start.is_some() { quoted(&speaker.text) } else { "null".into() };
        let _ = write!(line, " speaker={words}{}", entity(article, "entity", speaker.entity));
    }
    if let Some(parent) = q.parent {
        let _ = write!(line, " parent={parent}");
    }
    let _ = write!(line, " rule={}", q.rule);
    line
}

fn entity_line(e: &guillemet::article::Entity) -> String {
    let mut line = format!("{} {}", e.kind, quoted(&e.name));
    if let Some(gender) = e.gender {
        let _ = write!(line, " gender={gender}");
    }
    if let Some(evidence) = &e.gender_evidence {
        let _ = write!(line, " evidence={evidence}");
    }
    if let Some(country) = &e.country {
        let _ = write!(line, " country={country}");
    }
    if !e.roles.is_empty() {
        let _ = write!(line, " roles={}", slices(&e.roles, ","));
    }
    let mentions: Vec<String> = (e.mentions.iter())
        .map(|m| match m.form.as_str() {
            "name" => quoted(&m.text),
            form => format!("{form}:{}", quoted(&m.text)),
        })
        .collect();
    let _ = write!(line, " mentions={}", mentions.join(","));
    line
}

fn date(d: &guillemet::article::Date) -> String {
    let mut line = format!("{} {} {}", d.kind, quoted(&d.text), d.value);
    if let Some(grain) = d.grain {
        let _ = write!(line, " grain={grain}");
    }
    if let (Some(earliest), Some(latest)) = (&d.earliest, &d.latest) {
        let _ = write!(line, " {earliest}..{latest}");
    }
    if let Some(modifier) = d.modifier {
        let _ = write!(line, " modifier={modifier}");
    }
    if !d.known.is_empty() {
        let known: Vec<&str> = d.known.iter().map(|grain| grain.as_str()).collect();
        let _ = write!(line, " known={}", known.join(","));
    }
    if let Some(range) = d.range {
        let _ = write!(line, " range={range}");
    }
    let _ = write!(line, " rule={}", d.rule);
    line
}

fn event(article: &Article) -> Vec<String> {
    let Some(event) = &article.event else { return Vec::new() };
    let participant = |key: &str, p: &guillemet::article::Participant| {
        format!("{key}={}{}", quoted(&p.text), entity(article, "entity", p.entity))
    };
    let mut lines = Vec::new();
    lines.extend(event.who.as_ref().map(|p| participant("who", p)));
    lines.extend(event.what.as_ref().map(|what| format!("what={}", quoted(&what.text))));
    lines.extend(event.r#where.as_ref().map(|p| participant("where", p)));
    lines.extend(event.when.as_ref().map(|when| format!("when={}", when.value)));
    lines
}

fn at(article: &Article, start: u32, end: u32) -> String {
    quoted(article.slice(start, end))
}

fn entity(article: &Article, key: &str, id: Option<u32>) -> String {
    id.map(|id| format!(" {key}={}", quoted(&article.entities[id as usize].name))).unwrap_or_default()
}

fn slices(slices: &[Slice], between: &str) -> String {
    let words: Vec<String> = slices.iter().map(|slice| quoted(&slice.text)).collect();
    words.join(between)
}

fn quoted(words: &str) -> String {
    format!("«{}»", words.replace('\n', "\\n"))
}
