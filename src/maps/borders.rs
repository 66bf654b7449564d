//! Which stretches are drawn once from either side, and which stand alone.

/// Stretches by their ends, gathered in one table with open addressing: two thirds of the time of sorting
/// them goes to memory, and this needs but one access a stretch.
pub(super) struct Borders {
    slots: Vec<Slot>,
    mask: usize,
    added: u32,
    /// Places of stretches that another one matches.
    matched: Vec<bool>,
    crowded: bool,
}

/// The stretches with the same ends.
#[derive(Clone, Copy, Default)]
struct Slot {
    /// The sum of the keys of both ends, which is the same from either side.
    both: u64,
    /// The key of the end where the first one starts.
    from: u64,
    /// How many there are.
    count: u32,
    /// The place of the first, and of the second.
    places: [u32; 2],
}

impl Borders {
    /// Makes room for so many stretches.
    pub(super) fn new(count: usize) -> Self {
        // A map of neighbours has half as many borders as stretches: a table of the next power of two is
        // at most half full, and three quarters where all stand alone.
        let size = (count + count / 3 + 1).next_power_of_two();
        let matched = Vec::with_capacity(count);
        Self {
            slots: vec![Slot::default(); size],
            mask: size - 1,
            added: 0,
            matched,
            crowded: false,
        }
    }

    /// Adds the next stretch by the keys of its ends.
    pub(super) fn add(&mut self, from: u64, to: u64) {
        let both = from.wrapping_add(to);
        let mut at = (both >> 32) as usize & self.mask;
        while self.slots[at].count > 0 && self.slots[at].both != both {
            at = (at + 1) & self.mask;
        }
        let slot = &mut self.slots[at];
        let place = self.added;
        self.added += 1;
        self.matched.push(false);
        slot.count += 1;
        match slot.count {
            1 => (slot.both, slot.from, slot.places[0]) = (both, from, place),
            2 => {
                slot.places[1] = place;
                // Each from the end of the other.
                let opposite = slot.from != from && both.wrapping_sub(slot.from) == from;
                self.crowded |= !opposite;
                for place in slot.places {
                    self.matched[place as usize] = opposite;
                }
            }
            // More than two: none of them is sound.
            _ => {
                self.crowded = true;
                for place in slot.places {
                    self.matched[place as usize] = false;
                }
            }
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
