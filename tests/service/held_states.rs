//! Maps whose files are not as they should be: without a coordinate system, with unusual columns, edited since the
//! index. Each state is reported with its own code.

use std::fs;
use std::process::Command;

use kemas::maps::SynthFormat;
use serde_json::{Value, json};

use crate::counter::{Counter, NUMBER};
use crate::held_maps::{convert, finding, holding, plain};
use crate::maps::{AMBON, FOLDER, LAYER, agreed, approve, contains, cut, province, unpacked};

/// Runs a cut that must fail and leave nothing behind; returns its error.
fn refused(counter: &Counter, more: &[&str]) -> Value {
    let folder = counter.outside("keluar");
    fs::create_dir_all(&folder).unwrap();
    let out = folder.join("x.gpkg");
    let mut all = vec!["cut", LAYER, "--region", "8171", "--format", "gpkg", "--out"];
    all.push(out.to_str().unwrap());
    all.extend(more);
    let error = counter.fails(&all);
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 0, "{error}");
    error
}

#[test]
fn a_geopackage_of_an_unknown_system_has_none() {
    for srs in ["0", "-1"] {
        let counter = holding(&[], "GPKG", "gpkg");
        let map = counter.home().join(FOLDER).join("final_desa_2025181.gpkg");
        let sql = format!(
            "UPDATE gpkg_geometry_columns SET srs_id = {srs}; UPDATE gpkg_contents SET srs_id = {srs}"
        );
        rusqlite::Connection::open(&map).unwrap().execute_batch(&sql).unwrap();
        counter.done(&["index"]);
        let shown = counter.done(&["show", LAYER]);
        assert_eq!(shown["files"][0]["inside"]["layers"][0]["crs"], Value::Null, "{srs}: {shown}");
        let error = refused(&counter, &[]);
        assert!(error["message"].as_str().unwrap().starts_with("P07"), "{srs}: {error}");
        let out = counter.outside("anggap.gpkg");
        let answer = counter.done(&[
            "cut",
            LAYER,
            "--region",
            "8171",
            "--format",
            "gpkg",
            "--assume-crs",
            "EPSG:4326",
            "--out",
            out.to_str().unwrap(),
        ]);
        assert_eq!(answer["features"], 2, "{srs}: {answer}");
    }
}

#[test]
fn codes_kept_as_reals_place_their_areas_in_any_format() {
    for (driver, end) in [("ESRI Shapefile", "shp"), ("GPKG", "gpkg"), ("FlatGeobuf", "fgb")] {
        let counter = Counter::open();
        let held = counter.home().join(FOLDER).join(format!("final_desa_2025181.{end}"));
        let sql = "SELECT CAST(iddesa AS float) AS iddesa, nmprov, nmkab, nmkec, nmdesa \
                   FROM final_desa_202518171";
        let from = plain(&counter);
        let mut ogr2ogr = Command::new("ogr2ogr");
        ogr2ogr.args(["-f", driver, "-nlt", "PROMOTE_TO_MULTI", "-sql", sql]);
        assert!(ogr2ogr.args([&held, &from]).status().unwrap().success());
        fs::remove_file(from).unwrap();
        counter.done(&["index"]);
        let (map, answer) = cut(&counter, "8171", "geojson", "bilangan");
        assert_eq!(answer["features"], 2, "{end}: {answer}");
        let map: Value = serde_json::from_slice(&fs::read(map).unwrap()).unwrap();
        assert_eq!(map["features"][0]["properties"]["iddesa"], "8171010001", "{end}");
    }
}

#[test]
fn a_name_in_a_column_that_stays_is_told_to_the_officer_alone() {
    // Only the second village has another name in this column.
    let own = (
        "\"AMBON\",\"nmkec\":\"X\",\"nmdesa\":\"DESA 002\"",
        "\"RAHASIA\",\"nmdesa\":\"DESA 002\"",
    );
    let counter = holding(&[own], "GPKG", "gpkg");
    let listed = counter.home().join("catalog/map_fields.csv");
    let fields = fs::read_to_string(&listed).unwrap();
    let left = fields.lines().filter(|line| !line.starts_with("desa,nmkab"));
    fs::write(&listed, left.map(|line| format!("{line}\n")).collect::<String>()).unwrap();
    agreed(&counter, NUMBER, "gpkg");
    approve(&counter, NUMBER, AMBON, "gpkg", Some("P18: salah ketik di kolom nmkab"));
    let told = counter.done(&["plan", NUMBER])["maps"].to_string();
    assert!(told.contains("RAHASIA"), "the officer must know: {told}");
    assert!(counter.kemas(&["plan", NUMBER]).stdout.contains("RAHASIA"));
    let medium = counter.medium("usb");
    counter.done(&["pack", NUMBER, "--to", &medium]);
    let files = unpacked(&medium, NUMBER, "gpkg");
    assert!(contains(&files["BACA-SAYA.txt"], "P18: 1 wilayah menyebut nama wilayah lain"));
    assert!(files.values().all(|bytes| !contains(bytes, "RAHASIA")));
}

