//! The check of one new product before it is in a table.

use std::path::Path;

use super::catalogue::Catalog;
use super::item::Item;
use super::known_names::KnownNames;
use super::product_rows::{Known, dataset, layer};
use super::product_table::{NewProduct, ProductTable};
use super::table::{Table, TableNote};
use crate::error::Fault;
use crate::message::{and, message};
use crate::model::as_sheet_cell;

/// The most products that a note names; further ones are counted.
const NAMED: usize = 3;

impl Catalog {
    /// Returns what is wrong with the cells of a new product in this catalogue, as in its table; the line has no
    /// meaning. An id that another product has is a fault, too, and so is the folder of another product.
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
        // A folder within that of another product is allowed: the longest root owns a file.
        let root = product.cell("root");
        let owner = self.items().find(|other| other.id() != id && other.root() == root);
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
        read.faults.append(&mut read.doubts);
        read.faults
    }

    /// Tells where the folder of a new product lies in that of another, or holds those of others.
    pub fn notes_on_root(&self, product: &NewProduct) -> Vec<TableNote> {
        let (id, root) = (product.cell("id"), product.cell("root"));
        let is_below = |one: &str, other: &str| {
            one.strip_prefix(other).is_some_and(|rest| rest.starts_with('/'))
        };
        let mut notes = Vec::new();
        let mut tell = |what, hint| {
            notes.push(TableNote { file: product.table.file().into(), what, hint });
        };
        let others: Vec<Item<'_>> = self.items().filter(|other| other.id() != id).collect();
        let around = others.iter().filter(|other| is_below(root, other.root()));
        if let Some(around) = around.max_by_key(|other| other.root().len()) {
            let (folder, other) = (around.root(), around.id());
            tell(
                message!(
                    "the folder of '{id}' ({root}) lies in that of '{other}' ({folder})",
                    id,
                    root,
                    other,
                    folder
                ),
                message!(
                    "what lies in {root} is sold with '{id}' alone; name another folder where that \
                     is not meant",
                    root,
                    id
                ),
            );
        }
        let within = others.iter().filter(|other| is_below(other.root(), root));
        let within: Vec<&str> = within.map(|other| other.id()).collect();
        if !within.is_empty() {
            tell(
                message!(
                    "the folder of '{id}' ({root}) holds the folders of {others}",
                    id,
                    root,
                    others = and(within).up_to(NAMED)
                ),
                message!(
                    "what lies in those folders is not sold with '{id}'; name another folder where \
                     that is not meant",
                    id
                ),
            );
        }
        notes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_in_that_of_another_product_is_told_and_the_same_one_is_refused() {
        let catalog = Catalog::load(None).unwrap();
        let product = |root: &str| NewProduct {
            table: ProductTable::Datasets,
            cells: [("id", "baru"), ("root", root)]
                .map(|(c, v)| (c.to_owned(), v.to_owned()))
                .into(),
        };
        for (root, is_refused, notes) in [
            ("microdata/podes-2024", true, 0),
            ("microdata/podes-2024/csv", false, 1),
            ("microdata", false, 1),
            ("microdata/podes-2024x", false, 0),
        ] {
            let faults = catalog.faults_of(&product(root));
            assert_eq!(faults.iter().any(|fault| fault.column == "root"), is_refused, "{root}");
            let found = catalog.notes_on_root(&product(root));
            assert_eq!(found.len(), notes, "{root}: {found:?}");
            assert!(notes == 0 || found[0].what.english().contains(root), "{found:?}");
        }
    }
}
