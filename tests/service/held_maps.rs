//! Maps as offices really have them: unusual codes, several files, tables of other programs. No area is left out
//! without a report, and the result does not depend on the requested format.

use std::path::PathBuf;
use std::process::Command;

use kemas::maps::SynthFormat;
use serde_json::{Value, json};

use crate::counter::{Answer, Counter, NUMBER};
use crate::maps::{FOLDER, LAYER, agreed, broken, cut, ogrinfo, province};

/// Returns the map of two villages that the office of the tests has.
pub fn plain(counter: &Counter) -> PathBuf {
    counter.home().join(FOLDER).join("final_desa_202518171.geojson")
}

/// Returns two villages of Ambon and one of another regency, with replacements.
fn villages(changes: &[(&str, &str)]) -> String {
    let area = |x: f64, id: &str| {
        let ring = format!("[[{x},-3.7],[{},-3.7],[{},-3.6],[{x},-3.7]]", x + 0.1, x + 0.1);
        let (kab, desa) = (&id[2..4], &id[7..]);
        let name = if kab == "71" { "AMBON" } else { "MALUKU TENGAH" };
        format!(
            r#"{{"type":"Feature","properties":{{"iddesa":"{id}","kdprov":"81","kdkab":"{kab}","kdkec":"010","kddesa":"{desa}","nmprov":"MALUKU","nmkab":"{name}","nmkec":"X","nmdesa":"DESA {desa}","luas":1.5}},"geometry":{{"type":"MultiPolygon","coordinates":[[{ring}]]}}}}"#
        )
    };
    let areas = [area(128.1, "8171010001"), area(128.2, "8171010002"), area(128.4, "8103010001")];
    let mut text =
        format!("{{\"type\":\"FeatureCollection\",\"features\":[\n{}\n]}}", areas.join(",\n"));
    for (from, to) in changes {
        assert!(text.contains(from), "{from} in {text}");
        text = text.replace(from, to);
    }
    text
}

/// Makes an office whose layer has these villages in a format of GDAL, and nothing else.
pub fn holding(changes: &[(&str, &str)], driver: &str, end: &str) -> Counter {
    let counter = Counter::open();
    let geojson = counter.outside("sumber.geojson");
    std::fs::write(&geojson, villages(changes)).unwrap();
    std::fs::remove_file(plain(&counter)).unwrap();
    let held = counter.home().join(FOLDER).join(format!("final_desa_2025181.{end}"));
    convert(&geojson, &held, driver);
    counter.done(&["index"]);
    counter
}

pub fn convert(from: &PathBuf, to: &PathBuf, driver: &str) {
    let mut ogr2ogr = Command::new("ogr2ogr");
    let made = ogr2ogr.args(["-f", driver, "-nlt", "PROMOTE_TO_MULTI"]).args([to, from]).status();
    assert!(made.unwrap().success());
}

/// Returns the finding with a code.
pub fn finding<'a>(answer: &'a Value, code: &str) -> Option<&'a Value> {
    answer["findings"].as_array().unwrap().iter().find(|finding| finding["code"] == code)
}

const HELD: [(&str, &str); 4] =
    [("GeoJSON", "geojson"), ("GPKG", "gpkg"), ("ESRI Shapefile", "shp"), ("FlatGeobuf", "fgb")];

#[test]
fn a_code_of_another_form_is_never_left_out_unseen() {
    const PARTS: &str = "\"kdprov\":\"81\",\"kdkab\":\"71\",\"kdkec\":\"010\",\"kddesa\":\"002\"";
    const NONE: &str = "\"kdprov\":\"\",\"kdkab\":\"\",\"kdkec\":\"\",\"kddesa\":\"\"";
    for (driver, end) in HELD {
        // A no-break space is white space like any other.
        let changes = [("\"8171010002\"", "\"\u{a0}8171010002\"")];
        let counter = holding(&changes, driver, end);
        let (_, answer) = cut(&counter, "8171", "geojson", "spasi");
        assert_eq!(answer["features"], 2, "{end}: {answer}");
        // An area without a code is placed by its other columns, or reported.
        for written in
            ["81.71.01.2002", "81 71 010002", "8103", "Ambon", "8103-10001", "81030100 1"]
        {
            let dotted = format!("\"{written}\"");
            let id = ("\"8171010002\"", &*dotted);
            let counter = holding(&[id], driver, end);
            let (_, answer) = cut(&counter, "8171", "geojson", "lain");
            assert_eq!(answer["features"], 2, "{end} {written}: {answer}");
            let counter = holding(&[id, (PARTS, NONE)], driver, end);
            let (_, answer) = cut(&counter, "8171", "geojson", "tanpa");
            assert_eq!(answer["features"], 1, "{end} {written}: {answer}");
            let told = finding(&answer, "P19").unwrap_or_else(|| panic!("{end} {answer}"));
            assert_eq!((&told["count"], &told["blocking"]), (&json!(1), &json!(true)), "{answer}");
        }
    }
}

