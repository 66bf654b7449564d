//! A piece of a map as files, ready for its package.

use std::path::PathBuf;

use crate::model::{MapFinding, Profile, Role};

/// A piece as files in a folder.
#[derive(Debug)]
pub struct MadePiece {
    /// The files, sorted by name.
    pub files: Vec<MadeFile>,
    /// The findings on the piece: what is wrong, and what was corrected.
    pub findings: Vec<MapFinding>,
}

/// A file that was made.
#[derive(Debug)]
pub struct MadeFile {
    /// Its path.
    pub path: PathBuf,
    /// Its name.
    pub name: String,
    /// Whether it is data or documentation.
    pub role: Role,
    /// What kind of file it is; of the map itself also its layers.
    pub profile: Profile,
}
