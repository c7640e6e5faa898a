//! The article as HTML: marked text and folding tables, without a script, with nothing from elsewhere.

mod escape;
mod marks;
mod spans;
mod speakers;
mod tables;

use std::fmt::Write as _;

use super::source::Source;
use crate::article::{Article, BlockKind};
use crate::text::OffsetUnit;
use escape::escape;
use speakers::Speakers;

const STYLE: &str = include_str!("style.css");

/// Characters of the text that make a title where there is no headline.
const LONGEST_TITLE: usize = 80;

macro_rules! marks {
    ($count:literal: $($(#[$doc:meta])* $variant:ident = $word:literal;)*) => {
        /// A layer that HTML shows in the text.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Mark { $($(#[$doc])* $variant,)* }

        impl Mark {
            /// All layers.
            pub const ALL: [Mark; $count] = [$(Mark::$variant),*];

            /// The word that stands for it.
            pub fn as_str(self) -> &'static str {
                match self { $(Mark::$variant => $word,)* }
            }
        }
    };
}

marks! { 8:
    /// Quotations in the colours of their speakers, and their cues.
    Quotations = "quotations";
    /// Mentions of persons.
    People = "people";
    /// Mentions of organizations.
    Organizations = "organizations";
    /// Mentions of places.
    Places = "places";
    /// Dates, times, durations, repetitions.
    Dates = "dates";
    /// Victims, money, shares, counts.
    Numbers = "numbers";
    /// Words in marks that are no speech.
    Marked = "marked";
    /// What each part of the text is.
    Blocks = "blocks";
}

impl std::fmt::Display for Mark {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl std::str::FromStr for Mark {
    type Err = crate::Error;

    fn from_str(word: &str) -> Result<Mark, crate::Error> {
        Mark::ALL.into_iter().find(|mark| mark.as_str() == word).ok_or_else(|| crate::Error::Mark(word.to_owned()))
    }
}

/// How an article becomes HTML: which layers are marked, and how much of it is shown.
///
/// ```
/// use guillemet::export::{Html, Mark};
///
/// let article = guillemet::Parser::new().parse("« Oui », a dit Jeanne <Morel>.")?;
/// let html = Html::new().layers([Mark::Quotations]).fragment(&article);
/// assert!(html.contains("&lt;Morel&gt;") && !html.contains("class=\"g-person"));
/// # Ok::<(), guillemet::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Html {
    layers: Option<Vec<Mark>>,
    longest: Option<usize>,
    title: Option<String>,
}

impl Html {
    /// All layers of the whole text.
    pub fn new() -> Html {
        Html::default()
    }

    /// Marks these layers only.
    #[must_use]
    pub fn layers(self, layers: impl IntoIterator<Item = Mark>) -> Html {
        Html { layers: Some(layers.into_iter().collect()), ..self }
    }

    /// Shows so many characters of the text and says how many are left.
    #[must_use]
    pub fn longest(self, characters: usize) -> Html {
        Html { longest: Some(characters), ..self }
    }

    /// The title of the page; without it, the headline or the first words.
    #[must_use]
    pub fn title(self, title: impl Into<String>) -> Html {
        Html { title: Some(title.into()), ..self }
    }

    /// The style sheet and one element, to stand in a page of somebody else's.
    pub fn fragment(&self, article: &Article) -> String {
        let source = Source::new(article, OffsetUnit::Bytes);
        let mut out = format!("<style>{STYLE}</style>");
        self.article(&source, &mut out);
        out
    }

    /// A page of its own.
    pub fn page(&self, article: &Article) -> String {
        let source = Source::new(article, OffsetUnit::Bytes);
        let first_words = || article.text.trim().chars().take(LONGEST_TITLE).collect::<String>();
        let title = self.title.clone().or_else(|| source.parts(&[BlockKind::Headline])).unwrap_or_else(first_words);
        let mut out = String::from("<!doctype html>\n<html lang=\"");
        escape(&article.language, &mut out);
        out.push_str(
            "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
             <meta name=\"color-scheme\" content=\"light dark\"><title>",
        );
        // A page without a title is no valid HTML.
        escape(if title.is_empty() { "guillemet" } else { &title }, &mut out);
        let _ = write!(out, "</title><style>{STYLE}</style></head>\n<body class=\"guillemet-page\">");
        self.article(&source, &mut out);
        out.push_str("</body></html>\n");
        out
    }

    fn article(&self, source: &Source<'_>, out: &mut String) {
        let text = source.article.text.as_str();
        let cut = self.longest.and_then(|longest| text.char_indices().nth(longest));
        let shown = cut.map_or(text, |(at, _)| &text[..at]);
        let speakers = Speakers::new(source.article);
        let layers = self.layers.as_deref().unwrap_or(&Mark::ALL);
        out.push_str("<div class=\"guillemet\" lang=\"");
        escape(&source.article.language, out);
        out.push_str("\"><div class=\"g-text\">");
        marks::mark_up(shown, spans::spans(source, &speakers, layers), out);
        out.push_str("</div>");
        if cut.is_some() {
            let left = text[shown.len()..].chars().count();
            let _ = write!(out, "<p class=\"g-note\">… {left} more characters</p>");
        }
        tables::legend(source.article, layers, out);
        tables::tables(source, &speakers, out);
        out.push_str("</div>");
    }
}

/// Writes an article as a page of HTML with all layers marked; [`Html`] chooses.
///
/// The text of its element `g-text` is the article's text, with all of its white space.
///
/// ```
/// let article = guillemet::Parser::new().parse("« Oui », a dit Jeanne Morel.")?;
/// assert!(guillemet::export::html(&article).starts_with("<!doctype html>"));
/// # Ok::<(), guillemet::Error>(())
/// ```
pub fn html(article: &Article) -> String {
    Html::new().page(article)
}
