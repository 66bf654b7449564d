//! Cutting: from held files of any extent to the areas of one region.
//!
//! The filter is handed down to GDAL, so that a driver which can skip others does; what it lets through
//! is held against the region once more, and what no code places is counted, never dropped unseen.

use std::path::{Path, PathBuf};

use gdal::spatial_ref::{AxisMappingStrategy, CoordTransform, SpatialRef};
use gdal::vector::{
    Feature, LayerAccess, OGRwkbGeometryType, geometry_type_flatten, geometry_type_has_m,
    geometry_type_has_z,
};

use super::clean::{Cleaner, Notes};
use super::codes::Scheme;
use super::columns::Columns;
use super::filter::Filter;
use super::piece::{Area, Piece};
use super::shape::{DEGREE_DECIMALS, METRE_DECIMALS, Mended, Shape};
use super::{checks, names};
use crate::catalog::{MapField, Profile, gdal_complaint, journal_beside, open_map};
use crate::error::{Error, ErrorKind, Result};
use crate::plan::{MapOrder, Member, Package, WGS84};
use crate::progress::Progress;

/// A held file that a piece is cut from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MapSource {
    /// The file; of a Shapefile its `.shp`.
    pub path: PathBuf,
    /// GDAL's short name of its driver.
    pub driver: String,
}

impl MapSource {
    /// Returns the maps among the files that a package is made of.
    pub fn of(package: &Package) -> Vec<Self> {
        let source = |member: &Member| match &*member.profile {
            Profile::Map { driver, .. } => {
                Some(Self { path: member.source.to_path_buf(), driver: driver.clone() })
            }
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

/// Cuts, cleans and checks a piece; whether its areas overlap is asked of [`Piece::check_overlaps`].
///
/// # Errors
/// [`ErrorKind::Map`] where a source cannot be read, does not tell its coordinate system or is being
/// edited; [`ErrorKind::Withheld`] where nothing lies in the region, or all of it bears another
/// region's name; [`ErrorKind::Interrupted`]. All else is a finding of the piece.
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
    // WGS 84 is known without asking PROJ, whose database takes 10 ms to open.
    let target = options.crs.filter(|code| *code != WGS84).map(system).transpose()?;
    let degrees = target.as_ref().is_none_or(SpatialRef::is_geographic);
    let scheme = Scheme::of(first.level);
    let mut found: Vec<(Vec<Area>, Notes)> = orders.iter().map(|_| Default::default()).collect();
    for source in sources {
        refuse_edited(&source.path)?;
        let fields = &first.fields;
        let reader =
            Reader { source, orders, fields, scheme: &scheme, target: target.as_ref(), options };
        reader.read(&mut found, progress)?;
    }
    let piece = |(order, (areas, notes)): (&&MapOrder, (Vec<Area>, Notes))| {
        settle(sources, order, options, degrees, areas, notes)
    };
    orders.iter().zip(found).map(piece).collect()
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
    crate::catalog::prepare_gdal();
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

struct Reader<'a> {
    source: &'a MapSource,
    orders: &'a [&'a MapOrder],
    fields: &'a [MapField],
    scheme: &'a Scheme,
    /// `None` for WGS 84.
    target: Option<&'a SpatialRef>,
    options: &'a CutOptions,
}

impl Reader<'_> {
    fn read(&self, found: &mut [(Vec<Area>, Notes)], progress: &dyn Progress) -> Result<()> {
        let file = &self.source.path;
        let broken = |why: String| {
            Error::new(ErrorKind::Map, format!("the map cannot be read: {why}"))
                .file(file)
                .hint("replace it by a sound copy, and run `kemas index`")
        };
        let map = open_map(file, &self.source.driver).map_err(broken)?;
        let mut met = false;
        for number in 0..map.layer_count() {
            let layer = || map.layer(number).map_err(|error| broken(error.to_string()));
            let (mut layer, mut filtered) = (layer()?, layer()?);
            let columns = Columns::of(layer.defn());
            if !self.tells_codes(&columns) {
                continue;
            }
            met = true;
            let transform = self.transform(layer.spatial_ref())?;
            // The iterator counts the features when it is made, which takes a scan where a filter is set; so it
            // is made first, and the filter set through a second handle to the same layer.
            let features = layer.features();
            let regions: Vec<&str> = self.orders.iter().map(|o| &*o.region.code).collect();
            let filter = Filter { columns: &columns, scheme: self.scheme, regions: &regions };
            if let Some(filter) = filter.render(self.source.driver == "GPKG") {
                filtered
                    .set_attribute_filter(&filter)
                    .map_err(|error| broken(error.to_string()))?;
            }
            for (_, notes) in found.iter_mut() {
                notes.withheld.extend(columns.withheld(self.fields).map(str::to_owned));
            }
            let cleaner = Cleaner::new(self.fields, self.scheme, &columns);
            gdal_complaint();
            for feature in features {
                if progress.cancelled() {
                    return Err(Error::new(ErrorKind::Interrupted, "stopped by the user"));
                }
                let code = self.scheme.read(&columns, &feature);
                for (order, (areas, notes)) in self.orders.iter().zip(found.iter_mut()) {
                    match lies_in(&code.text, &order.region.code) {
                        Some(true) => {}
                        Some(false) => continue,
                        None => {
                            notes.nowhere += 1;
                            continue;
                        }
                    }
                    let mut area = cleaner.area(&feature, &columns, code.clone(), notes);
                    area.shape = self.shape(&feature, transform.as_ref(), &area.id, notes)?;
                    areas.push(area);
                }
            }
            if let Some(why) = gdal_complaint() {
                return Err(broken(why));
            }
        }
        if !met {
            let (id, _) = self.scheme.id;
            return Err(broken(format!("no layer has the column {id}, or kdprov and kdkab")));
        }
        Ok(())
    }

