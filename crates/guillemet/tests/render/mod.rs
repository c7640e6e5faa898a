//! Annotations as lines for people: what `tests/spec` and `tests/corpus` hold.

use std::fmt::Write as _;

use guillemet::article::{Article, Slice};

/// The annotations of one layer, one a line, or `None` for a layer that doesn't exist.
pub fn render(article: &Article, layer: &str) -> Option<String> {
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
        // A sentence a line.
        "tokens" => (0..article.sentences.len() as u32)
            .map(|sentence| {
                let words = article.tokens.iter().filter(|token| token.sentence == sentence);
                words.map(|token| format!("{}/{}", token.text, token.pos)).collect::<Vec<_>>().join(" ")
            })
            .collect(),
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
        for &other in &speaker.others {
            line += &entity(article, "other", Some(other));
        }
        if !matches!(speaker.rule.as_str(), "named" | "own-words") && speaker.rule != q.rule {
            let _ = write!(line, " by={}", speaker.rule);
        }
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
