//! The day of the office is that of its own zone, whatever the computer's clock shows.

use serde_json::{Value, json};

use crate::counter::{Counter, NUMBER, both, kemas, request};

/// The zones in which the day begins first and last: at every moment the days of the two differ.
const FIRST: &str = "Pacific/Kiritimati";
const LAST: &str = "Etc/GMT+12";

fn set_zone(counter: &Counter, zone: &str) {
    let file = counter.home().join("kemas.toml");
    let settings = std::fs::read_to_string(file).unwrap();
    let lines = settings.lines().filter(|line| !line.starts_with("timezone"));
    let others = lines.collect::<Vec<_>>().join("\n");
    counter.put("kemas.toml", format!("timezone = \"{zone}\"\n{others}\n").as_bytes());
}

/// Runs a command on the day of the clock.
fn now(counter: &Counter, words: &[&str]) -> crate::counter::Answer {
    let home = counter.home();
    kemas(&[&["--office", home.to_str().unwrap(), "--json"][..], words].concat())
}

#[test]
fn a_request_of_the_offices_own_day_is_not_of_tomorrow() {
    let counter = Counter::open();
    let day = |zone: &str| {
        set_zone(&counter, zone);
        now(&counter, &["today"]).done()["on"].as_str().unwrap().to_owned()
    };
    let (first, last) = (day(FIRST), day(LAST));
    assert!(last < first, "{last} {first}");
    let mut asked = request(NUMBER, both());
    asked["received_on"] = first.clone().into();
    let path = counter.outside("permintaan.json");
    std::fs::write(&path, asked.to_string()).unwrap();
    let words = ["check", path.to_str().unwrap()];
    let error = now(&counter, &words).error();
    assert_eq!((&error["code"], &error["field"]), (&json!("request"), &json!("received_on")));
    assert!(error["message"].as_str().unwrap().contains(&last), "{error}");
    set_zone(&counter, FIRST);
    assert_eq!(now(&counter, &words).done()["verdict"], "sesuai");
    let visit = now(&counter, &["visit", "--name", "Siti Latuconsina"]).done();
    assert!(visit["number"].as_str().unwrap().starts_with(&first), "{visit}");
}

#[test]
fn an_unknown_zone_is_named_with_those_of_the_country() {
    let counter = Counter::open();
    set_zone(&counter, "Asia/Ambon");
    let error = counter.fails(&["today"]);
    let told: Vec<&Value> = ["code", "field", "line"].iter().map(|key| &error[key]).collect();
    assert_eq!(told, [&json!("office"), &json!("timezone"), &json!(1)], "{error}");
    assert!(error["hint"].as_str().unwrap().contains("Asia/Jayapura"), "{error}");
}
