//! The check of the tables.

use crate::catalog::{Catalog, CatalogCheck};
use crate::error::Result;
use crate::office::session::Office;

impl Office {
    /// Checks all tables of the office's catalogue. They need not be right, so that no session can be opened.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::Office`] where there is no office.
    pub fn check_catalog(&self) -> Result<CatalogCheck> {
        self.settings_text()?;
        Ok(Catalog::check(&self.folder().join("catalog")))
    }
}
