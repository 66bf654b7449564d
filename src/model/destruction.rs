//! The record that papers and evidence were destroyed after their time (*berita acara pemusnahan*).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::digest::Sha256Digest;

/// A destruction record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Destruction {
    /// Counts the records of a year, from 1.
    pub serial: u32,
    /// The day.
    pub on: Date,
    /// The name of who destroyed them.
    pub by: String,
    /// The name of the second person, who was there.
    pub second: String,
    /// The years for which evidence is kept.
    pub years: u32,
    /// The numbers of the requests.
    pub requests: Vec<String>,
    /// The files.
    pub files: Vec<Destroyed>,
}

/// A file that was destroyed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Destroyed {
    /// Its path, relative to the office's folder.
    pub path: String,
    /// Its bytes.
    pub bytes: u64,
    /// Its SHA-256.
    pub sha256: Sha256Digest,
}
