//! `bundles.csv`: which packages are worth making before anyone asks for them.
//!
//! The list is not part of the catalogue's edition, because it does not change what is sold.

use std::path::Path;

use super::builtin::builtin_file;
use super::catalogue::Catalog;
use super::item::Item;
use super::loading::Instead;
use super::table::{Row, Table, TableForm};
use crate::error::{Error, ErrorKind, Fault, Result};
use crate::message::{in_a_row, message};
use crate::model::{DATASET_FORMATS, MapFormat, RequestedItem};

const COLUMNS: &[&str] = &["bundle", "id", "region", "format"];

/// The name of the list in a catalogue's folder.
const FILE: &str = "bundles.csv";

/// A row of `bundles.csv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BundledItem {
    /// The bundle's name.
    pub bundle: String,
    /// The item to package.
    pub item: RequestedItem,
}

impl Catalog {
    /// Reads a list of bundles: from the given file, else from the catalogue's folder, else the built-in one. Of the
    /// built-in list, rows with products that this catalogue lacks are left out.
    ///
    /// # Errors
    /// [`ErrorKind::Catalog`] with what is broken in the header, or else in rows and cells. In a file that is not built
    /// in, the id of an unknown product is a broken cell. [`ErrorKind::Io`] where the file cannot be read.
    pub fn bundles(&self, file: Option<&Path>) -> Result<Vec<BundledItem>> {
        let (rows, list) = self.read_bundles(file, &Instead::new())?;
        if list.faults.is_empty() {
            return Ok(rows);
        }
        let message =
            message!("the list of bundles has {faults} broken cells", faults = list.faults.len());
        Err(Error::new(ErrorKind::Catalog, message)
            .faults(list.faults)
            .hint(message!("correct the cells named and run the command again")))
    }

    /// Reads a list of bundles as [`Self::bundles`] does: the right rows, and what was found in the file.
    /// Where the list of the catalogue's folder is among `instead`, that text is read.
    pub(super) fn read_bundles(
        &self,
        file: Option<&Path>,
        instead: &Instead,
    ) -> Result<(Vec<BundledItem>, List)> {
        let own = self.folder.as_ref().map(|folder| folder.join(FILE));
        let changed = instead.get(FILE).filter(|_| file.is_none());
        let is_there = |own: &std::path::PathBuf| changed.is_some() || own.exists();
        let chosen = file.map(Path::to_path_buf).or(own.filter(is_there));
        let (file, text) = if let (Some(file), Some(changed)) = (&chosen, changed) {
            (file.clone(), changed.clone())
        } else if let Some(file) = &chosen {
            let text = std::fs::read(file).map_err(|e| {
                Error::io(file, message!("read the bundles"), e)
                    .hint(message!("a list has the columns {names}", names = COLUMNS.join(", ")))
            })?;
            (file.clone(), text)
        } else {
            let text = builtin_file(FILE).unwrap_or_default().as_bytes().to_vec();
            (Path::new("(built-in)").join(FILE), text)
        };
        let mut table = Table::read(&file, &text, COLUMNS);
        let rows = table.map(None, |row| self.bundle(row, chosen.is_none()));
        Ok((rows, List::of(FILE, table)))
    }

    /// Reads a row. The built-in list may name products and regions that this office's catalogue does not have.
    fn bundle(&self, row: &mut Row<'_>, built_in: bool) -> Option<BundledItem> {
        if built_in {
            let item = self.item(row.text("id"))?;
            if !row.text("region").is_empty() && !self.has_piece(item, row.text("region")) {
                return None;
            }
        }
        let bundle = row.filled("bundle");
        let product = row.parse_with(
            "id",
            message!("a product of the catalogue"),
            |id| self.nearest(id).map(|near| near.id().to_owned()).into_iter().collect(),
            |id| self.item(id),
        )?;
        let region = match product {
            Item::Layer(_) if row.text("region").is_empty() => {
                row.fault("region", message!("the region code of the map's piece"));
                return None;
            }
            Item::Layer(layer) => row.parse_with(
                "region",
                message!(
                    "a code of regions.csv of the level {cut}, by which the map is cut, and that \
                     it covers",
                    cut = layer.cut.as_str()
                ),
                |digits| self.codes_beginning_with(digits),
                |code| self.has_piece(product, code).then(|| Some(code.to_owned())),
            ),
            Item::Dataset(_) if !row.text("region").is_empty() => {
                row.fault("region", message!("nothing: a dataset is sold as a full set"));
                return None;
            }
            Item::Dataset(_) => Some(None),
        };
        let formats = match product {
            Item::Layer(_) => MapFormat::ALL.map(MapFormat::as_str).to_vec(),
            Item::Dataset(_) => DATASET_FORMATS.to_vec(),
        };
        let expected = message!("{formats}, or nothing", formats = in_a_row(&formats));
        let lower = |text: &str| vec![text.trim_start_matches('.').to_lowercase()];
        let format = row.parse_with("format", expected, lower, |text| {
            let known = text.is_empty() || formats.contains(&text);
            known.then(|| Some(text.to_owned()).filter(|text| !text.is_empty()))
        });
        let item = RequestedItem { id: product.id().to_owned(), region: region?, format: format? };
        Some(BundledItem { bundle: bundle?, item })
    }