#[test]
fn an_incomplete_code_is_told_of_an_area_that_is_there() {
    let changes = [("\"8171010002\"", "\"8171010\""), ("\"kddesa\":\"002\"", "\"kddesa\":\"\"")];
    let counter = holding(&changes, "GeoJSON", "geojson");
    let (_, answer) = cut(&counter, "8171", "geojson", "pendek");
    assert_eq!(answer["features"], 2);
    let told = finding(&answer, "P19").unwrap();
    assert_eq!(told["areas"], json!(["8171010"]));
    assert!(!told["reason"].as_str().unwrap().contains("tidak disertakan"), "{told}");
}

#[test]
fn held_maps_that_disagree_are_not_cut_from() {
    let counter = Counter::open();
    let whole = counter.home().join(FOLDER).join("provinsi.gpkg");
    let source = counter.outside("sumber.geojson");
    std::fs::write(&source, villages(&[])).unwrap();
    convert(&source, &whole, "GPKG");
    counter.done(&["index"]);
    // The same villages in two files: the file with the fewest regencies is used, for every format.
    for format in ["geojson", "gpkg", "shp", "fgb"] {
        let (map, answer) = cut(&counter, "8171", format, "sama");
        assert_eq!((&answer["features"], ogrinfo(&map).0), (&json!(2), 2), "{format}");
    }
    // One of the two has a village fewer.
    let lacking = std::fs::read_to_string(plain(&counter)).unwrap();
    let lacking = lacking.replace("\"8171010002\"", "\"8172010002\"").replace(
        "\"iddesa\":\"8172010002\",\"kddesa\":\"002\",\"kdkab\":\"71\"",
        "\"iddesa\":\"8172010002\",\"kddesa\":\"002\",\"kdkab\":\"72\"",
    );
    std::fs::write(plain(&counter), lacking).unwrap();
    counter.done(&["index"]);
    for format in ["geojson", "gpkg", "geojson,gpkg"] {
        let out = counter.outside("beda");
        let out = out.to_str().unwrap();
        let error =
            counter.fails(&["cut", LAYER, "--region", "8171", "--format", format, "--out", out]);
        assert_eq!(error["code"], "withheld", "{error}");
        let message = error["message"].as_str().unwrap();
        assert!(message.contains("8171.geojson (1)") && message.contains("provinsi.gpkg (2)"));
    }
}

#[test]
fn a_table_beside_the_areas_is_not_one_of_them() {
    let counter = holding(&[], "GPKG", "gpkg");
    let map = counter.home().join(FOLDER).join("final_desa_2025181.gpkg");
    let sql = "CREATE TABLE ketua (fid INTEGER PRIMARY KEY, iddesa TEXT, nama_ketua TEXT);
        INSERT INTO ketua VALUES (1, '8171010001', 'Budi'), (2, '8171010002', 'Ani');
        INSERT INTO gpkg_contents (table_name, data_type, identifier)
            VALUES ('ketua', 'attributes', 'ketua')";
    rusqlite::Connection::open(&map).unwrap().execute_batch(sql).unwrap();
    counter.done(&["index"]);
    let (map, answer) = cut(&counter, "8171", "gpkg", "tabel");
    assert_eq!(answer["features"], 2, "{answer}");
    assert!(!crate::maps::contains(&std::fs::read(map).unwrap(), "Budi"));
}

