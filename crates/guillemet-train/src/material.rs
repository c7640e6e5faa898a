//! Reads articles with their names, and shuffles them the same way every time.

use std::ops::Range;

use guillemet::article::EntityKind;
use guillemet::training::Document;
use serde_json::Value;

/// An article with its names.
pub(crate) struct Article {
    pub(crate) document: Document,
    /// In bytes, in order.
    pub(crate) names: Vec<(Range<usize>, EntityKind)>,
    pub(crate) text: &'static str,
    /// How much a mistake in it counts.
    pub(crate) weight: f32,
}

/// Reads `FILE[:WEIGHT]`: an article a line, `{"text": ..., "names": [[start, end, kind], ...]}` in code points.
pub(crate) fn read(source: &str) -> Result<Vec<Article>, String> {
    let (file, weight) = weighted(source)?;
    let lines = std::fs::read_to_string(file).map_err(|e| format!("{file}: {e}"))?;
    lines
        .lines()
        .enumerate()
        .map(|(number, line)| article(line, weight).ok_or_else(|| format!("{file}: line {} is no article", number + 1)))
        .collect()
}

/// The parts of `FILE[:WEIGHT]`.
pub(crate) fn weighted(source: &str) -> Result<(&str, f32), String> {
    match source.rsplit_once(':') {
        Some((file, weight)) => {
            weight.parse().map(|weight| (file, weight)).map_err(|_| format!("{source}: no weight behind the colon"))
        }
        None => Ok((source, 1.0)),
    }
}

fn article(line: &str, weight: f32) -> Option<Article> {
    let row: Value = serde_json::from_str(line).ok()?;
    // The program reads its material once and needs it to its end.
    let text: &'static str = Box::leak(row["text"].as_str()?.to_owned().into_boxed_str());
    let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let mut names = Vec::new();
    for name in row["names"].as_array()? {
        let at = |i: usize| bytes.get(name[i].as_u64()? as usize).copied();
        let kind = match name[2].as_str()? {
            "PER" => EntityKind::Person,
            "LOC" => EntityKind::Place,
            "ORG" => EntityKind::Organization,
            _ => return None,
        };
        names.push((at(0)?..at(1)?, kind));
    }
    Some(Article { document: Document::new(text, &names), names, text, weight })
}

/// An order of articles for each round, from a fixed seed.
pub(crate) struct Shuffle {
    order: Vec<usize>,
    state: u64,
}

impl Shuffle {
    pub(crate) fn new(count: usize) -> Shuffle {
        Shuffle { order: (0..count).collect(), state: 0x853c_49e6_748f_ea9b }
    }

    pub(crate) fn next_round(&mut self) -> &[usize] {
        for i in (1..self.order.len()).rev() {
            // xorshift64
            self.state ^= self.state << 13;
            self.state ^= self.state >> 7;
            self.state ^= self.state << 17;
            self.order.swap(i, (self.state % (i as u64 + 1)) as usize);
        }
        &self.order
    }
}
