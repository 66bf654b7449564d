//! Tests that records are permanent: no changes, no gaps or duplicates in numbers, no foreign files.

use rusqlite::Connection;
use serde_json::json;

use super::super::fixture::*;
use super::super::store::TABLES;
use super::super::*;
use super::filled;
use crate::error::{Error, ErrorKind};
use crate::message::Message;
use crate::model::Rupiah;

#[test]
fn no_issued_row_can_be_changed_or_removed() {
    let home = filled();
    for table in TABLES {
        let rows = format!("SELECT count(*) FROM {table}");
        let rows: i64 = home.ledger.connection.query_row(&rows, [], |row| row.get(0)).unwrap();
        if rows == 0 {
            continue;
        }
        for sql in [
            format!("UPDATE {table} SET id = id + 100"),
            format!("DELETE FROM {table}"),
            format!("INSERT OR REPLACE INTO {table} SELECT * FROM {table}"),
        ] {
            let error = home.ledger.connection.execute(&sql, []).unwrap_err().to_string();
            let expected = format!("rows of {table} stay as they were issued");
            assert!(error.contains(&expected), "{sql}: {error}");
        }
    }
}

#[test]
fn a_paper_that_fails_uses_no_number() {
    let mut home = home();
    home.ledger.step_request(1);
    home.ledger.step_approve(1).unwrap();
    let numbers = numbering();
    let failed =
        home.ledger.issue_invoice(&number(1), digest(1), &series(&numbers), &json!({}), |_| {
            Err(Error::new(ErrorKind::NoSpace, Message::verbatim("full")))
        });
    assert_eq!(failed.unwrap_err().kind(), ErrorKind::NoSpace);
    let stranger =
        home.ledger.issue_invoice(&number(1), digest(1), &series(&numbers), &json!({}), |n| {
            Ok(fixture::invoice(n, &number(7), 1))
        });
    assert_eq!(stranger.unwrap_err().kind(), ErrorKind::Ledger);
    assert!(home.ledger.step_invoice(1, 1).unwrap().number.starts_with("B-001/"));
}

#[test]
fn each_year_and_kind_begins_at_one() {
    let mut home = home();
    let numbers = numbering();
    for (serial, year, expected) in [(1, 2026, "B-001"), (2, 2027, "B-001"), (3, 2026, "B-002")] {
        home.ledger.step_request(serial);
        home.ledger.step_approve(serial).unwrap();
        let series = Series { on: jiff::civil::date(year, 12, 1), ..series(&numbers) };
        let request = number(serial);
        let issued = home.ledger.issue_invoice(&request, digest(1), &series, &json!({}), |n| {
            Ok(invoice(n, &request, 1))
        });
        assert_eq!(issued.unwrap().number, format!("{expected}/81000/HM.340/12/{year}"));
    }
    let invoice = home.ledger.invoice_of_request(&number(3)).unwrap().unwrap().number;
    home.ledger.record_payment(&cash(&invoice, 1)).unwrap();
    assert!(home.ledger.step_receipt(&invoice).unwrap().number.starts_with("B-001/"));
}

#[test]
fn many_writers_at_once_leave_no_gap_and_no_twin() {
    const WRITERS: u32 = 4;
    const PAPERS: u32 = 50;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.db");
    // Each writer has its own connection, as processes have; one of them creates the ledger.
    std::thread::scope(|scope| {
        for writer in 0..WRITERS {
            let path = &path;
            scope.spawn(move || {
                let mut ledger = Ledger::open(path).unwrap();
                for serial in (1..=PAPERS).map(|paper| writer * PAPERS + paper) {
                    ledger.step_request(serial);
                    let invoice = ledger.step_invoice(serial, 5).unwrap().number;
                    ledger.record_payment(&cash(&invoice, 5)).unwrap();
                    ledger.step_receipt(&invoice).unwrap();
                }
            });
        }
    });
    let ledger = Ledger::open(&path).unwrap();
    for table in ["invoices", "receipts"] {
        let sql = format!("SELECT serial FROM {table} ORDER BY serial");
        let mut statement = ledger.connection.prepare(&sql).unwrap();
        let serials = statement.query_map([], |row| row.get::<_, u32>(0)).unwrap();
        let serials: Vec<u32> = serials.map(std::result::Result::unwrap).collect();
        assert_eq!(serials, (1..=WRITERS * PAPERS).collect::<Vec<_>>());
    }
}

#[test]
fn two_officers_on_one_request_get_one_invoice() {
    let mut home = home();
    home.ledger.step_request(1);
    let path = home.ledger.path().to_owned();
    let issue = || Ledger::open(&path).unwrap().step_invoice(1, 5).unwrap();
    let (one, two) = std::thread::scope(|scope| {
        let other = scope.spawn(issue);
        (issue(), other.join().unwrap())
    });
    assert_eq!(one, two);
    assert_eq!(one.total, Rupiah(5));
}

#[test]
fn what_was_recorded_is_there_after_reopening() {
    let home = filled();
    let path = home.ledger.path().to_owned();
    let Home { folder, ledger } = home;
    drop(ledger);
    let ledger = Ledger::open(&path).unwrap();
    assert_eq!(ledger.request(&number(1)).unwrap().unwrap().request, request(1));
    assert!(ledger.handover_of_request(&number(1)).unwrap().is_some());
    drop(folder);
}

#[test]
fn only_the_owner_reads_the_ledger() {
    use std::os::unix::fs::PermissionsExt;
    let home = home();
    let mode = std::fs::metadata(home.ledger.path()).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn a_ledger_of_a_newer_version_is_refused() {
    let home = home();
    home.ledger.connection.execute_batch("PRAGMA user_version = 99").unwrap();
    let error = Ledger::open(home.ledger.path()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Ledger);
    assert!(error.message().english().contains("version 99"), "{error}");
}

#[test]
fn what_is_no_ledger_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("other.db");
    let other = Connection::open(&path).unwrap();
    other.execute_batch("CREATE TABLE t (x)").unwrap();
    let error = Ledger::open(&path).unwrap_err();
    assert!(error.message().english().contains("not a ledger"), "{error}");

    let text = folder.path().join("text.db");
    std::fs::write(&text, "no database at all, but longer than a header ".repeat(30)).unwrap();
    let error = Ledger::open(&text).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Ledger, "{error}");
    assert!(error.message().english().contains("no sound ledger"), "{error}");

    let nowhere = Ledger::open(&folder.path().join("no/ledger.db")).unwrap_err();
    assert_eq!(nowhere.kind(), ErrorKind::Io);
}
