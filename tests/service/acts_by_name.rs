//! Who did it: every row of the ledger bears the officer's name, and the office can require one.

use std::process::Command;

use rusqlite::Connection;
use serde_json::{Value, json};

use crate::counter::{Counter, NUMBER, TODAY, both, signed_scan};
use crate::slips::PEOPLE;

/// Returns who recorded each row: the table, the officer, and whether account and machine are there.
fn recorded(counter: &Counter) -> Vec<(String, Option<String>, bool)> {
    let ledger = Connection::open(counter.home().join("ledger.db")).unwrap();
    let sql = "SELECT of_table, acted_by, account IS NOT NULL AND host IS NOT NULL FROM chain";
    let mut rows = ledger.prepare(sql).unwrap();
    let cells = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
    rows.query_map([], cells).unwrap().map(Result::unwrap).collect()
}

/// Adds text to the settings, and sets keys of `[counter]`.
pub fn set(counter: &Counter, keys: &[(&str, &str)], people: &str) {
    let mut text = std::fs::read_to_string(counter.home().join("kemas.toml")).unwrap();
    for (key, value) in keys {
        let line = text.lines().find(|line| line.starts_with(&format!("{key} ="))).unwrap();
        text = text.replacen(line, &format!("{key} = {value}"), 1);
    }
    counter.put("kemas.toml", format!("{text}\n{people}").as_bytes());
}

/// Runs the program with a value of `KEMAS_PETUGAS`, and returns its JSON.
fn with_usual(counter: &Counter, name: &str, arguments: &[&str]) -> Value {
    let home = counter.home();
    let output = Command::new(env!("CARGO_BIN_EXE_kemas"))
        .args(["--office", home.to_str().unwrap(), "--today", TODAY, "--json"])
        .args(arguments)
        .env("KEMAS_PETUGAS", name)
        .env("USER", "orang-lain")
        .output()
        .unwrap();
    serde_json::from_slice(&output.stdout).unwrap_or_else(|e| panic!("{e}: {output:?}"))
}

#[test]
fn every_act_of_a_request_bears_the_name_that_was_given_with_it() {
    let counter = Counter::open();
    counter.done(&["index"]);
    set(&counter, &[("require_officer", "true")], PEOPLE);
    let (a, b, maria) = (["--by", "Petugas A"], ["--by", "Petugas B"], ["--by", "Maria"]);
    let act = |words: &[&str], by: [&str; 2]| {
        let done = counter.done(&[words, &by].concat());
        assert_eq!((&done["by"], &done["by_note"]), (&json!(by[1]), &Value::Null), "{done}");
        done
    };
    let number = |done: &Value| done["number"].as_str().unwrap().to_owned();
    let file = counter.request(NUMBER, both());
    let visit = number(&act(&["visit", "--name", "Siti", "--use", "penelitian"], b));
    act(&["return", &file, "--note", "lengkapi abstraksi", "--visit", &visit], a);
    act(&["approve", &file], a);
    let scan = counter.outside("sppd.pdf");
    std::fs::write(&scan, signed_scan("tanda tangan")).unwrap();
    let signed = ["--signed-by", "Siti", "--on", TODAY, "--scan", scan.to_str().unwrap()];
    act(&[&["agree", NUMBER][..], &signed].concat(), b);
    let wrong = number(&act(&["invoice", NUMBER], b));
    act(&["void", "invoice", &wrong, "--because", "salah"], maria);
    let invoice = number(&act(&["invoice", NUMBER], a));
    act(&["billing-code", &invoice, "--code", "820231125123456", "--expires", "2026-12-01"], a);
    act(&["billing-code", &invoice, "--replace", "--because", "membayar tunai"], b);
    act(&["pay", &invoice, "--cash"], maria);
    let receipt = number(&act(&["receipt", &invoice], a));
    let medium = counter.medium("usb");
    act(&["pack", NUMBER, "--to", &medium], a);
    act(&["verify", &medium], b);
    act(&["handover", NUMBER], a);
    act(&["deposit", &receipt, "--ntpn", "ABCDEFGH12345678"], maria);
    act(&["correct", NUMBER, "--because", "peta tidak terbuka"], b);
    act(&["verify", &medium], a);
    act(&["handover", NUMBER], b);
    act(&["close", NUMBER], a);
    act(&["poll", &visit, "--importance", "9", "--satisfaction", "8"], b);
    act(&["close-day"], maria);
    act(&["forget", NUMBER, "--because", "diminta yang bersangkutan"], a);

    let status = counter.done(&["status", NUMBER]);
    let steps = status["steps"].as_array().unwrap();
    let said: Vec<String> =
        steps.iter().map(|step| format!("{} {}", step["step"], step["by"])).collect();
    let said = said.join(", ").replace('"', "");
    let expected = "recorded Petugas A, returned Petugas A, approved Petugas A, agreed Petugas B, \
        invoiced Petugas B, void Maria, invoiced Petugas A, billing-code Petugas A, code-void Petugas B, \
        paid Maria, received Petugas A, packed Petugas A, verified Petugas B, handed-over Petugas A, \
        correction Petugas B, verified Petugas A, handed-over Petugas B, closed Petugas A";
    assert_eq!(said, expected);
    // The personal data of the visitor are blanked, the names of the officers stay.
    let shown = counter.kemas(&["status", NUMBER]).stdout;
    assert!(shown.contains("by Maria") && shown.contains("by Petugas B"), "{shown}");
    for (table, by, placed) in recorded(&counter) {
        assert!(by.is_some_and(|by| by != "tidak disebut") && placed, "{table}");
    }
    assert_eq!(counter.done(&["ledger", "verify"])["result"], "lengkap");

    // A name is part of the chain: another one is found.
    let ledger = Connection::open(counter.home().join("ledger.db")).unwrap();
    let forged = "DROP TRIGGER chain_no_UPDATE;
                  UPDATE chain SET acted_by = 'Petugas B' WHERE of_table = 'payments'";
    ledger.execute_batch(forged).unwrap();
    let found = counter.kemas(&["--json", "ledger", "verify"]).json();
    assert_eq!(
        (&found["result"], &found["faults"][0]["table"]),
        (&json!("rusak"), &json!("payments"))
    );
}

