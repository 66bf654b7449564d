//! Slips in what `catalog propose` is given.

use std::fs;

use super::{Given, Slip};
use crate::counter::Counter;

/// The slips in proposals.
pub const ROWS: &[Slip] = &[
    slip(
        "a folder that is not there",
        |c| words(c, "tidak-ada", &[]),
        2,
        "io",
        "",
        "check the path",
    ),
    slip("an empty drive", empty, 1, "", "", "\"products\":[]"),
    slip("a file of another kind", |c| file(c, "foto.jpg", b"x"), 2, "usage", "", "XLSX or CSV"),
    slip(
        "a list without a header",
        |c| file(c, "daftar.csv", b"1,Susenas,2024\n2,Podes,2021\n"),
        2,
        "catalog",
        "",
        "name the columns",
    ),
    slip("a list without a row", |c| file(c, "d.csv", b"Nama survei,Tahun\n"), 1, "", "", "[]"),
    slip("an empty list", |c| file(c, "kosong.csv", b""), 2, "catalog", "", "name the columns"),
    slip("a broken workbook", |c| file(c, "rusak.xlsx", b"PK"), 2, "catalog", "", "save it anew"),
    slip(
        "a workbook in name only",
        |c| file(c, "d.xlsx", b"a,b\n"),
        2,
        "catalog",
        "",
        "save it anew",
    ),
    slip("the office itself", the_office, 2, "usage", "", "the store"),
    slip("two files that claim one id", twins, 1, "", "", "\"written\":[]"),
    slip("a list of one unclear row", unclear, 1, "", "", "\"written\":[]"),
    slip(
        "a sheet that is no CSV",
        |c| words(c, "drive-x", &["--to", "usulan.xlsx"]),
        2,
        "usage",
        "--to",
        "usulan.csv",
    ),
    slip(
        "a title of another year than its column",
        |c| file(c, "judul.csv", b"Judul;Tahun;Wilayah\nPodes 2011;2014;81\n"),
        1,
        "",
        "",
        "\"written\":[]",
    ),
    slip(
        "a code of the ministry beside the name",
        |c| file(c, "kode.csv", b"Judul;Tahun;kode_kab;nama_kab\nPodes;2014;8101;Maluku Tengah\n"),
        1,
        "",
        "",
        "\"written\":[]",
    ),
    slip(
        "a question mark in a cell",
        |c| file(c, "tanya.csv", b"Judul;Tahun;Wilayah\nPodes;2014;?\n"),
        1,
        "",
        "",
        "\"written\":[]",
    ),
    slip("a copy with other bytes", other_copy, 1, "", "", "\"written\":[]"),
    slip(
        "a workbook with a password",
        |c| file(c, "kunci.xlsx", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"),
        2,
        "catalog",
        "",
        "save it anew",
    ),
    slip("a sheet on the drive", on_the_drive, 2, "usage", "--to", "another folder"),
    slip("a sheet that is there", sheet_there, 2, "exists", "--to", "does not exist yet"),
];

const fn slip(
    did: &'static str,
    command: fn(&Counter) -> Vec<String>,
    exit: i32,
    code: &'static str,
    field: &'static str,
    hint: &'static str,
) -> Slip {
    Slip { did, given: Given::Command(command), exit, code, field, hint }
}

fn words(counter: &Counter, name: &str, more: &[&str]) -> Vec<String> {
    let path = counter.outside(name);
    if name.starts_with("drive") {
        fs::create_dir_all(&path).unwrap();
        fs::write(path.join("podes2011_desa.csv"), "prov,kab\n81,71\n").unwrap();
    }
    let mut all = ["catalog", "propose", path.to_str().unwrap()].map(str::to_owned).to_vec();
    all.extend(more.iter().map(|word| (*word).to_owned()));
    all
}

fn file(counter: &Counter, name: &str, bytes: &[u8]) -> Vec<String> {
    fs::write(counter.outside(name), bytes).unwrap();
    words(counter, name, &["--write"])
}

fn the_office(counter: &Counter) -> Vec<String> {
    let home = counter.home();
    ["catalog", "propose", home.to_str().unwrap()].map(str::to_owned).to_vec()
}

fn empty(counter: &Counter) -> Vec<String> {
    fs::create_dir_all(counter.outside("kosong")).unwrap();
    words(counter, "kosong", &["--write"])
}

fn twins(counter: &Counter) -> Vec<String> {
    for folder in ["asli", "salinan"] {
        let folder = counter.outside("kembar").join(folder);
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("podes2011_desa.csv"), "prov,kab\n81,71\n").unwrap();
    }
    words(counter, "kembar", &["--write"])
}

fn other_copy(counter: &Counter) -> Vec<String> {
    let folder = counter.outside("salin");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("podes2011_desa.csv"), "prov,kab\n81,71\n").unwrap();
    fs::write(folder.join("podes2011_desa (1).csv"), "prov,kab\n81,71\n81,71\n").unwrap();
    words(counter, "salin", &["--write"])
}

fn unclear(counter: &Counter) -> Vec<String> {
    file(counter, "satu.csv", b"Nama survei,Tahun\nSusenas,2019\n")
}

fn on_the_drive(counter: &Counter) -> Vec<String> {
    let sheet = counter.outside("drive-y/usulan.csv");
    words(counter, "drive-y", &["--to", sheet.to_str().unwrap()])
}

fn sheet_there(counter: &Counter) -> Vec<String> {
    let sheet = counter.outside("usulan.csv");
    fs::write(&sheet, "milik orang lain").unwrap();
    words(counter, "drive-z", &["--to", sheet.to_str().unwrap()])
}
