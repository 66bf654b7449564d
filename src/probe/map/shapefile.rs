//! Checks that the parts of a Shapefile can be read, and that it has as many shapes as records. GDAL checks neither
//! when it opens one.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::message::{Message, message};

/// Looks at the parts of a Shapefile, with extensions in upper or lower case: `.cpg` and `.prj` whole, `.shx` by its
/// size, `.dbf` by its header. It is an error where one of these cannot be looked at, or where the numbers of shapes
/// and records are both known and differ.
pub(super) fn check(shp: &Path) -> Result<(), Message> {
    // GDAL ignores such a part where it cannot read it.
    for end in ["cpg", "prj"] {
        for part in parts(shp, end)? {
            std::fs::read(part)?;
        }
    }
    let shapes = shapes(shp)?;
    for table in parts(shp, "dbf")? {
        let rows = rows(&table)?;
        if let (Some(shapes), Some(rows)) = (shapes, rows)
            && shapes != u64::from(rows)
        {
            return Err(message!(".shx names {shapes} areas, .dbf {rows} records", shapes, rows));
        }
    }
    Ok(())
}

/// Returns how many shapes the `.shx` of a Shapefile lists, by its size; `None` where there is no `.shx` or it is too
/// short. GDAL leaves out shapes without a record, and records without a shape, and does not say so.
fn shapes(shp: &Path) -> std::io::Result<Option<u64>> {
    const HEAD: u64 = 100;
    const ENTRY: u64 = 8;
    let Some(index) = parts(shp, "shx")?.into_iter().next() else { return Ok(None) };
    Ok(index.metadata()?.len().checked_sub(HEAD).map(|bytes| bytes / ENTRY))
}

/// Returns how many records the header of a `.dbf` declares; `None` where the file is too short.
fn rows(table: &Path) -> std::io::Result<Option<u32>> {
    const HEAD: u64 = 32;
    let mut head = Vec::new();
    File::open(table)?.take(HEAD).read_to_end(&mut head)?;
    Ok(head.get(4..8).and_then(|rows| rows.try_into().ok()).map(u32::from_le_bytes))
}

fn parts(shp: &Path, end: &str) -> std::io::Result<Vec<PathBuf>> {
    let mut parts = Vec::new();
    for entry in shp.parent().unwrap_or(Path::new(".")).read_dir()? {
        let path = entry?.path();
        let part = path.extension().is_some_and(|its| its.eq_ignore_ascii_case(end));
        if part && path.file_stem() == shp.file_stem() {
            parts.push(path);
        }
    }
    parts.sort();
    Ok(parts)
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use crate::model::MapFormat;
    use crate::probe::map::fixture::{layers, villages};

    #[test]
    fn a_shapefile_as_gdal_writes_it_is_whole() {
        let home = TempDir::new().unwrap();
        let shp = home.path().join("desa.shp");
        villages(&shp, MapFormat::Shp);
        let layers = layers(&shp, MapFormat::Shp).unwrap();
        let columns: Vec<_> = layers[0].fields.iter().map(|field| &*field.name).collect();
        assert_eq!((layers[0].features, columns), (200, vec!["iddesa", "nmdesa"]));
    }

    #[test]
    fn shapes_without_rows_and_rows_without_shapes_are_no_map() {
        for rows in [198, 199, 201, 255] {
            let home = TempDir::new().unwrap();
            let shp = home.path().join("desa.shp");
            villages(&shp, MapFormat::Shp);
            let dbf = home.path().join("desa.dbf");
            let mut bytes = std::fs::read(&dbf).unwrap();
            assert_eq!(bytes[4], 200);
            bytes[4] = rows;
            std::fs::write(&dbf, bytes).unwrap();
            let why = layers(&shp, MapFormat::Shp).unwrap_err();
            assert!(why.contains(&format!("200 wilayah, .dbf {rows} baris")), "{why}");
        }
    }

    #[test]
    fn a_part_that_cannot_be_read_is_no_map() {
        for end in ["cpg", "PRJ", "DBF"] {
            let home = TempDir::new().unwrap();
            let shp = home.path().join("desa.shp");
            villages(&shp, MapFormat::Shp);
            let part = shp.with_extension(end.to_lowercase());
            let _ = std::fs::remove_file(part);
            std::fs::create_dir(shp.with_extension(end)).unwrap();
            assert!(layers(&shp, MapFormat::Shp).is_err(), "{end}");
        }
    }
}
