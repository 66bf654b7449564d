//! Held or not: what the office has of the items that are asked for, beside the verdict of the check.

use std::fs;

use kemas::maps::SynthFormat;
use serde_json::{Value, json};

use crate::counter::{Counter, NUMBER, TODAY, both, kemas, request};
use crate::maps::{FOLDER, LAYER, province};

const SET: &str = "susenas-2025-03-kor-81";

/// Returns what `check` says of each item, without changing anything.
fn held(counter: &Counter, path: &str) -> Vec<Value> {
    let checked = counter.done(&["check", path]);
    checked["items"].as_array().unwrap().iter().map(|item| item["held"].clone()).collect()
}

/// Returns a text in one line.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Puts a table with a person's name into the survey, which stops its sale (I23).
fn stop(counter: &Counter) {
    counter.put(&format!("store/microdata/{SET}/art.csv"), b"nks,nama_krt\n1,x\n");
}

#[test]
fn a_check_says_of_each_item_whether_it_is_held() {
    let counter = Counter::open();
    let path = counter.request(NUMBER, both());
    // Without an index nothing is known, and nothing is said.
    let before = counter.done(&["check", &path]);
    assert!(!before.to_string().contains("held"), "{before}");
    let text_before = counter.kemas(&["check", &path]).stdout;
    assert!(!text_before.contains("What the office has"), "{text_before}");

    counter.done(&["index"]);
    let none = json!({
        "held": true, "edition": "1", "mounted": true, "stops": [], "piece": null, "withheld": null
    });
    let mut map = none.clone();
    map["edition"] = "2025-1".into();
    // No map is cut for a check.
    map["piece"] = "unknown".into();
    assert_eq!(held(&counter, &path), [none, map.clone()]);
    let mut after = counter.done(&["check", &path]);
    for item in after["items"].as_array_mut().unwrap() {
        item.as_object_mut().unwrap().remove("held");
    }
    assert_eq!(after, before, "the rest of the answer is the same");
    let text = counter.kemas(&["check", &path]).stdout;
    for words in [
        "What the office has\n",
        "1. susenas-2025-03-kor-81: held, edition 1\n",
        "2. wilkerstat-desa-2025-1: held, edition 2025-1; the piece is checked by",
    ] {
        assert!(text.contains(words), "{text}");
    }

    // What was made and checked is remembered.
    counter.done(&["approve", &path, "--by", "A"]);
    counter.done(&["batch", "--popular", "2", "--level", "fast"]);
    map["piece"] = "clean".into();
    assert_eq!(held(&counter, &path)[1], map);

    // The tables of a folder know nothing of an office.
    let catalog = counter.home().join("catalog");
    let checked = kemas(&["--json", "check", &path, "--catalog", catalog.to_str().unwrap()]);
    assert!(!checked.done().to_string().contains("held"), "{checked:?}");
}

#[test]
fn what_is_not_held_or_cannot_leave_says_why() {
    let counter = province(SynthFormat::Gpkg, 66);
    let map = counter.home().join(FOLDER).join("final_desa_2025181.gpkg");
    let sql = "DELETE FROM final_desa_2025181 WHERE iddesa LIKE '8105%' OR iddesa LIKE '8102%'";
    let mut ogrinfo = std::process::Command::new("ogrinfo");
    let run = ogrinfo.arg(&map).args(["-dialect", "SQLITE", "-sql", sql]).output().unwrap();
    assert!(run.status.success());
    stop(&counter);
    counter.put("store/microdata/podes-2024-81/desa.dat", b"8171010001 3\n");
    counter.done(&["index"]);
    for (item, is_held, stops, why) in [
        (json!({"id": SET}), true, json!(["I23"]), "I23 in art.csv: "),
        // The index knows which regencies a map has.
        (json!({"id": LAYER, "region": "81"}), true, json!(["P03"]), "2 regencies"),
        (json!({"id": LAYER, "region": "8102"}), false, json!([]), "no held map has this region"),
        // Of another level, and of another edition.
        (
            json!({"id": "wilkerstat-kec-2025-1", "region": "8171"}),
            false,
            json!([]),
            "the data folders have nothing of it",
        ),
        (
            json!({"id": "wilkerstat-desa-2024-2", "region": "8171"}),
            false,
            json!([]),
            "of another edition there is wilkerstat-desa-2025-1",
        ),
        (
            json!({"id": "podes-2024-81", "format": "csv"}),
            true,
            json!(["withheld"]),
            "no DBF that could leave as CSV",
        ),
    ] {
        let path = counter.request(NUMBER, json!([item]));
        let checked = counter.kemas(&["--json", "check", &path]).json();
        let stock = &checked["items"][0]["held"];
        assert_eq!((&stock["held"], &stock["stops"]), (&json!(is_held), &stops), "{item}: {stock}");
        assert!(stock["withheld"].as_str().unwrap().contains(why), "{item}: {stock}");
        // In the language of the office too, within its screen.
        let text = counter.kemas(&["--lang", "id", "check", &path]).stdout;
        let (_, section) = text.split_once("\nYang ada di kantor\n").unwrap();
        assert!(section.contains(if is_held { ": ada, edisi" } else { ": tidak ada:" }), "{text}");
        assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
    }
}

