//! A build without the Cargo feature `maps`. Microdata are served without GDAL, and every command that needs a map
//! says what is missing. Run it with `cargo test --no-default-features --test service no_maps`.

use serde_json::json;

use crate::counter::{Answer, Counter, NUMBER, kemas};

const SET: &str = "susenas-2025-03-kor-81";
const LAYER: &str = "wilkerstat-desa-2025-1";

/// Makes an office with microdata only.
fn without_maps() -> Counter {
    let counter = Counter::open();
    std::fs::remove_dir_all(counter.home().join("store/peta")).unwrap();
    counter
}

/// Checks that an answer is the refusal of a build without maps; returns its `error`.
fn refused(answer: &Answer) -> serde_json::Value {
    let error = answer.error();
    assert_eq!(
        (&error["code"], &error["message"]),
        (&json!("map"), &json!("this build of kemas has no maps"))
    );
    assert!(error["hint"].as_str().unwrap().contains("make install"), "{error}");
    error
}

#[test]
fn the_program_is_not_linked_to_gdal() {
    let program = env!("CARGO_BIN_EXE_kemas");
    let loaded = std::process::Command::new(program).env("LD_TRACE_LOADED_OBJECTS", "1").output();
    let loaded = String::from_utf8(loaded.unwrap().stdout).unwrap();
    assert!(loaded.contains("libc.so") && !loaded.contains("libgdal"), "{loaded}");
}

#[test]
fn microdata_are_indexed_packed_and_verified() {
    let counter = without_maps();
    counter.agreed(NUMBER, json!([{"id": SET}]));
    assert_eq!(counter.done(&["batch", "--all"])["failed"], json!([]));
    let medium = counter.medium("usb");
    counter.done(&["pack", NUMBER, "--to", &medium]);
    assert_eq!(counter.done(&["verify", &medium])["result"], "lengkap");
    let zip = counter.outside("k.zip");
    let store = counter.home().join("store/microdata");
    let zip = zip.to_str().unwrap();
    kemas(&["--json", "zip", zip, store.to_str().unwrap()]).done();
    kemas(&["--json", "verify", zip]).done();
}

#[test]
fn a_store_with_a_map_is_not_indexed_and_the_index_stays_as_it_was() {
    let counter = without_maps();
    let map = "store/peta/2025-1/desa/final_desa_202518171.gpkg";
    counter.done(&["index"]);
    let before = std::fs::read(counter.home().join("index.db")).unwrap();
    counter.put(map, b"a map, or not");
    let error = refused(&counter.kemas(&["--json", "index"]));
    assert!(error["file"].as_str().unwrap().ends_with(map), "{error}");
    assert!(std::fs::read(counter.home().join("index.db")).unwrap() == before);
    let fresh = Counter::open();
    refused(&fresh.kemas(&["--json", "index"]));
    assert!(!fresh.home().join("index.db").exists());
}

#[test]
fn what_needs_a_map_says_what_is_missing() {
    let counter = without_maps();
    counter.done(&["index"]);
    let out = counter.outside("x.gpkg");
    let out = out.to_str().unwrap();
    refused(&counter.kemas(&["--json", "cut", LAYER, "--region", "8171", "--out", out]));
    let synth =
        ["--json", "synth", "--kind", "map", "--size", "100K", "--format", "gpkg", "--out", out];
    refused(&kemas(&synth));
    assert!(!std::path::Path::new(out).exists());
    let home = counter.outside("demo");
    refused(&kemas(&["--json", "--office", home.to_str().unwrap(), "demo"]));
    assert!(!home.exists());
}

#[test]
fn the_doctor_says_that_maps_are_missing_and_tries_a_transaction_without_them() {
    let counter = without_maps();
    counter.done(&["index"]);
    let found = counter.done(&["doctor"]);
    let states: std::collections::BTreeMap<&str, &str> = found["checks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|check| (check["name"].as_str().unwrap(), check["result"].as_str().unwrap()))
        .collect();
    assert_eq!((states["gdal"], states["index"], states["transaction"]), ("warn", "good", "good"));
}
