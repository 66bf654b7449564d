//! A target that becomes full at any moment: one clear error, exit status 2, and nothing is left on it.

use std::process::Command;

use serde_json::{Value, json};

use kemas::maps::SynthFormat;

use crate::counter::{Counter, NUMBER, TODAY};
use crate::maps::{LAYER, province};

/// Packs onto a filesystem of so many kilobytes. Returns the exit status, the answer, and what is left there.
fn pack_onto(counter: &Counter, kilobytes: u32, form: &str) -> (i32, Value, String) {
    let medium = counter.medium("kecil");
    run_on(counter, kilobytes, &medium, &format!("pack {NUMBER} --to \"$1\" --form {form}"))
}

/// Runs a command while a folder is a filesystem of so many kilobytes. Returns the exit status, the answer, and what
/// is left there.
fn run_on(counter: &Counter, kilobytes: u32, folder: &str, command: &str) -> (i32, Value, String) {
    let script = format!(
        "mount -t tmpfs -o size={kilobytes}k tmpfs \"$1\" || exit 9; \
         \"$2\" --office \"$3\" --today {TODAY} --json {command}; \
         status=$?; ls -A \"$1\" >&2; exit $status"
    );
    let output = Command::new("unshare")
        .args(["-rm", "sh", "-c", &script, "sh", folder])
        .args([env!("CARGO_BIN_EXE_kemas"), counter.home().to_str().unwrap()])
        .output()
        .unwrap();
    let left = String::from_utf8(output.stderr).unwrap();
    let status = output.status.code().unwrap();
    assert_ne!(status, 9, "a small filesystem cannot be mounted: {left}");
    (status, serde_json::from_slice(&output.stdout).unwrap(), left)
}

/// Makes a table that deflates to more than the 35 % that the plan expects.
fn digits(bytes: usize) -> Vec<u8> {
    let mut text = b"a,b\n".to_vec();
    let mut digest = kemas::fixity::sha256(b"awal");
    while text.len() < bytes {
        digest = kemas::fixity::sha256(&digest.0);
        let hex = digest.to_string();
        text.extend_from_slice(format!("{},{}\n", &hex[..32], &hex[32..]).as_bytes());
    }
    text
}

#[test]
fn a_target_without_space_is_refused_wherever_the_space_ends() {
    let counter = full_counter();
    sizes_are_refused(&counter);
    // In plain form the size is known before, so that all but the last are refused at once.
    for kilobytes in [9_000, 39_000, 39_500, 40_300] {
        let (status, answer, left) = pack_onto(&counter, kilobytes, "plain");
        assert_eq!((status, &answer["error"]["code"]), (2, &json!("no-space")), "{answer}");
        assert_eq!(left, "", "{kilobytes} KB: {answer}");
    }
}

#[test]
fn a_copy_from_the_shelf_needs_its_space_too() {
    let counter = full_counter();
    counter.done(&["batch", "--popular", "1", "--level", "fast"]);
    sizes_are_refused(&counter);
}

#[test]
fn a_full_shelf_holds_nothing_half_made() {
    let counter = full_counter();
    let shelf = counter.home().join("shelf");
    let shelf = shelf.to_str().unwrap();
    for kilobytes in [100, 5_000, 15_000] {
        let (status, answer, left) = run_on(&counter, kilobytes, shelf, "batch --popular 1");
        assert_eq!((status, &answer["built"]), (1, &json!(0)), "{answer}");
        assert_eq!(answer["failed"][0]["error"]["code"], "no-space", "{answer}");
        assert_eq!(left, "", "{kilobytes} KB: {answer}");
    }
}

fn full_counter() -> Counter {
    let counter = Counter::open();
    counter.put("store/microdata/susenas-2025-03-kor-81/acak.csv", &digits(40_000_000));
    counter.agreed(NUMBER, json!([{"id": "susenas-2025-03-kor-81"}]));
    counter
}

fn sizes_are_refused(counter: &Counter) {
    let mut stopped_early = 0;
    let mut stopped_midway = 0;
    for kilobytes in [9_000, 14_000, 16_000, 19_000, 22_000, 24_000] {
        let (status, answer, left) = pack_onto(counter, kilobytes, "zip");
        if status == 0 {
            assert_eq!(left, format!("{NUMBER}\nBUKA-INI-DULU.html\n"));
            continue;
        }
        assert_eq!((status, &answer["error"]["code"]), (2, &json!("no-space")), "{answer}");
        assert_eq!(left, "", "{kilobytes} KB: {answer}");
        if answer["error"]["message"].as_str().unwrap().contains("are needed") {
            stopped_early += 1;
        } else {
            stopped_midway += 1;
        }
    }
    assert!(stopped_early > 0 && stopped_midway > 0, "{stopped_early} {stopped_midway}");
}

#[test]
fn a_map_is_cut_whole_or_not_at_all_wherever_the_space_ends() {
    let counter = province(SynthFormat::Gpkg, 132);
    let folder = counter.medium("kecil");
    for (format, sizes) in [
        ("fgb", [8, 20, 32, 36, 40, 44, 48, 52]),
        ("shp", [8, 20, 40, 44, 48, 52, 56, 60]),
        ("gpkg", [40, 80, 120, 132, 136, 140, 144, 148]),
        ("geojson", [8, 20, 40, 60, 64, 68, 72, 76]),
    ] {
        let mut whole = 0;
        for kilobytes in sizes.into_iter().chain([2_000]) {
            let cut =
                format!("cut {LAYER} --region 8171 --format {format} --out \"$1/x.{format}\"");
            let (status, answer, left) = run_on(&counter, kilobytes, &folder, &cut);
            if status == 0 {
                whole += 1;
                assert!(left.contains(&format!("x.{format}")), "{format} {kilobytes}: {left}");
                continue;
            }
            assert_eq!(answer["error"]["code"], "no-space", "{format} {kilobytes}: {answer}");
            assert!(answer["error"]["hint"].is_string(), "{answer}");
            assert_eq!(left, "", "{format} {kilobytes}: {answer}");
        }
        assert!((1..=8).contains(&whole), "{format}: {whole} fit, so none or all were full");
    }
}
