//! Reading a held file in parallel: a large `GeoPackage` in ranges of rows, other formats in shares of the regions that
//! are asked for. Each task opens the file for itself. A small `GeoPackage` is read by one task.

use rayon::prelude::*;

use super::area_codes::Scheme;
use super::cut_options::CutOptions;
use super::found_areas::FoundAreas;
use super::geopackage_rows::RowRange;
use super::map_source::MapSource;
use super::read_areas::Reader;
use crate::error::Result;
use crate::model::MapFormat;
use crate::plan::MapOrder;
use crate::progress::Progress;

/// Number of areas from which on a `GeoPackage` is read in parts.
const MANY: u64 = 2_000;

/// Reads the areas of several orders out of one held file.
///
/// # Errors
/// As [`Reader::read`].
pub(super) fn scan(
    source: &MapSource,
    orders: &[&MapOrder],
    scheme: &Scheme,
    options: &CutOptions,
    progress: &dyn Progress,
) -> Result<FoundAreas> {
    let read = |orders: &[&MapOrder], rows: RowRange| {
        Reader { source, orders, scheme, options, rows }.read(progress)
    };
    let threads = rayon::current_num_threads();
    let is_gpkg = source.format == MapFormat::Gpkg;
    if is_gpkg && source.areas >= MANY {
        let parts = RowRange::parts(source.areas, threads as u64);
        let parts: Result<Vec<FoundAreas>> =
            parts.into_par_iter().map(|rows| read(orders, rows)).collect();
        return Ok(parts?.into_iter().fold(FoundAreas::none(orders.len()), FoundAreas::join));
    }
    // At most one share for each thread; a small GeoPackage is filtered quickly, so that one task reads it.
    let share = if is_gpkg { orders.len() } else { orders.len().div_ceil(threads) };
    let shares: Result<Vec<FoundAreas>> =
        orders.par_chunks(share.max(1)).map(|orders| read(orders, RowRange::ALL)).collect();
    let mut all = FoundAreas::none(0);
    for found in shares? {
        all.has_crs &= found.has_crs;
        all.orders.extend(found.orders);
    }
    Ok(all)
}
