//! What the command takes.

use clap::{Parser, Subcommand, ValueEnum};
use guillemet::export::{Format, Mark};
use guillemet::text::OffsetUnit;
use guillemet::{DatePolicy, Layer, Published};

use crate::batch::Kind;

/// Structure of French news articles: quotations and speakers, people, places, dates, events.
#[derive(Debug, Parser)]
#[command(name = "guillemet", version, max_term_width = 100)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Structure one article.
    Parse(ParseArgs),
    /// Structure many articles: files of any kind in, JSON lines out, in the same order.
    #[command(after_help = BATCH_HELP)]
    Batch(BatchArgs),
    /// Write one article in the format of another tool.
    #[command(after_help = CONVERT_HELP)]
    Convert(ConvertArgs),
    /// Show one article as a page of HTML: who says what, who is who, when.
    #[command(after_help = VIEW_HELP)]
    View(ViewArgs),
    /// Compare predictions with articles that people have annotated (comes with the Python package).
    #[command(disable_help_flag = true)]
    Eval {
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<std::ffi::OsString>,
    },
    /// Print the article alone: title, lead and text, without dates, links, captions and page lines.
    Clean(CleanArgs),
    /// Print the JSON Schema of a structured article.
    Schema,
}

const BATCH_HELP: &str = "\
Reads .jsonl, .csv and .tsv with a header, .txt with one article a file, each of them packed by gzip or Zstandard or not, and
folders of such files. A text file has the fields `file` and `text`, and is known by its `file` where no --id is given.

An article that can't be parsed is answered by a line with `error`, its `line`, and its `file` where there are several.

Exit codes: 0 all articles are good; 1 some failed; 2 wrong usage; 3 input unreadable or output unwritable; 4 a bug.

Examples:
  guillemet batch articles.jsonl.gz -o structured.jsonl --text body --id url --published date
  guillemet batch archive/ -o structured.jsonl --resume";

#[derive(Debug, clap::Args)]
pub(crate) struct ParseArgs {
    /// A text file in UTF-8; `-` for standard input.
    pub(crate) file: String,
    /// When it was published: YYYY, YYYY-MM or YYYY-MM-DD.
    #[arg(long, value_name = "DATE")]
    pub(crate) published: Option<Published>,
    #[command(flatten)]
    pub(crate) reading: Reading,
    /// Say below each quotation which rules attributed it, and below the quotations why other words in marks are none.
    #[arg(long, conflicts_with = "json")]
    pub(crate) explain: bool,
    /// Print JSON on one line.
    #[arg(long)]
    pub(crate) json: bool,
    /// What offsets in the JSON count.
    #[arg(long, value_name = "UNIT", default_value = "chars", requires = "json")]
    pub(crate) offsets: Offsets,
}

#[derive(Debug, clap::Args)]
pub(crate) struct CleanArgs {
    /// A text file in UTF-8; `-` for standard input.
    pub(crate) file: String,
}

/// How texts are read.
#[derive(Debug, clap::Args)]
pub(crate) struct Reading {
    /// Which day a bare `mardi` or `7 janvier` means: as news mean it, the last one or the next one (news, past, future).
    #[arg(long, value_name = "POLICY", default_value = "news")]
    date_policy: DatePolicy,
    /// Which layers are wanted [default: all but tokens]: quotations, entities, dates, numbers, event, timeline, tokens. What
    /// none of them needs is not looked for.
    #[arg(long, value_name = "LAYERS", value_delimiter = ',')]
    layers: Option<Vec<Layer>>,
}

impl Reading {
    /// The parser that reads so.
    pub(crate) fn parser(&self) -> guillemet::Parser {
        let parser = guillemet::Parser::new().date_policy(self.date_policy);
        match &self.layers {
            Some(layers) => parser.layers(layers.iter().copied()),
            None => parser,
        }
    }
}

