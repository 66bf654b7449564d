//! The sizes of tables as CSV, measured once and stored in `tables.json` of the office. Sizes that are not in the file
//! are measured when a plan or a batch needs them.

use std::path::Path;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::index::Index;
use crate::microdata::{self, CONVERTER};
use crate::model::RequestedItem;
use crate::office::session::Home;
use crate::plan::{self, TableSizes};
use crate::progress::{Phase, Progress};

/// The file's name, in the office's folder.
const FILE: &str = "tables.json";

/// The sizes that were stored, and those that were measured since.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(in crate::office) struct MeasuredTables {
    /// The version of the converter that they were measured with.
    converter: String,
    sizes: TableSizes,
    #[serde(skip)]
    grown: bool,
}

impl MeasuredTables {
    /// Reads the stored sizes; none where the file cannot be read or was written with another converter.
    pub(in crate::office) fn of(home: &Home) -> Self {
        let text = home.read(FILE).unwrap_or_default();
        let known: Self = serde_json::from_slice(&text).unwrap_or_default();
        if known.converter == CONVERTER {
            return known;
        }
        Self { converter: CONVERTER.to_owned(), ..Self::default() }
    }

    /// Measures those tables of these items that leave as CSV and whose size is not known yet.
    ///
    /// # Errors
    /// As [`plan::tables_of`] and [`microdata::measure`].
    pub(in crate::office) fn measure(
        &mut self,
        home: &Home,
        index: &Index,
        items: &[(usize, &RequestedItem)],
        because: Option<&str>,
        progress: &dyn Progress,
    ) -> Result<()> {
        let mut tables = plan::tables_of(index, home.catalog(), items, because)?;
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

    /// Returns all sizes that are known now.
    pub(in crate::office) fn sizes(&self) -> &TableSizes {
        &self.sizes
    }

    /// Writes the file, if sizes were added since it was read.
    pub(in crate::office) fn write(&self, home: &Home) -> Result<()> {
        if self.grown {
            // Serialising digests and numbers cannot fail.
            let json = serde_json::to_vec(self).unwrap_or_default();
            home.write(Path::new(""), FILE, &json)?;
        }
        Ok(())
    }
}
