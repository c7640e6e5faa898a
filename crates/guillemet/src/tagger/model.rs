//! A linear model: one row of weights for each hashed feature, one column for each label.

/// Columns of a row: room for the labels, and a power of two.
pub const COLUMNS: usize = 8;

/// Rows are 2 to the power of this.
pub const ROW_BITS: u32 = 16;

const BYTES: usize = COLUMNS << ROW_BITS;

/// The weights as they stand in the file, a byte each: nothing is unpacked, so loading costs nothing.
#[derive(Debug)]
pub(super) struct Model(pub(super) &'static [u8; BYTES]);

impl Model {
    /// The score of each label for a token with these features.
    #[inline]
    pub(super) fn scores(&self, rows: &[u32]) -> [i32; COLUMNS] {
        // 256 features of a signed byte each fit into 16 bits.
        let mut sums = [0i16; COLUMNS];
        for &row in rows {
            let at = (row as usize & ((1 << ROW_BITS) - 1)) * COLUMNS;
            let weights = &self.0[at..at + COLUMNS];
            for (sum, &weight) in sums.iter_mut().zip(weights) {
                *sum += i16::from(weight as i8);
            }
        }
        sums.map(i32::from)
    }
}

/// The row of a feature: a template and up to two values.
#[inline]
pub(super) fn row(template: u32, a: u32, b: u32) -> u32 {
    let key = (u64::from(b) << 32 | u64::from(a)) ^ u64::from(template).wrapping_mul(0xa076_1d64_78bd_642f);
    let key = (key ^ key >> 29).wrapping_mul(0xe703_7ed1_a0b4_28db);
    (key >> (64 - ROW_BITS)) as u32
}
