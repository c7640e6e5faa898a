//! The result: everything found in one article.
//!
//! The same types are the JSON of the command line and of Python. An offset counts what [`Article::offsets`] says: bytes as
//! the parser makes it, code points or UTF-16 units after [`Article::with_offsets`].
//!
//! Words are [`SmolStr`]s: short ones, and most are, take no memory of their own. They are used as `&str` is.

mod assemble;
#[cfg(feature = "serde")]
mod check;
mod kinds;
mod reading;
#[cfg(feature = "serde")]
mod schema;
mod units;

pub(crate) use assemble::{Parts, assemble};
pub use kinds::{
    BlockKind, DateKind, EntityKind, Gender, Grain, MentionForm, Modifier, NumberKind, PartOfSpeech, QuotationKind,
};
#[cfg(feature = "serde")]
pub use schema::SCHEMA;
#[cfg(feature = "schema")]
pub use schema::schema;

pub use smol_str::SmolStr;

use crate::dates::Published;
use crate::text::{OffsetIndex, OffsetUnit};

/// The version of the result's shape; it changes when a field does.
pub const SCHEMA_VERSION: u32 = 1;

/// Adds what every result type derives.
macro_rules! result_types {
    ($($(#[$meta:meta])* pub struct $name:ident { $($body:tt)* })*) => {$(
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub struct $name { $($body)* }
    )*};
}

result_types! {
    /// A parsed article. Lists are in the order of the text; an `id` is an index into its own list.
    pub struct Article {
        /// The version of this shape: [`SCHEMA_VERSION`].
        pub schema_version: u32,
        /// The language the text was read in: `fr`.
        pub language: SmolStr,
        /// What offsets count.
        pub offsets: OffsetUnit,
        /// The text, unchanged.
        pub text: String,
        /// When it was published, as far as the caller or the text says.
        pub published: Option<Publication>,
        /// What each part of the text is.
        pub blocks: Vec<Block>,
        /// The sentences of all blocks.
        pub sentences: Vec<Sentence>,
        /// Who said what.
        pub quotations: Vec<Quotation>,
        /// Words in quotation marks that are nobody's speech: titles, names, terms.
        pub marked: Vec<Marked>,
        /// Persons, organizations and places.
        pub entities: Vec<Entity>,
        /// Dates, times, durations, repetitions.
        pub dates: Vec<Date>,
        /// Victims, money, shares, counts.
        pub numbers: Vec<Number>,
        /// The one event that the article reports.
        pub event: Option<Event>,
        /// Dated facts in the order of their dates.
        pub timeline: Vec<TimelineEntry>,
        /// Pointers to other articles.
        pub related: Vec<Related>,
        /// What is odd about the text.
        pub diagnostics: Vec<Diagnostic>,
        /// The words with their parts of speech, where a parse was asked for them; else the JSON has no such field.
        #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Vec::is_empty"))]
        pub tokens: Vec<Token>,
    }

    /// The publication date; `start` and `end` are null where the caller gave it.
    pub struct Publication {
        /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
        pub value: Published,
        /// Where the text's own header says it.
        pub start: Option<u32>,
        /// Where those words end.
        pub end: Option<u32>,
    }

    /// A part of the text of one kind.
    pub struct Block {
        /// What it is.
        pub kind: BlockKind,
        /// Where it starts.
        pub start: u32,
        /// Where it ends.
        pub end: u32,
        /// The entity that speaks in an answer or signs an embedded post.
        pub speaker: Option<u32>,
        /// The rule that found it.
        pub rule: SmolStr,
    }

    /// A sentence.
    pub struct Sentence {
        /// Where it starts.
        pub start: u32,
        /// Where it ends.
        pub end: u32,
        /// The block it stands in.
        pub block: u32,
    }

    /// Words of the text.
    pub struct Slice {
        /// Where they start.
        pub start: u32,
        /// Where they end.
        pub end: u32,
        /// The words.
        pub text: SmolStr,
    }

    /// A piece of speech or writing that the article reports.
    pub struct Quotation {
        /// Its index.
        pub id: u32,
        /// In marks, built into the writer's sentence, or without marks.
        pub kind: QuotationKind,
        /// Its words, cut where a cue interrupts them and at each paragraph.
        pub parts: Vec<Slice>,
        /// The words that introduce it.
        pub cue: Option<Cue>,
        /// Who says it.
        pub speaker: Option<Speaker>,
        /// The quotation around this one.
        pub parent: Option<u32>,
        /// The rule that attributed it; [`explain`](crate::explain) says what it means.
        pub rule: SmolStr,
    }

    /// The words that introduce speech.
    pub struct Cue {
        /// Where they start.
        pub start: u32,
        /// Where they end.
        pub end: u32,
        /// The words: verb with auxiliary and clitics, `selon`, `:`.
        pub text: SmolStr,
        /// The verb's infinitive, or the source word itself.
        pub lemma: SmolStr,
    }

    /// The source of a quotation.
    pub struct Speaker {
        /// Where the words that name it start; null where it is only known from further away.
        pub start: Option<u32>,
        /// Where they end.
        pub end: Option<u32>,
        /// The words beside the quotation, or the entity's name.
        pub text: SmolStr,
        /// Who that is; null for a source without a name.
        pub entity: Option<u32>,
        /// Who else speaks, where several do: `X et Y ont déclaré`.
        pub others: Vec<u32>,
        /// The rule that says who it is; [`explain`](crate::explain) says what it means.
        pub rule: SmolStr,
    }

    /// Words in marks that are no speech.
    pub struct Marked {
        /// Where they start, inside the marks.
        pub start: u32,
        /// Where they end.
        pub end: u32,
        /// The words.
        pub text: SmolStr,
        /// Why they count as no speech: `title`, `name`, `term`, ...
        pub reason: SmolStr,
    }

    /// A person, organization or place.
    pub struct Entity {
        /// Its index.
        pub id: u32,
        /// What it is.
        pub kind: EntityKind,
        /// The fullest form of its name in the text.
        pub name: SmolStr,
        /// A person's gender, where something tells.
        pub gender: Option<Gender>,
        /// What tells the gender: `civility`, `role`, `agreement`, `first-name`.
        pub gender_evidence: Option<SmolStr>,
        /// A place's country (ISO 3166-1 alpha-2), where the tables know it.
        pub country: Option<SmolStr>,
        /// Functions and titles that the text gives to a person.
        pub roles: Vec<Slice>,
        /// Where it is mentioned.
        pub mentions: Vec<Mention>,
    }

    /// Words that stand for an entity.
    pub struct Mention {
        /// Where they start.
        pub start: u32,
        /// Where they end.
        pub end: u32,
        /// The words.
        pub text: SmolStr,
        /// Name, role or pronoun.
        pub form: MentionForm,
    }

    /// An expression that a calendar or clock can place.
    pub struct Date {
        /// Its index.
        pub id: u32,
        /// Where it starts.
        pub start: u32,
        /// Where it ends.
        pub end: u32,
        /// The words.
        pub text: SmolStr,
        /// Date, time, duration or set.
        pub kind: DateKind,
        /// Its TIMEX3 value; what is unknown is `X`.
        pub value: SmolStr,
        /// How fine it is; null for durations and sets.
        pub grain: Option<Grain>,
        /// The first day it can mean (`2020-01-07`), or the first minute where it is finer than a day
        /// (`2020-01-07T14:30`). Null where no calendar can place it.
        pub earliest: Option<SmolStr>,
        /// The last day or minute it can mean, itself included: `janvier 2020` ends with `2020-01-31`. The half-open
        /// interval of the calendar is `[earliest, latest + 1 day)`, or `+ 1 minute`.
        pub latest: Option<SmolStr>,
        /// `début`, `fin`, `vers`, ...
        pub modifier: Option<Modifier>,
        /// The units that the words themselves say; the others are implied by the context.
        pub known: Vec<Grain>,
        /// The date at the other end of a range.
        pub range: Option<u32>,
        /// The rule that found it.
        pub rule: SmolStr,
    }

    /// A quantity that the news turns on.
    pub struct Number {
        /// Where it starts.
        pub start: u32,
        /// Where it ends.
        pub end: u32,
        /// The words.
        pub text: SmolStr,
        /// Victims, money, a share or a count.
        pub kind: NumberKind,
        /// The amount in plain decimal notation: `49.3`, `1500000`.
        pub value: SmolStr,
        /// The unit: `EUR`, `%`, `mort`.
        pub unit: Option<SmolStr>,
        /// What is counted.
        pub object: Option<Slice>,
    }

    /// The one event that the article reports.
    pub struct Event {
        /// Who acts or is concerned.
        pub who: Option<Participant>,
        /// What happened: the clause from the verb on.
        pub what: Option<Slice>,
        /// Where it happened.
        pub r#where: Option<Participant>,
        /// When it happened.
        pub when: Option<EventDate>,
    }

    /// Somebody or something in an event.
    pub struct Participant {
        /// Where the words start.
        pub start: u32,
        /// Where they end.
        pub end: u32,
        /// The words.
        pub text: SmolStr,
        /// The entity they stand for.
        pub entity: Option<u32>,
    }

    /// The date of an event.
    pub struct EventDate {
        /// Its TIMEX3 value.
        pub value: SmolStr,
        /// The date it comes from; null where it is the publication date.
        pub date: Option<u32>,
    }

    /// A dated fact.
    pub struct TimelineEntry {
        /// Its TIMEX3 value.
        pub value: SmolStr,
        /// The date it comes from.
        pub date: u32,
        /// The sentence that tells it.
        pub sentence: u32,
        /// Is it announced, not yet past?
        pub future: bool,
        /// The entities of its sentence.
        pub entities: Vec<u32>,
    }

    /// A pointer to another article.
    pub struct Related {
        /// Where it starts.
        pub start: u32,
        /// Where it ends.
        pub end: u32,
        /// The formula: `Lire aussi`.
        pub label: SmolStr,
        /// The other article's title.
        pub title: SmolStr,
        /// `video`, `photo`, `audio`, ...: tags of the title.
        pub media: Vec<SmolStr>,
    }

    /// A word, number or sign with its part of speech.
    pub struct Token {
        /// Where it starts.
        pub start: u32,
        /// Where it ends.
        pub end: u32,
        /// The word.
        pub text: SmolStr,
        /// The sentence it stands in.
        pub sentence: u32,
        /// Its part of speech.
        pub pos: PartOfSpeech,
    }

    /// Something odd about the text.
    pub struct Diagnostic {
        /// Where it starts.
        pub start: u32,
        /// Where it ends.
        pub end: u32,
        /// What is odd: `unclosed-mark`, `mojibake`, ...
        pub rule: SmolStr,
        /// The same in a sentence.
        pub message: SmolStr,
    }
}

impl Speaker {
    /// Everyone who speaks: `entity`, then `others`.
    ///
    /// ```
    /// let article = guillemet::Parser::new().parse("« Il pleut », ont dit Anne Roy et Paul Petit.")?;
    /// let speaker = article.quotations[0].speaker.as_ref().expect("those behind the cue");
    /// let names: Vec<&str> = speaker.entities().map(|id| article.entities[id as usize].name.as_str()).collect();
    /// assert_eq!(names, ["Anne Roy", "Paul Petit"]);
    /// # Ok::<(), guillemet::Error>(())
    /// ```
    pub fn entities(&self) -> impl Iterator<Item = u32> + '_ {
        self.entity.iter().chain(&self.others).copied()
    }
}

