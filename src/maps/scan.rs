//! Reading a held file side by side: the rows of a `GeoPackage` in parts, the regions of other files in shares.
//! Each part is read by a task that opens the file for itself.

use rayon::prelude::*;

use super::clean::Notes;
use super::codes::Scheme;
use super::cut::{CutOptions, MapSource};
use super::piece::Area;
use super::read::{Reader, Rows};
use crate::error::{ErrorKind, Result};
use crate::plan::{MapOrder, WGS84};
use crate::progress::Progress;

/// Areas from which on a file is read in parts.
const MANY: u64 = 2_000;

/// What was found of each order.
pub(super) type Found = Vec<(Vec<Area>, Notes)>;

/// Reads the areas of several orders out of one held file, in the order of its rows; returns beside them
/// whether every layer told its own coordinate system.
///
/// # Errors
/// As [`Reader::read`].
pub(super) fn scan(
    source: &MapSource,
    orders: &[&MapOrder],
    scheme: &Scheme,
    options: &CutOptions,
    progress: &dyn Progress,
) -> Result<(Found, bool)> {
    let target = options.crs.filter(|code| *code != WGS84);
    let read = |orders: &[&MapOrder], rows: Rows| {
        let mut found: Found = orders.iter().map(|_| Default::default()).collect();
        let reader = Reader { source, orders, scheme, target, options, rows };
        let told = reader.read(&mut found, progress)?;
        Ok((found, told))
    };
    let threads = rayon::current_num_threads();
    if source.driver == "GPKG" && source.areas >= MANY && threads > 1 {
        let parts = Rows::parts(source.areas, threads as u64);
        let parts: Result<Vec<(Found, bool)>> =
            parts.into_par_iter().map(|rows| read(orders, rows)).collect();
        match parts {
            Ok(parts) => return Ok(joined(parts, orders.len())),
            // A view has no row numbers; whatever else is wrong shows itself again.
            Err(error) if error.kind() == ErrorKind::Map => {}
            Err(error) => return Err(error),
        }
    } else if source.driver != "GPKG" && orders.len() > 1 {
        let share = orders.len().div_ceil(threads);
        let shares: Result<Vec<(Found, bool)>> =
            orders.par_chunks(share).map(|orders| read(orders, Rows::ALL)).collect();
        let shares = shares?;
        let told = shares.iter().all(|(_, told)| *told);
        return Ok((shares.into_iter().flat_map(|(found, _)| found).collect(), told));
    }
    read(orders, Rows::ALL)
}

/// Joins what was found in parts of one file.
fn joined(parts: Vec<(Found, bool)>, orders: usize) -> (Found, bool) {
    let mut all: Found = (0..orders).map(|_| Default::default()).collect();
    let mut told = true;
    for (found, its) in parts {
        told &= its;
        for ((areas, notes), (more, noted)) in all.iter_mut().zip(found) {
            areas.extend(more);
            notes.join(noted);
        }
    }
    (all, told)
}
