//! The title: region, code, level, edition and number of areas.

use super::canvas::Canvas;
use super::lettering::Lettering;
use super::sheet_measures::{FAINT, INK};
use crate::maps::piece::Piece;
use crate::message::grouped;
use crate::model::Level;
use crate::plan::MapOrder;

/// Writes the title at the top of the sheet.
pub(super) fn draw(canvas: &mut Canvas, letters: &Lettering, piece: &Piece, order: &MapOrder) {
    let region = region_name(order).to_uppercase();
    let name = format!("{region} ({})", order.region.code);
    let size = letters.fitting(&name, true, 58.0, 1860.0);
    letters.write(canvas, &name, [48.0, 82.0], size, true, INK);
    let edition = format!("{} semester {}", order.edition.year, order.edition.semester);
    let line = format!(
        "Peta wilayah kerja statistik per {} · edisi {edition} · {} wilayah",
        areas_called(order.level),
        grouped(piece.features())
    );
    letters.write(canvas, &line, [50.0, 136.0], 32.0, false, FAINT);
}

fn region_name(order: &MapOrder) -> String {
    let name = &order.region.name;
    match order.region.code.level() {
        Level::Provinsi => format!("Provinsi {name}"),
        Level::Kabupaten if name.starts_with("Kota ") || name.starts_with("Kabupaten ") => {
            name.clone()
        }
        Level::Kabupaten => format!("Kabupaten {name}"),
        Level::Kecamatan => format!("Kecamatan {name}"),
        _ => name.clone(),
    }
}

/// Returns the Indonesian name for the areas of a level.
pub(super) fn areas_called(level: Level) -> &'static str {
    match level {
        Level::Kecamatan => "kecamatan",
        Level::Desa => "desa/kelurahan",
        Level::Sls => "SLS",
        Level::Subsls => "sub-SLS",
        Level::BlokSensus => "blok sensus",
        _ => "wilayah",
    }
}
