//! Every path of the table of states: what it says, and that the ledger does so.

use serde_json::json;

use super::super::fixture::*;
use super::super::*;
use super::refused;
use crate::error::{ErrorKind, Result};
use crate::model::{Action, Goods, InvoiceState, Missing, Money, PaperKind, RequestState, Stage};

const GOODS: [Goods; 5] =
    [Goods::Checked, Goods::Approved, Goods::Agreed, Goods::Packed, Goods::Verified];
/// The steps on an invoice by its number.
const ACTIONS_ON_AN_INVOICE: [Action; 4] =
    [Action::BillingCode, Action::Pay, Action::Receive, Action::VoidInvoice];
const MONEY: [Money; 4] = [Money::Quoted, Money::Invoiced, Money::Paid, Money::Received];
const ACTIONS: [Action; 15] = [
    Action::Approve,
    Action::Agree,
    Action::Pack,
    Action::Verify,
    Action::Invoice,
    Action::BillingCode,
    Action::Pay,
    Action::Receive,
    Action::HandOver,
    Action::Correct,
    Action::Close,
    Action::Cancel,
    Action::VoidInvoice,
    Action::VoidReceipt,
    Action::VoidHandover,
];

/// Brings a request to a state by the ledger's own steps.
fn brought_to(state: RequestState) -> Home {
    let mut home = home();
    bring(&mut home.ledger, state);
    home
}

/// As [`brought_to`], for a request that changed after an invoice; returns that invoice's number.
fn brought_to_after_a_change(state: RequestState) -> (Home, String) {
    let mut home = home();
    let ledger = &mut home.ledger;
    ledger.record_request(&request(1), digest(2), DAY).unwrap();
    let superseded = ledger.step_invoice(1, 20_000).unwrap().number;
    bring(ledger, state);
    (home, superseded)
}

fn bring(ledger: &mut Ledger, state: RequestState) {
    ledger.step_request(1);
    if state.goods >= Goods::Approved {
        ledger.step_approve(1).unwrap();
    }
    if state.goods >= Goods::Agreed {
        ledger.step_agree(1).unwrap();
    }
    if state.goods >= Goods::Packed {
        ledger.record_packages(&number(1), &[bag(1, 11)], &planned(20_000), DAY).unwrap();
    }
    let again = state.stage == Stage::Correcting;
    if state.goods >= Goods::Verified || again {
        ledger.step_verify(1, 11, "lengkap").unwrap();
    }
    if state.money >= Money::Invoiced {
        let invoice = ledger.step_invoice(1, 20_000).unwrap().number;
        if state.money >= Money::Paid {
            ledger.record_payment(&cash(&invoice, 20_000)).unwrap();
        }
        if state.money >= Money::Received {
            ledger.step_receipt(&invoice).unwrap();
        }
    }
    match state.stage {
        Stage::Open => {}
        Stage::Cancelled => drop(ledger.cancel(&number(1), "tidak jadi", DAY).unwrap()),
        Stage::HandedOver | Stage::Closed | Stage::Correcting => {
            ledger.step_handover(1).unwrap();
        }
    }
    if state.stage == Stage::Closed {
        ledger.close(&number(1), DAY).unwrap();
    }
    if again {
        ledger.correct(&number(1), "berkas rusak", DAY).unwrap();
        if state.goods == Goods::Verified {
            ledger.step_verify(1, 11, "lengkap").unwrap();
        }
    }
}

/// Takes a step and says whether the ledger let it be taken.
fn taken(ledger: &mut Ledger, action: Action) -> Result<()> {
    let invoice = ledger.invoice_of_request(&number(1))?.map(|invoice| invoice.number);
    taken_on(ledger, &invoice.unwrap_or_default(), action)
}

