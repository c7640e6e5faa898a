//! An article for human eyes: its text block by block, then who said what, who is who, when, and what happened.

mod page;

use std::collections::BTreeMap;

use guillemet::article::{Article, BlockKind, Entity, EntityKind, Gender, MentionForm, Participant, Quotation};
use page::{Page, Style};

/// The view, with the codes for colours in it; `explained` adds the rules behind each quotation.
pub(crate) fn view(article: &Article, width: usize, explained: bool) -> String {
    let mut page = Page::new(width);
    blocks(article, &mut page);
    quotations(article, &mut page, explained);
    if explained {
        marked(article, &mut page);
    }
    entities(article, &mut page, "People", EntityKind::Person);
    entities(article, &mut page, "Organizations", EntityKind::Organization);
    entities(article, &mut page, "Places", EntityKind::Place);
    dates(article, &mut page);
    numbers(article, &mut page);
    event(article, &mut page);
    timeline(article, &mut page);
    related(article, &mut page);
    tokens(article, &mut page);
    diagnostics(article, &mut page);
    page.finish()
}

/// The words of a stretch.
fn words(article: &Article, start: u32, end: u32) -> &str {
    article.text.get(start as usize..end as usize).unwrap_or("")
}

/// The name of an entity.
fn name(article: &Article, id: u32) -> Option<&str> {
    article.entities.get(id as usize).map(|entity| entity.name.as_str())
}

fn blocks(article: &Article, page: &mut Page) {
    for block in &article.blocks {
        let style = match block.kind {
            BlockKind::Headline | BlockKind::Lead | BlockKind::Subhead => Style::Strong,
            BlockKind::Paragraph | BlockKind::Question | BlockKind::Answer | BlockKind::ListItem => Style::Plain,
            _ => Style::Faint,
        };
        let speaker =
            block.speaker.and_then(|id| name(article, id)).map(|name| format!("{name}: ")).unwrap_or_default();
        let text = words(article, block.start, block.end).trim();
        page.row(block.kind.as_str(), &[(Style::Name, &speaker), (style, text)]);
    }
}

fn quotations(article: &Article, page: &mut Page, explained: bool) {
    page.section("Who said what", article.quotations.len());
    for quotation in &article.quotations {
        let parts: Vec<&str> = quotation.parts.iter().map(|part| part.text.as_str()).collect();
        let said = format!("« {} »", parts.join(" […] "));
        page.row(
            quotation.kind.as_str(),
            &[(Style::Name, &speaker(article, quotation)), (Style::Faint, &cue(quotation)), (Style::Plain, &said)],
        );
        if explained {
            let speaker = quotation.speaker.as_ref().map(|speaker| speaker.rule.as_str());
            // Speech without a cue is attributed by the rule that finds its speaker.
            for rule in
                [Some(quotation.rule.as_str()), speaker.filter(|rule| *rule != quotation.rule)].into_iter().flatten()
            {
                let says = guillemet::explain(rule).unwrap_or_default();
                page.row("", &[(Style::Faint, &format!("{rule}: {says}"))]);
            }
        }
    }
}

/// Words in marks that are nobody's speech, and why.
fn marked(article: &Article, page: &mut Page) {
    page.section("In marks, and no speech", article.marked.len());
    for marked in &article.marked {
        page.row(&marked.reason, &[(Style::Plain, &format!("« {} »", marked.text))]);
    }
}

/// Who speaks: the entities, with the words beside the quotation where they say it otherwise.
fn speaker(article: &Article, quotation: &Quotation) -> String {
    let Some(speaker) = &quotation.speaker else { return "? ".into() };
    let names = speaker.entities().filter_map(|id| name(article, id)).collect::<Vec<_>>().join(", ");
    match names.as_str() {
        "" => format!("{} ", speaker.text),
        names if names == speaker.text => format!("{names} "),
        names => format!("{names} ({}) ", speaker.text),
    }
}

fn cue(quotation: &Quotation) -> String {
    quotation.cue.as_ref().map(|cue| format!("[{}] ", cue.text)).unwrap_or_default()
}

