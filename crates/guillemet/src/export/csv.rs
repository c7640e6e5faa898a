//! Tables of the layers in CSV.

use std::fmt;
use std::fmt::Write as _;

use smol_str::SmolStr;

use super::source::{Source, joined};
use crate::article::{Article, Entity, Participant, Slice, Speaker};
use crate::text::OffsetUnit;

macro_rules! layers {
    ($count:literal: $($(#[$doc:meta])* $variant:ident = $word:literal, $columns:literal, $rows:ident;)*) => {
        /// A layer of an article that a table can hold.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Layer { $($(#[$doc])* $variant,)* }

        impl Layer {
            /// All layers.
            pub const ALL: [Layer; $count] = [$(Layer::$variant),*];

            /// The word that stands for it.
            pub fn as_str(self) -> &'static str {
                match self { $(Layer::$variant => $word,)* }
            }

            /// The names of its columns, with commas between them.
            fn columns(self) -> &'static str {
                match self { $(Layer::$variant => $columns,)* }
            }

            fn write_rows(self, source: &Source<'_>, table: &mut Table) {
                match self { $(Layer::$variant => $rows(source, table),)* }
            }
        }
    };
}

layers! { 13:
    /// Quotations, with cue and speaker.
    Quotations = "quotations",
        "quotation,kind,start,end,text,parts,cue,lemma,speaker,entity,name,entity_kind,gender,others,other_names,parent,rule",
        quotations;
    /// Persons, organizations and places.
    Entities = "entities", "entity,kind,name,gender,gender_evidence,country,roles,mentions,quotations", entities;
    /// Where the entities are mentioned.
    Mentions = "mentions", "entity,kind,name,form,start,end,text", mentions;
    /// Dates, times, durations, repetitions.
    Dates = "dates", "date,kind,value,grain,modifier,earliest,latest,known,range,start,end,text,rule", dates;
    /// Victims, money, shares, counts.
    Numbers = "numbers", "kind,value,unit,object,start,end,text", numbers;
    /// The main event, in one row.
    Event = "event", "who,who_entity,what,where,where_entity,when", event;
    /// Dated facts.
    Timeline = "timeline", "value,date,future,entities,start,end,sentence", timeline;
    /// Words in marks that are no speech.
    Marked = "marked", "reason,start,end,text", marked;
    /// Pointers to other articles.
    Related = "related", "label,title,media,start,end", related;
    /// The parts of the text.
    Blocks = "blocks", "block,kind,start,end,speaker,text,rule", blocks;
    /// The sentences.
    Sentences = "sentences", "sentence,block,start,end,text", sentences;
    /// What is odd about the text.
    Diagnostics = "diagnostics", "diagnostic,message,start,end,text", diagnostics;
    /// The words with their parts of speech, where they were [asked for](crate::Layer::Tokens).
    Tokens = "tokens", "token,sentence,pos,start,end,text", tokens;
}

