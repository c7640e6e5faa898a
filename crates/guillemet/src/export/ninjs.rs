//! IPTC ninjs.

use super::json::{Json, Object};
use super::source::{Source, uuid, word_count};
use crate::article::{Article, BlockKind, Entity, EntityKind};
use crate::text::OffsetUnit;

/// Writes an [IPTC ninjs 3.1](https://iptc.org/std/ninjs/) object of type `text`.
///
/// ninjs allows no fields of one's own: quotations, gender and roles have no place in it; that somebody is quoted stands in
/// `rel`. Its dates are points in time to the second, which no publication date of guillemet is, so it has none. `uri` is
/// made of the text; put your own in its place if you have one.
///
/// ```
/// let article = guillemet::Parser::new().parse("Il pleut à Brest.")?;
/// let ninjs = guillemet::export::ninjs(&article);
/// assert!(ninjs.starts_with(r#"{"uri":"urn:uuid:"#));
/// assert!(ninjs.contains(r#""charCount":17,"wordCount":4"#));
/// # Ok::<(), guillemet::Error>(())
/// ```
pub fn ninjs(article: &Article) -> String {
    let source = Source::new(article, OffsetUnit::Chars);
    let body = source.body().map(|body| {
        Object::new()
            .with("role", "main")
            .with("contentType", "text/plain")
            .with("charCount", body.chars().count())
            .with("wordCount", word_count(&body))
            .with("value", body)
    });
    let in_role = |role: &'static str, kind: BlockKind| {
        source.parts(&[kind]).map(|words| Object::new().with("role", role).with("value", words))
    };
    let speakers = source.speakers();
    let scene = article.event.as_ref().and_then(|event| event.r#where.as_ref()?.entity);
    let named = |kind: EntityKind| {
        let entities = article.entities.iter().filter(move |entity| entity.kind == kind);
        entities.map(|entity| {
            named(
                entity,
                match () {
                    () if speakers.contains(&entity.id) => "quoted",
                    () if scene == Some(entity.id) => "scene",
                    () => "mentioned",
                },
            )
        })
    };
    Object::new()
        .with("uri", uuid(&article.text))
        .with("type", "text")
        .with("language", &article.language)
        .list("headlines", in_role("main", BlockKind::Headline))
        .list("descriptions", in_role("lead", BlockKind::Lead))
        .list("bodies", body)
        .maybe("by", source.parts(&[BlockKind::Byline]))
        .maybe("located", source.parts(&[BlockKind::Dateline]))
        .list("people", named(EntityKind::Person))
        .list("organisations", named(EntityKind::Organization))
        .list("places", named(EntityKind::Place))
        .list("events", event(article))
        .list(
            "associations",
            article.related.iter().map(|related| {
                Object::new()
                    .with("name", &related.title)
                    .with("uri", uuid(&related.title))
                    .with("rel", "seeAlso")
                    .with("headlines", vec![Json::from(Object::new().with("value", &related.title))])
            }),
        )
        .with(
            "standard",
            Object::new()
                .with("name", "ninjs")
                .with("version", "3.1")
                .with("schema", "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#"),
        )
        .write()
}

/// An entity and what it has to do with the news.
fn named(entity: &Entity, relation: &str) -> Object {
    Object::new().with("name", &entity.name).with("rel", relation).with("literal", format!("entity-{}", entity.id))
}

/// The event that the article reports, by who and what.
fn event(article: &Article) -> Option<Object> {
    let event = article.event.as_ref()?;
    let who = event.who.as_ref().map(|who| who.text.as_str());
    let name: Vec<&str> = who.into_iter().chain(event.what.as_ref().map(|what| what.text.as_str())).collect();
    Some(Object::new().with("name", name.join(" ")).with("rel", "main")).filter(|_| !name.is_empty())
}
