//! The price of a plan, calculated from the rows of the tariff table.
//!
//! Charged are the uncompressed bytes of data files, and the number of maps; documentation is free. The bytes are those
//! of the files as they are held, so that a dataset has one price in whatever format it leaves. What the regulation
//! leaves open (rounding, the size of "1 MB", what counts as a dataset, the bytes of a converted table) is set in the
//! office's settings. The price holds these settings, so that they can be printed with it.

mod charge;
mod coverage;
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

/// Returns the price of a plan in a tariff class on a day.
///
/// # Errors
/// [`ErrorKind::State`] where no tariff row covers an item (that is never Rp0), where the cap of a Rp0 row is
/// exceeded, or where an amount is too large; [`ErrorKind::Office`] for invalid settings; [`ErrorKind::Catalog`]
/// where the tariff table contradicts itself, or the catalogue lacks an item of the plan; [`ErrorKind::Request`] for
/// a map without a region.
pub fn quote(
    plan: &PackPlan,
    catalog: &Catalog,
    settings: &TariffSettings,
    class: TariffClass,
    on: Date,
) -> Result<Price> {
    let packages: Vec<&Package> = plan.packages().collect();
    quote_packages(&packages, catalog, settings, class, on)
}

/// Returns the price of packages that no plan holds yet, such as those of a request that is not approved.
///
/// # Errors
/// As [`quote`].
pub fn quote_packages(
    packages: &[&Package],
    catalog: &Catalog,
    settings: &TariffSettings,
    class: TariffClass,
    on: Date,
) -> Result<Price> {
    let mut lines = PriceLines::open(&catalog.tariffs, settings, class, on)?;
    // An item whose files are on several volumes is one item.
    let mut items: BTreeMap<usize, Vec<&Package>> = BTreeMap::new();
    for package in packages {
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

/// Returns the price of one dataset with so many bytes of data, for `kemas price`; 0 bytes give a price without a line.
///
/// # Errors
/// As [`quote`] for one item.
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

/// Returns the price of so many maps, for `kemas price`: pieces whose region is of the level `cut`, with areas of the
/// level `level`.
///
/// # Errors
/// As [`quote`] for one item.
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
