//! Whether a row of a list is a map.

use super::columns::Meaning;
use super::row::Row;
use crate::proposal::names::{Name, Said};
use crate::proposal::product::Context;

/// Endings of the files of maps.
const ENDINGS: [&str; 8] = [".shp", ".gpkg", ".geojson", ".fgb", ".kml", ".kmz", ".shx", ".prj"];

/// Words of maps.
const WORDS: [&str; 10] = [
    "peta",
    "wilkerstat",
    "shapefile",
    "shp",
    "gpkg",
    "geopackage",
    "geojson",
    "fgb",
    "kml",
    "kmz",
];

/// Words that maps have, and other data as well.
const WEAK: [&str; 8] =
    ["map", "maps", "batas", "polygon", "poligon", "spasial", "spatial", "lapisan"];

/// Returns true for a row of a map: by the columns that only maps have, by the ending of its file, or by its words.
pub(super) fn is_map(context: &Context<'_>, row: Row<'_>) -> bool {
    if row.column("cut").is_some() {
        return true;
    }
    let cells: Vec<&str> = [
        row.column("survey"),
        row.column("variant"),
        row.column("title"),
        row.cell(Meaning::File),
        row.cell(Meaning::Format),
        row.column("root"),
        row.column("id"),
    ]
    .into_iter()
    .flatten()
    .map(|cell| cell.text)
    .collect();
    let has_ending = |text: &&str| {
        let text = text.to_lowercase();
        ENDINGS.iter().any(|ending| text.ends_with(ending))
    };
    if cells.iter().any(has_ending) {
        return true;
    }
    let names: Vec<Name> = cells.into_iter().map(Name::of).collect();
    let has = |words: &[&str]| {
        names.iter().flat_map(|name| &name.tokens).any(|token| words.contains(&&*token.text))
    };
    if has(&WORDS) {
        return true;
    }
    let of_map = context.words.of_map(&names);
    let is_final = has(&["final"]) && of_map.edition != Said::Nothing;
    let is_table = context.words.of_table(&names).survey != Said::Nothing;
    !is_table && of_map.level != Said::Nothing && (has(&WEAK) || is_final)
}
