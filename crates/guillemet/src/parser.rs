//! The entry point: what can be asked of a parse.

mod draft;
mod each;
mod layers;

use std::str::FromStr;

use draft::{Draft, STAGES};
pub use each::{parse_each, share};
pub use layers::Layer;
use layers::Layers;

use crate::Error;
use crate::article::Article;
use crate::dates::{DatePolicy, Published};

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
        let mut draft = Draft::read(self, Draft::outline(self, text)?);
        STAGES.iter().for_each(|stage| stage(&mut draft));
        Ok(draft.finish())
    }
}