fn entities(article: &Article, page: &mut Page, title: &str, kind: EntityKind) {
    let all: Vec<&Entity> = article.entities.iter().filter(|entity| entity.kind == kind).collect();
    page.section(title, all.len());
    for entity in all {
        let label = match entity.gender {
            Some(Gender::Female) => "♀",
            Some(Gender::Male) => "♂",
            None => entity.country.as_deref().unwrap_or(""),
        };
        let roles: Vec<&str> = entity.roles.iter().map(|role| role.text.as_str()).collect();
        let roles = if roles.is_empty() { String::new() } else { format!(", {}", roles.join(", ")) };
        page.row(
            label,
            &[(Style::Name, &entity.name), (Style::Plain, &roles), (Style::Faint, &format!("  {}", mentions(entity)))],
        );
    }
}

/// The forms in which an entity is mentioned, with how often: `Vladimir Poutine ×3, le président russe, il ×2`.
fn mentions(entity: &Entity) -> String {
    let mut forms: Vec<(&str, usize)> = Vec::new();
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for mention in &entity.mentions {
        // Two pronouns at the head and in the middle of a sentence are one form.
        let form = if mention.form == MentionForm::Pronoun { "pronoun" } else { &mention.text };
        let at = *seen.entry(form).or_insert(forms.len());
        if at == forms.len() {
            forms.push((form, 0));
        }
        forms[at].1 += 1;
    }
    let forms: Vec<String> = (forms.into_iter())
        .map(|(form, times)| if times == 1 { form.to_owned() } else { format!("{form} ×{times}") })
        .collect();
    forms.join(", ")
}

fn dates(article: &Article, page: &mut Page) {
    let published = article.published.as_ref().map(|published| published.value.to_string());
    page.section("Dates", article.dates.len() + usize::from(published.is_some()));
    if let Some(published) = published {
        page.row("published", &[(Style::Name, &published)]);
    }
    for date in &article.dates {
        page.row(
            date.kind.as_str(),
            &[(Style::Name, &format!("{:<12}", date.value)), (Style::Plain, &format!("  {}", date.text))],
        );
    }
}

fn numbers(article: &Article, page: &mut Page) {
    page.section("Numbers", article.numbers.len());
    for number in &article.numbers {
        let unit = number.unit.as_ref().map(|unit| format!(" {unit}")).unwrap_or_default();
        page.row(
            number.kind.as_str(),
            &[(Style::Name, &format!("{}{unit}", number.value)), (Style::Plain, &format!("  {}", number.text))],
        );
    }
}

fn event(article: &Article, page: &mut Page) {
    let Some(event) = &article.event else { return };
    page.section("What happened", 1);
    let mut participant = |label: &str, participant: &Option<Participant>| {
        if let Some(participant) = participant {
            let name = participant.entity.and_then(|id| name(article, id)).unwrap_or(&participant.text);
            page.row(label, &[(Style::Name, name)]);
        }
    };
    participant("who", &event.who);
    participant("where", &event.r#where);
    if let Some(what) = &event.what {
        page.row("what", &[(Style::Plain, &what.text)]);
    }
    if let Some(when) = &event.when {
        page.row("when", &[(Style::Name, &when.value)]);
    }
}

fn timeline(article: &Article, page: &mut Page) {
    page.section("Timeline", article.timeline.len());
    for entry in &article.timeline {
        let Some(sentence) = article.sentences.get(entry.sentence as usize) else { continue };
        let text = words(article, sentence.start, sentence.end);
        let label = if entry.future { "to come" } else { "" };
        page.row(label, &[(Style::Name, &format!("{:<12}  ", entry.value)), (Style::Plain, text)]);
    }
}

fn related(article: &Article, page: &mut Page) {
    page.section("Related", article.related.len());
    for link in &article.related {
        let media = if link.media.is_empty() { String::new() } else { format!("  ({})", link.media.join(", ")) };
        page.row(&link.label, &[(Style::Plain, &link.title), (Style::Faint, &media)]);
    }
}

fn tokens(article: &Article, page: &mut Page) {
    page.section("Words", article.tokens.len());
    for sentence in article.tokens.chunk_by(|a, b| a.sentence == b.sentence) {
        let words: Vec<String> = sentence.iter().map(|token| format!("{}/{}", token.text, token.pos)).collect();
        page.row("", &[(Style::Plain, &words.join(" "))]);
    }
}

fn diagnostics(article: &Article, page: &mut Page) {
    page.section("Odd", article.diagnostics.len());
    for diagnostic in &article.diagnostics {
        let text = words(article, diagnostic.start, diagnostic.end);
        page.row("", &[(Style::Plain, &diagnostic.message), (Style::Faint, &format!("  {text}"))]);
    }
}
