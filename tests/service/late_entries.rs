//! What is entered late says why, and moments are recorded with the offset of the office's zone.

use rusqlite::Connection;
use serde_json::Value;

use crate::counter::{Counter, NUMBER, TODAY, both};
use crate::paper_days::on;
use crate::put_right::invoice_of;

fn recorded(counter: &Counter, sql: &str) -> Vec<Option<String>> {
    let ledger = Connection::open(counter.home().join("ledger.db")).unwrap();
    let mut rows = ledger.prepare(sql).unwrap();
    let cells = rows.query_map([], |row| row.get(0)).unwrap();
    cells.collect::<Result<_, _>>().unwrap()
}

#[test]
fn what_is_entered_after_a_later_record_needs_a_reason() {
    let counter = Counter::open();
    let (first, second) = (invoice_of(&counter, NUMBER), invoice_of(&counter, "8100-2026-0002"));
    on(&counter, "2026-11-26", &["pay", &first, "--cash", "--treasurer", "Maria"]).done();
    // The day before has no payment yet: it could lie in a close that was printed.
    let late = ["pay", &second, "--cash", "--treasurer", "Maria"];
    let error = on(&counter, "2026-11-25", &late).error();
    assert_eq!(error["code"], "state", "{error}");
    let said = error["message"].as_str().unwrap();
    assert!(said.contains("2026-11-25") && said.contains("2026-11-26"), "{said}");
    assert!(error["hint"].as_str().unwrap().contains("--because"), "{error}");
    assert_eq!(counter.done(&["status", "8100-2026-0002"])["standing"]["money"], "invoiced");
    let blank = on(&counter, "2026-11-25", &[&late[..], &["--because", " "]].concat()).error();
    assert_eq!(blank["code"], "state", "{blank}");

    let why = [&["--because", "listrik padam, dicatat di buku"], &late[..]].concat();
    on(&counter, "2026-11-25", &why).done();
    let reasons = recorded(&counter, "SELECT DISTINCT acted_because FROM chain WHERE id > 1");
    assert_eq!(reasons, [None, Some("listrik padam, dicatat di buku".to_owned())]);
    // The latest record counts, not the last one: the next one on that day is as late.
    on(&counter, "2026-11-25", &["visit", "--name", "Budi"]).error();
    on(&counter, "2026-11-26", &["visit", "--name", "Budi"]).done();
    // A numbered paper has its own rule, whatever the reason.
    on(&counter, "2026-11-26", &["receipt", &first]).done();
    let receipt = ["receipt", &second, "--because", "terlambat"];
    let error = on(&counter, "2026-11-25", &receipt).error();
    assert!(error["message"].as_str().unwrap().contains("KW-001/"), "{error}");
    assert_eq!(counter.done(&["ledger", "verify"])["result"], "lengkap");
}

#[test]
fn a_moment_has_the_offset_of_the_offices_zone() {
    let counter = Counter::open_in(Some("UTC"));
    counter.done(&["visit", "--name", "Siti"]);
    let moments = recorded(&counter, "SELECT DISTINCT recorded_at FROM chain");
    let [Some(moment)] = &moments[..] else { panic!("{moments:?}") };
    assert!(moment.starts_with(TODAY) && moment.ends_with("+09:00"), "{moment}");
    let settings = counter.home().join("kemas.toml");
    let text = std::fs::read_to_string(&settings).unwrap();
    counter.put("kemas.toml", text.replace("Asia/Jayapura", "Asia/Jakarta").as_bytes());
    let why = ["--because", "kantor pindah zona"];
    counter.done(&[&["visit", "--name", "Ani"][..], &why].concat());
    let moments = recorded(&counter, "SELECT max(recorded_at) FROM chain WHERE id > 2");
    assert!(moments[0].as_deref().unwrap().ends_with("+07:00"), "{moments:?}");
    assert_eq!(counter.done(&["ledger", "verify"])["result"], "lengkap");
}

const PEOPLE: &str = r#"
[[people]]
name = "Petugas A"
role = "petugas"
[[people]]
name = "Maria"
role = "bendahara"
[[people]]
name = "Yakob"
[[people]]
name = "Lama"
until = 2026-10-31
"#;

#[test]
fn four_eyes_hold_at_every_door() {
    let counter = Counter::open();
    let settings = std::fs::read_to_string(counter.home().join("kemas.toml")).unwrap();
    let settings = settings.replace("four_eyes = false", "four_eyes = true");
    counter.put("kemas.toml", format!("{settings}\n{PEOPLE}").as_bytes());
    let path = counter.request(NUMBER, both());
    counter.done(&["index"]);
    counter.done(&["approve", &path, "--by", "Yakob"]);
    let scan = counter.scan("sppd.pdf");
    let agree = ["agree", NUMBER, "--signed-by", "Siti", "--on", TODAY, "--scan", &scan];
    counter.done(&[&agree[..], &["--by", "Petugas A"]].concat());
    let by =
        |words: &[&str], name: &str| -> Value { counter.fails(&[words, &["--by", name]].concat()) };
    let invoice = counter.done(&["invoice", NUMBER, "--by", "Petugas A"])["number"].clone();
    let invoice = invoice.as_str().unwrap();
    // Yakob may do everything, but approved this one.
    for pay in [&["pay", invoice, "--cash"][..], &["pay", invoice, "--ntpn", "ABCDEFGH12345678"]] {
        let error = by(pay, "Yakob");
        assert!(error["message"].as_str().unwrap().contains("approved request"), "{error}");
    }
    counter.done(&["pay", invoice, "--ntpn", "ABCDEFGH12345678", "--by", "Maria"]);

    let amend = ["amend", "payment", invoice, "--ntpn", "ABCDEFGH12345679", "--because", "salah"];
    let error = by(&amend, "Maria");
    assert_eq!(error["field"], "--second", "{error}");
    for (name, part) in [
        ("Maria", "cannot be the second"),
        (" maria ", "the office knows nobody"),
        ("Lama", "acts for the office"),
        ("Xaverius", "the office knows nobody"),
        (" ", "no name"),
    ] {
        let error = by(&[&amend[..], &["--second", name]].concat(), "Maria");
        assert_eq!(error["field"], "--second", "{name}: {error}");
        assert!(error["message"].as_str().unwrap().contains(part), "{name}: {error}");
    }
    let done = [&amend[..], &["--by", "Maria", "--second", "Yakob"]].concat();
    counter.done(&done);
    let seconds =
        recorded(&counter, "SELECT DISTINCT seconded_by FROM chain WHERE of_table = 'amendments'");
    assert_eq!(seconds, [Some("Yakob".to_owned())]);
    let why = ["--because", "salah"];
    for act in [
        &["amend", "payment", invoice, "--amount", "1000"][..],
        &["pay", invoice, "--ntpn", "ABCDEFGH00000009", "--overpayment"],
        &["refund", invoice, "--proof", "230191302001234"],
    ] {
        assert_eq!(by(&[act, &why].concat(), "Maria")["field"], "--second", "{act:?}");
    }
    let receipt = counter.done(&["receipt", invoice, "--by", "Maria"])["number"].clone();
    let void = ["void", "receipt", receipt.as_str().unwrap(), "--because", "salah cetak"];
    assert_eq!(by(&void, "Maria")["field"], "--second");
    counter.done(&[&void[..], &["--by", "Maria", "--second", "Petugas A"]].concat());
    assert_eq!(counter.done(&["ledger", "verify"])["result"], "lengkap");
}