#[test]
fn an_approval_of_what_cannot_be_delivered_needs_a_reason_which_is_kept() {
    let counter = Counter::open();
    stop(&counter);
    counter.done(&["index"]);
    let path = counter.request(NUMBER, both());
    assert_eq!(counter.done(&["check", &path])["verdict"], "sesuai", "the verdict stays");
    let error = counter.fails(&["approve", &path, "--by", "A"]);
    assert_eq!((&error["code"], &error["field"]), (&json!("state"), &json!("--because")));
    assert!(error["message"].as_str().unwrap().contains("I23 in art.csv"), "{error}");
    assert!(!counter.home().join("papers").join(NUMBER).exists());
    let text = flat(&counter.kemas(&["check", &path]).stdout);
    assert!(text.contains("MATCHES The office cannot deliver all of it as it is."), "{text}");

    let why = "I23: nama samaran, pembeli sudah tahu";
    let approved = counter.done(&["approve", &path, "--by", "A", "--because", why]);
    assert_eq!((&approved["verdict"], &approved["because"]), (&json!("sesuai"), &json!(why)));
    assert_eq!(approved["stops"], json!(["I23"]), "{approved}");
    let told = flat(&counter.kemas(&["approve", &path, "--by", "A", "--because", why]).stdout);
    for words in ["What the office has", "still stopped by I23; packing needs a reason"] {
        assert!(told.contains(words), "{told}");
    }
    let report = flat(&fs::read_to_string(approved["report"].as_str().unwrap()).unwrap());
    let line = "1. susenas-2025-03-kor-81: ada, edisi 1; penjualannya terhenti: I23 di art.csv";
    assert!(report.contains("Yang ada di kantor") && report.contains(line), "{report}");
    counter.done(&["plan", NUMBER]);
    // The ledger keeps it as code and values, in no language.
    let ledger = rusqlite::Connection::open(counter.home().join("ledger.db")).unwrap();
    let kept: String =
        ledger.query_row("SELECT report FROM approvals", [], |row| row.get(0)).unwrap();
    let kept: Value = serde_json::from_str(&kept).unwrap();
    assert_eq!(kept["items"][0]["held"]["stops"], json!(["I23"]), "{kept}");
    assert!(kept["items"][0]["held"]["withheld"]["values"].is_array(), "{kept}");

    // Several items are listed, each on a line.
    fs::remove_dir_all(counter.home().join(FOLDER)).unwrap();
    counter.done(&["index", "--accept-loss"]);
    let error = counter.fails(&["approve", &path, "--by", "A"]);
    assert!(error["message"].as_str().unwrap().starts_with("2 items"), "{error}");
    assert!(error["reasons"][1]["what"].as_str().unwrap().contains("not held"), "{error}");
    let text = counter.kemas(&["approve", &path, "--by", "A"]).stderr;
    assert!(text.contains("\n  2. wilkerstat-desa-2025-1: not held"), "{text}");
}

