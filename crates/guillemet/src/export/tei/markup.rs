//! Which element stands for which annotation.

use super::{dating, entity_reference};
use crate::article::{Date, DateKind, EntityKind, MentionForm, NumberKind, Quotation, QuotationKind, Speaker};
use crate::export::source::Source;
use crate::export::values::{calendar_type, duration_type};

/// An annotation as an inline element.
pub(super) struct Markup {
    pub(super) element: &'static str,
    pub(super) attributes: Vec<(&'static str, String)>,
    /// Where it stands, in bytes.
    pub(super) parts: Vec<(u32, u32)>,
    /// The start of the `xml:id` of its pieces; each piece gets one where others point at it.
    pub(super) key: String,
    /// The annotation that this one belongs to.
    pub(super) of: Option<usize>,
    /// Do others point at it?
    pub(super) is_target: bool,
}

impl Markup {
    /// Is it speech? TEI allows speech in fewer places than names and dates.
    pub(super) fn is_speech(&self) -> bool {
        matches!(self.element, "said" | "quote")
    }

    /// May speech stand in it?
    pub(super) fn holds_speech(&self) -> bool {
        matches!(self.element, "said" | "quote" | "seg" | "title")
    }
}

/// The annotations of an article. Of two at the same place, the first one goes around the second.
pub(super) fn collect(source: &Source<'_>) -> Vec<Markup> {
    let mut all = Collector { source, all: Vec::new() };
    all.quotations();
    all.related();
    all.marked();
    all.dates();
    all.numbers();
    all.mentions();
    all.all
}

struct Collector<'a> {
    source: &'a Source<'a>,
    all: Vec<Markup>,
}

impl Collector<'_> {
    /// Adds an annotation with offsets of the article, and answers its index.
    fn add(
        &mut self,
        element: &'static str,
        key: String,
        parts: &[(u32, u32)],
        attributes: Vec<(&'static str, String)>,
    ) -> usize {
        let parts = parts.iter().map(|&(start, end)| (self.source.at(start), self.source.at(end))).collect();
        self.all.push(Markup { element, attributes, parts, key, of: None, is_target: false });
        self.all.len() - 1
    }

    fn quotations(&mut self) {
        for quotation in &self.source.article.quotations {
            let key = format!("q{}", quotation.id);
            let parts: Vec<(u32, u32)> = quotation.parts.iter().map(|part| (part.start, part.end)).collect();
            let (element, attributes) = speech(quotation);
            let speech = self.add(element, key.clone(), &parts, attributes);
            self.all[speech].is_target = true;
            if let Some((start, end)) = quotation.speaker.as_ref().and_then(|speaker| speaker.start.zip(speaker.end)) {
                let speaker =
                    self.add("seg", key.clone() + ".speaker", &[(start, end)], vec![("type", "speaker".into())]);
                self.all[speaker].of = Some(speech);
            }
            if let Some(cue) = &quotation.cue {
                let attributes = vec![("type", "cue".into()), ("n", cue.lemma.to_string())];
                let cue = self.add("seg", key + ".cue", &[(cue.start, cue.end)], attributes);
                self.all[cue].of = Some(speech);
            }
        }
    }

    /// The formula and the title of a related link, which stand in its words.
    fn related(&mut self) {
        for (n, related) in self.source.article.related.iter().enumerate() {
            let start = self.source.at(related.start);
            let words = self.source.words(related.start, related.end);
            let label = words.find(related.label.as_str()).filter(|_| !related.label.is_empty());
            let behind = label.map_or(0, |at| at + related.label.len());
            let title = words[behind..].find(related.title.as_str()).map(|at| behind + at);
            let pieces = [("seg", label, &related.label), ("title", title, &related.title)];
            for (element, at, piece) in pieces {
                let Some(at) = at else { continue };
                let from = start + at as u32;
                let attributes = if element == "seg" { vec![("type", "label".into())] } else { Vec::new() };
                self.all.push(Markup {
                    element,
                    attributes,
                    parts: vec![(from, from + piece.len() as u32)],
                    key: format!("r{n}.{element}"),
                    of: None,
                    is_target: false,
                });
            }
        }
    }

    fn marked(&mut self) {
        for (n, marked) in self.source.article.marked.iter().enumerate() {
            let (element, attributes) = match marked.reason.as_str() {
                "title" => ("title", Vec::new()),
                "name" => ("name", Vec::new()),
                "term" => ("term", Vec::new()),
                reason => ("soCalled", vec![("n", reason.to_owned())]),
            };
            self.add(element, format!("k{n}"), &[(marked.start, marked.end)], attributes);
        }
    }

    fn dates(&mut self) {
        for date in &self.source.article.dates {
            let element = if date.kind == DateKind::Time { "time" } else { "date" };
            self.add(element, format!("d{}", date.id), &[(date.start, date.end)], date_attributes(date));
        }
    }

    fn numbers(&mut self) {
        for (n, number) in self.source.article.numbers.iter().enumerate() {
            let (element, quantity) = match number.kind {
                NumberKind::Count if number.unit.is_none() => ("num", "value"),
                _ => ("measure", "quantity"),
            };
            let mut attributes = vec![("type", number.kind.as_str().to_owned()), (quantity, number.value.to_string())];
            // TEI takes one word here.
            attributes.extend(number.unit.as_ref().map(|unit| ("unit", unit.replace(char::is_whitespace, "_"))));
            self.add(element, format!("n{n}"), &[(number.start, number.end)], attributes);
        }
    }

    fn mentions(&mut self) {
        for entity in &self.source.article.entities {
            let name = match entity.kind {
                EntityKind::Person => "persName",
                EntityKind::Organization => "orgName",
                EntityKind::Place => "placeName",
            };
            for (n, mention) in entity.mentions.iter().enumerate() {
                let reference = ("ref", entity_reference(entity.id));
                let (element, attributes) = match mention.form {
                    MentionForm::Name => (name, vec![reference]),
                    form => ("rs", vec![("type", form.as_str().to_owned()), reference]),
                };
                self.add(element, format!("m{}.{n}", entity.id), &[(mention.start, mention.end)], attributes);
            }
        }
    }
}

