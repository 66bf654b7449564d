//! The areas of a piece against the office's master list.

use super::region_names::normalised;
use crate::maps::piece::Piece;
use crate::model::sorted_names;
use crate::plan::MapOrder;

/// Returns the codes of areas only in the master list, of those only in the map, and of those whose names differ (a
/// missing name does not count). All three are empty where the order has no master list. The areas of the piece must be
/// sorted by code.
pub(super) fn against_master(
    piece: &Piece,
    order: &MapOrder,
) -> (Vec<String>, Vec<String>, Vec<String>) {
    let (mut lacking, mut unknown, mut renamed) = (Vec::new(), Vec::new(), Vec::new());
    if order.master.is_empty() {
        return (lacking, unknown, renamed);
    }
    let name = match order.level.as_str() {
        "kecamatan" => "nmkec",
        "desa" => "nmdesa",
        _ => "nmsls",
    };
    let at = piece.column(name);
    let find = |id: &str| order.master.binary_search_by(|area| area.id.as_str().cmp(id)).ok();
    for area in &piece.areas {
        match find(&area.id).map(|place| &order.master[place]) {
            None => unknown.push(area.id.clone()),
            Some(listed) => {
                let (here, there) = (normalised(area.text(at)), normalised(&listed.name));
                if !here.is_empty() && !there.is_empty() && here != there {
                    renamed.push(area.id.clone());
                }
            }
        }
    }
    let held = |id: &str| piece.areas.binary_search_by(|area| area.id.as_str().cmp(id)).is_ok();
    lacking.extend(order.master.iter().filter(|a| !held(&a.id)).map(|a| a.id.clone()));
    (lacking, sorted_names(unknown), sorted_names(renamed))
}

/// Returns the regencies that the piece of a province or the country must have, and in which none of its areas lies.
/// The areas must be sorted by code.
pub(super) fn lacks_regencies(piece: &Piece, order: &MapOrder) -> Vec<String> {
    let has = |regency: &str| {
        let at = piece.areas.partition_point(|area| area.id.as_str() < regency);
        piece.areas.get(at).is_some_and(|area| area.id.starts_with(regency))
    };
    order.regencies.iter().filter(|regency| !has(regency)).cloned().collect()
}