#[test]
fn the_name_comes_from_the_act_or_the_environment_or_the_settings_or_it_is_told_that_there_is_none()
{
    let counter = Counter::open();
    let visit = ["visit", "--name", "Siti"];
    let nobody = counter.done(&visit);
    assert_eq!(nobody["by"], Value::Null, "{nobody}");
    assert!(nobody["by_note"].as_str().unwrap().contains("without the officer's name"), "{nobody}");
    let told = counter.kemas(&visit).stdout;
    assert!(told.ends_with("without the officer's name; `--by NAME` gives it\n"), "{told}");
    for reading in [&["today"][..], &["ledger", "verify"], &["visit", "--help"]] {
        let told = counter.kemas(reading).stdout;
        assert!(!told.contains("without the officer's name"), "{reading:?}: {told}");
    }
    set(&counter, &[("officer", "\"Rina\"")], "");
    assert_eq!(counter.done(&visit)["by"], "Rina");
    assert_eq!(with_usual(&counter, "Budi", &visit)["by"], "Budi");
    assert_eq!(with_usual(&counter, " ", &visit)["by"], "Rina");
    let error = &with_usual(&counter, " Tidak disebut", &visit)["error"];
    assert_eq!((&error["code"], &error["field"]), (&json!("usage"), &json!("KEMAS_PETUGAS")));
    let given = [&visit[..], &["--by", " Siti Aminah "]].concat();
    assert_eq!(with_usual(&counter, "Budi", &given)["by"], "Siti Aminah");

    let names: Vec<_> = recorded(&counter).into_iter().map(|(_, by, _)| by.unwrap()).collect();
    let people = ["tidak disebut", "tidak disebut", "Rina", "Budi", "Rina", "Siti Aminah"];
    let each = people.map(|name| vec![name; names.len() / people.len()]).concat();
    assert_eq!(names, each, "each visit has as many rows");
    let ledger = Connection::open(counter.home().join("ledger.db")).unwrap();
    let account: i64 = ledger
        .query_row("SELECT count(*) FROM chain WHERE account = 'orang-lain'", [], |row| row.get(0))
        .unwrap();
    assert_eq!(account, 0, "the account is not what a variable says");
}

#[test]
fn cash_is_taken_by_whom_the_act_or_the_environment_names_and_simponi_confirmed_by_the_treasurer() {
    let counter = Counter::open();
    set(&counter, &[("officer", "\"Rina\"")], "");
    let bill = |number: &str| {
        counter.agreed(number, json!([{"id": "susenas-2025-03-kor-81"}]));
        counter.done(&["invoice", number])["number"].as_str().unwrap().to_owned()
    };
    let bills = ["0001", "0002", "0003"].map(|number| bill(&format!("8100-2026-{number}")));
    assert_eq!(with_usual(&counter, "Maria", &["pay", &bills[0], "--cash"])["by"], "Maria");
    let paid = counter.done(&["pay", &bills[1], "--cash", "--by", "Maria"]);
    assert_eq!(paid["by"], "Maria", "{paid}");
    let paid = counter.done(&["pay", &bills[2], "--ntpn", "ABCDEFGH12345678"]);
    assert_eq!(paid["by"], "Rina", "{paid}");
    let ledger = Connection::open(counter.home().join("ledger.db")).unwrap();
    let mut rows = ledger.prepare("SELECT body FROM payments ORDER BY id").unwrap();
    let bodies: Vec<String> =
        rows.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    assert!(bodies[0].contains("Maria") && bodies[1].contains("Maria"), "{bodies:?}");
    assert!(bodies[2].contains("Bendahara Penerimaan"), "{bodies:?}");
}

