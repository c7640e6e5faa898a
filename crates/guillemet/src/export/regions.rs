//! Labelled stretches of the text with relations between them: what annotation tools work with.

use super::source::Source;
use crate::article::{DateKind, Entity, EntityKind, MentionForm, NumberKind, QuotationKind};

/// A labelled stretch of the text.
pub(super) struct Region<'a> {
    pub(super) label: &'static str,
    /// In the unit of the format.
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) text: &'a str,
    /// What is known beyond the label: a date's value, an entity's name.
    pub(super) note: Option<&'a str>,
}

/// From a region to another, by their indices.
pub(super) struct Relation {
    pub(super) kind: &'static str,
    pub(super) from: usize,
    pub(super) to: usize,
}

/// The regions of an article and their relations.
#[derive(Default)]
pub(super) struct Regions<'a> {
    pub(super) all: Vec<Region<'a>>,
    pub(super) relations: Vec<Relation>,
}

impl<'a> Regions<'a> {
    /// Collects the layers that a person would correct by hand.
    pub(super) fn new(source: &Source<'a>) -> Regions<'a> {
        let mut regions = Regions::default();
        let names = regions.entities(source);
        regions.quotations(source, &names);
        regions.dates(source);
        regions
    }

    /// Adds a region with offsets of the article, and answers its index.
    fn add(
        &mut self,
        source: &Source<'a>,
        label: &'static str,
        (start, end, text): (u32, u32, &'a str),
        note: Option<&'a str>,
    ) -> usize {
        self.all.push(Region { label, start: source.at(start), end: source.at(end), text, note });
        self.all.len() - 1
    }

    fn relate(&mut self, kind: &'static str, from: usize, to: usize) {
        self.relations.push(Relation { kind, from, to });
    }

    /// Adds all mentions; answers the regions of each entity's names with their offsets in the article.
    fn entities(&mut self, source: &Source<'a>) -> Vec<Vec<(u32, usize)>> {
        let mut names = Vec::new();
        for entity in &source.article.entities {
            let mut own = Vec::new();
            let mut others = Vec::new();
            for mention in &entity.mentions {
                let words = (mention.start, mention.end, mention.text.as_str());
                let label = match (mention.form, entity.kind) {
                    (MentionForm::Name, EntityKind::Person) => "person",
                    (MentionForm::Name, EntityKind::Organization) => "organization",
                    (MentionForm::Name, EntityKind::Place) => "place",
                    (MentionForm::Role, _) => "role",
                    (MentionForm::Pronoun, _) => "pronoun",
                };
                let region = self.add(source, label, words, Some(&entity.name));
                let list = if mention.form == MentionForm::Name { &mut own } else { &mut others };
                list.push((mention.start, region));
            }
            for (start, region) in others {
                if let Some(name) = nearest(&own, start) {
                    self.relate("refers to", region, name);
                }
            }
            names.push(own);
        }
        names
    }

    fn quotations(&mut self, source: &Source<'a>, names: &[Vec<(u32, usize)>]) {
        for quotation in &source.article.quotations {
            let label = match quotation.kind {
                QuotationKind::Direct => "direct",
                QuotationKind::Mixed => "mixed",
                QuotationKind::Indirect => "indirect",
            };
            let mut parts = Vec::new();
            for part in &quotation.parts {
                parts.push(self.add(source, label, (part.start, part.end, &part.text), None));
            }
            for pair in parts.windows(2) {
                self.relate("continued by", pair[0], pair[1]);
            }
            let Some((&first, place)) = parts.first().zip(quotation.parts.first()) else { continue };
            if let Some(cue) = &quotation.cue {
                let cue = self.add(source, "cue", (cue.start, cue.end, &cue.text), Some(&cue.lemma));
                self.relate("introduced by", first, cue);
            }
            let Some(speaker) = &quotation.speaker else { continue };
            let entity = source.entity(speaker.entity);
            let name_of = |entity: &Entity| {
                // The words of the speaker hold the names of all who speak.
                nearest(names.get(entity.id as usize)?, speaker.end.unwrap_or(place.start))
            };
            let region = match speaker.start.zip(speaker.end) {
                Some((start, end)) => {
                    let name = entity.map(|entity| entity.name.as_str());
                    Some(self.add(source, "speaker", (start, end, &speaker.text), name))
                }
                None => entity.and_then(name_of),
            };
            for region in region.into_iter().chain(source.others(Some(speaker)).filter_map(name_of)) {
                self.relate("spoken by", first, region);
            }
        }
    }

    fn dates(&mut self, source: &Source<'a>) {
        let article = source.article;
        for date in &article.dates {
            let label = match date.kind {
                DateKind::Date => "date",
                DateKind::Time => "time",
                DateKind::Duration => "duration",
                DateKind::Set => "set",
            };
            self.add(source, label, (date.start, date.end, &date.text), Some(&date.value));
        }
        for number in &article.numbers {
            let label = match number.kind {
                NumberKind::Victims => "victims",
                NumberKind::Money => "money",
                NumberKind::Share => "share",
                NumberKind::Count => "count",
            };
            self.add(source, label, (number.start, number.end, &number.text), Some(&number.value));
        }
        for marked in &article.marked {
            self.add(source, "marked", (marked.start, marked.end, &marked.text), Some(&marked.reason));
        }
        for related in &article.related {
            let words = source.words(related.start, related.end);
            self.add(source, "related", (related.start, related.end, words), Some(&related.title));
        }
    }
}

/// The last of these regions that starts before an offset, else the first one.
fn nearest(regions: &[(u32, usize)], before: u32) -> Option<usize> {
    let behind = regions.partition_point(|&(start, _)| start < before);
    regions[..behind].last().or(regions.first()).map(|&(_, region)| region)
}
