//! Tests of the table of `model/track.rs`: every step in every state, as the table says and as the ledger does.

use serde_json::json;

use super::super::fixture::*;
use super::super::*;
use crate::error::{ErrorKind, Result};
use crate::model::{
    Action, Decided, Goods, InvoiceState, Missing, Money, PaperKind, RequestState, Ruling, Stage,
};

const GOODS: [Goods; 6] = [
    Goods::Returned,
    Goods::Checked,
    Goods::Approved,
    Goods::Agreed,
    Goods::Packed,
    Goods::Verified,
];
/// The steps on an invoice by its number.
const ACTIONS_ON_AN_INVOICE: [Action; 4] =
    [Action::BillingCode, Action::Pay, Action::Receive, Action::VoidInvoice];
const MONEY: [Money; 4] = [Money::Quoted, Money::Invoiced, Money::Paid, Money::Received];
const ACTIONS: [Action; 18] = [
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
    Action::Return,
    Action::Refuse,
    Action::Amend,
    Action::VoidInvoice,
    Action::VoidReceipt,
    Action::VoidHandover,
];

/// Returns a ledger with a request in this state, reached by the ledger's own steps.
pub(super) fn brought_to(state: RequestState) -> Home {
    let mut home = home();
    bring(&mut home.ledger, state);
    home
}

/// As [`brought_to`], for a request that changed after an invoice; also returns that invoice's number.
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
    if state.goods == Goods::Returned {
        ledger.step_approve(1).unwrap();
        ledger.step_agree(1).unwrap();
        ledger.record_packages(&number(1), &[bag(1, 11)], &planned(20_000), DAY).unwrap();
        ledger.step_invoice(1, 20_000).unwrap();
        ledger.return_request(&number(1), &ruling(Decided::Returned)).unwrap();
    }
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
        Stage::Refused => {
            drop(ledger.refuse_request(&number(1), &ruling(Decided::Refused)).unwrap());
        }
        Stage::Cancelled => drop(ledger.cancel(&number(1), "tidak jadi", DAY).unwrap()),
        Stage::HandedOver | Stage::Closed | Stage::Correcting => {
            ledger.step_handover(1).unwrap();
        }
    }
    if state.stage == Stage::Closed {
        ledger.close(&number(1), DAY).unwrap();
    }
    if again {
        ledger.correct(&number(1), "berkas rusak", None, DAY).unwrap();
        if state.goods == Goods::Verified {
            ledger.step_verify(1, 11, "lengkap").unwrap();
        }
    }
}

/// Takes a step; the result says whether the ledger allowed it.
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
        Action::Correct => ledger.correct(&number, "rusak", None, DAY),
        Action::Close => ledger.close(&number, DAY),
        Action::Cancel => ledger.cancel(&number, "batal", DAY).map(drop),
        Action::Return => ledger.return_request(&number, &ruling(Decided::Returned)).map(drop),
        Action::Refuse => ledger.refuse_request(&number, &ruling(Decided::Refused)).map(drop),
        Action::Amend => ledger.refuse_step(&number, Action::Amend),
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

fn ruling(decision: Decided) -> Ruling<'static> {
    Ruling { decision, by: None, on: DAY, because: Some("alasan") }
}

fn invoice_of(n: &str) -> crate::model::Invoice {
    invoice(n, &number(1), 20_000)
}

/// Returns every state that can be reached.
fn reachable() -> Vec<RequestState> {
    let mut states = Vec::new();
    for goods in GOODS {
        for money in MONEY {
            // Without an approval there is no invoice.
            if goods < Goods::Approved && money > Money::Quoted {
                continue;
            }
            for stage in [Stage::Open, Stage::Cancelled, Stage::Refused] {
                // A cancellation makes an unpaid invoice void.
                if stage != Stage::Open && money == Money::Invoiced {
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

/// Asserts that the ledger refused exactly where the table says that something is missing.
fn agrees(outcome: &Result<()>, missing: &[Missing], path: &str) {
    assert_eq!(outcome.is_ok(), missing.is_empty(), "{path}: {outcome:?}");
    if let Err(error) = outcome {
        assert_eq!(error.kind(), ErrorKind::State, "{path}");
        assert!(error.hint_message().is_some(), "{path}: {error}");
    }
}

/// Takes each step from the state that `make` reaches, and compares the ledger with the table. Returns the number
/// of steps.
fn walked<const N: usize>(
    state: RequestState,
    steps: [Action; N],
    make: impl Fn() -> Home,
    take: impl Fn(&mut Ledger, Action) -> Result<()>,
    missing: impl Fn(Action) -> Vec<Missing>,
) -> usize {
    let mut home = make();
    for step in steps {
        // A refused step has changed nothing.
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
