//! The price of one block, calculated in whole numbers and rounded to whole rupiah, with its calculation as text.

use super::tariff_blocks::Block;
use crate::catalog::TariffUnit;
use crate::error::{Error, ErrorKind, Result};
use crate::message::{Message, ToValue, message, quantity};
use crate::model::{Rupiah, Step};

/// The price of the part of a quantity that lies in a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Charge {
    /// The amount.
    pub(super) amount: Rupiah,
    /// The price of the tariff row as text.
    pub(super) rate: Message,
    /// The calculation as text.
    pub(super) arithmetic: Message,
}

/// Returns the price of `part`, the part of a quantity that lies in the block.
///
/// # Errors
/// [`ErrorKind::State`] where the amount is too large for [`Rupiah`].
pub(super) fn charge(block: &Block<'_>, part: u64) -> Result<Charge> {
    let (price, per) = (block.row.price, block.per);
    let shown = counted(part, block.row.unit);
    let each_paid = rate(price, per, block.row.unit);
    let (amount, rate, sum) = match block.step {
        Step::Flat => {
            let rate = match block.until {
                Some(until) if block.from == 0 => {
                    let first = counted(until, block.row.unit);
                    message!("{price} for the first {first}", price, first)
                }
                _ => message!("{price} (flat)", price),
            };
            (u128::from(price.0), rate, message!("{shown} at a flat price", shown))
        }
        Step::ProRata => {
            let product = u128::from(part) * u128::from(price.0);
            let sum = match per {
                1 => message!("{shown} × {price}", shown, price),
                _ => message!("{shown} × {price} / {per}", shown, price, per = quantity(per)),
            };
            (halves_up(product, per), each_paid, sum)
        }
        Step::Up => {
            let steps = part.div_ceil(per);
            let amount = u128::from(steps) * u128::from(price.0);
            let steps = quantity(steps);
            let sum = match per {
                1 => message!("{shown} × {price}", shown, price),
                _ => message!(
                    "{steps} × {price} ({shown}, every {each} rounded up)",
                    steps,
                    price,
                    shown,
                    each = counted(per, block.row.unit)
                ),
            };
            (amount, each_paid, sum)
        }
    };
    let amount = u64::try_from(amount).map(Rupiah).map_err(|_| beyond(&block.row.id))?;
    Ok(Charge { amount, rate, arithmetic: message!("{sum} = {amount}", sum, amount) })
}

/// Returns a quantity with its unit.
pub(super) fn counted(number: u64, unit: TariffUnit) -> Message {
    let count = quantity(number);
    match (unit, number) {
        (TariffUnit::Byte, 1) => message!("{count} byte", count),
        (TariffUnit::Byte, _) => message!("{count} bytes", count),
        (TariffUnit::Peta, 1) => message!("{count} map", count),
        (TariffUnit::Peta, _) => message!("{count} maps", count),
    }
}

/// Returns a price with the quantity that it pays for: `Rp20 per 1.000 byte`.
fn rate(price: Rupiah, per: u64, unit: TariffUnit) -> Message {
    match (unit, per) {
        (TariffUnit::Byte, 1) => message!("{price} per byte", price),
        (TariffUnit::Peta, 1) => message!("{price} per map", price),
        _ => message!("{price} per {each}", price, each = counted(per, unit)),
    }
}

/// Returns the error of an amount that is too large for [`Rupiah`].
pub(super) fn beyond(what: impl ToValue) -> Error {
    Error::new(
        ErrorKind::State,
        message!("the amount of {what} is beyond the range of money", what),
    )
    .hint(message!("check the quantity and the price in tariffs.csv"))
}

/// Returns the Indonesian word for a tariff's unit.
pub(super) fn unit_word(unit: TariffUnit) -> &'static str {
    match unit {
        TariffUnit::Byte => "byte",
        TariffUnit::Peta => "peta",
    }
}

/// Divides and rounds to the nearest whole number, halves up.
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
