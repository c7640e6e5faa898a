//! The entry point: options, and the stages in their order.

use std::str::FromStr;

use crate::article::{Article, Parts, assemble};
use crate::dates::{self, DatePolicy, Published};
use crate::lexicon::Lexicon;
use crate::surface::Surface;
use crate::{Error, diagnostics, entities, events, quotations, related};

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

    /// Structures one article. Any text is answered, in time linear in its length; what is odd about it is among the
    /// article's diagnostics.
    ///
    /// # Errors
    /// Only for a text of 4 GiB or more.
    pub fn parse(&self, text: &str) -> Result<Article, Error> {
        if u32::try_from(text.len()).is_err() {
            return Err(Error::TextTooLong(text.len()));
        }
        let lexicon = match self.language {
            Language::French => Lexicon::french(),
        };
        let surface = Surface::read(text, lexicon);
        let dates = dates::resolve(&surface, self.published, self.date_policy);
        let entities = entities::find(&surface);
        let quotations = quotations::attribute(&surface, &dates, &entities);
        let event = events::main_event(&surface, &dates, &entities, &quotations);
        let timeline = events::timeline(&surface, &dates, &entities);
        let numbers = events::numbers(&surface, &dates);
        let parts = Parts {
            speakers: quotations::voices(&surface, &entities),
            event,
            timeline,
            numbers,
            related: related::related(&surface),
            diagnostics: diagnostics::collect(&surface),
            dates,
            entities,
            quotations,
        };
        Ok(assemble(&surface, parts, self.language.code()))
    }
}
