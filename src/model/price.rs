//! A price with the calculation of each line.

use serde::{Deserialize, Serialize};

use super::rupiah::Rupiah;
use super::settings::TariffSettings;
use crate::message::Message;

/// A price with the calculation of each line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Price {
    /// One line for each item and each tariff row that charges a part of it; where each data file counts as a dataset,
    /// for each file.
    pub lines: Vec<PriceLine>,
    /// The sum of the lines.
    pub total: Rupiah,
    /// The settings with which the lines were calculated.
    pub settings: TariffSettings,
}

/// One line of a price: an item, or one data file of it, under one tariff row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceLine {
    /// Place of the item in the request, from 0; always 0 in a price without a request (`kemas price`).
    pub index: usize,
    /// The item's id.
    pub id: String,
    /// The code of the region of a map's piece; `None` for a dataset.
    pub region: Option<String>,
    /// The format asked for; `None` where the request names none.
    pub format: Option<String>,
    /// Id of the tariff row.
    pub tariff: String,
    /// The quantity that is charged under this row, in `unit`.
    pub quantity: u64,
    /// The unit, `byte` or `peta` (map).
    pub unit: String,
    /// The row's price in words: `Rp20 per 1.000 byte`. In JSON and on papers in Indonesian.
    #[serde(serialize_with = "crate::message::indonesian")]
    pub rate: Message,
    /// The amount of the line.
    pub amount: Rupiah,
    /// The calculation in words: `1.202.880.050 byte × Rp20 / 1.000 = Rp24.057.601`. In JSON and on papers in
    /// Indonesian.
    #[serde(serialize_with = "crate::message::indonesian")]
    pub arithmetic: Message,
    /// The law behind the row.
    pub legal_basis: String,
}
