//! What stands below the text: what the marks mean, who speaks, what happened, who said what, when.

use std::fmt::Write as _;

use smol_str::SmolStr;

use super::Mark;
use super::escape::escape_text;
use super::speakers::{Speakers, Voice, colour, names};
use crate::article::{Article, EntityKind, Quotation, TimelineEntry};
use crate::export::source::{Source, joined, unique, word_count};

/// Says what the marks in the text mean, each in its own look.
pub(super) fn legend(article: &Article, layers: &[Mark], out: &mut String) {
    let named = |kind| article.entities.iter().any(|entity| entity.kind == kind);
    let entries: Vec<&str> = [
        (Mark::Quotations, article.quotations.iter().any(|q| q.cue.is_some()), "<span class=\"g-cue\">cue</span>"),
        (Mark::People, named(EntityKind::Person), "<span class=\"g-person\">person</span>"),
        (Mark::Organizations, named(EntityKind::Organization), "<span class=\"g-organization\">organization</span>"),
        (Mark::Places, named(EntityKind::Place), "<span class=\"g-place\">place</span>"),
        (Mark::Dates, !article.dates.is_empty(), "<span class=\"g-date\">date</span>"),
        (Mark::Numbers, !article.numbers.is_empty(), "<span class=\"g-number\">number</span>"),
        (Mark::Marked, !article.marked.is_empty(), "<span class=\"g-marked\">no speech</span>"),
    ]
    .into_iter()
    .filter_map(|(layer, is_there, entry)| (is_there && layers.contains(&layer)).then_some(entry))
    .collect();
    if !entries.is_empty() {
        let _ = write!(out, "<p class=\"g-legend\">{}</p>", entries.join(" "));
    }
}

/// Writes every table that has a row.
pub(super) fn tables(source: &Source<'_>, speakers: &Speakers<'_>, out: &mut String) {
    table("Speakers", &["", "name", "roles", "quotations", "words"], &speaker_rows(source, speakers), true, out);
    table("Event", &[], &event_rows(source), true, out);
    table("Quotations", &["", "speaker", "cue", "kind", "words"], &quotation_rows(source, speakers), false, out);
    table("Timeline", &["date", "fact"], &timeline_rows(source), false, out);
}

/// A row of cells, each of them HTML.
type Row = Vec<String>;

/// Who speaks, how often and how much.
fn speaker_rows(source: &Source<'_>, speakers: &Speakers<'_>) -> Vec<Row> {
    let row = |(nth, voice): (usize, &Voice<'_>)| {
        let entity = source.entity(voice.entity);
        let roles = entity.map(|entity| unique(entity.roles.iter().map(|role| role.text.as_str())).join(", "));
        let words: usize = voice.quotations.iter().map(|quotation| word_count(&joined(&quotation.parts))).sum();
        vec![
            chip(Some(nth + 1)),
            escape_text(entity.map_or(voice.words, |entity| &entity.name)),
            escape_text(&roles.unwrap_or_default()),
            voice.quotations.len().to_string(),
            words.to_string(),
        ]
    };
    speakers.voices.iter().enumerate().map(row).collect()
}

/// The main event.
fn event_rows(source: &Source<'_>) -> Vec<Row> {
    let Some(event) = &source.article.event else { return Vec::new() };
    let slots = [
        ("who", event.who.as_ref().map(|who| &who.text)),
        ("what", event.what.as_ref().map(|what| &what.text)),
        ("where", event.r#where.as_ref().map(|place| &place.text)),
        ("when", event.when.as_ref().map(|when| &when.value)),
    ];
    let row = |(name, words): (&str, Option<&SmolStr>)| Some(vec![name.to_owned(), escape_text(words?)]);
    slots.into_iter().filter_map(row).collect()
}

/// Every quotation with its speaker and cue.
fn quotation_rows(source: &Source<'_>, speakers: &Speakers<'_>) -> Vec<Row> {
    let row = |quotation: &Quotation| {
        let numbers = speakers.numbers(quotation);
        let chips = numbers.iter().map(|&number| chip(Some(number))).collect::<Vec<_>>().join(" ");
        vec![
            if numbers.is_empty() { chip(None) } else { chips },
            names(source, quotation).map(|names| escape_text(&names)).unwrap_or_default(),
            quotation.cue.as_ref().map(|cue| escape_text(&cue.text)).unwrap_or_default(),
            quotation.kind.as_str().to_owned(),
            escape_text(&joined(&quotation.parts)),
        ]
    };
    source.article.quotations.iter().map(row).collect()
}

/// Dated facts in the order of their dates.
fn timeline_rows(source: &Source<'_>) -> Vec<Row> {
    let row = |entry: &TimelineEntry| {
        let sentence = source.article.sentences.get(entry.sentence as usize)?;
        let to_come = if entry.future { " (to come)" } else { "" };
        let fact = source.words(sentence.start, sentence.end);
        Some(vec![escape_text(&entry.value) + to_come, escape_text(fact)])
    };
    source.article.timeline.iter().filter_map(row).collect()
}

/// Writes a table that folds. No rows, no table.
fn table(title: &str, head: &[&str], rows: &[Row], is_open: bool, out: &mut String) {
    if rows.is_empty() {
        return;
    }
    let open = if is_open { " open" } else { "" };
    let _ = write!(out, "<details{open}><summary>{title}</summary><table>");
    if !head.is_empty() {
        out.push_str("<thead><tr>");
        out.extend(head.iter().map(|cell| format!("<th>{cell}</th>")));
        out.push_str("</tr></thead>");
    }
    out.push_str("<tbody>");
    for row in rows {
        out.push_str("<tr>");
        out.extend(row.iter().map(|cell| format!("<td>{cell}</td>")));
        out.push_str("</tr>");
    }
    out.push_str("</tbody></table></details>");
}

/// A speaker's number in their colour.
fn chip(number: Option<usize>) -> String {
    let shown = number.map_or_else(|| "?".to_owned(), |number| number.to_string());
    format!("<span class=\"g-chip {}\">{shown}</span>", colour(number))
}
