//! Amounts of money, in whole rupiah.

use std::fmt;
use std::iter::Sum;

use serde::{Deserialize, Serialize};

use crate::message::{grouped, same_in_every_language};

same_in_every_language!(Rupiah);

/// An amount in whole rupiah, not negative.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Rupiah(pub u64);

impl Rupiah {
    /// Returns the sum, or `None` where it is too large for the type.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// Returns the sum; a sum that is too large for the type becomes its largest value.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Rupiah {
    /// Returns the amount with a difference added to it; one that would be negative is Rp0.
    #[must_use]
    pub fn changed_by(self, difference: i64) -> Self {
        Self(self.0.saturating_add_signed(difference))
    }

    /// Returns a difference of amounts with its sign: `−Rp19`, `+Rp31`.
    pub fn signed(difference: i64) -> String {
        let sign = if difference < 0 { '−' } else { '+' };
        format!("{sign}{}", Self(difference.unsigned_abs()))
    }
}

/// Shows the amount as Indonesian papers do: `Rp24.077.601`.
impl fmt::Display for Rupiah {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Rp{}", grouped(self.0))
    }
}

impl Sum for Rupiah {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        Self(amounts.map(|amount| amount.0).sum())
    }
}

#[cfg(test)]
mod tests {
    use super::Rupiah;

    #[test]
    fn differences_have_a_sign() {
        assert_eq!(Rupiah::signed(-42_631), "−Rp42.631");
        assert_eq!(Rupiah::signed(31), "+Rp31");
        assert_eq!(Rupiah(20).changed_by(-19), Rupiah(1));
    }

    #[test]
    fn thousands_are_parted_by_dots() {
        for (amount, shown) in [
            (0, "Rp0"),
            (999, "Rp999"),
            (1000, "Rp1.000"),
            (24_077_601, "Rp24.077.601"),
            (u64::MAX, "Rp18.446.744.073.709.551.615"),
        ] {
            assert_eq!(Rupiah(amount).to_string(), shown);
        }
    }
}
