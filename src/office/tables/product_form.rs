//! A new product while it is filled in, column by column: what may stand in each, and what probably does.

use std::collections::BTreeMap;

use super::likely::Likely;
use crate::catalog::{Catalog, NewProduct, ProductTable};
use crate::error::Result;
use crate::message::{Message, message};
use crate::model::{Level, RegionCode, UNITS};
use crate::office::session::Office;

/// The columns of each table in the order in which they are asked for: what later ones depend on comes first.
const DATASET: [&str; 12] = [
    "survey",
    "period",
    "variant",
    "edition",
    "coverage",
    "lowest_level",
    "unit",
    "topics",
    "access",
    "id",
    "title",
    "root",
];
const LAYER: [&str; 8] = ["level", "edition", "coverage", "cut", "access", "id", "title", "root"];

/// A new product that is being filled in.
#[derive(Debug)]
pub struct ProductForm {
    catalog: Catalog,
    product: NewProduct,
}

/// One of the values that a column may have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnChoice {
    /// What is written into the cell.
    pub value: String,
    /// What it means; empty where the value says it itself.
    pub meaning: String,
}

/// How the values of a column are chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ColumnKind {
    /// Any text of the right form.
    Text,
    /// One of these, or any other text.
    Open(Vec<ColumnChoice>),
    /// One of these.
    One(Vec<ColumnChoice>),
    /// Any of these.
    Several(Vec<ColumnChoice>),
}

impl Office {
    /// Begins a new product with the cells that are known already.
    ///
    /// # Errors
    /// Where there is no office, or its catalogue has a fault.
    pub fn product_form(
        &self,
        table: ProductTable,
        known: BTreeMap<String, String>,
    ) -> Result<ProductForm> {
        self.settings_text()?;
        let catalog = Catalog::load(Some(&self.folder().join("catalog")))?;
        Ok(ProductForm { catalog, product: NewProduct { table, cells: known } })
    }
}

