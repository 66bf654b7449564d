//! A proposal as tables for a spreadsheet, in the form of the catalogue's own.

use crate::catalog::ProductTable;
use crate::message::Language;
use crate::model::as_sheet_cell;
use crate::proposal::product::{Proposal, ProposedCell, ProposedProduct, ProposedState};

impl Proposal {
    /// Returns the rows for one of the tables as CSV in UTF-8 with a byte order mark, which spreadsheets need; `None`
    /// where there are none. Unclear cells are `?`, so that they stay unclear until someone fills them. Two further
    /// columns say why, and where the product lies.
    pub fn sheet(&self, table: ProductTable, language: Language) -> Option<Vec<u8>> {
        let rows = self
            .products
            .iter()
            .filter(|product| product.table == table && product.state != ProposedState::Known);
        let rows: Vec<&ProposedProduct> = rows.collect();
        if rows.is_empty() {
            return None;
        }
        let mut writer = csv::Writer::from_writer(Vec::from("\u{feff}"));
        let columns = table.columns().iter().copied().chain(["?", "files"]);
        // Writing into memory does not fail.
        let _ = writer.write_record(columns);
        for product in rows {
            let cells = table
                .columns()
                .iter()
                .map(|column| product.value(column).unwrap_or("?").to_owned());
            let why =
                |cell: &ProposedCell| format!("{}: {}", cell.column, cell.why.render(language));
            let unclear: Vec<String> = product.unclear().map(why).collect();
            let files = product.files.first().cloned().unwrap_or_default();
            let cells = cells.chain([unclear.join("; "), files]);
            let _ = writer.write_record(cells.map(|cell| as_sheet_cell(&cell).into_owned()));
        }
        writer.into_inner().ok()
    }
}
