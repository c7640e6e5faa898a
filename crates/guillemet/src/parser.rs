//! The entry point: options, and the stages in their order.

mod layers;

use std::str::FromStr;

pub use layers::Layer;
use layers::Layers;

use crate::article::{Article, Parts, assemble};
use crate::dates::{self, DatePolicy, Published};
use crate::entities::Entities;
use crate::lexicon::Lexicon;
use crate::quotations::Quotations;
use crate::surface::Surface;
use crate::{Error, diagnostics, entities, events, quotations, related, tagger};

/// The language of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Language {
    /// French.
    #[default]
    French,
}

impl Language {
    /// Its ISO 639-1 code.
    pub fn code(self) -> &'static str {
        match self {
            Language::French => "fr",
        }
    }
}

impl FromStr for Language {
    type Err = Error;

    fn from_str(code: &str) -> Result<Language, Error> {
        match code {
            "fr" => Ok(Language::French),
            _ => Err(Error::Language(code.to_owned())),
        }
    }
}

/// Reads articles.
///
/// A parser holds only its options: it costs nothing to make one for each article, and one can serve many threads. The
/// tables are read once, at the first parse of the process.
///
/// ```
/// use guillemet::Parser;
///
/// let text = "« Nous irons jusqu’au bout », a déclaré le ministre.";
/// let article = Parser::new().published("2020-01-07".parse()?).parse(text)?;
/// assert_eq!(article.published.unwrap().value.to_string(), "2020-01-07");
/// # Ok::<(), guillemet::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Parser {
    language: Language,
    published: Option<Published>,
    date_policy: DatePolicy,
    layers: Layers,
}

impl Parser {
    /// A parser for French articles of unknown date.
    pub fn new() -> Parser {
        Parser::default()
    }

    /// Says when the articles were published; it overrides what a text says itself.
    #[must_use]
    pub fn published(mut self, published: Published) -> Parser {
        self.published = Some(published);
        self
    }

    /// Says how a date that fits several days is read.
    #[must_use]
    pub fn date_policy(mut self, policy: DatePolicy) -> Parser {
        self.date_policy = policy;
        self
    }

    /// Says in which language the articles are.
    #[must_use]
    pub fn language(mut self, language: Language) -> Parser {
        self.language = language;
        self
    }

    /// Says which layers are wanted, where it is not [`Layer::DEFAULT`]. Stages that none of them needs don't run; a layer that
    /// needs others brings them along, and every layer that is there is the same as in a parse of all.
    ///
    /// ```
    /// use guillemet::{Layer, Parser};
    ///
    /// let text = "« Nous partons mardi », a déclaré Jeanne Morel.";
    /// let article = Parser::new().layers([Layer::Dates]).parse(text)?;
    /// assert_eq!(article.dates[0].text, "mardi");
    /// assert!(article.quotations.is_empty() && article.entities.is_empty());
    /// # Ok::<(), guillemet::Error>(())
    /// ```
    #[must_use]
    pub fn layers(mut self, wanted: impl IntoIterator<Item = Layer>) -> Parser {
        self.layers = Layers::new(wanted);
        self
    }

    /// Structures one article. Any text is answered, in time linear in its length; what is odd about it is among the
    /// article's diagnostics.
    ///
    /// # Errors
    /// Only for a text of 4 GiB or more.
    pub fn parse(&self, text: &str) -> Result<Article, Error> {
        if u32::try_from(text.len()).is_err() {
            return Err(Error::TextTooLong(text.len()));
        }
        #[cfg(feature = "fault")]
        assert!(!text.contains("a fault is injected here"), "the fault that a test injected");
        let lexicon = match self.language {
            Language::French => Lexicon::french(),
        };
        let surface = Surface::read(text, lexicon);
        let wanted = |layer| self.layers.has(layer);
        let dates = match wanted(Layer::Dates) {
            true => dates::resolve(&surface, self.published, self.date_policy),
            false => dates::only_published(&surface, self.published),
        };
        let entities = match wanted(Layer::Entities) {
            true => entities::find(&surface),
            false => Entities::default(),
        };
        let quotations = match wanted(Layer::Quotations) {
            true => quotations::attribute(&surface, &dates, &entities),
            false => Quotations::default(),
        };
        let event = wanted(Layer::Event).then(|| events::main_event(&surface, &dates, &entities, &quotations));
        let timeline = wanted(Layer::Timeline).then(|| events::timeline(&surface, &dates, &entities));
        let numbers = wanted(Layer::Numbers).then(|| events::numbers(&surface, &dates));
        let words = wanted(Layer::Tokens).then(|| tagger::tag(&surface));
        let parts = Parts {
            speakers: quotations::voices(&surface, &entities),
            event: event.flatten(),
            timeline: timeline.unwrap_or_default(),
            numbers: numbers.unwrap_or_default(),
            related: related::related(&surface),
            diagnostics: diagnostics::collect(&surface),
            words: words.unwrap_or_default(),
            dates,
            entities,
            quotations,
        };
        Ok(assemble(&surface, parts, self.language.code()))
    }
}
