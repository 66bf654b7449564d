//! The map sheet: a picture of the piece, from which a buyer sees at a glance that it is the right place.
//!
//! A4 landscape at about 170 dots an inch: title, the areas in the colours of their districts, names, a key for the
//! marks in place of names, degrees (or kilometres) at the frame, north arrow, the place in Indonesia, scale, legend,
//! bounds, coordinate system, source and the disclaimer. Coordinates that are no place on earth have neither degrees
//! nor scale nor north arrow. Only a map in degrees shows the place in Indonesia. A note tells of areas very far from
//! the others. The same piece and order give the same bytes: shapes are drawn in the order of their codes, names of the
//! largest area first.

mod area_names;
mod areas;
mod canvas;
mod composition;
mod coordinate_units;
mod district_borders;
mod district_cover;
mod district_names;
mod districts;
#[cfg(test)]
pub(super) mod fixture;
mod frame;
mod graticule;
mod key;
mod labels;
mod lettering;
mod locator;
mod name_slots;
mod outliers;
mod png;
mod scale_bar;
mod sheet_measures;
mod side_column;
mod title;

use self::canvas::Canvas;
use self::composition::Composition;
use self::coordinate_units::Units;
use self::districts::groups;
use self::key::Key;
use self::labels::Setting;
use self::lettering::Lettering;
use self::sheet_measures::{AROUND, BELOW, INK, LOWEST, MAP, SHEET, SIDE, SIDE_WIDTH};
use super::piece::Piece;
use crate::error::Result;
use crate::plan::MapOrder;

/// Draws the sheet of a piece; returns a PNG of 2000 by 1414 dots.
///
/// # Errors
/// [`crate::error::ErrorKind::Internal`] where a built-in font is broken.
pub fn draw(piece: &Piece, order: &MapOrder) -> Result<Vec<u8>> {
    let letters = Lettering::load()?;
    let mut canvas = Canvas::new(SHEET.0, SHEET.1)?;
    title::draw(&mut canvas, &letters, piece, order);
    let extent = piece.extent();
    let units = Units::of(extent, piece.degrees);
    let end = side_column::draw(&mut canvas, &letters, piece, order, units);
    // A piece without shapes, or with numbers from 1e15 on, is not drawn; the sheet then says so in place of the map.
    if extent.is_empty() || !extent.0.iter().all(|number| number.abs() < 1e15) {
        canvas.rectangle(MAP, Some(AROUND), Some((INK, 2.0)));
        let text = "Peta tidak dapat digambar: koordinatnya di luar jangkauan.";
        letters.write(&mut canvas, text, [MAP[0] + 40.0, MAP[1] + 60.0], 26.0, false, INK);
        return Ok(png::encode(SHEET, &canvas.rgb()));
    }
    let districts = groups(piece, order);
    let setting = Setting { letters: &letters, piece, order, districts: &districts };
    let composition = Composition::of(&setting, extent, units, LOWEST - end);
    let place = composition.frame.place;
    canvas.rectangle(place, Some(AROUND), None);
    areas::draw(&mut canvas, piece, &composition.frame, &districts);
    composition.graticule.draw_lines(&mut canvas);
    composition.graticule.draw_numbers(&mut canvas, &letters);
    composition.labels.draw(&mut canvas, &letters);
    canvas.rectangle(place, None, Some((INK, 2.0)));
    scale_bar::draw(&mut canvas, &letters, [SIDE, 400.0], &composition.frame, units);
    let entries = &composition.labels.key;
    let (at, width) = if composition.beside {
        ([SIDE, end], SIDE_WIDTH)
    } else {
        ([MAP[0], place[3] + BELOW], MAP[2] - MAP[0])
    };
    Key::of(&letters, entries, width).draw(&mut canvas, &letters, entries, at, width);
    Ok(png::encode(SHEET, &canvas.rgb()))
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
}
