//! The map sheet: a picture of the piece that shows a buyer at a glance that it is the right place.
//!
//! A4 across at 170 dots an inch: title, the areas in the colours of their districts, names where they
//! find room and a key for those that find none, degrees at the frame, north arrow, the place in Indonesia,
//! scale, legend, source and the disclaimer. What does not lie on earth has neither degrees nor scale. The
//! same piece gives the same bytes: shapes are drawn in the order of their codes, names from the widest
//! area down.

mod borders;
mod canvas;
mod cover;
mod districts;
mod far;
#[cfg(test)]
pub(super) mod fixture;
mod grid;
mod ground;
mod key;
mod labels;
mod lettering;
mod locator;
mod png;
mod rows;
mod scale;

use std::collections::BTreeMap;

use canvas::{Canvas, Colour, Frame};
use grid::{Grid, tick};
use ground::Ground;
use key::Key;
use labels::{Labels, Setting};
use lettering::Lettering;

use super::piece::Piece;
use super::shape::{At, Extent};
use crate::error::Result;
use crate::model::Level;
use crate::plan::MapOrder;

/// The sheet's size in dots.
const SHEET: (u32, u32) = (2000, 1414);
/// The map's frame: left, top, right, bottom.
const MAP: [f32; 4] = [48.0, 168.0, 1510.0, 1340.0];
/// Where the column beside the map begins, and its width.
const SIDE: f32 = 1550.0;
const SIDE_WIDTH: f32 = 402.0;
/// The lowest dot of a text.
const LOWEST: f32 = 1390.0;

const INK: Colour = [34, 40, 49];
const FAINT: Colour = [96, 105, 117];
/// Neither sea nor land: what lies around a piece is not on its map.
const AROUND: Colour = [238, 242, 245];
const BORDER: Colour = [128, 128, 128];
const DISTRICT: Colour = [70, 70, 78];
/// Colours that stay apart in print and for most colour-blind eyes.
const LAND: [Colour; 8] = [
    [251, 230, 196],
    [213, 232, 199],
    [222, 214, 235],
    [250, 214, 205],
    [201, 228, 222],
    [245, 238, 186],
    [232, 221, 207],
    [215, 224, 190],
];

/// Draws the sheet of a piece; returns a PNG of 2000 by 1414 dots.
///
/// # Errors
/// [`crate::error::ErrorKind::Internal`] where the picture has no room in memory.
pub fn draw(piece: &Piece, order: &MapOrder) -> Result<Vec<u8>> {
    let letters = Lettering::load()?;
    let mut canvas = Canvas::new(SHEET.0, SHEET.1)?;
    title(&mut canvas, &letters, piece, order);
    let extent = piece.extent();
    let ground = Ground::of(extent, piece.degrees);
    let end = side(&mut canvas, &letters, piece, order, ground);
    // Beyond this the numbers of a picture have no room.
    if extent.is_empty() || !extent.0.iter().all(|number| number.abs() < 1e15) {
        canvas.rectangle(MAP, Some(AROUND), Some((INK, 2.0)));
        let text = "Peta tidak dapat digambar: koordinatnya di luar jangkauan.";
        letters.write(&mut canvas, text, [MAP[0] + 40.0, MAP[1] + 60.0], 26.0, false, INK);
        return Ok(png::encode(SHEET, &canvas.rgb()));
    }
    let districts = groups(piece, order);
    let setting = Setting { letters: &letters, piece, order, districts: &districts };
    let set = Set::of(&setting, extent, ground, LOWEST - end);
    let place = set.frame.place;
    canvas.rectangle(place, Some(AROUND), None);
    land(&mut canvas, piece, &set.frame, &districts);
    set.grid.draw_lines(&mut canvas);
    set.grid.draw_numbers(&mut canvas, &letters);
    set.labels.draw(&mut canvas, &letters);
    canvas.rectangle(place, None, Some((INK, 2.0)));
    scale::draw(&mut canvas, &letters, [SIDE, 400.0], &set.frame, ground);
    let entries = &set.labels.key;
    let (at, width) = if set.beside {
        ([SIDE, end], SIDE_WIDTH)
    } else {
        ([MAP[0], place[3] + BELOW], MAP[2] - MAP[0])
    };
    Key::of(&letters, entries, width).draw(&mut canvas, &letters, entries, at, width);
    Ok(png::encode(SHEET, &canvas.rgb()))
}