impl Article {
    /// The words of a stretch of this article, in its own offsets.
    ///
    /// Where these are no bytes, each call counts through the text: for many stretches, keep an
    /// [`OffsetIndex`].
    ///
    /// ```
    /// let article = guillemet::Parser::new().parse("« Été », dit-il.")?;
    /// let chars = article.with_offsets(guillemet::text::OffsetUnit::Chars);
    /// assert_eq!(chars.slice(2, 5), "Été");
    /// # Ok::<(), guillemet::Error>(())
    /// ```
    pub fn slice(&self, start: u32, end: u32) -> &str {
        let range = match self.offsets {
            OffsetUnit::Bytes => start as usize..(end as usize).min(self.text.len()),
            unit => {
                let index = OffsetIndex::new(&self.text);
                index.to_byte(unit, start) as usize..index.to_byte(unit, end) as usize
            }
        };
        self.text.get(range).unwrap_or("")
    }

    /// The article as JSON on one line.
    #[cfg(feature = "serde")]
    pub fn to_json(&self) -> String {
        // Strings, numbers and lists only: nothing that JSON can't hold.
        serde_json::to_string(self).expect("an article is always valid JSON")
    }

    /// Writes the same JSON behind what a buffer holds: who writes a file need not copy it.
    ///
    /// ```
    /// let article = guillemet::Parser::new().parse("« Oui », a dit Anne Roy.")?;
    /// let mut lines = Vec::new();
    /// article.write_json(&mut lines);
    /// assert_eq!(lines, article.to_json().as_bytes());
    /// # Ok::<(), guillemet::Error>(())
    /// ```
    #[cfg(feature = "serde")]
    pub fn write_json(&self, buffer: &mut Vec<u8>) {
        // Five times as long as the text on average: hardly one is moved while it grows.
        buffer.reserve(6 * self.text.len() + 1024);
        serde_json::to_writer(buffer, self).expect("an article is always valid JSON");
    }

    /// Reads an article back from its JSON.
    ///
    /// # Errors
    /// When it is not the JSON of an article of this [`SCHEMA_VERSION`], or when an offset or index in it points nowhere.
    #[cfg(feature = "serde")]
    pub fn from_json(json: &str) -> Result<Article, crate::Error> {
        let article: Article = serde_json::from_str(json).map_err(|error| crate::Error::Json(error.to_string()))?;
        if article.schema_version != SCHEMA_VERSION {
            return Err(crate::Error::SchemaVersion(article.schema_version));
        }
        check::check(&article).map_err(crate::Error::Json)?;
        Ok(article)
    }
}
