//! The map sheet: a picture of the piece that shows a buyer at a glance that it is the right place.
//!
//! A4 across at 170 dots an inch: title, the areas in the colours of their districts, names where they
//! find room, degrees at the frame, north arrow, scale, legend, source and the disclaimer. The same
//! piece gives the same bytes: shapes are drawn in the order of their codes, names from the widest area
//! down.

mod borders;
mod canvas;
#[cfg(test)]
pub(super) mod fixture;
mod labels;
mod lettering;
mod png;

use std::collections::BTreeMap;

use canvas::{Canvas, Colour, Frame};
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
/// Where the column beside the map begins.
const SIDE: f32 = 1550.0;
/// Kilometres of a degree of latitude (mean radius of the earth, 6371 km).
const DEGREE: f64 = 111.195;

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

/// Draws the sheet of a piece as PNG.
pub(super) fn draw(piece: &Piece, order: &MapOrder) -> Result<Vec<u8>> {
    let letters = Lettering::load()?;
    let mut canvas = Canvas::new(SHEET.0, SHEET.1)?;
    title(&mut canvas, &letters, piece, order);
    let extent = piece.extent();
    let frame = Frame::fit(extent, MAP, piece.degrees);
    canvas.rectangle(MAP, Some(AROUND), None);
    let districts = districts(piece, order);
    if !extent.is_empty() {
        land(&mut canvas, piece, &frame, &districts);
        graticule(&mut canvas, &letters, &frame, piece.degrees);
        labels::place(&mut canvas, &letters, piece, order, &frame, &districts);
    }
    canvas.rectangle(MAP, None, Some((INK, 2.0)));
    side(&mut canvas, &letters, piece, order, &frame);
    Ok(png::encode(SHEET, &canvas.rgb()))
}

