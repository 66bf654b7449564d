//! What someone with bad intent, or a wrong clock, could try with money and the ledger.

use crate::counter::{Counter, NUMBER, TODAY, both, kemas};
use crate::money::invoiced;

/// Runs a command on another day, and returns its error.
fn on(counter: &Counter, day: &str, arguments: &[&str]) -> serde_json::Value {
    let home = counter.home();
    let mut all = vec!["--office", home.to_str().unwrap(), "--today", day, "--json"];
    all.extend(arguments);
    kemas(&all).error()
}

#[test]
fn no_step_is_dated_before_the_one_that_it_rests_on() {
    const BEFORE: &str = "2026-11-23";
    let counter = Counter::open();
    let invoice = invoiced(&counter)["number"].as_str().unwrap().to_owned();
    let refused = |arguments: &[&str]| {
        let error = on(&counter, BEFORE, arguments);
        assert_eq!(error["code"], "state", "{arguments:?} {error}");
        let message = error["message"].as_str().unwrap();
        assert!(message.contains(BEFORE) && message.contains(TODAY), "{message}");
    };
    refused(&["void", "invoice", &invoice, "--because", "uji"]);
    refused(&["cancel", NUMBER, "--because", "uji"]);
    counter.done(&["pay", &invoice, "--cash", "--treasurer", "B"]);
    refused(&["receipt", &invoice]);
    let receipt = counter.done(&["receipt", &invoice])["number"].as_str().unwrap().to_owned();
    refused(&["deposit", &receipt, "--ntpn", "1234567890ABCDEF"]);
    refused(&["void", "receipt", &receipt, "--because", "uji"]);
    counter.done(&["void", "receipt", &receipt, "--because", "uji"]);
}

#[test]
fn a_lost_ledger_gives_no_number_out_again() {
    let counter = Counter::open();
    let invoice = invoiced(&counter)["number"].clone();
    let file = counter.home().join("ledger.db");
    let kept = counter.outside("cadangan.db");
    counter.done(&["ledger", "backup", kept.to_str().unwrap()]);
    for end in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(counter.home().join(format!("ledger.db{end}")));
    }
    for empty in [false, true] {
        if empty {
            std::fs::write(&file, "").unwrap();
        }
        for command in [&["ledger", "verify"][..], &["invoice", NUMBER]] {
            let error = counter.fails(command);
            assert_eq!(error["code"], "ledger", "{error}");
            assert!(error["hint"].as_str().unwrap().contains("backup"), "{error}");
        }
    }
    std::fs::copy(kept, &file).unwrap();
    assert_eq!(counter.done(&["invoice", NUMBER])["number"], invoice);
}

#[test]
fn an_end_cut_off_with_its_count_is_found_by_the_link_that_was_printed() {
    let counter = Counter::open();
    invoiced(&counter);
    let before = counter.done(&["ledger", "verify"])["head"].as_str().unwrap().to_owned();
    let short = counter.outside("pendek.db");
    counter.done(&["ledger", "backup", short.to_str().unwrap()]);
    counter.done(&["cancel", NUMBER, "--because", "uji"]);
    let printed = counter.done(&["ledger", "verify"])["head"].as_str().unwrap().to_owned();
    for head in [&before, &printed] {
        assert_eq!(counter.done(&["ledger", "verify", "--head", head])["result"], "lengkap");
    }
    // The ledger is put back to what it was before the cancellation.
    for end in ["-wal", "-shm"] {
        let _ = std::fs::remove_file(counter.home().join(format!("ledger.db{end}")));
    }
    std::fs::copy(short, counter.home().join("ledger.db")).unwrap();
    assert_eq!(counter.done(&["ledger", "verify"])["result"], "lengkap");
    let answer = counter.kemas(&["--json", "ledger", "verify", "--head", &printed]);
    assert_eq!(answer.status, 1, "{answer:?}");
    assert_eq!(answer.json()["faults"][0]["table"], "chain");
}

#[test]
fn a_template_that_never_ends_or_says_nothing_takes_no_number() {
    let counter = Counter::open();
    counter.agreed(NUMBER, both());
    let loops = "{% for a in range(99999) %}{% for b in range(99999) %}x{% endfor %}{% endfor %}";
    for template in [&*format!("judul | TAGIHAN\np | {loops}\n"), ""] {
        counter.put("catalog/papers/invoice.sheet", template.as_bytes());
        let error = counter.fails(&["invoice", NUMBER]);
        assert_eq!(error["code"], "paper", "{error}");
        assert!(error["file"].as_str().unwrap().contains("invoice.sheet"), "{error}");
        assert!(error["line"].is_number(), "{error}");
    }
    std::fs::remove_file(counter.home().join("catalog/papers/invoice.sheet")).unwrap();
    let number = counter.done(&["invoice", NUMBER])["number"].clone();
    assert!(number.as_str().unwrap().starts_with("B-001/"), "{number}");
}

#[test]
fn a_deposit_whose_list_cannot_be_set_is_not_recorded() {
    const NTPN: &str = "1234567890ABCDEF";
    let counter = Counter::open();
    let invoice = invoiced(&counter)["number"].as_str().unwrap().to_owned();
    counter.done(&["pay", &invoice, "--cash", "--treasurer", "B"]);
    let receipt = counter.done(&["receipt", &invoice])["number"].as_str().unwrap().to_owned();
    counter.put("catalog/papers/deposit.sheet", b"judul | SETORAN\np | {{ deposit.tiada }}\n");
    let error = counter.fails(&["deposit", &receipt, "--ntpn", NTPN]);
    assert_eq!((&error["code"], &error["line"]), (&"paper".into(), &2.into()), "{error}");
    std::fs::remove_file(counter.home().join("catalog/papers/deposit.sheet")).unwrap();
    let deposit = counter.done(&["deposit", &receipt, "--ntpn", NTPN]);
    assert!(std::path::Path::new(deposit["path"].as_str().unwrap()).exists());
}
