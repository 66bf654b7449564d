//! Tests that edits outside the program are found, and that forgetting a person is not reported.

use jiff::civil::date;
use rusqlite::Connection;

use super::super::fixture::*;
use super::super::store::{FIRST, TABLES};
use super::super::*;
use super::filled;
use crate::error::ErrorKind;
use crate::model::Payment;

/// Drops the triggers, runs an edit in SQLite directly, and returns what verifying the ledger finds.
fn tampered(sql: &str) -> LedgerCheck {
    let home = filled();
    assert_eq!(home.ledger.verify(None).unwrap().result, "lengkap");
    home.ledger.connection.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
    for table in TABLES.into_iter().chain(["chain"]) {
        let drop = format!("DROP TRIGGER {table}_no_UPDATE; DROP TRIGGER {table}_no_DELETE");
        home.ledger.connection.execute_batch(&drop).unwrap();
    }
    home.ledger.connection.execute_batch(sql).unwrap();
    home.ledger.verify(None).unwrap()
}

#[test]
fn an_edit_a_removal_an_addition_and_a_new_order_are_found_and_named() {
    let cases = [
        ("UPDATE invoices SET body = replace(body, '20000', '10000')", "invoices"),
        ("UPDATE invoices SET serial = 7", "invoices"),
        ("UPDATE payments SET ntpn = 'A'", "payments"),
        ("UPDATE people SET body = replace(body, 'Siti', 'Budi')", "people"),
        ("UPDATE people SET body = NULL, salt = NULL", "people"),
        ("UPDATE people SET digest = 'x' WHERE id = 1", "people"),
        ("UPDATE chain SET recorded_at = '2026-01-01T00:00:00' WHERE of_table = 'plans'", "plans"),
        ("UPDATE chain SET acted_by = 'Budi' WHERE of_table = 'plans'", "plans"),
        ("UPDATE chain SET account = 'budi' WHERE of_table = 'plans'", "plans"),
        ("UPDATE chain SET host = 'loket' WHERE of_table = 'plans'", "plans"),
        ("UPDATE texts SET body = 'x'", "texts"),
        ("DELETE FROM verifications WHERE id = 1", "verifications"),
        ("DELETE FROM receipts", "receipts"),
        ("INSERT INTO arrivals (request) VALUES (1)", "arrivals"),
        (
            "UPDATE chain SET of_row = 3 - of_row WHERE of_table = 'packages' AND of_row = -1;
             UPDATE chain SET of_row = -of_row WHERE of_table = 'packages';
             UPDATE chain SET of_row = 3 + of_row WHERE of_table = 'packages'",
            "packages",
        ),
        ("DELETE FROM chain WHERE id = 3", "chain"),
        (
            "DELETE FROM handovers; DELETE FROM chain WHERE id = (SELECT max(id) FROM chain)",
            "chain",
        ),
    ];
    for (sql, table) in cases {
        let check = tampered(sql);
        assert_eq!(check.result, "rusak", "{sql}");
        assert!(check.faults.iter().any(|fault| fault.table == table), "{sql}: {check:?}");
    }
}

#[test]
fn the_last_step_of_a_request_may_be_of_any_kind() {
    let mut home = filled();
    let ledger = &mut home.ledger;
    let last = |ledger: &Ledger| ledger.last_day_of("8100-2026-0001").unwrap().unwrap();
    assert_eq!(last(ledger), DAY);
    let complained = date(2026, 12, 1);
    ledger.correct(&number(1), "peta tidak terbuka", None, complained).unwrap();
    assert_eq!(last(ledger), complained);

    ledger.step_request(2);
    let invoice = ledger.step_invoice(2, 20_000).unwrap().number;
    let last = |ledger: &Ledger| ledger.last_day_of("8100-2026-0002").unwrap().unwrap();
    assert_eq!(last(ledger), DAY);
    let paid = date(2026, 12, 2);
    ledger.record_payment(&Payment { on: paid, ..cash(&invoice, 20_000) }).unwrap();
    assert_eq!(last(ledger), paid);
}

#[test]
fn a_forgotten_visitor_leaves_the_records_and_the_chain_whole() {
    let mut home = filled();
    let before = home.ledger.verify(None).unwrap();
    let refused = home.ledger.forget("8100-2026-0009", None, DAY).unwrap_err();
    assert!(refused.message().english().contains("no visit or request"), "{refused}");
    home.ledger.forget("8100-2026-0001", Some("diminta"), DAY).unwrap();
    let check = home.ledger.verify(None).unwrap();
    assert_eq!((check.result, check.rows), ("lengkap", before.rows + 1), "{check:?}");
    let request = home.ledger.request(&number(1)).unwrap().unwrap().request;
    assert_eq!((&*request.requester.name, &request.requester.phone), (FORGOTTEN, &None));
    // The names on papers stay with them.
    let invoice = home.ledger.invoice_of_request(&number(1)).unwrap().unwrap();
    assert_ne!(&*invoice.buyer, FORGOTTEN);
    assert_ne!(home.ledger.handover_of_request(&number(1)).unwrap().unwrap().to, FORGOTTEN);
    // Neither the ledger nor the files beside it contain the e-mail address any more.
    for file in std::fs::read_dir(home.folder.path()).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        assert!(!bytes.windows(11).any(|bytes| bytes == b"siti@exampl"));
    }
}

