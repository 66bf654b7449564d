//! Series whose numbers are those of the office's own paper register: typed in with `--number`, each once.

use std::fs;

use serde_json::{Value, json};

use crate::counter::{Counter, NUMBER, TODAY, both};
use crate::together::at_once;

const SET: &str = "susenas-2025-03-kor-81";
const SECOND: &str = "8100-2026-0002";
const KINDS: [&str; 4] = ["invoice", "receipt", "handover", "agreement"];

/// Makes an office in which these series go by the register.
fn office(kinds: &[&str]) -> Counter {
    let counter = Counter::open();
    let file = counter.home().join("kemas.toml");
    let mut text = fs::read_to_string(&file).unwrap();
    for kind in kinds {
        let head = format!("[numbering.{kind}]\n");
        assert!(text.contains(&head), "{text}");
        text = text.replace(&head, &format!("{head}register = true\n"));
    }
    fs::write(&file, text).unwrap();
    counter.done(&["index"]);
    counter
}

fn survey() -> Value {
    json!([{ "id": SET }])
}

/// Runs a command without a number, and with numbers that no paper can bear.
fn refuses(counter: &Counter, words: &[&str], wrong: &[&str]) {
    let missing = counter.fails(words);
    assert!(missing["hint"].as_str().unwrap().contains("--number NUMBER"), "{missing}");
    let typed = wrong.iter().map(|number| format!("--number={number}"));
    let errors = typed.map(|number| counter.fails(&[words, &[&number]].concat()));
    for error in errors.chain([missing]) {
        assert_eq!((&error["code"], &error["field"]), (&json!("usage"), &json!("--number")));
    }
}

/// Issues a paper with this number. It is the same paper when the command is repeated, and refused with another number.
fn issued(counter: &Counter, words: &[&str], number: &str) {
    let key = if words[0] == "approve" { "agreement" } else { "number" };
    let padded = format!(" {number} ");
    let lower = number.to_lowercase().replace('/', " / ");
    let typed = |number| [words, &["--number", number]].concat();
    let paper = counter.done(&typed(&padded));
    assert_eq!(paper[key], number, "{paper}");
    assert!(fs::read(paper["path"].as_str().unwrap()).unwrap().starts_with(b"%PDF"), "{paper}");
    for again in [typed(&lower), words.to_vec()] {
        assert_eq!(counter.done(&again)[key], number, "{again:?}");
    }
    let error = counter.fails(&typed("77/LAIN"));
    let says = error["message"].as_str().unwrap();
    assert!(error["code"] == "state" && says.contains(number), "{error}");
}

#[test]
fn a_whole_sale_bears_the_numbers_of_the_register() {
    let counter = office(&KINDS);
    let file = counter.request(NUMBER, survey());
    issued(&counter, &["approve", &file, "--by", "Petugas A"], "12/SPPD/2026");
    let scan = counter.scan("sppd.pdf");
    counter.done(&["agree", NUMBER, "--signed-by", "Siti", "--on", TODAY, "--scan", &scan]);
    let next = counter.kemas(&["status", NUMBER]).stdout.replace('\n', " ");
    assert!(next.contains(&format!("kemas invoice {NUMBER} --number NUMBER")), "{next}");
    issued(&counter, &["invoice", NUMBER], "B-28/2026");
    counter.done(&["pay", "B-28/2026", "--cash", "--treasurer", "Maria Tuasikal"]);
    issued(&counter, &["receipt", "B-28/2026"], "KW 7/2026");
    let medium = counter.medium("usb");
    counter.done(&["pack", NUMBER, "--to", &medium]);
    counter.done(&["verify", &medium]);
    refuses(&counter, &["handover", NUMBER], &[""]);
    issued(&counter, &["handover", NUMBER], "3/BAST/2026");
    assert_eq!(counter.done(&["print", "receipt", "KW 7/2026"])["number"], "KW 7/2026");
    assert_eq!(counter.done(&["ledger", "verify"])["result"], "lengkap");
}

#[test]
fn a_number_that_no_paper_can_bear_and_a_twin_are_refused_before_anything_is_recorded() {
    let counter = office(&KINDS);
    let rows = || counter.done(&["ledger", "verify"])["rows"].clone();
    let file = counter.request(NUMBER, survey());
    let approve = ["approve", &file, "--by", "Petugas A"];
    refuses(&counter, &approve, &["28/王/2026"]);
    assert_eq!(rows(), json!(0));
    counter.done(&[&approve[..], &["--number", "12/SPPD/2026"]].concat());
    let other = counter.request(SECOND, survey());
    let twin = ["approve", &other, "--by", "Petugas A", "--number", "12/ sppd/2026"];
    let error = counter.fails(&twin);
    let says = error["message"].as_str().unwrap();
    assert!(says.contains("12/SPPD/2026") && says.contains(NUMBER), "{error}");
    assert_eq!((&error["code"], &error["field"]), (&json!("state"), &json!("--number")));
    counter.done(&["approve", &other, "--by", "Petugas A", "--number", "13/SPPD/2026"]);

    let before = rows();
    let long = "1".repeat(101);
    let wrong = ["", "NOMOR", "-/-", "28\n29", "28\u{202e}", "28/ꦗ", &long];
    refuses(&counter, &["invoice", NUMBER], &wrong);
    assert_eq!(rows(), before);
    counter.done(&["invoice", NUMBER, "--number", "B-28/2026"]);
    for twin in ["b-28 / 2026", "B 28 2026"] {
        let error = counter.fails(&["invoice", SECOND, "--number", twin]);
        assert!(error["message"].as_str().unwrap().contains("B-28/2026"), "{error}");
    }
    counter.done(&["invoice", SECOND, "--number", "B-28a/2026"]);
}

