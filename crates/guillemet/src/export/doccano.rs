//! doccano.

use super::json::Object;
use super::regions::Regions;
use super::source::Source;
use crate::article::Article;
use crate::text::OffsetUnit;

/// Writes an example of [doccano](https://github.com/doccano/doccano) with entities and relations, on one line.
///
/// Offsets count code points, as doccano does. Quotations hold names and dates: allow overlapping spans, and relations, in
/// the options of the project.
///
/// ```
/// let article = guillemet::Parser::new().parse("Il pleut.")?;
/// assert_eq!(guillemet::export::doccano(&article), r#"{"text":"Il pleut.","entities":[],"relations":[]}"#);
/// # Ok::<(), guillemet::Error>(())
/// ```
pub fn doccano(article: &Article) -> String {
    let regions = Regions::new(&Source::new(article, OffsetUnit::Chars));
    let entities = regions.all.iter().enumerate().map(|(id, region)| {
        Object::new()
            .with("id", id)
            .with("start_offset", region.start)
            .with("end_offset", region.end)
            .with("label", region.label)
    });
    let relations = regions.relations.iter().enumerate().map(|(id, relation)| {
        Object::new()
            .with("id", id)
            .with("from_id", relation.from)
            .with("to_id", relation.to)
            .with("type", relation.kind)
    });
    Object::new()
        .with("text", article.text.as_str())
        .with("entities", entities.map(Into::into).collect::<Vec<_>>())
        .with("relations", relations.map(Into::into).collect::<Vec<_>>())
        .write()
}
