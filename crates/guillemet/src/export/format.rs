//! The formats and their names.

use std::fmt;
use std::str::FromStr;

use super::Layer;
use crate::Error;

/// What [`write`](super::write) can write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// The article's own JSON.
    Json,
    /// A `NewsArticle` of schema.org in JSON-LD.
    JsonLd,
    /// A TEI P5 document.
    Tei,
    /// A table of one layer.
    Csv(Layer),
    /// A page of W3C Web Annotations.
    WebAnnotation,
    /// A task of Label Studio with predictions.
    LabelStudio,
    /// An example of doccano with entities and relations.
    Doccano,
    /// The text with TIMEX3 tags in it.
    Timex3,
    /// An IPTC ninjs 3.1 object.
    Ninjs,
    /// A page of HTML to look at.
    Html,
}

impl Format {
    /// All formats, with a table for each layer.
    ///
    /// ```
    /// use guillemet::export::Format;
    /// let names: Vec<String> = Format::all().map(|format| format.to_string()).collect();
    /// assert!(names.contains(&"tei".to_owned()) && names.contains(&"csv:quotations".to_owned()));
    /// ```
    pub fn all() -> impl Iterator<Item = Format> {
        use Format::{Doccano, Html, Json, JsonLd, LabelStudio, Ninjs, Tei, Timex3, WebAnnotation};
        [Json, JsonLd, Tei, WebAnnotation, LabelStudio, Doccano, Timex3, Ninjs, Html]
            .into_iter()
            .chain(Layer::ALL.map(Format::Csv))
    }

    /// The names of all formats, for a message.
    pub(crate) fn names() -> String {
        let names: Vec<String> = Format::all().map(|format| format.to_string()).collect();
        names.join(", ")
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Format::Json => "json",
            Format::JsonLd => "jsonld",
            Format::Tei => "tei",
            Format::Csv(layer) => return write!(f, "csv:{layer}"),
            Format::WebAnnotation => "webannotation",
            Format::LabelStudio => "labelstudio",
            Format::Doccano => "doccano",
            Format::Timex3 => "timex3",
            Format::Ninjs => "ninjs",
            Format::Html => "html",
        })
    }
}

impl FromStr for Format {
    type Err = Error;

    /// Reads a format's name; capitals and hyphens (`JSON-LD`) make no difference.
    fn from_str(name: &str) -> Result<Format, Error> {
        let plain = name.to_lowercase().replace('-', "");
        Format::all().find(|format| format.to_string() == plain).ok_or_else(|| Error::Format(name.to_owned()))
    }
}
