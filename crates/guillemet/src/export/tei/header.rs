//! The header: what the file is, when it was published, who and what it names.

use super::{entity_id, xml};
use crate::article::{BlockKind, Entity, EntityKind, Gender};
use crate::export::source::{Source, other_names};

/// How many words of the text make a title where it has none.
const TITLE_WORDS: usize = 12;

/// Writes the `teiHeader`.
pub(super) fn write(source: &Source<'_>, out: &mut String) {
    let article = source.article;
    out.push_str("<teiHeader>\n<fileDesc>\n<titleStmt>");
    element("title", &title(source), out);
    for author in source.authors() {
        element("author", &author.name, out);
    }
    out.push_str("</titleStmt>\n<publicationStmt><p>Written by guillemet from the plain text of a news article.</p>");
    out.push_str(
        "</publicationStmt>\n<sourceDesc><p>The text of the article, unchanged.</p></sourceDesc>\n</fileDesc>\n",
    );
    out.push_str("<encodingDesc><appInfo><application ident=\"guillemet\"");
    xml::attribute("version", env!("CARGO_PKG_VERSION"), out);
    out.push_str("><label>guillemet</label></application></appInfo></encodingDesc>\n<profileDesc>\n");
    if let Some(published) = &article.published {
        let value = published.value.to_string();
        out.push_str("<creation><date");
        xml::attribute("when", &value, out);
        out.push('>');
        out.push_str(&value);
        out.push_str("</date></creation>\n");
    }
    out.push_str("<langUsage><language");
    xml::attribute("ident", &article.language, out);
    out.push_str("/></langUsage>\n");
    let persons = list(source, EntityKind::Person, "listPerson", person);
    let organizations = list(source, EntityKind::Organization, "listOrg", organization);
    wrap("particDesc", &(persons + &organizations), out);
    wrap("settingDesc", &list(source, EntityKind::Place, "listPlace", place), out);
    out.push_str("</profileDesc>\n</teiHeader>\n");
}

/// The headline, else the first words of the text.
fn title(source: &Source<'_>) -> String {
    let opening = || {
        let text = source.parts(&[BlockKind::Lead, BlockKind::Paragraph])?;
        let words: Vec<&str> = text.split_whitespace().take(TITLE_WORDS).collect();
        Some(words.join(" ") + " …")
    };
    source.parts(&[BlockKind::Headline]).or_else(opening).unwrap_or_default()
}

/// The entities of a kind in a list element.
fn list(source: &Source<'_>, kind: EntityKind, name: &str, write: fn(&Entity, &mut String)) -> String {
    let mut items = String::new();
    for entity in source.article.entities.iter().filter(|entity| entity.kind == kind) {
        write(entity, &mut items);
    }
    let mut out = String::new();
    wrap(name, &items, &mut out);
    out
}

fn person(person: &Entity, out: &mut String) {
    out.push_str("<person");
    xml::attribute("xml:id", &entity_id(person.id), out);
    if let Some(gender) = person.gender {
        let sex = match gender {
            Gender::Male => "M",
            Gender::Female => "F",
        };
        xml::attribute("sex", sex, out);
    }
    out.push('>');
    names("persName", person, out);
    person.roles.iter().for_each(|role| element("occupation", &role.text, out));
    out.push_str("</person>\n");
}

fn organization(organization: &Entity, out: &mut String) {
    out.push_str("<org");
    xml::attribute("xml:id", &entity_id(organization.id), out);
    out.push('>');
    names("orgName", organization, out);
    out.push_str("</org>\n");
}

fn place(place: &Entity, out: &mut String) {
    out.push_str("<place");
    xml::attribute("xml:id", &entity_id(place.id), out);
    out.push('>');
    names("placeName", place, out);
    if let Some(country) = &place.country {
        out.push_str("<country");
        xml::attribute("key", country, out);
        out.push_str("/>");
    }
    out.push_str("</place>\n");
}

/// The name of an entity and its other names.
fn names(name: &str, entity: &Entity, out: &mut String) {
    element(name, &entity.name, out);
    other_names(entity).into_iter().for_each(|other| element(name, other, out));
}

fn element(name: &str, words: &str, out: &mut String) {
    out.push_str(&format!("<{name}>"));
    xml::text(words, out);
    out.push_str(&format!("</{name}>"));
}

/// Writes an element around content, if there is any.
fn wrap(name: &str, content: &str, out: &mut String) {
    if !content.is_empty() {
        out.push_str(&format!("<{name}>\n{content}</{name}>\n"));
    }
}
