//! A linear model: one row of weights for each hashed feature, one column for each label.

/// Columns of a row: room for the labels, and a power of two.
pub const COLUMNS: usize = 8;

/// Rows are 2 to the power of this.
pub const ROW_BITS: u32 = 16;

/// What a step of a weight is worth in a score.
pub const WEIGHT_STEP: i32 = 16;

/// The smallest and the largest weight, in steps.
#[cfg(feature = "train")]
pub const RANGE: (i8, i8) = (-8, 7);

/// A row has two weights in a byte.
const ROW: usize = COLUMNS / 2;

/// So many rows can be added up before a sum of half bytes outgrows a byte.
#[cfg(any(feature = "train", test))]
pub(super) const MOST: usize = 17;

/// What a few features, 17 at most, say to each label: the sums of their rows, a byte each. They are counted from the smallest
/// weight; only their differences mean something.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Votes(u64);

/// The weights as they stand in the file, half a byte each: nothing is unpacked, so loading costs nothing, and they stay in
/// the processor's cache, from which a hundred rows are read for each word.
///
/// Byte `i` of a row holds the weight of column `i` in its lower half and that of column `i + 4` in its upper half, both
/// counted from the smallest one. No row lies across two lines of the cache.
#[derive(Debug)]
#[repr(align(64))]
pub(super) struct Model(pub(super) [u8; ROW << ROW_BITS]);

impl Model {
    /// Adds what one more feature says.
    #[inline]
    pub(super) fn add(&self, votes: &mut Votes, row: u32) {
        votes.0 += self.row(row);
    }

    /// The score of each label, counted from the smallest one possible.
    #[inline]
    pub(super) fn scores(votes: &[Votes]) -> [i32; COLUMNS] {
        const EVEN: u64 = 0x00ff_00ff_00ff_00ff;
        // Sums of the even and the odd columns, sixteen bits each.
        let (mut even, mut odd) = (0, 0);
        for Votes(few) in votes {
            even += few & EVEN;
            odd += few >> 8 & EVEN;
        }
        std::array::from_fn(|column| {
            let sums = if column % 2 == 0 { even } else { odd };
            i32::from((sums >> (column / 2 * 16)) as u16) * WEIGHT_STEP
        })
    }

    /// The weights of a row, each in a byte of its own.
    #[inline]
    fn row(&self, row: u32) -> u64 {
        let at = (row as usize & ((1 << ROW_BITS) - 1)) * ROW;
        let halves = u64::from(u32::from_le_bytes([self.0[at], self.0[at + 1], self.0[at + 2], self.0[at + 3]]));
        (halves | halves << 28) & 0x0f0f_0f0f_0f0f_0f0f
    }
}

/// Weights in steps, row by row, as the tagger holds them.
#[cfg(feature = "train")]
pub fn pack(weights: &[i8]) -> Vec<u8> {
    let half = |weight: i8| weight.clamp(RANGE.0, RANGE.1).abs_diff(RANGE.0);
    let byte = |(&low, &high): (&i8, &i8)| half(low) | half(high) << 4;
    weights.chunks(COLUMNS).flat_map(|row| row[..ROW].iter().zip(&row[ROW..]).map(byte)).collect()
}

/// The row of a feature: a template and up to two values.
#[inline]
pub(super) fn row(template: u32, a: u32, b: u32) -> u32 {
    let key = (u64::from(b) << 32 | u64::from(a)) ^ u64::from(template).wrapping_mul(0xa076_1d64_78bd_642f);
    let key = (key ^ key >> 29).wrapping_mul(0xe703_7ed1_a0b4_28db);
    (key >> (64 - ROW_BITS)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_are_the_sums_of_the_weights() {
        let mut model = Model([0; ROW << ROW_BITS]);
        // In steps: -8, -7 ... -1 in row 3, and 7 everywhere in row 5.
        model.0[12..16].copy_from_slice(&[0x40, 0x51, 0x62, 0x73]);
        model.0[20..24].copy_from_slice(&[0xff; 4]);
        let votes = |rows: &[u32]| {
            let mut votes = Votes::default();
            rows.iter().for_each(|&row| model.add(&mut votes, row));
            votes
        };
        let scores = |votes: &[Votes]| Model::scores(votes).map(|score| score / WEIGHT_STEP);
        assert_eq!(scores(&[]), [0; COLUMNS]);
        assert_eq!(scores(&[votes(&[3])]), [0, 1, 2, 3, 4, 5, 6, 7]);
        assert_eq!(scores(&[votes(&[3, 5]), votes(&[3])]), [15, 17, 19, 21, 23, 25, 27, 29]);
        assert_eq!(scores(&[votes(&[5; MOST]); 3]), [3 * 15 * MOST as i32; COLUMNS]);
    }
}
