//! schema.org in JSON-LD.

use super::json::{Json, Object};
use super::source::{Source, joined, other_names, word_count};
use super::values::is_clock_time;
use crate::Published;
use crate::article::{Article, BlockKind, Entity, EntityKind, Event, Gender, Quotation, QuotationKind, Slice};
use crate::text::OffsetUnit;

/// Writes a [`NewsArticle`](https://schema.org/NewsArticle) of schema.org 30 in JSON-LD.
///
/// `text` is the whole text, unchanged, and `url` of a quotation its place there, in code points
/// ([RFC 5147](https://www.rfc-editor.org/rfc/rfc5147)). Only words in quotation marks become a `Quotation`: indirect
/// speech is nobody's wording. A date that is coarser than a day is no `datePublished`, which readers would complete
/// to a day.
///
/// Every `<` is written as `\u003c`, so that the result can stand in a `<script>` of an HTML page whatever the text holds.
///
/// ```
/// let article = guillemet::Parser::new().published("2020-01-07".parse()?).parse("Il pleut </script>.")?;
/// let json_ld = guillemet::export::json_ld(&article);
/// assert!(json_ld.contains(r#""datePublished":"2020-01-07""#));
/// assert!(json_ld.contains(r#"Il pleut \u003c/script>."#));
/// # Ok::<(), guillemet::Error>(())
/// ```
pub fn json_ld(article: &Article) -> String {
    let source = Source::new(article, OffsetUnit::Chars);
    let published = article.published.as_ref().map(|published| published.value);
    let date = |whole_day: bool| published.filter(|p| p.day().is_some() == whole_day).map(|p| p.to_string());
    let body = source.body();
    let place = article.event.as_ref().and_then(|event| event.r#where.as_ref()?.entity);
    let place = source.entity(place).filter(|entity| entity.kind == EntityKind::Place);
    Object::new()
        .with("@context", "https://schema.org")
        .with("@type", "NewsArticle")
        .with("inLanguage", &article.language)
        .maybe("headline", source.parts(&[BlockKind::Headline]))
        .maybe("datePublished", date(true))
        .maybe("temporalCoverage", date(false))
        .list("author", source.authors().into_iter().map(reference))
        .maybe("creditText", source.parts(&[BlockKind::Byline]))
        .maybe("dateline", source.parts(&[BlockKind::Dateline]))
        .maybe("abstract", source.parts(&[BlockKind::Lead]))
        .maybe("wordCount", body.as_deref().map(word_count))
        .maybe("articleBody", body)
        .with("text", article.text.as_str())
        .maybe("about", article.event.as_ref().map(|event| happening(&source, event)))
        .maybe("contentLocation", place.map(reference))
        .list("mentions", article.entities.iter().map(thing))
        .list("hasPart", article.quotations.iter().filter_map(|quotation| utterance(&source, quotation)))
        .list(
            "citation",
            article
                .related
                .iter()
                .map(|related| Object::new().with("@type", "CreativeWork").with("name", &related.title)),
        )
        .write()
        .replace('<', "\\u003c")
}

/// The `@id` of an entity.
fn id(entity: &Entity) -> String {
    format!("#entity-{}", entity.id)
}

/// Points at an entity of `mentions`.
fn reference(entity: &Entity) -> Object {
    Object::new().with("@id", id(entity))
}

/// An entity.
fn thing(entity: &Entity) -> Object {
    let object = Object::new().with(
        "@type",
        match entity.kind {
            EntityKind::Person => "Person",
            EntityKind::Organization => "Organization",
            EntityKind::Place => "Place",
        },
    );
    let object = object.with("@id", id(entity)).with("name", &entity.name).list("alternateName", other_names(entity));
    match entity.kind {
        EntityKind::Person => object.list("jobTitle", entity.roles.iter().map(|role| &role.text)).maybe(
            "gender",
            entity.gender.map(|gender| match gender {
                Gender::Male => "https://schema.org/Male",
                Gender::Female => "https://schema.org/Female",
            }),
        ),
        EntityKind::Organization => object,
        EntityKind::Place => object.maybe(
            "address",
            entity
                .country
                .as_ref()
                .map(|country| Object::new().with("@type", "PostalAddress").with("addressCountry", country)),
        ),
    }
}

/// The words of somebody, unless they are only reported. What interrupts them is left out; `hasPart` has the pieces.
fn utterance(source: &Source<'_>, quotation: &Quotation) -> Option<Object> {
    if quotation.kind == QuotationKind::Indirect {
        return None;
    }
    let speaker = quotation.speaker.as_ref();
    // `spokenByCharacter` takes a person or an organization: a country that speaks is credited in words alone.
    let who = source.speaking(speaker).filter(|entity| entity.kind != EntityKind::Place);
    let around = quotation.parent.and_then(|parent| source.article.quotations.get(parent as usize));
    let around = around.filter(|quotation| quotation.kind != QuotationKind::Indirect);
    let object = Object::new().with("@type", "Quotation").with("@id", format!("#quotation-{}", quotation.id));
    let object = match quotation.parts.as_slice() {
        [part] => words(source, part, object),
        parts => object
            .with("text", joined(parts))
            .list("hasPart", parts.iter().map(|part| words(source, part, Object::new().with("@type", "Quotation")))),
    };
    Some(
        object
            .list("spokenByCharacter", who.map(reference))
            .maybe("creditText", speaker.map(|speaker| &speaker.text))
            .maybe("isPartOf", around.map(|q| Object::new().with("@id", format!("#quotation-{}", q.id)))),
    )
}

/// Adds where words stand and what they are.
fn words(source: &Source<'_>, part: &Slice, object: Object) -> Object {
    object.with("url", format!("#char={},{}", source.at(part.start), source.at(part.end))).with("text", &part.text)
}

/// The event that the article reports.
fn happening(source: &Source<'_>, event: &Event) -> Object {
    let who = event.who.as_ref().map(|who| who.text.as_str());
    let what = event.what.as_ref().map(|what| what.text.as_str());
    let name: Vec<&str> = who.into_iter().chain(what).collect();
    let name = name.join(" ");
    let actor = source.entity(event.who.as_ref().and_then(|who| who.entity));
    let place = event.r#where.as_ref().map(|place| match source.entity(place.entity) {
        Some(entity) if entity.kind == EntityKind::Place => Json::from(reference(entity)),
        _ => Json::from(&place.text),
    });
    // `actor` takes persons alone.
    let role = |entity: &Entity| if entity.kind == EntityKind::Person { "actor" } else { "about" };
    let object = Object::new()
        .with("@type", "Event")
        .maybe("name", (!name.is_empty()).then_some(name))
        .maybe("startDate", event.when.as_ref().and_then(|when| start(&when.value)))
        .maybe("location", place);
    match actor {
        Some(entity) => object.with(role(entity), reference(entity)),
        None => object,
    }
}

/// The day or the minute of a TIMEX3 value, if it is as fine as that.
fn start(value: &str) -> Option<String> {
    let day: Published = value.parse().ok()?;
    day.day()?;
    let minute = value.get(10..).and_then(|rest| rest.strip_prefix('T')).is_some_and(is_clock_time);
    Some(if minute { value.to_owned() } else { day.to_string() })
}
