//! TEI P5.
//!
//! The header lists who and what is named, the text holds the blocks with the annotations as inline elements, `standOff` the
//! main event. Inline elements nest: one that would cross another is cut there, and its pieces point at each other.

mod blocks;
mod header;
mod inline;
mod markup;

use super::source::Source;
use super::values::calendar_type;
use super::xml;
use crate::article::{Article, Date, Event, Modifier};
use crate::text::OffsetUnit;

/// Writes a [TEI P5](https://tei-c.org/guidelines/p5/) document.
///
/// The content of `<text>` without its tags is the text, white space included, but for the characters that XML forbids:
/// each becomes U+FFFD. Validates against `tei_all`.
///
/// ```
/// let article = guillemet::Parser::new().parse("Il pleut à Brest.")?;
/// let tei = guillemet::export::tei(&article);
/// assert!(tei.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TEI xmlns=\"http://www.tei-c.org/ns/1.0\""));
/// # Ok::<(), guillemet::Error>(())
/// ```
pub fn tei(article: &Article) -> String {
    let source = Source::new(article, OffsetUnit::Bytes);
    let mut out = String::with_capacity(article.text.len() * 3);
    out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"");
    xml::attribute("xml:lang", &article.language, &mut out);
    out.push_str(">\n");
    header::write(&source, &mut out);
    out.push_str("<text xml:space=\"preserve\"><body>");
    blocks::write(&source, &mut out);
    out.push_str("</body></text>\n");
    if let Some(event) = &article.event {
        stand_off(article, event, &mut out);
    }
    out.push_str("</TEI>\n");
    out
}

/// The id of an entity.
fn entity_id(id: u32) -> String {
    format!("e{id}")
}

/// Points at an entity.
fn entity_reference(id: u32) -> String {
    format!("#e{id}")
}

/// The event that the article reports: no stretch of the text holds all of it.
fn stand_off(article: &Article, event: &Event, out: &mut String) {
    out.push_str("<standOff><listEvent><event");
    let when = event.when.as_ref();
    let date = when.and_then(|when| article.dates.get(when.date? as usize));
    match (date, when) {
        (Some(date), _) => dating(date).into_iter().for_each(|(name, value)| xml::attribute(name, &value, out)),
        (None, Some(when)) => {
            if let Some(value) = calendar_type(&when.value) {
                xml::attribute("when", &value, out);
            }
        }
        (None, None) => {}
    }
    if let Some(place) = event.r#where.as_ref().and_then(|place| place.entity) {
        xml::attribute("where", &entity_reference(place), out);
    }
    if let Some(who) = event.who.as_ref().and_then(|who| who.entity) {
        xml::attribute("corresp", &entity_reference(who), out);
    }
    out.push_str("><label>");
    let who = event.who.as_ref().map(|who| who.text.as_str());
    let words: Vec<&str> = who.into_iter().chain(event.what.as_ref().map(|what| what.text.as_str())).collect();
    xml::text(&words.join(" "), out);
    out.push_str("</label></event></listEvent></standOff>\n");
}

/// The attributes that date an expression: `when` where XML Schema has a type for its value or for the one day it lies on,
/// else the days it lies between.
fn dating(date: &Date) -> Vec<(&'static str, String)> {
    let value = calendar_type(&date.value);
    match (value, date.modifier) {
        (Some(value), Some(Modifier::Before | Modifier::OnOrBefore)) => vec![("notAfter", value)],
        (Some(value), Some(Modifier::After | Modifier::OnOrAfter)) => vec![("notBefore", value)],
        (Some(value), _) => vec![("when", value)],
        (None, _) => {
            let (earliest, latest) = (date.earliest.as_deref(), date.latest.as_deref());
            let bounds = (earliest.and_then(calendar_type), latest.and_then(calendar_type));
            match bounds {
                (Some(earliest), Some(latest)) if earliest == latest => vec![("when", earliest)],
                (earliest, latest) => {
                    let bounds = [("notBefore", earliest), ("notAfter", latest)];
                    bounds.into_iter().filter_map(|(name, bound)| Some((name, bound?))).collect()
                }
            }
        }
    }
}
