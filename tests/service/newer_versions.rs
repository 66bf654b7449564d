//! Files of requests that wait beside the version on record; guests by their queue number; names that are none.

use serde_json::{Value, json};

use crate::counter::{Counter, NUMBER, TODAY, kemas, request};
use crate::terminal::Terminal;

const SURVEY: &str = "susenas-2025-03-kor-81";

#[test]
fn a_newer_version_that_waits_is_never_passed_over_silently() {
    let counter = Counter::open();
    counter.done(&["index"]);
    let mut asked = request(NUMBER, json!([{"id": SURVEY}]));
    counter.put(&format!("permintaan/{NUMBER}.json"), asked.to_string().as_bytes());

    let waits = counter.kemas(&["status", NUMBER]);
    assert_eq!(waits.status, 1);
    assert!(waits.stdout.contains("not recorded yet; its file waits"), "{}", waits.stdout);
    assert!(waits.stdout.contains(&format!("kemas approve {NUMBER} --by NAME")));

    counter.done(&["approve", NUMBER, "--by", "Petugas A"]);
    assert_eq!(counter.done(&["status", NUMBER]).get("waiting"), None);
    counter.done(&["return", NUMBER, "--note", "judul belum jelas", "--by", "Petugas A"]);
    asked["abstraction"]["title"] = json!("Kemiskinan di Kota Ambon 2025");
    let newer = format!("permintaan/{NUMBER}.v2.json");
    counter.put(&newer, asked.to_string().as_bytes());
    let newer = counter.home().join(newer).to_str().unwrap().to_owned();

    let refused = counter.fails(&["approve", NUMBER, "--by", "Petugas A"]);
    assert_eq!((&refused["code"], &refused["field"]), (&json!("state"), &json!("request")));
    assert!(refused["hint"].as_str().unwrap().contains(&format!("kemas approve {newer}")));
    for words in [&["check", NUMBER][..], &["request", "show", NUMBER], &["status", NUMBER]] {
        assert_eq!(counter.done(words)["waiting"], json!(newer), "{words:?}");
        let said = counter.kemas(words).stdout;
        assert!(said.split_whitespace().collect::<String>().contains(&newer), "{words:?}: {said}");
    }
    counter.done(&["approve", &newer, "--by", "Petugas A"]);
    for words in [&["check", NUMBER][..], &["request", "show", NUMBER], &["status", NUMBER]] {
        assert_eq!(counter.done(words).get("waiting"), None, "{words:?}");
    }
    counter.done(&["approve", NUMBER, "--by", "Petugas A"]);

    // The list tells the same: neither a version that was recorded before nor one of an ended request waits.
    let listed = || counter.done(&["request", "list"])["requests"][0]["file"].clone();
    assert_eq!(listed(), Value::Null);
    let older = std::fs::read(counter.home().join(format!("permintaan/{NUMBER}.json"))).unwrap();
    counter.put(&format!("permintaan/{NUMBER}.v3.json"), &older);
    assert_eq!(listed(), Value::Null);
    asked["abstraction"]["title"] = json!("Kemiskinan di Ambon 2025");
    counter.put(&format!("permintaan/{NUMBER}.v4.json"), asked.to_string().as_bytes());
    assert_eq!(listed(), counter.done(&["status", NUMBER])["waiting"]);
    assert!(listed().as_str().unwrap().ends_with(".v4.json"));
    counter.done(&["cancel", NUMBER, "--because", "tidak jadi"]);
    assert_eq!(listed(), Value::Null);
}

#[test]
fn a_visit_is_named_by_its_queue_number_of_today() {
    let counter = Counter::open();
    counter.done(&["index"]);
    counter.done(&["visit", "--name", "Siti Latuconsina"]);
    let file = counter.request(NUMBER, json!([{"id": SURVEY}]));
    let refused = counter.fails(&["approve", &file, "--by", "Petugas A", "--visit", "7"]);
    assert_eq!(refused["field"], "--visit", "{refused}");
    let refused = counter.fails(&["approve", &file, "--by", "NAMA", "--visit", "1"]);
    assert_eq!((&refused["code"], &refused["field"]), (&json!("usage"), &json!("--by")));
    counter.done(&["approve", &file, "--by", "Petugas A", "--visit", "1"]);
    assert_eq!(counter.done(&["status", NUMBER])["visit"], format!("{TODAY}-01"));
}

#[test]
fn a_guest_who_has_not_come_is_not_entered_and_answers_no_poll() {
    let counter = Counter::open();
    let home = counter.home();
    let on =
        |words: &[&str]| kemas(&[&["--office", home.to_str().unwrap(), "--json"], words].concat());
    // In the last minute of a day of the office nothing is later.
    let zone = jiff::tz::TimeZone::get("Asia/Jayapura").unwrap();
    let now = zone.to_datetime(jiff::Timestamp::now());
    if now.strftime("%H:%M").to_string().as_str() < "23:58" {
        let refused = on(&["visit", "--name", "Ani", "--at", "23:59"]).error();
        assert_eq!((&refused["code"], &refused["field"]), (&json!("usage"), &json!("--at")));
    }
    on(&["--today", "2026-11-25", "visit", "--name", "Ani"]).done();
    let poll = ["poll", "2026-11-25-01", "--importance", "9", "--satisfaction", "9"];
    assert_eq!(counter.fails(&poll)["field"], "visit");
    assert_eq!(counter.done(&["poll", "--summary"])["months"][0]["answers"], 0);
}

#[test]
fn without_an_index_holding_is_not_known_and_a_map_has_its_price() {
    let counter = Counter::open();
    let items = json!([{"id": SURVEY},
                       {"id": "wilkerstat-desa-2025-1", "region": "8171", "format": "geojson"}]);
    let file = counter.request(NUMBER, items);
    let shown = counter.done(&["request", "show", &file]);
    assert_eq!(shown["price"]["total"], 70_000, "{shown}");
    let said = counter.kemas(&["request", "show", &file]).stdout;
    assert!(said.contains("not known yet; `kemas index` tells"), "{said}");
    assert!(said.contains("without the price of item 1"), "{said}");
    let mut terminal =
        Terminal::kemas(&counter.home(), TODAY, &["--lang", "en", "request", "edit", &file]);
    terminal.wait_for("price: not known yet").wait_for("without the price of item 1");
    terminal.keys(crate::terminal::CTRL_C);
    assert_eq!(terminal.end(), 2);
}
