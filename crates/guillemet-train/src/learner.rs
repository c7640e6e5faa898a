//! Teaches names: multinomial logistic regression on hashed features.

use guillemet::training::{
    COLUMNS, Judge, LABELS, Label, OUTSIDE, RANGE, ROW_BITS, Rows, WEIGHT_STEP, may_follow, pack,
};

use crate::material::Article;
use crate::weights::{Weights, sums};

/// How far a weight moves at its first mistake.
const STEP: f32 = 0.03;

/// Weights as they are learnt.
pub(crate) struct Learner(Weights<COLUMNS>);

impl Learner {
    pub(crate) fn new() -> Learner {
        Learner(Weights::new(1 << ROW_BITS, STEP))
    }

    /// Walks over an article and learns from each mistake. The walk goes on from what the learner believes, so that it
    /// learns to live with its own mistakes.
    pub(crate) fn study(&mut self, article: &Article) {
        article.document.walk(&mut Study { learner: self, article });
    }

    /// The weights in real numbers.
    pub(crate) fn real(&self) -> Real<'_> {
        Real(&self.0.all)
    }

    /// The weights in steps.
    pub(crate) fn steps(&self) -> Steps {
        // The few largest weights are cut so that the many small ones keep their differences.
        let largest = self.0.largest();
        Steps::from_bytes(self.0.all.iter().map(|w| (w / largest * 127.0).round().clamp(-127.0, 127.0) as i8))
    }
}

fn scores<T: Copy + Into<f32>>(weights: &[T], features: &[Rows]) -> [f32; COLUMNS] {
    sums(weights, rows(features))
}

fn rows(features: &[Rows]) -> impl Iterator<Item = usize> + Clone {
    features.iter().flat_map(Rows::all).map(|&row| row as usize)
}

fn best(scores: &[f32; COLUMNS], previous: Label) -> Label {
    let labels = (0..LABELS as Label).filter(|&label| may_follow(label, previous));
    labels
        .reduce(|best, label| if scores[label as usize] > scores[best as usize] { label } else { best })
        .unwrap_or(OUTSIDE)
}

struct Study<'l, 'a> {
    learner: &'l mut Learner,
    article: &'a Article,
}

impl Judge for Study<'_, '_> {
    type Votes = Rows;

    fn count(&self, votes: &mut Rows, row: u32) {
        votes.add(row);
    }

    fn judge(&mut self, token: usize, features: &[Rows], previous: Label) -> (Label, i32) {
        let document = &self.article.document;
        let mut truth = document.label(token);
        if !may_follow(truth, previous) {
            // The name's start was missed: its rest is better than nothing only if it can stand for itself.
            truth = if document.is_capital(token) { truth - 1 } else { OUTSIDE };
        }
        let sums = scores(&self.learner.0.all, features);
        let guess = best(&sums, previous);
        let likely = std::array::from_fn(|label| {
            let possible = label < LABELS && may_follow(label as Label, previous);
            if possible { (sums[label] - sums[guess as usize]).exp() } else { 0.0 }
        });
        self.learner.0.learn(rows(features), likely, truth.into(), self.article.weight);
        (guess, 0)
    }
}

/// Weights as real numbers.
pub(crate) struct Real<'l>(&'l [f32]);

/// Weights as the library has them.
pub(crate) struct Steps(Vec<i8>);

impl Steps {
    /// The nearest steps to weights of a byte each.
    pub(crate) fn from_bytes(weights: impl Iterator<Item = i8>) -> Steps {
        let (least, most) = (f32::from(RANGE.0), f32::from(RANGE.1));
        Steps(weights.map(|w| (f32::from(w) / WEIGHT_STEP as f32).round().clamp(least, most) as i8).collect())
    }

    pub(crate) fn packed(&self) -> Vec<u8> {
        pack(&self.0)
    }
}

impl Judge for Real<'_> {
    type Votes = Rows;

    fn count(&self, votes: &mut Rows, row: u32) {
        votes.add(row);
    }

    fn judge(&mut self, _token: usize, features: &[Rows], previous: Label) -> (Label, i32) {
        (best(&scores(self.0, features), previous), 0)
    }
}

impl Judge for Steps {
    type Votes = Rows;

    fn count(&self, votes: &mut Rows, row: u32) {
        votes.add(row);
    }

    fn judge(&mut self, _token: usize, features: &[Rows], previous: Label) -> (Label, i32) {
        (best(&scores(&self.0, features), previous), 0)
    }
}
