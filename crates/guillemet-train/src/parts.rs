//! Teaches parts of speech, and says how many are right.

use std::collections::HashMap;
use std::fmt;

use guillemet::article::PartOfSpeech;
use guillemet::training::{BITS, CommittedParts, LEAST, PARTS, Part, Tagger, layout, places};

use crate::material::Shuffle;
use crate::treebank::Tree;
use crate::weights::{Weights, sums};

/// How far a weight moves at its first mistake, and once weights are rounded.
const STEP: f32 = 0.1;
const SMALL_STEP: f32 = 0.02;

/// How often all sentences are read: to choose features, to learn the weights of these, and to learn them rounded.
const EPOCHS: [usize; 3] = [6, 8, 2];

/// Rows of the weights that features are chosen by: 2 to the power of this, so that nearly each has its own.
const WIDE_BITS: u32 = 20;

/// A feature that stands fewer times says little of words that were not read.
const SELDOM: u32 = 2;

/// So many features ask for a row; about half of them find one free.
const MOST: usize = 70_000;

/// Learns from treebanks.
pub(crate) fn learn(trees: &[&Tree]) -> Learner {
    let mut wide = Learner { chosen: None, weights: Weights::new(1 << WIDE_BITS, STEP), grain: None };
    wide.study(trees, EPOCHS[0]);
    let mut learner = Learner { chosen: Some(wide.choose(trees)), weights: Weights::new(1 << BITS, STEP), grain: None };
    learner.study(trees, EPOCHS[1]);
    // Rounding moves every weight a little; a last look at the sentences lets them make up for it together.
    learner.grain = Some(learner.weights.largest() / (f32::from(LEAST.unsigned_abs()) - 0.5));
    learner.weights.step = SMALL_STEP;
    learner.study(trees, EPOCHS[2]);
    learner
}

/// The features that have a row: the print of each row's feature, 0 for a free row.
struct Chosen(Vec<u8>);

impl Chosen {
    fn row(&self, key: u32) -> Option<usize> {
        places(key).into_iter().find(|&(row, print)| self.0[row] == print).map(|(row, _)| row)
    }

    /// Gives a feature a row, if one of its two is free.
    fn add(&mut self, key: u32) {
        if self.row(key).is_none() {
            if let Some((row, print)) = places(key).into_iter().find(|&(row, _)| self.0[row] == 0) {
                self.0[row] = print;
            }
        }
    }
}

/// Weights as they are learnt.
pub(crate) struct Learner {
    /// All features where nothing is chosen yet.
    chosen: Option<Chosen>,
    weights: Weights<PARTS>,
    /// What a step is worth, where weights are rounded.
    grain: Option<f32>,
}

impl Learner {
    /// The table as the library holds it.
    pub(crate) fn layout(&self) -> Vec<u8> {
        let grain = self.grain.unwrap_or(1.0);
        let steps: Vec<i8> = self.weights.all.iter().map(|&weight| steps(weight, grain) as i8).collect();
        // A feature that came out without a weight needs no row.
        let chosen = self.chosen.iter().flat_map(|chosen| &chosen.0).zip(steps.chunks(PARTS));
        let prints: Vec<u8> = chosen.map(|(&print, row)| if row.iter().all(|&w| w == 0) { 0 } else { print }).collect();
        layout(&prints, &steps)
    }

    fn row(&self, key: u32) -> Option<usize> {
        match &self.chosen {
            Some(chosen) => chosen.row(key),
            None => Some((key >> (32 - WIDE_BITS)) as usize),
        }
    }

    fn rows(&self, features: &[u32]) -> Vec<usize> {
        features.iter().filter_map(|&key| self.row(key)).collect()
    }

    fn scores(&self, rows: &[usize]) -> [f32; PARTS] {
        let Some(grain) = self.grain else { return sums(&self.weights.all, rows.iter().copied()) };
        let mut scores = [0.0; PARTS];
        for row in rows {
            let row = &self.weights.all[row * PARTS..(row + 1) * PARTS];
            scores.iter_mut().zip(row).for_each(|(score, &weight)| *score += steps(weight, grain) * grain);
        }
        scores
    }

    /// Walks over all sentences and learns from each mistake, going on from what it believes, so that it learns to live with
    /// its own mistakes.
    fn study(&mut self, trees: &[&Tree], epochs: usize) {
        let mut order = Shuffle::new(trees.len());
        for _ in 0..epochs {
            for &i in order.next_round() {
                trees[i].sentence.walk(&mut Study { learner: self, tree: trees[i] });
            }
        }
    }

    /// The features that matter most, by the size of their weights and how often they stand.
    fn choose(&self, trees: &[&Tree]) -> Chosen {
        let mut counts = Counts::default();
        for tree in trees {
            tree.sentence.walk(&mut Counter { counts: &mut counts, tree });
        }
        let worth = |key: u32, count: u32| {
            let row: [f32; PARTS] = sums(&self.weights.all, self.row(key).into_iter());
            row.iter().map(|weight| weight * weight).sum::<f32>().sqrt() * (count as f32).powf(0.5)
        };
        let often = counts.0.iter().filter(|&(_, &count)| count >= SELDOM);
        let mut ranked: Vec<(f32, u32)> = often.map(|(&key, &count)| (worth(key, count), key)).collect();
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let mut chosen = Chosen(vec![0; 1 << BITS]);
        ranked.into_iter().take(MOST).for_each(|(_, key)| chosen.add(key));
        chosen
    }
}

