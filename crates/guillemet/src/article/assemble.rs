//! Puts the results of the stages together.

use smol_str::SmolStr;

use super::{
    Article, Block, Cue, Date, Diagnostic, Entity, Event, EventDate, Marked, Mention, MentionForm, Number, Participant,
    Publication, Quotation, Related, SCHEMA_VERSION, Sentence, Slice, Speaker, TimelineEntry, Token,
};
use crate::dates::Dates;
use crate::entities::Entities;
use crate::ids::EntityId;
use crate::quotations::Quotations;
use crate::surface::Surface;
use crate::tagger::TaggedWord;
use crate::text::{OffsetUnit, Span, sort_by_place};
use crate::{diagnostics, events, related};

/// What the stages behind the surface found.
#[derive(Default)]
pub(crate) struct Parts {
    pub(crate) dates: Dates,
    pub(crate) entities: Entities,
    pub(crate) quotations: Quotations,
    /// Who speaks in each block that has a speaker.
    pub(crate) speakers: Vec<(usize, EntityId)>,
    pub(crate) event: Option<events::Event>,
    pub(crate) timeline: Vec<events::TimelineEntry>,
    pub(crate) numbers: Vec<events::Number>,
    pub(crate) related: Vec<related::Related>,
    pub(crate) diagnostics: Vec<diagnostics::Diagnostic>,
    pub(crate) words: Vec<TaggedWord>,
}

