//! What the index knows of each file.

use std::path::Path;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::model::{BagPath, Sha256Digest};

/// A snapshot of the stores.
#[derive(Debug, Clone, Default)]
pub struct Index {
    /// Every readable file, sorted by item and path.
    pub entries: Vec<FileEntry>,
    /// What is wrong in the stores.
    pub findings: Vec<IndexFinding>,
}

impl Index {
    /// Returns the files of an item, sorted by path.
    pub fn of_item(&self, id: &str) -> impl Iterator<Item = &FileEntry> {
        let id = id.to_owned();
        self.entries.iter().filter(move |entry| entry.item.as_deref() == Some(&*id))
    }

    /// Returns what stops the sale of an item.
    pub fn blocking(&self, id: &str) -> impl Iterator<Item = &IndexFinding> {
        let id = id.to_owned();
        self.findings.iter().filter(move |f| f.blocking && f.item.as_deref() == Some(&*id))
    }
}

/// One file in a store.
#[derive(Debug, Clone, PartialEq)]
pub struct FileEntry {
    /// The product it belongs to; `None` where no root claims it.
    pub item: Option<Arc<str>>,
    /// Its path within the product's folder (within the store where no product claims it).
    pub path: BagPath,
    /// Where it lies.
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

/// The parts of a file's status that change when its bytes do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// Size in bytes.
    pub bytes: u64,
    /// Modification time in nanoseconds since 1970.
    pub modified: i64,
    /// Status change time in nanoseconds since 1970.
    pub changed: i64,
    /// Inode number.
    pub inode: u64,
}

/// Whether a file is data, which is charged, or documentation, which is free.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Charged.
    Data,
    /// Free.
    Dokumentasi,
}

/// What is inside a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Profile {
    /// A table: DBF or CSV.
    Table {
        /// `dbf` or `csv`.
        format: String,
        /// Records, without the header and without records marked as deleted.
        records: u64,
        /// Records marked as deleted (DBF).
        deleted: u64,
        /// The name of the character encoding found or declared.
        encoding: String,
        /// Columns in order.
        columns: Vec<Column>,
    },
    /// A map.
    Map {
        /// GDAL's short driver name.
        driver: String,
        /// Layers in the driver's order.
        layers: Vec<MapLayerProfile>,
    },
    /// Part of a map made of several files (`.shx`, `.dbf`, `.prj`, … beside a `.shp`).
    MapPart,
    /// Anything else.
    Plain,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Name.
    pub name: String,
    /// The type: a DBF letter with its width (`N10.2`, `C3`), or `text`, `integer`, `decimal` for CSV.
    pub kind: String,
}

/// A layer of a map file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MapLayerProfile {
    /// Name.
    pub name: String,
    /// Number of features.
    pub features: u64,
    /// Geometry type, such as `Multi Polygon`.
    pub geometry: String,
    /// `EPSG:4326`, or the name of the system, or `None` where the file does not say.
    pub crs: Option<String>,
    /// West, south, east, north in the layer's units; `None` where empty.
    pub extent: Option<[f64; 4]>,
    /// Attribute columns in order.
    pub fields: Vec<MapFieldProfile>,
    /// The distinct codes of regencies (4 digits) that features name, sorted.
    pub regions: Vec<String>,
    /// Of each of them the number of features that name it.
    pub features_by_region: Vec<u64>,
    /// Features whose regency cannot be told.
    pub features_without_region: u64,
}

/// An attribute column of a map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MapFieldProfile {
    /// Name.
    pub name: String,
    /// GDAL's type name, such as `String` or `Real`; [`Self::FOREIGN`] for what is no column.
    pub kind: String,
}

impl MapFieldProfile {
    /// The kind of what a map carries besides columns: a description, a deleted row, a table that
    /// is no layer. It stands among the fields of the first layer, and no whitelist allows it.
    pub const FOREIGN: &str = "asing";

    /// Returns true for what is no column.
    pub fn is_foreign(&self) -> bool {
        self.kind == Self::FOREIGN
    }
}

/// Something wrong in a store.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndexFinding {
    /// Stable code, `I01` and on; listed in the README.
    pub code: String,
    /// True when it stops the sale of the item.
    pub blocking: bool,
    /// The product concerned.
    pub item: Option<String>,
    /// The file or folder.
    pub path: String,
    /// What is wrong, in Indonesian.
    pub reason: String,
    /// What to do now, in Indonesian.
    pub remedy: String,
}

impl IndexFinding {
    /// Returns true for a finding about the content of files that can be read and copied: an officer may
    /// sell them all the same, with a reason that names the code.
    pub fn is_about_content(&self) -> bool {
        matches!(&*self.code, "I13" | "I14" | "I15" | "I19" | "I20" | "I21" | "I22" | "I23" | "I24")
    }
}
