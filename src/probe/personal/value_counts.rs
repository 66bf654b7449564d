//! Counts what the values of each column of a table look like.

use super::value_kind::{LONG_PHONE, SHORTEST, ValueKind, is_bare_phone, plain};

/// The fewest cells of a column that must look alike before its values are reported.
const FEWEST: u32 = 5;
/// The least percentage of a column's filled cells that must look alike. For names of people, [`NAMED`] is enough.
const MOST: u32 = 80;

/// The least percentage of a column's filled cells that must look like names of people. It is lower, because no list
/// has all names.
const NAMED: u32 = 40;

/// The cells of each column of a table, counted by what they look like.
#[derive(Debug)]
pub(in crate::probe) struct ValueCounts(Vec<Column>);

#[derive(Debug, Clone, Default)]
struct Column {
    filled: u32,
    phones: u32,
    /// How many numbers look like a telephone number without its leading zero.
    zeroless: u32,
    /// How many of the `zeroless` numbers have at least [`LONG_PHONE`] digits.
    long: u32,
    /// The second digits of the `zeroless` numbers: bit 0 for the digit 0, and so on.
    seconds: u16,
    mails: u32,
    names: u32,
    niks: Vec<u64>,
}

impl ValueCounts {
    pub(in crate::probe) fn new(columns: usize) -> Self {
        Self(vec![Column::default(); columns])
    }

    /// Counts a cell of a column.
    pub(in crate::probe) fn see(&mut self, place: usize, cell: &[u8]) {
        let cell = cell.trim_ascii();
        let Some(column) = self.0.get_mut(place) else { return };
        // Cells of dashes, dots or asterisks, or with a NUL first, are empty.
        if cell.iter().all(|byte| matches!(byte, 0 | b'-' | b'.' | b'*')) || cell[0] == 0 {
            return;
        }
        column.filled += 1;
        let cell = plain(cell);
        if cell.len() < SHORTEST {
            return;
        }
        match ValueKind::of(cell) {
            Some(ValueKind::Nik(number)) => column.niks.push(number),
            Some(ValueKind::Phone) => column.phones += 1,
            Some(ValueKind::Mail) => column.mails += 1,
            Some(ValueKind::Name) => column.names += 1,
            None if is_bare_phone(cell) => {
                column.zeroless += 1;
                column.long += u32::from(cell.len() >= LONG_PHONE);
                column.seconds |= 1 << (cell[1] - b'0');
            }
            None => {}
        }
    }

    /// Returns what enough cells of a column look like; `None` where they look like nothing in particular. A NIK is
    /// returned with the number 0.
    pub(super) fn verdict(&self, place: usize) -> Option<ValueKind> {
        let column = self.0.get(place)?;
        let most = |count: u32| count >= FEWEST && count * 100 >= column.filled * MOST;
        // Numbers without the zero are counted where `MOST` percent of them or more are long, or where they have more
        // than one second digit. Others may be anything.
        let long = column.long * 100 >= column.zeroless * MOST;
        let zeroless = if long || column.seconds.count_ones() > 1 { column.zeroless } else { 0 };
        if most(column.phones + zeroless) {
            Some(ValueKind::Phone)
        } else if most(column.mails) {
            Some(ValueKind::Mail)
        } else if column.names >= FEWEST && column.names * 100 >= column.filled * NAMED {
            Some(ValueKind::Name)
        } else if most(column.niks.len() as u32) && are_people(&column.niks) {
            Some(ValueKind::Nik(0))
        } else {
            None
        }
    }
}

/// Returns true where 16-digit numbers are taken for identity numbers: where they have at least three years of birth,
/// and at least half as many days of birth as there are different numbers. Codes of areas may have 16 digits, too, that
/// look like a day of birth, but repeat the same digits there.
fn are_people(numbers: &[u64]) -> bool {
    let distinct = |of: &dyn Fn(u64) -> u64| {
        let mut all: Vec<u64> = numbers.iter().map(|number| of(*number)).collect();
        all.sort_unstable();
        all.dedup();
        all.len()
    };
    let people = distinct(&|number| number);
    let days = distinct(&|number| number / 10_000 % 1_000_000);
    let years = distinct(&|number| number / 10_000 % 100);
    years >= 3 && days * 2 >= people
}
