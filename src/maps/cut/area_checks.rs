//! Checks all areas of a piece: first each shape by itself, in parallel, then whether the areas lie in Indonesia, and
//! the codes against each other and against the master list. Overlaps are checked elsewhere.

use rayon::prelude::*;

use super::master_list::{against_master, lacks_regencies};
use super::reading_notes::Notes;
use super::soundness::{Soundness, settle};
use crate::maps::crs::in_degrees;
use crate::maps::findings;
use crate::maps::piece::{Area, Piece};
use crate::maps::shape::Extent;
use crate::model::{MapFinding, sorted_names};
use crate::plan::MapOrder;

/// Indonesia with about a degree around it: west, south, east, north. The country reaches from 94°58' to 141°01' E and
/// from 11°00' S to 6°04' N (Badan Informasi Geospasial).
const INDONESIA: Extent = Extent([94.0, -12.0, 142.0, 7.0]);

/// Rounds and orients the shapes, sorts the areas by code, and sets the findings of the piece, also those from `notes`.
/// With `repair`, GEOS repairs the shapes that it finds unsound, where it can.
pub(super) fn check(
    piece: &mut Piece,
    order: &MapOrder,
    decimals: u32,
    repair: bool,
    notes: Notes,
) {
    let had_geometry: Vec<bool> = piece.areas.iter().map(|area| !area.shape.is_empty()).collect();
    let soundness: Vec<Soundness> =
        piece.areas.par_iter_mut().map(|area| settle(&mut area.shape, decimals, repair)).collect();
    let ids = |wanted: &dyn Fn(usize) -> bool| -> Vec<String> {
        let areas = piece.areas.iter().enumerate().filter(|(at, _)| wanted(*at));
        sorted_names(areas.map(|(_, area)| area.id.clone()).collect())
    };
    let crossing = ids(&|at| soundness[at] == Soundness::Crossing);
    let repaired = ids(&|at| soundness[at] == Soundness::Repaired);
    let mut empty = ids(&|at| piece.areas[at].shape.is_empty() || !had_geometry[at]);
    let in_degrees = in_degrees(piece.crs);
    let elsewhere = ids(&|at| {
        let extent = piece.areas[at].shape.extent();
        !extent.is_empty() && !in_degrees(extent).is_some_and(|extent| INDONESIA.holds(extent))
    });
    // An area drawn as points or lines is reported as P08, not as one without geometry (P01).
    empty.retain(|id| !notes.no_areas.contains(id));
    // Areas with the same code keep the order of their layers and rows, however the reading was split.
    piece.areas.sort_by(|a, b| a.id.cmp(&b.id).then(a.layer.cmp(&b.layer)));
    let mut findings = Vec::new();
    let mut add = |wanted: bool, finding: MapFinding| findings.extend(wanted.then_some(finding));
    add(!empty.is_empty(), findings::no_geometry(empty));
    let twins = twins(&piece.areas);
    add(!twins.is_empty(), findings::twins(twins));
    let (lacking, unknown, renamed) = against_master(piece, order);
    add(!lacking.is_empty(), findings::only_in_master(lacking));
    let without = lacks_regencies(piece, order);
    add(!without.is_empty(), findings::lacks_regencies(without));
    add(!unknown.is_empty(), findings::only_in_map(unknown));
    add(!renamed.is_empty(), findings::other_names(renamed));
    let n = notes;
    add(!n.no_areas.is_empty(), findings::no_areas(sorted_names(n.no_areas)));
    add(n.heights > 0, findings::heights(n.heights));
    add(!n.curves.is_empty(), findings::curves(sorted_names(n.curves)));
    add(n.padded > 0, findings::lost_zeros(n.padded));
    add(!n.unreadable.is_empty(), findings::encodings(sorted_names(n.unreadable)));
    add(!crossing.is_empty(), findings::crossing(crossing));
    add(!repaired.is_empty(), findings::repaired(repaired));
    add(!n.too_long.is_empty(), findings::too_long(sorted_names(n.too_long), &n.long_columns));
    add(!n.torn.is_empty(), findings::contradictions(sorted_names(n.torn)));
    add(
        !n.other_region.is_empty(),
        findings::other_region(sorted_names(n.other_region), &n.other_names, &n.names_inside),
    );
    let wanted = n.nowhere > 0 || !n.incomplete.is_empty();
    add(
        wanted,
        findings::nowhere(n.nowhere, n.incomplete.len() as u64, sorted_names(n.incomplete)),
    );
    let withheld = sorted_names(n.withheld);
    add(!withheld.is_empty(), findings::withheld(&withheld));
    if let Some(column) = n.nameless {
        add(true, findings::nameless(column));
    }
    let nested = sorted_names(n.nested);
    add(!nested.is_empty(), findings::nested(nested));
    add(!elsewhere.is_empty(), findings::elsewhere(elsewhere));
    let other_type = sorted_names(n.other_type);
    add(!other_type.is_empty(), findings::other_type(other_type, &n.typed_columns));
    piece.findings = findings;
}

/// Returns the codes that several areas have; `areas` must be sorted by code.
fn twins(areas: &[Area]) -> Vec<String> {
    let groups = areas.chunk_by(|a, b| a.id == b.id).filter(|group| group.len() > 1);
    groups.map(|group| group[0].id.clone()).collect()
}