#[test]
fn where_people_are_listed_the_treasurer_of_the_settings_confirms_only_as_one_of_them() {
    let counter = Counter::open();
    let bill = |number: &str| {
        counter.agreed(number, json!([{"id": "susenas-2025-03-kor-81"}]));
        counter.done(&["invoice", number])["number"].as_str().unwrap().to_owned()
    };
    let bills = ["0001", "0002"].map(|number| bill(&format!("8100-2026-{number}")));
    set(&counter, &[("officer", "\"Maria\"")], PEOPLE);
    let paid = counter.done(&["pay", &bills[0], "--ntpn", "ABCDEFGH12345678"]);
    assert_eq!(paid["by"], "Maria", "{paid}");
    set(&counter, &[], "[[people]]\nname = \"Bendahara Penerimaan\"\nrole = \"bendahara\"");
    let paid = counter.done(&["pay", &bills[1], "--ntpn", "ABCDEFGH12345679"]);
    assert_eq!(paid["by"], "Maria", "{paid}");
    let ledger = Connection::open(counter.home().join("ledger.db")).unwrap();
    let mut rows = ledger.prepare("SELECT body FROM payments ORDER BY id").unwrap();
    let bodies: Vec<String> =
        rows.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    assert!(bodies[0].contains("Maria") && !bodies[0].contains("Penerimaan"), "{bodies:?}");
    assert!(bodies[1].contains("Bendahara Penerimaan"), "{bodies:?}");
}

#[test]
fn neither_the_account_nor_the_machine_leaves_the_ledger() {
    let counter = Counter::open();
    counter.agreed(NUMBER, both());
    let number = counter.done(&["invoice", NUMBER, "--by", "Nama Petugas Yang Khas"]);
    assert_eq!(number["by"], "Nama Petugas Yang Khas");
    let media = ["usb-1", "usb-2"].map(|name| counter.medium(name));
    for medium in &media {
        counter.done(&["pack", NUMBER, "--to", medium, "--form", "plain", "--by", "Khas Juga"]);
    }
    for file in walk(media[0].as_ref()) {
        let bytes = std::fs::read(&file).unwrap();
        for name in ["Nama Petugas Yang Khas", "Khas Juga"] {
            let found = bytes.windows(name.len()).any(|part| part == name.as_bytes());
            assert!(!found, "{}: {name}", file.display());
        }
        let twin = file.to_str().unwrap().replacen("usb-1", "usb-2", 1);
        assert!(bytes == std::fs::read(&twin).unwrap(), "{twin}");
    }
}

fn walk(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { walk(&path) } else { vec![path] }).collect()
}

#[test]
fn a_ledger_of_version_3_opens_verifies_and_goes_on() {
    let counter = Counter::open();
    let ledger = counter.home().join("ledger.db");
    let old = include_str!("../cases/offices/v3/ledger.sql");
    Connection::open(&ledger).unwrap().execute_batch(old).unwrap();
    counter.put("agreements/8100-2026-0001-6360f05390f7.pdf", b"tanda tangan");
    counter.done(&["index"]);
    let before = counter.done(&["ledger", "verify"]);
    assert_eq!(before["result"], "lengkap", "{before}");
    let decisions = ["0001", "0002", "0003", "0004"].map(|number| {
        let status = counter.done(&["status", &format!("8100-2026-{number}")]);
        (status["decision"].as_str().unwrap().to_owned(), status["standing"]["money"].clone())
    });
    let words = ["approved", "approved", "returned", "refused"];
    assert_eq!(decisions.each_ref().map(|(decision, _)| decision.as_str()), words);
    assert_eq!(decisions[1].1, "received");

    let invoice = counter.done(&["invoice", NUMBER])["number"].as_str().unwrap().to_owned();
    assert!(invoice.starts_with("B-002/"), "{invoice}");
    counter.done(&["pay", &invoice, "--cash", "--treasurer", "Maria"]);
    let receipt = counter.done(&["receipt", &invoice])["number"].as_str().unwrap().to_owned();
    let medium = counter.medium("usb");
    counter.done(&["pack", NUMBER, "--to", &medium]);
    counter.done(&["verify", &medium]);
    counter.done(&["handover", NUMBER]);
    counter.done(&["deposit", &receipt, "--ntpn", "ABCDEFGH12345678"]);
    let visit = counter.done(&["visit", "--name", "Budi"]);
    assert_eq!(visit["queue"], 6, "the queue of the day goes on: {visit}");
    let after = counter.done(&["ledger", "verify"]);
    assert_eq!(after["result"], "lengkap", "{after}");
    // What the older version recorded names nobody; a later row says that nobody was named.
    let known = before["rows"].as_u64().unwrap() as usize;
    for (place, (table, by, placed)) in recorded(&counter).into_iter().enumerate() {
        let expected = match (place < known, by.as_deref()) {
            (true, by) => by.is_none() && !placed,
            (false, by) => by.is_some() && placed,
        };
        assert!(expected, "{place} {table} {by:?}");
    }
    let steps = counter.done(&["status", NUMBER])["steps"].clone();
    assert_eq!((&steps[0]["by"], &steps[3]["by"]), (&Value::Null, &json!("tidak disebut")));
    let head = before["head"].as_str().unwrap();
    assert_eq!(counter.done(&["ledger", "verify", "--head", head])["result"], "lengkap");
}
