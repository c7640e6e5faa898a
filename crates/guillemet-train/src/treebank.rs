//! Reads treebanks in CoNLL-U.

use std::ops::Range;

use guillemet::article::PartOfSpeech;
use guillemet::training::{Part, Sentence};

/// A sentence with its parts of speech.
pub(crate) struct Tree {
    pub(crate) sentence: Sentence,
    pub(crate) text: &'static str,
    /// In bytes, in order.
    pub(crate) words: Vec<(Range<usize>, Part)>,
    /// How much a mistake in it counts.
    pub(crate) weight: f32,
}

/// Reads `FILE[:WEIGHT]`.
pub(crate) fn read(source: &str) -> Result<Vec<Tree>, String> {
    let (file, weight) = crate::material::weighted(source)?;
    let text = std::fs::read_to_string(file).map_err(|e| format!("{file}: {e}"))?;
    let trees = text.split("\n\n").filter(|tree| !tree.trim().is_empty());
    trees
        .map(|tree| read_tree(tree, weight).ok_or_else(|| format!("{file}: no CoNLL-U with its text:\n{tree}")))
        .collect()
}

/// Contractions count as one word, as they are written: `du` and `aux` are prepositions, `auquel` is a pronoun.
fn read_tree(lines: &str, weight: f32) -> Option<Tree> {
    let text = lines.lines().find_map(|line| line.strip_prefix("# text = "))?;
    // The program reads its material once and needs it to its end.
    let text: &'static str = Box::leak(text.to_owned().into_boxed_str());
    let part = |name: &str| {
        let part: PartOfSpeech = name.parse().ok()?;
        Some(part as Part)
    };
    let (pronoun, preposition) = (PartOfSpeech::Pronoun as Part, PartOfSpeech::Preposition as Part);
    let mut words: Vec<(Range<usize>, Part)> = Vec::new();
    // So many of the next words are inside a contraction.
    let mut inside = 0;
    for line in lines.lines().filter(|line| !line.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [id, form, _, upos, ..] = cells.as_slice() else { return None };
        if inside > 0 {
            inside -= 1;
            if part(upos) == Some(pronoun) {
                words.last_mut()?.1 = pronoun;
            }
        } else if !id.contains('.') {
            let part = match id.split_once('-') {
                Some((from, to)) => {
                    inside = 1 + to.parse::<usize>().ok()? - from.parse::<usize>().ok()?;
                    preposition
                }
                None => part(upos)?,
            };
            let from = words.last().map_or(0, |(word, _)| word.end);
            let start = from + text[from..].find(form)?;
            words.push((start..start + form.len(), part));
        }
    }
    let sentence = Sentence::new(text, words.iter().map(|(word, _)| word.clone()));
    Some(Tree { sentence, text, words, weight })
}
