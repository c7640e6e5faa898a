//! W3C Web Annotation.

use super::json::{Json, Object};
use super::source::{Source, uuid};
use crate::article::{Article, Slice};
use crate::text::OffsetUnit;

/// How many code points before and behind the words help to find them again in a text that was edited.
const CONTEXT: usize = 32;

/// Writes a page of [W3C Web Annotations](https://www.w3.org/TR/annotation-model/).
///
/// Each annotation points at the text twice: by position, in code points as the standard asks, and by its words with what
/// stands around them, which survives edits. Bodies are tags (`quotation`, `direct`), and `identifying` or `describing`
/// texts: a speaker's name, a date's value. The text's IRI is made of its words.
///
/// ```
/// let article = guillemet::Parser::new().parse("Il pleut à Brest.")?;
/// let page = guillemet::export::web_annotation(&article);
/// assert!(page.contains(r#"{"type":"TextPositionSelector","start":0,"end":17}"#));
/// # Ok::<(), guillemet::Error>(())
/// ```
pub fn web_annotation(article: &Article) -> String {
    let mut page =
        Page { source: Source::new(article, OffsetUnit::Chars), text: uuid(&article.text), items: Vec::new() };
    page.blocks();
    page.quotations();
    page.entities();
    page.dates();
    page.others();
    Object::new()
        .with("@context", "http://www.w3.org/ns/anno.jsonld")
        .with("id", format!("{}#annotations", page.text))
        .with("type", "AnnotationPage")
        .with("items", page.items)
        .write()
}

struct Page<'a> {
    source: Source<'a>,
    /// The IRI of the text.
    text: String,
    items: Vec<Json>,
}

impl Page<'_> {
    /// Adds an annotation of one or more stretches.
    fn annotate(
        &mut self,
        id: String,
        motivation: &str,
        bodies: Vec<Object>,
        targets: impl Iterator<Item = (u32, u32)>,
    ) {
        let targets: Vec<Json> = targets.map(|(start, end)| self.target(start, end).into()).collect();
        let item = Object::new()
            .with("id", format!("{}#{id}", self.text))
            .with("type", "Annotation")
            .with("motivation", motivation)
            .list("body", bodies)
            .with("target", targets);
        self.items.push(item.into());
    }

    fn target(&self, start: u32, end: u32) -> Object {
        let exact = self.source.words(start, end);
        let position = Object::new()
            .with("type", "TextPositionSelector")
            .with("start", self.source.at(start))
            .with("end", self.source.at(end));
        let quote = Object::new()
            .with("type", "TextQuoteSelector")
            .with("exact", exact)
            .with("prefix", self.source.before(start, CONTEXT))
            .with("suffix", self.source.behind(end, CONTEXT));
        Object::new().with("source", self.text.as_str()).with("selector", vec![Json::from(position), Json::from(quote)])
    }

    fn blocks(&mut self) {
        for (id, block) in self.source.article.blocks.iter().enumerate() {
            let bodies = vec![tag("block"), tag(block.kind.as_str())];
            self.annotate(format!("block-{id}"), "classifying", bodies, [(block.start, block.end)].into_iter());
        }
    }

    fn quotations(&mut self) {
        for quotation in &self.source.article.quotations {
            let id = quotation.id;
            let mut bodies = vec![tag("quotation"), tag(quotation.kind.as_str())];
            if let Some(speaker) = &quotation.speaker {
                if speaker.entity.is_none() {
                    bodies.push(text("identifying", &speaker.text));
                }
                bodies.extend(self.source.speaking(Some(speaker)).map(|entity| self.entity(entity.id, &entity.name)));
            }
            self.annotate(format!("quotation-{id}"), "classifying", bodies, quotation.parts.iter().map(place));
            if let Some(cue) = &quotation.cue {
                let bodies = vec![tag("cue"), text("describing", &cue.lemma), self.link(&format!("quotation-{id}"))];
                self.annotate(format!("cue-{id}"), "classifying", bodies, [(cue.start, cue.end)].into_iter());
            }
            let speaker = quotation.speaker.as_ref().and_then(|speaker| speaker.start.zip(speaker.end));
            if let Some(speaker) = speaker {
                let bodies = vec![tag("speaker"), self.link(&format!("quotation-{id}"))];
                self.annotate(format!("speaker-{id}"), "classifying", bodies, [speaker].into_iter());
            }
        }
    }

    fn entities(&mut self) {
        for entity in &self.source.article.entities {
            for (n, mention) in entity.mentions.iter().enumerate() {
                let id = format!("mention-{}-{n}", entity.id);
                let bodies =
                    vec![tag(entity.kind.as_str()), tag(mention.form.as_str()), self.entity(entity.id, &entity.name)];
                self.annotate(id, "identifying", bodies, [(mention.start, mention.end)].into_iter());
            }
            for (n, role) in entity.roles.iter().enumerate() {
                let bodies = vec![tag("role"), self.entity(entity.id, &entity.name)];
                self.annotate(format!("role-{}-{n}", entity.id), "describing", bodies, [place(role)].into_iter());
            }
        }
    }

    fn dates(&mut self) {
        for date in &self.source.article.dates {
            let bodies = vec![tag(date.kind.as_str()), text("describing", &date.value)];
            self.annotate(format!("date-{}", date.id), "classifying", bodies, [(date.start, date.end)].into_iter());
        }
    }

    fn others(&mut self) {
        let article = self.source.article;
        for (id, number) in article.numbers.iter().enumerate() {
            let unit = number.unit.as_ref().map(|unit| format!(" {unit}")).unwrap_or_default();
            let value = format!("{}{unit}", number.value);
            let bodies = vec![tag("number"), tag(number.kind.as_str()), text("describing", &value)];
            self.annotate(format!("number-{id}"), "classifying", bodies, [(number.start, number.end)].into_iter());
        }
        for (id, marked) in article.marked.iter().enumerate() {
            let bodies = vec![tag("marked"), tag(&marked.reason)];
            self.annotate(format!("marked-{id}"), "classifying", bodies, [(marked.start, marked.end)].into_iter());
        }
        if let Some(what) = article.event.as_ref().and_then(|event| event.what.as_ref()) {
            self.annotate("event".into(), "highlighting", vec![tag("event")], [place(what)].into_iter());
        }
    }

    /// A body that says which entity is meant.
    fn entity(&self, id: u32, name: &str) -> Object {
        let body = Object::new().with("id", format!("{}#entity-{id}", self.text)).with("type", "TextualBody");
        body.with("purpose", "identifying").with("value", name)
    }

    /// A body that points at another annotation of the page.
    fn link(&self, id: &str) -> Object {
        Object::new()
            .with("type", "SpecificResource")
            .with("purpose", "linking")
            .with("source", format!("{}#{id}", self.text))
    }
}

fn tag(value: &str) -> Object {
    text("tagging", value)
}

fn text(purpose: &str, value: &str) -> Object {
    Object::new().with("type", "TextualBody").with("purpose", purpose).with("value", value)
}

fn place(slice: &Slice) -> (u32, u32) {
    (slice.start, slice.end)
}
