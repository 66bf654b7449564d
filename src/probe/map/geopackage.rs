//! What a `GeoPackage` holds outside of the columns that GDAL lists: other tables, descriptions,
//! metadata, and what was deleted but not wiped.
//!
//! The database is opened immutable, as GDAL opens it: nothing is locked, nothing appears beside.

use std::path::Path;

use rusqlite::{Connection, OpenFlags, Row};

use super::geopackage_pages;
use super::hidden::{Hidden, is_plain};
use crate::model::MapLayerProfile;

/// Adds what no buyer was promised.
pub(super) fn look(
    path: &Path,
    layers: &[MapLayerProfile],
    hidden: &mut Hidden,
) -> Result<(), String> {
    let package = open(path).map_err(|error| error.to_string())?;
    let mut look = Look { package: &package, layers, hidden };
    look.all().map_err(|error| error.to_string())?;
    let roots =
        look.rows("SELECT rootpage FROM sqlite_schema WHERE rootpage > 0", |row| row.get(0));
    let roots = roots.map_err(|error| error.to_string())?;
    geopackage_pages::look(path, roots, hidden)
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

/// The tables of the standard (OGC 12-128r18) that may have rows, with their columns.
const FILLED: [(&str, &[&str]); 7] = [
    (
        "gpkg_contents",
        &[
            "table_name",
            "data_type",
            "identifier",
            "description",
            "last_change",
            "min_x",
            "min_y",
            "max_x",
            "max_y",
            "srs_id",
        ],
    ),
    (
        "gpkg_geometry_columns",
        &["table_name", "column_name", "geometry_type_name", "srs_id", "z", "m"],
    ),
    ("gpkg_extensions", &["table_name", "column_name", "extension_name", "definition", "scope"]),
    (
        "gpkg_spatial_ref_sys",
        &[
            "srs_name",
            "srs_id",
            "organization",
            "organization_coordsys_id",
            "definition",
            "description",
            "definition_12_063",
            "epoch",
        ],
    ),
    ("gpkg_ogr_contents", &["table_name", "feature_count"]),
    ("sqlite_sequence", &["name", "seq"]),
    ("sqlite_stat1", &["tbl", "idx", "stat"]),
];

/// The tables of the standard that a map does not need: they may be there, empty.
const EMPTY: [&str; 6] = [
    "gpkg_metadata",
    "gpkg_metadata_reference",
    "gpkg_data_columns",
    "gpkg_data_column_constraints",
    "gpkg_tile_matrix",
    "gpkg_tile_matrix_set",
];

/// Beginnings of the names of triggers that the standard and GDAL define.
const TRIGGERS: [&str; 4] =
    ["gpkg_", "rtree_", "trigger_insert_feature_count_", "trigger_delete_feature_count_"];

/// Suffixes of the names of an R-tree's own tables.
const RTREE: [&str; 4] = ["", "_node", "_rowid", "_parent"];

/// Names of a row number that every map has.
const ROW_NUMBERS: [&str; 3] = ["fid", "ogc_fid", "id"];

/// Beginnings of texts in the standard's own tables that say only what every map says.
const USUAL: [&str; 4] = ["http://", "https://", "GeoPackage ", "undefined "];
/// How the standard describes EPSG:4326.
const WGS84: &str = "longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid";

struct Look<'l> {
    package: &'l Connection,
    layers: &'l [MapLayerProfile],
    hidden: &'l mut Hidden,
}

