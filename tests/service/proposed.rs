//! An unknown drive becomes rows of the catalogue's tables: proposed with reasons, written, indexed and found.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::Path;

use serde_json::Value;

use crate::counter::{Counter, TODAY};
use crate::drive::{fill, put};
use crate::terminal::{DOWN, ENTER, ESC, Terminal};

/// Returns the products by id; `?` and a number stand for those without one.
fn by_id(answer: &Value) -> BTreeMap<String, Value> {
    let products = answer["products"].as_array().unwrap().iter().enumerate();
    let id = |(at, product): (usize, &Value)| {
        (product["id"].as_str().map_or(format!("?{at}"), str::to_owned), product.clone())
    };
    products.map(id).collect()
}

fn cell<'v>(product: &'v Value, column: &str) -> &'v Value {
    let cells = product["cells"].as_array().unwrap();
    cells.iter().find(|cell| cell["column"] == column).unwrap()
}

/// Returns path, size and times of everything in a folder.
fn state(folder: &Path) -> Vec<(String, u64, i64)> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            let status = path.symlink_metadata().unwrap();
            found.push((path.display().to_string(), status.len(), status.mtime()));
            if status.is_dir() {
                open.push(path);
            }
        }
    }
    found.sort();
    found
}

#[test]
fn a_drive_is_proposed_with_reasons_and_not_touched() {
    let counter = Counter::open();
    let drive = counter.outside("drive");
    fill(&drive);
    let before = state(&drive);
    let catalog = fs::read(counter.home().join("catalog/datasets.csv")).unwrap();
    let answer = counter.done(&["catalog", "propose", drive.to_str().unwrap()]);
    assert_eq!(before, state(&drive));
    assert_eq!(catalog, fs::read(counter.home().join("catalog/datasets.csv")).unwrap());
    let products = by_id(&answer);
    let ids: Vec<&str> =
        products.keys().map(String::as_str).filter(|id| !id.starts_with('?')).collect();
    assert_eq!(
        ids,
        [
            "podes-2014-8171",
            "sakernas-2019-08-81",
            "st2013-utp-81",
            "susenas-2019-03-kor",
            "wilkerstat-sls-2021-1",
        ],
        "{answer:#}"
    );
    let susenas = &products["susenas-2019-03-kor"];
    for (column, value, sure, why) in [
        ("survey", "Susenas", "sure", "ssn201903"),
        ("period", "2019-03", "sure", "ssn201903"),
        ("variant", "KOR", "sure", "kor"),
        ("coverage", "00", "sure", "R101"),
        ("lowest_level", "kabupaten", "likely", "susenas-2020-03-kor"),
        ("title", "Susenas Maret 2019 KOR", "likely", ""),
        ("root", "Susenas/2019", "sure", ""),
    ] {
        let cell = cell(susenas, column);
        assert_eq!((&cell["value"], &cell["sure"]), (&value.into(), &sure.into()), "{cell}");
        assert!(cell["why"].as_str().unwrap().contains(why), "{cell}");
    }
    assert_eq!(susenas["files"].as_array().unwrap().len(), 2);
    assert_eq!(cell(&products["podes-2014-8171"], "edition")["value"], "rev");
    // The folder of the questionnaire belongs to the product, too.
    assert_eq!(cell(&products["sakernas-2019-08-81"], "root")["value"], "Sakernas Agustus 2019");
    let sls = &products["wilkerstat-sls-2021-1"];
    assert_eq!(cell(sls, "level")["why"], "kolom idsls");
    assert_eq!(cell(sls, "coverage")["value"], "8171;8172");
    let unclear = products.iter().find(|(id, _)| id.starts_with('?')).unwrap().1;
    assert_eq!((&unclear["state"], &unclear["id"]), (&"unclear".into(), &Value::Null));
    assert_eq!(cell(unclear, "survey")["sure"], "unclear");
    let left = answer["left"].as_array().unwrap();
    assert!(left.iter().any(|left| left["path"] == "lain/foto.mp4"), "{left:?}");
    assert!(answer["notes"][0].as_str().unwrap().contains("stores"), "{answer:#}");
}

