//! Several officers act on the same request at the same moment: each act succeeds, and its paper is whole.

use std::fs;
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};

use crate::counter::{Counter, NUMBER, TODAY};

/// Starts the program some times at once; each run must succeed, and have the same number as the others. Returns it.
pub fn at_once(counter: &Counter, runs: usize, words: &[&str]) -> String {
    let home = counter.home();
    let started: Vec<Child> = (0..runs)
        .map(|_| {
            Command::new(env!("CARGO_BIN_EXE_kemas"))
                .args(["--lang", "en", "--json", "--office", home.to_str().unwrap()])
                .args(["--today", TODAY])
                .args(words)
                .env_remove("KEMAS_PETUGAS")
                .stdout(Stdio::piped())
                .stderr(Stdio::piped())
                .spawn()
                .unwrap()
        })
        .collect();
    let mut numbers = Vec::new();
    for run in started {
        let output = run.wait_with_output().unwrap();
        let text = String::from_utf8_lossy(&output.stdout);
        assert_eq!(output.status.code(), Some(0), "{words:?}: {text}");
        let answer: Value = serde_json::from_str(&text).unwrap();
        if let Some(path) = answer["path"].as_str() {
            assert!(fs::read(path).unwrap().starts_with(b"%PDF"), "{words:?}");
        }
        numbers.push(answer["number"].as_str().unwrap_or_default().to_owned());
    }
    numbers.dedup();
    assert_eq!(numbers.len(), 1, "{words:?}: {numbers:?}");
    numbers.remove(0)
}

#[test]
fn six_callers_for_one_paper_all_get_it() {
    let counter = Counter::open();
    counter.agreed(NUMBER, json!([{"id": "susenas-2025-03-kor-81"}]));
    let invoice = at_once(&counter, 6, &["invoice", NUMBER]);
    assert!(invoice.starts_with("B-001/"), "{invoice}");
    counter.done(&["pay", &invoice, "--cash", "--treasurer", "Maria Tuasikal"]);
    let receipt = at_once(&counter, 6, &["receipt", &invoice]);
    assert!(receipt.starts_with("KW-001/"), "{receipt}");
    let medium = counter.medium("usb");
    counter.done(&["pack", NUMBER, "--to", &medium]);
    counter.done(&["verify", &medium]);
    let note = at_once(&counter, 6, &["handover", NUMBER]);
    assert!(note.starts_with("BAST-001/"), "{note}");
    at_once(&counter, 6, &["print", "handover", &note]);
    assert_eq!(counter.done(&["ledger", "verify"])["result"], "lengkap");
}

#[test]
fn acts_and_papers_of_one_request_at_the_same_moment_all_succeed() {
    let counter = Counter::open();
    counter.agreed(NUMBER, json!([{"id": "susenas-2025-03-kor-81"}]));
    let number = |answer: Value| answer["number"].as_str().unwrap().to_owned();
    at_once(&counter, 4, &["approve", NUMBER, "--by", "Petugas A"]);
    at_once(&counter, 4, &["invoice", NUMBER]);
    let invoice = number(counter.done(&["invoice", NUMBER]));
    at_once(&counter, 4, &["print", "invoice", &invoice]);
    counter.done(&["pay", &invoice, "--cash", "--treasurer", "Maria Tuasikal"]);
    at_once(&counter, 4, &["receipt", &invoice]);
    at_once(&counter, 4, &["close-day"]);
    let papers = fs::read_dir(counter.home().join("papers").join(NUMBER)).unwrap();
    for paper in papers {
        let name = paper.unwrap().file_name().into_string().unwrap();
        assert!(!name.contains(".baru"), "{name}");
    }
}
