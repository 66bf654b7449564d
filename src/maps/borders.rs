//! Which stretches are drawn once from either side, and which stand alone.

/// Stretches by their ends, gathered in one table with open addressing: sorting them would take three
/// times as long, and this needs but one access a stretch.
pub(super) struct Borders {
    slots: Vec<Slot>,
    mask: usize,
    /// Of each stretch the key of the end where it starts.
    starts: Vec<u64>,
    /// Of each stretch, whether another one matches it.
    matched: Vec<bool>,
    crowded: bool,
}

/// The stretches with the same ends.
#[derive(Clone, Copy)]
struct Slot {
    /// The sum of the keys of both ends, which is the same from either side.
    both: u64,
    /// The place of the first.
    first: u32,
    /// The place of the second.
    second: u32,
}

/// No place.
const NONE: u32 = u32::MAX;

impl Borders {
    /// Makes room for so many stretches.
    pub(super) fn new(count: usize) -> Self {
        // Never full, and of a map of neighbours at most half full: it has half as many borders.
        let size = (count + count / 8 + 1).next_power_of_two();
        Self {
            slots: vec![Slot { both: 0, first: NONE, second: NONE }; size],
            mask: size - 1,
            starts: Vec::with_capacity(count),
            matched: Vec::with_capacity(count),
            crowded: false,
        }
    }

    /// Adds the next stretch by the keys of its ends.
    pub(super) fn add(&mut self, from: u64, to: u64) {
        let both = from.wrapping_add(to);
        let mut at = (both >> 32) as usize & self.mask;
        while self.slots[at].first != NONE && self.slots[at].both != both {
            at = (at + 1) & self.mask;
        }
        let slot = &mut self.slots[at];
        let place = self.starts.len() as u32;
        self.starts.push(from);
        if slot.first == NONE {
            (slot.both, slot.first) = (both, place);
            self.matched.push(false);
        } else if slot.second == NONE {
            slot.second = place;
            // Each from the end of the other.
            let other = self.starts[slot.first as usize];
            let opposite = other != from && both.wrapping_sub(other) == from;
            self.crowded |= !opposite;
            self.matched[slot.first as usize] = opposite;
            self.matched.push(opposite);
        } else {
            // More than two: none of them is sound.
            self.crowded = true;
            self.matched[slot.first as usize] = false;
            self.matched[slot.second as usize] = false;
            self.matched.push(false);
        }
    }

    /// Tells of each stretch, in the order in which they were added, whether it stands alone.
    pub(super) fn alone(&self) -> Vec<bool> {
        self.matched.iter().map(|matched| !matched).collect()
    }

    /// Returns true where stretches with the same ends are not a pair of opposite ones.
    pub(super) fn crowded(&self) -> bool {
        self.crowded
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alone(stretches: &[(u64, u64)]) -> (Vec<bool>, bool) {
        let mut borders = Borders::new(stretches.len());
        stretches.iter().for_each(|(from, to)| borders.add(*from, *to));
        (borders.alone(), borders.crowded())
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
}
