//! The spans of each layer, with what their elements say.

use std::fmt::Write as _;

use super::Mark;
use super::escape::escape;
use super::marks::Span;
use super::speakers::{Speakers, colour, names};
use crate::article::{EntityKind, MentionForm};
use crate::export::source::{Source, unique};

/// The spans of some layers.
pub(super) fn spans(source: &Source<'_>, speakers: &Speakers<'_>, layers: &[Mark]) -> Vec<Span> {
    let mut spans = Spans { source, all: Vec::new() };
    // In the order of the layers, whatever the caller's: of two spans in the same place the first one is outside.
    for layer in Mark::ALL.into_iter().filter(|layer| layers.contains(layer)) {
        match layer {
            Mark::Quotations => spans.quotations(speakers),
            Mark::People => spans.entities(EntityKind::Person),
            Mark::Organizations => spans.entities(EntityKind::Organization),
            Mark::Places => spans.entities(EntityKind::Place),
            Mark::Dates => spans.dates(),
            Mark::Numbers => spans.numbers(),
            Mark::Marked => spans.marked(),
            Mark::Blocks => spans.blocks(),
        }
    }
    spans.all
}

struct Spans<'a> {
    source: &'a Source<'a>,
    all: Vec<Span>,
}

impl Spans<'_> {
    fn add(&mut self, start: u32, end: u32, classes: &str, title: &str) -> &mut Span {
        let mut attributes = format!("class=\"{classes}\"");
        if !title.is_empty() {
            attribute("title", title, &mut attributes);
        }
        let (start, end) = (self.source.at(start) as usize, self.source.at(end) as usize);
        self.all.push(Span { start, end, attributes, is_block: false });
        self.all.last_mut().expect("it was pushed")
    }

    fn quotations(&mut self, speakers: &Speakers<'_>) {
        for quotation in &self.source.article.quotations {
            let numbers = speakers.numbers(quotation);
            let names = names(self.source, quotation).unwrap_or_else(|| "?".to_owned());
            // Several speakers share the colour of the first one; their numbers tell.
            let classes = format!("g-quotation g-{} {}", quotation.kind, colour(numbers.first().copied()));
            let title = format!("{} · {names} · {}", quotation.kind, quotation.rule);
            let numbers = numbers.iter().map(usize::to_string).collect::<Vec<_>>().join(" ");
            for (nth, part) in quotation.parts.iter().enumerate() {
                let span = self.add(part.start, part.end, &classes, &title);
                // The numbers stand behind the last part only.
                if !numbers.is_empty() && nth + 1 == quotation.parts.len() {
                    let _ = write!(span.attributes, " data-speaker=\"{numbers}\"");
                }
            }
            if let Some(cue) = &quotation.cue {
                self.add(cue.start, cue.end, "g-cue", &format!("cue · {}", cue.lemma));
            }
        }
    }

    fn entities(&mut self, kind: EntityKind) {
        for entity in self.source.article.entities.iter().filter(|entity| entity.kind == kind) {
            let mut title = format!("{kind} · {}", entity.name);
            for role in unique(entity.roles.iter().map(|role| role.text.as_str())) {
                let _ = write!(title, " · {role}");
            }
            for mention in &entity.mentions {
                let classes = match mention.form {
                    MentionForm::Name => format!("g-{kind}"),
                    form => format!("g-{kind} g-{form}"),
                };
                self.add(mention.start, mention.end, &classes, &title);
            }
        }
    }

    fn dates(&mut self) {
        for date in &self.source.article.dates {
            self.add(date.start, date.end, "g-date", &format!("{} · {}", date.kind, date.value));
        }
    }

    fn numbers(&mut self) {
        for number in &self.source.article.numbers {
            let unit = number.unit.as_deref().map(|unit| format!(" {unit}")).unwrap_or_default();
            self.add(number.start, number.end, "g-number", &format!("{} · {}{unit}", number.kind, number.value));
        }
    }

    fn marked(&mut self) {
        for marked in &self.source.article.marked {
            self.add(marked.start, marked.end, "g-marked", &format!("no speech · {}", marked.reason));
        }
    }

    fn blocks(&mut self) {
        for block in &self.source.article.blocks {
            let span = self.add(block.start, block.end, &format!("g-block g-{}", block.kind), "");
            attribute("data-kind", &block.kind.as_str().replace('_', " "), &mut span.attributes);
            span.is_block = true;
        }
    }
}

fn attribute(name: &str, value: &str, out: &mut String) {
    out.extend([" ", name, "=\""]);
    escape(value, out);
    out.push('"');
}
