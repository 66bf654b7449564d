//! A price with its arithmetic, line by line.

use serde::{Deserialize, Serialize};

use super::office_settings::TariffSettings;
use super::rupiah::Rupiah;

/// A price with its arithmetic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Price {
    /// One line for each tariff row that an item meets.
    pub lines: Vec<PriceLine>,
    /// The sum of the lines.
    pub total: Rupiah,
    /// The settings that the arithmetic used.
    pub settings: TariffSettings,
}

/// One step of a price.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceLine {
    /// Place of the item in the request, from 0.
    pub index: usize,
    /// The item.
    pub id: String,
    /// The piece of a map.
    pub region: Option<String>,
    /// The format asked for.
    pub format: Option<String>,
    /// Id of the tariff row.
    pub tariff: String,
    /// The quantity that this row charges, in `unit`.
    pub quantity: u64,
    /// `byte` or `peta`.
    pub unit: String,
    /// The row's price in words: `Rp20 per 1.000 byte`.
    pub rate: String,
    /// The amount of the line.
    pub amount: Rupiah,
    /// The arithmetic in words: `1.202.880.050 byte × Rp20 / 1.000 = Rp24.057.601`.
    pub arithmetic: String,
    /// The law behind the row.
    pub legal_basis: String,
}
