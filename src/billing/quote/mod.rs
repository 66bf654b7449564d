//! What a plan costs, tariff row by tariff row.
//!
//! Charged are the bytes of data files as delivered, uncompressed, and maps by the piece;
//! documentation is free. What the law leaves open comes in as settings and goes out with the
//! price.

mod charge;
mod price_lines;
mod tariff_blocks;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::catalog::{Catalog, Item, TariffClass};
use crate::error::{Error, ErrorKind, Result};
use crate::message::message;
use crate::model::{Level, Price, TariffSettings};
use crate::plan::{PackPlan, Package};
use price_lines::{Buyable, PriceLines};
use tariff_blocks::Ware;

/// Quotes the price of a plan on a day.
///
/// # Errors
/// [`ErrorKind::State`] where no tariff covers an item (never Rp0), where a Rp0 row's cap is
/// exceeded, or where an amount is beyond range; [`ErrorKind::Office`] where the settings make no
/// sense; [`ErrorKind::Catalog`] where the table contradicts itself or lacks an item of the plan.
pub fn quote(
    plan: &PackPlan,
    catalog: &Catalog,
    settings: &TariffSettings,
    class: TariffClass,
    on: Date,
) -> Result<Price> {
    let mut lines = PriceLines::open(&catalog.tariffs, settings, class, on)?;
    // An item whose files lie on several volumes is still one item.
    let mut items: BTreeMap<usize, Vec<&Package>> = BTreeMap::new();
    for package in plan.packages() {
        items.entry(package.index).or_default().push(package);
    }
    for parts in items.values() {
        let first = parts[0];
        match catalog.item(&first.id) {
            Some(Item::Dataset(_)) => lines.dataset(first, parts)?,
            Some(Item::Layer(layer)) => lines.map(first, layer)?,
            None => {
                let message =
                    message!("the plan holds {id}, which the catalogue does not", id = first.id);
                return Err(Error::new(ErrorKind::Catalog, message)
                    .hint(message!("plan the request again with the present catalogue")));
            }
        }
    }
    lines.price()
}

/// Prices one dataset of this many bytes of data, for `kemas price`.
///
/// # Errors
/// As [`quote`].
pub fn price_microdata(
    bytes: u64,
    catalog: &Catalog,
    settings: &TariffSettings,
    class: TariffClass,
    on: Date,
) -> Result<Price> {
    let mut lines = PriceLines::open(&catalog.tariffs, settings, class, on)?;
    lines.charge(&Buyable::named("data-mikro"), Ware::Microdata, bytes, None)?;
    lines.price()
}

/// Prices maps of one level and cut, for `kemas price`.
///
/// # Errors
/// As [`quote`].
pub fn price_map(
    level: Level,
    cut: Level,
    maps: u64,
    catalog: &Catalog,
    settings: &TariffSettings,
    class: TariffClass,
    on: Date,
) -> Result<Price> {
    let mut lines = PriceLines::open(&catalog.tariffs, settings, class, on)?;
    lines.charge(&Buyable::named("peta"), Ware::Map { level, cut }, maps, None)?;
    lines.price()
}
