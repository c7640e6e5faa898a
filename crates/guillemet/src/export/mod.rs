//! The article in the formats of other tools.
//!
//! | format | name | who reads it | defined by |
//! | --- | --- | --- | --- |
//! | [`Format::Json`] | `json` | guillemet itself: everything, without loss | [`crate::article`] |
//! | [`Format::JsonLd`] | `jsonld` | search engines, knowledge graphs | [schema.org](https://schema.org/NewsArticle) |
//! | [`Format::Tei`] | `tei` | digital humanities | [TEI P5](https://tei-c.org/guidelines/p5/) |
//! | [`Format::Csv`] | `csv:LAYER` | spreadsheets, data frames | [RFC 4180](https://www.rfc-editor.org/rfc/rfc4180) |
//! | [`Format::WebAnnotation`] | `webannotation` | annotation servers | [W3C](https://www.w3.org/TR/annotation-model/) |
//! | [`Format::LabelStudio`] | `labelstudio` | Label Studio, to correct the result | [its tasks](https://labelstud.io/guide/predictions) |
//! | [`Format::Doccano`] | `doccano` | doccano, to correct the result | [its JSONL](https://doccano.github.io/doccano/) |
//! | [`Format::Timex3`] | `timex3` | evaluation of temporal taggers | [TimeML](https://timeml.github.io/site/publications/timeMLdocs/timeml_1.2.1.html) |
//! | [`Format::Ninjs`] | `ninjs` | newsroom systems | [IPTC ninjs 3.1](https://iptc.org/std/ninjs/) |
//! | [`Format::Html`] | `html` | people | a page without a script |
//!
//! A format gets its offsets in its own unit, whatever the article counts. What a format has no place for is left out,
//! never squeezed in; `docs/formats.md` says for each one what becomes of every field.
//!
//! ```
//! use guillemet::export::{Format, write};
//!
//! let article = guillemet::Parser::new().parse("Il pleut & <vente>.")?;
//! let tei = write(&article, Format::Tei);
//! assert!(tei.contains("Il pleut &amp; &lt;vente&gt;."));
//! # Ok::<(), guillemet::Error>(())
//! ```

mod csv;
mod doccano;
mod format;
mod html;
mod json;
mod json_ld;
mod label_studio;
mod ninjs;
mod regions;
mod source;
mod tei;
mod timex3;
mod values;
mod web_annotation;
mod xml;

pub use csv::{Layer, csv};
pub use doccano::doccano;
pub use format::Format;
pub use html::{Html, Mark, html};
pub use json_ld::json_ld;
pub use label_studio::{LABELING_CONFIG, label_studio};
pub use ninjs::ninjs;
pub use tei::tei;
pub use timex3::timex3;
pub use web_annotation::web_annotation;

use crate::article::Article;
use crate::text::OffsetUnit;

/// Writes an article in a format.
///
/// JSON formats come on one line, so that the lines of many articles make JSON lines.
///
/// ```
/// use guillemet::export::{Format, write};
///
/// let article = guillemet::Parser::new().published("2020-01".parse()?).parse("Il pleut.")?;
/// let json_ld = write(&article, "jsonld".parse::<Format>()?);
/// assert!(json_ld.contains(r#""temporalCoverage":"2020-01""#));
/// # Ok::<(), guillemet::Error>(())
/// ```
pub fn write(article: &Article, format: Format) -> String {
    match format {
        // What is saved counts as Python and the command line do.
        Format::Json => match article.offsets {
            OffsetUnit::Chars => article.to_json(),
            _ => article.clone().with_offsets(OffsetUnit::Chars).to_json(),
        },
        Format::JsonLd => json_ld(article),
        Format::Tei => tei(article),
        Format::Csv(layer) => csv(article, layer),
        Format::WebAnnotation => web_annotation(article),
        Format::LabelStudio => label_studio(article),
        Format::Doccano => doccano(article),
        Format::Timex3 => timex3(article),
        Format::Ninjs => ninjs(article),
        Format::Html => html(article),
    }
}