/// As [`taken`]; steps on an invoice are taken on this one.
fn taken_on(ledger: &mut Ledger, invoice: &str, action: Action) -> Result<()> {
    let number = number(1);
    match action {
        Action::Approve => ledger.step_approve(1),
        Action::Agree => ledger.step_agree(1),
        Action::Pack => ledger.record_packages(&number, &[bag(1, 11)], &planned(20_000), DAY),
        Action::Verify => ledger.step_verify(1, 11, "lengkap"),
        Action::Invoice => ledger
            .issue_invoice(&number, ledger.present(1), &series(&numbering()), &json!({}), |n| {
                Ok(invoice_of(n))
            })
            .map(drop),
        Action::BillingCode => ledger.record_billing_code(invoice, &code("1", 1, 7)),
        Action::Pay => ledger.record_payment(&cash(invoice, 20_000)),
        Action::Receive => ledger.step_receipt(invoice).map(drop),
        Action::HandOver => ledger.step_handover(1).map(drop),
        Action::Correct => ledger.correct(&number, "rusak", DAY),
        Action::Close => ledger.close(&number, DAY),
        Action::Cancel => ledger.cancel(&number, "batal", DAY).map(drop),
        Action::VoidInvoice => ledger.void(PaperKind::Invoice, invoice, "salah", DAY).map(drop),
        Action::VoidReceipt => {
            let receipt = ledger.receipt_of(invoice)?.map(|receipt| receipt.number);
            ledger.void(PaperKind::Receipt, &receipt.unwrap_or_default(), "salah", DAY).map(drop)
        }
        Action::VoidHandover => {
            let note = ledger.handover_of_request(&number)?.map(|note| note.number);
            ledger.void(PaperKind::Handover, &note.unwrap_or_default(), "salah", DAY).map(drop)
        }
    }
}

fn invoice_of(n: &str) -> crate::model::Invoice {
    invoice(n, &number(1), 20_000)
}

/// Every state that steps can lead to.
fn reachable() -> Vec<RequestState> {
    let mut states = Vec::new();
    for goods in GOODS {
        for money in MONEY {
            // Without the decision to serve there is no invoice.
            if goods == Goods::Checked && money > Money::Quoted {
                continue;
            }
            for stage in [Stage::Open, Stage::Cancelled] {
                // An unpaid invoice goes with a cancellation.
                if stage == Stage::Cancelled && money == Money::Invoiced {
                    continue;
                }
                states.push(RequestState { goods, money, stage });
            }
        }
    }
    let (goods, money) = (Goods::Verified, Money::Received);
    for stage in [Stage::HandedOver, Stage::Closed, Stage::Correcting] {
        states.push(RequestState { goods, money, stage });
    }
    states.push(RequestState { goods: Goods::Packed, money, stage: Stage::Correcting });
    states
}

/// Holds what the ledger did against what the table says is missing.
fn agrees(outcome: &Result<()>, missing: &[Missing], path: &str) {
    assert_eq!(outcome.is_ok(), missing.is_empty(), "{path}: {outcome:?}");
    if let Err(error) = outcome {
        assert_eq!(error.kind(), ErrorKind::State, "{path}");
        assert!(error.hint_message().is_some(), "{path}: {error}");
    }
}

/// Takes each step from a state that `make` brings a request to, and holds the ledger against the
/// table. Returns the number of paths.
fn walked<const N: usize>(
    state: RequestState,
    steps: [Action; N],
    make: impl Fn() -> Home,
    take: impl Fn(&mut Ledger, Action) -> Result<()>,
    missing: impl Fn(Action) -> Vec<Missing>,
) -> usize {
    let mut home = make();
    for step in steps {
        // Also after a refused step: it changed nothing.
        assert_eq!(home.ledger.state(&number(1)).unwrap(), Some(state));
        let outcome = take(&mut home.ledger, step);
        agrees(&outcome, &missing(step), &format!("{state:?} {step:?}"));
        if outcome.is_ok() {
            home = make();
        }
    }
    N
}

#[test]
fn the_ledger_does_what_the_table_says_on_every_path() {
    let paths = reachable().into_iter().map(|state| {
        walked(state, ACTIONS, || brought_to(state), taken, |step| state.missing(step))
    });
    let paths: usize = paths.sum();
    assert!(paths > 400, "{paths}");
}

