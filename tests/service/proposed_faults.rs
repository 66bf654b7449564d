//! An unknown drive with what is damaged, what is rubbish, and questions about what is unclear.

use std::fs;

use serde_json::Value;

use crate::counter::{Counter, TODAY};
use crate::drive::put;
use crate::terminal::{ESC, Terminal};

fn left(answer: &Value) -> Vec<(&str, &str)> {
    let left = answer["left"].as_array().unwrap().iter();
    left.map(|left| (left["path"].as_str().unwrap(), left["why"].as_str().unwrap())).collect()
}

#[test]
fn each_damaged_file_is_told_with_what_is_wrong_and_the_rest_goes_on() {
    let counter = Counter::open();
    let drive = counter.outside("drive");
    put(&drive, "Podes 2011/podes2011_desa.csv", b"prov,kab\n81,71\n");
    for (name, bytes, words) in [
        ("sak082011.sav", &b"$FL2"[..], "rusak"),
        ("sak022011.dta", b"bukan stata sama sekali", "Stata"),
        ("podes2003.dbf", b"\x03abc", "DBF"),
        ("kosong.dbf", b"", "kosong"),
        ("terkunci.xlsx", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0", "kata sandi"),
        ("potong.xlsx", b"PK\x03\x04abc", "rusak"),
        ("palsu.xlsx", b"a,b\n", "bukan"),
    ] {
        put(&drive, &format!("rusak/{name}"), bytes);
        let answer = counter.done(&["catalog", "propose", drive.to_str().unwrap()]);
        let told = left(&answer).into_iter().find(|(path, _)| path.ends_with(name));
        assert!(told.is_some_and(|(_, why)| why.contains(words)), "{name}: {answer:#}");
        let new = answer["products"].as_array().unwrap().iter();
        let new: Vec<&Value> = new.filter(|product| product["state"] == "new").collect();
        assert_eq!(new.len(), 1, "{answer:#}");
        assert_eq!(new[0]["id"], "podes-2011-8171", "{answer:#}");
    }
}

#[test]
fn rubbish_and_system_folders_are_no_products() {
    let counter = Counter::open();
    let drive = counter.outside("drive");
    put(&drive, "Podes 2011/podes2011_desa.csv", b"prov,kab\n81,71\n");
    for name in [
        "~$daftar.xlsx",
        "Thumbs.db",
        "x.tmp",
        ".DS_Store",
        "System Volume Information/a.csv",
        "$RECYCLE.BIN/b.csv",
        "RECYCLER/c.csv",
        "found.000/d.csv",
        "__MACOSX/e.csv",
        "autorun.inf",
        "pintasan.lnk",
        "podes2008_desa.csv.crdownload",
        "ehthumbs.db",
        "podes2008.csv.part",
    ] {
        put(&drive, name, b"prov,kab,x\n81,72,1\n");
    }
    let answer = counter.done(&["catalog", "propose", drive.to_str().unwrap()]);
    assert_eq!(answer["products"].as_array().unwrap().len(), 1, "{answer:#}");
    let told = answer["left"].as_array().unwrap();
    // Downloads that were not finished are told.
    let paths: Vec<&str> = told.iter().map(|left| left["path"].as_str().unwrap()).collect();
    assert_eq!(paths, ["podes2008_desa.csv.crdownload", "podes2008.csv.part"], "{answer:#}");
}

#[test]
fn a_workbook_with_a_password_is_refused_as_a_list() {
    let counter = Counter::open();
    let list = counter.outside("daftar.xlsx");
    fs::write(&list, b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0\0\0").unwrap();
    let error = counter.fails(&["catalog", "propose", list.to_str().unwrap()]);
    assert!(error["message"].as_str().unwrap().contains("password"), "{error}");
}

#[test]
fn parts_of_a_shapefile_without_its_shp_are_no_table() {
    let counter = Counter::open();
    let drive = counter.outside("drive");
    for (ending, bytes) in [("dbf", &b"\x03"[..]), ("shx", b"x"), ("prj", b"GEOGCS")] {
        put(&drive, &format!("peta/final_sls_202318172.{ending}"), bytes);
    }
    let answer = counter.kemas(&["--json", "catalog", "propose", drive.to_str().unwrap()]).json();
    assert!(answer["products"].as_array().unwrap().is_empty(), "{answer:#}");
    assert!(left(&answer).iter().any(|(_, why)| why.contains(".shp")), "{answer:#}");
}

#[test]
fn questions_are_asked_in_words_with_the_file_and_what_was_read() {
    for (language, words) in [("id", "Survei apa"), ("en", "Which survey")] {
        let counter = Counter::open();
        let drive = counter.home().join("store/disk-lama");
        put(&drive, "uji/hasil2018.csv", b"a,b\n1,2\n");
        let path = drive.to_str().unwrap();
        let arguments = ["--lang", language, "catalog", "propose", path, "--write"];
        let mut terminal = Terminal::kemas(&counter.home(), TODAY, &arguments);
        terminal.wait_for(words).wait_for("survey (").wait_for("hasil2018.csv").keys(ESC);
        terminal.wait_for(if language == "id" { "tidak ada" } else { "nothing was added" });
    }
    let counter = Counter::open();
    let list = counter.outside("daftar.csv");
    fs::write(&list, "Judul;Tahun;Wilayah\nPodes 2011;2014;81\n").unwrap();
    let path = list.to_str().unwrap();
    let arguments = ["--lang", "id", "catalog", "propose", path, "--write"];
    let mut terminal = Terminal::kemas(&counter.home(), TODAY, &arguments);
    terminal
        .wait_for("Data tahun atau bulan berapa")
        .wait_for("2011")
        .wait_for("baris 2")
        .keys(ESC);
    terminal.wait_for("tidak ada");
}

#[test]
fn codes_of_the_ministry_beside_names_are_unclear_with_both() {
    let counter = Counter::open();
    let drive = counter.outside("drive");
    let rows = b"kode_prov,kode_kab,nama_kab,a\n81,01,Maluku Tengah,1\n81,01,Maluku Tengah,2\n";
    put(&drive, "Podes 2011/podes2011_desa.csv", rows);
    let right = b"kode_prov,kode_kab,nama_kab,a\n81,03,Maluku Tengah,1\n";
    put(&drive, "Podes 2008/podes2008_desa.csv", right);
    let answer = counter.done(&["catalog", "propose", drive.to_str().unwrap()]);
    let products = answer["products"].as_array().unwrap();
    assert_eq!(products[0]["id"], "podes-2008-8103", "{answer:#}");
    let cells = products[1]["cells"].as_array().unwrap();
    let coverage = cells.iter().find(|cell| cell["column"] == "coverage").unwrap();
    let why = coverage["why"].as_str().unwrap();
    for words in ["8101", "8103", "Maluku Tengah", "Kementerian Dalam Negeri"] {
        assert!(why.contains(words), "{words}: {why}");
    }
}

#[test]
fn a_table_that_was_cut_off_is_no_complete_product() {
    let counter = Counter::open();
    let drive = counter.outside("drive");
    crate::drive::fill(&drive);
    let table = drive.join("Podes 2014 REV/podes2014_desa_1.dbf");
    let bytes = fs::read(&table).unwrap();
    fs::write(&table, &bytes[..bytes.len() - 4]).unwrap();
    let answer = counter.done(&["catalog", "propose", drive.to_str().unwrap()]);
    let products = answer["products"].as_array().unwrap().iter();
    let podes = products.filter(|p| p["files"].to_string().contains("podes2014"));
    assert!(podes.map(|p| &p["state"]).all(|state| *state == "unclear"), "{answer:#}");
    assert!(left(&answer).iter().any(|(path, _)| path.contains("podes2014")), "{answer:#}");
}

#[test]
fn copies_and_later_issues_of_a_map_are_no_second_layer() {
    let counter = Counter::open();
    let drive = counter.outside("drive");
    let map = |id: &str| {
        format!(
            r#"{{"type":"FeatureCollection","features":[{{"type":"Feature","properties":{{"iddesa":"{id}"}},"geometry":{{"type":"Polygon","coordinates":[[[128,-3],[128.1,-3],[128.1,-3.1],[128,-3]]]}}}}]}}"#
        )
    };
    put(&drive, "a/final_desa_201818171.geojson", map("8171010001").as_bytes());
    put(&drive, "a/final_desa_201818171 - Salin.geojson", map("8171010001").as_bytes());
    put(&drive, "b/final_desa_201818171_rev1.geojson", map("8171010002").as_bytes());
    let answer = counter.done(&["catalog", "propose", drive.to_str().unwrap()]);
    let products = answer["products"].as_array().unwrap();
    assert!(products.iter().all(|p| p["table"] == "layers.csv"), "{answer:#}");
    let state = |file: &str| {
        let mut all = products.iter().filter(|p| p["files"].to_string().contains(file));
        all.next().unwrap()["state"].clone()
    };
    assert_eq!(products.len(), 2, "{answer:#}");
    assert_eq!((state("a/final"), state("rev1")), ("new".into(), "unclear".into()), "{answer:#}");
    assert!(left(&answer).iter().any(|(path, _)| path.contains("Salin")), "{answer:#}");
}
