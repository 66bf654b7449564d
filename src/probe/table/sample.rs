//! A sample of a file, taken while the file is read. Its start alone does not show what a table holds.

use std::ops::Range;

/// Ranges of a file, or of its records, in whole units, with the bytes in them that were read so far.
#[derive(Debug, Default)]
pub(super) struct Sample {
    ranges: Vec<Range<u64>>,
    bytes: Vec<Vec<u8>>,
}

/// The bytes of the start that are looked at: as many units as fit into them, but at least one.
pub(super) const START: u64 = 64 * 1024;
/// The number of further ranges, and the bytes of each: as many units as fit into them, but at least one. So a column
/// that is filled for one household in ten is likely to be found, and small files are still looked at quickly.
const RANGES: u64 = 6;
const RANGE: u64 = 16 * 1024;

impl Sample {
    /// Chooses ranges among `units` units of `unit` bytes each, after the first `from` units. The last range ends with
    /// the last unit. No range where there are no more units.
    pub(super) fn behind(from: u64, units: u64, unit: u64) -> Self {
        let length = (RANGE / unit).max(1);
        let rest = units.saturating_sub(from);
        // Where little is left, one range holds all of it.
        let (ranges, length) = match rest {
            0 => (0, 0),
            rest if rest <= RANGES * length => (1, rest),
            _ => (RANGES, length),
        };
        let ends = (1..=ranges).map(|place| from + rest * place / ranges);
        let ranges: Vec<_> = ends.map(|end| (end - length) * unit..end * unit).collect();
        Self { bytes: vec![Vec::new(); ranges.len()], ranges }
    }

    /// Chooses the start of the units, and ranges after it as [`Self::behind`] does.
    pub(super) fn all(units: u64, unit: u64) -> Self {
        let from = (START / unit).max(1).min(units);
        let mut sample = Self::behind(from, units, unit);
        sample.ranges.insert(0, 0..from * unit);
        sample.bytes.push(Vec::new());
        sample
    }

    /// Adds a block that begins at this place; blocks come in order.
    pub(super) fn feed(&mut self, at: u64, block: &[u8]) {
        let end = at + block.len() as u64;
        for (range, bytes) in self.ranges.iter().zip(&mut self.bytes) {
            let (first, last) = (range.start.max(at), range.end.min(end));
            if first < last {
                bytes.extend_from_slice(&block[(first - at) as usize..(last - at) as usize]);
            }
        }
    }

    /// Returns the bytes of each range, in order.
    pub(super) fn ranges(&self) -> &[Vec<u8>] {
        &self.bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns what a sample keeps of a file of so many bytes.
    fn sampled(mut sample: Sample, bytes: usize) -> Vec<Vec<u8>> {
        let file: Vec<u8> = (0..bytes).map(|at| (at / 1000 % 251) as u8).collect();
        let mut at = 0;
        for block in file.chunks(777) {
            sample.feed(at, block);
            at += block.len() as u64;
        }
        sample.ranges().to_vec()
    }

    #[test]
    fn a_small_file_is_kept_whole_and_of_a_large_one_start_middle_and_end() {
        assert_eq!(sampled(Sample::all(70, 1000), 70_000).concat().len(), 70_000);
        assert_eq!(sampled(Sample::all(3, 1000), 3000).concat().len(), 3000);
        assert_eq!(sampled(Sample::all(0, 1000), 0).concat().len(), 0);
        let large = sampled(Sample::all(10_000, 1000), 10_000_000);
        let lengths: Vec<_> = large.iter().map(Vec::len).collect();
        assert_eq!(lengths, [65_000, 16_000, 16_000, 16_000, 16_000, 16_000, 16_000]);
        assert_eq!(large[6].last(), Some(&((9999 % 251) as u8)));
        let wide = sampled(Sample::all(50, 60_000), 3_000_000);
        assert!(wide.iter().all(|range| range.len() == 60_000), "of whole records");
    }
}