#[test]
fn a_view_is_read_whole_and_twins_keep_their_order_with_any_number_of_threads() {
    let counter = province(SynthFormat::Gpkg, 4_400);
    let map = counter.home().join(FOLDER).join("final_desa_2025181.gpkg");
    // Half of the villages again, as a layer of a view, which has no rows of its own.
    let sql = "CREATE VIEW desa_lama AS SELECT * FROM final_desa_2025181 WHERE fid % 2 = 0;
        INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id)
            VALUES ('desa_lama', 'features', 'desa_lama', 4326);
        INSERT INTO gpkg_geometry_columns VALUES ('desa_lama', 'geom', 'MULTIPOLYGON', 4326, 0, 0)";
    rusqlite::Connection::open(&map).unwrap().execute_batch(sql).unwrap();
    counter.done(&["index"]);
    let with = |threads: &str| {
        let out = counter.outside(&format!("{threads}.geojson"));
        let run = Command::new(env!("CARGO_BIN_EXE_kemas"))
            .env("RAYON_NUM_THREADS", threads)
            .args(["--office", counter.home().to_str().unwrap(), "--json", "cut", LAYER])
            .args(["--region", "8171", "--format", "geojson", "--out", out.to_str().unwrap()])
            .output()
            .unwrap();
        let answer: Value = serde_json::from_slice(&run.stdout).unwrap();
        (answer["features"].clone(), std::fs::read(out).unwrap())
    };
    let (areas, bytes) = with("1");
    assert_eq!(areas, 600, "400 villages, and 200 of them again");
    for threads in ["2", "3", "7"] {
        assert!(with(threads) == (areas.clone(), bytes.clone()), "{threads} threads");
    }
}

#[test]
fn a_shapefile_whose_parts_disagree_is_not_sold() {
    let counter = holding(&[], "ESRI Shapefile", "shp");
    let table = counter.home().join(FOLDER).join("final_desa_2025181.dbf");
    let mut bytes = std::fs::read(&table).unwrap();
    bytes[4] = 2;
    std::fs::write(&table, bytes).unwrap();
    let index = counter.done(&["index"]);
    let told = index["findings"].to_string();
    assert!(told.contains("I10") && told.contains("3 wilayah, .dbf 2 baris"), "{index}");
}

#[test]
fn true_curves_are_drawn_as_lines_and_their_faults_stay_faults() {
    let counter = Counter::open();
    std::fs::remove_file(plain(&counter)).unwrap();
    let csv = |shape: &str| {
        let path = counter.outside("lengkung.csv");
        let row = |id: &str, shape: &str| format!("{id},81,71,AMBON,\"{shape}\"\n");
        let text = format!(
            "iddesa,kdprov,kdkab,nmkab,WKT\n{}{}",
            row("8171010001", shape),
            row("8171010002", "POLYGON((128.3 -3.7,128.4 -3.7,128.4 -3.6,128.3 -3.7))")
        );
        std::fs::write(&path, text).unwrap();
        let held = counter.home().join(FOLDER).join("lengkung.gpkg");
        let _ = std::fs::remove_file(&held);
        let made = Command::new("ogr2ogr")
            .args(["-f", "GPKG", "-nlt", "CURVEPOLYGON", "-a_srs", "EPSG:4326"])
            .args(["-oo", "GEOM_POSSIBLE_NAMES=WKT", "-oo", "KEEP_GEOM_COLUMNS=NO"])
            .args([&held, &path])
            .status();
        assert!(made.unwrap().success());
        counter.done(&["index"]);
    };
    // A circle with a radius of a tenth of a degree.
    csv("CURVEPOLYGON(CIRCULARSTRING(128.1 -3.6,128.2 -3.7,128.1 -3.8,128 -3.7,128.1 -3.6))");
    for format in ["shp", "gpkg", "geojson", "fgb"] {
        let (map, answer) = cut(&counter, "8171", format, "busur");
        assert_eq!((&answer["features"], ogrinfo(&map).0), (&json!(2), 2), "{answer}");
        assert!(finding(&answer, "P10").is_some(), "{answer}");
        assert!(finding(&answer, "P13").is_none(), "{answer}");
        assert_eq!(ogrinfo(&map).1, "(128.000000, -3.800000) - (128.400000, -3.600000)");
    }
    // Two loops whose lines cross, in a type for curves.
    csv("CURVEPOLYGON((128 -3.7,128.1 -3.6,128.1 -3.7,128 -3.6,128 -3.7))");
    let (_, answer) = cut(&counter, "8171", "gpkg", "silang");
    assert!(finding(&answer, "P13").is_some(), "{answer}");
}

