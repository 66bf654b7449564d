//! Tests of numbers that stand for no paper, and of series that go by the office's own paper register.

use jiff::civil::Date;
use rusqlite::ToSql;
use serde_json::json;

use super::super::fixture::*;
use super::super::store::add_row;
use super::super::*;
use crate::error::{ErrorKind, Result};
use crate::model::{Hole, Invoice, Numbering, PutBack, SeriesKind};

/// Records a restore with a hole of invoices.
fn put_back(ledger: &mut Ledger, on: Date, first: i64, last: i64) -> Result<()> {
    let back = PutBack {
        backup: "a.zip".to_owned(),
        sha256: "0".to_owned(),
        head: "0".to_owned(),
        because: "disk rusak".to_owned(),
        on,
    };
    let because = back.because.clone();
    let hole = Hole { kind: SeriesKind::Invoice, year: on.year(), first, last, because };
    ledger.record_restore(&back, &[(hole, 1)])
}

fn issue(ledger: &mut Ledger, serial: u32, series: &Series<'_>) -> Result<Invoice> {
    ledger.step_request(serial);
    ledger.step_approve(serial)?;
    let request = number(serial);
    let digest = ledger.present(serial);
    ledger.issue_invoice(&request, digest, series, &json!({}), |number| {
        Ok(Invoice { issued_on: series.on, ..invoice(number, &request, 5) })
    })
}

fn faults(ledger: &Ledger) -> Vec<String> {
    let check = ledger.verify(None).unwrap();
    check.faults.iter().map(|fault| format!("{} {}", fault.table, fault.what.english())).collect()
}

#[test]
fn a_paper_among_the_numbers_without_a_paper_is_a_fault() {
    let mut home = home();
    let numbers = numbering();
    for serial in 1..=3 {
        issue(&mut home.ledger, serial, &series(&numbers)).unwrap();
    }
    put_back(&mut home.ledger, DAY, 4, 6).unwrap();
    let behind = issue(&mut home.ledger, 4, &series(&numbers)).unwrap();
    assert!(behind.number.starts_with("B-007/"), "{}", behind.number);
    assert_eq!(faults(&home.ledger), Vec::<String>::new());
    // A hole over papers that exist, and one that was noted already.
    for (first, last) in [(2, 2), (5, 8)] {
        assert!(put_back(&mut home.ledger, DAY, first, last).is_err());
    }
    // As a program would record it that does not ask where the series stands.
    home.ledger
        .change(|change| {
            let (kind, because, on) = ("invoices", "x", DAY.to_string());
            let cells: [(&str, &dyn ToSql); 6] = [
                ("kind", &kind),
                ("year", &DAY.year()),
                ("first", &2),
                ("last", &2),
                ("because", &because),
                ("noted_on", &on),
            ];
            add_row(change, "holes", &cells)
        })
        .unwrap();
    let faults = faults(&home.ledger);
    let named = |fault: &String| {
        fault.starts_with("holes ")
            && fault.contains("B-002/")
            && fault.ends_with("stands among the numbers without a paper")
    };
    assert_eq!(faults.iter().filter(|fault| named(fault)).count(), 1, "{faults:?}");
}

#[test]
fn no_paper_behind_a_hole_is_dated_before_the_day_on_which_it_was_noted() {
    let mut home = home();
    let numbers = numbering();
    issue(&mut home.ledger, 1, &series(&numbers)).unwrap();
    let noted = DAY.tomorrow().unwrap().tomorrow().unwrap();
    put_back(&mut home.ledger, noted, 2, 5).unwrap();
    for on in [DAY, DAY.tomorrow().unwrap()] {
        let error = issue(&mut home.ledger, 2, &Series { on, ..series(&numbers) }).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::State);
        assert!(error.to_string().contains(&noted.to_string()), "{error}");
    }
    let issued = issue(&mut home.ledger, 2, &Series { on: noted, ..series(&numbers) }).unwrap();
    assert!(issued.number.starts_with("B-006/"), "{}", issued.number);
}

#[test]
fn a_series_goes_from_its_pattern_to_the_register_and_back_without_a_twin() {
    let mut home = home();
    let numbers = numbering();
    let register = Numbering { register: true, ..numbering() };
    let typed = |number| Series { given: GivenNumber::typed(number), ..series(&register) };
    let first = issue(&mut home.ledger, 1, &series(&numbers)).unwrap().number;
    let error = issue(&mut home.ledger, 2, &typed(None)).unwrap_err();
    assert_eq!((error.kind(), error.field_name()), (ErrorKind::Usage, Some("--number")));
    let lower = first.to_lowercase();
    let error = issue(&mut home.ledger, 2, &typed(Some(&lower))).unwrap_err();
    assert!(error.kind() == ErrorKind::State && error.to_string().contains(&first), "{error}");
    // The number that the pattern gives to the third paper.
    let third = first.replace("B-001/", "B-003/");
    assert_eq!(issue(&mut home.ledger, 2, &typed(Some(&third))).unwrap().number, third);
    let error = issue(&mut home.ledger, 3, &series(&numbers)).unwrap_err();
    assert!(error.kind() == ErrorKind::State && error.to_string().contains(&third), "{error}");
    assert_eq!(issue(&mut home.ledger, 3, &typed(Some("99/X"))).unwrap().number, "99/X");
    let fourth = issue(&mut home.ledger, 4, &series(&numbers)).unwrap();
    assert!(fourth.number.starts_with("B-004/"), "{}", fourth.number);
    assert_eq!(faults(&home.ledger), Vec::<String>::new());
}
