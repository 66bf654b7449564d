//! New products: rows that are put into the tables of a catalogue's folder, each at its place.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Serialize;

use super::catalogue::Catalog;
use super::place::{Likeness, place_of};
use super::product_table::{NewProduct, ProductTable};
use super::table::WrittenTable;
use crate::error::{Error, ErrorKind, Result};
use crate::message::{Message, message};

/// A table of products with the rows that were added to it. The file is not written yet.
#[derive(Debug, Clone)]
pub struct GrownTable {
    /// The table.
    pub table: ProductTable,
    /// The bytes of the file as it was.
    pub before: Vec<u8>,
    /// The bytes of the whole file, old and new rows.
    pub after: Vec<u8>,
    /// The new rows, in the order of the file.
    pub rows: Vec<AddedRow>,
}

/// A row that was added to a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AddedRow {
    /// The product's id.
    pub id: String,
    /// The name of the table's file.
    pub table: &'static str,
    /// The line of the file on which it stands, from 1.
    pub line: u64,
    /// The row as it stands in the file.
    pub text: String,
    /// What stands in each column.
    pub row: BTreeMap<String, String>,
}

impl Catalog {
    /// Adds products to the tables in a folder. Each row is put beside the products that are most like it; order,
    /// comments, separator, encoding, line ends and further columns of the files stay. Nothing is written: the caller
    /// checks the tables ([`Catalog::check_with`]) and writes them.
    ///
    /// # Errors
    /// [`ErrorKind::Exists`] where a product has the id of another, in either table or among the new ones.
    /// [`ErrorKind::Catalog`] where a table cannot be read, or its encoding lacks a letter of a row.
    pub fn with_products(folder: &Path, products: &[NewProduct]) -> Result<Vec<GrownTable>> {
        let mut grown = Vec::new();
        for table in ProductTable::ALL {
            grown.push(Growing::read(folder, table)?);
        }
        for product in products {
            let id = product.cell("id");
            for table in &grown {
                table.refuse_twin(id)?;
            }
            let own = grown.iter_mut().find(|own| own.table == product.table);
            if let Some(own) = own {
                own.add(product);
            }
        }
        grown.into_iter().filter(|own| !own.added.is_empty()).map(Growing::finish).collect()
    }
}

/// A table while rows are added to it.
struct Growing {
    table: ProductTable,
    file: std::path::PathBuf,
    before: Vec<u8>,
    written: WrittenTable,
    /// What decides on the place of each row; the rows stand in the same order as those of `written`.
    likeness: Vec<Option<Likeness>>,
    added: Vec<NewProduct>,
}

impl Growing {
    fn read(folder: &Path, table: ProductTable) -> Result<Self> {
        let file = folder.join(table.file());
        let unreadable = |what: Message| {
            Error::new(ErrorKind::Catalog, what)
                .file(&file)
                .hint(message!("run `kemas catalog check` and correct what it names"))
        };
        let before = std::fs::read(&file).map_err(|error| {
            unreadable(message!("cannot read: {error}", error = &error)).source(error)
        })?;
        let written = WrittenTable::read(&before, table.columns())
            .ok_or_else(|| unreadable(message!("the table cannot be read")))?;
        let likeness = written.rows().iter().map(|row| {
            let cell = |column: &str| written.cell(row, column).to_owned();
            row.has_cells().then(|| Likeness::of(table, cell))
        });
        let likeness = likeness.collect();
        Ok(Self { table, file, before, written, likeness, added: Vec::new() })
    }

    /// Refuses an id that a row has already.
    fn refuse_twin(&self, id: &str) -> Result<()> {
        let rows = self.written.rows().iter();
        let twin = rows.enumerate().find(|(_, row)| self.written.cell(row, "id") == id);
        let Some((at, row)) = twin.filter(|_| !id.is_empty()) else { return Ok(()) };
        let title = self.written.cell(row, "title");
        let message = message!("there is a product '{id}' already: {title}", id, title);
        Err(Error::new(ErrorKind::Exists, message)
            .file(&self.file)
            .line(self.written.line_of(at))
            .field("id")
            .hint(message!("choose another id, or edit that row")))
    }

    fn add(&mut self, product: &NewProduct) {
        let likeness = Likeness::of(self.table, |column| product.cell(column).to_owned());
        let at = place_of(&likeness, &self.likeness);
        self.written.insert(at, |column| product.cell(column).to_owned());
        self.likeness.insert(at, Some(likeness));
        self.added.push(product.clone());
    }

    fn finish(self) -> Result<GrownTable> {
        let after = self.written.bytes().map_err(|letter| {
            let letter = letter.to_string();
            let message = message!("the encoding of the table has no letter '{letter}'", letter);
            Error::new(ErrorKind::Catalog, message)
                .file(&self.file)
                .hint(message!("save the table anew as \"CSV UTF-8\""))
        })?;
        let rows = self.written.rows().iter().enumerate().filter_map(|(at, row)| {
            let id = self.written.cell(row, "id");
            let product = self.added.iter().find(|product| product.cell("id") == id)?;
            let columns = self.table.columns().iter();
            Some(AddedRow {
                id: id.to_owned(),
                table: self.table.file(),
                line: self.written.line_of(at),
                text: self.written.text_of_row(at).to_owned(),
                row: columns
                    .map(|name| ((*name).to_owned(), product.cell(name).to_owned()))
                    .collect(),
            })
        });
        let rows = rows.collect();
        Ok(GrownTable { table: self.table, before: self.before, after, rows })
    }
}
