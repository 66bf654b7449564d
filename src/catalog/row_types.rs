//! One type for a row of each table.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::{BagPath, Level, MapEdition, Period, RegionCode, Rupiah, Step};

/// Who may have a product.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Access {
    /// Anyone.
    Umum,
    /// After the officer has asked.
    Terbatas,
    /// Nobody.
    Tertutup,
}

/// A row of `datasets.csv`: microdata, sold only as a full set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dataset {
    /// Stable id, also the stem of the package's file name.
    pub id: String,
    /// Title.
    pub title: String,
    /// The survey.
    pub survey: String,
    /// The survey's reference period.
    pub period: Period,
    /// The issue: `1`, or a corrected one such as `rev1`.
    pub edition: String,
    /// Module or disclosure variant; part of the product's identity.
    pub variant: String,
    /// Ids of topics it serves.
    pub topics: Vec<String>,
    /// Units of analysis it offers.
    pub units: Vec<String>,
    /// The finest level with representative estimates.
    pub lowest_level: Level,
    /// Regions it covers.
    pub coverage: Vec<RegionCode>,
    /// Who may have it.
    pub access: Access,
    /// Its folder below a store.
    pub root: BagPath,
}

/// A row of `layers.csv`: a map that is sold in pieces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MapLayer {
    /// Stable id.
    pub id: String,
    /// Title.
    pub title: String,
    /// The level of its polygons.
    pub level: Level,
    /// Year and semester.
    pub edition: MapEdition,
    /// Regions it covers.
    pub coverage: Vec<RegionCode>,
    /// The level of the piece that is sold.
    pub cut: Level,
    /// Who may have it.
    pub access: Access,
    /// Its folder below a store.
    pub root: BagPath,
}

/// A row of `regions.csv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region {
    /// BPS code.
    pub code: RegionCode,
    /// Official name.
    pub name: String,
    /// Level.
    pub level: Level,
    /// The Ministry's dotted code; empty where unknown.
    pub kemendagri: String,
    /// Other names: old, short, foreign.
    pub aliases: Vec<String>,
}

/// A row of `topics.csv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// Id.
    pub id: String,
    /// Label.
    pub label: String,
    /// Words and phrases that mean the topic.
    pub terms: Vec<String>,
}

/// What a tariff row is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Subject {
    /// Microdata.
    DataMikro,
    /// Maps.
    Peta,
}

/// The class of a buyer's tariff.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TariffClass {
    /// Everyone.
    Umum,
    /// Rp0, for those whom the law names.
    Nol,
}

/// What a tariff row counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TariffUnit {
    /// Bytes of data files as delivered, uncompressed.
    Byte,
    /// Maps.
    Peta,
}

/// A row of `tariffs.csv`; several rows with growing `block_from` make brackets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TariffRow {
    /// Id.
    pub id: String,
    /// What it is about.
    pub subject: Subject,
    /// Of maps: the level of the polygons.
    pub level: Option<Level>,
    /// Of maps: the level of the piece.
    pub cut: Option<Level>,
    /// Class.
    pub class: TariffClass,
    /// The quantity from which the row applies.
    pub block_from: u64,
    /// What it counts.
    pub unit: TariffUnit,
    /// The quantity that `price` pays.
    pub per: u64,
    /// Price of `per` units.
    pub price: Rupiah,
    /// How a part of `per` is charged.
    pub step: Step,
    /// Of Rp0 rows: the largest quantity.
    pub cap: Option<u64>,
    /// The law behind it; empty on Rp0 rows until the office fills it.
    pub legal_basis: String,
    /// First day.
    pub valid_from: Date,
    /// Last day.
    pub valid_until: Option<Date>,
}

impl TariffRow {
    /// Returns true when the row is in force on a day.
    pub fn valid_on(&self, day: Date) -> bool {
        self.valid_from <= day && self.valid_until.is_none_or(|last| day <= last)
    }
}

/// A row of `media.csv`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MediaKind {
    /// The word that requests use, such as `usb-exfat`.
    pub kind: String,
    /// Label for people.
    pub label: String,
    /// Bytes it holds; `None` where only the medium itself knows.
    pub capacity: Option<u64>,
    /// The largest file in bytes; `None` where there is no limit that matters.
    pub max_file: Option<u64>,
}

/// A row of `map_fields.csv`: a column that may leave with maps of a level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MapField {
    /// The map's level.
    pub level: Level,
    /// Column name, compared without case.
    pub field: String,
    /// `text`, `integer` or `real`.
    pub kind: String,
    /// Width in characters.
    pub width: u16,
    /// What it means.
    pub meaning: String,
}

/// A row of `master_<level>.csv`, which an office may add: an area that a map of the level must have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MasterRow {
    /// The level of the list.
    pub level: Level,
    /// The area's full code, such as 14 digits of an SLS.
    pub code: String,
    /// Its name; empty where the list has codes alone.
    pub name: String,
}
