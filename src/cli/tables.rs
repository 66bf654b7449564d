//! What tables come out as CSV, measured once and kept in `tables.json` of the office's home. Losing the
//! file loses nothing but time.

use std::path::Path;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::office::Office;
use crate::error::Result;
use crate::index::Index;
use crate::microdata::{self, CONVERTER};
use crate::model::RequestedItem;
use crate::plan::{self, TableSizes};
use crate::progress::{Phase, Progress};

/// The file's name.
const FILE: &str = "tables.json";

/// The sizes that are known, and those that this run adds.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Tables {
    /// The converter that they are of.
    converter: String,
    sizes: TableSizes,
    #[serde(skip)]
    grown: bool,
}

impl Tables {
    /// Reads what is known; a file that cannot be read, or is another converter's, knows nothing.
    pub(super) fn of(office: &Office) -> Self {
        let text = office.kept(FILE).unwrap_or_default();
        let known: Self = serde_json::from_slice(&text).unwrap_or_default();
        if known.converter == CONVERTER {
            return known;
        }
        Self { converter: CONVERTER.to_owned(), ..Self::default() }
    }

    /// Measures the tables of an item that leave as CSV and are not known yet.
    ///
    /// # Errors
    /// As [`plan::tables_of`] and [`microdata::measure`].
    pub(super) fn measure(
        &mut self,
        office: &Office,
        index: &Index,
        item: (usize, &RequestedItem),
        because: Option<&str>,
        progress: &dyn Progress,
    ) -> Result<()> {
        let mut tables = plan::tables_of(index, &office.catalog, item.0, item.1, because)?;
        tables.retain(|table| self.sizes.get(table).is_none());
        if tables.is_empty() {
            return Ok(());
        }
        progress.begin(Phase::Hash, tables.iter().map(|t| t.source.stamp.bytes).sum());
        let measured = tables
            .par_iter()
            .map(|table| microdata::measure(table, progress))
            .collect::<Result<Vec<_>>>()?;
        progress.end();
        for (table, size) in tables.iter().zip(measured) {
            self.sizes.put(table, size);
        }
        self.grown = true;
        Ok(())
    }

    /// Returns what is known.
    pub(super) fn sizes(&self) -> &TableSizes {
        &self.sizes
    }

    /// Keeps what this run added.
    pub(super) fn keep(&self, office: &Office) -> Result<()> {
        if self.grown {
            // Digests and numbers always render.
            let json = serde_json::to_vec(self).unwrap_or_default();
            office.keep(Path::new(""), FILE, &json)?;
        }
        Ok(())
    }
}
