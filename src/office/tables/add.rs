//! Products that are added to the tables of the office's catalogue.

use std::path::Path;

use serde::Serialize;

use super::replace::{Replacement, replace_all};
use crate::catalog::{AddedRow, Catalog, CatalogCheck, GrownTable, Instead, NewProduct, TableNote};
use crate::error::{Error, ErrorKind, Fault, Result};
use crate::message::message;
use crate::office::session::Office;

/// The products that were added.
#[derive(Debug, Clone, Serialize)]
pub struct ProductsAdded {
    /// The new rows, table by table, in the order of the file.
    pub added: Vec<AddedRow>,
    /// False where nothing was to be written.
    pub written: bool,
    /// What a person should look at once in the tables.
    pub notes: Vec<TableNote>,
}

impl Office {
    /// Adds products to `datasets.csv` and `layers.csv` of the office's catalogue, each at its place. The form of the
    /// files stays. All tables must be without a fault then: else nothing is written. With `write` false, nothing is
    /// written in any case.
    ///
    /// # Errors
    /// [`ErrorKind::Office`] where there is no office. [`ErrorKind::Exists`] for an id that is taken.
    /// [`ErrorKind::Catalog`] with the faults of the new rows, or those that the tables had before.
    /// [`ErrorKind::Io`] where a table cannot be written.
    pub fn add_products(&self, products: &[NewProduct], write: bool) -> Result<ProductsAdded> {
        self.settings_text()?;
        let folder = self.folder().join("catalog");
        refuse_faults(&Catalog::check(&folder), |_| false)?;
        let grown = Catalog::with_products(&folder, products)?;
        let instead: Instead =
            grown.iter().map(|own| (own.table.file().to_owned(), own.after.clone())).collect();
        let mut check = Catalog::check_with(&folder, &instead);
        check.faults.extend(
            std::mem::take(&mut check.doubts)
                .into_iter()
                .filter(|doubt| is_new(doubt, &grown, &folder)),
        );
        refuse_faults(&check, |fault| is_new(fault, &grown, &folder))?;
        if write {
            let replacement = |own: &GrownTable| Replacement {
                file: folder.join(own.table.file()),
                before: Some(own.before.clone()),
                after: own.after.clone(),
            };
            replace_all(&grown.iter().map(replacement).collect::<Vec<_>>())?;
        }
        let mut notes = check.notes;
        notes.extend(products.iter().flat_map(|one| check.catalog.notes_on_root(one)));
        let added = grown.into_iter().flat_map(|own| own.rows).collect();
        Ok(ProductsAdded { added, written: write, notes })
    }
}

/// Returns true for a fault in one of the new rows.
fn is_new(fault: &Fault, grown: &[GrownTable], folder: &Path) -> bool {
    let mut own = grown.iter().filter(|own| fault.file == folder.join(own.table.file()));
    own.any(|own| own.rows.iter().any(|row| row.line == fault.line))
}

/// Refuses tables with a fault. Where a fault is one of the new rows, only those are told.
fn refuse_faults(check: &CatalogCheck, is_new: impl Fn(&Fault) -> bool) -> Result<()> {
    if check.faults.is_empty() {
        return Ok(());
    }
    let new: Vec<Fault> = check.faults.iter().filter(|fault| is_new(fault)).cloned().collect();
    let count = if new.is_empty() { check.faults.len() } else { new.len() };
    let error = if new.is_empty() {
        Error::new(ErrorKind::Catalog, message!("the catalogue has {count} broken cells", count))
            .faults(check.faults.clone())
            .hint(message!("nothing was added; correct the cells named first"))
    } else {
        let message = message!("{count} cells of the new rows are wrong", count);
        let hint = message!("nothing was added; give other values for the cells named");
        Error::new(ErrorKind::Catalog, message).faults(new).hint(hint)
    };
    Err(error)
}