#[test]
fn a_province_that_lacks_a_regency_says_which() {
    let counter = province(SynthFormat::Gpkg, 66);
    let (_, answer) = cut(&counter, "81", "gpkg", "utuh");
    assert!(finding(&answer, "P03").is_none(), "{answer}");
    let map = counter.home().join(FOLDER).join("final_desa_2025181.gpkg");
    let sql = "DELETE FROM final_desa_2025181 WHERE iddesa LIKE '8105%' OR iddesa LIKE '8172%'";
    let mut ogrinfo = Command::new("ogrinfo");
    let run = ogrinfo.arg(&map).args(["-dialect", "SQLITE", "-sql", sql]).output().unwrap();
    assert!(run.status.success());
    counter.done(&["index"]);
    let (_, answer) = cut(&counter, "81", "gpkg", "kurang");
    let lacking = finding(&answer, "P03").unwrap();
    assert_eq!((&lacking["areas"], &lacking["blocking"]), (&json!(["8105", "8172"]), &json!(true)));
}

#[test]
fn a_map_that_was_edited_since_the_index_is_not_cut() {
    let counter = Counter::open();
    counter.done(&["index"]);
    agreed(&counter, NUMBER, "geojson");
    let held = plain(&counter);
    let text = fs::read_to_string(&held).unwrap();
    // The same bytes, copied back, are accepted.
    fs::write(&held, &text).unwrap();
    counter.done(&["plan", NUMBER]);
    counter.done(&["show", LAYER, "--region", "8171"]);
    fs::write(&held, text.replace("DESA 1", "DESA X")).unwrap();
    assert_eq!(refused(&counter, &[])["code"], "source-changed");
    assert_eq!(counter.fails(&["plan", NUMBER])["code"], "source-changed");
    assert_eq!(counter.fails(&["show", LAYER, "--region", "8171"])["code"], "source-changed");
    fs::remove_file(&held).unwrap();
    let error = refused(&counter, &[]);
    assert!(error["hint"].as_str().unwrap().contains("kemas index"), "{error}");
}

#[test]
fn a_journal_is_told_as_that_and_forgotten_when_it_is_gone() {
    let counter = Counter::open();
    let map = counter.home().join(FOLDER).join("final_desa_202518171.gpkg");
    convert(&plain(&counter), &map, "GPKG");
    fs::remove_file(plain(&counter)).unwrap();
    let journal = map.with_extension("gpkg-wal");
    fs::write(&journal, "belum menyatu").unwrap();
    let index = counter.done(&["index"]);
    let codes: Vec<_> =
        index["findings"].as_array().unwrap().iter().map(|f| f["code"].clone()).collect();
    assert_eq!(codes, ["I09", "I09"], "{index}");
    let error = refused(&counter, &[]);
    assert!(error["hint"].as_str().unwrap().contains("Close the QGIS"), "{error}");
    fs::remove_file(journal).unwrap();
    assert_eq!(counter.done(&["index"])["findings"], json!([]));
    assert_eq!(cut(&counter, "8171", "gpkg", "lagi").1["features"], 2);
}

#[test]
fn nothing_is_written_where_it_would_be_sold() {
    let counter = Counter::open();
    counter.done(&["index"]);
    for out in [format!("{FOLDER}/x.gpkg"), "shelf/x.gpkg".to_owned(), "catalog/x.gpkg".to_owned()]
    {
        let out = counter.home().join(out);
        let out = out.to_str().unwrap();
        let error =
            counter.fails(&["cut", LAYER, "--region", "8171", "--format", "gpkg", "--out", out]);
        assert_eq!(
            (&error["code"], &error["field"]),
            (&json!("target"), &json!("--out")),
            "{error}"
        );
        let picture = out.replace("gpkg", "png");
        let error = counter.fails(&["show", LAYER, "--region", "8171", "--picture", &picture]);
        assert_eq!(error["field"], "--picture", "{error}");
    }
    let out = counter.home().join("media/x.gpkg");
    let out = out.to_str().unwrap();
    counter.done(&["cut", LAYER, "--region", "8171", "--format", "gpkg", "--out", out]);
}

