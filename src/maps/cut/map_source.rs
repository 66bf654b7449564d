//! The held files that a piece is cut from, and the coordinate system of the piece.

use std::path::PathBuf;

use gdal::spatial_ref::SpatialRef;

use super::cut_options::CutOptions;
use crate::error::{Error, ErrorKind, Result};
use crate::maps::crs::system;
use crate::message::message;
use crate::model::{MapFormat, Profile};
use crate::plan::{Member, Package, WGS84};
use crate::probe::journal_beside;

/// A held file that a piece is cut from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MapSource {
    /// The file; of a Shapefile its `.shp`.
    pub path: PathBuf,
    /// Its format.
    pub format: MapFormat,
    /// The codes (4 digits) of the regencies that its areas had when it was indexed.
    pub regions: Vec<String>,
    /// The number of its areas when it was indexed; of several layers that of the largest.
    pub areas: u64,
}

impl MapSource {
    /// Refuses a file with a journal beside it that is not empty, as a `GeoPackage` may have: it is being edited or was
    /// not closed properly, and a read may see half a change.
    ///
    /// # Errors
    /// [`ErrorKind::Map`] where there is such a journal.
    pub(super) fn refuse_edited(&self) -> Result<()> {
        let Some(journal) = journal_beside(&self.path) else { return Ok(()) };
        let message = message!("P16: the map is open elsewhere: a journal lies beside it");
        Err(Error::new(ErrorKind::Map, message).file(journal).hint(message!(
            "close QGIS, or open and close the map once so that the journal is merged"
        )))
    }

    /// Returns the maps among the files of a package.
    pub fn of(package: &Package) -> Vec<Self> {
        let source = |member: &Member| match &*member.profile {
            Profile::Map { driver, layers } => Some(Self {
                path: member.source.to_path_buf(),
                format: MapFormat::of_driver(driver)?,
                regions: layers.iter().flat_map(|layer| layer.regions.clone()).collect(),
                areas: layers.iter().map(|layer| layer.features).max().unwrap_or(0),
            }),
            _ => None,
        };
        package.members.iter().filter_map(source).collect()
    }
}

impl CutOptions {
    /// Returns the coordinate system of the piece; `None` for WGS 84, which is also taken where none is given, and
    /// needs no look into the database of PROJ. Opening that database takes 10 ms.
    pub(super) fn target(&self) -> Result<Option<SpatialRef>> {
        self.crs.filter(|code| *code != WGS84).map(system).transpose()
    }
}
