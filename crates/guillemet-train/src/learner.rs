//! Multinomial logistic regression on hashed features, with a step of its own for each weight (AdaGrad).

use guillemet::training::{COLUMNS, Judge, LABELS, Label, OUTSIDE, RANGE, ROW_BITS, WEIGHT_STEP, may_follow, pack};

use crate::material::Article;

/// How far a weight moves at its first mistake. Small steps suit labels that are wrong now and then.
const STEP: f32 = 0.03;

/// Keeps the first steps of a weight small.
const CAUTION: f32 = 0.1;

/// Mistakes smaller than this teach nothing worth the time.
const LEAST: f32 = 1e-3;

/// Weights as they are learnt.
pub(crate) struct Learner {
    weights: Vec<f32>,
    /// The squares of what each weight was told so far.
    squares: Vec<f32>,
}

impl Learner {
    pub(crate) fn new() -> Learner {
        let size = COLUMNS << ROW_BITS;
        Learner { weights: vec![0.0; size], squares: vec![0.0; size] }
    }

    /// Walks over an article and learns from each mistake. The walk goes on from what the learner believes, so that it
    /// learns to live with its own mistakes.
    pub(crate) fn study(&mut self, article: &Article) {
        article.document.walk(&mut Study { learner: self, article });
    }

    /// The weights in real numbers.
    pub(crate) fn real(&self) -> Real<'_> {
        Real(&self.weights)
    }

    /// The weights in steps.
    pub(crate) fn steps(&self) -> Steps {
        let mut sizes: Vec<f32> = self.weights.iter().map(|w| w.abs()).filter(|w| *w > 0.0).collect();
        sizes.sort_by(f32::total_cmp);
        // The few largest weights are cut so that the many small ones keep their differences.
        let largest = sizes.get(sizes.len() * 9995 / 10000).copied().unwrap_or(1.0);
        Steps::from_bytes(self.weights.iter().map(|w| (w / largest * 127.0).round().clamp(-127.0, 127.0) as i8))
    }
}

fn scores<T: Copy + Into<f32>>(weights: &[T], features: &[u32]) -> [f32; COLUMNS] {
    let mut sums = [0.0; COLUMNS];
    for &row in features {
        let at = row as usize * COLUMNS;
        sums.iter_mut().zip(&weights[at..at + COLUMNS]).for_each(|(sum, &w)| *sum += w.into());
    }
    sums
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
    fn judge(&mut self, token: usize, features: &[u32], previous: Label) -> (Label, i32) {
        let document = &self.article.document;
        let mut truth = document.label(token);
        if !may_follow(truth, previous) {
            // The name's start was missed: its rest is better than nothing only if it can stand for itself.
            truth = if document.is_capital(token) { truth - 1 } else { OUTSIDE };
        }
        let sums = scores(&self.learner.weights, features);
        let guess = best(&sums, previous);
        let likely = |label: usize| {
            if may_follow(label as Label, previous) { (sums[label] - sums[guess as usize]).exp() } else { 0.0 }
        };
        let total: f32 = (0..LABELS).map(likely).sum();
        for label in 0..LABELS {
            let wanted = f32::from(u8::from(label == truth as usize));
            let mistake = self.article.weight * (likely(label) / total - wanted);
            if mistake.abs() < LEAST {
                continue;
            }
            for &row in features {
                let at = row as usize * COLUMNS + label;
                self.learner.squares[at] += mistake * mistake;
                self.learner.weights[at] -= STEP * mistake / (CAUTION + self.learner.squares[at].sqrt());
            }
        }
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
    fn judge(&mut self, _token: usize, features: &[u32], previous: Label) -> (Label, i32) {
        (best(&scores(self.0, features), previous), 0)
    }
}

impl Judge for Steps {
    fn judge(&mut self, _token: usize, features: &[u32], previous: Label) -> (Label, i32) {
        (best(&scores(&self.0, features), previous), 0)
    }
}
