//! The inset: a small map of Indonesia that shows where the piece lies.

use super::canvas::Canvas;
use super::coordinate_units::Units;
use super::frame::Frame;
use super::lettering::Lettering;
use super::sheet_measures::{Colour, FAINT, INK};
use crate::maps::shape::{At, Extent, Ring, Shape};

/// What the inset shows: west, south, east, north.
const SHOWN: Extent = Extent([94.0, -12.0, 142.0, 7.0]);
/// The land in the inset, of all countries: one ring a line, positions in tenths of a degree. From Natural Earth,
/// 1:50 000 000, public domain; islands below some 150 square kilometres are left out.
const LAND: &str = include_str!("../land.txt");
const EARTH: Colour = [205, 211, 205];
const SEA: Colour = [245, 248, 250];
const MARK: Colour = [196, 30, 30];

/// Draws the inset at its top left corner, `width` dots wide. A piece that is not wholly within [`SHOWN`], or is wider
/// than half of it, has none.
pub(super) fn draw(
    canvas: &mut Canvas,
    letters: &Lettering,
    [left, top]: [f32; 2],
    width: f32,
    extent: Extent,
) {
    let [across, up] = SHOWN.size();
    if !SHOWN.holds(extent) || extent.size()[0] > across / 2.0 {
        return;
    }
    let frame = [left, top, left + width, top + width * (up / across) as f32];
    let inset = Frame::whole(SHOWN, frame, Units::Metres);
    canvas.rectangle(frame, Some(SEA), None);
    for ring in land() {
        canvas.area(&Shape { polygons: vec![vec![ring]] }, &inset, EARTH);
    }
    let [_, _, right, bottom] = frame;
    for (degree, text) in
        [(100.0, "100°"), (110.0, ""), (120.0, "120° BT"), (130.0, ""), (140.0, "140°")]
    {
        let x = inset.at([degree, 0.0])[0];
        canvas.stroke(&[[x, bottom], [x, bottom + 5.0]], (FAINT, 1.0));
        let half = letters.width(text, 15.0, false) / 2.0;
        letters.write(canvas, text, [x - half, bottom + 20.0], 15.0, false, FAINT);
    }
    for (degree, text) in [(0.0, "0°"), (-10.0, "10° LS")] {
        let y = inset.at([94.0, degree])[1];
        canvas.stroke(&[[left - 5.0, y], [left, y]], (FAINT, 1.0));
        let width = letters.width(text, 15.0, false);
        letters.write(canvas, text, [left - 9.0 - width, y + 5.0], 15.0, false, FAINT);
    }
    canvas.rectangle(frame, None, Some((INK, 1.5)));
    let ([west, north], [east, south]) =
        (inset.at([extent.0[0], extent.0[3]]), inset.at([extent.0[2], extent.0[1]]));
    // The box of a village would be too small to be seen, so a box has at least 9 dots.
    let wide = |from: f32, to: f32| {
        let more = (9.0 - (to - from)).max(0.0) / 2.0;
        [from - more, to + more]
    };
    let ([west, east], [north, south]) = (wide(west, east), wide(north, south));
    let fill = if east - west < 16.0 { Some(MARK) } else { None };
    let mark = [west.max(left), north.max(top), east.min(right), south.min(bottom)];
    canvas.rectangle(mark, fill, Some((MARK, 2.0)));
}

fn land() -> impl Iterator<Item = Ring> {
    let position = |text: &str| -> Option<At> {
        let (x, y) = text.split_once(',')?;
        Some([x.parse::<f64>().ok()? / 10.0, y.parse::<f64>().ok()? / 10.0])
    };
    LAND.lines().map(move |line| line.split(' ').filter_map(position).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn land_is_rings_within_the_inset() {
        let rings: Vec<Ring> = land().collect();
        assert!(rings.len() > 50);
        for ring in &rings {
            assert!(ring.len() > 2);
            assert!(SHOWN.holds(Extent::of(ring)), "{ring:?}");
        }
        // Borneo, Java and Seram are among it.
        for at in [[114.0, 0.0], [110.0, -7.2], [129.5, -3.0]] {
            let inside = |ring: &Ring| {
                let mut closed = ring.clone();
                closed.push(ring[0]);
                Shape { polygons: vec![vec![closed]] }.contains(at)
            };
            assert!(rings.iter().any(inside), "{at:?}");
        }
    }
}
