//! Many officers at once, and some that die: numbers stay without gap and twin.
//!
//! Each writer is a process of its own: this test program, started again with the ledger's path.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use jiff::civil::{Date, date};
use kemas::ledger::{Ledger, Series};
use kemas::model::{
    Approval, Invoice, Numbering, Payment, PaymentMethod, Receipt, Request, RequestNumber, Rupiah,
    TariffSettings,
};
use serde_json::json;

const LEDGER: &str = "KEMAS_TEST_LEDGER";
const SHARE: &str = "KEMAS_TEST_SHARE";

/// One receipt and all that comes before it; steps that were taken already are taken over.
fn serve(ledger: &mut Ledger, serial: u32, amount: u64, on: Date) {
    let number = RequestNumber::parse(&format!("8100-{}-{serial:05}", on.year())).unwrap();
    let asked = json!({
        "number": number,
        "requester": {"name": format!("Tamu {serial}"), "email": format!("t{serial}@example.id")},
        "abstraction": {}, "items": [{"id": "susenas"}],
    });
    let asked = Request::from_json(asked.to_string().as_bytes(), Path::new("r.json")).unwrap();
    let digest = kemas::fixity::sha256(number.as_str().as_bytes());
    ledger.record_request(&asked, digest, on).unwrap();
    let approval = Approval { by: "Petugas".to_owned(), on, because: None, request_digest: digest };
    ledger.record_approval(&number, &approval, "sesuai", &json!({"findings": []})).unwrap();
    let numbering = Numbering { pattern: "B-{serial}/{year}".to_owned(), class: "X".to_owned() };
    let series = Series { numbering: &numbering, unit_code: "81000", on };
    let invoice = ledger
        .issue_invoice(&number, &series, |issued| {
            Ok(Invoice {
                number: issued.to_owned(),
                request: number.to_string(),
                issued_on: on,
                buyer: format!("Tamu {serial}"),
                institution: None,
                lines: Vec::new(),
                total: Rupiah(amount),
                in_words: String::new(),
                legal_basis: Vec::new(),
                settings: TariffSettings::default(),
            })
        })
        .unwrap();
    if ledger.payment_of(&invoice.number).unwrap().is_none() {
        let method = PaymentMethod::Cash { treasurer: "Maria".to_owned() };
        let payment =
            Payment { invoice: invoice.number.clone(), method, amount: invoice.total, on };
        ledger.record_payment(&payment).unwrap();
    }
    let made = |issued: &str, invoice: &Invoice, payment: &Payment| {
        Ok(Receipt {
            number: issued.to_owned(),
            invoice: invoice.number.clone(),
            request: invoice.request.clone(),
            issued_on: on,
            received_from: invoice.buyer.clone(),
            amount: payment.amount,
            amount_in_words: String::new(),
            payment: payment.clone(),
        })
    };
    ledger.issue_receipt(&invoice.number, &series, made).unwrap();
}

/// A writer's process; as a test of its own it does nothing.
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

/// Runs writers beside each other, killing each once while it works, and counts the numbers.
fn together(writers: u32, papers: u32) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.db");
    let mut running: Vec<Child> = (0..writers).map(|writer| start(&path, writer, papers)).collect();
    for (writer, child) in running.iter_mut().enumerate() {
        std::thread::sleep(Duration::from_millis(80 + 90 * writer as u64));
        // SIGKILL: nothing of the process runs after it.
        child.kill().unwrap();
        child.wait().unwrap();
        *child = start(&path, writer as u32, papers);
    }
    for mut child in running {
        assert!(child.wait().unwrap().success());
    }
    let ledger = Ledger::open(&path).unwrap();
    let check = ledger.verify().unwrap();
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

/// 5 000 transactions over a year: every day's close adds up to what was received.
#[test]
#[ignore = "make soak"]
fn soak_a_year_closes_to_the_rupiah_and_verifies_in_two_seconds() {
    const TRANSACTIONS: u32 = 5_000;
    let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
    let mut ledger = Ledger::open(&folder.path().join("ledger.db")).unwrap();
    let first = date(2026, 1, 1);
    let (mut expected, mut state) = (0_u64, 20_261_124_u64);
    for serial in 1..=TRANSACTIONS {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        let amount = state >> 38;
        expected += amount;
        let day = (serial - 1) * 365 / TRANSACTIONS;
        let on = first.checked_add(jiff::ToSpan::days(i64::from(day))).unwrap();
        serve(&mut ledger, serial, amount, on);
    }
    let mut closed = 0;
    for day in (0..365).step_by(7) {
        // Each day of a week is summed from its own close; a year of closes reads the ledger often.
        for day in day..(day + 7).min(365) {
            let on = first.checked_add(jiff::ToSpan::days(i64::from(day))).unwrap();
            closed += ledger.day_close(on).unwrap().total.0;
        }
    }
    assert_eq!(closed, expected);
    let started = Instant::now();
    let check = ledger.verify().unwrap();
    let seconds = started.elapsed().as_secs_f64();
    println!("ledger verify: {} rows in {seconds:.2} s", check.rows);
    assert_eq!(check.result, "lengkap");
    assert!(seconds < 2.0, "{seconds}");
}
