//! Names on the map: districts first, then areas from the widest down, each only where it hides no other.

use std::collections::BTreeMap;

use super::canvas::{Canvas, Colour, Frame};
use super::lettering::Lettering;
use super::{INK, MAP};
use crate::maps::piece::Piece;
use crate::maps::shape::At;
use crate::model::Level;
use crate::plan::MapOrder;

/// Beyond so many names a sheet is print alone.
const MOST: usize = 400;

/// A name waiting for its place.
#[derive(Clone)]
struct Name {
    text: String,
    at: At,
    /// Dots that it may be wide.
    room: f32,
    size: f32,
    bold: bool,
    colour: Colour,
}

/// Writes the names of districts and areas.
pub(super) fn place(
    canvas: &mut Canvas,
    letters: &Lettering,
    piece: &Piece,
    order: &MapOrder,
    frame: &Frame,
    districts: &[usize],
) {
    let mut taken: Vec<[f32; 4]> = Vec::new();
    let grouped = order.level > Level::Kecamatan || order.region.code.len() < 4;
    if grouped {
        for name in district_names(piece, order, frame, districts) {
            try_name(canvas, letters, &name, frame, &mut taken);
        }
    }
    let column = match order.level {
        Level::Kecamatan => "nmkec",
        Level::Desa => "nmdesa",
        _ => "nmsls",
    };
    let column = piece.column(column);
    let mut names: Vec<Name> = piece
        .areas
        .iter()
        .filter_map(|area| {
            let (at, width) = area.shape.inside()?;
            let room = frame.across(width);
            let text = area.text(column);
            // A name may stand a little over its borders.
            (!text.is_empty()).then(|| Name {
                text: text.to_owned(),
                at,
                room: room * 1.25,
                size: if grouped { 14.0 } else { 22.0 },
                bold: !grouped,
                colour: if grouped { [60, 66, 74] } else { INK },
            })
        })
        .collect();
    names.sort_by(|a, b| b.room.total_cmp(&a.room));
    for name in names.iter().take(MOST) {
        try_name(canvas, letters, name, frame, &mut taken);
    }
}

/// Returns the names of districts (of regencies on a map of the province), the largest first, each in the
/// area nearest to the middle of its own.
fn district_names(
    piece: &Piece,
    order: &MapOrder,
    frame: &Frame,
    districts: &[usize],
) -> Vec<Name> {
    let column = piece.column(if order.region.code.len() < 4 { "nmkab" } else { "nmkec" });
    let mut groups: BTreeMap<usize, Vec<(At, f64, &str)>> = BTreeMap::new();
    for (area, district) in piece.areas.iter().zip(districts) {
        if let Some((at, _)) = area.shape.inside() {
            let entry = (at, area.shape.area(), area.text(column));
            groups.entry(*district).or_default().push(entry);
        }
    }
    let mut names: Vec<(f64, Name)> = Vec::new();
    for group in groups.values() {
        let whole: f64 = group.iter().map(|(_, area, _)| area).sum();
        let mean = |axis: usize| {
            group.iter().map(|(at, area, _)| at[axis] * area).sum::<f64>() / whole.max(1e-300)
        };
        let (x, y) = (mean(0), mean(1));
        let far = |at: &At| (at[0] - x).powi(2) + (at[1] - y).powi(2);
        let nearest = group.iter().min_by(|a, b| far(&a.0).total_cmp(&far(&b.0)));
        let Some((at, _, text)) = nearest else { continue };
        if text.is_empty() {
            continue;
        }
        let room = frame.across(whole.sqrt() * 1.3).max(120.0);
        let name =
            Name { text: text.to_uppercase(), at: *at, room, size: 23.0, bold: true, colour: INK };
        names.push((whole, name));
    }
    names.sort_by(|a, b| b.0.total_cmp(&a.0));
    names.into_iter().map(|(_, name)| name).collect()
}

/// Writes a name where it finds room, smaller where it must.
fn try_name(
    canvas: &mut Canvas,
    letters: &Lettering,
    name: &Name,
    frame: &Frame,
    taken: &mut Vec<[f32; 4]>,
) {
    /// Below this size nobody reads a print.
    const SMALLEST: f32 = 11.0;
    for part in [1.0, 0.82, 0.68, 0.56] {
        let size = name.size * part;
        if size < SMALLEST || fits(canvas, letters, &Name { size, ..name.clone() }, frame, taken) {
            return;
        }
    }
}

fn fits(
    canvas: &mut Canvas,
    letters: &Lettering,
    name: &Name,
    frame: &Frame,
    taken: &mut Vec<[f32; 4]>,
) -> bool {
    let lines = letters.lines(&name.text, name.size, name.room);
    let widths: Vec<f32> =
        lines.iter().map(|line| letters.width(line, name.size, name.bold)).collect();
    let widest = widths.iter().copied().fold(0.0, f32::max);
    if widest > name.room || lines.len() > 3 {
        return false;
    }
    let [x, y] = frame.at(name.at);
    let height = name.size * 1.15;
    let top = y - height * lines.len() as f32 / 2.0;
    let rim = name.size / 4.0;
    let space = [
        x - widest / 2.0 - rim,
        top - rim,
        x + widest / 2.0 + rim,
        top + height * lines.len() as f32 + rim,
    ];
    let outside = space[0] < MAP[0] || space[1] < MAP[1] || space[2] > MAP[2] || space[3] > MAP[3];
    let hides = |other: &[f32; 4]| {
        space[0] < other[2] && other[0] < space[2] && space[1] < other[3] && other[1] < space[3]
    };
    if outside || taken.iter().any(hides) {
        return false;
    }
    for (place, (line, width)) in lines.iter().zip(&widths).enumerate() {
        let base = top + height * (place as f32 + 0.8);
        letters.halo(canvas, line, [x - width / 2.0, base], name.size, name.bold, name.colour);
    }
    taken.push(space);
    true
}
