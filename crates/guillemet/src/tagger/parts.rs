//! The part of speech of every word, learnt from treebanks.
//!
//! The walk goes from left to right and never back: what was decided for the two words before is among the features, and so
//! are the three words ahead.

use std::ops::Range;

use super::table::{LABELS, Table, key};
use super::view::View;
use super::words::Words;
use crate::article::PartOfSpeech;
use crate::surface::Surface;
use crate::text::Span;
use crate::tokens::Token;

pub(super) static WEIGHTS: Table = Table(*include_bytes!("../../data/models/parts.bin"));

/// A word with its part of speech.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct TaggedWord {
    pub(crate) span: Span,
    pub(crate) sentence: usize,
    pub(crate) pos: PartOfSpeech,
}

/// The words of a text with their parts of speech, in its order.
pub(crate) fn tag(surface: &Surface<'_>) -> Vec<TaggedWord> {
    let words = Words::read(surface, &surface.sentences);
    let mut tagged = Vec::with_capacity(words.all.len());
    walk(surface.source.as_str(), &words, &mut &WEIGHTS, |at, sentence, label| {
        let pos = PartOfSpeech::ALL[usize::from(label)];
        tagged.push(TaggedWord { span: words.all[at].span, sentence, pos });
    });
    tagged
}

/// The words of one sentence, decided from left to right only as far as somebody asks.
pub(crate) struct TaggedSoFar<'t> {
    text: &'t str,
    words: Vec<Token>,
    parts: Vec<Part>,
    walk: Walk,
}

impl<'t> TaggedSoFar<'t> {
    /// None of its words yet.
    pub(crate) fn of(surface: &Surface<'t>, sentence: usize) -> TaggedSoFar<'t> {
        let (text, words) =
            (surface.source.as_str(), Words::read(surface, &surface.sentences[sentence..=sentence]).all);
        TaggedSoFar { text, parts: Vec::new(), walk: Walk::new(text, &words, 0..words.len()), words }
    }

    /// The part of speech of the word that starts where a token does.
    pub(crate) fn part(&mut self, token: &Token) -> Option<PartOfSpeech> {
        let word = self.words.binary_search_by_key(&token.span.start(), |word| word.span.start()).ok()?;
        while self.parts.len() <= word {
            self.parts.push(self.walk.decide(self.text, &self.words, &mut &WEIGHTS));
        }
        Some(PartOfSpeech::ALL[usize::from(self.parts[word])])
    }
}

/// A part of speech by its place in [`PartOfSpeech::ALL`].
pub type Part = u8;

const _: () = assert!(PartOfSpeech::ALL.len() == LABELS);

/// Who decides: the table, or the trainer that teaches one.
pub trait Tagger {
    /// The part of speech of the word at an index.
    fn judge(&mut self, word: usize, features: &[u32]) -> Part;
}

impl Tagger for &Table {
    #[inline]
    fn judge(&mut self, _word: usize, features: &[u32]) -> Part {
        let scores = self.scores(features);
        let better = |best: usize, label: usize| if scores[label] > scores[best] { label } else { best };
        (1..LABELS).fold(0, better) as Part
    }
}

/// Tells `found` the part of speech of each word, with the word's index and that of its sentence.
pub(super) fn walk(text: &str, words: &Words, tagger: &mut impl Tagger, mut found: impl FnMut(usize, usize, Part)) {
    for (number, sentence) in words.sentences.iter().enumerate() {
        let mut walk = Walk::new(text, &words.all, sentence.clone());
        for at in sentence.clone() {
            found(at, number, walk.decide(text, &words.all, tagger));
        }
    }
}

/// What the next word of a sentence is decided by.
struct Walk {
    /// Those of the sentence's words that are not decided yet.
    ahead: Range<usize>,
    /// Two words before the next one, itself, and three behind it.
    window: [View; 6],
    /// What the word before is, and the one before that.
    last: Part,
    before: Part,
    opens: bool,
    features: Features,
}

impl Walk {
    fn new(text: &str, words: &[Token], sentence: Range<usize>) -> Walk {
        /// What stands before the first word.
        const EDGE: Part = LABELS as Part;
        let view = |ahead: usize| view(text, words, &sentence, ahead);
        let window = [View::EDGE, View::EDGE, view(0), view(1), view(2), view(3)];
        let features = Features { keys: [0; FEATURES], count: 0 };
        Walk { window, last: EDGE, before: EDGE, opens: true, features, ahead: sentence }
    }

