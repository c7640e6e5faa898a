//! The blocks as elements, with everything between them.

use super::inline::Inline;
use super::{entity_reference, markup, xml};
use crate::article::BlockKind;
use crate::export::source::Source;

/// A block in bytes.
struct Part {
    kind: BlockKind,
    start: u32,
    end: u32,
    speaker: Option<u32>,
}

/// Writes the `div` of the article. A subhead starts a `div` in it, which reaches to the next one.
pub(super) fn write(source: &Source<'_>, out: &mut String) {
    let text = source.article.text.as_str();
    let parts = parts(source);
    let spans: Vec<(u32, u32)> = parts.iter().map(|part| (part.start, part.end)).collect();
    let annotations = markup::collect(source);
    let mut writer = Writer {
        inline: Inline::new(text, &annotations, &spans),
        out,
        at_top: true,
        in_section: false,
        in_list: false,
    };
    writer.out.push_str("<div type=\"article\">");
    let mut behind = 0;
    for part in &parts {
        writer.gap(&text[behind..part.start as usize], part.kind == BlockKind::ListItem);
        writer.block(part);
        behind = part.end as usize;
    }
    writer.gap(&text[behind..], false);
    if writer.in_section {
        writer.out.push_str("</div>");
    }
    writer.out.push_str("</div>");
}

/// The blocks in order, without those that overlap or split a character: no parser makes any, a caller may.
fn parts(source: &Source<'_>) -> Vec<Part> {
    let text = &source.article.text;
    let mut behind = 0;
    let mut parts = Vec::with_capacity(source.article.blocks.len());
    for block in &source.article.blocks {
        let (start, end) = (source.at(block.start), source.at(block.end));
        let whole = text.is_char_boundary(start as usize) && text.is_char_boundary(end as usize);
        if behind <= start && start < end && whole {
            parts.push(Part { kind: block.kind, start, end, speaker: block.speaker });
            behind = end;
        }
    }
    parts
}

struct Writer<'a> {
    inline: Inline<'a>,
    out: &'a mut String,
    /// Has the open `div` nothing yet but what may open one? TEI wants heads and bylines there.
    at_top: bool,
    in_section: bool,
    in_list: bool,
}

impl Writer<'_> {
    /// Writes what stands between two blocks. TEI allows XML's white space there; any other gets a block of its own.
    fn gap(&mut self, gap: &str, before_item: bool) {
        let is_space = xml::is_space(gap);
        if self.in_list && !(before_item && is_space) {
            self.out.push_str("</list>");
            self.in_list = false;
        }
        if is_space {
            xml::text(gap, self.out);
        } else {
            self.out.push_str("<ab>");
            xml::text(gap, self.out);
            self.out.push_str("</ab>");
            self.at_top = false;
        }
    }

    fn block(&mut self, part: &Part) {
        let at_top = std::mem::replace(&mut self.at_top, false);
        match part.kind {
            BlockKind::Subhead => {
                let section = if self.in_section { "</div><div type=\"section\">" } else { "<div type=\"section\">" };
                self.out.push_str(section);
                (self.in_section, self.at_top) = (true, true);
                self.inside("<head>", "</head>", part, true);
            }
            BlockKind::Headline if at_top => self.opener("<head>", "</head>", part, true),
            BlockKind::Byline if at_top => self.opener("<byline>", "</byline>", part, false),
            BlockKind::Header if at_top => self.opener("<dateline rend=\"header\">", "</dateline>", part, false),
            BlockKind::Dateline if at_top => self.opener("<dateline>", "</dateline>", part, false),
            BlockKind::Paragraph => self.inside("<p>", "</p>", part, true),
            BlockKind::Headline | BlockKind::Byline | BlockKind::Header | BlockKind::Dateline | BlockKind::Lead => {
                self.inside(&format!("<p rend=\"{}\">", part.kind), "</p>", part, true);
            }
            BlockKind::Question | BlockKind::Answer => {
                let mut tag = format!("<sp rend=\"{}\"", part.kind);
                if let Some(speaker) = part.speaker {
                    xml::attribute("who", &entity_reference(speaker), &mut tag);
                }
                self.inside(&(tag + "><p>"), "</p></sp>", part, true);
            }
            BlockKind::ListItem => {
                let tag = if self.in_list { "<item>" } else { "<list><item>" };
                self.in_list = true;
                self.inside(tag, "</item>", part, true);
            }
            BlockKind::Related => self.inside("<list type=\"related\"><item>", "</item></list>", part, true),
            BlockKind::Embed => {
                let mut tag = String::from("<quote type=\"embed\"");
                if let Some(speaker) = part.speaker {
                    xml::attribute("source", &entity_reference(speaker), &mut tag);
                }
                self.inside(&(tag + ">"), "</quote>", part, true);
            }
            BlockKind::Caption => {
                self.at_top = at_top;
                self.inside("<figure><head>", "</head></figure>", part, true);
            }
            BlockKind::Boilerplate => {
                self.at_top = at_top;
                self.inside("<note type=\"boilerplate\">", "</note>", part, true);
            }
        }
    }

    /// Writes a block that may stand at the top alone.
    fn opener(&mut self, start: &str, end: &str, part: &Part, holds_speech: bool) {
        self.at_top = true;
        self.inside(start, end, part, holds_speech);
    }

    fn inside(&mut self, start: &str, end: &str, part: &Part, holds_speech: bool) {
        self.out.push_str(start);
        self.inline.write((part.start, part.end), holds_speech, self.out);
        self.out.push_str(end);
    }
}
