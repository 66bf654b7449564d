//! The areas of a piece in the colours of their districts, with the borders between them.

use super::canvas::Canvas;
use super::district_borders;
use super::frame::Frame;
use super::sheet_measures::{BORDER, DISTRICT, LAND};
use crate::maps::piece::Piece;

/// On maps of up to so many areas, an area too small to be seen gets a dot.
const MARKED: usize = 400;

/// Draws the areas; `districts` has the number of each area's district.
pub(super) fn draw(canvas: &mut Canvas, piece: &Piece, frame: &Frame, districts: &[usize]) {
    for (area, district) in piece.areas.iter().zip(districts) {
        // Steps of three, since neighbouring districts mostly have successive codes.
        let colour = LAND[district * 3 % LAND.len()];
        canvas.area(&area.shape, frame, colour);
    }
    let thin = if piece.areas.len() > 2_000 { 0.5 } else { 1.0 };
    for area in &piece.areas {
        canvas.outline(&area.shape, frame, (BORDER, thin));
    }
    let lines = district_borders::between(piece, districts);
    canvas.lines(&lines, frame, (DISTRICT, 2.4));
    if piece.areas.len() <= MARKED {
        for area in &piece.areas {
            let extent = area.shape.extent();
            if !extent.is_empty() && frame.dots(extent) < 4.0 {
                let [x, y] = frame.at(extent.middle());
                canvas.rectangle([x - 3.0, y - 3.0, x + 3.0, y + 3.0], Some(DISTRICT), None);
            }
        }
    }
}
