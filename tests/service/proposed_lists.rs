//! Lists of an office's data: what contradicts itself, what a spreadsheet damaged, and what is a map.

use std::fs;

use serde_json::Value;

use crate::counter::Counter;
use crate::drive::put;

/// Proposes a list with these lines.
fn listed(counter: &Counter, text: &str) -> Vec<Value> {
    let list = counter.outside("daftar.csv");
    fs::write(&list, text).unwrap();
    let answer = counter.kemas(&["--json", "catalog", "propose", list.to_str().unwrap()]).json();
    answer["products"].as_array().unwrap_or_else(|| panic!("{answer:#}")).clone()
}

fn cell<'v>(product: &'v Value, column: &str) -> &'v Value {
    product["cells"].as_array().unwrap().iter().find(|cell| cell["column"] == column).unwrap()
}

/// Each row is unclear in a column, and the reason has all of these words.
#[test]
fn what_a_row_contradicts_is_unclear_with_both_values() {
    let counter = Counter::open();
    for (header, row, column, words) in [
        ("Judul;Tahun;Wilayah", "Podes 2011;2014;81", "period", &["2011", "2014", "B2"][..]),
        ("Judul;Tahun;Bulan", "Susenas KOR Maret 2019;2019;September", "period", &["09", "03"]),
        ("Judul;Periode;Tahun", "Podes;2014;2011", "period", &["2014", "2011"]),
        ("Judul;Tahun;Wilayah", "Podes 2014 Kota Ambon;2014;Buru", "coverage", &["8104", "8171"]),
        (
            "Judul;Tahun;kode_kab;nama_kab",
            "Podes;2014;8101;Maluku Tengah",
            "coverage",
            &["8101 Kepulauan Tanimbar", "8103 Maluku Tengah", "Kementerian Dalam Negeri", "C2"],
        ),
        (
            "Judul;Tahun;Wilayah",
            "Podes;2014;81.01",
            "coverage",
            &["81.01", "8103", "Maluku Tengah"],
        ),
        ("Judul;Tahun;kode_prov;kode_kab", "Podes;2014;82;8171", "coverage", &["82", "8171"]),
        ("Survei;Judul;Tahun", "Susenas;Sakernas Agustus;2019", "survey", &["Susenas", "Sakernas"]),
        ("Survei;Tahun;Bulan;Varian", "Sakernas;2019;8;FEB", "variant", &["FEB", "2019-08"]),
        ("Survei;Tahun;Bulan", "Sakernas;2019;Maret", "period", &["2019-03", "2", "8"]),
        ("Survei;Periode", "Podes;Mar-22", "period", &["Mar-22", "2022-03", "B2"]),
        ("Survei;Periode", "Sakernas;01/08/2025", "period", &["01/08/2025", "2025-08"]),
        ("Survei;Periode", "Podes;triwulan 2 2014", "period", &["triwulan 2"]),
        ("Survei;Periode", "Podes;2011 dan 2014", "period", &["2011 dan 2014"]),
        ("Survei;Tahun;Wilayah", "Podes;2014;0", "coverage", &["00"]),
        ("Survei;Tahun;Wilayah", "Podes;2014;8,1E+13", "coverage", &["8,1E+13", "C2"]),
        ("Survei;Tahun;Wilayah", "Podes;2014;?", "coverage", &["?"]),
        ("Survei;Tahun", "Podes;?", "period", &["?"]),
        ("Survei;Tahun", "?;2014", "survey", &["?"]),
        ("File;Tahun;Edisi", "podes2014_rev1.dbf;2014;1", "edition", &["rev1", "1"]),
        (
            "Judul;Tahun;Level",
            "Peta desa 2023 semester 1;2023_1;kecamatan",
            "level",
            &["desa", "kecamatan"],
        ),
        (
            "Judul;Edisi;Level",
            "Peta desa 2023 semester 1;2024_1;desa",
            "edition",
            &["2023-1", "2024-1"],
        ),
        ("Judul;Edisi;Level", "Peta desa;Jan-25;desa", "edition", &["Jan-25", "2025-1"]),
    ] {
        let products = listed(&counter, &format!("{header}\n{row}\n"));
        let found = cell(&products[0], column);
        assert_eq!(found["sure"], "unclear", "{row}: {found}");
        let why = found["why"].as_str().unwrap();
        assert!(words.iter().all(|word| why.contains(word)), "{row}: {why}");
        assert_eq!(products[0]["state"], "unclear", "{row}");
    }
}

#[test]
fn what_a_row_says_twice_in_other_words_is_no_contradiction() {
    let counter = Counter::open();
    for (header, row, id) in [
        ("Judul;Tahun;Wilayah", "Podes 2011 Maluku;2011;81", "podes-2011-81"),
        ("Judul;Tahun;Provinsi;Kabupaten", "Podes;2011;Maluku;Kota Ambon", "podes-2011-8171"),
        ("Judul;Tahun;kode_prov;kode_kab", "Podes;2011;81;3", "podes-2011-8103"),
        ("Judul;Tahun;kode_kab;nama_kab", "Podes;2011;8103;Maluku Tengah", "podes-2011-8103"),
        ("Survei;Tahun;Bulan;Wilayah", "Sakernas;2018;Agt;81", "sakernas-2018-08-81"),
        ("Survei;Periode;Wilayah", "Sakernas;semester 2 2018;81", "sakernas-2018-08-81"),
        ("Survei;Tahun;Semester;Wilayah", "Sakernas;2018;I;81", "sakernas-2018-02-81"),
        ("Judul;Tahun;Wilayah", "Long Form SP2020;2022;8103", "sp2020-2022-lf-8103"),
        (
            "Judul;Edisi;Level;Wilayah",
            "Lapisan batas desa;2018_1;desa;81",
            "wilkerstat-desa-2018-1",
        ),
        ("Nama layer;Tahun;Semester;Wilayah", "final_sls.shp;2018;1;81", "wilkerstat-sls-2018-1"),
        ("File;Wilayah", "final_desa_201818171.gpkg;8171", "wilkerstat-desa-2018-1"),
    ] {
        let products = listed(&counter, &format!("{header}\n{row}\n"));
        assert_eq!(products[0]["id"].as_str().unwrap_or("?"), id, "{row}: {:#}", products[0]);
    }
}

