//! guillemet turns the plain text of a French news article into structured data: what each part of the text is, who said
//! what, who is who, when and where, and what happened.
//!
//! ```
//! let article = guillemet::Parser::new().parse("« Nous irons jusqu’au bout », a déclaré Jeanne Morel.")?;
//! assert_eq!(article.blocks.len(), 1);
//! # Ok::<(), guillemet::Error>(())
//! ```
//!
//! Parsing needs no model, network or file, never fails for what a text holds, and takes time linear in its length. Every
//! annotation is a slice of the unchanged text. `ARCHITECTURE.md` describes the stages.

#[cfg(feature = "arrow")]
pub mod arrow;
pub mod article;
#[doc(hidden)]
pub mod bench;
mod blocks;
mod dates;
mod diagnostics;
mod entities;
mod error;
mod events;
#[cfg(feature = "export")]
pub mod export;
mod ids;
mod lexicon;
mod marks;
mod parser;
mod quotations;
mod related;
mod sentences;
mod surface;
mod tagger;
pub mod text;
mod tokens;

#[cfg(feature = "train")]
#[doc(hidden)]
pub use tagger::training;

pub use article::Article;
pub use dates::{DatePolicy, Published, Reference, parse_date};
pub use error::Error;
pub use parser::{Language, Layer, Parser, parse_each, share};
pub use quotations::explain;

/// Runs the example of the README.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
struct Readme;

/// Runs the examples of the guide.
#[cfg(doctest)]
#[doc = include_str!("../../../docs/rust.md")]
struct Guide;

/// Runs the example of the formats.
#[cfg(all(doctest, feature = "export"))]
#[doc = include_str!("../../../docs/formats.md")]
struct Formats;
