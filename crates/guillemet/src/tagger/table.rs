//! Weights of a chosen few features, in a hash table that knows which features it has.
//!
//! Where every feature had a row, the many rare ones would disturb the weights of the others. In this table a feature that is
//! not among the chosen ones has no weight, but for one in a hundred that is taken for another.

use std::hint::select_unpredictable;

/// The labels that a feature votes on.
pub const LABELS: usize = 16;

/// Rows are 2 to the power of this.
pub const BITS: u32 = 15;

/// A row has two weights in a byte.
const ROW: usize = LABELS / 2;

/// So many rows can be added up before a sum of half bytes outgrows a byte.
const MOST: usize = 17;

/// What every weight is counted from.
#[cfg(any(feature = "train", test))]
pub const LEAST: i8 = -8;

/// The table as it stands in the file: for each row the print of its feature, 0 for none; then the rows. Byte `i` of a row
/// holds the weight of label `i` in its lower half and that of label `i + 8` in its upper half.
#[derive(Debug)]
#[repr(align(64))]
pub(super) struct Table(pub(super) [u8; SIZE]);

/// The bytes of a table.
pub const SIZE: usize = (1 + ROW) << BITS;

impl Table {
    /// How many more votes each label has than the smallest number possible. Only their differences mean something.
    #[inline]
    pub(super) fn scores(&self, keys: &[u32]) -> [i32; LABELS] {
        const HALVES: u64 = 0x0f0f_0f0f_0f0f_0f0f;
        /// A row of zeros.
        const NOTHING: u64 = 0x8888_8888_8888_8888;
        let mut sums = [0; LABELS];
        for keys in keys.chunks(MOST) {
            let (mut low, mut high) = (0, 0);
            for &key in keys {
                // Without a branch: whether a feature is known is hard to foresee.
                let [(slot, print), (other, _)] = places(key);
                let has = |slot: usize| self.0[slot] == print;
                let at = select_unpredictable(has(slot), slot, other);
                let row = select_unpredictable(has(at), self.row(at), NOTHING);
                low += row & HALVES;
                high += row >> 4 & HALVES;
            }
            for (sum, byte) in sums.iter_mut().zip([low.to_le_bytes(), high.to_le_bytes()].as_flattened()) {
                *sum += i32::from(*byte);
            }
        }
        sums
    }

    #[inline]
    fn row(&self, slot: usize) -> u64 {
        let at = (1 << BITS) + slot * ROW;
        // The slots of `places` lie in the table.
        self.0.get(at..at + ROW).and_then(|row| row.try_into().ok()).map_or(0, u64::from_le_bytes)
    }
}

/// The hash of a feature: a template and up to two values.
#[inline]
pub(super) fn key(template: u32, a: u32, b: u32) -> u32 {
    let key = (u64::from(b) << 32 | u64::from(a)) ^ u64::from(template + 1).wrapping_mul(0xa076_1d64_78bd_642f);
    let key = (key ^ key >> 29).wrapping_mul(0xe703_7ed1_a0b4_28db);
    (key >> 32) as u32
}

/// The two slots where a feature can have its row, and the print that it has there.
#[inline]
pub fn places(key: u32) -> [(usize, u8); 2] {
    let slot = (key >> (32 - BITS)) as usize;
    let print = (key as u8).max(1);
    [(slot, print), (slot ^ 1, print)]
}

/// A table as the tagger holds it, from the prints and the weights of its rows.
#[cfg(feature = "train")]
pub fn layout(prints: &[u8], weights: &[i8]) -> Vec<u8> {
    let half = |weight: i8| weight.clamp(LEAST, LEAST + 15).abs_diff(LEAST);
    let byte = |(&low, &high): (&i8, &i8)| half(low) | half(high) << 4;
    let rows = weights.chunks(LABELS).flat_map(|row| row[..ROW].iter().zip(&row[ROW..]).map(byte));
    prints.iter().copied().chain(rows).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A key whose first slot and print are these.
    fn key(slot: u32, print: u8) -> u32 {
        slot << (32 - BITS) | u32::from(print)
    }

    fn table() -> Table {
        let mut table = Table([0; SIZE]);
        // Row 3: -8 for the first label, 7 for the ninth, 0 else. Row 4: the other way round.
        (table.0[3], table.0[4]) = (9, 7);
        let rows = 1 << BITS;
        table.0[rows + 24..rows + 40].fill(0x88);
        (table.0[rows + 24], table.0[rows + 32]) = (0xf0, 0x0f);
        table
    }

    #[test]
    fn features_vote_where_their_print_stands() {
        let table = table();
        let votes = |keys: &[u32]| {
            let scores = table.scores(keys);
            [scores[0] - scores[1], scores[8] - scores[1]]
        };
        assert_eq!(votes(&[]), [0, 0]);
        assert_eq!(votes(&[key(3, 9)]), [-8, 7]);
        assert_eq!(votes(&[key(2, 9)]), [-8, 7], "the other slot of a feature");
        assert_eq!(votes(&[key(3, 8), key(7, 9)]), [0, 0], "features that the table doesn't have");
        assert_eq!(votes(&[key(3, 9), key(4, 7)]), [-1, -1]);
        assert_eq!(table.scores(&[key(3, 8)])[0], i32::from(LEAST.unsigned_abs()));
    }

    #[test]
    fn many_features_can_vote() {
        assert_eq!(table().scores(&[key(4, 7); 40])[0], 40 * 15);
    }
}