/// The values of all cells, with why those are unclear that are.
fn values(answer: &Value) -> Vec<String> {
    let mut rows: Vec<String> = answer["products"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|product| product["state"] != "known")
        .map(|product| {
            let cells = product["cells"].as_array().unwrap().iter();
            let shown = cells.map(|cell| match cell["value"].as_str() {
                Some(value) => format!("{}={value}", cell["column"]),
                None if cell["column"] == "id" || cell["column"] == "title" => "?".to_owned(),
                None => format!("{} {}", cell["column"], cell["why"]),
            });
            format!("{} {}", product["state"], shown.collect::<Vec<_>>().join("; "))
        })
        .collect();
    rows.sort();
    rows
}

#[test]
fn a_sheet_that_nobody_changed_gives_the_same_proposal_again() {
    let counter = Counter::open();
    let drive = counter.home().join("store/disk-lama");
    crate::drive::fill(&drive);
    put(&drive, "Sakernas/ssn201803_kor.csv", b"prov,kab\n81,71\n81,71\n");
    put(&drive, "Susenas 2017/ssn201603_kor.csv", b"prov,kab\n81,71\n");
    put(&drive, "Sulawesi Utara/st2013_utp.csv", b"prov,kab\n81,72\n");
    put(&drive, "x/podes2011_desa.csv", b"prov,kab\n81,71\n81,72\n");
    put(&drive, "x/podes2011_desa (1).csv", b"prov,kab\n81,71\n81,73\n");
    put(&drive, "y/supas2005.csv", b"a,b\n81,71\n81,73\n");
    let sheet = counter.outside("usulan.csv");
    let (path, to) = (drive.to_str().unwrap(), sheet.to_str().unwrap());
    let first = counter.done(&["--lang", "id", "catalog", "propose", path, "--to", to]);
    let layers = counter.outside("usulan.layers.csv");
    let read = |list: &str| counter.done(&["--lang", "id", "catalog", "propose", list]);
    let (tables, maps) = (read(to), read(layers.to_str().unwrap()));
    let mut again = values(&tables);
    again.extend(values(&maps));
    again.sort();
    assert_eq!(again, values(&first), "{}", fs::read_to_string(&sheet).unwrap());
    // Nothing unclear is written, whatever stands in its other cells.
    let written = counter.kemas(&["--json", "catalog", "propose", to, "--write"]).json();
    let new = first["products"].as_array().unwrap().iter();
    let new = new.filter(|product| product["state"] == "new" && product["table"] == "datasets.csv");
    assert_eq!(written["written"].as_array().unwrap().len(), new.count(), "{written:#}");
}

#[test]
fn a_row_that_was_filled_is_taken_as_stated() {
    let counter = Counter::open();
    let drive = counter.home().join("store/disk-lama");
    put(&drive, "Sakernas/ssn201803_kor.csv", b"prov,kab\n81,71\n");
    let sheet = counter.outside("usulan.csv");
    let (path, to) = (drive.to_str().unwrap(), sheet.to_str().unwrap());
    counter.done(&["catalog", "propose", path, "--to", to]);
    let text = fs::read_to_string(&sheet).unwrap();
    let row =
        "?,?,Susenas,2018-03,1,KOR,kemiskinan,individu,kabupaten,8171,umum,disk-lama/Sakernas,,";
    let header = text.lines().next().unwrap();
    fs::write(&sheet, format!("{header}\n{row}\n")).unwrap();
    for (what, empty) in [("period", "2018-03"), ("variant", "KOR"), ("root", "disk-lama/Sakernas")]
    {
        for open in ["", "?"] {
            fs::write(&sheet, format!("{header}\n{}\n", row.replace(empty, open))).unwrap();
            let answer = counter.done(&["catalog", "propose", to]);
            let cell = cell(&answer["products"][0], what);
            assert_eq!(cell["sure"], "unclear", "{what}: {answer:#}");
        }
    }
    fs::write(&sheet, format!("{header}\n{row}\n")).unwrap();
    let answer = counter.done(&["catalog", "propose", to, "--write"]);
    assert_eq!(answer["written"][0], "susenas-2018-03-kor-8171", "{answer:#}");
}

#[test]
fn the_offices_own_tables_are_all_known() {
    let counter = Counter::open();
    for table in ["datasets.csv", "layers.csv"] {
        let path = counter.home().join("catalog").join(table);
        let answer = counter.done(&["catalog", "propose", path.to_str().unwrap()]);
        let products = answer["products"].as_array().unwrap();
        let other: Vec<&Value> = products.iter().filter(|p| p["state"] != "known").collect();
        assert!(products.len() > 10 && other.is_empty(), "{table}: {other:#?}");
    }
}
