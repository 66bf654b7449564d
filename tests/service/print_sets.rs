//! All papers of a transaction, printed again together.

use std::fs;
use std::path::Path;

use rusqlite::Connection;
use serde_json::{Value, json};

use crate::counter::{Counter, NUMBER, TODAY, both};
use crate::money::words;

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

/// Prints the papers of the request; returns the answer and the kind and the number of copies of each.
fn set(counter: &Counter) -> (Value, Vec<(String, u64)>) {
    let answer = counter.done(&["print", "--set", NUMBER]);
    let papers = answer["papers"].as_array().unwrap();
    let all = papers.iter().map(|paper| (text(&paper["kind"]), paper["copies"].as_u64().unwrap()));
    (answer.clone(), all.collect())
}

fn copies(of: &[(&str, u64)]) -> Vec<(String, u64)> {
    of.iter().map(|(kind, copies)| ((*kind).to_owned(), *copies)).collect()
}

fn rows(counter: &Counter) -> i64 {
    let ledger = Connection::open(counter.home().join("ledger.db")).unwrap();
    ledger.query_row("SELECT count(*) FROM chain", [], |row| row.get(0)).unwrap()
}

#[test]
fn a_transaction_prints_the_papers_that_it_has_come_to_in_their_copies() {
    let counter = Counter::open();
    counter.done(&["index"]);
    let file = counter.request(NUMBER, both());
    counter.done(&["return", &file, "--note", "lengkapi abstraksi"]);
    let none = counter.fails(&["print", "--set", NUMBER]);
    assert!(text(&none["message"]).contains("has no paper yet"), "{none}");
    assert!(text(&none["hint"]).contains("kemas approve"), "{none}");
    counter.done(&["approve", &file, "--by", "Petugas A"]);
    let (answer, papers) = set(&counter);
    assert_eq!(papers, copies(&[("agreement", 2)]));
    assert_eq!(answer["papers"][0]["signed_on"], Value::Null);
    let scan = counter.scan("sppd.pdf");
    counter.done(&["agree", NUMBER, "--signed-by", "Siti", "--on", TODAY, "--scan", &scan]);
    let invoice = text(&counter.done(&["invoice", NUMBER])["number"]);
    let (answer, papers) = set(&counter);
    assert_eq!(papers, copies(&[("agreement", 2), ("invoice", 1)]));
    assert_eq!(answer["papers"][0]["signed_on"], TODAY);
    counter.done(&["pay", &invoice, "--cash", "--treasurer", "Maria"]);
    counter.done(&["receipt", &invoice]);
    let medium = counter.medium("usb");
    counter.done(&["pack", NUMBER, "--to", &medium]);
    counter.done(&["verify", &medium]);
    counter.done(&["handover", NUMBER]);

    let (first, papers) = set(&counter);
    let whole = [("agreement", 2), ("invoice", 1), ("receipt", 1), ("cover", 1), ("handover", 2)];
    assert_eq!(papers, copies(&whole));
    assert!(words(&first["papers"][1]["path"]).contains("LUNAS"));
    // Printed again, the lost papers are the same, and nothing is recorded; the cover comes with the packing.
    let (before, paths) = (rows(&counter), first["papers"].as_array().unwrap());
    let read = |paper: &Value| fs::read(text(&paper["path"])).unwrap();
    let bytes: Vec<_> = paths.iter().map(read).collect();
    for paper in paths {
        fs::remove_file(text(&paper["path"])).unwrap();
    }
    let (again, papers) = set(&counter);
    assert_eq!(papers, copies(&[whole[0], whole[1], whole[2], whole[4]]));
    assert_eq!((&again["lacks_cover"], &first["lacks_cover"]), (&json!(true), &Value::Null));
    for (paper, bytes) in paths.iter().zip(bytes) {
        if paper["kind"] != "cover" {
            assert!(read(paper) == bytes, "{} prints in other bytes", paper["kind"]);
        }
    }
    assert_eq!(rows(&counter), before);
    let told = counter.kemas(&["print", "--set", NUMBER]).stdout;
    let told = told.split_whitespace().collect::<Vec<_>>().join(" ");
    for part in
        ["2 x agreement (SPPD) SPPD-001/", "1 x receipt KW-001/", "only `kemas pack` prints it"]
    {
        assert!(told.contains(part), "{part}: {told}");
    }
}

