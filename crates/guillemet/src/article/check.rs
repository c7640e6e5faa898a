//! Checks an article that comes from outside: every offset and index must point at something.

use super::{Article, Slice};
use crate::text::OffsetIndex;

/// Says what is wrong with an article that was read from JSON.
pub(super) fn check(article: &Article) -> Result<(), String> {
    let index = OffsetIndex::new(&article.text);
    let check = Check { article, length: index.from_byte(article.offsets, article.text.len() as u32), index };
    check.surface()?;
    check.quotations()?;
    check.entities()?;
    check.time()
}

struct Check<'a> {
    article: &'a Article,
    index: OffsetIndex<'a>,
    /// Of the text, in the article's unit.
    length: u32,
}

impl Check<'_> {
    fn surface(&self) -> Result<(), String> {
        let article = self.article;
        if let Some((start, end)) = article.published.as_ref().and_then(|p| p.start.zip(p.end)) {
            self.span("the publication date", start, end)?;
        }
        for block in &article.blocks {
            self.span("a block", block.start, block.end)?;
            self.points("a block", "entity", block.speaker, article.entities.len())?;
        }
        for sentence in &article.sentences {
            self.span("a sentence", sentence.start, sentence.end)?;
            self.points("a sentence", "block", Some(sentence.block), article.blocks.len())?;
        }
        for marked in &article.marked {
            self.words("words in marks", marked.start, marked.end, &marked.text)?;
        }
        for related in &article.related {
            self.span("a related link", related.start, related.end)?;
        }
        for diagnostic in &article.diagnostics {
            self.span("a diagnostic", diagnostic.start, diagnostic.end)?;
        }
        for token in &article.tokens {
            self.words("a token", token.start, token.end, &token.text)?;
            self.points("a token", "sentence", Some(token.sentence), article.sentences.len())?;
        }
        Ok(())
    }

    fn quotations(&self) -> Result<(), String> {
        for (at, quotation) in (0u32..).zip(&self.article.quotations) {
            self.numbered("quotation", quotation.id, at)?;
            self.slices("a quotation", &quotation.parts)?;
            if let Some(cue) = &quotation.cue {
                self.words("a cue", cue.start, cue.end, &cue.text)?;
            }
            if let Some(speaker) = &quotation.speaker {
                if let Some((start, end)) = speaker.start.zip(speaker.end) {
                    self.words("a speaker", start, end, &speaker.text)?;
                }
                for entity in speaker.entities() {
                    self.points("a speaker", "entity", Some(entity), self.article.entities.len())?;
                }
            }
            self.points("a quotation", "quotation", quotation.parent, self.article.quotations.len())?;
        }
        Ok(())
    }

    fn entities(&self) -> Result<(), String> {
        for (at, entity) in (0u32..).zip(&self.article.entities) {
            self.numbered("entity", entity.id, at)?;
            self.slices("a role", &entity.roles)?;
            for mention in &entity.mentions {
                self.words("a mention", mention.start, mention.end, &mention.text)?;
            }
        }
        Ok(())
    }

    fn time(&self) -> Result<(), String> {
        let article = self.article;
        for (at, date) in (0u32..).zip(&article.dates) {
            self.numbered("date", date.id, at)?;
            self.words("a date", date.start, date.end, &date.text)?;
            self.points("a date", "date", date.range, article.dates.len())?;
        }
        for number in &article.numbers {
            self.words("a number", number.start, number.end, &number.text)?;
            self.slices("a number", number.object.as_slice())?;
        }
        if let Some(event) = &article.event {
            for participant in [&event.who, &event.r#where].into_iter().flatten() {
                self.words("a participant", participant.start, participant.end, &participant.text)?;
                self.points("a participant", "entity", participant.entity, article.entities.len())?;
            }
            self.slices("the event", event.what.as_slice())?;
            let date = event.when.as_ref().and_then(|when| when.date);
            self.points("the event", "date", date, article.dates.len())?;
        }
        for entry in &article.timeline {
            self.points("the timeline", "date", Some(entry.date), article.dates.len())?;
            self.points("the timeline", "sentence", Some(entry.sentence), article.sentences.len())?;
            for &entity in &entry.entities {
                self.points("the timeline", "entity", Some(entity), article.entities.len())?;
            }
        }
        Ok(())
    }

    fn span(&self, what: &str, start: u32, end: u32) -> Result<(), String> {
        if start <= end && end <= self.length {
            return Ok(());
        }
        Err(format!("{what} stands at {start}..{end} of a text of length {}", self.length))
    }

    fn words(&self, what: &str, start: u32, end: u32, words: &str) -> Result<(), String> {
        self.span(what, start, end)?;
        let byte = |offset| self.index.to_byte(self.article.offsets, offset) as usize;
        if self.article.text.get(byte(start)..byte(end)) == Some(words) {
            return Ok(());
        }
        Err(format!("the words of {what} at {start}..{end} are not those of the text"))
    }

    fn slices(&self, what: &str, slices: &[Slice]) -> Result<(), String> {
        slices.iter().try_for_each(|slice| self.words(what, slice.start, slice.end, &slice.text))
    }

    fn numbered(&self, what: &str, id: u32, at: u32) -> Result<(), String> {
        if id == at { Ok(()) } else { Err(format!("{what} {at} has the id {id}")) }
    }

    fn points(&self, what: &str, at: &str, id: Option<u32>, count: usize) -> Result<(), String> {
        match id {
            Some(id) if id as usize >= count => Err(format!("{what} points at {at} {id} of {count}")),
            _ => Ok(()),
        }
    }
}