impl ProductForm {
    /// Returns the columns that have no cell yet, in the order in which they are asked for.
    pub fn open(&self) -> Vec<&'static str> {
        let all: &[&'static str] = match self.product.table {
            ProductTable::Datasets => &DATASET,
            ProductTable::Layers => &LAYER,
        };
        all.iter().copied().filter(|column| !self.product.cells.contains_key(*column)).collect()
    }

    /// Returns the open columns that have no value of their own where nobody says one.
    pub fn missing(&self) -> Vec<&'static str> {
        self.open().into_iter().filter(|column| self.usual(column).is_none()).collect()
    }

    /// Fills the open columns with the values that they have where nobody says one.
    pub fn fill_usual(&mut self) {
        for column in self.open() {
            if let Some(usual) = self.usual(column) {
                self.set(column, usual);
            }
        }
    }

    fn usual(&self, column: &str) -> Option<String> {
        let is_dataset = self.product.table == ProductTable::Datasets;
        match column {
            "variant" => Some(String::new()),
            "edition" if is_dataset => Some("1".to_owned()),
            "root" if is_dataset => Some(format!("microdata/{}", self.product.cell("id"))),
            _ => None,
        }
    }

    /// Writes a cell.
    pub fn set(&mut self, column: &str, value: String) {
        self.product.cells.insert(column.to_owned(), value);
    }

    /// Empties a cell again.
    pub fn unset(&mut self, column: &str) {
        self.product.cells.remove(column);
    }

    /// Returns what is wrong with a value of a column; `None` where it is right.
    pub fn wrong(&self, column: &str, value: &str) -> Option<Message> {
        let mut product = self.product.clone();
        product.cells.insert(column.to_owned(), value.to_owned());
        let fault =
            self.catalog.faults_of(&product).into_iter().find(|one| one.column == column)?;
        let expected = fault.expected;
        Some(match fault.hint {
            Some(hint) => message!("expected {expected}; {hint}", expected, hint),
            None => message!("expected {expected}", expected),
        })
    }

    /// Of regions that are marked beside the whole country, which holds them, returns what is said and the others;
    /// `None` where that is not so.
    pub fn rest_of_whole(&self, column: &str, values: &[String]) -> Option<(Message, String)> {
        let whole = RegionCode::national();
        let others: Vec<&str> =
            values.iter().map(String::as_str).filter(|code| *code != whole.as_str()).collect();
        let is_both = column == "coverage" && !others.is_empty() && others.len() < values.len();
        let why = || {
            message!("{whole} holds all other regions: mark it alone, or only the others", whole)
        };
        is_both.then(|| (why(), others.join(";")))
    }

    /// Returns the first of the filled columns that is wrong, and why.
    pub fn first_wrong(&self) -> Option<(String, Message)> {
        let mut filled = self.product.cells.iter();
        let wrong = |(column, value): (&String, &String)| {
            self.wrong(column, value).map(|why| (column.clone(), why))
        };
        filled.find_map(wrong)
    }

    /// Returns the value that a column probably has, from the cells that are filled and from products like this one;
    /// empty where nothing is known.
    pub fn likely(&self, column: &str) -> String {
        Likely { catalog: &self.catalog, product: &self.product }.value(column)
    }

    /// Returns how the values of a column are chosen.
    pub fn kind(&self, column: &str) -> ColumnKind {
        let plain = |value: &str| ColumnChoice { value: value.to_owned(), meaning: String::new() };
        let levels = |fits: fn(Level) -> bool| {
            let levels = Level::ALL.into_iter().filter(|level| fits(*level));
            ColumnKind::One(levels.map(|level| plain(level.as_str())).collect())
        };
        let with = |value: &str, meaning: &str| ColumnChoice {
            value: value.to_owned(),
            meaning: meaning.to_owned(),
        };
        match column {
            "survey" => {
                let mut known: Vec<ColumnChoice> = Vec::new();
                for dataset in &self.catalog.datasets {
                    if known.iter().all(|one| one.value != dataset.survey) {
                        known.push(plain(&dataset.survey));
                    }
                }
                ColumnKind::Open(known)
            }
            "coverage" => {
                let regions = self.catalog.regions.iter();
                let regions = regions.map(|region| with(region.code.as_str(), &region.name));
                ColumnKind::Several(regions.collect())
            }
            "topics" => {
                let topics = self.catalog.topics.iter();
                ColumnKind::Several(topics.map(|topic| with(&topic.id, &topic.label)).collect())
            }
            "unit" => ColumnKind::Several(UNITS.into_iter().map(plain).collect()),
            "lowest_level" => levels(|_| true),
            "level" => levels(|level| level >= Level::Kecamatan),
            "cut" => levels(|level| level <= Level::Kecamatan),
            "access" => ColumnKind::One(["umum", "terbatas", "tertutup"].map(plain).into()),
            _ => ColumnKind::Text,
        }
    }

    /// Returns the product as it is filled in.
    pub fn product(&self) -> &NewProduct {
        &self.product
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(table: ProductTable, cells: &[(&str, &str)]) -> ProductForm {
        let cells = cells.iter().map(|(column, cell)| ((*column).to_owned(), (*cell).to_owned()));
        let catalog = Catalog::load(None).unwrap();
        ProductForm { catalog, product: NewProduct { table, cells: cells.collect() } }
    }

    #[test]
    fn what_is_likely_follows_products_of_the_same_kind() {
        let susenas =
            [("survey", "Susenas"), ("variant", "KOR"), ("period", "2026-03"), ("coverage", "81")];
        let form_ = form(ProductTable::Datasets, &susenas);
        for (column, likely) in [
            ("lowest_level", "kabupaten"),
            ("unit", "rumah-tangga;individu"),
            ("access", "umum"),
            ("id", "susenas-2026-03-kor-81"),
            ("title", "Susenas Maret 2026 KOR, Provinsi Maluku"),
            ("edition", "1"),
        ] {
            assert_eq!(form_.likely(column), likely, "{column}");
        }
        let new =
            [("survey", "Survei Ini"), ("variant", ""), ("period", "2026"), ("coverage", "8171")];
        let form_ = form(ProductTable::Datasets, &new);
        assert_eq!(form_.likely("id"), "survei-ini-2026-8171");
        assert_eq!(form_.likely("title"), "Survei Ini 2026, Kota Ambon");
        let map = [("level", "desa"), ("edition", "2026-1"), ("coverage", "81")];
        let form_ = form(ProductTable::Layers, &map);
        for (column, likely) in [
            ("id", "wilkerstat-desa-2026-1"),
            ("title", "Peta wilayah kerja statistik per desa 2026 semester 1"),
            ("root", "peta/2026-1/desa"),
            ("cut", "kabupaten"),
        ] {
            assert_eq!(form_.likely(column), likely, "{column}");
        }
    }

    #[test]
    fn only_what_nobody_can_guess_is_missing() {
        let form_ = form(ProductTable::Datasets, &[("id", "x-1"), ("access", "umum")]);
        assert_eq!(
            form_.missing(),
            ["survey", "period", "coverage", "lowest_level", "unit", "topics", "title"]
        );
        let form_ = form(ProductTable::Layers, &[]);
        assert_eq!(form_.missing(), LAYER);
    }

    #[test]
    fn a_wrong_value_is_told_with_the_right_one() {
        let form_ = form(ProductTable::Datasets, &[]);
        let why = |column, value| form_.wrong(column, value).map(|why| why.english());
        assert!(why("period", "Mar-26").unwrap().contains("2026-03"));
        assert!(why("id", "podes-2024").unwrap().contains("Potensi Desa 2024"));
        assert!(why("coverage", "0").unwrap().contains("write 00"));
        assert_eq!(why("period", "2026-03"), None);
        assert_eq!(why("topics", ""), None);
        assert!(why("root", "microdata/podes-2024").unwrap().contains("podes-2024"));
        // The longest root owns a file, so that a folder within another product's is right.
        assert_eq!(why("root", "microdata/podes-2024/csv"), None);
        assert_eq!(why("root", "microdata/podes-2024x"), None);
        let both = ["00", "81"].map(str::to_owned);
        assert_eq!(form_.rest_of_whole("coverage", &both).unwrap().1, "81");
        assert!(form_.rest_of_whole("coverage", &both[1..]).is_none());
    }
}
