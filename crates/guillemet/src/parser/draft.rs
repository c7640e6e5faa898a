//! The stages in their order, and the article that grows from one to the next.

use super::{Language, Layer, Parser};
use crate::article::{Article, Parts, assemble};
use crate::dates;
use crate::lexicon::Lexicon;
use crate::surface::{Outline, Surface};
use crate::tagger::NameSpan;
use crate::{Error, diagnostics, entities, events, quotations, related, tagger};

/// An article as far as it is read.
pub(super) struct Draft<'p, 't> {
    parser: &'p Parser,
    surface: Surface<'t>,
    /// What the tagger takes for names.
    names: Vec<NameSpan>,
    parts: Parts,
}

/// One step from earlier results to new ones. It does nothing where nobody wants what it finds.
pub(super) type Stage = fn(&mut Draft<'_, '_>);

/// All stages behind the surface, each with what stands before it.
pub(super) const STAGES: [Stage; 10] = [
    |draft| draft.dates(),
    |draft| draft.names(),
    |draft| draft.entities(),
    |draft| draft.voices(),
    |draft| draft.quotations(),
    |draft| draft.event(),
    |draft| draft.timeline(),
    |draft| draft.numbers(),
    |draft| draft.words(),
    |draft| draft.rest(),
];

impl<'p, 't> Draft<'p, 't> {
    /// Reads how the text is built.
    pub(super) fn outline(parser: &Parser, text: &'t str) -> Result<Outline<'t>, Error> {
        if u32::try_from(text.len()).is_err() {
            return Err(Error::TextTooLong(text.len()));
        }
        #[cfg(feature = "fault")]
        assert!(!text.contains("a fault is injected here"), "the fault that a test injected");
        let lexicon = match parser.language {
            Language::French => Lexicon::french(),
        };
        Ok(Outline::read(text, lexicon))
    }

    /// Reads what can be read off the text before anything is understood.
    pub(super) fn read(parser: &'p Parser, outline: Outline<'t>) -> Draft<'p, 't> {
        Draft { parser, surface: Surface::of(outline), names: Vec::new(), parts: Parts::default() }
    }

    /// The article of what was found.
    pub(super) fn finish(self) -> Article {
        assemble(&self.surface, self.parts, self.parser.language.code())
    }

    fn wants(&self, layer: Layer) -> bool {
        self.parser.layers.has(layer)
    }

    fn dates(&mut self) {
        let Parser { published, date_policy, .. } = *self.parser;
        self.parts.dates = match self.wants(Layer::Dates) {
            true => dates::resolve(&self.surface, published, date_policy),
            false => dates::only_published(&self.surface, published),
        };
    }

    fn names(&mut self) {
        if self.wants(Layer::Entities) {
            self.names = tagger::label(&self.surface);
        }
    }

    fn entities(&mut self) {
        if self.wants(Layer::Entities) {
            let published = self.parts.dates.published.map(|(published, _)| published);
            self.parts.entities = entities::find(&self.surface, published, &self.names);
        }
    }

    /// The speakers of blocks, which are small and always there.
    fn voices(&mut self) {
        self.parts.speakers = quotations::voices(&self.surface, &self.parts.entities);
    }

    fn quotations(&mut self) {
        if self.wants(Layer::Quotations) {
            let Parts { dates, entities, speakers, .. } = &self.parts;
            self.parts.quotations = quotations::attribute(&self.surface, dates, entities, speakers);
        }
    }

    fn event(&mut self) {
        if self.wants(Layer::Event) {
            let Parts { dates, entities, quotations, .. } = &self.parts;
            self.parts.event = events::main_event(&self.surface, dates, entities, quotations);
        }
    }

    fn timeline(&mut self) {
        if self.wants(Layer::Timeline) {
            self.parts.timeline = events::timeline(&self.surface, &self.parts.dates, &self.parts.entities);
        }
    }

    fn numbers(&mut self) {
        if self.wants(Layer::Numbers) {
            self.parts.numbers = events::numbers(&self.surface, &self.parts.dates);
        }
    }

    fn words(&mut self) {
        if self.wants(Layer::Tokens) {
            self.parts.words = tagger::tag(&self.surface);
        }
    }

    /// What is small and always there.
    fn rest(&mut self) {
        self.parts.related = related::related(&self.surface);
        self.parts.diagnostics = diagnostics::collect(&self.surface);
    }
}