#[test]
fn of_two_columns_that_differ_in_case_the_second_stays_and_is_told() {
    let counter = Counter::open();
    let text = fs::read_to_string(plain(&counter)).unwrap();
    let text = text.replace("\"nmdesa\":\"DESA 2\"", "\"nmdesa\":\"DESA 2\",\"NMDESA\":\"KEDUA\"");
    fs::write(plain(&counter), text).unwrap();
    counter.done(&["index"]);
    let (map, answer) = cut(&counter, "8171", "geojson", "dua");
    let kept = finding(&answer, "P20").unwrap()["reason"].as_str().unwrap();
    assert!(kept.contains("NMDESA"), "{answer}");
    assert!(!contains(&fs::read(map).unwrap(), "KEDUA"));
}

#[test]
fn letters_that_nobody_sees_do_not_leave() {
    let unseen = ("DESA 002", "\u{feff} DESA\u{200b} \u{a0} 00\u{ad}2 ");
    let counter = holding(&[unseen], "GPKG", "gpkg");
    let (map, _) = cut(&counter, "8171", "geojson", "bersih");
    let map: Value = serde_json::from_slice(&fs::read(map).unwrap()).unwrap();
    assert_eq!(map["features"][1]["properties"]["nmdesa"], "DESA 002");
}

#[test]
fn the_name_of_the_province_is_held_against_the_catalogue_as_well() {
    let counter = holding(&[("\"nmprov\":\"MALUKU\"", "\"nmprov\":\"PAPUA\"")], "GPKG", "gpkg");
    let (_, answer) = cut(&counter, "8171", "geojson", "provinsi");
    let found = finding(&answer, "P18").unwrap();
    assert_eq!((&found["count"], &found["blocking"]), (&json!(2), &json!(true)), "{answer}");
    assert!(found["reason"].as_str().unwrap().contains("PAPUA"), "{answer}");
}

#[test]
fn parts_of_codes_kept_as_texts_get_their_zeros_back_without_an_id() {
    for (driver, end) in [("ESRI Shapefile", "shp"), ("GPKG", "gpkg"), ("FlatGeobuf", "fgb")] {
        let changes = [("\"iddesa\":", "\"lain\":"), ("\"kdkab\":\"03\"", "\"kdkab\":\"3\"")];
        let parts =
            [("\"kdkec\":\"010\"", "\"kdkec\":\"10\""), ("\"kddesa\":\"00", "\"kddesa\":\"")];
        let counter = holding(&[changes, parts].concat(), driver, end);
        // The ordinary map of the other regency has two villages.
        fs::remove_file(plain(&counter).with_file_name("final_desa_202518103.geojson")).unwrap();
        counter.done(&["index"]);
        for (region, first, areas) in [("8171", "8171010001", 2), ("8103", "8103010001", 1)] {
            let (map, answer) = cut(&counter, region, "geojson", region);
            assert_eq!(answer["features"], areas, "{end}: {answer}");
            assert!(finding(&answer, "P11").is_some(), "{end}: {answer}");
            assert!(finding(&answer, "P02").is_none() && finding(&answer, "P19").is_none());
            let map: Value = serde_json::from_slice(&fs::read(map).unwrap()).unwrap();
            let values = &map["features"][0]["properties"];
            let told = (&values["iddesa"], &values["kdkec"], &values["kddesa"]);
            assert_eq!(told, (&json!(first), &json!("010"), &json!("001")), "{end}");
        }
    }
}

#[test]
fn the_text_for_people_names_columns_as_the_shapefile_does() {
    let counter = Counter::open();
    let listed = counter.home().join("catalog/map_fields.csv");
    let mut fields = fs::read_to_string(&listed).unwrap();
    fields += "desa,nama_panjang_satu,text,9,Satu\ndesa,nama_panjang_dua,text,9,Dua\n";
    fs::write(&listed, fields).unwrap();
    agreed(&counter, NUMBER, "shp");
    let medium = counter.medium("usb");
    counter.done(&["pack", NUMBER, "--to", &medium]);
    let text =
        String::from_utf8(unpacked(&medium, NUMBER, "shp")["BACA-SAYA.txt"].clone()).unwrap();
    assert!(text.contains("\r\nnama_panja ") && text.contains("\r\nnama_pan_1 "), "{text}");
}
