//! Settling and checking all areas of a piece: shapes first, side by side, then what they are to each
//! other.

use gdal::cpl::CslStringList;
use gdal::spatial_ref::CoordTransform;
use gdal::vector::Geometry;
use rayon::prelude::*;

use super::border::may_overlap;
use super::clean::Notes;
use super::cut::system;
use super::finding::{self, MapFinding};
use super::names::bare;
use super::piece::{Area, Piece};
use super::rings::is_suspect;
use super::shape::{At, Extent, Mended, Shape};
use crate::plan::{MapOrder, WGS84};

/// Square degrees that areas may overlap by: about a square metre.
const DEGREE_SLACK: f64 = 1e-10;
/// Square metres that they may.
const METRE_SLACK: f64 = 1.0;
/// Indonesia with a degree around it: west, south, east, north. The country reaches from 94°58' to
/// 141°01' E and from 11°00' S to 6°04' N (Badan Informasi Geospasial).
const INDONESIA: Extent = Extent([94.0, -12.0, 142.0, 7.0]);
/// The part of the smaller area from which an overlap stops the sale.
const LARGE: f64 = 0.01;

/// Settles the shapes, sorts the areas, and writes down what was found.
pub(super) fn check(
    piece: &mut Piece,
    order: &MapOrder,
    decimals: u32,
    repair: bool,
    notes: Notes,
) {
    let had_geometry: Vec<bool> = piece.areas.iter().map(|area| !area.shape.is_empty()).collect();
    let health: Vec<Health> =
        piece.areas.par_iter_mut().map(|area| settle(&mut area.shape, decimals, repair)).collect();
    let ids = |wanted: &dyn Fn(usize) -> bool| -> Vec<String> {
        let areas = piece.areas.iter().enumerate().filter(|(at, _)| wanted(*at));
        sorted(areas.map(|(_, area)| area.id.clone()).collect())
    };
    let crossing = ids(&|at| health[at] == Health::Crossing);
    let repaired = ids(&|at| health[at] == Health::Repaired);
    let mut empty = ids(&|at| piece.areas[at].shape.is_empty() || !had_geometry[at]);
    let in_degrees = in_degrees(piece.crs);
    let elsewhere = ids(&|at| {
        let extent = piece.areas[at].shape.extent();
        !extent.is_empty() && !in_degrees(extent).is_some_and(|extent| INDONESIA.holds(extent))
    });
    // What was no area is told as that.
    empty.retain(|id| !notes.no_areas.contains(id));
    // Twins stay in the order of their layers and rows, whatever parts those were read in.
    piece.areas.sort_by(|a, b| a.id.cmp(&b.id).then(a.layer.cmp(&b.layer)));
    let mut findings = Vec::new();
    let mut add = |wanted: bool, finding: MapFinding| findings.extend(wanted.then_some(finding));
    add(!empty.is_empty(), finding::no_geometry(empty));
    let twins = twins(&piece.areas);
    add(!twins.is_empty(), finding::twins(twins));
    let (lacking, unknown, renamed) = against_master(piece, order);
    add(!lacking.is_empty(), finding::only_in_master(lacking));
    let without = lacks_regencies(piece, order);
    add(!without.is_empty(), finding::lacks_regencies(without));
    add(!unknown.is_empty(), finding::only_in_map(unknown));
    add(!renamed.is_empty(), finding::other_names(renamed));
    let n = notes;
    add(!n.no_areas.is_empty(), finding::no_areas(sorted(n.no_areas)));
    add(n.heights > 0, finding::heights(n.heights));
    add(!n.curves.is_empty(), finding::curves(sorted(n.curves)));
    add(n.padded > 0, finding::lost_zeros(n.padded));
    add(!n.unreadable.is_empty(), finding::encodings(sorted(n.unreadable)));
    add(!crossing.is_empty(), finding::crossing(crossing));
    add(!repaired.is_empty(), finding::repaired(repaired));
    add(!n.too_long.is_empty(), finding::too_long(sorted(n.too_long), &n.long_columns));
    add(!n.torn.is_empty(), finding::contradictions(sorted(n.torn)));
    add(
        !n.other_region.is_empty(),
        finding::other_region(sorted(n.other_region), &n.other_names, &n.names_inside),
    );
    let wanted = n.nowhere > 0 || !n.incomplete.is_empty();
    add(wanted, finding::nowhere(n.nowhere, n.incomplete.len() as u64, sorted(n.incomplete)));
    let withheld = sorted(n.withheld);
    add(!withheld.is_empty(), finding::withheld(&withheld));
    if let Some(column) = n.nameless {
        add(true, finding::nameless(column));
    }
    let nested = sorted(n.nested);
    add(!nested.is_empty(), finding::nested(nested));
    add(!elsewhere.is_empty(), finding::elsewhere(elsewhere));
    let other_type = sorted(n.other_type);
    add(!other_type.is_empty(), finding::other_type(other_type, &n.typed_columns));
    piece.findings = findings;
}

