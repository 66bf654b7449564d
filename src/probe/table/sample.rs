//! Pieces of a file that are kept while it streams by: what a table holds is not told by its start alone.

use std::ops::Range;

/// Pieces of a file in units of so many bytes.
#[derive(Debug, Default)]
pub(super) struct Sample {
    ranges: Vec<Range<u64>>,
    kept: Vec<Vec<u8>>,
}

/// Bytes of the start that are looked at.
pub(super) const START: u64 = 64 * 1024;
/// Pieces behind it, of so many bytes: a column that is filled for one household in ten is met, and a
/// small file costs no more than its digest.
const PIECES: u64 = 6;
const PIECE: u64 = 16 * 1024;

impl Sample {
    /// Chooses pieces of whole units behind this one, the last of them at the end.
    pub(super) fn behind(from: u64, units: u64, unit: u64) -> Self {
        let piece = (PIECE / unit).max(1);
        let rest = units.saturating_sub(from);
        // A short rest is one piece.
        let (pieces, piece) = match rest {
            0 => (0, 0),
            rest if rest <= PIECES * piece => (1, rest),
            _ => (PIECES, piece),
        };
        let ends = (1..=pieces).map(|place| from + rest * place / pieces);
        let ranges: Vec<_> = ends.map(|end| (end - piece) * unit..end * unit).collect();
        Self { kept: vec![Vec::new(); ranges.len()], ranges }
    }

    /// Chooses the start as well.
    pub(super) fn all(units: u64, unit: u64) -> Self {
        let from = (START / unit).max(1).min(units);
        let mut sample = Self::behind(from, units, unit);
        sample.ranges.insert(0, 0..from * unit);
        sample.kept.push(Vec::new());
        sample
    }

    /// Takes in a block that begins at this place.
    pub(super) fn feed(&mut self, at: u64, block: &[u8]) {
        let end = at + block.len() as u64;
        for (range, kept) in self.ranges.iter().zip(&mut self.kept) {
            let (first, last) = (range.start.max(at), range.end.min(end));
            if first < last {
                kept.extend_from_slice(&block[(first - at) as usize..(last - at) as usize]);
            }
        }
    }

    /// Returns the pieces in order.
    pub(super) fn pieces(&self) -> &[Vec<u8>] {
        &self.kept
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns where the pieces lie, by the bytes that they hold.
    fn pieces(mut sample: Sample, bytes: usize) -> Vec<Vec<u8>> {
        let file: Vec<u8> = (0..bytes).map(|at| (at / 1000 % 251) as u8).collect();
        let mut at = 0;
        for block in file.chunks(777) {
            sample.feed(at, block);
            at += block.len() as u64;
        }
        sample.pieces().to_vec()
    }

    #[test]
    fn a_small_file_is_kept_whole_and_of_a_large_one_start_middle_and_end() {
        assert_eq!(pieces(Sample::all(70, 1000), 70_000).concat().len(), 70_000);
        assert_eq!(pieces(Sample::all(3, 1000), 3000).concat().len(), 3000);
        assert_eq!(pieces(Sample::all(0, 1000), 0).concat().len(), 0);
        let large = pieces(Sample::all(10_000, 1000), 10_000_000);
        let lengths: Vec<_> = large.iter().map(Vec::len).collect();
        assert_eq!(lengths, [65_000, 16_000, 16_000, 16_000, 16_000, 16_000, 16_000]);
        assert_eq!(large[6].last(), Some(&((9999 % 251) as u8)));
        let wide = pieces(Sample::all(50, 60_000), 3_000_000);
        assert!(wide.iter().all(|piece| piece.len() == 60_000), "of whole records");
    }
}
