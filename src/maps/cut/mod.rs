//! Cutting: from held files of any extent to the areas of one region, settled and checked.

mod area_checks;
mod area_codes;
mod attribute_filter;
mod clean_areas;
mod clean_values;
mod found_areas;
mod geopackage_rows;
mod held_columns;
mod map_source;
mod master_list;
mod parallel_read;
mod read_areas;
mod reading_notes;
mod region_names;
mod soundness;

use std::path::Path;

use rayon::prelude::*;

pub use map_source::{CutOptions, MapSource};

use self::area_codes::Scheme;
use self::found_areas::FoundAreas;
use self::parallel_read::scan;
use self::reading_notes::Notes;
use super::piece::{Area, Piece};
use super::shape::{DEGREE_DECIMALS, METRE_DECIMALS};
use crate::error::{Error, ErrorKind, Result};
use crate::plan::{MapOrder, WGS84};
use crate::probe::journal_beside;
use crate::progress::Progress;

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
    let mut found = FoundAreas::none(orders.len());
    for source in sources {
        refuse_edited(&source.path)?;
        found = found.join(scan(source, orders, &scheme, options, progress)?);
    }
    if let (Some(assumed), true) = (options.assume_crs, found.has_crs) {
        let message = format!("every held file tells its own system: EPSG:{assumed} is not taken");
        return Err(Error::new(ErrorKind::Usage, message)
            .field("--assume-crs")
            .hint("leave it out; --crs turns the coordinates into another system"));
    }
    let piece = |(order, (areas, notes)): (&&MapOrder, (Vec<Area>, Notes))| {
        assemble(sources, order, options, degrees, areas, notes)
    };
    orders.par_iter().zip(found.orders).map(piece).collect()
}

/// Makes a piece of the areas that were read.
fn assemble(
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
    region_names::check(&piece, order, &mut notes)?;
    let decimals = if degrees { DEGREE_DECIMALS } else { METRE_DECIMALS };
    area_checks::check(&mut piece, order, decimals, options.repair, notes);
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