    fn has_piece(&self, item: Item<'_>, code: &str) -> bool {
        matches!(item, Item::Layer(layer) if self.piece(layer, code).is_some())
    }

    /// Returns the codes of regions that begin with these digits, of which some are missing.
    fn codes_beginning_with(&self, digits: &str) -> Vec<String> {
        let codes = self.regions.iter().map(|region| region.code.as_str());
        let longer = codes.filter(|code| digits.len() > 2 && code.starts_with(digits));
        longer.map(str::to_owned).collect()
    }
}

/// What was found in the file of a list.
#[derive(Debug)]
pub(super) struct List {
    /// The name of an office's own list.
    pub(super) name: &'static str,
    /// Broken headers, rows and cells.
    pub(super) faults: Vec<Fault>,
    /// Faults with which the list is used all the same.
    pub(super) of_check: Vec<Fault>,
    /// What a person should look at in it.
    pub(super) doubts: Vec<Fault>,
    /// The form that the list was read in.
    pub(super) form: Option<TableForm>,
}

impl List {
    pub(super) fn of(name: &'static str, table: Table<'_>) -> Self {
        let Table { faults, of_check, doubts, form, .. } = table;
        Self { name, faults, of_check, doubts, form }
    }

    /// Refuses a list with broken cells.
    ///
    /// # Errors
    /// [`ErrorKind::Catalog`] with all of them.
    pub(super) fn sound(self) -> Result<()> {
        let count = self.faults.len();
        if count == 0 {
            return Ok(());
        }
        let message = message!("the catalogue has {count} broken cells", count);
        Err(Error::new(ErrorKind::Catalog, message)
            .faults(self.faults)
            .hint(message!("correct the cells named and run the command again")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Vec<BundledItem>> {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("b.csv");
        std::fs::write(&file, text).unwrap();
        Catalog::load(None).unwrap().bundles(Some(&file))
    }

    #[test]
    fn the_built_in_list_names_products_of_the_built_in_catalogue() {
        let catalog = Catalog::load(None).unwrap();
        let bundles = catalog.bundles(None).unwrap();
        assert!(bundles.iter().any(|row| row.item.region.is_some()));
        assert!(bundles.iter().any(|row| row.item.region.is_none()));
    }

    #[test]
    fn an_unknown_product_is_a_broken_cell_with_its_line() {
        let error = read("bundle,id,region,format\na,podes-2024,,\na,podse-2024,,\n,x,,\n");
        let faults = error.unwrap_err().to_json()["error"]["faults"].clone();
        assert_eq!((&faults[0]["line"], &faults[0]["value"]), (&3.into(), &"podse-2024".into()));
        assert_eq!(faults.as_array().unwrap().len(), 3, "{faults}");
    }

    #[test]
    fn a_map_needs_its_region_and_a_full_set_has_none() {
        for row in ["a,wilkerstat-desa-2025-1,,", "a,podes-2024,8171,"] {
            let error = read(&format!("bundle,id,region,format\n{row}\n")).unwrap_err();
            assert_eq!(error.all_faults()[0].column, "region", "{row}");
        }
    }

    #[test]
    fn a_map_has_pieces_of_the_level_that_it_is_cut_by_alone() {
        for (code, is_piece) in [("8171", true), ("81", false), ("8171010", false), ("00", false)] {
            let found =
                read(&format!("bundle,id,region,format\na,wilkerstat-desa-2025-1,{code},\n"));
            assert_eq!(found.is_ok(), is_piece, "{code}: {found:?}");
        }
    }

    #[test]
    fn a_list_without_its_columns_is_refused() {
        assert!(read("paket,isi\n").is_err());
    }
}
