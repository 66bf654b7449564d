//! A piece assembled from the areas that were read: its region's name is compared, its areas are checked, and it is
//! refused where it is empty.

use super::cut_options::CutOptions;
use super::map_source::MapSource;
use super::reading_notes::Notes;
use super::{area_checks, region_names};
use crate::error::{Error, ErrorKind, Result};
use crate::maps::piece::{Area, Piece};
use crate::maps::shape::{DEGREE_DECIMALS, METRE_DECIMALS};
use crate::message::message;
use crate::plan::{MapOrder, WGS84};

/// Makes a piece of the areas that were read. Refuses it where there are none, where none has a polygon, or where the
/// map names the region, but nowhere by a name that the catalogue gives it.
pub(super) fn assemble(
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
        let message = message!(
            "no area of '{id}' lies in region {region} ({name}): looked into {held}",
            id = order.id,
            region = order.region.code,
            name = order.region.name,
            held = held.join(", ")
        );
        return Err(Error::new(ErrorKind::Withheld, message).hint(message!(
            "put a map that holds the region under the layer's folder, and run `kemas index`"
        )));
    }
    region_names::check(&piece, order, &mut notes)?;
    let decimals = if degrees { DEGREE_DECIMALS } else { METRE_DECIMALS };
    area_checks::check(&mut piece, order, decimals, options.repair, notes);
    if piece.areas.iter().all(|area| area.shape.is_empty()) {
        let drawn = piece.findings.iter().any(|finding| finding.code == "P08");
        let (id, region) = (&order.id, &order.region.code);
        let message = if drawn {
            message!("P08: no area of '{id}' in {region} is drawn as a polygon", id, region)
        } else {
            message!("P01: no area of '{id}' in {region} has a geometry", id, region)
        };
        let hint = message!("replace the held map by one of polygons, and run `kemas index`");
        return Err(Error::new(ErrorKind::Withheld, message).hint(hint));
    }
    Ok(piece)
}
