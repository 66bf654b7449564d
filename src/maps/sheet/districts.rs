//! The districts of a piece (on a map of a province or the country: its regencies), and which area lies in which.

use std::collections::BTreeMap;

use crate::maps::piece::Piece;
use crate::model::Level;
use crate::plan::MapOrder;

/// Returns the number of each area's district, counted from 0 in the order of their codes. On a map of the districts of
/// a regency, each area is a district of its own.
pub(super) fn groups(piece: &Piece, order: &MapOrder) -> Vec<usize> {
    let width = if order.region.code.level() < Level::Kabupaten { 4 } else { 7 };
    let key = |id: &str| id.get(..width).unwrap_or(id).to_owned();
    let mut numbers = BTreeMap::new();
    for area in &piece.areas {
        let next = numbers.len();
        numbers.entry(key(&area.id)).or_insert(next);
    }
    piece.areas.iter().map(|area| numbers.get(&key(&area.id)).copied().unwrap_or(0)).collect()
}

/// Returns true where the areas are parts of named districts or regencies.
pub(super) fn is_grouped(order: &MapOrder) -> bool {
    order.level > Level::Kecamatan || order.region.code.level() < Level::Kabupaten
}
