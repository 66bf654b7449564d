//! What the index knows of each file.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::model::{BagPath, IndexFinding, Profile, Role, Sha256Digest, Stamp};

/// The content of the index: what was in the stores at the last run.
#[derive(Debug, Clone, Default)]
pub struct Index {
    /// Every file that could be indexed, sorted by product and path, which [`Index::of_item`] needs.
    pub entries: Vec<FileEntry>,
    /// What is wrong in the stores.
    pub findings: Vec<IndexFinding>,
    /// The edition of the catalogue that the index was made with; `None` where the text for it is no digest. With
    /// another edition the same files may belong to other products.
    pub catalog_edition: Option<Sha256Digest>,
    /// The stores, at their present paths.
    pub(in crate::index) stores: Vec<HeldStore>,
}

/// A store of the index.
#[derive(Debug, Clone)]
pub(in crate::index) struct HeldStore {
    /// Its real path.
    pub(in crate::index) folder: PathBuf,
    /// The number of the disk that it lay on at the last run; `None` where the index does not have it, as one that an
    /// earlier version of this program made.
    pub(in crate::index) device: Option<u64>,
}

impl Index {
    /// Returns the files of a product, sorted by path; `id` is the product's.
    pub fn of_item(&self, id: &str) -> impl Iterator<Item = &FileEntry> {
        let start = self.entries.partition_point(|entry| entry.item.as_deref() < Some(id));
        let behind = &self.entries[start..];
        let count = behind.partition_point(|entry| entry.item.as_deref() == Some(id));
        behind[..count].iter()
    }

    /// Returns the findings that concern a product; `id` is the product's.
    pub fn findings_of(&self, id: &str) -> impl Iterator<Item = &IndexFinding> {
        self.findings.iter().filter(move |finding| finding.item.as_deref() == Some(id))
    }
}

/// One file in a store.
#[derive(Debug, Clone, PartialEq)]
pub struct FileEntry {
    /// The product that it belongs to; `None` where it lies in no product's folder.
    pub item: Option<Arc<str>>,
    /// Its path within the product's root, or within the store where no product owns it. Where the root is the file
    /// itself, its name.
    pub path: BagPath,
    /// Its absolute path, as the stores lie now.
    pub source: Arc<Path>,
    /// Its status, which shows whether it has changed.
    pub stamp: Stamp,
    /// SHA-256 of its bytes.
    pub digest: Sha256Digest,
    /// Data, or a document that explains them.
    pub role: Role,
    /// What is inside.
    pub profile: Arc<Profile>,
}