#[test]
fn what_is_written_is_indexed_and_found_and_not_proposed_again() {
    let counter = Counter::open();
    let drive = counter.home().join("store/disk-lama");
    fill(&drive);
    let path = drive.to_str().unwrap();
    let written = counter.kemas(&["--json", "catalog", "propose", path, "--write"]);
    // What is unclear was not added, and the answer says so.
    assert_eq!(written.status, 1, "{written:#?}");
    let written = written.json();
    assert_eq!(written["written"].as_array().unwrap().len(), 5, "{written:#}");
    counter.done(&["catalog", "check"]);
    counter.done(&["index"]);
    for product in by_id(&written).values().filter(|product| product["state"] == "new") {
        let shown = counter.done(&["show", product["id"].as_str().unwrap()]);
        let held = serde_json::to_string(&shown).unwrap();
        for file in product["files"].as_array().unwrap() {
            let name = file.as_str().unwrap().rsplit('/').next().unwrap();
            assert!(held.contains(name), "{name}: {shown:#}");
        }
    }
    let shown = counter.done(&["show", "susenas-2019-03-kor"]).to_string();
    assert!(shown.contains("layout.pdf"), "{shown}");
    let again = counter.done(&["catalog", "propose", path]);
    let known = by_id(&again);
    assert_eq!(known["susenas-2019-03-kor"]["state"], "known");
    assert_eq!(known.values().filter(|product| product["state"] == "new").count(), 0, "{again:#}");
}

#[test]
fn the_rows_go_through_a_spreadsheet_and_come_back() {
    const COMPLETED: &str = "uji-2018,Uji 2018,Uji,2018,1,LENGKAP,kemiskinan,individu,provinsi,81,umum,\
                             disk-lama/lain/hasil.csv,,";
    let counter = Counter::open();
    let drive = counter.home().join("store/disk-lama");
    fill(&drive);
    let sheet = counter.outside("usulan.csv");
    let to = sheet.to_str().unwrap();
    let path = drive.to_str().unwrap();
    counter.done(&["catalog", "propose", path, "--to", to]);
    let text = fs::read_to_string(&sheet).unwrap();
    assert!(text.starts_with("\u{feff}id,title,survey,period,"), "{text}");
    let layers = fs::read_to_string(counter.outside("usulan.layers.csv")).unwrap();
    assert!(layers.contains("wilkerstat-sls-2021-1,"), "{layers}");
    assert_eq!(counter.fails(&["catalog", "propose", path, "--to", to])["code"], "exists");
    // The one row that is unclear is completed, as a person would in the spreadsheet.
    let completed: String = text
        .lines()
        .map(|line| if line.contains("lain/hasil.csv") { COMPLETED } else { line })
        .map(|line| format!("{line}\n"))
        .collect();
    fs::write(&sheet, completed.replace('\n', "\r\n")).unwrap();
    let written = counter.kemas(&["--json", "catalog", "propose", to, "--write"]);
    let json = written.json();
    let ids = json["written"].to_string();
    assert!(ids.contains("uji-2018") && ids.contains("susenas-2019-03-kor"), "{json:#}");
    counter.done(&["index"]);
    assert!(counter.done(&["show", "uji-2018"]).to_string().contains("hasil.csv"));
}

#[test]
fn an_offices_own_list_is_read_by_the_names_of_its_columns() {
    let counter = Counter::open();
    let list = counter.outside("daftar.csv");
    let text = "DAFTAR DATA MIKRO\n\nNo;Nama Survei;Tahun;Wilayah;Level;Jumlah record;File\n\
        1;Susenas KOR Maret;2018;Maluku;Kab/Kota;8000;ssn201803_kor.dbf\n\
        2;Podes;2011;Kab. Buru;Desa;81;podes2011_desa.dbf\n\
        3;Susenas KOR;2018;Atlantis;Kab/Kota;1;\n\
        4;;;;;;\n";
    fs::write(&list, text).unwrap();
    let answer = counter.done(&["catalog", "propose", list.to_str().unwrap()]);
    let products = answer["products"].as_array().unwrap();
    assert_eq!(products[0]["id"], "susenas-2018-03-kor-81", "{answer:#}");
    assert_eq!((&products[0]["state"], &products[1]["state"]), (&"new".into(), &"new".into()));
    assert_eq!(products[1]["id"], "podes-2011-8104");
    assert_eq!(products[2]["state"], "unclear");
    assert!(cell(&products[2], "coverage")["why"].as_str().unwrap().contains("Atlantis"));
    assert_eq!(products[2]["files"], serde_json::json!([":6"]));
    assert_eq!(answer["left"].as_array().unwrap().len(), 1, "{answer:#}");
}