/// A weight in whole steps.
fn steps(weight: f32, grain: f32) -> f32 {
    (weight / grain).round().clamp(LEAST.into(), f32::from(LEAST) + 15.0)
}

fn best(scores: &[f32; PARTS]) -> Part {
    let better = |best: usize, part: usize| if scores[part] > scores[best] { part } else { best };
    (1..PARTS).fold(0, better) as Part
}

impl Tagger for &Learner {
    fn judge(&mut self, _word: usize, features: &[u32]) -> Part {
        best(&self.scores(&self.rows(features)))
    }
}

struct Study<'l, 't> {
    learner: &'l mut Learner,
    tree: &'t Tree,
}

impl Tagger for Study<'_, '_> {
    fn judge(&mut self, word: usize, features: &[u32]) -> Part {
        let rows = self.learner.rows(features);
        let scores = self.learner.scores(&rows);
        let guess = best(&scores);
        let likely = scores.map(|score| (score - scores[usize::from(guess)]).exp());
        let truth = usize::from(self.tree.words[word].1);
        self.learner.weights.learn(rows.iter().copied(), likely, truth, self.tree.weight);
        guess
    }
}

/// How often each feature stands.
#[derive(Default)]
struct Counts(HashMap<u32, u32>);

/// Counts features where all parts of speech are right.
struct Counter<'c, 't> {
    counts: &'c mut Counts,
    tree: &'t Tree,
}

impl Tagger for Counter<'_, '_> {
    fn judge(&mut self, word: usize, features: &[u32]) -> Part {
        features.iter().for_each(|&key| *self.counts.0.entry(key).or_default() += 1);
        self.tree.words[word].1
    }
}

/// How many words have the right part of speech.
#[derive(Default)]
pub(crate) struct Scores {
    /// Of the treebank's words: right ones, all.
    theirs: [usize; 2],
    /// Of the parser's words: right ones, those that are words of the treebank, all.
    own: [usize; 3],
    /// What was taken for what, and how often.
    mistakes: HashMap<(Part, Part), usize>,
}

impl Scores {
    /// Tags one sentence. With GUILLEMET_TRAIN_SHOW set, mistakes are printed.
    pub(crate) fn add(&mut self, tree: &Tree, tagger: &mut impl Tagger) {
        let show = std::env::var_os("GUILLEMET_TRAIN_SHOW").is_some();
        for ((word, truth), found) in tree.words.iter().zip(tree.sentence.walk(tagger)) {
            self.theirs[0] += usize::from(found == *truth);
            self.theirs[1] += 1;
            if found != *truth {
                *self.mistakes.entry((*truth, found)).or_default() += 1;
                if show {
                    println!("{}", mistake(tree, word.clone(), *truth, found));
                }
            }
        }
        let mut theirs = tree.words.iter().peekable();
        for (word, found) in tree.sentence.walk_own(tagger) {
            while theirs.next_if(|(other, _)| other.start < word.start).is_some() {}
            let same = theirs.peek().filter(|(other, _)| *other == word);
            self.own[0] += usize::from(same.is_some_and(|(_, truth)| *truth == found));
            self.own[1] += usize::from(same.is_some());
            self.own[2] += 1;
        }
    }

    /// Tags sentences with the committed table.
    pub(crate) fn committed(trees: &[Tree]) -> Scores {
        let mut scores = Scores::default();
        trees.iter().for_each(|tree| scores.add(tree, &mut CommittedParts));
        scores
    }
}

fn name(part: Part) -> &'static str {
    PartOfSpeech::ALL[usize::from(part)].as_str()
}

fn mistake(tree: &Tree, word: std::ops::Range<usize>, truth: Part, found: Part) -> String {
    let before: Vec<&str> = tree.text[..word.start].split_inclusive(' ').rev().take(4).collect();
    let before: String = before.into_iter().rev().collect();
    let behind: String = tree.text[word.end..].split_inclusive(' ').take(4).collect();
    format!("{} for {}\t{before}[{}]{behind}", name(found), name(truth), &tree.text[word])
}

impl fmt::Display for Scores {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let percent = |a: usize, b: usize| 100.0 * a as f64 / b.max(1) as f64;
        let ([right, all], [own_right, same, own]) = (self.theirs, self.own);
        writeln!(f, "the treebank's words:    {:5.2} % right of {all}", percent(right, all))?;
        writeln!(
            f,
            "the parser's own words:  {:5.2} f1, {:5.2} % right of those that are the treebank's too ({:.2} f1)",
            percent(2 * own_right, own + all),
            percent(own_right, same),
            percent(2 * same, own + all),
        )?;
        let mut mistakes: Vec<_> = self.mistakes.iter().collect();
        mistakes.sort_by_key(|&(pair, count)| (std::cmp::Reverse(count), pair));
        let most = mistakes.iter().take(10);
        let most: Vec<String> =
            most.map(|((truth, found), count)| format!("{} for {} {count}", name(*found), name(*truth))).collect();
        writeln!(f, "most mistakes: {}", most.join(", "))
    }
}
