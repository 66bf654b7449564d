//! Cutting: from held files of any extent to the areas of one region, settled and checked.

use std::path::{Path, PathBuf};

use gdal::spatial_ref::{AxisMappingStrategy, SpatialRef};
use rayon::prelude::*;

use super::clean::Notes;
use super::codes::Scheme;
use super::piece::{Area, Piece};
use super::scan::{Found, scan};
use super::shape::{DEGREE_DECIMALS, METRE_DECIMALS};
use super::{checks, names};
use crate::error::{Error, ErrorKind, Result};
use crate::model::Profile;
use crate::plan::{MapOrder, Member, Package, WGS84};
use crate::probe::journal_beside;
use crate::progress::Progress;

/// A held file that a piece is cut from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MapSource {
    /// The file; of a Shapefile its `.shp`.
    pub path: PathBuf,
    /// GDAL's short name of its driver.
    pub driver: String,
    /// The codes of the regencies (4 digits) that its areas named when it was indexed.
    pub regions: Vec<String>,
    /// How many areas it had then.
    pub areas: u64,
}

impl MapSource {
    /// Returns the maps among the files that a package is made of.
    pub fn of(package: &Package) -> Vec<Self> {
        let source = |member: &Member| match &*member.profile {
            Profile::Map { driver, layers } => Some(Self {
                path: member.source.to_path_buf(),
                driver: driver.clone(),
                regions: layers.iter().flat_map(|layer| layer.regions.clone()).collect(),
                areas: layers.iter().map(|layer| layer.features).max().unwrap_or(0),
            }),
            _ => None,
        };
        package.members.iter().filter_map(source).collect()
    }
}

/// What a piece is asked to be beyond its order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CutOptions {
    /// Repairs rings that cross themselves, and lists them.
    pub repair: bool,
    /// EPSG code that the piece is turned into; WGS 84 where none is given.
    pub crs: Option<u32>,
    /// EPSG code that is taken for a source that does not tell its own.
    pub assume_crs: Option<u32>,
}

impl CutOptions {
    /// Returns the system that coordinates are turned into; `None` for WGS 84, which is known without asking
    /// PROJ, whose database takes 10 ms to open.
    pub(super) fn target(&self) -> Result<Option<SpatialRef>> {
        self.crs.filter(|code| *code != WGS84).map(system).transpose()
    }
}

/// Cuts, cleans and checks a piece; whether its areas overlap is asked of [`Piece::check_overlaps`].
///
/// # Errors
/// [`ErrorKind::Map`] where a source cannot be read, does not tell its coordinate system or is being
/// edited; [`ErrorKind::Withheld`] where nothing lies in the region, no area has a geometry, or all
/// of it bears another region's name; [`ErrorKind::Interrupted`]. All else is a finding of the piece.
pub fn cut(
    sources: &[MapSource],
    order: &MapOrder,
    options: &CutOptions,
    progress: &dyn Progress,
) -> Result<Piece> {
    let pieces = cut_all(sources, &[order], options, progress)?;
    pieces.into_iter().next().ok_or_else(|| Error::new(ErrorKind::Internal, "no piece was cut"))
}

/// Cuts several pieces of one layer in one read of its sources; all of them are in memory then.
///
/// # Errors
/// As [`cut`], for the first piece that fails.
pub fn cut_all(
    sources: &[MapSource],
    orders: &[&MapOrder],
    options: &CutOptions,
    progress: &dyn Progress,
) -> Result<Vec<Piece>> {
    let Some(first) = orders.first() else { return Ok(Vec::new()) };
    let degrees = options.target()?.is_none_or(|target| target.is_geographic());
    let scheme = Scheme::of(first.level);
    let mut found = Found::none(orders.len());
    for source in sources {
        refuse_edited(&source.path)?;
        found = found.join(scan(source, orders, &scheme, options, progress)?);
    }
    if let (Some(assumed), true) = (options.assume_crs, found.told) {
        let message = format!("every held file tells its own system: EPSG:{assumed} is not taken");
        return Err(Error::new(ErrorKind::Usage, message)
            .field("--assume-crs")
            .hint("leave it out; --crs turns the coordinates into another system"));
    }
    let piece = |(order, (areas, notes)): (&&MapOrder, (Vec<Area>, Notes))| {
        settle(sources, order, options, degrees, areas, notes)
    };
    orders.par_iter().zip(found.orders).map(piece).collect()
}

/// Makes a piece of the areas that were read.
fn settle(
    sources: &[MapSource],
    order: &MapOrder,
    options: &CutOptions,
    degrees: bool,
    areas: Vec<Area>,
    mut notes: Notes,
) -> Result<Piece> {
    let crs = options.crs.unwrap_or(WGS84);
    let mut piece =
        Piece { columns: order.fields.clone(), areas, crs, degrees, findings: Vec::new() };
    if piece.areas.is_empty() {
        let held: Vec<_> = sources.iter().map(|source| source.path.display().to_string()).collect();
        let message = format!(
            "no area of '{}' lies in region {} ({}): looked into {}",
            order.id,
            order.region.code,
            order.region.name,
            held.join(", ")
        );
        return Err(Error::new(ErrorKind::Withheld, message).hint(
            "put a map that holds the region under the layer's folder, and run `kemas index`",
        ));
    }
    names::check(&piece, order, &mut notes)?;
    let decimals = if degrees { DEGREE_DECIMALS } else { METRE_DECIMALS };
    checks::check(&mut piece, order, decimals, options.repair, notes);
    if piece.areas.iter().all(|area| area.shape.is_empty()) {
        let drawn = piece.findings.iter().any(|finding| finding.code == "P08");
        let (code, what) =
            if drawn { ("P08", "is drawn as a polygon") } else { ("P01", "has a geometry") };
        let (id, region) = (&order.id, &order.region.code);
        let message = format!("{code}: no area of '{id}' in {region} {what}");
        let hint = "replace the held map by one of polygons, and run `kemas index`";
        return Err(Error::new(ErrorKind::Withheld, message).hint(hint));
    }
    Ok(piece)
}

/// A `GeoPackage` with a journal beside it is being edited: what is read may be half of it.
fn refuse_edited(path: &Path) -> Result<()> {
    let Some(journal) = journal_beside(path) else { return Ok(()) };
    let message = "P16: the map is open elsewhere: a journal lies beside it";
    Err(Error::new(ErrorKind::Map, message)
        .file(journal)
        .hint("close QGIS, or open and close the map once so that the journal is merged"))
}

/// Returns the coordinate system of an EPSG code, east before north.
pub(super) fn system(epsg: u32) -> Result<SpatialRef> {
    crate::probe::prepare_gdal();
    let mut system = SpatialRef::from_epsg(epsg).map_err(|error| {
        Error::new(ErrorKind::Usage, format!("EPSG:{epsg} is no known coordinate system"))
            .hint("give a code such as EPSG:4326 or EPSG:32752")
            .source(error)
    })?;
    if !system.is_geographic() && !system.is_projected() {
        let message = format!("EPSG:{epsg} is no system for a map in the plane");
        return Err(Error::new(ErrorKind::Usage, message));
    }
    system.set_axis_mapping_strategy(AxisMappingStrategy::TraditionalGisOrder);
    Ok(system)
}
