//! Checks of a `GeoPackage` that GDAL does not make when it opens one: whether the texts that describe the map are
//! valid text, and whether the B-trees of all tables and indexes are complete.
//!
//! The database is opened immutable, as GDAL opens it: nothing is locked, nothing is written beside it. GDAL's own
//! queries cannot be used, because GDAL returns broken texts as if they were valid.

use std::path::Path;

use rusqlite::{Connection, ErrorCode, OpenFlags};

use super::geopackage_pages;
use crate::message::{Message, Value, message};
use crate::model::MapLayerProfile;

/// Returns an error where a query of [`TEXTS`] or [`TABLES`] fails or gives no valid text, where that holds for the
/// column names of a layer, or where a B-tree is broken.
pub(super) fn check(path: &Path, layers: &[MapLayerProfile]) -> Result<(), Message> {
    let pages = open(path).and_then(|package| {
        check_texts(&package, layers)?;
        roots(&package)
    });
    geopackage_pages::check(path, pages.map_err(|error| said(&error))?)
}

/// Returns what `SQLite` said, which is English, with a translation where its meaning is known.
fn said(error: &rusqlite::Error) -> Message {
    let words = error.to_string();
    let meaning = match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseCorrupt) => message!("a page of the database is broken"),
        Some(ErrorCode::NotADatabase) => message!("its content is no database"),
        _ => message!("SQLite reports \"{words}\"", words),
    };
    let words = Value::Foreign { words, meaning };
    message!("{words}", words)
}

fn open(path: &Path) -> rusqlite::Result<Connection> {
    let escaped = |byte: u8| match byte {
        b'/' | b'-' | b'_' | b'.' => char::from(byte).to_string(),
        byte if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    };
    let path: String = path.to_string_lossy().bytes().map(escaped).collect();
    let uri = format!("file:{path}?immutable=1");
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    Connection::open_with_flags(uri, flags)
}

/// Queries for the texts that every map has by the standard (OGC 12-128r18). Some texts are read twice: from the
/// table by one query, from its index by another.
const TEXTS: [&str; 5] = [
    "SELECT type, name FROM sqlite_schema WHERE type <> 'index'",
    "SELECT table_name || column_name FROM gpkg_geometry_columns",
    "SELECT table_name, column_name FROM gpkg_geometry_columns",
    "SELECT table_name FROM gpkg_contents",
    "SELECT table_name, coalesce(identifier, ''), coalesce(description, '') FROM gpkg_contents",
];

/// Tables of the standard, of GDAL and of `SQLite`. Where one exists, the names of its columns must be valid text. The
/// query beside it, if any, must work then and return valid text.
const TABLES: [(&str, &str); 13] = [
    ("gpkg_contents", ""),
    ("gpkg_geometry_columns", ""),
    ("gpkg_extensions", "SELECT DISTINCT coalesce(definition, '') FROM gpkg_extensions"),
    ("gpkg_spatial_ref_sys", "SELECT DISTINCT coalesce(description, '') FROM gpkg_spatial_ref_sys"),
    ("gpkg_ogr_contents", ""),
    ("sqlite_sequence", ""),
    ("sqlite_stat1", ""),
    ("gpkg_metadata", "SELECT '' FROM gpkg_metadata LIMIT 1"),
    ("gpkg_metadata_reference", "SELECT '' FROM gpkg_metadata_reference LIMIT 1"),
    ("gpkg_data_columns", "SELECT '' FROM gpkg_data_columns LIMIT 1"),
    ("gpkg_data_column_constraints", "SELECT '' FROM gpkg_data_column_constraints LIMIT 1"),
    ("gpkg_tile_matrix", "SELECT '' FROM gpkg_tile_matrix LIMIT 1"),
    ("gpkg_tile_matrix_set", "SELECT '' FROM gpkg_tile_matrix_set LIMIT 1"),
];

fn check_texts(package: &Connection, layers: &[MapLayerProfile]) -> rusqlite::Result<()> {
    for texts in TEXTS {
        read_texts(package, texts, None)?;
    }
    let layers = layers.iter().map(|layer| (&*layer.name, ""));
    for (table, texts) in TABLES.into_iter().chain(layers) {
        let columns = "SELECT name FROM pragma_table_xinfo(?1)";
        if read_texts(package, columns, Some(table))? > 0 && !texts.is_empty() {
            read_texts(package, texts, None)?;
        }
    }
    Ok(())
}

/// Reads all rows of a query, whose cells must be texts, and returns the number of rows.
fn read_texts(package: &Connection, sql: &str, about: Option<&str>) -> rusqlite::Result<u64> {
    let mut statement = package.prepare(sql)?;
    let columns = statement.column_count();
    let mut rows = statement.query(rusqlite::params_from_iter(about))?;
    let mut count = 0;
    while let Some(row) = rows.next()? {
        (0..columns).try_for_each(|place| row.get::<_, String>(place).map(|_| ()))?;
        count += 1;
    }
    Ok(count)
}

fn roots(package: &Connection) -> rusqlite::Result<Vec<u32>> {
    let sql = "SELECT rootpage FROM sqlite_schema WHERE rootpage > 0";
    package.prepare(sql)?.query_map([], |row| row.get(0))?.collect()
}

#[cfg(test)]
mod tests;