#[test]
fn without_an_index_an_approval_asks_for_no_reason_and_an_old_index_says_so() {
    let counter = Counter::open();
    let path = counter.request(NUMBER, json!([{"id": "wilkerstat-kec-2025-1", "region": "8171"}]));
    let approved = counter.done(&["approve", &path, "--by", "A"]);
    let report = fs::read_to_string(approved["report"].as_str().unwrap()).unwrap();
    assert!(!report.contains("Yang ada di kantor"), "{report}");

    counter.done(&["index"]);
    let layers = counter.home().join("catalog/layers.csv");
    let table = fs::read_to_string(&layers).unwrap();
    fs::write(&layers, table.replace("semester 1", "semester satu")).unwrap();
    let checked = counter.done(&["check", &path]);
    assert_eq!(checked["items"][0].get("held"), None, "{checked}");
    assert!(checked["held_unknown"].as_str().unwrap().contains("catalogue has changed"));
    let text = counter.kemas(&["check", &path]).stdout;
    assert!(text.contains("not known: the catalogue has changed"), "{text}");
}

#[test]
fn suggestions_say_what_is_held() {
    let counter = Counter::open();
    stop(&counter);
    let path = counter.request(NUMBER, json!([]));
    let before = counter.done(&["suggest", &path]);
    assert!(!before.to_string().contains("held"), "{before}");
    counter.done(&["index"]);
    let found = counter.done(&["suggest", &path]);
    let all = found["suggestions"].as_array().unwrap();
    let of = |id: &str| all.iter().find(|one| one["id"] == id).unwrap();
    assert_eq!(of(SET)["held"]["stops"], json!(["I23"]), "{found}");
    assert!(all.iter().any(|one| one["held"]["held"] == false), "{found}");
    let text = counter.kemas(&["suggest", &path]).stdout;
    assert!(text.contains("held, edition 1; its sale is stopped") && text.contains("not held"));
    assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
}

#[test]
fn many_findings_that_stop_a_plan_are_a_list() {
    let counter = Counter::open();
    stop(&counter);
    for number in 0..30 {
        let path = format!("store/microdata/{SET}/b{number:02}.csv");
        counter.put(&path, b"a,b\n1,2\n3");
    }
    counter.done(&["index"]);
    let path = counter.request(NUMBER, json!([{"id": SET}]));
    counter.done(&["approve", &path, "--by", "A", "--because", "uji"]);
    let error = counter.fails(&["plan", NUMBER]);
    let message = error["message"].as_str().unwrap();
    assert!(message.ends_with("31 findings stop it, 30 (I19) and 1 (I23)"), "{error}");
    let reasons = error["reasons"].as_array().unwrap();
    let what: Vec<&str> = reasons.iter().map(|one| one["what"].as_str().unwrap()).collect();
    assert_eq!(reasons.len(), 2, "{error}");
    assert!(what[0].contains("b00.csv and 29 more") && what[1].contains("art.csv"), "{error}");
    assert!(reasons.iter().all(|one| one["hint"].is_string()), "{error}");
    let text = counter.kemas(&["plan", NUMBER]).stderr;
    assert!(text.lines().count() < 25 && flat(&text).contains("and 29 more"), "{text}");
    let batched = counter.kemas(&["batch", "--all", "--level", "fast"]).stdout;
    assert!(batched.contains("failed: ") && flat(&batched).contains("29 more"), "{batched}");
}

#[test]
fn a_returned_request_keeps_what_was_known_too() {
    let counter = Counter::open();
    stop(&counter);
    counter.done(&["index"]);
    let path = counter.outside("kembali.json");
    fs::write(&path, request(NUMBER, both()).to_string()).unwrap();
    let path = path.to_str().unwrap();
    let returned = counter.done(&["return", path, "--note", "data belum dapat dijual"]);
    assert_eq!(returned["on"], TODAY);
    let report = flat(&fs::read_to_string(returned["report"].as_str().unwrap()).unwrap());
    assert!(report.contains("penjualannya terhenti: I23 di art.csv"), "{report}");
}
