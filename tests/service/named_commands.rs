//! Commands that are shown as the next ones name the officer exactly where they are refused without.

use serde_json::json;

use crate::acts_by_name::set;
use crate::counter::{Counter, NUMBER, request};
use crate::slips::PEOPLE;

const SET: &str = "susenas-2025-03-kor-81";

#[test]
fn the_usual_officer_who_is_no_treasurer_is_told_to_name_one() {
    let counter = Counter::open();
    counter.agreed(NUMBER, json!([{ "id": SET }]));
    let bill = counter.done(&["invoice", NUMBER])["number"].as_str().unwrap().to_owned();
    let receipt = |officer: &str| {
        set(&counter, &[("officer", officer)], "");
        let paid = counter.kemas(&["pay", &bill, "--cash", "--treasurer", "Maria"]).stdout;
        assert!(paid.ends_with(&format!("\nnext: kemas receipt {bill}\n")), "{paid}");
        counter.done(&["receipt", &bill])["number"].as_str().unwrap().to_owned()
    };
    set(&counter, &[("officer", "\"Petugas A\"")], PEOPLE);
    let shown = counter.kemas(&["status", NUMBER]).stdout;
    for command in [
        format!("\n  kemas pack {NUMBER} --to PATH\n"),
        format!("\n  kemas pay {bill} --cash --treasurer NAME\n"),
        format!("\n  or: kemas pay {bill} --ntpn N --by NAME\n"),
    ] {
        assert!(shown.contains(&command), "{command}: {shown}");
    }
    let error = counter.fails(&["pay", &bill, "--ntpn", "ABCDEFGH12345678"]);
    assert_eq!(error["code"], "usage", "{error}");
    let receipt = receipt("\"Petugas A\"");
    let next = || {
        let shown = counter.kemas(&["today"]).stdout;
        shown.rsplit_once("next: ").unwrap().1.to_owned()
    };
    assert_eq!(next(), format!("kemas deposit {receipt} --ntpn N --by NAME\n"));
    for (officer, ending) in [("\"Maria\"", ""), ("\"\"", " --by NAME")] {
        set(&counter, &[("officer", officer)], "");
        assert_eq!(next(), format!("kemas deposit {receipt} --ntpn N{ending}\n"), "{officer}");
    }
}

#[test]
fn where_every_act_bears_a_name_each_command_has_it() {
    let counter = Counter::open();
    counter.agreed(NUMBER, json!([{ "id": SET }]));
    let bill = counter.done(&["invoice", NUMBER])["number"].as_str().unwrap().to_owned();
    set(&counter, &[("require_officer", "true")], "");
    let paid = counter.kemas(&["pay", &bill, "--cash", "--treasurer", "Maria"]).stdout;
    assert!(paid.ends_with(&format!("\nnext: kemas receipt {bill} --by NAME\n")), "{paid}");
    counter.done(&["visit", "--name", "Ani", "--by", "Petugas A"]);
    let again = counter.kemas(&["visit", "--returning", "ani", "--by", "Petugas A"]).stdout;
    assert!(again.contains("kemas visit --left 2026-11-24-03 --by NAME"), "{again}");
}

#[test]
fn a_file_whose_approval_needs_a_reason_is_told_with_one() {
    let counter = Counter::open();
    // A person's name stops the sale of the survey (I23).
    counter.put(&format!("store/microdata/{SET}/art.csv"), b"nks,nama_krt\n1,x\n");
    counter.done(&["index"]);
    let waiting = request(NUMBER, json!([{ "id": SET }])).to_string();
    counter.put(&format!("permintaan/{NUMBER}.json"), waiting.as_bytes());
    let shown = counter.kemas(&["status", NUMBER]).stdout;
    let command = format!("kemas approve {NUMBER} --by NAME --because REASON\n");
    assert!(shown.contains(&command), "{shown}");
    let error = counter.fails(&["approve", NUMBER, "--by", "Petugas A"]);
    assert_eq!(error["field"], "--because", "{error}");
}
