//! The module `maps` in a build without GDAL (without the Cargo feature `maps`): public functions and types of the same
//! names. Each function that would cut, draw or write a map returns the error that says what is missing.

#[path = "cut/cut_options.rs"]
mod cut_options;
#[path = "made_piece.rs"]
mod made_piece;
#[path = "synth/options.rs"]
mod options;

use std::path::{Path, PathBuf};

pub use self::cut_options::CutOptions;
pub use self::made_piece::{MadeFile, MadePiece, RefusedPiece};
pub use self::options::{MALUKU, MapSize, SynthFormat, SynthMapOptions};
use crate::error::Result;
use crate::model::{MapFinding, MapFormat};
use crate::plan::{MapOrder, Package};
use crate::probe::no_maps;
use crate::progress::Progress;

/// A held file that a piece is cut from.
#[derive(Debug)]
pub struct MapSource;

impl MapSource {
    /// Returns no source: no map can be opened.
    pub fn of(_: &Package) -> Vec<Self> {
        Vec::new()
    }
}

/// A piece that was cut: this build makes none.
#[derive(Debug)]
pub struct Piece {
    findings: Vec<MapFinding>,
}

impl Piece {
    /// Returns the number of areas: always 0.
    pub fn features(&self) -> u64 {
        0
    }

    /// Returns the findings that were added.
    pub fn findings(&self) -> &[MapFinding] {
        &self.findings
    }

    /// Returns no bounds: there are no areas.
    pub fn bounds(&self) -> Option<[f64; 4]> {
        None
    }

    /// Returns no findings: there are no areas.
    pub fn check_overlaps(&self) -> Vec<MapFinding> {
        Vec::new()
    }

    /// Adds findings.
    pub fn add_findings(&mut self, found: Vec<MapFinding>) {
        self.findings.extend(found);
    }
}

/// Refuses to cut a piece.
pub fn cut(_: &[MapSource], _: &MapOrder, _: &CutOptions, _: &dyn Progress) -> Result<Piece> {
    Err(no_maps())
}

/// Refuses to cut pieces.
pub fn cut_all(
    _: &[MapSource],
    _: &[&MapOrder],
    _: &CutOptions,
    _: &dyn Progress,
) -> Result<Vec<Piece>> {
    Err(no_maps())
}

/// Refuses to cut a piece for inspection.
pub fn inspect(_: &[MapSource], _: &MapOrder, _: &dyn Progress) -> Result<Piece> {
    Err(no_maps())
}

/// Refuses a piece whatever its format.
pub fn refuse_unfit(_: &Piece, _: &MapOrder) -> Result<()> {
    Err(no_maps())
}

/// Returns the error where any piece is given; an empty list passes.
pub fn refuse_blocking(pieces: &[(&MapOrder, &[MapFinding], Option<&str>)]) -> Result<()> {
    if pieces.is_empty() { Ok(()) } else { Err(no_maps()) }
}

/// Refuses to make the files of a piece.
pub fn make(
    _: &[MapSource],
    _: &MapOrder,
    _: Option<&str>,
    _: &Path,
    _: &dyn Progress,
) -> Result<MadePiece> {
    Err(no_maps())
}

/// Refuses to draw the sheet of a piece.
pub fn draw(_: &Piece, _: &MapOrder) -> Result<Vec<u8>> {
    Err(no_maps())
}

/// Refuses to write the sheet of a piece.
pub fn picture(_: &Piece, _: &MapOrder, _: &Path) -> Result<()> {
    Err(no_maps())
}

/// Refuses to write a piece.
pub fn write(
    _: &Piece,
    _: &MapOrder,
    _: MapFormat,
    _: &Path,
    _: &dyn Progress,
) -> Result<Vec<PathBuf>> {
    Err(no_maps())
}

/// Refuses to make a synthetic layer.
pub fn synth_map(
    _: &Path,
    _: SynthFormat,
    _: &SynthMapOptions,
    _: &dyn Progress,
) -> Result<Vec<PathBuf>> {
    Err(no_maps())
}

/// What GDAL and PROJ can do; this build asks neither.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Toolbox {
    /// The version of GDAL.
    pub gdal: String,
    /// The drivers that it has, of those that maps need.
    pub drivers: Vec<&'static str>,
    /// The drivers that it lacks.
    pub missing: Vec<&'static str>,
    /// True where PROJ can transform coordinates.
    pub proj: bool,
}

/// Returns `None`: this build has no maps.
pub fn toolbox() -> Option<Toolbox> {
    None
}

/// Returns a text for recipes in place of GDAL's name and version. No build makes a map with it, so no package on a
/// shelf has it.
pub fn converter() -> String {
    "no maps".to_owned()
}
