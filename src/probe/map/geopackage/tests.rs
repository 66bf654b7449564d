//! What is found in `GeoPackage`s that people worked on.

use rusqlite::Connection;
use tempfile::TempDir;

use crate::model::MapFormat;
use crate::probe::map::fixture::{besides, layers, villages};
use crate::probe::map::probe;

/// A map of villages after some SQL; triggers need functions that only GDAL has, and go.
fn after(sql: &str) -> (TempDir, std::path::PathBuf) {
    let home = TempDir::new().unwrap();
    // A name that means something in a URI.
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

fn found(sql: &str) -> String {
    let (home, path) = after(&sql.replace("DESA", "\"desa #1\""));
    let found = besides(&path, MapFormat::Gpkg);
    assert_eq!(std::fs::read_dir(home.path()).unwrap().count(), 1, "nothing is left beside");
    found
}

#[test]
fn a_map_as_gdal_writes_it_has_nothing_foreign() {
    let home = TempDir::new().unwrap();
    let path = home.path().join("desa.gpkg");
    villages(&path, MapFormat::Gpkg);
    assert_eq!(besides(&path, MapFormat::Gpkg), "");
    assert_eq!(found(""), "");
}

#[test]
fn whatever_is_no_layer_is_named() {
    for (sql, want) in [
        ("CREATE TABLE ketua (nama TEXT)", "(tabel ketua) | nama"),
        (
            "CREATE TABLE ketua (nama TEXT); CREATE TABLE lagi (fid INTEGER PRIMARY KEY);
             INSERT INTO gpkg_contents (table_name, data_type, identifier)
                 VALUES ('lagi', 'attributes', 'lagi')",
            "(tabel ketua)",
        ),
        ("CREATE VIEW lihat AS SELECT 1", "(tampilan lihat) | 1"),
        ("CREATE TRIGGER catat AFTER DELETE ON DESA BEGIN SELECT 'Budi'; END", "(pemicu catat)"),
        ("CREATE TABLE gpkg_ketua (nama TEXT)", "(tabel gpkg_ketua)"),
        ("CREATE TABLE rtree_ketua (nama TEXT)", "(tabel rtree_ketua)"),
        ("CREATE TABLE layer_styles (styleQML TEXT)", "(tabel layer_styles) | styleQML"),
        (
            "INSERT INTO gpkg_contents (table_name, data_type, identifier) VALUES ('citra', 'tiles', 'citra')",
            "(tabel citra)",
        ),
        ("UPDATE gpkg_contents SET description = 'D:/pegawai'", "(gpkg_contents.description)"),
        ("UPDATE gpkg_contents SET identifier = 'D:/pegawai'", "(gpkg_contents.identifier)"),
        ("ALTER TABLE gpkg_contents ADD COLUMN ketua TEXT", "(gpkg_contents.ketua)"),
        (
            "UPDATE gpkg_spatial_ref_sys SET description = 'Budi' WHERE srs_id = 0",
            "(gpkg_spatial_ref_sys.description)",
        ),
        ("UPDATE gpkg_extensions SET definition = 'Budi'", "(gpkg_extensions.definition)"),
        (
            "CREATE TABLE gpkg_metadata (id INTEGER PRIMARY KEY, metadata TEXT);
             INSERT INTO gpkg_metadata VALUES (1, '<qgis author=\"Budi\"/>')",
            "(gpkg_metadata)",
        ),
        (
            "CREATE TABLE gpkg_metadata_reference (md_file_id INTEGER);
             INSERT INTO gpkg_metadata_reference VALUES (1)",
            "(gpkg_metadata_reference)",
        ),
    ] {
        assert_eq!(found(&format!("{sql}; VACUUM")), want, "{sql}");
    }
    let described = "UPDATE gpkg_contents SET identifier = 'Desa-2025', description = 'Desa-2025'";
    assert_eq!(found(described), "", "a title twice is the title");
}

#[test]
fn a_column_that_gdal_keeps_to_itself_is_a_column() {
    let sql = "ALTER TABLE DESA RENAME COLUMN fid TO gid";
    assert_eq!(found(sql), "gid", "the row number under another name");
    let sql = "ALTER TABLE DESA ADD COLUMN path TEXT AS ('D:/pegawai') VIRTUAL";
    assert!(found(sql).contains("path"));
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
fn a_dropped_table_leaves_free_pages_until_vacuum() {
    let fill = "CREATE TABLE ketua (nama TEXT);
        INSERT INTO ketua SELECT 'Ketua Budi ' || iddesa FROM DESA; DROP TABLE ketua;";
    assert_eq!(found(fill), "(halaman terhapus) | (sisa data terhapus)");
    assert_eq!(found(&format!("{fill} VACUUM")), "");
}

#[test]
fn what_a_dropped_column_held_is_found_between_the_cells_until_vacuum() {
    let add = "ALTER TABLE DESA ADD COLUMN path TEXT;
        UPDATE DESA SET path = 'D:/pegawai/budi/kerja' || fid;";
    assert_eq!(found(add), "path");
    let dropped = format!("{add} ALTER TABLE DESA DROP COLUMN path;");
    assert_eq!(found(&dropped), "(sisa data terhapus)");
    assert_eq!(found(&format!("{dropped} VACUUM")), "");
    let emptied = format!("{add} UPDATE DESA SET path = NULL;");
    assert_eq!(found(&emptied), "path | (sisa data terhapus)");
}

#[test]
fn long_rows_and_rows_moved_about_are_no_leftovers() {
    // Overflow pages, stale copies of live rows, and an index.
    let long = "ALTER TABLE DESA ADD COLUMN sumber TEXT;
        UPDATE DESA SET sumber = replace(hex(zeroblob(5000)), '0', 'sumber ' || iddesa) WHERE fid % 7 = 0;
        CREATE INDEX nama ON DESA (nmdesa);
        DELETE FROM DESA WHERE fid > 100; VACUUM;
        UPDATE DESA SET fid = fid + 1000 WHERE fid < 50;";
    assert_eq!(found(long), "sumber");
    let shortened = format!("{long} UPDATE DESA SET sumber = 'BPS';");
    assert!(found(&shortened).contains("terhapus"));
}

#[test]
fn bytes_behind_the_last_page_are_foreign() {
    use std::io::Write;
    let (_home, path) = after("");
    let mut file = std::fs::File::options().append(true).open(&path).unwrap();
    file.write_all(b"D:/pegawai/budi").unwrap();
    assert_eq!(besides(&path, MapFormat::Gpkg), "(sisa di akhir berkas)");
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