/// The article with byte offsets.
pub(crate) fn assemble(surface: &Surface<'_>, parts: Parts, language: &str) -> Article {
    let words = |span: Span| SmolStr::new(surface.source.slice(span));
    // What stands in the code or the tables need not be copied.
    let fixed = SmolStr::new_static;
    let slice = |span: Span| Slice { start: span.start(), end: span.end(), text: words(span) };
    let participant = |(span, entity): (Span, Option<EntityId>)| Participant {
        start: span.start(),
        end: span.end(),
        text: words(span),
        entity: entity.map(|id| id.0),
    };

    let mut blocks: Vec<Block> = surface
        .blocks
        .iter()
        .map(|b| Block { kind: b.kind, start: b.span.start(), end: b.span.end(), speaker: None, rule: fixed(b.rule) })
        .collect();
    for (block, speaker) in parts.speakers {
        blocks[block].speaker = Some(speaker.0);
    }

    let mut mentioned = vec![0; parts.entities.all.len()];
    for m in &parts.entities.mentions {
        mentioned[m.entity.index()] += 1;
    }
    let mut entities: Vec<Entity> = (parts.entities.all.iter().enumerate())
        .map(|(id, e)| Entity {
            id: id as u32,
            kind: e.kind,
            name: words(e.name),
            gender: e.gender,
            gender_evidence: e.gender_evidence.map(fixed),
            country: e.country.map(fixed),
            roles: e.roles.iter().map(|&role| slice(role)).collect(),
            mentions: Vec::with_capacity(mentioned[id]),
        })
        .collect();
    let speaking = speaking(&parts.quotations);
    for m in &parts.entities.mentions {
        let Slice { start, end, text } = slice(m.span);
        // Who speaks was decided with more evidence than who is meant: the two must not disagree.
        let spoken =
            (m.form == MentionForm::Pronoun).then(|| speaking.binary_search_by_key(&m.span, |&(span, _)| span));
        let entity = spoken.and_then(Result::ok).map_or(m.entity, |at| speaking[at].1);
        entities[entity.index()].mentions.push(Mention { start, end, text, form: m.form });
    }

    let quotations = (parts.quotations.all.into_iter().enumerate())
        .map(|(id, q)| Quotation {
            id: id as u32,
            kind: q.kind,
            parts: q.parts.iter().map(|&part| slice(part)).collect(),
            cue: q.cue.map(|c| Cue {
                start: c.span.start(),
                end: c.span.end(),
                text: words(c.span),
                lemma: fixed(c.lemma),
            }),
            speaker: q.speaker.and_then(|s| {
                let text = s.span.or_else(|| s.entity.map(|id| parts.entities.get(id).name)).map(words)?;
                Some(Speaker {
                    start: s.span.map(Span::start),
                    end: s.span.map(Span::end),
                    text,
                    entity: s.entity.map(|id| id.0),
                    others: q.others.iter().map(|id| id.0).collect(),
                    rule: fixed(q.way),
                })
            }),
            parent: q.parent,
            rule: fixed(q.rule),
        })
        .collect();

    let timeline = (parts.timeline.into_iter())
        .map(|t| TimelineEntry {
            value: parts.dates.all[t.date.index()].value.clone(),
            date: t.date.0,
            sentence: t.sentence as u32,
            future: t.future,
            entities: t.entities.iter().map(|id| id.0).collect(),
        })
        .collect();

    let dates = (parts.dates.all.into_iter().enumerate())
        .map(|(id, d)| Date {
            id: id as u32,
            start: d.span.start(),
            end: d.span.end(),
            text: words(d.span),
            kind: d.kind,
            value: d.value,
            grain: d.grain,
            earliest: d.earliest,
            latest: d.latest,
            modifier: d.modifier,
            known: d.known,
            range: d.range.map(|id| id.0),
            rule: fixed(d.rule),
        })
        .collect();

    Article {
        schema_version: SCHEMA_VERSION,
        language: language.into(),
        offsets: OffsetUnit::Bytes,
        text: surface.source.as_str().into(),
        published: parts.dates.published.map(|(value, span)| Publication {
            value,
            start: span.map(Span::start),
            end: span.map(Span::end),
        }),
        blocks,
        sentences: (surface.sentences.iter())
            .map(|s| Sentence { start: s.span.start(), end: s.span.end(), block: s.block as u32 })
            .collect(),
        quotations,
        marked: (parts.quotations.not_speech.into_iter())
            .map(|m| Marked { start: m.span.start(), end: m.span.end(), text: words(m.span), reason: fixed(m.reason) })
            .collect(),
        entities,
        dates,
        numbers: (parts.numbers.into_iter())
            .map(|n| Number {
                start: n.span.start(),
                end: n.span.end(),
                text: words(n.span),
                kind: n.kind,
                value: n.value,
                unit: n.unit.map(fixed),
                object: n.object.map(slice),
            })
            .collect(),
        event: parts.event.map(|e| Event {
            who: e.who.map(participant),
            what: e.what.map(slice),
            r#where: e.place.map(participant),
            when: e.when.map(|(value, date)| EventDate { value, date: date.map(|id| id.0) }),
        }),
        timeline,
        related: (parts.related.into_iter())
            .map(|r| Related {
                start: r.span.start(),
                end: r.span.end(),
                label: words(r.label),
                title: words(r.title),
                media: r.media.into_iter().map(fixed).collect(),
            })
            .collect(),
        diagnostics: (parts.diagnostics.into_iter())
            .map(|d| Diagnostic {
                start: d.span.start(),
                end: d.span.end(),
                rule: fixed(d.rule),
                message: fixed(d.message),
            })
            .collect(),
        tokens: (parts.words.into_iter())
            .map(|t| Token {
                start: t.span.start(),
                end: t.span.end(),
                text: words(t.span),
                sentence: t.sentence as u32,
                pos: t.pos,
            })
            .collect(),
    }
}

/// The words that name a speaker who has an entity, in the order of the text.
fn speaking(quotations: &Quotations) -> Vec<(Span, EntityId)> {
    let speakers = quotations.all.iter().filter_map(|quotation| quotation.speaker);
    let mut spans: Vec<_> = speakers.filter_map(|speaker| Some((speaker.span?, speaker.entity?))).collect();
    sort_by_place(&mut spans, |(span, _)| (span.start(), span.end()));
    spans.dedup_by_key(|&mut (span, _)| span);
    spans
}
