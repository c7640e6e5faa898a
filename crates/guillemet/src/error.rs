//! Misuse, and faults of the parser itself. What is odd about a text is a diagnostic of the article.

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A publication date that is none.
    #[error("'{0}' is no publication date: give YYYY, YYYY-MM or YYYY-MM-DD")]
    Published(String),
    /// A language that guillemet does not read.
    #[error("language '{0}' is not supported: give 'fr'")]
    Language(String),
    /// A reference that is no date or time.
    #[error("'{0}' is no reference: give YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDTHH:MM")]
    Reference(String),
    /// A date policy that does not exist.
    #[error("date policy '{0}' does not exist: give 'news', 'past' or 'future'")]
    DatePolicy(String),
    /// A layer that does not exist.
    #[error("layer '{0}' does not exist: give some of {layers}", layers = crate::Layer::names())]
    Layer(String),
    /// A text that is too long for 32-bit offsets.
    #[error("the text has {0} bytes: split texts of 4 GiB and more")]
    TextTooLong(usize),
    /// A text on which the parser failed, which is a fault of guillemet and not of its caller.
    #[error("the parser failed on this text, which is a bug: please report it")]
    Fault,
    /// A format that guillemet does not write.
    #[cfg(feature = "export")]
    #[error("'{0}' is no format: give {formats}", formats = crate::export::Format::names())]
    Format(String),
    /// A layer that HTML does not show.
    #[cfg(feature = "export")]
    #[error("'{0}' is no layer: give some of {layers}", layers = crate::export::Mark::ALL.map(crate::export::Mark::as_str).join(", "))]
    Mark(String),
    /// JSON that is no article.
    #[error("this is not the JSON of an article: {0}")]
    Json(String),
    /// An article of another version.
    #[error("this article has schema version {0}, this guillemet reads version {version}: parse its text again", version = crate::article::SCHEMA_VERSION)]
    SchemaVersion(u32),
}
