//! The catalogue: what the office sells, at what level and price.
//!
//! Tables are CSV files that an office edits ([`Catalog::load`]). Knows nothing of what the stores hold,
//! of requests and of sums of money.

mod builtin;
mod bundles;
mod catalogue;
mod csv_table;
mod id;
mod item;
mod loading;
mod manual;
mod map_rows;
mod personal_columns;
mod product_rows;
mod row_types;
mod tariff_rows;
#[cfg(test)]
mod tests;
mod vocabulary;

pub use builtin::builtin_file;
pub use bundles::BundledItem;
pub use catalogue::Catalog;
pub use item::Item;
pub use manual::ManualTopic;
pub use personal_columns::PersonalColumn;
pub use row_types::{
    Access, Dataset, MapField, MapLayer, MasterRow, MediaKind, Region, Subject, TariffClass,
    TariffRow, TariffUnit, Topic,
};
pub use vocabulary::{Choice, Element, Meaning, Phrase, StemRow, Vocabulary, What, WordClass};
