//! Cutting the areas of a region out of held files, with cleaning and checks.

mod area_checks;
mod area_codes;
mod assembly;
mod attribute_filter;
mod clean_areas;
mod clean_values;
mod cut_options;
mod found_areas;
mod geopackage_rows;
mod held_columns;
mod huge_pages;
mod map_source;
mod master_list;
mod parallel_read;
mod read_areas;
mod reading_notes;
mod region_names;
mod soundness;

use rayon::prelude::*;

pub use cut_options::CutOptions;
pub use map_source::MapSource;

use self::area_codes::Scheme;
use self::assembly::assemble;
use self::found_areas::FoundAreas;
use self::parallel_read::scan;
use self::reading_notes::Notes;
use super::piece::{Area, Piece};
use crate::error::{Error, ErrorKind, Result};
use crate::message::message;
use crate::plan::MapOrder;
use crate::progress::Progress;

/// Cuts, cleans and checks a piece. Overlaps of its areas are checked by [`Piece::check_overlaps`].
///
/// # Errors
/// [`ErrorKind::Map`] where a source cannot be read, has a journal, has coordinates that cannot be transformed, or does
/// not name its coordinate system and the options assume none; [`ErrorKind::Withheld`] where nothing lies in the
/// region, no area has a polygon, or the map names the region, but nowhere by a name that the catalogue gives it;
/// [`ErrorKind::Usage`] for a wrong EPSG code in the options, or for an assumed one where every source names its own;
/// [`ErrorKind::Interrupted`] where the user stops it. Lesser faults of the map are findings of the piece.
pub fn cut(
    sources: &[MapSource],
    order: &MapOrder,
    options: &CutOptions,
    progress: &dyn Progress,
) -> Result<Piece> {
    let pieces = cut_all(sources, &[order], options, progress)?;
    pieces
        .into_iter()
        .next()
        .ok_or_else(|| Error::new(ErrorKind::Internal, message!("no piece was cut")))
}

/// Cuts several pieces of one layer together; all of them are then in memory. The orders must all be of that layer.
///
/// # Errors
/// As [`cut`]. Where one piece fails, none is returned.
pub fn cut_all(
    sources: &[MapSource],
    orders: &[&MapOrder],
    options: &CutOptions,
    progress: &dyn Progress,
) -> Result<Vec<Piece>> {
    let Some(first) = orders.first() else { return Ok(Vec::new()) };
    if orders.len() > 1 {
        huge_pages::allow();
    }
    let degrees = options.target()?.is_none_or(|target| target.is_geographic());
    let scheme = Scheme::of(first.level);
    let mut found = FoundAreas::none(orders.len());
    for source in sources {
        source.refuse_edited()?;
        found = found.join(scan(source, orders, &scheme, options, progress)?);
    }
    if let (Some(assumed), true) = (options.assume_crs, found.has_crs) {
        let message =
            message!("every held file tells its own system: EPSG:{assumed} is not taken", assumed);
        return Err(Error::new(ErrorKind::Usage, message)
            .field("--assume-crs")
            .hint(message!("leave it out; --crs turns the coordinates into another system")));
    }
    let piece = |(order, (areas, notes)): (&&MapOrder, (Vec<Area>, Notes))| {
        assemble(sources, order, options, degrees, areas, notes)
    };
    orders.par_iter().zip(found.orders).map(piece).collect()
}
