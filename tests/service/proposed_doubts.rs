//! What files and lists of an unknown drive do not say for certain is asked.

use std::fs;

use serde_json::Value;

use crate::counter::{Counter, TODAY};
use crate::drive::put;
use crate::terminal::{ENTER, ESC, Terminal};

const ROWS: &[u8] = b"prov,kab,a\n81,71,1\n81,71,2\n";
const OTHER: &[u8] = b"prov,kab,a\n81,71,3\n81,71,2\n";

/// Proposes a drive of these files, which lies in no store.
fn proposed(files: &[(&str, &[u8])]) -> Value {
    let counter = Counter::open();
    let drive = counter.outside("drive");
    for (path, bytes) in files {
        put(&drive, path, bytes);
    }
    counter.done(&["catalog", "propose", drive.to_str().unwrap()])
}

fn cell<'v>(product: &'v Value, column: &str) -> &'v Value {
    let cells = product["cells"].as_array().unwrap_or_else(|| panic!("{product:#}"));
    cells.iter().find(|cell| cell["column"] == column).unwrap_or(&Value::Null)
}

#[test]
fn topics_are_read_from_the_names_of_columns_where_file_names_say_none() {
    let rows = b"PROV,KAB,JML_KEMISKINAN,pengangguran\n81,71,1,2\n";
    let answer = proposed(&[("data/abc.csv", rows)]);
    let topics = cell(&answer["products"][0], "topics");
    assert_eq!(topics["value"], "kemiskinan;pengangguran", "{answer:#}");
    assert_eq!(topics["sure"], "likely", "{answer:#}");
}

/// All products of each drive are unclear, and the reason of a cell of one has all of these words.
#[test]
fn what_a_drive_does_not_say_for_certain_is_unclear() {
    for (files, column, words) in [
        (
            &[("sakernas agt 2007 draft.csv", ROWS), ("sakernas agt 2007.csv", OTHER)][..],
            "edition",
            &["'draft'", "mana yang dijual"][..],
        ),
        (
            &[("sakernas agt 2009 FIX.csv", ROWS), ("sakernas agt 2009 FIX BANGET.csv", OTHER)],
            "edition",
            &["FIX BANGET"],
        ),
        (
            &[("sakernas agt 2004_20100101.csv", ROWS), ("sakernas agt 2004_20100601.csv", OTHER)],
            "edition",
            &["20100101", "20100601"],
        ),
        (&[("podes2011_desa.csv", b"prov,kab,a\n0,0,1\n0,0,2\n")], "coverage", &["prov"]),
        (
            &[("podes2011_desa.csv", b"prov,kab,a\n81,1,1\n,,2\n,,2\n,,2\n")],
            "coverage",
            &["1 dari 4"],
        ),
        (&[("podes2011_desa.csv", b"prov,kab,a\n81,99,1\n81,1,2\n")], "coverage", &["8199"]),
        (&[("podes2011_desa.csv", b"prov,kab,a\n81,0,1\n81,1,2\n")], "coverage", &["8101"]),
        (&[("podes2011_desa.csv", b"prov,kab,a\n32,99,1\n32,99,2\n")], "coverage", &["3299"]),
        (
            &[("podes2011_desa.csv", b"kode,iddesa,a\n81.01.01.1009,8101011009,1\n")],
            "coverage",
            &["8101", "81.01", "8103", "Kementerian Dalam Negeri"],
        ),
        (&[("podes2040_desa.csv", ROWS)], "period", &["2040", "belum terjadi"]),
        (&[("susenas maret 2099 kor.csv", ROWS)], "period", &["2099-03"]),
        (&[("ksa padi juli 2022.csv", ROWS)], "period", &["07"]),
        (&[("Ubinan 2022 SR1.csv", ROWS)], "period", &["subround 1"]),
        (&[("Susenas 2012/Triwulan 3/kor.csv", ROWS)], "period", &["KOR", "9"]),
    ] {
        let answer = proposed(files);
        let products = answer["products"].as_array().unwrap();
        assert!(products.iter().all(|product| product["state"] == "unclear"), "{answer:#}");
        let is_told = |product: &Value| {
            let found = cell(product, column);
            let why = found["why"].as_str().unwrap();
            found["sure"] == "unclear" && words.iter().all(|word| why.contains(word))
        };
        assert!(products.iter().any(is_told), "{column} {words:?}: {answer:#}");
    }
}

