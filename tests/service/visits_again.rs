//! Guests who left and are back, who wait already, and the visit of a request that names none.

use serde_json::{Value, json};

use crate::counter::{Counter, NUMBER, both, request};

fn visits(counter: &Counter) -> Value {
    counter.done(&["visits"])["visits"].clone()
}

fn siti(counter: &Counter) {
    counter.done(&["visit", "--name", "Siti Latuconsina", "--email", "siti@example.ac.id"]);
}

#[test]
fn a_guest_who_left_is_back_with_a_request_or_the_poll() {
    let counter = Counter::open();
    counter.done(&["index"]);
    for name in ["Siti", "Ani"] {
        counter.done(&["visit", "--name", name]);
    }
    for queue in ["1", "2"] {
        counter.done(&["visit", "--left", queue, "--because", "tidak dapat menunggu"]);
    }
    assert_eq!(visits(&counter)[0]["because"], "tidak dapat menunggu");
    let text = counter.kemas(&["visits"]).stdout;
    assert!(text.contains("left without being served: tidak dapat menunggu"), "{text}");

    let path = counter.request(NUMBER, both());
    let approved = counter.done(&["approve", &path, "--by", "A", "--visit", "1"]);
    assert_eq!(
        (&approved["visit"], &approved["came_back"]),
        (&json!("2026-11-24-01"), &json!(true))
    );
    let poll = ["poll", "2", "--importance", "9", "--satisfaction", "9"];
    assert_eq!(counter.done(&poll)["came_back"], true);
    let listed = visits(&counter);
    for at in [0, 1] {
        assert_eq!((&listed[at]["left"], listed[at].get("because")), (&json!(false), None));
    }
    // Only a request that is open is named, with a command that works.
    let open = counter.fails(&["visit", "--left", "1"]);
    assert!(open["hint"].as_str().unwrap().contains("kemas cancel 8100-2026-0001"), "{open}");
    counter.done(&["cancel", NUMBER, "--because", "batal"]);
    let ended = counter.fails(&["visit", "--left", "1"]);
    assert!(ended["message"].as_str().unwrap().contains("was served"), "{ended}");
    assert!(!ended["hint"].as_str().unwrap().contains("cancel"), "{ended}");
    assert_eq!(counter.done(&["ledger", "verify"])["faults"], json!([]));
}

#[test]
fn a_request_may_be_numbered_like_a_visit() {
    let counter = Counter::open();
    counter.done(&["index"]);
    counter.done(&["visit", "--name", "Ani"]);
    counter.done(&["visit", "--left", "1"]);
    let number = "2026-11-24-01";
    let path = counter.request(number, both());
    counter.done(&["approve", &path, "--by", "A"]);
    assert_eq!(counter.done(&["status", number])["standing"]["stage"], "open");
    let waiting = counter.done(&["today"])["waiting"].clone();
    assert_eq!((waiting.as_array().unwrap().len(), &waiting[0]["request"]), (1, &json!(number)));
    counter.done(&["cancel", number, "--because", "batal"]);
    let listed = visits(&counter);
    assert_eq!((&listed[0]["left"], &listed[1]["left"]), (&json!(true), &json!(false)));
    assert_eq!(counter.done(&["ledger", "verify"])["faults"], json!([]));
}

#[test]
fn a_request_without_a_visit_takes_that_of_its_requester_and_says_so() {
    let counter = Counter::open();
    counter.done(&["index"]);
    siti(&counter);
    counter.done(&["visit", "--name", "Siti Latuconsina", "--email", "siti@contoh.id"]);
    let asked = request(NUMBER, both()).to_string();
    counter.put(&format!("permintaan/{NUMBER}.json"), asked.as_bytes());
    let text = counter.kemas(&["status", NUMBER]).stdout;
    assert!(text.contains("--visit 2026-11-24-01"), "{text}");
    let approve = ["approve", NUMBER, "--by", "A"];
    let text = counter.kemas(&approve).stdout;
    assert!(text.contains("handed in at visit 2026-11-24-01, queue number 1"), "{text}");
    let again = counter.done(&approve);
    assert_eq!((&again["visit"], again.get("new_visit")), (&json!("2026-11-24-01"), None));
    assert_eq!(visits(&counter).as_array().unwrap().len(), 2);

    // Where two visits may be meant, or none is, a new one is entered and told.
    siti(&counter);
    siti(&counter);
    let path = counter.request("8100-2026-0002", both());
    let text = counter.kemas(&["return", &path, "--note", "judul kurang", "--by", "A"]).stdout;
    assert!(text.contains("new visit 2026-11-24-05, queue number 5, was entered"), "{text}");
    let path = counter.request("8100-2026-0003", both());
    let refused = counter.done(&["refuse", &path, "--because", "tidak dilayani", "--by", "A"]);
    assert_eq!((&refused["visit"], &refused["new_visit"]), (&json!("2026-11-24-06"), &json!(true)));
}

#[test]
fn a_guest_who_waits_already_is_told_and_a_queue_number_finds_the_guest() {
    let counter = Counter::open();
    counter.done(&["visit", "--name", "Ani"]);
    counter.done(&["visit", "--name", "Ch\u{e9} P\u{e9}rez", "--phone", "081200000001"]);
    let returned = counter.done(&["visit", "--returning", "2", "--at", "00:00"]);
    assert_eq!(returned["name"], "Ch\u{e9} P\u{e9}rez");
    assert_eq!(returned["returning"]["waits"], "2026-11-24-02");
    let text = counter.kemas(&["visit", "--returning", "perez"]).stdout;
    assert!(text.contains("waits already as visit 2026-11-24-0"), "{text}");
    assert!(text.contains("kemas visit --left 2026-11-24-04"), "{text}");
    counter.done(&["visit", "--left", "2026-11-24-04"]);
    // Of a correction the list has what it changed, and without personal data no name.
    counter.done(&["visit", "--amend", "1", "--name", "Ani Contoh", "--kind", "swasta"]);
    let text = counter.kemas(&["visits"]).stdout;
    assert!(text.contains("before: name, kind of institution: -"), "{text}");
    let text = counter.kemas(&["visits", "--personal"]).stdout;
    assert!(text.contains("before: name: Ani, kind of institution: -"), "{text}");
}
