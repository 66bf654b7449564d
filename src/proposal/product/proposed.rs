//! What is proposed: products with their rows, and the reason for each cell.

use serde::{Serialize, Serializer};

use crate::catalog::ProductTable;
use crate::message::Message;

/// What is proposed for a drive or for a list.
#[derive(Debug, Serialize)]
pub struct Proposal {
    /// The folder or list that was read.
    pub source: String,
    /// The folder that the roots of the rows are relative to; `None` for a list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub store: Option<String>,
    /// Files that were found, or rows of the list.
    pub read: u64,
    /// The products.
    pub products: Vec<ProposedProduct>,
    /// Files or rows for which nothing is proposed.
    pub left: Vec<LeftOut>,
    /// What the user should know besides.
    #[serde(serialize_with = "all_indonesian")]
    pub notes: Vec<Message>,
    /// The ids of the rows that were added to the tables.
    pub written: Vec<String>,
}

impl Proposal {
    /// Returns true where a list was read, not a drive.
    pub fn is_of_list(&self) -> bool {
        self.store.is_none()
    }

    /// Returns how many products have this state.
    pub fn count(&self, state: ProposedState) -> usize {
        self.products.iter().filter(|product| product.state == state).count()
    }
}

/// Whether a product can be added to the tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProposedState {
    /// It is not in the catalogue, and its row is complete.
    New,
    /// It is not in the catalogue, and cells of its row are unclear.
    Unclear,
    /// The catalogue has it.
    Known,
}

/// A product that was found.
#[derive(Debug, Serialize)]
pub struct ProposedProduct {
    /// Whether it can be added.
    pub state: ProposedState,
    /// The table that its row belongs to.
    #[serde(serialize_with = "file_of")]
    pub table: ProductTable,
    /// The id; of a product that the catalogue has, the one there. `None` while it is unclear.
    pub id: Option<String>,
    /// The cells of its row in the table's order; none for a product that the catalogue has.
    pub cells: Vec<ProposedCell>,
    /// What else is to be known of it.
    #[serde(serialize_with = "all_indonesian")]
    pub notes: Vec<Message>,
    /// Its files, by their paths below the store; of a list, the line.
    pub files: Vec<String>,
    /// Bytes of these files.
    pub bytes: u64,
}

impl ProposedProduct {
    /// Returns the value of a cell.
    pub fn value(&self, column: &str) -> Option<&str> {
        self.cells.iter().find(|cell| cell.column == column).and_then(|cell| cell.value.as_deref())
    }

    /// Returns the cells that are unclear.
    pub fn unclear(&self) -> impl Iterator<Item = &ProposedCell> {
        self.cells.iter().filter(|cell| cell.sure == Sureness::Unclear)
    }
}

/// How sure a cell is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Sureness {
    /// A name or a column says it.
    Sure,
    /// It follows from something else, such as a similar product.
    Likely,
    /// It has to be decided by a person.
    Unclear,
}

/// A cell of a row, with its reason.
#[derive(Debug, Clone, Serialize)]
pub struct ProposedCell {
    /// The column.
    pub column: &'static str,
    /// The value; `None` where it is unclear.
    pub value: Option<String>,
    /// How sure it is.
    pub sure: Sureness,
    /// Why.
    #[serde(serialize_with = "crate::message::indonesian")]
    pub why: Message,
}

impl ProposedCell {
    pub(in crate::proposal) fn of(column: &'static str, found: Found) -> Self {
        let Found { value, sure, why } = found;
        Self { column, value, sure, why }
    }
}

/// A file or a row for which nothing is proposed.
#[derive(Debug, Clone, Serialize)]
pub struct LeftOut {
    /// The path below the store, or the row of a list.
    pub path: String,
    /// Why.
    #[serde(serialize_with = "crate::message::indonesian")]
    pub why: Message,
}

/// A value that was found for a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::proposal) struct Found {
    pub(in crate::proposal) value: Option<String>,
    pub(in crate::proposal) sure: Sureness,
    pub(in crate::proposal) why: Message,
}

impl Found {
    pub(in crate::proposal) fn sure(value: impl Into<String>, why: Message) -> Self {
        Self { value: Some(value.into()), sure: Sureness::Sure, why }
    }

    pub(in crate::proposal) fn likely(value: impl Into<String>, why: Message) -> Self {
        Self { value: Some(value.into()), sure: Sureness::Likely, why }
    }

    pub(in crate::proposal) fn unclear(why: Message) -> Self {
        Self { value: None, sure: Sureness::Unclear, why }
    }

    pub(in crate::proposal) fn text(&self) -> Option<&str> {
        self.value.as_deref()
    }
}

fn all_indonesian<S: Serializer>(notes: &[Message], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(notes.iter().map(Message::indonesian))
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde gives a field by reference")]
fn file_of<S: Serializer>(table: &ProductTable, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(table.file())
}
