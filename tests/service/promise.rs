//! The promised hour: how long a plan expects to take, and how long packing took.

use serde_json::{Value, json};

use crate::counter::{Counter, NUMBER, both};

fn estimate(counter: &Counter, more: &[&str]) -> Value {
    let mut arguments = vec!["plan", NUMBER];
    arguments.extend(more);
    counter.done(&arguments)["estimate"].clone()
}

#[test]
fn a_plan_tells_its_time_with_the_rates_it_stands_on() {
    let counter = Counter::open();
    counter.agreed(NUMBER, both());
    let guess = estimate(&counter, &[]);
    for step in ["pack", "write", "read"] {
        assert_eq!(guess["rates"][step]["source"], "default", "{guess}");
    }
    assert_eq!((&guess["within_the_hour"], &guess["advice"]), (&json!(true), &Value::Null));

    let medium = counter.medium("usb");
    let tested = estimate(&counter, &["--to", &medium]);
    assert_eq!(tested["rates"]["pack"]["source"], "default", "{tested}");
    for step in ["write", "read"] {
        assert_eq!(tested["rates"][step]["source"], "measured", "{tested}");
        assert!(tested["rates"][step]["bytes_per_second"].as_f64().unwrap() > 0.0, "{tested}");
    }
    assert_eq!(std::fs::read_dir(&medium).unwrap().count(), 0, "the test leaves nothing");
}

#[test]
fn a_hopeless_plan_says_what_holds_it_up_and_what_would_help() {
    let counter = Counter::open();
    counter.agreed(NUMBER, both());
    let rates = json!({"pack": 100.0, "media": {"usb-exfat": {"write": 1e9, "read": 1e9}}});
    std::fs::write(counter.home().join("rates.json"), rates.to_string()).unwrap();
    let slow = estimate(&counter, &["--medium", "usb-exfat"]);
    assert_eq!(slow["rates"]["pack"]["source"], "remembered", "{slow}");
    assert_eq!((&slow["within_the_hour"], &slow["bottleneck"]), (&json!(false), &json!("pack")));
    assert!(slow["advice"].as_str().unwrap().contains("kemas batch"), "{slow}");
    let shown = counter.kemas(&["plan", NUMBER, "--medium", "usb-exfat"]);
    assert!(shown.stdout.contains("NOT within the promised hour"), "{shown:?}");

    counter.done(&["batch", "--popular", "2", "--level", "fast"]);
    let shelved = estimate(&counter, &["--medium", "usb-exfat"]);
    assert_eq!((&shelved["on_shelf"], &shelved["within_the_hour"]), (&json!(2), &json!(true)));

    std::fs::write(counter.home().join("rates.json"), "{").unwrap();
    assert_eq!(estimate(&counter, &[])["rates"]["pack"]["source"], "default");
}

#[test]
fn a_packing_tells_the_time_of_its_phases_and_remembers_its_speed() {
    let counter = Counter::open();
    let table = b"a,b\n".to_vec();
    let rows = table.into_iter().chain(b"81,71\n".repeat(10_000_000)).collect::<Vec<u8>>();
    counter.put("store/microdata/susenas-2025-03-kor-81/besar.csv", &rows);
    counter.agreed(NUMBER, json!([{"id": "susenas-2025-03-kor-81"}]));
    let medium = counter.medium("usb");
    let pack = counter.done(&["pack", NUMBER, "--to", &medium]);
    let names: Vec<_> = pack["phases"].as_array().unwrap().iter().map(|p| &p["phase"]).collect();
    assert_eq!(names, ["pack", "flush", "read-back"]);
    assert!(pack["phases"][0]["bytes"].as_u64().unwrap() > 60_000_000, "{pack}");
    let again = estimate(&counter, &[]);
    assert_eq!(again["rates"]["pack"]["source"], "remembered", "{again}");
}