#[test]
fn a_set_that_cannot_be_printed_is_named() {
    let counter = Counter::open();
    counter.agreed(NUMBER, both());
    let invoice = counter.done(&["invoice", NUMBER]);
    for (arguments, code) in [
        (["print", "--set", "8100-2026-0009"].as_slice(), "state"),
        (&["print", "--set", "8100/2026/0001"], "usage"),
        (&["print", "--set", &text(&invoice["number"])], "usage"),
    ] {
        assert_eq!(counter.fails(arguments)["code"], code, "{arguments:?}");
    }
    // A void invoice is no paper of the transaction, and an amended request has an addendum in place of its agreement.
    counter.done(&["void", "invoice", &text(&invoice["number"]), "--because", "salah"]);
    assert_eq!(set(&counter).1, copies(&[("agreement", 2)]));
    let changed = counter.request(NUMBER, json!([both()[0]]));
    let amend = ["--by", "Petugas A", "--because", "peta tidak jadi"];
    counter.done(&[&["request", "amend", NUMBER, &changed][..], &amend].concat());
    let (answer, papers) = set(&counter);
    assert_eq!(papers, copies(&[("addendum", 2)]));
    assert!(Path::new(&text(&answer["papers"][0]["path"])).ends_with("adendum-1.pdf"));
}

/// The people of an office with two treasurers, of whom the settings name neither.
const PEOPLE: &str = r#"
[[people]]
name = "Petugas A"
role = "petugas"
[[people]]
name = "Maria"
nip = "198001012005012001"
position = "Bendahara Penerimaan Pembantu"
role = "bendahara"
[[people]]
name = "Yosef"
nip = "199001012015011002"
position = "Statistisi Ahli Muda"
role = "bendahara"
"#;

#[test]
fn a_receipt_names_who_took_the_money_with_the_number_of_that_person() {
    let counter = Counter::open();
    crate::acts_by_name::set(&counter, &[], PEOPLE);
    let mut printed = Vec::new();
    for (number, treasurer) in [(NUMBER, "Maria"), ("8100-2026-0002", "Yosef")] {
        counter.agreed(number, json!([both()[0]]));
        let invoice = text(&counter.done(&["invoice", number, "--by", "Petugas A"])["number"]);
        counter.done(&["pay", &invoice, "--cash", "--treasurer", treasurer]);
        printed.push(counter.done(&["receipt", &invoice, "--by", "Petugas A"]));
    }
    let [maria, yosef] = [0, 1].map(|at: usize| words(&printed[at]["path"]));
    assert!(maria.contains("NIP 198001012005012001"), "{maria}");
    assert!(maria.contains("Bendahara Penerimaan Pembantu,"), "{maria}");
    assert!(yosef.contains("NIP 199001012015011002"), "{yosef}");
    assert!(yosef.contains("Bendahara Penerimaan,") && !yosef.contains("Statistisi"), "{yosef}");
    // The day's close says what was sold, not how the tariff table calls it.
    let day = counter.done(&["close-day", "--by", "Maria"]);
    let listed = words(&day["path"]);
    assert!(listed.contains("Data mikro: Rp20 per 1.000 byte"), "{listed}");
    assert!(!listed.contains("mikro-selebihnya"), "{listed}");
    assert!(listed.contains("NIP 198001012005012001"), "who closes the day signs it: {listed}");
    // What was recorded stays, whatever becomes of the person.
    let toml = fs::read_to_string(counter.home().join("kemas.toml")).unwrap();
    let changed = toml.replace("198001012005012001", "199909092025012009");
    counter.put("kemas.toml", changed.as_bytes());
    let before = fs::read(text(&printed[0]["path"])).unwrap();
    let again = counter.done(&["print", "receipt", &text(&printed[0]["number"])]);
    assert!(fs::read(text(&again["path"])).unwrap() == before);
}