const CONVERT_HELP: &str = "\
Formats: json, jsonld (schema.org), tei, csv:LAYER, webannotation, labelstudio, doccano, timex3, ninjs,
html.
Layers of csv: quotations, entities, mentions, dates, numbers, event, timeline, marked, related, blocks, sentences,
diagnostics, tokens.

Example: guillemet convert article.txt --to csv:quotations -o quotations.csv";

#[derive(Debug, clap::Args)]
pub(crate) struct ConvertArgs {
    /// A text file in UTF-8, or a .json file that `guillemet parse --json` wrote; `-` for a text from standard input.
    pub(crate) file: String,
    /// The format to write.
    #[arg(long, value_name = "FORMAT")]
    pub(crate) to: Format,
    /// The file to write; `-` for standard output.
    #[arg(short, long, value_name = "FILE", default_value = "-")]
    pub(crate) output: String,
    /// When a text was published: YYYY, YYYY-MM or YYYY-MM-DD.
    #[arg(long, value_name = "DATE")]
    pub(crate) published: Option<Published>,
}

const VIEW_HELP: &str = "\
Layers: quotations, people, organizations, places, dates, numbers, marked, blocks.

Example: guillemet view article.txt -o article.html --layers quotations,people";

#[derive(Debug, clap::Args)]
pub(crate) struct ViewArgs {
    /// A text file in UTF-8, or a .json file that `guillemet parse --json` wrote; `-` for a text from standard input.
    pub(crate) file: String,
    /// The file to write; `-` for standard output.
    #[arg(short, long, value_name = "FILE", default_value = "-")]
    pub(crate) output: String,
    /// What is marked in the text [default: everything].
    #[arg(long, value_name = "LAYERS", value_delimiter = ',')]
    pub(crate) layers: Vec<Mark>,
    /// The title of the page [default: the headline].
    #[arg(long)]
    pub(crate) title: Option<String>,
    /// When a text was published: YYYY, YYYY-MM or YYYY-MM-DD.
    #[arg(long, value_name = "DATE")]
    pub(crate) published: Option<Published>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct BatchArgs {
    /// Files and folders; `-` for standard input.
    #[arg(required = true)]
    pub(crate) input: Vec<String>,
    /// The file to write; `-` for standard output.
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: String,
    /// The field that holds the text.
    #[arg(long, value_name = "FIELD", default_value = "text")]
    pub(crate) text: String,
    /// A field to copy into the result, to know the articles again.
    #[arg(long, value_name = "FIELD")]
    pub(crate) id: Option<String>,
    /// The field that holds the publication date: null, or YYYY, YYYY-MM, YYYY-MM-DD and a time.
    #[arg(long, value_name = "FIELD")]
    pub(crate) published: Option<String>,
    #[command(flatten)]
    pub(crate) reading: Reading,
    /// What the files hold, where their names don't say so [default: jsonl].
    #[arg(long, value_name = "FORMAT")]
    pub(crate) format: Option<Kind>,
    /// Go on where an interrupted run of the same batch has stopped.
    #[arg(long)]
    pub(crate) resume: bool,
    /// How many articles are parsed at a time; it changes only memory and speed.
    #[arg(long, value_name = "N", default_value = "256", value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) batch_size: u16,
    /// How many threads parse [default: one a core].
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) threads: Option<u16>,
    /// What offsets count.
    #[arg(long, value_name = "UNIT", default_value = "chars")]
    pub(crate) offsets: Offsets,
}

/// What offsets count.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Offsets {
    /// Unicode code points, as Python counts.
    Chars,
    /// UTF-8 bytes, as Rust and Go count.
    Bytes,
    /// UTF-16 units, as JavaScript and Java count.
    Utf16,
}

impl From<Offsets> for OffsetUnit {
    fn from(offsets: Offsets) -> OffsetUnit {
        match offsets {
            Offsets::Chars => OffsetUnit::Chars,
            Offsets::Bytes => OffsetUnit::Bytes,
            Offsets::Utf16 => OffsetUnit::Utf16,
        }
    }
}