#[test]
fn an_invoice_of_an_earlier_version_changes_no_path_of_the_present_one() {
    let paths = reachable().into_iter().map(|state| {
        let make = || brought_to_after_a_change(state).0;
        walked(state, ACTIONS, make, taken, |step| state.missing(step))
    });
    let paths: usize = paths.sum();
    assert!(paths > 400, "{paths}");
}

#[test]
fn the_ledger_does_what_the_table_says_of_superseded_and_void_invoices() {
    const FIRST: &str = "B-001/81000/HM.340/11/2026";
    let steps = ACTIONS_ON_AN_INVOICE;
    let take = |ledger: &mut Ledger, step| taken_on(ledger, FIRST, step);
    for state in reachable() {
        // The earlier version's invoice was never paid.
        let unpaid = RequestState { money: Money::Invoiced, ..state };
        let (home, invoice) = brought_to_after_a_change(state);
        assert_eq!(invoice, FIRST);
        drop(home);
        let superseded = |step| unpaid.missing_of_invoice(step, InvoiceState::Superseded);
        assert!(!superseded(Action::BillingCode).is_empty() && !superseded(Action::Pay).is_empty());
        walked(state, steps, || brought_to_after_a_change(state).0, take, superseded);
        let void = |step| unpaid.missing_of_invoice(step, InvoiceState::Void);
        assert!(steps.iter().all(|step| !void(*step).is_empty()));
        walked(state, steps, || home_with_a_void(state), take, void);
    }
}

/// As [`brought_to_after_a_change`], where the first invoice became void before the change.
fn home_with_a_void(state: RequestState) -> Home {
    let mut home = home();
    let ledger = &mut home.ledger;
    ledger.record_request(&request(1), digest(2), DAY).unwrap();
    let invoice = ledger.step_invoice(1, 20_000).unwrap().number;
    ledger.void(PaperKind::Invoice, &invoice, "salah", DAY).unwrap();
    bring(ledger, state);
    home
}

#[test]
fn the_table_lets_through_what_the_service_standard_lists() {
    let open = |goods, money| RequestState { goods, money, stage: Stage::Open };
    // The standard's order, and one that packs before it charges.
    let at = open(Goods::Agreed, Money::Received);
    assert!(at.missing(Action::Pack).is_empty());
    assert_eq!(at.missing(Action::HandOver), [Missing::Packages]);
    let at = open(Goods::Verified, Money::Quoted);
    assert_eq!(at.missing(Action::HandOver), [Missing::Invoice]);
    assert_eq!(at.missing(Action::Receive), [Missing::Invoice]);
    assert_eq!(open(Goods::Checked, Money::Quoted).missing(Action::Pack), [Missing::Agreement]);
    assert!(open(Goods::Verified, Money::Received).missing(Action::HandOver).is_empty());
}

#[test]
fn a_correction_points_back_and_takes_a_new_number() {
    let mut home = brought_to(RequestState {
        goods: Goods::Packed,
        money: Money::Received,
        stage: Stage::Correcting,
    });
    let ledger = &mut home.ledger;
    let first = ledger.handover_of_request(&number(1)).unwrap().unwrap();
    refused(ledger.step_handover(1), "not verified as complete", "kemas verify");
    ledger.record_packages(&number(1), &[bag(1, 12)], &planned(20_000), DAY).unwrap();
    ledger.step_verify(1, 12, "lengkap").unwrap();
    let second = ledger.step_handover(1).unwrap();
    assert_ne!(first.number, second.number);
    let correction = ledger.correction_of(&second.number).unwrap().unwrap();
    assert_eq!((correction.handover, &*correction.because), (first.number, "berkas rusak"));
    assert_eq!(ledger.correction_of(&correction.on.to_string()).unwrap(), None);
    ledger.correct(&number(1), "masih rusak", DAY).unwrap();
    ledger.step_verify(1, 12, "lengkap").unwrap();
    ledger.step_handover(1).unwrap();
    ledger.close(&number(1), DAY).unwrap();
    refused(ledger.correct(&number(1), "x", DAY), "was closed", "new number");
}

