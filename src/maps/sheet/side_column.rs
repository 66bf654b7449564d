//! The column beside the map: north arrow, place in Indonesia, legend, bounds, areas far from the others, coordinate
//! system, source and disclaimer.

use super::canvas::Canvas;
use super::coordinate_units::Units;
use super::districts::is_grouped;
use super::graticule::round_step;
use super::graticule::tick;
use super::lettering::Lettering;
use super::sheet_measures::{BORDER, Colour, DISTRICT, INK, SIDE, SIDE_WIDTH};
use super::title::areas_called;
use super::{locator, outliers};
use crate::maps::piece::Piece;
use crate::maps::shape::Extent;
use crate::model::{Level, listed_up_to};
use crate::plan::MapOrder;

/// Writes the column beside the map, except for scale and key; returns the y coordinate of its end.
pub(super) fn draw(
    canvas: &mut Canvas,
    letters: &Lettering,
    piece: &Piece,
    order: &MapOrder,
    units: Units,
) -> f32 {
    let extent = piece.extent();
    if units != Units::Nowhere {
        north_arrow(canvas, letters, [SIDE + 40.0, 190.0]);
    }
    if units == Units::Degrees && !extent.is_empty() {
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
    if order.region.code.level() < Level::Kabupaten {
        entry(canvas, "batas kabupaten/kota", (DISTRICT, 3.0));
    } else if order.level > Level::Kecamatan {
        entry(canvas, "batas kecamatan", (DISTRICT, 3.0));
    }
    let line = if is_grouped(order) { (BORDER, 1.6) } else { (DISTRICT, 3.0) };
    entry(canvas, &format!("batas {}", areas_called(order.level)), line);
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
    paragraph(canvas, "Letak", &location(extent, units));
    let away: Vec<&str> = outliers::outliers(piece).iter().map(|area| area.id.as_str()).collect();
    if !away.is_empty() {
        let named = listed_up_to(&away, 1, [" dan ", " lainnya"]);
        let text = format!("Wilayah {named} terletak sangat jauh dari wilayah yang lain.");
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

/// Returns the bounds of a piece as text, or a sentence that they are not known.
fn location(extent: Extent, units: Units) -> String {
    let [west, south, east, north] = extent.0;
    let [width, height] = extent.size();
    match units {
        Units::Nowhere => {
            "Koordinatnya bukan derajat atau meter di bumi: letak tidak dapat dinyatakan."
                .to_owned()
        }
        Units::Metres => format!("{west:.0} – {east:.0} m\n{south:.0} – {north:.0} m"),
        Units::Degrees => {
            let apart = round_step(width.max(height) / 2.0).min(0.01);
            let east_west = |number| tick(number, units, ["BT", "BB"], apart);
            let north_south = |number| tick(number, units, ["LU", "LS"], apart);
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