/// Dots from the map to a key below it: the numbers of the degrees stand between.
const BELOW: f32 = 44.0;

/// A map in its frame with all that is written on it.
struct Set {
    frame: Frame,
    grid: Grid,
    labels: Labels,
    /// The key stands in the column beside the map, not below it.
    beside: bool,
}

impl Set {
    /// Sets a map as large as its key lets it; the key stands beside the map where `free` dots are enough.
    fn of(setting: &Setting<'_>, extent: Extent, ground: Ground, free: f32) -> Self {
        let letters = setting.letters;
        let set = |bottom: f32| {
            let frame = Frame::fit(extent, [MAP[0], MAP[1], MAP[2], bottom], ground);
            let grid = Grid::of(letters, &frame, ground);
            let labels = Labels::of(setting, &frame, grid.taken.clone());
            Self { frame, grid, labels, beside: false }
        };
        let mut found = set(MAP[3]);
        if Key::of(letters, &found.labels.key, SIDE_WIDTH).height() <= free {
            return Self { beside: true, ..found };
        }
        // A lower map has less room for names, and the key may grow.
        loop {
            let height = Key::of(letters, &found.labels.key, MAP[2] - MAP[0]).height();
            let bottom = LOWEST - height - BELOW;
            if found.frame.place[3] <= bottom {
                return found;
            }
            found = set(bottom.min(found.frame.place[3] - 1.0));
        }
    }
}

/// Returns the number of each area's district, counted in the order of their codes. A map of districts has
/// each by itself.
fn groups(piece: &Piece, order: &MapOrder) -> Vec<usize> {
    let width = if order.region.code.len() < 4 { 4 } else { 7 };
    let key = |id: &str| id.get(..width).unwrap_or(id).to_owned();
    let mut numbers = BTreeMap::new();
    for area in &piece.areas {
        let next = numbers.len();
        numbers.entry(key(&area.id)).or_insert(next);
    }
    piece.areas.iter().map(|area| numbers.get(&key(&area.id)).copied().unwrap_or(0)).collect()
}

/// Up to so many areas, one that is too small to be seen is a dot.
const MARKED: usize = 400;

/// Returns true where the areas are parts of named districts or regencies.
fn is_grouped(order: &MapOrder) -> bool {
    order.level > Level::Kecamatan || order.region.code.len() < 4
}

fn land(canvas: &mut Canvas, piece: &Piece, frame: &Frame, districts: &[usize]) {
    for (area, district) in piece.areas.iter().zip(districts) {
        // Three steps on: neighbours mostly follow each other in their codes.
        let colour = LAND[district * 3 % LAND.len()];
        canvas.area(&area.shape, frame, colour);
    }
    let thin = if piece.areas.len() > 2_000 { 0.5 } else { 1.0 };
    for area in &piece.areas {
        canvas.outline(&area.shape, frame, (BORDER, thin));
    }
    let lines = borders::between(piece, districts);
    canvas.lines(&lines, frame, (DISTRICT, 2.4));
    if piece.areas.len() <= MARKED {
        for area in &piece.areas {
            let extent = area.shape.extent();
            if !extent.is_empty() && frame.dots(extent) < 4.0 {
                let [x, y] = frame.at(middle(extent));
                canvas.rectangle([x - 3.0, y - 3.0, x + 3.0, y + 3.0], Some(DISTRICT), None);
            }
        }
    }
}

