//! The catalogue: what an office sells, at what level and price, and the words that requests are read with.
//!
//! Its tables are CSV files that an office edits ([`Catalog::load`]). Built-in tables and templates are compiled into
//! the program, and so is the manual. What the stores hold is not known here.

mod adding;
mod builtin;
mod bundles;
mod catalogue;
mod checking;
mod holidays;
mod id;
mod item;
mod known_names;
mod loading;
mod manual;
mod map_rows;
mod new_row;
mod personal_columns;
mod place;
mod product_rows;
mod product_table;
mod row_types;
mod shipped;
mod survey_names;
mod table;
mod tariff_rows;
#[cfg(test)]
mod tests;
mod updating;
mod vocabulary;

pub use adding::{AddedRow, GrownTable};
pub use builtin::builtin_file;
pub use bundles::BundledItem;
pub use catalogue::Catalog;
pub use checking::CatalogCheck;
pub use holidays::Holidays;
pub use item::Item;
pub use loading::Instead;
pub use manual::ManualTopic;
pub use personal_columns::PersonalColumn;
pub use product_table::{NewProduct, ProductTable};
pub use row_types::{
    Access, Dataset, MapField, MapLayer, MasterRow, MediaKind, Region, Subject, TariffClass,
    TariffRow, TariffUnit, Topic,
};
pub use survey_names::{SurveyName, YEAR};
pub(crate) use table::damage_of;
pub use table::{TableNote, is_spreadsheet_error, months_meant};
pub use updating::{CatalogUpdate, TableState, TableUpdate};
pub use vocabulary::{Choice, Element, Meaning, Phrase, StemRow, Vocabulary, What, WordClass};
