//! Rows that lack their last, empty cells.
//!
//! Excel writes a text file in blocks of 16 rows. Where the last columns are empty in all rows of a block, it leaves
//! their separators out. Only such rows may be shorter than the header: any other has lost a cell.

use csv::StringRecord;

/// The rows of one block of Excel. The header is the first row of the first block.
const BLOCK: usize = 16;

/// Adds empty cells to the rows of each block whose rows are all shorter than the header, by the same number of cells.
/// `rows` are the rows below the header, in their order and with the empty ones.
pub(super) fn complete(rows: &mut [StringRecord], width: usize) {
    let (_, below_first) = rows.split_at_mut((BLOCK - 1).min(rows.len()));
    for block in below_first.chunks_mut(BLOCK) {
        let length = block.first().map_or(0, StringRecord::len);
        if length > 1 && length < width && block.iter().all(|row| row.len() == length) {
            for row in block {
                row.extend(std::iter::repeat_n("", width - length));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_blocks_below_the_first_are_completed() {
        let rows = |short: std::ops::Range<usize>| -> Vec<usize> {
            let row = |at| StringRecord::from(vec!["x"; if short.contains(&at) { 2 } else { 3 }]);
            let mut rows: Vec<_> = (0..40).map(row).collect();
            complete(&mut rows, 3);
            (0..40).filter(|at| rows[*at].len() == 2).collect()
        };
        assert!(rows(15..31).is_empty() && rows(15..40).is_empty() && rows(31..40).is_empty());
        assert_eq!(rows(0..15), (0..15).collect::<Vec<_>>());
        assert_eq!(rows(16..31), (16..31).collect::<Vec<_>>());
    }
}