    fn tells_codes(&self, columns: &Columns) -> bool {
        let has = |name: &str| columns.place(name).is_some();
        let mut fronts = self.scheme.fronts.iter();
        has(self.scheme.id.0)
            || fronts.any(|(name, _)| has(name))
            || (has("kdprov") && has("kdkab"))
    }

    /// Returns how to turn the source's coordinates; `None` where they stay.
    fn transform(&self, held: Option<SpatialRef>) -> Result<Option<CoordTransform>> {
        let held = match (held, self.options.assume_crs) {
            (Some(held), _) => held,
            (None, Some(assumed)) => system(assumed)?,
            (None, None) => {
                let message = "P07: the map does not tell its coordinate system";
                return Err(Error::new(ErrorKind::Map, message).file(&self.source.path).hint(
                    "put its .prj beside it and run `kemas index`; `kemas cut --assume-crs \
                     EPSG:4326` takes a system for granted",
                ));
            }
        };
        let mut held = held;
        held.set_axis_mapping_strategy(AxisMappingStrategy::TraditionalGisOrder);
        let code = |system: &SpatialRef| {
            let epsg = system.auth_name().is_some_and(|name| name == "EPSG");
            epsg.then(|| system.auth_code().ok()).flatten()
        };
        if code(&held).is_none() {
            // A Shapefile's .prj names no authority.
            let _ = held.auto_identify_epsg();
        }
        let wanted = self.options.crs.unwrap_or(WGS84);
        if code(&held).is_some_and(|code| u32::try_from(code) == Ok(wanted)) {
            return Ok(None);
        }
        let wgs84 = if self.target.is_none() { Some(system(WGS84)?) } else { None };
        let Some(target) = self.target.or(wgs84.as_ref()) else { return Ok(None) };
        CoordTransform::new(&held, target).map(Some).map_err(|error| {
            let message = format!("its coordinates cannot be turned: {error}");
            Error::new(ErrorKind::Map, message).file(&self.source.path).source(error)
        })
    }

    fn shape(
        &self,
        feature: &Feature<'_>,
        transform: Option<&CoordTransform>,
        id: &str,
        notes: &mut Notes,
    ) -> Result<Shape> {
        // Asked for by its place, an area without a geometry is told from one with.
        let geometry = feature.geometry_by_index(0).ok();
        let Some(geometry) = geometry.filter(|geometry| !geometry.is_empty()) else {
            return Ok(Shape::default());
        };
        let failed = |why: &str| {
            let message = format!("the geometry of {id} cannot be read: {why}");
            Error::new(ErrorKind::Map, message).file(&self.source.path)
        };
        let kind = geometry.geometry_type();
        let layered = geometry_type_has_z(kind) || geometry_type_has_m(kind);
        let curved = is_curved(geometry_type_flatten(kind));
        notes.heights += u64::from(layered);
        let bytes = if layered || curved {
            let mut plain = geometry.clone();
            plain.flatten_to_2d();
            if curved {
                notes.curves.push(id.to_owned());
                // GEOS knows lines alone: a buffer of nothing is the area with its arcs drawn as lines.
                plain = plain.buffer(0.0, 30).map_err(|error| failed(&error.to_string()))?;
            }
            plain.wkb()
        } else {
            geometry.wkb()
        };
        let bytes = bytes.map_err(|error| failed(&error.to_string()))?;
        let mut mended = Mended::default();
        let mut shape =
            Shape::from_wkb(&bytes, &mut mended).ok_or_else(|| failed("it breaks off"))?;
        if mended.foreign {
            notes.no_areas.push(id.to_owned());
        }
        if let Some(transform) = transform {
            for ring in shape.polygons.iter_mut().flatten() {
                let mut x: Vec<f64> = ring.iter().map(|at| at[0]).collect();
                let mut y: Vec<f64> = ring.iter().map(|at| at[1]).collect();
                transform
                    .transform_coords(&mut x, &mut y, &mut [])
                    .map_err(|error| failed(&error.to_string()))?;
                *ring = x.into_iter().zip(y).map(|(x, y)| [x, y]).collect();
            }
        }
        if shape.rings().flatten().flatten().any(|number| !number.is_finite()) {
            return Err(failed("it has coordinates that are no numbers"));
        }
        Ok(shape)
    }
}

/// Tells whether a code lies in a region; `None` where too little of it is known.
fn lies_in(code: &str, region: &str) -> Option<bool> {
    if region == "00" {
        return Some(true);
    }
    let known = code.len().min(region.len());
    if code.get(..known) != region.get(..known) {
        return Some(false);
    }
    (code.len() >= region.len()).then_some(true)
}

fn is_curved(kind: OGRwkbGeometryType::Type) -> bool {
    use OGRwkbGeometryType::{
        wkbCircularString, wkbCompoundCurve, wkbCurvePolygon, wkbMultiCurve, wkbMultiSurface,
    };
    [wkbCircularString, wkbCompoundCurve, wkbCurvePolygon, wkbMultiCurve, wkbMultiSurface]
        .contains(&kind)
}