impl Look<'_> {
    fn all(&mut self) -> rusqlite::Result<()> {
        let number = |sql: &str| self.package.query_row(sql, [], |row| row.get::<_, i64>(0));
        if number("PRAGMA freelist_count")? > 0 {
            self.hidden.add("(halaman terhapus)");
        }
        let encoding = "SELECT count(*) FROM pragma_encoding WHERE encoding <> 'UTF-8'";
        if number(encoding)? > 0 {
            self.hidden.add("(teks UTF-16)");
        }
        self.tables()?;
        self.texts()?;
        for (table, columns) in FILLED {
            for (name, _) in self.columns(table)? {
                if !columns.contains(&&*name) {
                    self.hidden.add(&format!("({table}.{name})"));
                }
            }
        }
        for table in EMPTY {
            let any = format!("SELECT count(*) FROM (SELECT 1 FROM {table} LIMIT 1)");
            if !self.columns(table)?.is_empty() && number(&any)? > 0 {
                self.hidden.add(&format!("({table})"));
            }
        }
        self.layer_columns()
    }

    /// Names every table, view and trigger that is no layer and not of the standard.
    fn tables(&mut self) -> rusqlite::Result<()> {
        let rtrees = self.rows(
            "SELECT 'rtree_' || table_name || '_' || column_name FROM gpkg_geometry_columns",
            |row| row.get::<_, String>(0),
        )?;
        let registered =
            self.rows("SELECT table_name FROM gpkg_contents", |row| row.get::<_, String>(0))?;
        let schema = self.rows(
            "SELECT type, name FROM sqlite_schema WHERE type <> 'index' ORDER BY 1, 2",
            |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)),
        )?;
        let listed =
            |name: &str| self.layers.iter().any(|layer| layer.name.eq_ignore_ascii_case(name));
        for name in registered.iter().filter(|name| !listed(name)) {
            self.hidden.add(&format!("(tabel {name})"));
        }
        for (kind, name) in schema {
            let layer = listed(&name) && registered.iter().any(|r| r.eq_ignore_ascii_case(&name));
            let rtree =
                || rtrees.iter().any(|tree| RTREE.iter().any(|end| name == format!("{tree}{end}")));
            let standard = match &*kind {
                "trigger" => TRIGGERS.iter().any(|start| name.starts_with(start)),
                // Styles hold paths and authors, whether or not GDAL lists them.
                _ if name.eq_ignore_ascii_case("layer_styles") => false,
                _ if layer => true,
                "table" => {
                    FILLED.iter().any(|(known, _)| *known == name)
                        || EMPTY.contains(&&*name)
                        || rtree()
                }
                _ => false,
            };
            if !standard {
                let kind = match &*kind {
                    "table" => "tabel",
                    "trigger" => "pemicu",
                    _ => "tampilan",
                };
                self.hidden.add(&format!("({kind} {name})"));
            }
        }
        Ok(())
    }

    /// Names the standard's own columns where they hold words of somebody.
    fn texts(&mut self) -> rusqlite::Result<()> {
        let contents = self.rows(
            "SELECT table_name, coalesce(identifier, ''), coalesce(description, '') FROM gpkg_contents",
            |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?)),
        )?;
        for (table, identifier, description) in contents {
            if !identifier.is_empty() && identifier != table && !is_plain(&identifier) {
                self.hidden.add("(gpkg_contents.identifier)");
            }
            if !description.is_empty() && description != table && description != identifier {
                self.hidden.add("(gpkg_contents.description)");
            }
        }
        for (table, column) in
            [("gpkg_extensions", "definition"), ("gpkg_spatial_ref_sys", "description")]
        {
            if self.columns(table)?.is_empty() {
                continue;
            }
            let sql = format!("SELECT DISTINCT coalesce({column}, '') FROM {table}");
            let usual = |text: &String| {
                let short = text.len() <= 128 && USUAL.iter().any(|start| text.starts_with(start));
                text.is_empty() || text == WGS84 || short
            };
            if !self.rows(&sql, |row| row.get(0))?.iter().all(usual) {
                self.hidden.add(&format!("({table}.{column})"));
            }
        }
        Ok(())
    }

    /// Adds the columns of layers that GDAL keeps to itself: a row number under another name, a
    /// second geometry, computed columns.
    fn layer_columns(&mut self) -> rusqlite::Result<()> {
        let geometries = self
            .rows("SELECT table_name, column_name FROM gpkg_geometry_columns", |row| {
                Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))
            })?;
        for layer in self.layers {
            for (name, key) in self.columns(&layer.name)? {
                let listed = layer.fields.iter().any(|field| field.name == name);
                let number = key && ROW_NUMBERS.iter().any(|n| n.eq_ignore_ascii_case(&name));
                let geometry = || geometries.iter().any(|(t, c)| *t == layer.name && *c == name);
                if !listed && !number && !geometry() {
                    self.hidden.add_column(&name);
                }
            }
        }
        Ok(())
    }

    /// Returns a table's columns, computed and hidden ones as well, and which are its key; none
    /// where there is no such table.
    fn columns(&self, table: &str) -> rusqlite::Result<Vec<(String, bool)>> {
        let mut columns = self.package.prepare("SELECT name, pk FROM pragma_table_xinfo(?1)")?;
        let columns =
            columns.query_map([table], |row| Ok((row.get(0)?, row.get::<_, i64>(1)? > 0)))?;
        columns.collect()
    }

    fn rows<T>(
        &self,
        sql: &str,
        read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> rusqlite::Result<Vec<T>> {
        self.package.prepare(sql)?.query_map([], read)?.collect()
    }
}

#[cfg(test)]
mod tests;