#[test]
fn the_regions_name_is_held_against_a_column_that_must_not_leave() {
    let counter = holding(&[("AMBON", "MALUKU TENGAH")], "GPKG", "gpkg");
    let listed = counter.home().join("catalog/map_fields.csv");
    let fields = std::fs::read_to_string(&listed).unwrap();
    let out = counter.outside("nama.gpkg");
    // Returns the error when the columns that begin like this are not listed.
    let without = |start: &str| {
        let left = fields.lines().filter(|line| !line.starts_with(start));
        std::fs::write(&listed, left.map(|line| format!("{line}\n")).collect::<String>()).unwrap();
        counter.done(&["index"]);
        let out = out.to_str().unwrap();
        counter.fails(&["cut", LAYER, "--region", "8171", "--format", "gpkg", "--out", out])
    };
    let error = without("desa,nmkab");
    assert!(error["message"].as_str().unwrap().starts_with("P18"), "{error}");
    // No map is made at a level of which no column may leave.
    assert_eq!(without("desa,")["code"], "catalog");
}

#[test]
fn values_of_another_form_are_put_right_or_told() {
    let found = |changes: &[(&str, &str)], code: &str| {
        let counter = holding(changes, "GPKG", "gpkg");
        let (map, answer) = cut(&counter, "8171", "geojson", "isi");
        assert!(finding(&answer, code).is_some(), "{code}: {answer}");
        let map: Value = serde_json::from_slice(&std::fs::read(map).unwrap()).unwrap();
        map["features"][1]["properties"].clone()
    };
    // A part of the code that has lost its zeros gets them back.
    let zeros = [("\"kdkec\":\"010\",\"kddesa\":\"002\"", "\"kdkec\":\"10\",\"kddesa\":\"2\"")];
    let values = found(&zeros, "P11");
    assert_eq!((&values["kdkec"], &values["kddesa"]), (&json!("010"), &json!("002")));
    found(&[("\"kddesa\":\"002\"", "\"kddesa\":\"17\"")], "P17");
    let values = found(&[("\"luas\":1.5", "\"luas\":\"1,5\"")], "P24");
    assert_eq!(values["luas"], Value::Null);
    // UTF-8 that was read as Windows-1252.
    found(&[("DESA 002", "DÃ‰SA 002")], "P12");
    found(&[("DESA 002", "D\u{c3}\u{89}SA 002")], "P12");
}

#[test]
fn places_that_cannot_be_written_are_named() {
    let counter = Counter::open();
    broken(&counter, "DESA 1", "DESA SATU");
    counter.done(&["index"]);
    let run = |out: &str, more: &[&str]| -> Answer {
        let out = counter.outside(out);
        let mut all = vec!["--json", "cut", LAYER, "--out", out.to_str().unwrap()];
        all.extend(more);
        counter.kemas(&all)
    };
    let error = run("X.SHP", &["--region", "8171"]).error();
    assert_eq!((&error["code"], &error["field"]), (&json!("usage"), &json!("--out")));
    let error = run("tiada/x.shp", &["--region", "8171"]).error();
    let folder = counter.outside("tiada");
    assert_eq!(error["file"], folder.to_str().unwrap(), "{error}");
    // What is named twice is made only once.
    let twice = ["--region", "8171,8171", "--format", "geojson,geojson"];
    let answer = run("dua.geojson", &twice).done();
    assert_eq!(answer["features"], 2);
    // What a killed run left is removed by the next one.
    let left = counter.outside(".tiga.shp.999999999.tmp");
    std::fs::create_dir(&left).unwrap();
    run("tiga.shp", &["--region", "8171"]).done();
    assert!(!left.exists());
}

#[test]
fn a_signed_request_is_served_from_whichever_map_is_held() {
    let counter = holding(&[], "ESRI Shapefile", "shp");
    agreed(&counter, NUMBER, "fgb");
    let medium = counter.medium("usb");
    counter.done(&["pack", NUMBER, "--to", &medium]);
    assert_eq!(counter.done(&["verify", &medium])["result"], "lengkap");
}