impl fmt::Display for Layer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Writes a layer as a table in CSV ([RFC 4180](https://www.rfc-editor.org/rfc/rfc4180), UTF-8), with a header line.
///
/// Offsets count code points. A quotation is one row: `start` and `end` reach from its first part to its last one, and
/// `text` has the parts without what interrupts them. Where several speak, `others` and `other_names` have all but the first,
/// with `; ` between them.
///
/// A spreadsheet would run a cell that starts with `=`, `+`, `-`, `@`, a tab or a line break as a formula, and a text may
/// hold one: such a cell gets a `'` in front ([OWASP](https://owasp.org/www-community/attacks/CSV_Injection)), and so
/// does one that starts with `'` before such a sign, so that taking one `'` away always gives the words back.
///
/// ```
/// use guillemet::export::{Layer, csv};
///
/// let article = guillemet::Parser::new().parse("=1+1, dit-il.")?;
/// assert_eq!(csv(&article, Layer::Sentences), "sentence,block,start,end,text\r\n0,0,0,13,\"'=1+1, dit-il.\"\r\n");
/// # Ok::<(), guillemet::Error>(())
/// ```
pub fn csv(article: &Article, layer: Layer) -> String {
    let mut table = Table { out: layer.columns().to_owned(), row: true };
    table.end();
    layer.write_rows(&Source::new(article, OffsetUnit::Chars), &mut table);
    table.out
}

/// A table that is being written.
struct Table {
    out: String,
    /// Has this row a cell already?
    row: bool,
}

impl Table {
    fn comma(&mut self) {
        if self.row {
            self.out.push(',');
        }
        self.row = true;
    }

    /// Writes a cell of words.
    fn text(&mut self, text: &str) -> &mut Table {
        self.comma();
        let guarded = is_formula(text);
        let quoted = text.contains(['"', ',', '\n', '\r']) || text.starts_with(' ') || text.ends_with(' ');
        if quoted {
            self.out.push('"');
        }
        if guarded {
            self.out.push('\'');
        }
        for (n, piece) in text.split('"').enumerate() {
            if n > 0 {
                self.out.push_str("\"\"");
            }
            self.out.push_str(piece);
        }
        if quoted {
            self.out.push('"');
        }
        self
    }

    /// Writes a cell of words, empty where there are none.
    fn maybe(&mut self, text: Option<impl AsRef<str>>) -> &mut Table {
        self.text(text.as_ref().map(AsRef::as_ref).unwrap_or_default())
    }

    /// Writes a number as it is, or an empty cell.
    fn number(&mut self, number: impl Into<Option<u32>>) -> &mut Table {
        self.comma();
        if let Some(number) = number.into() {
            let _ = write!(self.out, "{number}");
        }
        self
    }

    /// Writes an amount as it is: a minus sign makes no formula of it.
    fn amount(&mut self, amount: &str) -> &mut Table {
        let digits = amount.strip_prefix('-').unwrap_or(amount);
        if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
            return self.text(amount);
        }
        self.comma();
        self.out.push_str(amount);
        self
    }

    /// Writes where something stands.
    fn place(&mut self, source: &Source<'_>, start: u32, end: u32) -> &mut Table {
        self.number(source.at(start)).number(source.at(end))
    }

    fn end(&mut self) {
        self.out.push_str("\r\n");
        self.row = false;
    }
}

/// Would a spreadsheet run it, or would taking the guard away make it run?
fn is_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

/// Several words in one cell.
fn listed<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    words.into_iter().collect::<Vec<_>>().join("; ")
}

fn name(entity: Option<&Entity>) -> Option<&str> {
    entity.map(|entity| entity.name.as_str())
}

fn words(slice: Option<&Slice>) -> Option<&str> {
    slice.map(|slice| slice.text.as_str())
}

fn quotations(source: &Source<'_>, table: &mut Table) {
    for q in &source.article.quotations {
        let (start, end) = (q.parts.first().map(|p| source.at(p.start)), q.parts.last().map(|p| source.at(p.end)));
        let speaker = q.speaker.as_ref();
        let entity = source.entity(speaker.and_then(|speaker| speaker.entity));
        table.number(q.id).text(q.kind.as_str()).number(start).number(end);
        table.text(&joined(&q.parts)).number(q.parts.len() as u32);
        table.maybe(q.cue.as_ref().map(|cue| &cue.text)).maybe(q.cue.as_ref().map(|cue| &cue.lemma));
        table.maybe(speaker.map(|speaker| &speaker.text)).number(entity.map(|entity| entity.id)).maybe(name(entity));
        table.maybe(entity.map(|entity| entity.kind.as_str()));
        table.maybe(entity.and_then(|entity| entity.gender).map(|gender| gender.as_str()));
        let others: Vec<&Entity> = source.others(speaker).collect();
        let ids: Vec<String> = others.iter().map(|entity| entity.id.to_string()).collect();
        table.text(&listed(ids.iter().map(String::as_str)));
        table.text(&listed(others.iter().map(|entity| entity.name.as_str())));
        table.number(q.parent).text(&q.rule).end();
    }
}

fn entities(source: &Source<'_>, table: &mut Table) {
    let mut spoken = vec![0; source.article.entities.len()];
    let speakers = source.article.quotations.iter().filter_map(|quotation| quotation.speaker.as_ref());
    for speaker in speakers.flat_map(Speaker::entities) {
        if let Some(count) = spoken.get_mut(speaker as usize) {
            *count += 1;
        }
    }
    for (entity, spoken) in source.article.entities.iter().zip(spoken) {
        table.number(entity.id).text(entity.kind.as_str()).text(&entity.name);
        table.maybe(entity.gender.map(|gender| gender.as_str())).maybe(entity.gender_evidence.as_ref());
        table.maybe(entity.country.as_ref()).text(&listed(entity.roles.iter().map(|role| role.text.as_str())));
        table.number(entity.mentions.len() as u32).number(spoken).end();
    }
}

