//! Which segments are drawn exactly twice, in opposite directions, as two neighbours draw their common border.

use super::edge_grid::Edge;
use crate::maps::shape::Shape;

/// Segments by their ends, in one hash table with open addressing. Sorting them would take three times as long; the
/// table mostly needs one access for each segment.
pub(super) struct SharedEdges {
    slots: Vec<Slot>,
    mask: usize,
    /// Of each segment, whether it is drawn exactly once more, in the opposite direction.
    matched: Vec<bool>,
    crowded: bool,
}

/// The first two segments with the same ends.
#[derive(Clone, Copy)]
struct Slot {
    /// The sum of the keys of both ends, which is the same in both directions.
    both: u64,
    /// Twice the index of the first segment, plus one where the key of its end is the larger one.
    first: u32,
    /// The index of the second segment.
    second: u32,
}

/// In place of an index: there is no segment.
const NONE: u32 = u32::MAX;
/// Number of slots that are fetched together, so that the memory's delays overlap.
const AHEAD: usize = 16;

impl SharedEdges {
    /// Makes a table for so many segments.
    pub(super) fn new(count: usize) -> Self {
        // Never full. Where most segments are shared it is less than half full, since both segments are in one slot.
        let size = (count + count / 8 + 1).next_power_of_two();
        Self {
            slots: vec![Slot { both: 0, first: NONE, second: NONE }; size],
            mask: size - 1,
            matched: Vec::with_capacity(count),
            crowded: false,
        }
    }

    /// Adds the segments of a ring, by the keys of its positions.
    pub(super) fn add(&mut self, keys: &[u64]) {
        let mut homes = [0; AHEAD];
        for start in (0..keys.len().saturating_sub(1)).step_by(AHEAD) {
            let ends = &keys[start..keys.len().min(start + AHEAD + 1)];
            let mut fetched = 0;
            for (home, ends) in homes.iter_mut().zip(ends.windows(2)) {
                *home = (ends[0].wrapping_add(ends[1]) >> 32) as usize & self.mask;
                fetched ^= self.slots[*home].first;
            }
            std::hint::black_box(fetched);
            for (home, ends) in homes.iter().zip(ends.windows(2)) {
                self.put(*home, ends[0], ends[1]);
            }
        }
    }

    fn put(&mut self, home: usize, from: u64, to: u64) {
        let (both, rises) = (from.wrapping_add(to), from < to);
        let mut at = home;
        while self.slots[at].first != NONE && self.slots[at].both != both {
            at = (at + 1) & self.mask;
        }
        let slot = &mut self.slots[at];
        let place = self.matched.len() as u32;
        if slot.first == NONE {
            (slot.both, slot.first) = (both, place * 2 + u32::from(rises));
            self.matched.push(false);
            return;
        }
        let first = (slot.first / 2) as usize;
        if slot.second == NONE {
            slot.second = place;
            let opposite = (slot.first % 2 == 1) != rises;
            self.crowded |= !opposite;
            self.matched[first] = opposite;
            self.matched.push(opposite);
        } else {
            // More than two segments with the same ends: none of them counts as shared.
            self.crowded = true;
            self.matched[first] = false;
            self.matched[slot.second as usize] = false;
            self.matched.push(false);
        }
    }

    /// Returns for each segment, in the order in which they were added, whether it is drawn exactly once more, in the
    /// opposite direction.
    pub(super) fn matched(&self) -> &[bool] {
        &self.matched
    }

    /// Returns true where some segments have the same ends but are not one pair in opposite directions.
    pub(super) fn crowded(&self) -> bool {
        self.crowded
    }
}

/// Returns the segments for which `matched` is false. `matched` has an entry for each segment, in the order of the
/// rings.
pub(super) fn unmatched_edges(shapes: &[&Shape], matched: &[bool]) -> Vec<Edge> {
    let mut loose = Vec::new();
    let mut matched = matched;
    for (owner, shape) in shapes.iter().enumerate() {
        for ring in shape.rings() {
            let (here, rest) = matched.split_at(ring.len().saturating_sub(1));
            matched = rest;
            let alone = ring.windows(2).zip(here).filter(|(_, matched)| !**matched);
            loose.extend(alone.map(|(w, _)| Edge { from: w[0], to: w[1], owner: owner as u32 }));
        }
    }
    loose
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alone(segments: &[(u64, u64)]) -> (Vec<bool>, bool) {
        let mut shared = SharedEdges::new(segments.len());
        for (from, to) in segments {
            shared.add(&[*from, *to]);
        }
        (shared.matched().iter().map(|matched| !matched).collect(), shared.crowded())
    }

    #[test]
    fn a_border_drawn_from_both_sides_is_matched() {
        let (a, b, c) = (1 << 40, 5 << 50, 77);
        assert_eq!(alone(&[(a, b), (b, c), (b, a)]), (vec![false, true, false], false));
    }

    #[test]
    fn one_drawn_twice_the_same_way_or_three_times_is_not() {
        let (a, b) = (1 << 40, 5 << 50);
        assert_eq!(alone(&[(a, b), (a, b)]), (vec![true, true], true));
        assert_eq!(alone(&[(a, b), (b, a), (a, b)]), (vec![true; 3], true));
        assert_eq!(alone(&[(a, b), (b, a), (a, b), (b, a)]), (vec![true; 4], true));
    }

    #[test]
    fn a_full_table_keeps_them_apart() {
        let many: Vec<(u64, u64)> = (1..5_000).map(|n| (n << 33, 3)).collect();
        let (alone, crowded) = alone(&many);
        assert!(alone.iter().all(|alone| *alone) && !crowded);
    }

    #[test]
    fn a_ring_is_added_segment_by_segment_whatever_its_length() {
        for length in 0..70_u64 {
            let key = |n: u64| (n * n).wrapping_mul(0x9E37 << 40);
            let keys: Vec<u64> = (0..length).map(|n| key(n % 60)).collect();
            let mut shared = SharedEdges::new(200);
            shared.add(&keys);
            let back: Vec<u64> = keys.iter().rev().copied().collect();
            shared.add(&back);
            let segments = 2 * keys.len().saturating_sub(1);
            assert_eq!(shared.matched().len(), segments, "{length}");
            // The ring is closed after sixty positions; further ones repeat its segments.
            let sound = length <= 61;
            assert_eq!(shared.matched().iter().all(|matched| *matched), sound, "{length}");
            assert_eq!(shared.crowded(), !sound, "{length}");
        }
    }
}