/// Each drive has one product, with this id and this coverage.
#[test]
fn what_is_certain_is_taken_as_it_is() {
    for (path, bytes, id, coverage) in [
        ("podes93_desa.csv", ROWS, "podes-1993-8171", "8171"),
        ("ssn9803kor.csv", ROWS, "susenas-1998-03-kor-8171", "8171"),
        ("supas 1965.csv", b"prov,kab\n81,1\n81,2\n", "supas-1965-8101-8102", "8101;8102"),
        ("supas 1965 maluku.csv", b"prov,kab\n81,1\n81,2\n", "supas-1965-81", "81"),
        ("podes2011_desa.csv", b"prov,kab\n0,0\n81,1\n81,1\n", "podes-2011-8101", "8101"),
        ("podes2011_desa.csv", b"prov,kab,nmkab\n32,71,BOGOR\n", "podes-2011-3271", "3271"),
    ] {
        let answer = proposed(&[(path, bytes)]);
        let product = &answer["products"][0];
        assert_eq!(cell(product, "coverage")["value"], coverage, "{answer:#}");
        assert_eq!(cell(product, "id")["value"], id, "{answer:#}");
    }
    let zeros = proposed(&[("podes2011_desa.csv", b"prov,kab\n0,0\n81,1\n81,1\n")]);
    let covered = cell(&zeros["products"][0], "coverage");
    assert_eq!(covered["sure"], "likely", "{zeros:#}");
    assert!(covered["why"].as_str().unwrap().contains("1 dari 3"), "{zeros:#}");
}

#[test]
fn a_folder_named_final_is_an_edition_of_its_own() {
    let folder = "susenas maret 2012 kor";
    let answer = proposed(&[
        (&format!("{folder}/rt.csv"), ROWS),
        (&format!("{folder}/final/rt_final.csv"), OTHER),
    ]);
    let products = answer["products"].as_array().unwrap();
    let editions: Vec<&str> = products
        .iter()
        .map(|product| cell(product, "edition")["value"].as_str().unwrap())
        .collect();
    assert!(editions.contains(&"1") && editions.contains(&"final"), "{answer:#}");
}

/// Returns a DBF of two rows in Ambon; the last one is cut off where it is not whole.
fn dbf(is_whole: bool) -> Vec<u8> {
    let mut dbf = vec![3, 124, 1, 1, 2, 0, 0, 0, 129, 0, 6, 0];
    dbf.resize(32, 0);
    for (name, width) in [("PROV", 2), ("KAB", 2), ("A", 1)] {
        let mut field = [0; 32];
        field[..name.len()].copy_from_slice(name.as_bytes());
        (field[11], field[16]) = (b'N', width);
        dbf.extend(field);
    }
    dbf.push(0x0D);
    dbf.extend(if is_whole { &b" 81711 81712\x1A"[..] } else { b" 81711" });
    dbf
}

#[test]
fn tables_in_two_formats_are_compared_by_their_columns_and_regions() {
    let root = |dbf: &[u8], csv: &str, rows: &[u8]| {
        let answer = proposed(&[("a/sakernas feb 2011.dbf", dbf), (&format!("a/{csv}"), rows)]);
        assert_eq!(answer["products"].as_array().unwrap().len(), 1, "{answer:#}");
        let root = cell(&answer["products"][0], "root");
        (root["value"].as_str().map(str::to_owned), root["why"].as_str().unwrap().to_owned())
    };
    let (same, _) = root(&dbf(true), "sakernas feb 2011.csv", ROWS);
    assert_eq!(same.as_deref(), Some("a/sakernas feb 2011.dbf"));
    for (is_whole, csv, rows, words) in [
        (true, "sakernas feb 2011.csv", &b"prov,kab,a\n82,71,1\n82,71,2\n"[..], "wilayah"),
        (true, "sakernas feb 2011.csv", b"prov,kab,b\n81,71,1\n81,71,2\n", "kolom"),
        (true, "skn1102.csv", ROWS, "sama: apakah keduanya"),
        (false, "sakernas feb 2011.csv", ROWS, "rusak"),
    ] {
        let (value, why) = root(&dbf(is_whole), csv, rows);
        assert_eq!(value, None, "{csv}: {why}");
        assert!(why.contains(words), "{csv}: {why}");
    }
}

