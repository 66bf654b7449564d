//! The guest book corrected: a wrong entry, and a guest who leaves without being served.

use serde_json::{Value, json};

use crate::counter::{Counter, NUMBER, both};

fn visits(counter: &Counter, more: &[&str]) -> Value {
    counter.done(&[&["visits"], more].concat())["visits"].clone()
}

#[test]
fn a_wrong_visit_is_corrected_and_what_stood_there_stays_readable() {
    let counter = Counter::open();
    counter.done(&["visit", "--name", "Siti Watimena", "--age", "12", "--kind", "swasta"]);
    let nothing = counter.fails(&["visit", "--amend", "1", "--age", "12"]);
    assert_eq!((&nothing["code"], &nothing["field"]), (&json!("state"), &json!("--amend")));
    for (wrong, field) in [("--email=salah", "email"), ("--phone=x", "phone"), ("--sex=x", "sex")] {
        assert_eq!(counter.fails(&["visit", "--amend", "1", wrong])["field"], field);
    }
    assert_eq!(counter.fails(&["visit", "--amend", "7", "--name", "A"])["field"], "--amend");
    assert_eq!(visits(&counter, &["--personal"])[0].get("before"), None);

    let name = ["visit", "--amend", "1", "--name", "Siti Wattimena", "--by", "Petugas A"];
    let corrected = counter.done(&name);
    assert_eq!(
        corrected["changed"],
        json!([{"field": "name", "before": "Siti Watimena", "after": "Siti Wattimena"}])
    );
    assert_eq!((&corrected["by"], &corrected["requests"]), (&json!("Petugas A"), &json!([])));
    let more = ["--amend", "2026-11-24-01", "--age=21", "--kind=pemda", "--email=siti@contoh.id"];
    let told = counter.kemas(&[&["visit"], &more[..]].concat()).stdout;
    assert!(
        told.contains("age: 12 -> 21") && told.contains("e-mail: - -> siti@contoh.id"),
        "{told}"
    );

    // It is what everything goes on with.
    assert_eq!(counter.done(&["today"])["waiting"][0]["name"], "Siti Wattimena");
    let listed = visits(&counter, &["--personal"]);
    assert_eq!(
        (&listed[0]["name"], &listed[0]["kind"]),
        (&json!("Siti Wattimena"), &json!("pemda"))
    );
    let before = &listed[0]["before"];
    assert_eq!((&before[0]["name"], &before[0]["age"]), (&json!("Siti Watimena"), &json!(12)));
    assert_eq!(
        (&before[1]["name"], &before[1]["kind"]),
        (&json!("Siti Wattimena"), &json!("swasta"))
    );
    let text = counter.kemas(&["visits", "--personal"]).stdout;
    assert!(text.contains("before: ") && text.contains("Siti Watimena"), "{text}");
    assert_eq!(visits(&counter, &[])[0].get("before"), None, "without personal data");
    let again = counter.done(&["visit", "--returning", "siti@contoh.id"]);
    assert_eq!(again["returning"]["visit"], "2026-11-24-01");
    counter.done(&["visit", "--amend", "1", "--email", ""]);
    assert_eq!(visits(&counter, &["--personal"])[0]["before"].as_array().unwrap().len(), 3);
    assert_eq!(counter.done(&["ledger", "verify"])["faults"], json!([]));

    // Of a guest who is forgotten, what is counted stays as it was corrected.
    counter.done(&["forget", "2026-11-24-01", "--because", "diminta"]);
    let listed = visits(&counter, &["--personal"]);
    assert_eq!((&listed[0]["name"], &listed[0]["kind"]), (&json!("(dihapus)"), &json!("pemda")));
    assert_eq!(listed[0].get("before"), None, "{listed}");
    assert!(!counter.kemas(&["visits", "--personal"]).stdout.contains("Siti Watimena"));
    counter.done(&["forget", "2026-11-24-01", "--because", "diminta"]);
    assert_eq!(visits(&counter, &[])[0]["kind"], "pemda");
    assert_eq!(counter.fails(&["visit", "--amend", "1", "--name", "A"])["code"], "state");
    assert_eq!(counter.done(&["ledger", "verify"])["faults"], json!([]));
}

#[test]
fn a_guest_who_leaves_does_not_wait_any_more() {
    let counter = Counter::open();
    for name in ["Siti", "Ani", "Budi"] {
        counter.done(&["visit", "--name", name]);
    }
    let left = counter.done(&["visit", "--left", "1", "--because", "tidak dapat menunggu"]);
    assert_eq!((&left["number"], &left["left"]), (&json!("2026-11-24-01"), &json!(true)));
    let waiting = counter.done(&["today"])["waiting"].clone();
    assert_eq!(waiting.as_array().unwrap().len(), 2, "{waiting}");
    assert!(!waiting.to_string().contains("Siti"), "{waiting}");
    assert_eq!(visits(&counter, &[])[0]["left"], true);
    assert!(counter.kemas(&["visits"]).stdout.contains("left without being served"));
    let path = counter.request(NUMBER, both());
    counter.done(&["approve", &path, "--by", "A", "--visit", "2"]);
    counter.done(&["poll", "3", "--importance", "10", "--satisfaction", "9"]);
    for (visit, words) in [
        ("1", "has left already"),
        ("2", "has request 8100-2026-0001"),
        ("3", "has answered the poll"),
        ("2026-11-24-09", "there is no visit"),
    ] {
        let error = counter.fails(&["visit", "--left", visit]);
        assert_eq!((&error["code"], &error["field"]), (&json!("state"), &json!("--left")));
        assert!(error["message"].as_str().unwrap().contains(words), "{error}");
    }
    for both in [&["--name", "A"][..], &["--amend", "2"], &["--returning", "A"]] {
        assert_eq!(counter.fails(&[&["visit", "--left", "2"], both].concat())["code"], "usage");
    }
    assert_eq!(counter.done(&["ledger", "verify"])["faults"], json!([]));
}

#[test]
fn a_month_of_the_poll_is_named_also_where_nobody_came() {
    let counter = Counter::open();
    counter.done(&["visit", "--name", "Siti"]);
    let of = |month: &[&str]| counter.kemas(&[&["poll", "--summary"], month].concat()).stdout;
    assert!(of(&["--month", "2026-09"]).starts_with("2026-09: 0 answers of 0 visits"));
    let one = of(&["--month", "2026-11"]);
    assert!(one.starts_with("2026-11: 0 answers of 1 visit") && !one.contains("all"), "{one}");
}