#[test]
fn a_void_paper_keeps_its_number_and_another_takes_its_place() {
    let mut home = brought_to(RequestState {
        goods: Goods::Agreed,
        money: Money::Invoiced,
        stage: Stage::Open,
    });
    let ledger = &mut home.ledger;
    let old = ledger.invoice_of_request(&number(1)).unwrap().unwrap().number;
    ledger.void(PaperKind::Invoice, &old, "salah harga", DAY).unwrap();
    let again = ledger.void(PaperKind::Invoice, &old, "x", DAY);
    refused(again, "is void (BATAL): salah harga", "issued since");
    refused(ledger.record_payment(&cash(&old, 20_000)), "is void", "issued since");
    let new = ledger.step_invoice(1, 30_000).unwrap().number;
    assert!(new.starts_with("B-002/"), "{new}");
    ledger.record_payment(&cash(&new, 30_000)).unwrap();
    let void = ledger.void(PaperKind::Invoice, &new, "x", DAY);
    refused(void, "is paid", "paid back by the treasury");
    let receipt = ledger.step_receipt(&new).unwrap().number;
    ledger.void(PaperKind::Receipt, &receipt, "salah nama", DAY).unwrap();
    let receipt = ledger.step_receipt(&new).unwrap().number;
    assert!(receipt.starts_with("B-002/"), "{receipt}");
    let day = ledger.day_close(DAY).unwrap();
    assert_eq!((day.voids.len(), day.receipts.len(), day.cash.0), (2, 1, 30_000));
    assert_eq!(ledger.verify(None).unwrap().result, "lengkap");
}

#[test]
fn cash_is_deposited_once_and_a_code_serves_until_it_expires() {
    let mut home = home();
    let ledger = &mut home.ledger;
    ledger.step_request(1);
    let invoice = ledger.step_invoice(1, 20_000).unwrap().number;
    ledger.record_billing_code(&invoice, &code("1", 1, 7)).unwrap();
    ledger.record_billing_code(&invoice, &code("1", 1, 7)).unwrap();
    refused(ledger.record_billing_code(&invoice, &code("2", 7, 9)), "good until", "after that day");
    ledger.record_billing_code(&invoice, &code("2", 8, 15)).unwrap();
    assert_eq!(ledger.billing_code(&invoice).unwrap().unwrap().code, "2");
    ledger.record_payment(&cash(&invoice, 20_000)).unwrap();
    refused(ledger.record_billing_code(&invoice, &code("3", 20, 21)), "already paid", "receipt");
    let receipt = ledger.step_receipt(&invoice).unwrap().number;
    assert_eq!(ledger.day_close(DAY).unwrap().undeposited_total.0, 20_000);
    let twice = [receipt.clone(), receipt.clone()];
    refused(ledger.record_deposit(&twice, "N1", None, DAY, |_| Ok(())), "named twice", "once");
    let one = [receipt.clone()];
    assert_eq!(ledger.record_deposit(&one, "N1", None, DAY, |_| Ok(())).unwrap().amount.0, 20_000);
    refused(
        ledger.record_deposit(&one, "N2", None, DAY, |_| Ok(())),
        "was deposited on",
        "leave this one",
    );
    refused(
        ledger.record_deposit(&["K-9".to_owned()], "N2", None, DAY, |_| Ok(())),
        "no receipt K-9",
        "",
    );
    refused(ledger.void(PaperKind::Receipt, &receipt, "x", DAY), "is deposited", "treasury");
    assert!(ledger.day_close(DAY).unwrap().undeposited.is_empty());
}

#[test]
fn rp0_is_granted_once() {
    let mut home = home();
    let ledger = &mut home.ledger;
    for serial in [1, 2] {
        ledger.step_request(serial);
    }
    ledger.step_invoice(1, 0).unwrap();
    ledger.step_invoice(1, 0).unwrap();
    refused(ledger.step_invoice(2, 0), "granted before for the same letter", "class umum");
    assert!(ledger.step_invoice(2, 5).unwrap().number.starts_with("B-002/"));
}

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