#[test]
fn what_lies_elsewhere_than_in_the_catalogue_is_told_with_its_doubts() {
    let answer = proposed(&[
        ("podes 2024 maluku/podes2024_desa.csv", b"prov,kab\n81,1\n81,2\n"),
        ("podes 2024 maluku/podes2024_desa_rusak.dbf", &dbf(false)),
    ]);
    let product = &answer["products"][0];
    assert_eq!(product["state"], "known", "{answer:#}");
    let notes = product["notes"].to_string();
    assert!(notes.contains("tidak diperiksa") && notes.contains("rusak"), "{answer:#}");
}

#[test]
fn maps_with_codes_of_the_ministry_or_of_regencies_are_unclear() {
    let map = |properties: &str| {
        format!(
            r#"{{"type":"FeatureCollection","features":[{{"type":"Feature","properties":{{{properties}}},"geometry":{{"type":"Polygon","coordinates":[[[128,-3],[128.1,-3],[128.1,-3.1],[128,-3]]]}}}}]}}"#
        )
    };
    for (path, properties, column, words) in [
        (
            "peta desa 2011_1.geojson",
            r#""kode":"81.01.01.1009","iddesa":"8101011009""#,
            "coverage",
            &["8103", "81.01"][..],
        ),
        (
            "peta desa 2011_1.geojson",
            r#""iddesa":"8101011009","nmkab":"MALUKU TENGAH""#,
            "coverage",
            &["8103", "MALUKU TENGAH"],
        ),
        ("2013 semester II/kab/81.geojson", r#""idkab":"8101""#, "level", &["kabupaten"]),
    ] {
        let answer = proposed(&[(path, map(properties).as_bytes())]);
        let found = cell(&answer["products"][0], column);
        let why = found["why"].as_str().unwrap_or_else(|| panic!("{answer:#}"));
        assert_eq!(found["sure"], "unclear", "{answer:#}");
        assert!(words.iter().all(|word| why.contains(word)), "{words:?}: {why}");
    }
    // Only the regency that is there is covered, though regions.csv has no other one of its province.
    let medan =
        proposed(&[("peta desa 2023_1.geojson", map(r#""iddesa":"1275010001""#).as_bytes())]);
    assert_eq!(cell(&medan["products"][0], "coverage")["value"], "1275", "{medan:#}");
}

/// A row that cannot be added does not keep the others out.
#[test]
fn a_row_with_a_path_out_of_the_store_is_unclear_alone() {
    let counter = Counter::open();
    let list = counter.outside("daftar.csv");
    let rows = "Podes;2003;81;podes2003_desa.dbf\nPodes;2000;81;../../etc/passwd\n";
    fs::write(&list, format!("Nama survei;Tahun;Wilayah;File\n{rows}")).unwrap();
    let written =
        counter.kemas(&["--json", "catalog", "propose", list.to_str().unwrap(), "--write"]);
    let written = written.json();
    assert_eq!(written["written"], serde_json::json!(["podes-2003-81"]), "{written:#}");
    let root = cell(&written["products"][1], "root");
    assert!(root["why"].as_str().unwrap().contains("D3"), "{written:#}");
}

#[test]
fn a_month_in_which_a_survey_is_not_held_is_no_answer() {
    let counter = Counter::open();
    let drive = counter.home().join("store/disk-lama");
    put(&drive, "susenas 2014.csv", ROWS);
    let path = drive.to_str().unwrap();
    let arguments = ["--lang", "id", "catalog", "propose", path, "--write"];
    let mut terminal = Terminal::kemas(&counter.home(), TODAY, &arguments);
    terminal.answer("period (", "2014-07").wait_for("pelaksanaan Susenas");
    terminal.keys(&"\x7f".repeat(7)).keys("2014-03").keys(ENTER);
    terminal.wait_for("variant (").wait_for("KOR").keys(ESC);
    terminal.wait_for("tidak ada");
}
