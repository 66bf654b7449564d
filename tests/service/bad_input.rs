//! Wrong input gives one clear message and exit status 2, and leaves nothing on the target.

use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::counter::{Counter, NUMBER, TODAY, both, kemas, request, signed_scan};

fn no_trace(medium: &str) {
    let left: Vec<_> = std::fs::read_dir(medium).unwrap().map(|e| e.unwrap().path()).collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn an_unreadable_request_is_named_by_line_column_and_field() {
    let counter = Counter::open();
    let path = counter.outside("r.json");
    std::fs::write(&path, "{\n \"number\": \"8100-2026-0001\",\n \"requester\": 7}").unwrap();
    let error = counter.fails(&["check", path.to_str().unwrap()]);
    assert_eq!(error["code"], "request");
    assert_eq!((&error["line"], &error["field"]), (&json!(3), &json!("requester")), "{error}");
    assert!(error["column"].is_number() && error["hint"].is_string());
    let error = counter.fails(&["check", "tidak-ada.json"]);
    assert_eq!(error["file"], "tidak-ada.json");
}

#[test]
fn invalid_fields_are_named() {
    let counter = Counter::open();
    let mut cases: Vec<(Value, &str)> = Vec::new();
    let with = |change: &dyn Fn(&mut Value)| {
        let mut request = request(NUMBER, both());
        change(&mut request);
        request
    };
    cases.push((with(&|r| r["requester"]["email"] = "".into()), "requester.email"));
    cases.push((with(&|r| r["requester"]["email"] = "bukan surel".into()), "requester.email"));
    cases.push((with(&|r| r["requester"]["category"] = "tamu".into()), "requester.category"));
    cases.push((with(&|r| r["medium"] = "disket".into()), "medium"));
    cases.push((with(&|r| r["items"][1]["region"] = Value::Null), "items[1].region"));
    cases.push((with(&|r| r["items"][1]["format"] = "dwg".into()), "items[1].format"));
    cases.push((with(&|r| r["items"][0]["region"] = "8171".into()), "items[0].region"));
    cases.push((with(&|r| r["items"][0]["format"] = "sav".into()), "items[0].format"));
    cases.push((with(&|r| r["items"] = json!([both()[0], both()[0]])), "items[1]"));
    for (request, field) in cases {
        let path = counter.outside("r.json");
        std::fs::write(&path, request.to_string()).unwrap();
        let error = counter.fails(&["check", path.to_str().unwrap()]);
        assert_eq!(
            (&error["code"], &error["field"]),
            (&json!("request"), &json!(field)),
            "{error}"
        );
    }
}

#[test]
fn every_broken_row_of_the_catalogue_is_named() {
    let counter = Counter::open();
    counter.put("catalog/media.csv", b"kind,label,capacity,max_file\ncd,CD,banyak,\ndvd,,1,2\n");
    counter.put("catalog/topics.csv", b"id,label,terms\nKEMISKINAN,x,y\n");
    let error = counter.fails(&["index"]);
    assert_eq!(error["code"], "catalog");
    let faults = error["faults"].as_array().unwrap();
    let cell = |fault: &Value| {
        let file = fault["file"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
        (file, fault["line"].as_u64().unwrap(), fault["column"].as_str().unwrap().to_owned())
    };
    let cells: Vec<_> = faults.iter().map(cell).collect();
    for expected in
        [("media.csv", 2, "capacity"), ("media.csv", 3, "label"), ("topics.csv", 2, "id")]
    {
        let expected = (expected.0.to_owned(), expected.1, expected.2.to_owned());
        assert!(cells.contains(&expected), "{expected:?} in {cells:?}");
    }
}

#[test]
fn a_map_of_another_region_is_not_the_one_that_was_asked_for() {
    let counter = Counter::open();
    counter.put(
        "store/peta/2025-1/desa/final_desa_202518171.geojson",
        b"{\"type\":\"FeatureCollection\",\"features\":[]}",
    );
    let path = counter.request(NUMBER, json!([both()[1]]));
    counter.done(&["index"]);
    counter.done(&["approve", &path, "--by", "A", "--because", "x"]);
    let error = counter.fails(&["plan", NUMBER]);
    assert_eq!(error["code"], "withheld");
    assert!(error["message"].as_str().unwrap().contains("8171"), "{error}");
}

#[test]
fn two_maps_that_both_fit_are_refused_naming_both() {
    let counter = Counter::open();
    let folder = counter.home().join("store/peta/2025-1/desa");
    let (one, two) = (
        folder.join("final_desa_202518171.geojson"),
        folder.join("final_desa_202518171_rev.geojson"),
    );
    std::fs::copy(&one, &two).unwrap();
    let request = counter.request(NUMBER, json!([both()[1]]));
    counter.done(&["index"]);
    counter.done(&["approve", &request, "--by", "A", "--because", "x"]);
    let error = counter.fails(&["plan", NUMBER]);
    assert_eq!(error["code"], "withheld");
    let message = error["message"].as_str().unwrap();
    for path in [&one, &two] {
        assert!(message.contains(path.to_str().unwrap()), "{message}");
    }
    std::fs::remove_file(two).unwrap();
    counter.done(&["index"]);
    counter.done(&["plan", NUMBER]);
}

#[test]
fn a_source_changed_since_the_index_is_named_with_both_digests() {
    let counter = Counter::open();
    counter.agreed(NUMBER, both());
    let path = counter.home().join("store/microdata/susenas-2025-03-kor-81/kor_ind.csv");
    let before = std::fs::read(&path).unwrap();
    let mut after = before.clone();
    after[5_000] ^= 1;
    std::fs::write(&path, &after).unwrap();
    let medium = counter.medium("usb");
    let error = counter.fails(&["pack", NUMBER, "--to", &medium]);
    assert_eq!(error["code"], "source-changed");
    let message = error["message"].as_str().unwrap();
    for bytes in [&before, &after] {
        assert!(message.contains(&kemas::fixity::sha256(bytes).to_string()), "{message}");
    }
    no_trace(&medium);
}

#[test]
fn a_store_that_vanished_stops_the_index_and_keeps_what_it_knew() {
    let counter = Counter::open();
    counter.done(&["index"]);
    let store = counter.home().join("store");
    std::fs::rename(&store, counter.home().join("dicabut")).unwrap();
    let error = counter.fails(&["index"]);
    assert_eq!((&error["code"], &error["file"]), (&json!("store"), &json!(store)), "{error}");
    std::fs::rename(counter.home().join("dicabut"), &store).unwrap();
    assert_eq!(counter.done(&["index"])["hashed"], 0);
}

#[test]
fn a_target_that_holds_the_transaction_stays_as_it_is() {
    let counter = Counter::open();
    counter.agreed(NUMBER, both());
    let medium = counter.medium("usb");
    counter.done(&["pack", NUMBER, "--to", &medium]);
    let before = crate::samples::tree(medium.as_ref());
    let error = counter.fails(&["pack", NUMBER, "--to", &medium]);
    assert_eq!(error["code"], "exists");
    assert!(crate::samples::tree(medium.as_ref()) == before);
}

#[test]
fn an_unknown_medium_and_a_missing_target_are_refused() {
    let counter = Counter::open();
    counter.agreed(NUMBER, both());
    let error = counter.fails(&["plan", NUMBER, "--medium", "disket"]);
    assert_eq!(error["field"], "--medium");
    let error = counter.fails(&["pack", NUMBER, "--to", "/tidak/ada/usb"]);
    assert_eq!(error["code"], "target", "{error}");
}

#[test]
fn wrong_usage_is_json_where_json_is_asked_for() {
    for arguments in [&["--json", "pack"][..], &["--json", "tidak-ada"], &["--json", "plan", "x"]] {
        let error = kemas(arguments).error();
        assert_eq!(error["code"], "usage", "{error}");
    }
    assert_eq!(kemas(&["plan", "x"]).status, 2);
    assert_eq!(kemas(&["--help"]).status, 0);
}

#[test]
fn ctrl_c_in_the_middle_leaves_only_what_is_marked_as_unfinished() {
    let counter = Counter::open();
    // Large enough, at level best, that the signal arrives while it is being packed.
    let row = crate::samples::survey_like(60_000_000, 9);
    counter.put("store/microdata/susenas-2025-03-kor-81/kor_ind2.dat", &row);
    counter.agreed(NUMBER, both());
    let medium = counter.medium("usb");
    let home = counter.home();
    let child = Command::new(env!("CARGO_BIN_EXE_kemas"))
        .args(["--office", home.to_str().unwrap(), "--today", TODAY, "--json"])
        .args(["pack", NUMBER, "--to", &medium, "--level", "best"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .process_group(0)
        .spawn()
        .unwrap();
    let begun = std::path::Path::new(&medium).join(format!("{NUMBER}.belum-selesai/data"));
    while !begun.is_dir() {
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(answer["error"]["code"], "interrupted");
    assert!(answer["error"]["hint"].as_str().unwrap().contains(".belum-selesai"), "{answer}");
    let left: Vec<_> =
        std::fs::read_dir(&medium).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(left, [format!("{NUMBER}.belum-selesai").as_str()]);
    counter.done(&["pack", NUMBER, "--to", &medium]);
    assert_eq!(counter.done(&["verify", &medium])["result"], "lengkap");
}

#[test]
fn closed_data_is_sold_to_nobody_whatever_the_reason() {
    let counter = Counter::open();
    let table = std::fs::read_to_string(counter.home().join("catalog/datasets.csv")).unwrap();
    let closed = table.replace(
        "umum,microdata/susenas-2025-03-kor-81",
        "tertutup,microdata/susenas-2025-03-kor-81",
    );
    assert_ne!(closed, table);
    let path = counter.request(NUMBER, both());
    counter.done(&["index"]);
    counter.done(&["approve", &path, "--by", "A", "--because", "x"]);
    counter.put("catalog/datasets.csv", closed.as_bytes());
    counter.done(&["index"]);
    let message = |error: &Value| error["message"].as_str().unwrap().to_owned();
    assert!(message(&counter.fails(&["plan", NUMBER])).contains("K02"));
    let again = counter.fails(&["approve", &path, "--by", "A", "--because", "x"]);
    assert!(message(&again).contains("K02"));
}

#[test]
fn the_offices_own_folders_are_no_target() {
    let counter = Counter::open();
    counter.agreed(NUMBER, both());
    for folder in ["store/microdata/susenas-2025-03-kor-81/out", "catalog", "", "shelf/x"] {
        let path = counter.home().join(folder);
        let error = counter.fails(&["pack", NUMBER, "--to", path.to_str().unwrap()]);
        assert_eq!(error["code"], "target", "{error}");
    }
    assert!(!counter.home().join("store/microdata/susenas-2025-03-kor-81/out").exists());
    let media = counter.home().join("media/usb");
    counter.done(&["pack", NUMBER, "--to", media.to_str().unwrap()]);
}

#[test]
fn an_agreement_needs_a_name_a_day_and_a_scan() {
    let counter = Counter::open();
    let path = counter.request(NUMBER, both());
    counter.done(&["index"]);
    counter.done(&["approve", &path, "--by", "A"]);
    let scan = counter.outside("sppd.pdf");
    std::fs::write(&scan, signed_scan("x")).unwrap();
    let pipe = counter.outside("pipa");
    Command::new("mkfifo").arg(&pipe).status().unwrap();
    let agree = |name: &str, day: &str, scan: &std::path::Path| {
        let scan = scan.to_str().unwrap();
        counter.kemas(&[
            "--json",
            "agree",
            NUMBER,
            "--signed-by",
            name,
            "--on",
            day,
            "--scan",
            scan,
        ])
    };
    assert_eq!(agree(" ", TODAY, &scan).error()["field"], "--signed-by");
    assert_eq!(agree("Siti", "2026-01-01", &scan).error()["field"], "--on");
    assert_eq!(agree("Siti", "2027-01-01", &scan).error()["field"], "--on");
    agree("Siti", TODAY, &pipe).error();
    agree("Siti", TODAY, &scan).done();
}
