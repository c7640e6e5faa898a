//! Related links: the formula, the other article's title, its media tags.

use crate::article::BlockKind;
use crate::blocks::{self, look_up};
use crate::lexicon::Classes;
use crate::surface::Surface;
use crate::text::Span;

/// A pointer to another article.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Related {
    pub(crate) span: Span,
    /// The formula, empty where only an arrow stands before the title.
    pub(crate) label: Span,
    /// Without the signs before it and the media tags at its ends.
    pub(crate) title: Span,
    pub(crate) media: Vec<&'static str>,
}

/// Takes the related blocks apart. A bare formula gives its label to the titles on the lines behind it.
pub(crate) fn related(surface: &Surface<'_>) -> Vec<Related> {
    let mut links: Vec<Related> = Vec::new();
    let mut label_above = None;
    for block in &surface.blocks {
        if block.kind != BlockKind::Related {
            label_above = None;
            continue;
        }
        let formula = blocks::formula(&surface.letters, block.span, surface.lexicon)
            .filter(|found| found.formula.kind == BlockKind::Related);
        let (label, behind) = match formula {
            Some(found) => {
                let label = Span::from_range(found.start..found.end);
                (label, Span::new(label.end(), block.span.end()))
            }
            None => (label_above.unwrap_or(Span::new(block.span.start(), block.span.start())), block.span),
        };
        let mut titles = 0;
        each_title(surface, behind, &mut |title, media| {
            links.push(Related { span: block.span, label, title, media });
            titles += 1;
        });
        if formula.is_some() {
            label_above = (titles == 0).then_some(label);
        }
    }
    links
}

/// Signs before a title.
fn is_lead_in(c: char) -> bool {
    c.is_whitespace() || matches!(c, ':' | '-' | '–' | '—' | '>' | '»' | '►' | '▶' | '→' | '➡' | '•' | '|' | '.' | '›')
}

/// The titles of a block: one, or several behind arrows of their own (`À LIRE AUSSI:» T1» T2`).
fn each_title(surface: &Surface<'_>, behind: Span, visit: &mut dyn FnMut(Span, Vec<&'static str>)) {
    let words = surface.source.slice(behind);
    let mut start = 0;
    let arrows = words.char_indices().filter(|&(_, c)| matches!(c, '►' | '▶' | '»')).map(|(at, _)| at);
    for end in arrows.chain([words.len()]) {
        // « Le «oui» de Paris»: this arrow closes a quotation.
        let closes = words[start..end].matches('«').count() > words[start..end].matches('»').count();
        if closes && end < words.len() {
            continue;
        }
        let piece = &words[start..end];
        let trimmed = piece.trim_start_matches(is_lead_in);
        let from = behind.start() + (end - trimmed.len()) as u32;
        let title = surface.source.trim(Span::new(from, behind.start() + end as u32));
        start = end;
        if !title.is_empty() {
            let (title, media) = take_tags(surface, title);
            visit(title, media);
        }
    }
}

/// Takes the tags at a title's ends off: `Titre (VIDÉO)`, `[PHOTOS & VIDÉOS]`, `EN IMAGES - Titre`, `- Regarder sur ...`.
fn take_tags(surface: &Surface<'_>, title: Span) -> (Span, Vec<&'static str>) {
    let mut media = Vec::new();
    let mut words = surface.source.slice(title);
    if let Some(dash) = words.rfind(" - ") {
        let behind = Span::new(title.start() + dash as u32, title.end());
        let pointer = blocks::formula(&surface.letters, behind, surface.lexicon);
        if pointer.is_some_and(|found| found.formula.kind == BlockKind::Related) {
            words = &words[..dash];
        }
    }
    if let Some(open) = words.ends_with([')', ']']).then(|| words.rfind(['(', '['])).flatten() {
        if is_tag(surface, title.start() as usize + open..title.start() as usize + words.len(), &mut media) {
            words = words[..open].trim_end();
        }
    }
    let mut start = title.start();
    if let Some((tag, rest)) = words.split_once(" - ").or_else(|| words.split_once(". ")) {
        let upper = !tag.chars().any(char::is_lowercase);
        if upper && is_tag(surface, start as usize..start as usize + tag.len(), &mut media) {
            start += (words.len() - rest.trim_start().len()) as u32;
        }
    }
    (Span::new(start, title.start() + words.len() as u32), media)
}

/// Is every word of a stretch a medium or small between them? Adds the media.
fn is_tag(surface: &Surface<'_>, range: std::ops::Range<usize>, media: &mut Vec<&'static str>) -> bool {
    let mut found = Vec::new();
    for word in look_up(&surface.letters, range, surface.lexicon).take(6) {
        match surface.lexicon.formulas.medium(word.id) {
            Some(medium) if !found.contains(&medium) => found.push(medium),
            Some(_) => {}
            None if word.classes.has(Classes::PREPOSITION.union(Classes::COORDINATOR)) => {}
            None => return false,
        }
    }
    let any = !found.is_empty();
    media.extend(found);
    any
}
