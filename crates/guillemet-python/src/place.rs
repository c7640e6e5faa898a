//! Where in an article a view looks.

use guillemet::Article;
use guillemet::article as result;
use serde::Serialize;

use crate::repr::{quoted, with};

/// Defines the kinds of views, with the number that stands for each in a pickle.
macro_rules! layers {
    ($($name:ident = $number:literal,)*) => {
        /// What kind of annotation a view is of.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub(crate) enum Layer { $($name = $number,)* }

        impl Layer {
            /// The layer of a pickle's number.
            pub(crate) fn from_number(number: u8) -> Option<Layer> {
                match number { $($number => Some(Layer::$name),)* _ => None }
            }
        }
    };
}

layers! {
    Publication = 0, Block = 1, Sentence = 2, Quotation = 3, Cue = 4, Speaker = 5, Marked = 6, Entity = 7, Mention = 8,
    Date = 9, Number = 10, Event = 11, Participant = 12, EventDate = 13, TimelineEntry = 14, Related = 15,
    Diagnostic = 16, Slice = 17, Token = 18,
}

/// The number of a participant: who, or where.
pub(crate) const WHO: u32 = 0;
pub(crate) const WHERE: u32 = 1;

/// One annotation of an article.
///
/// `index` counts in the list of the layer (in that of quotations for cues and speakers, of entities for mentions), `sub` in
/// the list inside it. A slice has its start and end there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Place {
    pub(crate) layer: Layer,
    pub(crate) index: u32,
    pub(crate) sub: u32,
}

