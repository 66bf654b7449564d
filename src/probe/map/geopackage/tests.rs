//! `GeoPackage`s that people have edited, and broken ones.

use rusqlite::Connection;
use tempfile::TempDir;

use crate::model::{MapFormat, MapLayerProfile};
use crate::probe::map::fixture::{layers, villages};
use crate::probe::map::probe;

/// Makes a map of villages and runs SQL on it. The map's triggers are removed, because they need functions of GDAL.
fn after(sql: &str) -> (TempDir, std::path::PathBuf) {
    let home = TempDir::new().unwrap();
    // A name whose characters have a meaning in a URI.
    let path = home.path().join("desa #1.gpkg");
    villages(&path, MapFormat::Gpkg);
    let map = Connection::open(&path).unwrap();
    let layer = "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name LIKE 'desa%'";
    let triggers: Vec<String> =
        map.prepare(layer).unwrap().query_map([], |row| row.get(0)).unwrap().flatten().collect();
    for trigger in triggers {
        map.execute(&format!("DROP TRIGGER \"{trigger}\""), []).unwrap();
    }
    map.execute_batch(&format!("VACUUM; PRAGMA secure_delete = OFF; {sql}")).unwrap();
    drop(map);
    (home, path)
}

/// Returns the names of all columns after some SQL, or why the map cannot be opened.
fn columns(sql: &str) -> Result<String, String> {
    let (home, path) = after(&sql.replace("DESA", "\"desa #1\""));
    let layers = layers(&path, MapFormat::Gpkg);
    assert_eq!(std::fs::read_dir(home.path()).unwrap().count(), 1, "nothing is left beside");
    let names = |layer: &MapLayerProfile| layer.fields.iter().map(|f| f.name.clone()).collect();
    let all: Vec<Vec<String>> = layers?.iter().map(names).collect();
    Ok(all.concat().join(" "))
}

#[test]
fn a_map_that_people_worked_on_is_whole() {
    let home = TempDir::new().unwrap();
    let path = home.path().join("desa.gpkg");
    villages(&path, MapFormat::Gpkg);
    assert_eq!(layers(&path, MapFormat::Gpkg).unwrap()[0].features, 200);
    for sql in [
        "",
        "CREATE TABLE ketua (nama TEXT); INSERT INTO gpkg_contents
             (table_name, data_type, identifier) VALUES ('citra', 'tiles', 'citra')",
        "CREATE TRIGGER catat AFTER DELETE ON DESA BEGIN SELECT 'Budi'; END",
        "ALTER TABLE gpkg_contents ADD COLUMN ketua TEXT",
        "DROP TABLE gpkg_extensions",
        "ALTER TABLE DESA RENAME COLUMN fid TO gid",
        // Free pages, and free space between the rows.
        "CREATE TABLE ketua AS SELECT 'Ketua Budi ' || iddesa FROM DESA; DROP TABLE ketua;
         ALTER TABLE DESA ADD COLUMN path TEXT; UPDATE DESA SET path = 'D:/pegawai/budi' || fid;
         ALTER TABLE DESA DROP COLUMN path",
    ] {
        assert!(columns(sql).unwrap().starts_with("iddesa nmdesa"), "{sql}");
    }
}

#[test]
fn long_rows_are_followed_to_their_end() {
    // Overflow pages, rows that moved, and an index.
    let long = "ALTER TABLE DESA ADD COLUMN sumber TEXT;
        UPDATE DESA SET sumber = replace(hex(zeroblob(5000)), '0', 'sumber ' || iddesa) WHERE fid % 7 = 0;
        CREATE INDEX nama ON DESA (nmdesa);
        DELETE FROM DESA WHERE fid > 100; VACUUM;
        UPDATE DESA SET fid = fid + 1000 WHERE fid < 50;";
    assert_eq!(columns(long).unwrap(), "iddesa nmdesa sumber");
    let shortened = format!("{long} UPDATE DESA SET sumber = 'BPS';");
    assert_eq!(columns(&shortened).unwrap(), "iddesa nmdesa sumber");
}