fn mentions(source: &Source<'_>, table: &mut Table) {
    for entity in &source.article.entities {
        for mention in &entity.mentions {
            table.number(entity.id).text(entity.kind.as_str()).text(&entity.name).text(mention.form.as_str());
            table.place(source, mention.start, mention.end).text(&mention.text).end();
        }
    }
}

fn dates(source: &Source<'_>, table: &mut Table) {
    for date in &source.article.dates {
        table.number(date.id).text(date.kind.as_str()).text(&date.value);
        table.maybe(date.grain.map(|grain| grain.as_str())).maybe(date.modifier.map(|modifier| modifier.as_str()));
        table.maybe(date.earliest.as_ref()).maybe(date.latest.as_ref());
        table.text(&listed(date.known.iter().map(|unit| unit.as_str()))).number(date.range);
        table.place(source, date.start, date.end).text(&date.text).text(&date.rule).end();
    }
}

fn numbers(source: &Source<'_>, table: &mut Table) {
    for number in &source.article.numbers {
        table.text(number.kind.as_str()).amount(&number.value).maybe(number.unit.as_ref());
        table.maybe(words(number.object.as_ref()));
        table.place(source, number.start, number.end).text(&number.text).end();
    }
}

fn event(source: &Source<'_>, table: &mut Table) {
    let Some(event) = &source.article.event else { return };
    let participant = |table: &mut Table, participant: Option<&Participant>| {
        table.maybe(participant.map(|p| &p.text)).maybe(name(source.entity(participant.and_then(|p| p.entity))));
    };
    participant(table, event.who.as_ref());
    table.maybe(words(event.what.as_ref()));
    participant(table, event.r#where.as_ref());
    table.maybe(event.when.as_ref().map(|when| &when.value)).end();
}

fn timeline(source: &Source<'_>, table: &mut Table) {
    for entry in &source.article.timeline {
        let names = entry.entities.iter().filter_map(|&entity| name(source.entity(Some(entity))));
        let sentence = source.article.sentences.get(entry.sentence as usize);
        let (start, end) = sentence.map_or((0, 0), |sentence| (sentence.start, sentence.end));
        table.text(&entry.value).number(entry.date).text(if entry.future { "true" } else { "false" });
        table.text(&listed(names)).place(source, start, end).text(source.words(start, end)).end();
    }
}

fn marked(source: &Source<'_>, table: &mut Table) {
    for marked in &source.article.marked {
        table.text(&marked.reason).place(source, marked.start, marked.end).text(&marked.text).end();
    }
}

fn related(source: &Source<'_>, table: &mut Table) {
    for related in &source.article.related {
        table.text(&related.label).text(&related.title).text(&listed(related.media.iter().map(SmolStr::as_str)));
        table.place(source, related.start, related.end).end();
    }
}

fn blocks(source: &Source<'_>, table: &mut Table) {
    for (id, block) in (0u32..).zip(&source.article.blocks) {
        table.number(id).text(block.kind.as_str()).place(source, block.start, block.end);
        table.maybe(name(source.entity(block.speaker))).text(source.words(block.start, block.end));
        table.text(&block.rule).end();
    }
}

fn sentences(source: &Source<'_>, table: &mut Table) {
    for (id, sentence) in (0u32..).zip(&source.article.sentences) {
        table.number(id).number(sentence.block).place(source, sentence.start, sentence.end);
        table.text(source.words(sentence.start, sentence.end)).end();
    }
}

fn diagnostics(source: &Source<'_>, table: &mut Table) {
    for odd in &source.article.diagnostics {
        table.text(&odd.rule).text(&odd.message).place(source, odd.start, odd.end);
        table.text(source.words(odd.start, odd.end)).end();
    }
}

fn tokens(source: &Source<'_>, table: &mut Table) {
    for (id, token) in (0u32..).zip(&source.article.tokens) {
        table.number(id).number(token.sentence).text(token.pos.as_str());
        table.place(source, token.start, token.end).text(&token.text).end();
    }
}