/// What stands at a place.
pub(crate) enum Record<'a> {
    Publication(&'a result::Publication),
    Block(&'a result::Block),
    Sentence(&'a result::Sentence),
    Quotation(&'a result::Quotation),
    Cue(&'a result::Cue),
    Speaker(&'a result::Speaker),
    Marked(&'a result::Marked),
    Entity(&'a result::Entity),
    Mention(&'a result::Mention),
    Date(&'a result::Date),
    Number(&'a result::Number),
    Event(&'a result::Event),
    Participant(&'a result::Participant),
    EventDate(&'a result::EventDate),
    TimelineEntry(&'a result::TimelineEntry),
    Related(&'a result::Related),
    Diagnostic(&'a result::Diagnostic),
    Token(&'a result::Token),
    Slice(u32, u32),
}

impl Place {
    /// What stands here, or `None` in an article that has nothing here.
    pub(crate) fn record(self, article: &Article) -> Option<Record<'_>> {
        let (index, sub) = (self.index as usize, self.sub as usize);
        let event = || article.event.as_ref();
        Some(match self.layer {
            Layer::Publication => Record::Publication(article.published.as_ref()?),
            Layer::Block => Record::Block(article.blocks.get(index)?),
            Layer::Sentence => Record::Sentence(article.sentences.get(index)?),
            Layer::Quotation => Record::Quotation(article.quotations.get(index)?),
            Layer::Cue => Record::Cue(article.quotations.get(index)?.cue.as_ref()?),
            Layer::Speaker => Record::Speaker(article.quotations.get(index)?.speaker.as_ref()?),
            Layer::Marked => Record::Marked(article.marked.get(index)?),
            Layer::Entity => Record::Entity(article.entities.get(index)?),
            Layer::Mention => Record::Mention(article.entities.get(index)?.mentions.get(sub)?),
            Layer::Date => Record::Date(article.dates.get(index)?),
            Layer::Number => Record::Number(article.numbers.get(index)?),
            Layer::Event => Record::Event(event()?),
            Layer::Participant => Record::Participant(match self.index {
                WHO => event()?.who.as_ref()?,
                _ => event()?.r#where.as_ref()?,
            }),
            Layer::EventDate => Record::EventDate(event()?.when.as_ref()?),
            Layer::TimelineEntry => Record::TimelineEntry(article.timeline.get(index)?),
            Layer::Related => Record::Related(article.related.get(index)?),
            Layer::Diagnostic => Record::Diagnostic(article.diagnostics.get(index)?),
            Layer::Token => Record::Token(article.tokens.get(index)?),
            Layer::Slice => Record::Slice(self.index, self.sub),
        })
    }
}

impl Record<'_> {
    /// Where it starts and ends, where it has a place of its own.
    pub(crate) fn span(&self, article: &Article) -> Option<(u32, u32)> {
        Some(match *self {
            Record::Publication(p) => p.start.zip(p.end)?,
            Record::Block(b) => (b.start, b.end),
            Record::Sentence(s) => (s.start, s.end),
            Record::Quotation(q) => quotation_span(q),
            Record::Cue(c) => (c.start, c.end),
            Record::Speaker(s) => s.start.zip(s.end)?,
            Record::Marked(m) => (m.start, m.end),
            Record::Entity(e) => name_mention(e).map_or((0, 0), |m| (m.start, m.end)),
            Record::Mention(m) => (m.start, m.end),
            Record::Date(d) => (d.start, d.end),
            Record::Number(n) => (n.start, n.end),
            Record::Event(e) => e.what.as_ref().map(|what| (what.start, what.end))?,
            Record::Participant(p) => (p.start, p.end),
            Record::EventDate(d) => date_span(article, d.date?)?,
            Record::TimelineEntry(t) => article.sentences.get(t.sentence as usize).map(|s| (s.start, s.end))?,
            Record::Related(r) => (r.start, r.end),
            Record::Diagnostic(d) => (d.start, d.end),
            Record::Token(t) => (t.start, t.end),
            Record::Slice(start, end) => (start, end),
        })
    }

    /// What stands for its words where it has no place in the text.
    pub(crate) fn stand_in(&self) -> String {
        match self {
            Record::Publication(p) => p.value.to_string(),
            Record::Speaker(s) => s.text.to_string(),
            Record::EventDate(d) => d.value.to_string(),
            _ => String::new(),
        }
    }

    /// The record as JSON; `words` are those of the slice.
    pub(crate) fn json(&self, words: impl FnOnce() -> String) -> String {
        fn json(value: &impl Serialize) -> String {
            // Strings, numbers and lists only: nothing that JSON can't hold.
            serde_json::to_string(value).expect("an annotation is always valid JSON")
        }
        match self {
            Record::Publication(r) => json(r),
            Record::Block(r) => json(r),
            Record::Sentence(r) => json(r),
            Record::Quotation(r) => json(r),
            Record::Cue(r) => json(r),
            Record::Speaker(r) => json(r),
            Record::Marked(r) => json(r),
            Record::Entity(r) => json(r),
            Record::Mention(r) => json(r),
            Record::Date(r) => json(r),
            Record::Number(r) => json(r),
            Record::Event(r) => json(r),
            Record::Participant(r) => json(r),
            Record::EventDate(r) => json(r),
            Record::TimelineEntry(r) => json(r),
            Record::Related(r) => json(r),
            Record::Diagnostic(r) => json(r),
            Record::Token(r) => json(r),
            Record::Slice(start, end) => json(&result::Slice { start: *start, end: *end, text: words().into() }),
        }
    }

    /// What a Python session shows; `words` are the annotation's.
    pub(crate) fn repr(&self, article: &Article, words: &str) -> String {
        let text = quoted(words);
        let name = |id: Option<u32>| id.and_then(|id| article.entities.get(id as usize)).map(|e| e.name.as_str());
        let named = |speaker: &result::Speaker| {
            let names: Vec<&str> = speaker.entities().filter_map(|id| name(Some(id))).collect();
            (!names.is_empty()).then(|| names.join(", "))
        };
        match self {
            Record::Publication(p) => format!("<Publication {}>", p.value),
            Record::Block(b) => format!("<Block {} {text}{}>", b.kind, with("speaker", name(b.speaker))),
            Record::Sentence(_) => format!("<Sentence {text}>"),
            Record::Quotation(q) => {
                let speaker = q.speaker.as_ref().map(|s| named(s).unwrap_or_else(|| s.text.to_string()));
                format!("<Quotation {} {}{}>", q.kind, quoted(&words_of(q)), with("speaker", speaker.as_deref()))
            }
            Record::Cue(c) => format!("<Cue {text} lemma={}>", quoted(&c.lemma)),
            Record::Speaker(s) => format!("<Speaker {}{}>", quoted(&s.text), with("entity", named(s).as_deref())),
            Record::Marked(m) => format!("<Marked {text} reason={}>", quoted(&m.reason)),
            Record::Entity(e) => {
                let roles: Vec<&str> = e.roles.iter().map(|role| role.text.as_str()).collect();
                let roles = (!roles.is_empty()).then(|| roles.join(", "));
                format!("<Entity {} {}{}>", e.kind, quoted(&e.name), with("roles", roles.as_deref()))
            }
            Record::Mention(m) => format!("<Mention {} {text}>", m.form),
            Record::Date(d) => format!("<Date {} {text} {}>", d.kind, d.value),
            Record::Number(n) => {
                let unit = n.unit.as_ref().map(|unit| format!(" {unit}")).unwrap_or_default();
                format!("<Number {} {text} {}{unit}>", n.kind, n.value)
            }
            Record::Event(e) => format!(
                "<Event{}{}{}{}>",
                with("who", e.who.as_ref().map(|p| p.text.as_str())),
                with("what", e.what.as_ref().map(|w| w.text.as_str())),
                with("where", e.r#where.as_ref().map(|p| p.text.as_str())),
                e.when.as_ref().map(|when| format!(" when={}", when.value)).unwrap_or_default(),
            ),
            Record::Participant(p) => format!("<Participant {text}{}>", with("entity", name(p.entity))),
            Record::EventDate(d) => format!("<EventDate {}>", d.value),
            Record::TimelineEntry(t) => format!("<TimelineEntry {} {text}>", t.value),
            Record::Related(r) => format!("<Related {} {}>", quoted(&r.label), quoted(&r.title)),
            Record::Diagnostic(d) => format!("<Diagnostic {} {text}>", d.rule),
            Record::Token(t) => format!("<Token {text} {}>", t.pos),
            Record::Slice(..) => format!("<Slice {text}>"),
        }
    }
}

/// What is said: the parts, with a blank between them.
pub(crate) fn words_of(quotation: &result::Quotation) -> String {
    let parts: Vec<&str> = quotation.parts.iter().map(|part| part.text.as_str()).collect();
    parts.join(" ")
}

/// From the first part to the last.
pub(crate) fn quotation_span(quotation: &result::Quotation) -> (u32, u32) {
    match (quotation.parts.first(), quotation.parts.last()) {
        (Some(first), Some(last)) => (first.start, last.end),
        _ => (0, 0),
    }
}

/// The first mention that is the entity's name in full, else its first one.
fn name_mention(entity: &result::Entity) -> Option<&result::Mention> {
    entity.mentions.iter().find(|m| m.text == entity.name).or_else(|| entity.mentions.first())
}

fn date_span(article: &Article, id: u32) -> Option<(u32, u32)> {
    article.dates.get(id as usize).map(|date| (date.start, date.end))
}