/// Returns what turns a box in a system into one in degrees, as far as its corners tell; its answer is `None`
/// where they have none.
fn in_degrees(crs: u32) -> impl Fn(Extent) -> Option<Extent> {
    let turn =
        (crs != WGS84).then(|| CoordTransform::new(&system(crs).ok()?, &system(WGS84).ok()?).ok());
    move |extent| match &turn {
        None => Some(extent),
        Some(turn) => {
            let [west, south, east, north] = extent.0;
            let (mut x, mut y) = ([west, east, west, east], [south, south, north, north]);
            turn.as_ref()?.transform_coords(&mut x, &mut y, &mut []).ok()?;
            let corners: Vec<At> = x.into_iter().zip(y).map(|(x, y)| [x, y]).collect();
            Some(Extent::of(&corners))
        }
    }
}

fn sorted(mut texts: Vec<String>) -> Vec<String> {
    texts.sort_unstable();
    texts.dedup();
    texts
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Health {
    Sound,
    Crossing,
    Repaired,
}

fn settle(shape: &mut Shape, decimals: u32, repair: bool) -> Health {
    let mut mended = Mended::default();
    shape.settle(decimals, &mut mended);
    let told = if mended.open { Health::Repaired } else { Health::Sound };
    if shape.is_empty() || !is_suspect(shape) {
        return told;
    }
    let Ok(geometry) = Geometry::from_wkb(&shape.to_wkb()) else { return Health::Crossing };
    if geometry.is_valid() {
        return told;
    }
    if !repair {
        return Health::Crossing;
    }
    let made = geometry.make_valid(&CslStringList::new()).and_then(|made| made.wkb());
    // What repairing leaves besides areas are lines without extent.
    let made = made.ok().and_then(|bytes| Shape::from_wkb(&bytes, &mut Mended::default()));
    match made {
        Some(mut made) if !made.is_empty() => {
            made.settle(decimals, &mut Mended::default());
            *shape = made;
            Health::Repaired
        }
        _ => Health::Crossing,
    }
}

/// Returns the codes that several areas bear; the areas are sorted by code.
fn twins(areas: &[Area]) -> Vec<String> {
    let groups = areas.chunk_by(|a, b| a.id == b.id).filter(|group| group.len() > 1);
    groups.map(|group| group[0].id.clone()).collect()
}

/// Returns areas of the master list alone, of the map alone, and those with another name.
fn against_master(piece: &Piece, order: &MapOrder) -> (Vec<String>, Vec<String>, Vec<String>) {
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
                let (here, there) = (bare(area.text(at)), bare(&listed.name));
                if !here.is_empty() && !there.is_empty() && here != there {
                    renamed.push(area.id.clone());
                }
            }
        }
    }
    let held = |id: &str| piece.areas.binary_search_by(|area| area.id.as_str().cmp(id)).is_ok();
    lacking.extend(order.master.iter().filter(|a| !held(&a.id)).map(|a| a.id.clone()));
    (lacking, sorted(unknown), sorted(renamed))
}

/// Returns the regencies of a larger region that no area lies in; the areas are sorted by code.
fn lacks_regencies(piece: &Piece, order: &MapOrder) -> Vec<String> {
    let has = |regency: &str| {
        let at = piece.areas.partition_point(|area| area.id.as_str() < regency);
        piece.areas.get(at).is_some_and(|area| area.id.starts_with(regency))
    };
    order.regencies.iter().filter(|regency| !has(regency)).cloned().collect()
}

impl Piece {
    /// Finds areas that overlap. Asked for by itself, since it can go on beside the writing.
    pub fn check_overlaps(&self) -> Vec<MapFinding> {
        let (large, small) = overlaps(self);
        let found = [(true, large), (false, small)].into_iter();
        let found = found.filter(|(_, pairs)| !pairs.is_empty());
        found.map(|(large, pairs)| finding::overlaps(large, pairs)).collect()
    }

    /// Adds findings, in the order of their codes.
    pub fn add_findings(&mut self, found: Vec<MapFinding>) {
        self.findings.extend(found);
        self.findings.sort_by(|a, b| a.code.cmp(&b.code));
    }
}

/// Returns pairs that overlap by much, and by little.
fn overlaps(piece: &Piece) -> (Vec<String>, Vec<String>) {
    let shapes: Vec<&Shape> = piece.areas.iter().map(|area| &area.shape).collect();
    let slack = if piece.degrees { DEGREE_SLACK } else { METRE_SLACK };
    let suspected = may_overlap(&shapes);
    let found: Vec<Option<bool>> = suspected
        .par_iter()
        .map(|(a, b)| {
            let (a, b) = (shapes[*a], shapes[*b]);
            let area = common(a, b).filter(|area| *area > slack)?;
            Some(area > LARGE * a.area().min(b.area()))
        })
        .collect();
    let (mut large, mut small) = (Vec::new(), Vec::new());
    for ((a, b), found) in suspected.into_iter().zip(found) {
        let pair = || format!("{}–{}", piece.areas[a].id, piece.areas[b].id);
        match found {
            Some(true) => large.push(pair()),
            Some(false) => small.push(pair()),
            None => {}
        }
    }
    (large, small)
}

/// Returns the area that two shapes share; where GEOS cannot tell, since one is unsound, as though it
/// were none: that is told of the one.
fn common(a: &Shape, b: &Shape) -> Option<f64> {
    let geometry = |shape: &Shape| Geometry::from_wkb(&shape.to_wkb()).ok();
    Some(geometry(a)?.intersection(&geometry(b)?)?.area())
}
