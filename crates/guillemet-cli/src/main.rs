//! The command `guillemet`.

use std::io::{BufRead, Write};

fn main() {
    // Stand-in until the real command line lands: `guillemet batch IN -o OUT --id name --published published`.
    let args: Vec<String> = std::env::args().collect();
    let input = std::io::BufReader::new(std::fs::File::open(&args[2]).expect("input"));
    let mut output = std::io::BufWriter::new(std::fs::File::create(&args[4]).expect("output"));
    for line in input.lines() {
        let row: serde_json::Value = serde_json::from_str(&line.expect("line")).expect("json");
        let mut parser = guillemet::Parser::new();
        if let Some(p) = row["published"].as_str() {
            parser = parser.published(p.parse().expect("date"));
        }
        let article = parser.parse(row["text"].as_str().expect("text")).expect("parse");
        let article = article.with_offsets(guillemet::text::OffsetUnit::Chars);
        let mut value = serde_json::to_value(&article).expect("json");
        value["name"] = row["name"].clone();
        writeln!(output, "{value}").expect("write");
    }
}
