//! The arithmetic of one block: exact in whole rupiah, and shown in words.

use super::tariff_blocks::Block;
use crate::catalog::TariffUnit;
use crate::error::{Error, ErrorKind, Result};
use crate::message::{grouped, message};
use crate::model::{Rupiah, Step};

/// What a block charges for its part of a quantity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Charge {
    /// The amount.
    pub(super) amount: Rupiah,
    /// The row's price in words.
    pub(super) rate: String,
    /// How the amount came about.
    pub(super) arithmetic: String,
}

/// Charges a part of a quantity that lies in the block.
///
/// # Errors
/// [`ErrorKind::State`] where the amount is beyond the range of [`Rupiah`].
pub(super) fn charge(block: &Block<'_>, part: u64) -> Result<Charge> {
    let price = block.row.price;
    let unit = unit_word(block.row.unit);
    let (per, shown) = (block.per, grouped(part));
    let each = if per == 1 { unit.to_owned() } else { format!("{} {unit}", grouped(per)) };
    let (amount, rate, sum) = match block.step {
        Step::Flat => {
            let rate = match block.until {
                Some(until) if block.from == 0 => {
                    format!("{price} s.d. {} {unit} pertama", grouped(until))
                }
                _ => format!("{price} (tetap)"),
            };
            (u128::from(price.0), rate, format!("{shown} {unit}, tarif tetap"))
        }
        Step::ProRata => {
            let product = u128::from(part) * u128::from(price.0);
            let divided = if per == 1 { String::new() } else { format!(" / {}", grouped(per)) };
            let sum = format!("{shown} {unit} × {price}{divided}");
            (halves_up(product, per), format!("{price} per {each}"), sum)
        }
        Step::Up => {
            let steps = part.div_ceil(per);
            let sum = if per == 1 {
                format!("{shown} {unit} × {price}")
            } else {
                let steps = grouped(steps);
                format!("{steps} × {price} ({shown} {unit}, tiap {each} dibulatkan ke atas)")
            };
            (u128::from(steps) * u128::from(price.0), format!("{price} per {each}"), sum)
        }
    };
    let amount = u64::try_from(amount).map(Rupiah).map_err(|_| beyond(&block.row.id))?;
    Ok(Charge { amount, rate, arithmetic: format!("{sum} = {amount}") })
}

/// Returns the error of an amount that no paper can show.
pub(super) fn beyond(what: &str) -> Error {
    Error::new(
        ErrorKind::State,
        message!("the amount of {what} is beyond the range of money", what),
    )
    .hint(message!("check the quantity and the price in tariffs.csv"))
}

/// Returns the word of a tariff's unit.
pub(super) fn unit_word(unit: TariffUnit) -> &'static str {
    match unit {
        TariffUnit::Byte => "byte",
        TariffUnit::Peta => "peta",
    }
}

/// Divides to the nearest whole number, a half upwards.
fn halves_up(product: u128, per: u64) -> u128 {
    let per = u128::from(per);
    product / per + u128::from(product % per * 2 >= per)
}

#[cfg(test)]
mod tests {
    use super::halves_up;

    #[test]
    fn a_half_rupiah_goes_up_and_less_goes_down() {
        for (product, per, amount) in [
            (0, 1000, 0),
            (499, 1000, 0),
            (500, 1000, 1),
            (1499, 1000, 1),
            (1, 3, 0),
            (2, 3, 1),
            (7, 1, 7),
        ] {
            assert_eq!(halves_up(product, per), amount, "{product} / {per}");
        }
        let largest = u128::from(u64::MAX) * u128::from(u64::MAX);
        assert_eq!(halves_up(largest, u64::MAX), u128::from(u64::MAX));
    }
}
