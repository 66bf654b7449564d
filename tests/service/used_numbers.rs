//! Numbers that are used already: whose request a new version may replace, and what a correction of the person is.

use serde_json::{Value, json};

use crate::counter::{Counter, NUMBER, both, request};

/// Writes a request of this person, and returns its path.
fn asks(counter: &Counter, number: &str, (name, email): (&str, &str)) -> String {
    let mut asked = request(number, both());
    asked["requester"]["name"] = name.into();
    asked["requester"]["email"] = email.into();
    let file = counter.outside("permintaan.json");
    std::fs::write(&file, asked.to_string()).unwrap();
    file.to_str().unwrap().to_owned()
}

fn approve(file: &str) -> [&str; 4] {
    ["approve", file, "--by", "Petugas A"]
}

fn amend(file: &str) -> [&str; 8] {
    ["request", "amend", NUMBER, file, "--by", "Petugas A", "--because", "salah ketik"]
}

fn is_of_another(error: &Value) -> bool {
    error["code"] == "state" && error["field"] == "number"
}

#[test]
fn a_name_is_the_same_however_its_letters_are_composed() {
    let counter = Counter::open();
    counter.done(&["index"]);
    counter.done(&approve(&asks(&counter, NUMBER, ("Siti Ch\u{e9}", "siti1@contoh.id"))));
    let same = asks(&counter, NUMBER, ("SITI  Che\u{301}", "Siti1@contoh.id"));
    assert_eq!(counter.done(&approve(&same))["changed"][0]["field"], "requester.email");
    for other in [
        ("Siti Che", "siti1@contoh.id"),
        ("Siti Ch\u{e9}", "siti2@contoh.id"),
        ("Siti Ch\u{e9} Rahma", "siti1@contoh.id"),
        ("Sita Ch\u{e9}", "siti1@contoh.id"),
    ] {
        let error = counter.fails(&approve(&asks(&counter, NUMBER, other)));
        assert!(is_of_another(&error), "{other:?}: {error}");
    }
}

#[test]
fn an_amendment_takes_a_corrected_name_and_tells_nobody_to_cancel_what_is_paid() {
    let counter = Counter::open();
    counter.agreed(NUMBER, both());
    let mail = "siti@example.ac.id";
    let other = [("Siti Latuconsina", "siti2@example.ac.id"), ("Budi Contoh", mail)];
    for other in other {
        let error = counter.fails(&amend(&asks(&counter, NUMBER, other)));
        assert!(is_of_another(&error), "{other:?}: {error}");
        let hint = error["hint"].as_str().unwrap();
        assert!(hint.contains("request amend") && !hint.contains("cancel"), "{hint}");
    }
    for (name, email) in [
        ("Siti Latukonsina, S.E.", mail),
        ("Siti Wattimena", mail),
        ("Siti Wattimena", "sitti@example.ac.id"),
    ] {
        let amended = counter.done(&amend(&asks(&counter, NUMBER, (name, email))));
        assert_eq!(amended["is_addendum"], true, "{amended}");
    }
}

#[test]
fn a_letter_among_the_digits_is_a_slip_only_where_the_number_with_digits_is_on_record() {
    let counter = Counter::open();
    counter.done(&["index"]);
    let siti = ("Siti Latuconsina", "siti@example.ac.id");
    for number in ["PST-I1-0001", "8100-2026-005O"] {
        let approved = counter.done(&approve(&asks(&counter, number, siti)));
        assert_eq!(approved["request"], json!(number));
        counter.done(&approve(number));
    }
    counter.done(&approve(&asks(&counter, "8100-2026-0060", siti)));
    let slip = asks(&counter, "8100-2026-006O", siti);
    for words in [&approve(&slip)[..], &["check", &slip]] {
        let error = counter.fails(words);
        assert_eq!((&error["code"], &error["field"]), (&json!("request"), &json!("number")));
        assert!(error["hint"].as_str().unwrap().contains("8100-2026-0060"), "{error}");
    }
}

#[test]
fn the_number_of_a_bound_request_is_kept_from_another_person_and_a_check_tells_it() {
    let counter = Counter::open();
    counter.agreed(NUMBER, both());
    for invoiced in [false, true] {
        if invoiced {
            counter.done(&["invoice", NUMBER]);
        }
        let other = asks(&counter, NUMBER, ("Budi Contoh", "budi@contoh.id"));
        let error = counter.fails(&approve(&other));
        assert!(is_of_another(&error), "{error}");
        assert!(error["hint"].as_str().unwrap().contains("next free number"), "{error}");
        let checked = counter.kemas(&["--json", "check", &other]).json();
        assert!(checked["refused"].as_str().unwrap().contains("pemohon lain"), "{checked}");
        let shown = counter.kemas(&["check", &other]).stdout;
        assert!(shown.contains("It cannot be approved as it is: the number"), "{shown}");
    }
    assert_eq!(counter.kemas(&["--json", "check", NUMBER]).json()["refused"], Value::Null);
}