#[test]
fn a_package_without_the_texts_of_the_standard_is_no_map() {
    for sql in [
        "ALTER TABLE gpkg_spatial_ref_sys DROP COLUMN description",
        "ALTER TABLE gpkg_extensions DROP COLUMN definition",
        "ALTER TABLE gpkg_contents DROP COLUMN description",
        "DROP TABLE gpkg_geometry_columns",
        // What is not text, and what is not UTF-8.
        "UPDATE gpkg_contents SET identifier = x'00FF'",
        "UPDATE gpkg_spatial_ref_sys SET description = CAST(x'C328' AS TEXT) WHERE srs_id = 0",
    ] {
        assert!(columns(sql).is_err(), "{sql}");
    }
}

#[test]
fn a_table_without_geometries_is_a_layer_with_its_columns() {
    let (_home, path) = after(
        "CREATE TABLE ketua (fid INTEGER PRIMARY KEY, nama_ketua TEXT);
         INSERT INTO ketua VALUES (1, 'Budi');
         INSERT INTO gpkg_contents (table_name, data_type, identifier)
             VALUES ('ketua', 'attributes', 'ketua')",
    );
    let layers = layers(&path, MapFormat::Gpkg).unwrap();
    let columns: Vec<_> =
        layers.iter().flat_map(|layer| &layer.fields).map(|field| &*field.name).collect();
    assert_eq!(columns, ["iddesa", "nmdesa", "nama_ketua"]);
    assert_eq!((layers[1].features, layers[1].features_without_region), (1, 0));
}

#[test]
fn a_tree_that_breaks_is_no_map_though_no_query_meets_it() {
    // No query of GDAL needs this index.
    let (_home, path) = after(
        "CREATE TABLE lain (nama TEXT);
        INSERT INTO lain SELECT iddesa || replace(hex(zeroblob(300)), '0', 'x') FROM \"desa #1\";
        CREATE INDEX nama ON lain (nama)",
    );
    let map = Connection::open(&path).unwrap();
    let sql = "SELECT rootpage FROM sqlite_schema WHERE name = 'nama'";
    let root: u32 = map.query_row(sql, [], |row| row.get(0)).unwrap();
    let size: u32 = map.query_row("PRAGMA page_size", [], |row| row.get(0)).unwrap();
    drop(map);
    let whole = std::fs::read(&path).unwrap();
    assert!(probe(&path, MapFormat::Gpkg).is_ok());
    let at = ((root - 1) * size) as usize;
    assert_eq!(whole[at], 0x02, "an inner page of an index");
    for (place, bytes) in [
        (at, &[0][..]),                      // A page of no kind.
        (at + 8, &[0, 0, 0, 1]),             // A page that another tree has.
        (at + 8, &[0xFF, 0xFF, 0xFF, 0xFF]), // A page that is none.
        (at + 12, &[0xFF, 0xFF]),            // A cell that begins behind the page.
    ] {
        let mut torn = whole.clone();
        torn[place..place + bytes.len()].copy_from_slice(bytes);
        std::fs::write(&path, &torn).unwrap();
        let why = probe(&path, MapFormat::Gpkg).unwrap_err().indonesian();
        assert_eq!(why, "halaman basis data rusak", "{place} {bytes:?}");
    }
}

#[test]
fn a_torn_database_is_an_error_and_never_a_panic() {
    let (_home, path) = after("");
    let whole = std::fs::read(&path).unwrap();
    let mut state = 1_u64;
    for _ in 0..300 {
        let mut torn = whole.clone();
        for _ in 0..20 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let at = (state >> 33) as usize % torn.len();
            torn[at] = (state >> 25) as u8;
        }
        std::fs::write(&path, &torn).unwrap();
        // Whether it is still a map depends on the bytes that were hit.
        let _ = probe(&path, MapFormat::Gpkg);
    }
}
