//! A row of the index: what is kept of one file.

use std::sync::Arc;

use crate::model::{Role, Sha256Digest, Stamp};

/// A file as the index keeps it, without its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::index) struct Row {
    /// The product that owns the file, if any; rows read one after the other share the text.
    pub(in crate::index) item: Option<Arc<str>>,
    pub(in crate::index) path: String,
    pub(in crate::index) stamp: Stamp,
    pub(in crate::index) digest: Sha256Digest,
    pub(in crate::index) role: Role,
    /// True for a part of a shapefile.
    pub(in crate::index) map_part: bool,
    /// True where a memo file must lie beside it.
    pub(in crate::index) memo: bool,
    /// What is wrong inside, as JSON; `None` where nothing is.
    pub(in crate::index) findings: Option<String>,
    /// For a table, the encoding of its texts, where it is known; a `.cpg` file beside it is not considered here.
    pub(in crate::index) letters: Option<Arc<str>>,
    /// For a table with a part's name, its shape as JSON.
    pub(in crate::index) shape: Option<String>,
}