fn title(canvas: &mut Canvas, letters: &Lettering, piece: &Piece, order: &MapOrder) {
    let region = region_name(order).to_uppercase();
    let name = format!("{region} ({})", order.region.code);
    let size = letters.fitting(&name, true, 58.0, 1860.0);
    letters.write(canvas, &name, [48.0, 82.0], size, true, INK);
    let edition = format!("{} semester {}", order.edition.year, order.edition.semester);
    let line = format!(
        "Peta wilayah kerja statistik per {} · edisi {edition} · {} wilayah",
        unit(order.level),
        crate::model::grouped(piece.features())
    );
    letters.write(canvas, &line, [50.0, 136.0], 32.0, false, FAINT);
}

fn region_name(order: &MapOrder) -> String {
    let name = &order.region.name;
    match order.region.code.len() {
        2 if order.region.code == "00" => name.clone(),
        2 => format!("Provinsi {name}"),
        4 if name.starts_with("Kota ") || name.starts_with("Kabupaten ") => name.clone(),
        4 => format!("Kabupaten {name}"),
        7 => format!("Kecamatan {name}"),
        _ => name.clone(),
    }
}

/// Returns what the areas of a level are called.
fn unit(level: Level) -> &'static str {
    match level {
        Level::Kecamatan => "kecamatan",
        Level::Desa => "desa/kelurahan",
        Level::Sls => "SLS",
        Level::Subsls => "sub-SLS",
        Level::BlokSensus => "blok sensus",
        _ => "wilayah",
    }
}

/// Returns 1, 2 or 5 of the power of ten nearest below.
fn step(rough: f64) -> f64 {
    let power = 10_f64.powf(rough.max(1e-12).log10().floor());
    let times = [5.0, 2.0, 1.0].into_iter().find(|times| times * power <= rough);
    times.unwrap_or(1.0) * power
}

/// Writes the column beside the map, all but scale and key; returns where it ends.
fn side(
    canvas: &mut Canvas,
    letters: &Lettering,
    piece: &Piece,
    order: &MapOrder,
    ground: Ground,
) -> f32 {
    let extent = piece.extent();
    if ground != Ground::Nowhere {
        north_arrow(canvas, letters, [SIDE + 40.0, 190.0]);
    }
    if ground == Ground::Degrees && !extent.is_empty() {
        locator::draw(canvas, letters, [SIDE + 142.0, 196.0], 258.0, extent);
    }
    let mut y = 500.0;
    letters.write(canvas, "Keterangan", [SIDE, y], 26.0, true, INK);
    y += 42.0;
    let mut entry = |canvas: &mut Canvas, text: &str, line: (Colour, f32)| {
        canvas.stroke(&[[SIDE, y - 8.0], [SIDE + 70.0, y - 8.0]], line);
        letters.write(canvas, text, [SIDE + 88.0, y], 22.0, false, INK);
        y += 36.0;
    };
    if order.region.code.len() < 4 {
        entry(canvas, "batas kabupaten/kota", (DISTRICT, 3.0));
    } else if order.level > Level::Kecamatan {
        entry(canvas, "batas kecamatan", (DISTRICT, 3.0));
    }
    let line = if is_grouped(order) { (BORDER, 1.6) } else { (DISTRICT, 3.0) };
    entry(canvas, &format!("batas {}", unit(order.level)), line);
    y += 30.0;
    let mut paragraph = |canvas: &mut Canvas, head: &str, text: &str| {
        letters.write(canvas, head, [SIDE, y], 22.0, true, INK);
        y += 32.0;
        for line in letters.lines(text, 20.0, false, SIDE_WIDTH) {
            letters.write(canvas, &line, [SIDE, y], 20.0, false, INK);
            y += 28.0;
        }
        y += 24.0;
    };
    paragraph(canvas, "Letak", &location(extent, ground));
    let away: Vec<&str> = far::away(piece).iter().map(|area| area.id.as_str()).collect();
    if let [first, rest @ ..] = away.as_slice() {
        let more =
            if rest.is_empty() { String::new() } else { format!(" dan {} lainnya", rest.len()) };
        let text = format!("Wilayah {first}{more} terletak sangat jauh dari wilayah yang lain.");
        paragraph(canvas, "Perhatian", &text);
    }
    paragraph(canvas, "Sistem koordinat", &format!("EPSG:{}", piece.crs));
    let source = format!(
        "Badan Pusat Statistik, peta wilayah kerja statistik (WILKERSTAT) {} semester {}",
        order.edition.year, order.edition.semester
    );
    paragraph(canvas, "Sumber", &source);
    paragraph(
        canvas,
        "Penting",
        "Batas wilayah kerja statistik bukan batas wilayah administrasi resmi dan tidak dapat \
         dijadikan dasar penetapan batas wilayah.",
    );
    y
}