    /// The part of speech of the next word, of which there must be one.
    #[inline]
    fn decide(&mut self, text: &str, words: &[Token], tagger: &mut impl Tagger) -> Part {
        let at = self.ahead.start;
        let prefixes = self.window[2].prefixes(&words[at], &text[words[at].span.range()]);
        self.features.collect(&self.window, prefixes, self.opens.into(), self.last.into(), self.before.into());
        let part = tagger.judge(at, &self.features.keys[..self.features.count.min(FEATURES)]);
        (self.before, self.last, self.opens) = (self.last, part, false);
        self.window.rotate_left(1);
        self.window[5] = view(text, words, &self.ahead, 4);
        self.ahead.start += 1;
        part
    }
}

/// The view of a word that lies so far ahead in a sentence.
#[inline]
fn view(text: &str, words: &[Token], sentence: &Range<usize>, ahead: usize) -> View {
    match words[..sentence.end].get(sentence.start + ahead) {
        Some(token) => View::of(token, &text[token.span.range()]),
        None => View::EDGE,
    }
}

/// More than a word has, and a power of two, so that a place in the list needs no check.
const FEATURES: usize = 64;

struct Features {
    keys: [u32; FEATURES],
    count: usize,
}

impl Features {
    /// Collects the features of the third word of a window, with its prefixes; `last` and `before` are what the two words before it are.
    #[inline]
    fn collect(&mut self, window: &[View; 6], prefixes: [u32; 3], opens: u32, last: u32, before: u32) {
        let [pp, p, v, n, nn, nnn] = window;
        let (two, three) = (v.suffix(2), v.suffix(3));
        let (next_two, next_three) = (n.suffix(2), n.suffix(3));
        let past = last << 5 | before;
        self.count = 0;
        let mut add = |a: u32, b: u32| {
            self.keys[self.count % FEATURES] = key(self.count as u32, a, b);
            self.count += 1;
        };
        // Words
        add(0, 0);
        add(v.word, 0);
        add(v.word, v.shape << 1 | opens);
        add(p.word, 0);
        add(n.word, 0);
        add(pp.word, 0);
        add(nn.word, 0);
        add(p.word, v.word);
        add(v.word, n.word);
        add(pp.word, p.word);
        add(n.word, nn.word);
        add(p.word, n.word);
        // Ends
        add(two, 0);
        add(three, 0);
        add(v.suffix(4), 0);
        prefixes.into_iter().for_each(|prefix| add(prefix, 0));
        add(p.suffix(3), 0);
        add(next_two, 0);
        add(next_three, 0);
        add(three, next_two);
        add(three, v.shape << 1 | opens);
        add(nn.suffix(2), v.word);
        add(nnn.suffix(2), v.word);
        add(nn.suffix(3), 0);
        // Shapes
        add(v.shape, opens);
        add(v.shape << 8 | p.shape, n.shape << 1 | opens);
        // Word classes
        add(v.cluster, v.shape);
        add(v.cluster, two);
        add(p.cluster, 0);
        add(n.cluster, 0);
        add(pp.cluster, 0);
        add(nn.cluster, 0);
        add(p.cluster, v.cluster);
        add(v.cluster, n.cluster);
        add(v.word, n.cluster);
        add(p.cluster << 16 | v.cluster, n.cluster);
        // Tables
        add(v.classes, v.shape);
        add(n.classes, 0);
        // What was decided
        add(last, 0);
        add(past, 0);
        add(last, v.word);
        add(past, v.word);
        add(last, three);
        add(past, two);
        add(last, v.cluster);
        add(last, n.cluster);
        add(last, n.word);
        add(last, next_three);
        add(past, v.shape << 8 | n.shape);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    fn tagged(text: &str) -> String {
        let surface = Surface::read(text, Lexicon::french());
        let word = |word: &TaggedWord| format!("{}/{}", surface.source.slice(word.span), word.pos);
        tag(&surface).iter().map(word).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_word_is_told_by_its_surroundings() {
        assert_eq!(tagged("La porte est fermée."), "La/DET porte/NOUN est/AUX fermée/VERB ./PUNCT");
        assert_eq!(tagged("Il porte un manteau."), "Il/PRON porte/VERB un/DET manteau/NOUN ./PUNCT");
    }

    #[test]
    fn any_text_is_walked_to_its_end() {
        for text in ["", "A", "1 000 000 000", "M. M. M.", "«»", &"a ".repeat(3000)] {
            tagged(text);
        }
    }
}
