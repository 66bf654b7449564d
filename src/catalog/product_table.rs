//! The two tables of products, and new rows for them.

use std::collections::BTreeMap;

use super::product_rows::{DATASETS, LAYERS};

/// A table of products.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ProductTable {
    /// `datasets.csv`.
    Datasets,
    /// `layers.csv`.
    Layers,
}

impl ProductTable {
    /// Both tables.
    pub const ALL: [Self; 2] = [Self::Datasets, Self::Layers];

    /// Returns the name of its file in the catalogue's folder.
    pub const fn file(self) -> &'static str {
        match self {
            Self::Datasets => "datasets.csv",
            Self::Layers => "layers.csv",
        }
    }

    /// Returns the names of its columns.
    pub const fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Datasets => DATASETS,
            Self::Layers => LAYERS,
        }
    }
}

/// A row to be added to a table of products. Columns without a cell stay empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewProduct {
    /// The table.
    pub table: ProductTable,
    /// What stands in each column.
    pub cells: BTreeMap<String, String>,
}

impl NewProduct {
    /// Returns what stands in a column.
    pub fn cell(&self, column: &str) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }
}