#[test]
fn links_are_not_followed_and_what_cannot_be_read_is_told() {
    let counter = Counter::open();
    let drive = counter.outside("drive");
    put(&drive, "Podes 2011/podes2011_desa.csv", b"prov,kab\n81,71\n");
    put(&drive, "Podes 2008/podes2008_desa.dbf", b"no table");
    put(&counter.outside("luar"), "ssn201803_kor.csv", b"prov,kab\n81,71\n");
    symlink(counter.outside("luar"), drive.join("tautan")).unwrap();
    let locked = drive.join("terkunci");
    fs::create_dir(&locked).unwrap();
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o000)).unwrap();
    let answer = counter.done(&["catalog", "propose", drive.to_str().unwrap()]);
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o700)).unwrap();
    let products = by_id(&answer);
    assert_eq!(products.keys().collect::<Vec<_>>(), ["podes-2011-8171"], "{answer:#}");
    let left = answer["left"].to_string();
    assert!(left.contains("tautan") && left.contains("podes2008_desa.dbf"), "{left}");
}

#[test]
fn contradictions_are_unclear_and_twins_claim_no_id() {
    let counter = Counter::open();
    let drive = counter.outside("drive");
    put(&drive, "Sakernas/ssn201803_kor.csv", b"prov,kab\n81,71\n");
    put(&drive, "asli/podes2011_desa.csv", b"prov,kab\n81,71\n");
    put(&drive, "salinan/podes2011_desa.csv", b"prov,kab\n81,71\n");
    put(&drive, "Sulawesi Utara/st2013_utp.csv", b"prov,kab\n81,71\n");
    let answer = counter.done(&["catalog", "propose", drive.to_str().unwrap()]);
    let products = answer["products"].as_array().unwrap();
    assert_eq!(products.len(), 4, "{answer:#}");
    assert!(products.iter().all(|product| product["state"] == "unclear"), "{answer:#}");
    let why = answer.to_string();
    for words in ["Susenas", "Sakernas", "asli", "salinan", "71"] {
        assert!(why.contains(words), "{words}: {answer:#}");
    }
    let text = counter.kemas(&["catalog", "propose", drive.to_str().unwrap()]).stdout;
    assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
    assert!(text.contains("? survey"), "{text}");
}

#[test]
fn in_a_terminal_only_what_is_unclear_is_asked() {
    let counter = Counter::open();
    let drive = counter.home().join("store/disk-lama");
    put(&drive, "Podes 2011/podes2011_desa.csv", b"prov,kab\n81,71\n");
    put(&drive, "uji/hasil2018.csv", b"a,b\n1,2\n");
    put(&drive, "foto/catatan2017.csv", b"a,b\n1,2\n");
    let path = drive.to_str().unwrap();
    let arguments = ["--lang", "id", "catalog", "propose", path, "--write"];
    let mut terminal = Terminal::kemas(&counter.home(), TODAY, &arguments);
    // The product that is asked about first is left out.
    terminal.wait_for("catatan2017").wait_for("survey (").keys(ESC);
    terminal.wait_for("hasil2018").answer("survey (", "Uji Coba");
    terminal.answer("coverage (", "Atlantis").wait_for("regions.csv");
    terminal.keys(&"\x7f".repeat(8)).keys("Kota Ambon").keys(ENTER);
    terminal.wait_for("lowest_level (").keys(DOWN).keys(ENTER);
    terminal.answer("topics (", "kemiskinan").answer("unit (", "rumah tangga");
    terminal.wait_for("access (").keys(ENTER);
    terminal.wait_for("2 baris ditambahkan");
    let datasets = fs::read_to_string(counter.home().join("catalog/datasets.csv")).unwrap();
    let row = "uji-coba-2018-8171,\"Uji Coba 2018, Kota Ambon\",Uji Coba,2018,1,,kemiskinan,rumah-tangga,provinsi,8171,umum,disk-lama/uji";
    assert!(datasets.contains(row), "{datasets}");
    assert!(datasets.contains("\npodes-2011-8171,") && !datasets.contains("foto"), "{datasets}");
}