/// Tells the edges of a piece.
fn location(extent: Extent, ground: Ground) -> String {
    let [west, south, east, north] = extent.0;
    let [width, height] = extent.size();
    match ground {
        Ground::Nowhere => {
            "Koordinatnya bukan derajat atau meter di bumi: letak tidak dapat dinyatakan."
                .to_owned()
        }
        Ground::Metres => format!("{west:.0} – {east:.0} m\n{south:.0} – {north:.0} m"),
        Ground::Degrees => {
            let apart = step(width.max(height) / 2.0).min(0.01);
            let east_west = |number| tick(number, ground, ["BT", "BB"], apart);
            let north_south = |number| tick(number, ground, ["LU", "LS"], apart);
            format!(
                "{} – {}\n{} – {}",
                east_west(west),
                east_west(east),
                north_south(south),
                north_south(north)
            )
        }
    }
}

fn north_arrow(canvas: &mut Canvas, letters: &Lettering, [x, y]: [f32; 2]) {
    let half = |side: f32| [[x, y + 24.0], [x + side * 34.0, y + 130.0], [x, y + 106.0]];
    canvas.fill(&half(1.0), INK);
    canvas.fill(&half(-1.0), [255, 255, 255]);
    for side in [1.0, -1.0] {
        let mut line = half(side).to_vec();
        line.push(line[0]);
        canvas.stroke(&line, (INK, 2.0));
    }
    let width = letters.width("U", 34.0, true);
    letters.write(canvas, "U", [x - width / 2.0, y + 12.0], 34.0, true, INK);
}

/// Returns a position in the middle of a box.
fn middle(extent: Extent) -> At {
    let [west, south, east, north] = extent.0;
    [f64::midpoint(west, east), f64::midpoint(south, north)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_piece_has_a_sheet_and_the_same_one_twice() {
        let near =
            || [fixture::square(128.0, -3.7, 0.1), fixture::square(128.1, -3.7, 0.1)].to_vec();
        let with = |more: Vec<crate::maps::shape::Shape>| [near(), more].concat();
        for shapes in [
            near(),
            with(vec![fixture::square(500_000.0, 9_590_000.0, 100.0)]),
            with(vec![fixture::square(0.0, 0.0, 0.01)]),
            with(vec![fixture::square(1e16, 1e16, 1e10)]),
            with(vec![crate::maps::shape::Shape::default()]),
            vec![fixture::square(128.1, -3.7, 1e-6)],
            vec![fixture::square(128.1, -3.7, 0.0)],
        ] {
            let piece = fixture::piece(shapes);
            let sheet = draw(&piece, &fixture::order()).unwrap();
            assert!(sheet.starts_with(b"\x89PNG"));
            assert!(sheet == draw(&piece, &fixture::order()).unwrap());
        }
    }

    #[test]
    fn steps_are_round() {
        for (rough, expected) in [(0.07, 0.05), (1.0, 1.0), (4.9, 2.0), (0.019, 0.01)] {
            assert!((step(rough) - expected).abs() < 1e-12, "{rough}");
        }
    }
}
