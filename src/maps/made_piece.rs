//! A piece of a map as files, ready for its package.

use std::fmt;
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

/// What an error of kind [`ErrorKind::Withheld`](crate::error::ErrorKind::Withheld) rests on, as its source, where a
/// piece was not made.
#[derive(Debug)]
pub struct RefusedPiece {
    /// The stem of the order, which names the piece.
    pub stem: String,
    /// All findings on the piece; `None` where the held map does not allow to cut it.
    pub findings: Option<Vec<MapFinding>>,
}

impl fmt::Display for RefusedPiece {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.stem)
    }
}

impl std::error::Error for RefusedPiece {}
