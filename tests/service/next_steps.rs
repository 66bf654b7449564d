//! What the program says comes next: after init, an empty index, a payment, a handover and a close of the day.

use serde_json::json;

use crate::counter::{Counter, NUMBER, TODAY, kemas};

const SET: &str = "susenas-2025-03-kor-81";
const SECOND: &str = "8100-2026-0002";

#[test]
fn a_new_office_and_an_empty_index_lead_to_the_first_product() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("kantor");
    let home = home.to_str().unwrap();
    let made = kemas(&["init", home]);
    for word in ["kemas.toml", "catalog/datasets.csv", "store/ROOT", "index`", "part 7"] {
        assert!(made.stdout.contains(word), "{word}: {made:#?}");
    }
    let empty = kemas(&["--office", home, "index"]);
    assert!(empty.stdout.contains("The data folders are still empty"), "{empty:#?}");
    let shown = kemas(&["--office", home, "show", SET]);
    let words: Vec<&str> = shown.stdout.split_whitespace().collect();
    let why = format!("'{SET}': 'microdata/{SET}' is missing or empty");
    assert!(words.join(" ").contains(&why), "{shown:#?}");
    let counter = Counter::open();
    assert!(!counter.kemas(&["index"]).stdout.contains("empty"));
}

#[test]
fn each_state_shows_the_commands_that_move_it_on() {
    let counter = Counter::open();
    let status = || counter.kemas(&["status", NUMBER]).stdout;
    let next = |commands: &[&str]| {
        let commands = commands.iter().map(|command| format!("\n  {command}"));
        format!("\nnext:{}\n", commands.collect::<String>())
    };
    counter.agreed(NUMBER, json!([{ "id": SET }]));
    let shown = status();
    let pack = format!("kemas pack {NUMBER} --to PATH");
    let invoice = format!("kemas invoice {NUMBER}");
    assert!(shown.contains(&next(&[&pack, &invoice])), "{shown}");
    let also = "\ncan still be done: agree, cancel, return, refuse, request amend\n";
    assert!(shown.contains(also), "{shown}");
    let bill = counter.done(&["invoice", NUMBER])["number"].as_str().unwrap().to_owned();
    let shown = status();
    let cash = format!("kemas pay {bill} --cash --treasurer NAME");
    let simponi = format!("or: kemas pay {bill} --ntpn N");
    assert!(shown.contains(&next(&[&pack, &cash, &simponi])), "{shown}");
    let paid = counter.kemas(&["pay", &bill, "--cash", "--treasurer", "Maria"]).stdout;
    assert!(paid.ends_with(&format!("\nnext: kemas receipt {bill}\n")), "{paid}");
    let receipt = counter.done(&["receipt", &bill])["number"].as_str().unwrap().to_owned();
    let medium = counter.medium("usb");
    counter.done(&["pack", NUMBER, "--to", &medium]);
    let shown = status();
    assert!(shown.contains(&next(&["kemas verify PATH"])), "{shown}");
    counter.done(&["verify", &medium]);
    counter.done(&["handover", NUMBER]);
    let shown = status();
    assert!(shown.contains(&next(&[&format!("kemas close {NUMBER}")])), "{shown}");
    assert!(shown.contains("\ncan still be done: verify, correct\n"), "{shown}");
    for command in ["close-day", "today"] {
        let shown = counter.kemas(&[command]).stdout;
        assert!(shown.contains(&format!(" of receipt {receipt}\n")), "{command}: {shown}");
        let deposit = format!("\nnext: kemas deposit {receipt} --ntpn N\n");
        assert!(shown.contains(&deposit), "{command}: {shown}");
    }
    counter.done(&["close", NUMBER]);
    assert!(status().contains("\nno step is left: the request is closed\n"), "{}", status());
}

#[test]
fn what_is_next_names_each_decision_that_the_state_allows() {
    let counter = Counter::open();
    counter.done(&["index"]);
    let next = || counter.done(&["status", NUMBER])["next"].clone();
    let file = counter.request(NUMBER, json!([{ "id": SET }]));
    counter.done(&["return", &file, "--note", "lengkapi", "--by", "Petugas A"]);
    assert_eq!(next(), json!(["approve", "cancel", "return", "refuse"]));
    let shown = counter.kemas(&["status", NUMBER]).stdout;
    assert!(shown.contains("\ncan still be done: cancel, return, refuse\n"), "{shown}");
    counter.done(&["approve", &file, "--by", "Petugas A"]);
    assert_eq!(next(), json!(["agree", "invoice", "cancel", "return", "refuse"]));
    let bill = counter.done(&["invoice", NUMBER])["number"].as_str().unwrap().to_owned();
    let all = ["agree", "invoice", "pay", "cancel", "return", "refuse", "request amend"];
    assert_eq!(next(), json!(all));
    counter.done(&["pay", &bill, "--cash", "--treasurer", "Maria"]);
    let all = ["agree", "invoice", "receipt", "cancel", "refuse", "request amend"];
    assert_eq!(next(), json!(all));
}

#[test]
fn a_cancelled_request_says_so_and_that_its_invoice_is_void() {
    let counter = Counter::open();
    counter.agreed(NUMBER, json!([{ "id": SET }]));
    counter.done(&["invoice", NUMBER]);
    counter.done(&["cancel", NUMBER, "--because", "tidak jadi"]);
    let shown = counter.kemas(&["status", NUMBER]).stdout;
    assert!(shown.contains("money invoice void\n"), "{shown}");
    assert!(shown.contains("\nno step is left: the request is cancelled\n"), "{shown}");
    let indonesian = counter.kemas(&["--lang", "id", "close", NUMBER]).stderr;
    assert!(indonesian.contains(&format!("sudah dibatalkan pada {TODAY}")), "{indonesian}");
}

#[test]
fn of_a_medium_with_two_requests_it_is_said_which_verification_is_recorded() {
    let counter = Counter::open();
    let medium = counter.medium("usb");
    for number in [NUMBER, SECOND] {
        counter.agreed(number, json!([{ "id": SET }]));
        counter.done(&["pack", number, "--to", &medium]);
    }
    counter.done(&["cancel", NUMBER, "--because", "tidak jadi"]);
    let told = counter.kemas(&["verify", &medium]).stderr;
    let told = told.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(told.contains(&format!("the verification of {NUMBER} is not recorded: ")), "{told}");
    assert!(told.ends_with(&format!("; recorded beside it: {SECOND}")), "{told}");
    let steps = counter.done(&["status", SECOND])["steps"].clone();
    assert_eq!(steps.as_array().unwrap().last().unwrap()["step"], "verified", "{steps}");
}
