//! TimeML: the text with its expressions of time tagged.

use super::source::Source;
use super::xml;
use crate::article::{Article, Date, DateKind, Grain};
use crate::text::{OffsetUnit, sort_by_place};

/// Writes a [TimeML](https://timeml.github.io/site/publications/timeMLdocs/timeml_1.2.1.html) document: the text with
/// TIMEX3 tags in it.
///
/// The content of `<TEXT>` without its tags is the text (see `docs/formats.md` for characters that XML forbids). The
/// publication date is the document creation time, `t0`. `temporalFunction` says that the words alone do not tell the year.
/// TIMEX3 tags don't nest: of two expressions that overlap, the first one is tagged, the longer one of two that start
/// together.
///
/// ```
/// let article = guillemet::Parser::new().published("2020-01".parse()?).parse("Il pleut & vente.")?;
/// let timex3 = guillemet::export::timex3(&article);
/// assert!(timex3.contains("<TEXT>Il pleut &amp; vente.</TEXT>"));
/// assert!(timex3.contains(r#"functionInDocument="PUBLICATION_TIME">2020-01</TIMEX3></DCT>"#));
/// # Ok::<(), guillemet::Error>(())
/// ```
pub fn timex3(article: &Article) -> String {
    let source = Source::new(article, OffsetUnit::Bytes);
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TimeML>\n");
    if let Some(published) = &article.published {
        let value = published.value.to_string();
        out.push_str("<DCT><TIMEX3 tid=\"t0\" type=\"DATE\"");
        xml::attribute("value", &value, &mut out);
        out.push_str(" temporalFunction=\"false\" functionInDocument=\"PUBLICATION_TIME\">");
        out.push_str(&value);
        out.push_str("</TIMEX3></DCT>\n");
    }
    out.push_str("<TEXT>");
    let mut dates: Vec<&Date> = article.dates.iter().collect();
    // The longer one first where two begin together.
    sort_by_place(&mut dates, |date| (date.start, u32::MAX - date.end));
    let mut behind = 0;
    for date in dates {
        if date.start < behind || date.start == date.end {
            continue;
        }
        xml::text(source.words(behind, date.start), &mut out);
        open(date, &mut out);
        xml::text(source.words(date.start, date.end), &mut out);
        out.push_str("</TIMEX3>");
        behind = date.end;
    }
    xml::text(source.words(behind, u32::MAX), &mut out);
    out.push_str("</TEXT>\n</TimeML>\n");
    out
}

/// Writes the start tag of an expression.
fn open(date: &Date, out: &mut String) {
    out.push_str("<TIMEX3");
    xml::attribute("tid", &format!("t{}", date.id + 1), out);
    xml::attribute("type", &date.kind.as_str().to_uppercase(), out);
    xml::attribute("value", &date.value, out);
    if let Some(modifier) = date.modifier {
        xml::attribute("mod", modifier.as_str(), out);
    }
    let says_year = date.known.iter().any(|unit| matches!(unit, Grain::Year | Grain::Decade | Grain::Century));
    if matches!(date.kind, DateKind::Date | DateKind::Time) && !says_year {
        xml::attribute("temporalFunction", "true", out);
    }
    out.push('>');
}