#[test]
fn a_receipt_that_is_issued_anew_takes_another_number_of_the_register() {
    let counter = office(&["receipt"]);
    counter.agreed(NUMBER, survey());
    let invoice = counter.done(&["invoice", NUMBER])["number"].as_str().unwrap().to_owned();
    counter.done(&["pay", &invoice, "--ntpn", "ABCDEFGH12345678", "--by", "Maria Tuasikal"]);
    refuses(&counter, &["receipt", &invoice], &["28\n29"]);
    counter.done(&["receipt", &invoice, "--number", "KW 7/2026"]);
    let amend = ["amend", "payment", &invoice, "--ntpn", "ABCDEFGH12345679"];
    let amend = [&amend[..], &["--because", "salah ketik", "--by", "Maria Tuasikal"]].concat();
    refuses(&counter, &amend, &["NOMOR"]);
    let void = counter.fails(&[&amend[..], &["--number", "kw-7/2026"]].concat());
    assert!(void["message"].as_str().unwrap().contains("KW 7/2026"), "{void}");
    let amended = counter.done(&[&amend[..], &["--number", "KW 8/2026"]].concat());
    assert_eq!((&amended["void"], &amended["receipt"]), (&json!("KW 7/2026"), &json!("KW 8/2026")));
    assert_eq!(counter.done(&["ledger", "verify"])["result"], "lengkap");
}

#[test]
fn a_number_that_no_paper_needs_is_refused_with_the_reason() {
    let counter = office(&[]);
    let file = counter.request(NUMBER, survey());
    let number = ["--number", "28/2026"];
    let refused = |words: &[&str]| {
        let error = counter.fails(&[words, &number].concat());
        assert_eq!((&error["code"], &error["field"]), (&json!("usage"), &json!("--number")));
        assert!(error["hint"].as_str().unwrap().contains("register = true"), "{error}");
    };
    refused(&["approve", &file, "--by", "Petugas A"]);
    counter.agreed(NUMBER, survey());
    refused(&["approve", NUMBER, "--by", "Petugas A"]);
    refused(&["invoice", NUMBER]);
    let invoice = counter.done(&["invoice", NUMBER])["number"].as_str().unwrap().to_owned();
    counter.done(&["pay", &invoice, "--ntpn", "ABCDEFGH12345678", "--by", "Maria Tuasikal"]);
    refused(&["receipt", &invoice]);
    refused(&["handover", NUMBER]);
    let because = ["--because", "salah ketik", "--by", "Maria Tuasikal"];
    let amend = [&["amend", "payment", &invoice, "--ntpn", "ABCDEFGH12345679"][..], &because];
    refused(&amend.concat());

    // No receipt was issued, so that none is issued anew; and a sum issues none.
    let counter = office(&["receipt"]);
    counter.agreed(NUMBER, survey());
    let invoice = counter.done(&["invoice", NUMBER])["number"].as_str().unwrap().to_owned();
    counter.done(&["pay", &invoice, "--ntpn", "ABCDEFGH12345678", "--by", "Maria Tuasikal"]);
    let amend = ["amend", "payment", &invoice, "--number", "1/2026"];
    for fault in [["--ntpn", "ABCDEFGH12345679"], ["--amount", "999999"]] {
        let error = counter.fails(&[&amend[..], &fault, &because].concat());
        assert_eq!(error["code"], "usage", "{error}");
    }
}

