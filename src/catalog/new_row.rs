//! The check of one new product before it is in a table.

use std::path::Path;

use super::catalogue::Catalog;
use super::known_names::KnownNames;
use super::product_rows::{Known, dataset, layer};
use super::product_table::{NewProduct, ProductTable};
use super::table::Table;
use crate::error::Fault;
use crate::message::message;
use crate::model::as_sheet_cell;

impl Catalog {
    /// Returns what is wrong with the cells of a new product in this catalogue, as in its table; the line has no
    /// meaning. An id that another product has is a fault, too, and so is a folder of another product.
    pub fn faults_of(&self, product: &NewProduct) -> Vec<Fault> {
        let (table, columns) = (product.table, product.table.columns());
        let mut writer = csv::Writer::from_writer(Vec::new());
        let cells = columns.iter().map(|column| as_sheet_cell(product.cell(column)).into_owned());
        let written = writer.write_record(columns).and_then(|()| writer.write_record(cells));
        let bytes = written.ok().and_then(|()| writer.into_inner().ok()).unwrap_or_default();
        let known = Known {
            regions: KnownNames::of(Some(self.regions.iter().map(|r| r.code.clone()).collect())),
            topics: KnownNames::of(Some(self.topics.iter().map(|t| t.id.clone()).collect())),
        };
        let file = Path::new(table.file());
        let mut read = Table::read(file, &bytes, columns);
        match table {
            ProductTable::Datasets => {
                read.map(None, |row| dataset(row, &known));
            }
            ProductTable::Layers => {
                let taken = self.datasets.iter().map(|dataset| dataset.id.clone()).collect();
                read.map(None, |row| layer(row, &known, &taken));
            }
        }
        let id = product.cell("id");
        let twin = self.item(id).filter(|_| read.faults.iter().all(|fault| fault.column != "id"));
        if let Some(twin) = twin {
            let expected = message!("a value that no other row has");
            let fault = Fault::of_cell(file, 2, "id", id, expected);
            let title = twin.title();
            read.faults.push(fault.hint(message!(
                "there is a product '{id}' already: {title}",
                id,
                title
            )));
        }
        let root = product.cell("root");
        let is_below = |one: &str, other: &str| {
            one.strip_prefix(other).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let mut others = self.items().filter(|other| other.id() != id);
        let owner = others.find(|other| {
            let own = other.root();
            is_below(root, own) || is_below(own, root)
        });
        if let Some(owner) = owner.filter(|_| !root.is_empty()) {
            let expected = message!("a folder that has no files of another product");
            let fault = Fault::of_cell(file, 2, "root", root, expected);
            let (folder, id, title) = (owner.root(), owner.id(), owner.title());
            read.faults.push(fault.hint(message!(
                "{folder} belongs to '{id}': {title}; name another folder",
                folder,
                id,
                title
            )));
        }
        read.faults
    }
}
