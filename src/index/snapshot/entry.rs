//! What the index knows of each file.

use std::path::Path;
use std::sync::Arc;

use crate::model::{BagPath, IndexFinding, Profile, Role, Sha256Digest, Stamp};

/// A snapshot of the stores.
#[derive(Debug, Clone, Default)]
pub struct Index {
    /// Every readable file, sorted by item and path: [`Index::of_item`] rests on it.
    pub entries: Vec<FileEntry>,
    /// What is wrong in the stores.
    pub findings: Vec<IndexFinding>,
    /// The edition of the catalogue that it was made with: with another one, other products may claim the same
    /// files.
    pub catalog_edition: Option<Sha256Digest>,
}

impl Index {
    /// Returns the files of an item, sorted by path.
    pub fn of_item(&self, id: &str) -> impl Iterator<Item = &FileEntry> {
        let start = self.entries.partition_point(|entry| entry.item.as_deref() < Some(id));
        let behind = &self.entries[start..];
        let count = behind.partition_point(|entry| entry.item.as_deref() == Some(id));
        behind[..count].iter()
    }

    /// Returns what is wrong with the files of an item.
    pub fn findings_of(&self, id: &str) -> impl Iterator<Item = &IndexFinding> {
        self.findings.iter().filter(move |finding| finding.item.as_deref() == Some(id))
    }
}

/// One file in a store.
#[derive(Debug, Clone, PartialEq)]
pub struct FileEntry {
    /// The product it belongs to; `None` where it lies below no root.
    pub item: Option<Arc<str>>,
    /// Its path within the product's folder (within the store where no product owns it).
    pub path: BagPath,
    /// Where it lies now, as an absolute path.
    pub source: Arc<Path>,
    /// What tells an unchanged file.
    pub stamp: Stamp,
    /// SHA-256 of its bytes.
    pub digest: Sha256Digest,
    /// Whether it is charged.
    pub role: Role,
    /// What is inside.
    pub profile: Arc<Profile>,
}
