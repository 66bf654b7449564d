//! A type for a row of each table.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::message::{Message, message};
use crate::model::{BagPath, Level, MapEdition, Period, RegionCode, Rupiah, Step};

/// Who may have a product.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Access {
    /// Anyone.
    Umum,
    /// Those whose request an officer approves with a reason.
    Terbatas,
    /// Nobody.
    Tertutup,
}

/// A row of `datasets.csv`: microdata, sold only as a full set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dataset {
    /// Stable id, with which the name of its package begins.
    pub id: String,
    /// Title.
    pub title: String,
    /// The survey.
    pub survey: String,
    /// The survey's reference period.
    pub period: Period,
    /// The issue: `1`, or a corrected one such as `rev1`.
    pub edition: String,
    /// The survey module, or the variant of disclosure control. Two variants are two products.
    pub variant: String,
    /// Ids of the topics that it serves.
    pub topics: Vec<String>,
    /// The units of analysis that its records describe.
    pub units: Vec<String>,
    /// The finest level at which estimates from it are representative.
    pub lowest_level: Level,
    /// Regions it covers.
    pub coverage: Vec<RegionCode>,
    /// Who may have it.
    pub access: Access,
    /// Its folder below a store.
    pub root: BagPath,
    /// Its price in the central catalogue, with which the price by the tariff is compared; `None` where the table has
    /// none. Nothing is charged by it.
    pub reference_price: Option<Rupiah>,
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
    /// Year and semester of the map.
    pub edition: MapEdition,
    /// Regions it covers.
    pub coverage: Vec<RegionCode>,
    /// The level of the regions whose pieces are sold. The whole country is sold too where the tariff has a row for
    /// that.
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
    /// The code of the Ministry of Home Affairs, with dots; empty where unknown.
    pub kemendagri: String,
    /// Other names: former, short or foreign ones.
    pub aliases: Vec<String>,
}

/// A row of `topics.csv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// Id.
    pub id: String,
    /// Its name for people.
    pub label: String,
    /// Words and phrases that show that a text is about the topic.
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

/// The class of buyers that a tariff row is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TariffClass {
    /// Everyone whom the Rp0 class is not for.
    Umum,
    /// Rp0, for the buyers that the law names.
    Nol,
}

/// What a tariff row counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TariffUnit {
    /// Bytes of data files, before compression.
    Byte,
    /// Pieces of a map.
    Peta,
}

/// A row of `tariffs.csv`. Several rows with growing `block_from` make brackets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TariffRow {
    /// Id.
    pub id: String,
    /// What it is for.
    pub subject: Subject,
    /// For maps: the level of the polygons.
    pub level: Option<Level>,
    /// For maps: the level of the piece.
    pub cut: Option<Level>,
    /// The class of buyers.
    pub class: TariffClass,
    /// Where the row's block begins. The row charges what exceeds this quantity, up to the `block_from` of the next
    /// row; where [`Self::covers`] gives its end, that is to be the same.
    pub block_from: u64,
    /// What it counts.
    pub unit: TariffUnit,
    /// How many units cost `price`.
    pub per: u64,
    /// Price of `per` units.
    pub price: Rupiah,
    /// How a quantity that is not a multiple of `per` is charged. On rows that count bytes, the office's settings
    /// replace a step other than `flat`.
    pub step: Step,
    /// The largest quantity that the row may charge in one order; `None` for no limit. It is meant for Rp0 rows.
    pub cap: Option<u64>,
    /// The law behind it; may be empty.
    pub legal_basis: String,
    /// The first day on which it is in force.
    pub valid_from: Date,
    /// The last day on which it is in force; `None` where that has no end.
    pub valid_until: Option<Date>,
}

impl TariffRow {
    /// Returns true when the row is in force on a day.
    pub fn valid_on(&self, day: Date) -> bool {
        self.valid_from <= day && self.valid_until.is_none_or(|last| day <= last)
    }

    /// Returns what the row is for, in words.
    pub fn words(&self) -> Message {
        match (self.subject, self.level, self.cut) {
            (Subject::Peta, Some(level), Some(Level::Nasional)) => {
                message!("national maps by {level}", level)
            }
            (Subject::Peta, Some(level), Some(cut)) => {
                message!("maps of one {cut} by {level}", cut, level)
            }
            (Subject::Peta, ..) => message!("maps"),
            (Subject::DataMikro, ..) => message!("microdata"),
        }
    }

    /// Returns how many units from `block_from` on the row covers; `None` for a row that covers all up to the next one.
    /// A flat price of bytes pays for `per` bytes and no more. Rows of maps and of Rp0 are open.
    pub fn covers(&self) -> Option<u64> {
        let is_closed =
            self.unit == TariffUnit::Byte && self.step == Step::Flat && self.price.0 > 0;
        is_closed.then_some(self.per)
    }
}

/// A row of `media.csv`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MediaKind {
    /// The word that requests use, such as `usb-exfat`.
    pub kind: String,
    /// Its name for people.
    pub label: String,
    /// Bytes that it holds; `None` where the size varies.
    pub capacity: Option<u64>,
    /// The largest file in bytes; `None` where files may have any size.
    pub max_file: Option<u64>,
}

/// A row of `map_fields.csv`: a column that goes to the buyer with maps of a level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MapField {
    /// The map's level.
    pub level: Level,
    /// Column name. Upper and lower case are the same.
    pub field: String,
    /// `text`, `integer` or `real`.
    pub kind: String,
    /// Width in characters.
    pub width: u16,
    /// What it means.
    pub meaning: String,
}

/// A row of `master_<level>.csv`, a table that an office may add: an area that maps of the level must have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MasterRow {
    /// The level of the list.
    pub level: Level,
    /// The area's full code, such as the 14 digits of an SLS.
    pub code: String,
    /// Its name; empty where the list has only codes.
    pub name: String,
}
