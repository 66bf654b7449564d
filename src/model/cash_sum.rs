//! What is handed over in cash for a sum, where the office rounds cash.
//!
//! The sum itself stays what is owed, receipted and deposited. The rounding is what the cash box holds more or less than
//! that until the cash is deposited, when the treasurer evens it out.

use serde::Serialize;

use super::rupiah::Rupiah;

/// What is handed over in cash for a sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct CashSum {
    /// What the buyer hands over.
    pub taken: Rupiah,
    /// That less the sum, in rupiah; negative where the buyer hands over less than the sum.
    pub rounding: i64,
}

impl CashSum {
    /// Rounds a sum to the nearest multiple, a half up. It stays as it is where there is no multiple (0), or where it
    /// is less than one: nobody pays nothing for something.
    pub fn of(sum: Rupiah, multiple: u64) -> Self {
        let over = sum.0.checked_rem(multiple).unwrap_or(0);
        if over == 0 || sum.0 < multiple {
            return Self { taken: sum, rounding: 0 };
        }
        let signed = |amount: u64| i64::try_from(amount).unwrap_or(i64::MAX);
        let lacking = multiple - over;
        let rounding = if over < lacking { -signed(over) } else { signed(lacking) };
        Self { taken: sum.changed_by(rounding), rounding }
    }

    /// Returns true where less or more than the sum is handed over.
    pub fn is_rounded(&self) -> bool {
        self.rounding != 0
    }
}

/// Returns true for a rounding of nothing, which records leave out.
#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde gives a reference")]
pub(super) fn is_nothing(rounding: &i64) -> bool {
    *rounding == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_goes_to_the_nearest_multiple_and_never_to_nothing() {
        for (sum, multiple, taken, rounding) in [
            (129_019, 0, 129_019, 0),
            (129_019, 1, 129_019, 0),
            (129_019, 100, 129_000, -19),
            (129_050, 100, 129_100, 50),
            (129_049, 100, 129_000, -49),
            (129_250, 500, 129_500, 250),
            (129_000, 500, 129_000, 0),
            (60, 100, 60, 0),
            (100, 100, 100, 0),
            (0, 100, 0, 0),
        ] {
            let found = CashSum::of(Rupiah(sum), multiple);
            assert_eq!(found, CashSum { taken: Rupiah(taken), rounding }, "{sum} by {multiple}");
        }
    }
}