#[test]
fn an_amendment_takes_the_number_of_the_paper_that_it_issues() {
    let counter = office(&["invoice", "agreement"]);
    let file = counter.request(NUMBER, survey());
    counter.done(&["approve", &file, "--by", "Petugas A", "--number", "1/SPPD"]);
    let scan = counter.scan("sppd.pdf");
    counter.done(&["agree", NUMBER, "--signed-by", "Siti", "--on", TODAY, "--scan", &scan]);
    counter.done(&["invoice", NUMBER, "--number", "1/2026"]);
    counter.done(&["pay", "1/2026", "--cash", "--treasurer", "Maria Tuasikal"]);
    let file = counter.request(NUMBER, both());
    let amend = ["request", "amend", NUMBER, &file, "--by", "Petugas A", "--because", "peta"];
    for (numbers, field, code) in [
        (&[][..], "--invoice-number", "usage"),
        (&["--invoice-number", "1 / 2026"], "--invoice-number", "state"),
        (&["--invoice-number", ""], "--invoice-number", "usage"),
        // An addendum has no number of its own.
        (
            &["--invoice-number", "2/2026", "--agreement-number", "2/SPPD"],
            "--agreement-number",
            "usage",
        ),
    ] {
        let error = counter.fails(&[&amend[..], numbers].concat());
        assert_eq!((&error["code"], &error["field"]), (&json!(code), &json!(field)), "{error}");
        assert_eq!(counter.done(&["ledger", "verify"])["result"], "lengkap");
    }
    let amended = counter.done(&[&amend[..], &["--invoice-number", "2/2026"]].concat());
    assert_eq!(amended["invoice"]["number"], "2/2026", "{amended}");
    assert_eq!((&amended["serial"], &amended["is_addendum"]), (&json!(1), &json!(true)));
    // The addendum is printed again by an approval, which gives no number.
    let error = counter.fails(&["approve", NUMBER, "--by", "Petugas A", "--number", "2/SPPD"]);
    assert_eq!((&error["code"], &error["field"]), (&json!("usage"), &json!("--number")));
}

#[test]
fn six_callers_with_one_number_get_one_paper() {
    let counter = office(&["invoice", "receipt"]);
    counter.agreed(NUMBER, survey());
    assert_eq!(at_once(&counter, 6, &["invoice", NUMBER, "--number", "28/2026"]), "28/2026");
    counter.done(&["pay", "28/2026", "--cash", "--treasurer", "Maria Tuasikal"]);
    assert_eq!(at_once(&counter, 6, &["receipt", "28/2026", "--number", "9/KW"]), "9/KW");
    assert_eq!(counter.done(&["ledger", "verify"])["result"], "lengkap");
}

#[test]
fn after_a_restore_the_register_goes_on_and_what_is_lost_is_told() {
    let counter = office(&["invoice"]);
    counter.agreed(NUMBER, survey());
    counter.done(&["invoice", NUMBER, "--number", "41/2026"]);
    counter.agreed("8100-2026-0009", survey());
    counter.done(&["invoice", "8100-2026-0009", "--number", "44/2026"]);
    let folder = counter.outside("cadangan");
    let made = counter.done(&["backup", "--to", folder.to_str().unwrap()]);
    let file = made["path"].as_str().unwrap();
    counter.agreed(SECOND, survey());
    counter.done(&["invoice", SECOND, "--number", "50/2026"]);
    let visits = counter.done(&["visits"])["visits"].as_array().unwrap().clone();
    let lost_visit = visits.last().unwrap()["number"].clone();

    let rest = ["receipt=none", "handover=none", "agreement=SPPD-003/81000/HM.340/11/2026"];
    let restore = |last: &str| {
        let mut all = vec!["restore".to_owned(), file.to_owned()];
        for last in [last].iter().chain(&rest) {
            all.extend(["--last".to_owned(), (*last).to_owned()]);
        }
        all.extend(["--replace", "--because", "salah pulih"].map(str::to_owned));
        all
    };
    for (last, why) in
        [("invoice=41/2026", "before 44/2026"), ("invoice=lima", "no digit"), ("invoice=", "empty")]
    {
        let all = restore(last);
        let error = counter.fails(&all.iter().map(String::as_str).collect::<Vec<_>>());
        assert_eq!((&error["code"], &error["field"]), (&json!("usage"), &json!("--last")));
        assert!(error["message"].as_str().unwrap().contains(why), "{error}");
    }
    let all = restore("invoice=50/2026");
    let restored = counter.done(&all.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(restored["also_lost"], json!([SECOND, lost_visit]), "{restored}");
    let holes = restored["holes"].as_array().unwrap();
    assert!(holes.iter().all(|hole| hole["kind"] == "agreement"), "{restored}");

    // The lost paper is entered again under its own number; one that stands in the ledger is not given twice.
    counter.agreed(SECOND, survey());
    counter.fails(&["invoice", SECOND, "--number", "41/2026"]);
    counter.done(&["invoice", SECOND, "--number", "50/2026"]);
    assert_eq!(counter.done(&["ledger", "verify"])["result"], "lengkap");

    // Where the ledger cannot be read, the papers in the folder still tell the requests.
    counter.put("ledger.db", b"rusak");
    for wal in ["ledger.db-wal", "ledger.db-shm"] {
        let _ = fs::remove_file(counter.home().join(wal));
    }
    let mut all = vec!["restore", file, "--last", "invoice=44/2026", "--last", "receipt=none"];
    all.extend(["--last", "handover=none", "--last", "agreement=SPPD-004/81000/HM.340/11/2026"]);
    let text = counter.kemas(&all).stdout.replace('\n', " ");
    let line = format!("not in the backup, so to be entered again from their papers: {SECOND}");
    assert!(text.contains(&line), "{text}");
}
