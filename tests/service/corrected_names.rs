//! Amendments before a signature and corrections of who asks: which paper is which, and whose name is told.

use std::fs;

use serde_json::json;

use crate::counter::{Counter, NUMBER, TODAY, both, request, signed_scan};
use crate::money::words;

/// Writes a request for these items in this name, and returns the path of its file.
fn asks(counter: &Counter, name: &str, institution: &str, items: usize) -> String {
    let all = both();
    let mut asked = request(NUMBER, json!(all.as_array().unwrap()[..items]));
    asked["requester"]["name"] = name.into();
    asked["requester"]["institution"] = institution.into();
    let file = counter.outside("diminta.json");
    fs::write(&file, asked.to_string()).unwrap();
    file.to_str().unwrap().to_owned()
}

fn amending(file: &str) -> [&str; 8] {
    ["request", "amend", NUMBER, file, "--by", "Petugas A", "--because", "diperbaiki"]
}

const WRONG: (&str, &str) = ("Siti Latuconsena", "Universitas Conto");
const RIGHT: (&str, &str) = ("Siti Latuconsina", "Universitas Contoh");

#[test]
fn an_earlier_agreement_printed_again_leaves_the_one_to_be_signed() {
    let counter = Counter::open();
    counter.done(&["index"]);
    counter.done(&["approve", &counter.request(NUMBER, both()), "--by", "Petugas A"]);
    counter.done(&["invoice", NUMBER]);
    counter.done(&amending(&asks(&counter, RIGHT.0, RIGHT.1, 1)));
    let last = counter.done(&amending(&asks(&counter, RIGHT.0, RIGHT.1, 2)));
    let to_sign = counter.home().join("papers").join(NUMBER).join("sppd.pdf");
    assert_eq!(last["path"], json!(to_sign));
    let bytes = fs::read(&to_sign).unwrap();
    let print = ["print", "addendum", NUMBER, "--serial"];
    let first = counter.done(&[&print[..], &["1"]].concat());
    assert_eq!(first["path"], json!(to_sign.with_file_name("sppd-1.pdf")));
    assert!(fs::read(&to_sign).unwrap() == bytes, "the agreement to be signed has changed");
    assert!(!words(&first["path"]).contains("Peta") && words(&last["path"]).contains("Peta"));
    assert_eq!(counter.done(&[&print[..], &["2"]].concat())["path"], last["path"]);
    // It is a print and no scan.
    let scan = first["path"].as_str().unwrap();
    let agree = ["agree", NUMBER, "--signed-by", "Siti", "--on", TODAY, "--scan", scan];
    assert_eq!(counter.fails(&agree)["field"], "--scan");
}

#[test]
fn a_corrected_name_is_on_the_addendum_and_each_list_names_the_current_one() {
    let counter = Counter::open();
    counter.done(&["index"]);
    let file = asks(&counter, WRONG.0, WRONG.1, 1);
    counter.done(&["approve", &file, "--by", "Petugas A"]);
    let scan = counter.outside("tanda-tangan.pdf");
    fs::write(&scan, signed_scan("tanda tangan")).unwrap();
    let scan = scan.to_str().unwrap();
    counter.done(&["agree", NUMBER, "--signed-by", "Siti", "--on", TODAY, "--scan", scan]);
    let named = || {
        let today = counter.done(&["today"])["waiting"][0]["name"].clone();
        let kept = counter.done(&["request", "show", NUMBER])["requester"]["name"].clone();
        assert_eq!(today, kept);
        today
    };
    assert_eq!(named(), WRONG.0);
    let amended = counter.done(&amending(&asks(&counter, RIGHT.0, RIGHT.1, 1)));
    let said = words(&amended["path"]);
    for changed in [
        format!("Nama penerima data, yang semula {}, diperbaiki menjadi {}.", WRONG.0, RIGHT.0),
        format!("Instansi penerima data, yang semula {}, diperbaiki menjadi {}.", WRONG.1, RIGHT.1),
    ] {
        assert!(said.contains(&changed), "{said}");
    }
    assert!(!said.contains("Alamat penerima"), "{said}");
    assert_eq!(named(), RIGHT.0);
    // Back to what was asked first: its name is told again.
    counter.done(&amending(&asks(&counter, WRONG.0, WRONG.1, 1)));
    assert_eq!(named(), WRONG.0);
}
