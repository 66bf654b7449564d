//! Several officers work at the same time, and some processes are killed: the numbers of papers have no gap and no
//! duplicate.
//!
//! Each writer is a process of its own: this test program, started again with the ledger's path.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use jiff::civil::date;
use kemas::ledger::Ledger;

use crate::transactions::{FIRST, serve, year};

const LEDGER: &str = "KEMAS_TEST_LEDGER";
const SHARE: &str = "KEMAS_TEST_SHARE";

/// The process of a writer. As a test of its own it does nothing.
#[test]
fn writer() {
    let (Ok(path), Ok(share)) = (std::env::var(LEDGER), std::env::var(SHARE)) else { return };
    let (first, last) = share.split_once('-').unwrap();
    let mut ledger = Ledger::open(Path::new(&path)).unwrap();
    for serial in first.parse::<u32>().unwrap()..=last.parse().unwrap() {
        serve(&mut ledger, serial, 5, date(2026, 11, 24));
    }
}

fn start(path: &Path, writer: u32, papers: u32) -> Child {
    let share = format!("{}-{}", writer * papers + 1, (writer + 1) * papers);
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "writers::writer"])
        .env(LEDGER, path)
        .env(SHARE, share)
        .stdout(Stdio::null())
        .spawn()
        .unwrap()
}

/// Runs writers at the same time, kills each once while it works, and counts the numbers.
fn together(writers: u32, papers: u32) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.db");
    let mut running: Vec<Child> = (0..writers).map(|writer| start(&path, writer, papers)).collect();
    for (writer, child) in running.iter_mut().enumerate() {
        std::thread::sleep(Duration::from_millis(80 + 90 * writer as u64));
        // After SIGKILL no code of the process runs any more.
        child.kill().unwrap();
        child.wait().unwrap();
        *child = start(&path, writer as u32, papers);
    }
    for mut child in running {
        assert!(child.wait().unwrap().success());
    }
    let ledger = Ledger::open(&path).unwrap();
    let check = ledger.verify(None).unwrap();
    assert_eq!(check.result, "lengkap", "{check:?}");
    let connection = rusqlite::Connection::open(&path).unwrap();
    for table in ["invoices", "receipts"] {
        let sql = format!("SELECT count(*), min(serial), max(serial) FROM {table}");
        let found: (u32, u32, u32) = connection
            .query_row(&sql, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .unwrap();
        assert_eq!(found, (writers * papers, 1, writers * papers), "{table}");
    }
}

#[test]
fn four_writers_of_a_hundred_receipts_each_and_killed_once_leave_no_gap_and_no_twin() {
    together(4, 100);
}

#[test]
#[ignore = "make soak"]
fn soak_eight_writers_of_two_hundred_receipts_each() {
    together(8, 200);
}

/// 5 000 requests in a year: the closes of all days add up to what was paid.
#[test]
#[ignore = "make soak"]
fn soak_a_year_closes_to_the_rupiah_and_verifies_in_two_seconds() {
    let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
    let mut ledger = Ledger::open(&folder.path().join("ledger.db")).unwrap();
    let received = year(&mut ledger);
    let (mut closed, mut by_tariff) = (0, 0);
    for day in 0..365 {
        let on = FIRST.checked_add(jiff::ToSpan::days(day)).unwrap();
        let close = ledger.day_close(on).unwrap();
        assert!(close.undeposited.is_empty(), "{on}");
        assert_eq!(close.total.0, close.cash.0 + close.simponi.0, "{on}");
        closed += close.total.0;
        by_tariff += close.tariffs.iter().map(|row| row.amount.0).sum::<u64>();
    }
    assert_eq!((closed, by_tariff), (received, received));
    let started = Instant::now();
    let check = ledger.verify(None).unwrap();
    let seconds = started.elapsed().as_secs_f64();
    println!("ledger verify: {} rows in {seconds:.2} s", check.rows);
    assert_eq!(check.result, "lengkap");
    assert!(seconds < 2.0, "{seconds}");
}