/// Returns the number of each area's district, counted in the order of their codes. A map of districts has
/// each by itself.
fn districts(piece: &Piece, order: &MapOrder) -> Vec<usize> {
    let width = if order.region.code.len() < 4 { 4 } else { 7 };
    let key = |id: &str| id.get(..width).unwrap_or(id).to_owned();
    let mut numbers = BTreeMap::new();
    for area in &piece.areas {
        let next = numbers.len();
        numbers.entry(key(&area.id)).or_insert(next);
    }
    piece.areas.iter().map(|area| numbers.get(&key(&area.id)).copied().unwrap_or(0)).collect()
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

/// Draws the lines of even degrees (or kilometres) with their numbers at the frame.
fn graticule(canvas: &mut Canvas, letters: &Lettering, frame: &Frame, degrees: bool) {
    let [west, south, east, north] = frame.seen().0;
    let step = step((east - west).max(north - south) / 5.0);
    let line = ([150, 174, 190], 0.7);
    let mut number = (west / step).ceil() * step;
    while number < east {
        let x = frame.at([number, south])[0];
        canvas.stroke(&[[x, MAP[1]], [x, MAP[3]]], line);
        let text = tick(number, degrees, ["BT", "BB"], step);
        let width = letters.width(&text, 18.0, false);
        letters.write(canvas, &text, [x - width / 2.0, MAP[3] + 24.0], 18.0, false, FAINT);
        number += step;
    }
    let mut number = (south / step).ceil() * step;
    while number < north {
        let y = frame.at([west, number])[1];
        canvas.stroke(&[[MAP[0], y], [MAP[2], y]], line);
        let text = tick(number, degrees, ["LU", "LS"], step);
        letters.halo(canvas, &text, [MAP[0] + 8.0, y - 5.0], 18.0, false, FAINT);
        number += step;
    }
}

/// Returns 1, 2 or 5 of the power of ten nearest below.
fn step(rough: f64) -> f64 {
    let power = 10_f64.powf(rough.max(1e-9).log10().floor());
    let times = [5.0, 2.0, 1.0].into_iter().find(|times| times * power <= rough);
    times.unwrap_or(1.0) * power
}

fn tick(number: f64, degrees: bool, ends: [&str; 2], step: f64) -> String {
    if !degrees {
        return format!("{:.0} km", number / 1000.0);
    }
    let decimals = (0..6).find(|n| step * 10_f64.powi(*n) > 0.99).unwrap_or(6);
    let decimals = usize::try_from(decimals).unwrap_or(0);
    let end = if number < 0.0 { ends[1] } else { ends[0] };
    format!("{:.decimals$}° {end}", number.abs()).replace('.', ",")
}

/// The column beside the map.
fn side(canvas: &mut Canvas, letters: &Lettering, piece: &Piece, order: &MapOrder, frame: &Frame) {
    north_arrow(canvas, letters, [SIDE + 60.0, 190.0]);
    scale_bar(canvas, letters, [SIDE, 400.0], frame, piece.degrees);
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
    let line = if order.level > Level::Kecamatan { (BORDER, 1.6) } else { (DISTRICT, 3.0) };
    entry(canvas, &format!("batas {}", unit(order.level)), line);
    y += 30.0;
    let extent = piece.extent().0;
    let mut paragraph = |canvas: &mut Canvas, head: &str, text: &str| {
        letters.write(canvas, head, [SIDE, y], 22.0, true, INK);
        y += 32.0;
        for line in letters.lines(text, 20.0, 400.0) {
            letters.write(canvas, &line, [SIDE, y], 20.0, false, INK);
            y += 28.0;
        }
        y += 24.0;
    };
    if piece.degrees && !piece.extent().is_empty() {
        let text = format!(
            "{} – {}\n{} – {}",
            tick(extent[0], true, ["BT", "BB"], 0.01),
            tick(extent[2], true, ["BT", "BB"], 0.01),
            tick(extent[1], true, ["LU", "LS"], 0.01),
            tick(extent[3], true, ["LU", "LS"], 0.01)
        );
        paragraph(canvas, "Letak", &text);
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

fn scale_bar(
    canvas: &mut Canvas,
    letters: &Lettering,
    [x, y]: [f32; 2],
    frame: &Frame,
    degrees: bool,
) {
    let kilometre = if degrees { 1.0 / DEGREE } else { 1000.0 };
    // The frame keeps a degree of latitude as long as one of longitude is in the middle of the map.
    let dots = (frame.scale * kilometre) as f32;
    let length = step(f64::from(360.0 / dots));
    let part = length as f32 * dots / 4.0;
    for place in 0..4_u8 {
        let left = x + part * f32::from(place);
        let fill = if place % 2 == 0 { INK } else { [255, 255, 255] };
        canvas.rectangle([left, y, left + part, y + 14.0], Some(fill), Some((INK, 1.5)));
    }
    for (times, place) in [(0.0, 0.0), (0.5, 2.0), (1.0, 4.0)] {
        let number = length * times;
        let number = if number >= 1.0 || number == 0.0 {
            format!("{}", (number * 10.0).round() / 10.0)
        } else {
            format!("{number:.2}")
        };
        let text = number.replace('.', ",") + if times > 0.9 { " km" } else { "" };
        letters.write(canvas, &text, [x + part * place - 6.0, y + 40.0], 20.0, false, INK);
    }
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
    fn steps_are_round_and_ticks_are_told_in_indonesian() {
        for (rough, expected) in [(0.07, 0.05), (1.0, 1.0), (4.9, 2.0), (0.019, 0.01)] {
            assert!((step(rough) - expected).abs() < 1e-12, "{rough}");
        }
        assert_eq!(tick(-3.65, true, ["LU", "LS"], 0.05), "3,65° LS");
        assert_eq!(tick(128.0, true, ["BT", "BB"], 1.0), "128° BT");
        assert_eq!(tick(9_590_000.0, false, ["", ""], 10_000.0), "9590 km");
    }
}
