//! The stages one by one, for `benches/parse.rs`. No part of the interface: it changes with the stages.

use crate::article::{Article, Parts, assemble};
use crate::dates::{self, Dates};
use crate::entities::{self, Entities};
use crate::lexicon::Lexicon;
use crate::quotations::{self, Quotations};
use crate::surface::Surface;
use crate::text::SourceText;
use crate::{blocks, diagnostics, events, marks, related, sentences, tagger, tokens};

/// A text with the results of all stages. Each method runs one stage again and answers how much it found.
#[derive(Debug)]
pub struct Stages<'t> {
    surface: Surface<'t>,
    dates: Dates,
    entities: Entities,
    quotations: Quotations,
}

impl<'t> Stages<'t> {
    /// Runs all stages.
    pub fn new(text: &'t str) -> Stages<'t> {
        let surface = Surface::read(text, Lexicon::french());
        let dates = dates::resolve(&surface, None, dates::DatePolicy::News);
        let entities = entities::find(&surface, None, &tagger::label(&surface));
        let voices = quotations::voices(&surface, &entities);
        let quotations = quotations::attribute(&surface, &dates, &entities, &voices);
        Stages { surface, dates, entities, quotations }
    }

    /// Lines to blocks.
    pub fn blocks(&self) -> usize {
        blocks::split(&self.surface.letters, self.surface.lexicon).len()
    }

    /// Blocks to tokens.
    pub fn tokens(&self) -> usize {
        tokens::tokenize(&self.surface.letters, &self.surface.blocks, self.surface.lexicon).all.len()
    }

    /// Tokens to pairs of marks.
    pub fn marks(&self) -> usize {
        marks::pair(self.source(), &self.surface.tokens).len()
    }

    /// Tokens to sentences.
    pub fn sentences(&self) -> usize {
        sentences::split(&self.surface.tokens).len()
    }

    /// The surface to dates.
    pub fn dates(&self) -> usize {
        dates::resolve(&self.surface, None, dates::DatePolicy::News).all.len()
    }

    /// The surface to entities.
    pub fn entities(&self) -> usize {
        entities::find(&self.surface, None, &tagger::label(&self.surface)).all.len()
    }

    /// Speech and its speakers.
    pub fn quotations(&self) -> usize {
        let voices = quotations::voices(&self.surface, &self.entities);
        quotations::attribute(&self.surface, &self.dates, &self.entities, &voices).all.len()
    }

    /// The main event, the timeline, the numbers.
    pub fn events(&self) -> usize {
        let event = events::main_event(&self.surface, &self.dates, &self.entities, &self.quotations);
        let timeline = events::timeline(&self.surface, &self.dates, &self.entities);
        usize::from(event.is_some()) + timeline.len() + events::numbers(&self.surface, &self.dates).len()
    }

    /// Related links and diagnostics.
    pub fn rest(&self) -> usize {
        related::related(&self.surface).len() + diagnostics::collect(&self.surface).len()
    }

    /// Parts of speech.
    pub fn words(&self) -> usize {
        tagger::tag(&self.surface).len()
    }

    /// What the stages found to an article that owns it.
    pub fn assemble(self) -> Article {
        let Stages { surface, dates, entities, quotations } = self;
        let parts = Parts { dates, entities, quotations, ..Parts::default() };
        assemble(&surface, parts, "fr")
    }

    fn source(&self) -> SourceText<'t> {
        self.surface.source
    }
}