/// Somebody's own words and reported ones are `said`; a fragment that is built into the writer's sentence is a `quote`.
fn speech(quotation: &Quotation) -> (&'static str, Vec<(&'static str, String)>) {
    let speakers: Vec<String> = quotation.speaker.iter().flat_map(Speaker::entities).map(entity_reference).collect();
    // TEI separates several pointers by blanks.
    let who = (!speakers.is_empty()).then(|| speakers.join(" "));
    match quotation.kind {
        QuotationKind::Mixed => {
            let mut attributes = vec![("type", "mixed".to_owned())];
            attributes.extend(who.map(|who| ("source", who)));
            ("quote", attributes)
        }
        kind => {
            let direct = (kind == QuotationKind::Direct).to_string();
            ("said", who.map(|who| ("who", who)).into_iter().chain([("direct", direct)]).collect())
        }
    }
}

/// What a date means; `n` keeps the TIMEX3 value where the other attributes can't say all of it.
fn date_attributes(date: &Date) -> Vec<(&'static str, String)> {
    let mut attributes = match (date.kind, date.modifier) {
        (DateKind::Duration | DateKind::Set, _) => vec![("type", date.kind.as_str().to_owned())],
        (_, Some(_)) => vec![("type", "date".to_owned())],
        (_, None) => Vec::new(),
    };
    attributes.extend(date.modifier.map(|modifier| ("subtype", modifier.as_str().to_owned())));
    let (meaning, is_whole) = match date.kind {
        DateKind::Duration => {
            let length = duration(&date.value);
            let is_whole = length.is_some();
            (length.into_iter().collect(), is_whole)
        }
        DateKind::Set => (Vec::new(), false),
        DateKind::Date | DateKind::Time => (dating(date), calendar_type(&date.value).is_some()),
    };
    if !is_whole {
        attributes.push(("n", date.value.to_string()));
    }
    attributes.extend(meaning);
    attributes
}

/// A length in XML Schema's words, or, with weeks, in those of ISO 8601.
fn duration(value: &str) -> Option<(&'static str, String)> {
    if let Some(length) = duration_type(value) {
        return Some(("dur", length.to_owned()));
    }
    let weeks = value.strip_prefix('P')?.strip_suffix('W')?;
    (!weeks.is_empty() && weeks.bytes().all(|b| b.is_ascii_digit())).then(|| ("dur-iso", value.to_owned()))
}
