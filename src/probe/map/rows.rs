//! The cells of the areas of a map, as text.

use std::path::Path;

use gdal::vector::LayerAccess;

use super::gdal::{open, text_of};
use crate::model::MapFormat;

/// The most areas of a layer that are read.
const MOST: usize = 100_000;

/// Gives `see` the cells of each area, with what `choose` makes of the names of its layer's columns. A layer is left
/// out where that is nothing. A map that cannot be read has no rows: whoever reads its profile tells that.
pub(crate) fn each_row<T>(
    path: &Path,
    format: MapFormat,
    choose: impl Fn(&[String]) -> Option<T>,
    mut see: impl FnMut(&T, &[String]),
) {
    let Ok(map) = open(path, format) else { return };
    for mut layer in map.layers() {
        let fields: Vec<(String, _)> =
            layer.defn().fields().map(|field| (field.name(), field.field_type())).collect();
        let names: Vec<String> = fields.iter().map(|(name, _)| name.clone()).collect();
        let Some(chosen) = choose(&names) else { continue };
        for feature in layer.features().take(MOST) {
            let cells = fields.iter().enumerate();
            let cells = cells.map(|(at, (_, kind))| text_of(&feature, at, *kind));
            let cells: Vec<String> = cells.map(Option::unwrap_or_default).collect();
            see(&chosen, &cells);
        }
    }
}
