//! Weights while they are learnt: a row for each feature, a column for each label, a step of its own for each weight (AdaGrad).

/// Keeps the first steps of a weight small.
const CAUTION: f32 = 0.1;

/// Mistakes smaller than this teach nothing worth the time.
const LEAST: f32 = 1e-3;

pub(crate) struct Weights<const LABELS: usize> {
    pub(crate) all: Vec<f32>,
    /// The squares of what each weight was told so far.
    squares: Vec<f32>,
    /// How far a weight moves at its first mistake. Small steps suit labels that are wrong now and then.
    pub(crate) step: f32,
}

impl<const LABELS: usize> Weights<LABELS> {
    pub(crate) fn new(rows: usize, step: f32) -> Weights<LABELS> {
        Weights { all: vec![0.0; rows * LABELS], squares: vec![0.0; rows * LABELS], step }
    }

    /// Learns from what is likely and what is true; what can't be has the likelihood 0.
    pub(crate) fn learn(
        &mut self,
        rows: impl Iterator<Item = usize> + Clone,
        likely: [f32; LABELS],
        truth: usize,
        weight: f32,
    ) {
        let total: f32 = likely.iter().sum();
        for (label, likely) in likely.into_iter().enumerate() {
            let wanted = f32::from(u8::from(label == truth));
            let mistake = weight * (likely / total - wanted);
            if mistake.abs() < LEAST {
                continue;
            }
            for row in rows.clone() {
                let at = row * LABELS + label;
                self.squares[at] += mistake * mistake;
                self.all[at] -= self.step * mistake / (CAUTION + self.squares[at].sqrt());
            }
        }
    }

    /// The size that all weights but a few, the largest ones, stay below.
    pub(crate) fn largest(&self) -> f32 {
        let mut sizes: Vec<f32> = self.all.iter().map(|w| w.abs()).filter(|w| *w > 0.0).collect();
        sizes.sort_by(f32::total_cmp);
        sizes.get(sizes.len() * 9995 / 10000).copied().unwrap_or(1.0)
    }
}

/// The sum of the rows.
pub(crate) fn sums<T: Copy + Into<f32>, const LABELS: usize>(
    weights: &[T],
    rows: impl Iterator<Item = usize>,
) -> [f32; LABELS] {
    let mut sums = [0.0; LABELS];
    for row in rows {
        let row = &weights[row * LABELS..(row + 1) * LABELS];
        sums.iter_mut().zip(row).for_each(|(sum, &w)| *sum += w.into());
    }
    sums
}
