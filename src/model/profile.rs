//! What the index knows of a file: whether it is charged, what is inside, and the status by which a later change is
//! noticed.

use serde::{Deserialize, Deserializer, Serialize};

/// Whether a file is data, which is charged, or documentation, which is free.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Data.
    Data,
    /// Documentation.
    Dokumentasi,
}

/// What is inside a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Profile {
    /// A table: DBF or CSV.
    Table {
        /// `dbf` or `csv`.
        format: String,
        /// Records, without the header and without records marked as deleted.
        records: u64,
        /// Records marked as deleted; only a DBF has them.
        deleted: u64,
        /// The name of the character encoding that the file declares, else the one found in its texts, else
        /// `windows-1252`.
        encoding: String,
        /// Columns in order.
        columns: Vec<Column>,
    },
    /// A map, as GDAL opened it.
    Map {
        /// GDAL's short driver name.
        driver: String,
        /// Layers in the driver's order.
        layers: Vec<MapLayerProfile>,
    },
    /// Part of a map made of several files (`.shx`, `.dbf`, `.prj`, … beside a `.shp`).
    MapPart,
    /// Anything else.
    Plain,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Name.
    pub name: String,
    /// The type: a DBF letter with its width (`N10.2`, `C3`), or `text`, `integer`, `decimal` for CSV.
    pub kind: String,
}

/// A layer of a map file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MapLayerProfile {
    /// Name.
    pub name: String,
    /// Number of features.
    pub features: u64,
    /// Geometry type, such as `Multi Polygon`.
    pub geometry: String,
    /// `EPSG:4326`, or the name of the system, or `None` where the file does not say.
    pub crs: Option<String>,
    /// West, south, east, north in the layer's units; `None` where the layer is empty.
    pub extent: Option<[f64; 4]>,
    /// Attribute columns in order.
    #[serde(deserialize_with = "columns")]
    pub fields: Vec<MapFieldProfile>,
    /// The distinct codes of regencies (4 digits) that features name, sorted.
    pub regions: Vec<String>,
    /// For each of these regencies, in the same order, the number of features that name it.
    pub features_by_region: Vec<u64>,
    /// Features that do not name their regency.
    pub features_without_region: u64,
}

/// Reads the columns of a layer. The indexes of earlier versions also list other content of the file there, under two
/// kinds that GDAL does not have. Those entries are left out.
fn columns<'de, D: Deserializer<'de>>(json: D) -> Result<Vec<MapFieldProfile>, D::Error> {
    let mut fields = Vec::<MapFieldProfile>::deserialize(json)?;
    fields.retain(|field| !["asing", "tersembunyi"].contains(&&*field.kind));
    Ok(fields)
}

/// An attribute column of a map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MapFieldProfile {
    /// Name.
    pub name: String,
    /// GDAL's type name, such as `String` or `Real`.
    pub kind: String,
}

/// The parts of a file's status by which a change is noticed without reading the file. Damage to the disk can change
/// the bytes and leave all of these as they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// Size in bytes.
    pub bytes: u64,
    /// Modification time in nanoseconds since 1970.
    pub modified: i64,
    /// Status change time in nanoseconds since 1970.
    pub changed: i64,
    /// Inode number.
    pub inode: u64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_profile_of_an_earlier_version_is_read_without_what_is_no_column() {
        let field = |name: &str, kind: &str| format!(r#"{{"name":"{name}","kind":"{kind}"}}"#);
        let fields = [
            field("iddesa", "String"),
            field("gid", "tersembunyi"),
            field("(halaman terhapus)", "asing"),
        ];
        let profile = |fields: &[String]| {
            format!(
                r#"{{"kind":"map","driver":"GPKG","layers":[{{"name":"desa","features":1,"geometry":"Multi Polygon","crs":"EPSG:4326","extent":[1.0,2.0,3.0,4.0],"fields":[{}],"regions":["8171"],"features_by_region":[1],"features_without_region":0}}]}}"#,
                fields.join(",")
            )
        };
        let read: Profile = serde_json::from_str(&profile(&fields)).unwrap();
        assert_eq!(serde_json::to_string(&read).unwrap(), profile(&fields[..1]));
    }
}
