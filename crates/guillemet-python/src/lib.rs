//! The Python module `guillemet._guillemet`: thin, and without a word of French.
//!
//! Every object is a frozen view: an article, and the place in it that the object stands for. Nothing is copied until an
//! attribute is read.

#[cfg(feature = "arrow")]
mod arrow;
mod article;
mod batch;
mod command;
mod entities;
mod error;
mod events;
mod navigation;
mod options;
mod place;
mod repr;
mod speech;
mod surface;
mod time;
mod view;

#[pyo3::pymodule(name = "_guillemet")]
mod module {
    use pyo3::prelude::*;

    #[cfg(feature = "arrow")]
    #[pymodule_export]
    use crate::arrow::{ArrowSchema, ArticleStream, ArticleTable, ddl, parse_arrow, schema_object};
    #[pymodule_export]
    use crate::article::{Article, parse, parse_date};
    #[pymodule_export]
    use crate::batch::parse_many;
    #[pymodule_export]
    use crate::command::run;
    #[pymodule_export]
    use crate::entities::{Entity, Mention};
    #[pymodule_export]
    use crate::error::GuillemetError;
    #[pymodule_export]
    use crate::events::{Event, EventDate, Number, Participant, TimelineEntry};
    #[pymodule_export]
    use crate::speech::{Cue, Marked, Quotation, Speaker};
    #[pymodule_export]
    use crate::surface::{Block, Diagnostic, Publication, Related, Sentence, Slice, Token};
    #[pymodule_export]
    use crate::time::Date;
    #[pymodule_export]
    use crate::view::{Annotation, View, restore};

    #[pymodule_export]
    #[allow(non_upper_case_globals)]
    const __version__: &str = env!("CARGO_PKG_VERSION");

    /// Exports no private name: which ones there are depends on the features.
    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        let names: Vec<String> = module.index()?.extract()?;
        let is_public = |name: &String| !name.starts_with('_') || name == "__version__";
        module.setattr("__all__", names.into_iter().filter(is_public).collect::<Vec<_>>())
    }
}