#[test]
fn cash_whose_receipt_is_void_stays_in_the_treasurers_hand() {
    let mut home = home();
    let ledger = &mut home.ledger;
    ledger.step_request(1);
    let invoice = ledger.step_invoice(1, 20_000).unwrap().number;
    ledger.record_payment(&cash(&invoice, 20_000)).unwrap();
    let later = DAY.tomorrow().unwrap();
    let held = |ledger: &Ledger, on| {
        let day = ledger.day_close(on).unwrap();
        let one = &day.undeposited[0];
        (one.receipt.clone(), one.is_void, day.undeposited_total.0)
    };
    assert_eq!(held(ledger, DAY), (None, false, 20_000));
    let first = ledger.step_receipt(&invoice).unwrap().number;
    assert_eq!(held(ledger, DAY), (Some(first.clone()), false, 20_000));
    ledger.void(PaperKind::Receipt, &first, "salah nama", later).unwrap();
    // The day of the receipt reads as it was when it ended; the void counts on its own day.
    assert_eq!(held(ledger, DAY), (Some(first.clone()), false, 20_000));
    assert_eq!(held(ledger, later), (Some(first.clone()), true, 20_000));
    let day = ledger.day_close(DAY).unwrap();
    assert_eq!((day.total.0, day.reversed_total.0), (20_000, 0));
    let day = ledger.day_close(later).unwrap();
    assert_eq!((day.total.0, day.reversed_total.0, day.voids.len()), (0, 20_000, 1));
    refused(
        ledger.record_deposit(&[first], "N1", None, later, |_| Ok(())),
        "is void",
        "issued since",
    );
    let second = ledger.step_receipt(&invoice).unwrap().number;
    assert_eq!(held(ledger, later), (Some(second.clone()), false, 20_000));
    ledger.record_deposit(&[second], "N1", None, later, |_| Ok(())).unwrap();
    assert!(ledger.day_close(later).unwrap().undeposited.is_empty());
}

#[test]
fn money_of_a_cancelled_request_is_received_and_deposited() {
    let mut home = brought_to(RequestState {
        goods: Goods::Agreed,
        money: Money::Paid,
        stage: Stage::Cancelled,
    });
    let ledger = &mut home.ledger;
    let invoice = ledger.invoice_of_request(&number(1)).unwrap().unwrap().number;
    let receipt = ledger.step_receipt(&invoice).unwrap().number;
    ledger.record_deposit(&[receipt], "N1", None, DAY, |_| Ok(())).unwrap();
}

#[test]
fn each_step_keeps_its_moment_and_what_it_rests_on() {
    let mut home = home();
    let ledger = &mut home.ledger;
    ledger.step_request(1);
    ledger.set_clock(DAY.at(9, 41, 5, 0)).unwrap();
    ledger.step_approve(1).unwrap();
    ledger.step_agree(1).unwrap();
    ledger.set_clock(DAY.at(9, 50, 0, 0)).unwrap();
    ledger.record_packages(&number(1), &[bag(1, 11)], &planned(20_000), DAY).unwrap();
    let invoice = ledger.step_invoice(1, 20_000).unwrap().number;
    let steps = ledger.steps(&number(1)).unwrap();
    let recorded: Vec<_> = steps.iter().map(|one| (&*one.step, one.at.as_deref())).collect();
    let (early, late) = (Some("2026-11-24T09:41:05"), Some("2026-11-24T09:50:00"));
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
    // A second paper of the same form keeps no text again.
    ledger.record_payment(&cash(&invoice, 20_000)).unwrap();
    ledger.step_receipt(&invoice).unwrap();
    let texts: i64 =
        ledger.connection.query_row("SELECT count(*) FROM texts", [], |row| row.get(0)).unwrap();
    assert_eq!(texts, 2);
}

fn form_settings() -> serde_json::Value {
    form().settings.clone()
}
