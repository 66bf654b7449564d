//! The lines of a price, added item by item.

use jiff::civil::Date;

use super::charge::{beyond, charge, unit_word};
use super::coverage::refuse_uncovered;
use super::tariff_blocks::{Ware, blocks, check};
use crate::catalog::{MapLayer, TariffClass, TariffRow};
use crate::error::{Error, ErrorKind, Result};
use crate::message::message;
use crate::model::{Grain, Price, PriceLine, RegionCode, Rupiah, TariffSettings};
use crate::plan::Package;

/// The lines of a price, to which items are added.
pub(super) struct PriceLines<'a> {
    rows: &'a [TariffRow],
    settings: &'a TariffSettings,
    class: TariffClass,
    on: Date,
    lines: Vec<PriceLine>,
}

/// An item as price lines name it.
#[derive(Default)]
pub(super) struct Buyable {
    index: usize,
    id: String,
    region: Option<String>,
    format: Option<String>,
}

impl Buyable {
    pub(super) fn named(id: &str) -> Self {
        Self { id: id.to_owned(), ..Self::default() }
    }

    fn of(package: &Package) -> Self {
        Self {
            index: package.index,
            id: package.id.clone(),
            region: package.region.clone(),
            format: package.format.clone(),
        }
    }
}

impl<'a> PriceLines<'a> {
    pub(super) fn open(
        rows: &'a [TariffRow],
        settings: &'a TariffSettings,
        class: TariffClass,
        on: Date,
    ) -> Result<Self> {
        check(settings)?;
        Ok(Self { rows, settings, class, on, lines: Vec::new() })
    }

    pub(super) fn dataset(&mut self, package: &Package, parts: &[&Package]) -> Result<()> {
        let converted = self.settings.charged_of_converted();
        let data = parts.iter().flat_map(|part| part.charged(converted));
        let files: Vec<(&str, u64)> = data.map(|m| (m.path.as_str(), m.stamp.bytes)).collect();
        let mut bytes = 0_u64;
        for (_, size) in &files {
            bytes = bytes.checked_add(*size).ok_or_else(|| beyond(&package.id))?;
        }
        // A dataset without a byte of data is not sold for Rp0: something is wrong with its files.
        if bytes == 0 {
            let message = message!(
                "{id} has no byte of data: an empty set has no price, and no tariff is never Rp0",
                id = package.id
            );
            return Err(Error::new(ErrorKind::State, message)
                .hint(message!("check the dataset's files in the store and run `kemas index`")));
        }
        let item = Buyable::of(package);
        match self.settings.grain {
            Grain::Dataset => self.charge(&item, Ware::Microdata, bytes, None),
            Grain::File => files
                .into_iter()
                .try_for_each(|(file, size)| self.charge(&item, Ware::Microdata, size, Some(file))),
        }
    }

    pub(super) fn map(&mut self, package: &Package, layer: &MapLayer) -> Result<()> {
        let region = package.region.as_deref().and_then(RegionCode::parse).ok_or_else(|| {
            let message =
                message!("the map {id} is asked for without a region's code", id = package.id);
            Error::new(ErrorKind::Request, message)
                .field(format!("items[{}].region", package.index))
        })?;
        let ware = Ware::Map { level: layer.level, cut: region.level() };
        self.charge(&Buyable::of(package), ware, 1, None)
    }

    /// Adds one line for each block that charges a part of the quantity; `file` is named in the calculation.
    pub(super) fn charge(
        &mut self,
        item: &Buyable,
        ware: Ware,
        quantity: u64,
        file: Option<&str>,
    ) -> Result<()> {
        let blocks = blocks(self.rows, ware, self.settings, self.class, self.on, &item.id)?;
        refuse_uncovered(&blocks, quantity, ware, self.on, &item.id)?;
        for block in blocks {
            let part = block.part_of(quantity);
            if part == 0 {
                continue;
            }
            let charge = charge(&block, part)?;
            let arithmetic = match file {
                Some(file) => {
                    let arithmetic = charge.arithmetic;
                    message!("{file}: {arithmetic}", file, arithmetic)
                }
                None => charge.arithmetic,
            };
            self.lines.push(PriceLine {
                index: item.index,
                id: item.id.clone(),
                region: item.region.clone(),
                format: item.format.clone(),
                tariff: block.row.id.clone(),
                quantity: part,
                unit: unit_word(block.row.unit).to_owned(),
                rate: charge.rate,
                amount: charge.amount,
                arithmetic,
                legal_basis: block.row.legal_basis.clone(),
            });
        }
        Ok(())
    }

    pub(super) fn price(self) -> Result<Price> {
        self.refuse_beyond_caps()?;
        let mut total = Rupiah(0);
        for line in &self.lines {
            total = total
                .checked_add(line.amount)
                .ok_or_else(|| beyond(message!("the whole order")))?;
        }
        let converted = Some(self.settings.charged_of_converted());
        let settings = TariffSettings { converted, ..self.settings.clone() };
        Ok(Price { lines: self.lines, total, settings })
    }

    /// Refuses an order beyond the cap of a tariff row. The cap applies to the whole order, not to each item.
    fn refuse_beyond_caps(&self) -> Result<()> {
        for row in self.rows {
            let Some(cap) = row.cap else { continue };
            let of_row = self.lines.iter().filter(|line| line.tariff == row.id);
            let quantity: u128 = of_row.map(|line| u128::from(line.quantity)).sum();
            if quantity > u128::from(cap) {
                let unit = unit_word(row.unit);
                let message = message!(
                    "{quantity} {unit} are asked for, but the tariff row {id} covers at most {cap}",
                    quantity,
                    unit,
                    id = row.id,
                    cap
                );
                return Err(Error::new(ErrorKind::State, message)
                    .hint(message!("ask for less, or charge the order in class umum")));
            }
        }
        Ok(())
    }
}
