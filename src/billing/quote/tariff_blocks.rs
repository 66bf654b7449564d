//! The tariff rows that cover a quantity, and the part of it that each one charges.

use jiff::civil::Date;

use crate::catalog::{Subject, TariffClass, TariffRow, TariffUnit};
use crate::error::{Error, ErrorKind, Result};
use crate::message::{ToValue, Value, message};
use crate::model::{Level, Step, TariffSettings};

/// "1 MB" of the regulation as the tariff table has it, in bytes; [`TariffSettings::megabyte`] is what it means.
const WRITTEN_MEGABYTE: u64 = 1_000_000;

/// The two meanings of "1 MB" that an office may choose.
const MEGABYTES: [u64; 2] = [1_000_000, 1_048_576];

/// What is to be charged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ware {
    /// Microdata.
    Microdata,
    /// A map.
    Map {
        /// The level of its polygons.
        level: Level,
        /// The level of the piece.
        cut: Level,
    },
}

/// A tariff row with its block, after the office's settings (size of "1 MB", rounding step) are applied.
#[derive(Debug, Clone, Copy)]
pub(super) struct Block<'a> {
    /// The row.
    pub(super) row: &'a TariffRow,
    /// Where the block begins: the quantity that the blocks before it cover, in the row's unit.
    pub(super) from: u64,
    /// Where the block ends: where the row's flat price does, or where the next block begins; `None` for a last block
    /// without an end.
    pub(super) until: Option<u64>,
    /// Where the row's flat price of bytes ends; `None` for a row that covers all up to the next block.
    pub(super) end: Option<u64>,
    /// The quantity that the row's price pays for.
    pub(super) per: u64,
    /// How a quantity that is not a whole multiple of `per` is charged.
    pub(super) step: Step,
}

impl Block<'_> {
    /// Returns the part of a quantity that lies in the block.
    pub(super) fn part_of(&self, quantity: u64) -> u64 {
        quantity.min(self.until.unwrap_or(u64::MAX)).saturating_sub(self.from)
    }
}

/// Returns the blocks of the tariff rows for a ware in a class on a day, in ascending order.
///
/// # Errors
/// [`ErrorKind::State`] where no row covers the ware from its first unit;
/// [`ErrorKind::Catalog`] where two rows begin at the same quantity.
pub(super) fn blocks<'a>(
    rows: &'a [TariffRow],
    ware: Ware,
    settings: &TariffSettings,
    class: TariffClass,
    on: Date,
    item: &str,
) -> Result<Vec<Block<'a>>> {
    let fits = |row: &&TariffRow| ware.is_meant_by(row) && row.class == class && row.valid_on(on);
    let mut blocks: Vec<_> = rows.iter().filter(fits).map(|row| block(row, settings)).collect();
    blocks.sort_by_key(|block| block.from);
    if blocks.first().is_none_or(|first| first.from > 0) {
        return Err(uncovered(item, ware, class, on));
    }
    for place in 1..blocks.len() {
        let (one, other) = (blocks[place - 1], blocks[place]);
        if one.from == other.from {
            let (one, other) = (&one.row.id, &other.row.id);
            let message = message!(
                "the tariff rows {one} and {other} both charge the same block on {on}",
                one,
                other,
                on
            );
            return Err(Error::new(ErrorKind::Catalog, message)
                .file("tariffs.csv")
                .field("block_from")
                .hint(message!(
                    "end one of them with valid_until, or give it another block_from"
                )));
        }
        blocks[place - 1].until = Some(one.end.map_or(other.from, |end| end.min(other.from)));
    }
    Ok(blocks)
}

/// Returns the error of a ware without a tariff.
fn uncovered(item: impl ToValue, ware: Ware, class: TariffClass, on: Date) -> Error {
    let class = match class {
        TariffClass::Umum => "umum",
        TariffClass::Nol => "nol",
    };
    let message = message!(
        "no tariff covers {item} ({ware}, class {class}, on {on}); no tariff is never Rp0",
        item,
        ware,
        class,
        on
    );
    Error::new(ErrorKind::State, message).hint(message!(
        "take the item off the list, or ask the head office for its tariff and add a row \
             with its legal basis to tariffs.csv"
    ))
}

/// Refuses settings that cannot be a reading of the regulation: a "1 MB" of neither 1000000 nor 1048576 bytes, or the
/// step `flat`.
///
/// # Errors
/// [`ErrorKind::Office`].
pub(super) fn check(settings: &TariffSettings) -> Result<()> {
    if !MEGABYTES.contains(&settings.megabyte) {
        let found = settings.megabyte;
        let message = message!("1 MB cannot be {found} bytes, expected 1000000 or 1048576", found);
        return Err(Error::new(ErrorKind::Office, message).field("tariff.megabyte"));
    }
    if let Some(wrong) = settings.wrong_cash_rounding() {
        return Err(Error::new(ErrorKind::Office, wrong).field("tariff.cash_rounding"));
    }
    match settings.wrong_step() {
        Some(wrong) => Err(Error::new(ErrorKind::Office, wrong).field("tariff.step")),
        None => Ok(()),
    }
}

impl Ware {
    fn is_meant_by(self, row: &TariffRow) -> bool {
        match self {
            Self::Microdata => row.subject == Subject::DataMikro && row.unit == TariffUnit::Byte,
            Self::Map { level, cut } => {
                row.subject == Subject::Peta
                    && row.unit == TariffUnit::Peta
                    && row.level == Some(level)
                    && row.cut == Some(cut)
            }
        }
    }
}

/// Shows a ware in the words of the tariff table.
impl ToValue for Ware {
    fn to_value(&self) -> Value {
        match self {
            Self::Microdata => "data-mikro".to_value(),
            Self::Map { level, cut } => {
                message!("peta, level {level}, cut {cut}", level, cut).to_value()
            }
        }
    }
}

fn block<'a>(row: &'a TariffRow, settings: &TariffSettings) -> Block<'a> {
    let counts_bytes = row.unit == TariffUnit::Byte;
    let meant = |quantity: u64| {
        let is_megabyte = counts_bytes && quantity == WRITTEN_MEGABYTE;
        if is_megabyte { settings.megabyte } else { quantity }
    };
    let settled = counts_bytes && row.step != Step::Flat;
    let from = meant(row.block_from);
    let end = row.covers().map(|covered| from.saturating_add(meant(covered)));
    Block {
        row,
        from,
        until: end,
        end,
        per: meant(row.per),
        step: match row.step {
            // A flat price of one map is the price of each map.
            Step::Flat if row.unit == TariffUnit::Peta => Step::Up,
            _ if settled => settings.step,
            step => step,
        },
    }
}
