//! Tests of times: the promised service time of a visit, and the moment of each step.

use super::super::fixture::*;
use super::super::*;
use crate::model::{Moment, PaperKind};

#[test]
fn the_hour_runs_from_the_visit() {
    let mut home = home();
    let ledger = &mut home.ledger;
    let at = |hour, minute| DAY.at(hour, minute, 0, 0);
    let guest = Guest {
        person: serde_json::json!({ "name": "Ani" }),
        counted: serde_json::json!({ "use": "penelitian" }),
    };
    let visit = ledger.record_visit(&guest, at(9, 0)).unwrap();
    assert_eq!((&*visit.number, visit.queue), ("2026-11-24-01", 1));
    ledger.step_request(1);
    ledger.attend(&number(1), Some(&visit.number), at(9, 5)).unwrap();
    ledger.attend(&number(1), None, at(9, 30)).unwrap();
    ledger.step_request(2);
    ledger.attend(&number(2), None, at(9, 20)).unwrap();
    ledger.record_visit(&guest, at(9, 40)).unwrap();
    let waiting = ledger.waiting(at(10, 10), 60).unwrap();
    let left: Vec<_> = waiting.iter().map(|one| one.minutes_left).collect();
    assert_eq!(left, [Some(-10), Some(10), Some(30)]);
    assert_eq!(waiting[2].request, None);
    ledger.record_poll(&visit.number, 9, 10, DAY).unwrap();
    assert!(ledger.record_poll(&visit.number, 9, 10, DAY).is_err());
}

/// Returns a moment of the day in the zone of Maluku.
fn moment(hour: i8, minute: i8, second: i8) -> Moment {
    let at = DAY.at(hour, minute, second, 0);
    Moment { at, offset: Some(jiff::tz::offset(9)), is_exact: true }
}

#[test]
fn each_step_keeps_its_moment_and_what_it_rests_on() {
    let mut home = home();
    let ledger = &mut home.ledger;
    ledger.step_request(1);
    ledger.set_clock(moment(9, 41, 5)).unwrap();
    ledger.step_approve(1).unwrap();
    ledger.step_agree(1).unwrap();
    ledger.set_clock(moment(9, 50, 0)).unwrap();
    ledger.record_packages(&number(1), &[bag(1, 11)], &planned(20_000), DAY).unwrap();
    let invoice = ledger.step_invoice(1, 20_000).unwrap().number;
    let steps = ledger.steps(&number(1)).unwrap();
    let recorded: Vec<_> = steps.iter().map(|one| (&*one.step, one.at.as_deref())).collect();
    let (early, late) = (Some("2026-11-24T09:41:05+09:00"), Some("2026-11-24T09:50:00+09:00"));
    assert_eq!(
        recorded,
        [
            ("recorded", None),
            ("approved", early),
            ("agreed", early),
            ("packed", late),
            ("invoiced", late)
        ]
    );
    assert_eq!(steps[4].what, Some(invoice.clone()));
    let sql = "SELECT count(*), sum(price), count(invoice), count(packing) FROM plans";
    let plans: (i64, i64, i64, i64) = ledger
        .connection
        .query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))
        .unwrap();
    assert_eq!(plans, (2, 40_000, 1, 1));
    let form = ledger.form_of(PaperKind::Invoice, &invoice).unwrap().unwrap();
    assert_eq!((&*form.template, &form.settings), ("p | x", &form_settings()));
    assert_eq!(ledger.form_of(PaperKind::Receipt, "K-9").unwrap(), None);
    // A second paper with the same template and settings stores no text again.
    ledger.record_payment(&cash(&invoice, 20_000)).unwrap();
    ledger.step_receipt(&invoice).unwrap();
    let texts: i64 =
        ledger.connection.query_row("SELECT count(*) FROM texts", [], |row| row.get(0)).unwrap();
    assert_eq!(texts, 2);
}

fn form_settings() -> serde_json::Value {
    form().settings.clone()
}