#[test]
fn a_ledger_of_the_first_version_keeps_all_it_knew() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.db");
    let asked = request(1);
    let mut body = serde_json::to_value(&asked).unwrap();
    body["requester"] = serde_json::json!({
        "zero_tariff": asked.requester.zero_tariff,
        "zero_tariff_letter": asked.requester.zero_tariff_letter,
    });
    let (invoice, payment) = (invoice("B-001", &number(1), 5), cash("B-001", 5));
    let receipt = receipt("K-001", &invoice, &payment);
    {
        let old = Connection::open(&path).unwrap();
        old.execute_batch(FIRST).unwrap();
        old.execute_batch("PRAGMA user_version = 1; PRAGMA application_id = 1802330483").unwrap();
        let who = &asked.requester;
        let day = "2026-11-24";
        old.execute(
            "INSERT INTO requests VALUES (1, ?1, ?2, ?3, ?4)",
            rusqlite::params![number(1).as_str(), digest(1).to_string(), body.to_string(), day],
        )
        .unwrap();
        old.execute(
            "INSERT INTO requesters VALUES (1, 1, ?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            rusqlite::params![
                who.name,
                who.email,
                who.category,
                who.phone,
                who.address,
                who.institution,
                who.npwp
            ],
        )
        .unwrap();
        old.execute("INSERT INTO arrivals VALUES (1, 1)", []).unwrap();
        let paper = |table: &str, of: &str, body: String| {
            let sql = format!(
                "INSERT INTO {table} ({of}, year, serial, number, body)
                               VALUES (1, 2026, 1, ?1, ?2)"
            );
            let number = if table == "invoices" { "B-001" } else { "K-001" };
            old.execute(&sql, [number, &body]).unwrap();
        };
        paper("invoices", "request", serde_json::to_string(&invoice).unwrap());
        let body = serde_json::to_string(&payment).unwrap();
        old.execute("INSERT INTO payments VALUES (1, 1, NULL, ?1)", [body]).unwrap();
        paper("receipts", "invoice", serde_json::to_string(&receipt).unwrap());
    }
    let mut ledger = Ledger::open(&path).unwrap();
    assert_eq!(ledger.verify(None).unwrap().result, "lengkap");
    assert_eq!(ledger.request(&number(1)).unwrap().unwrap().request, asked);
    assert_eq!(ledger.receipt_of("B-001").unwrap(), Some(receipt));
    assert_eq!(ledger.payment_of("B-001").unwrap(), Some(payment));
    ledger.step_request(2);
    assert!(ledger.step_invoice(2, 5).unwrap().number.starts_with("B-002/"));
    assert_eq!(Ledger::open(&path).unwrap().verify(None).unwrap().result, "lengkap");
}

#[test]
fn a_backup_is_a_whole_ledger_and_restores() {
    let mut home = filled();
    let copy = home.folder.path().join("cadangan.db");
    let check = home.ledger.backup(&copy).unwrap();
    assert_eq!(home.ledger.backup(&copy).unwrap_err().kind(), ErrorKind::Exists);
    home.ledger.step_request(2);
    let restored = home.folder.path().join("pulih.db");
    std::fs::copy(&copy, &restored).unwrap();
    let mut restored = Ledger::open(&restored).unwrap();
    assert_eq!(restored.verify(None).unwrap(), check);
    assert_eq!(restored.request(&number(1)).unwrap().unwrap().request, request(1));
    assert_eq!(restored.request(&number(2)).unwrap(), None);
    restored.step_request(2);
    assert!(restored.step_invoice(2, 5).unwrap().number.starts_with("B-002/"));
    assert!(restored.connection.execute("DELETE FROM invoices", []).is_err());
}

#[test]
fn an_export_holds_no_person_unless_asked() {
    let home = filled();
    let read = |personal| {
        let folder = home.folder.path().join(format!("ekspor-{personal}"));
        assert!(home.ledger.export(&folder, personal).unwrap() > 10);
        let files = TABLES.map(|t| std::fs::read_to_string(folder.join(format!("{t}.csv"))));
        files.map(std::result::Result::unwrap).concat()
    };
    let (without, with) = (read(false), read(true));
    for personal in ["Siti", "siti@example.id", "\"\"0812", "Pattimura"] {
        assert!(!without.contains(personal) && with.contains(personal), "{personal}");
    }
}
