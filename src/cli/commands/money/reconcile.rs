//! `reconcile`: an export of SIMPONI against the ledger.

use std::path::PathBuf;

use crate::cli::terminal::{Answer, Invocation, Month, Officer, month};
use crate::error::Result;
use crate::message::{Message, message};
use crate::office::{Difference, DifferenceKind, ReachedTreasury, TreasuryRow};

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Reconcile {
    /// The export of SIMPONI, a CSV file.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The month that is compared [default: this month].
    #[arg(long, value_name = "YYYY-MM", value_parser = month)]
    month: Option<Month>,
    #[command(flatten)]
    officer: Officer,
}

/// Compares, and names each difference; the answer is no where there is one.
pub(in crate::cli) fn reconcile(call: &Invocation, args: &Reconcile) -> Result<Answer> {
    let mut session = call.act_of_treasurer(&args.officer.acting())?;
    let of = args.month.map(|month| month.days().0);
    let done = session.reconcile(&args.file, of)?;
    let (mut text, found) = (call.lines(), &done.found);
    text.line(&message!(
        "{month}: SIMPONI {simponi}, the ledger {ledger}",
        month = &found.month,
        simponi = found.simponi_total,
        ledger = found.ledger_total
    ));
    text.line(&message!(
        "{count} payments agree: {total}",
        total = found.agreed_total,
        count = found.agreed
    ));
    if found.other_months > 0 {
        let count = found.other_months;
        text.line(&message!(
            "{count} rows are dated outside the month and were not compared",
            count
        ));
    }
    for one in &found.differences {
        text.line(&difference(one));
    }
    text.verbatim(&done.path);
    let agrees = found.differences.is_empty();
    Ok(Answer::act_or(agrees, done, text, session.actor()))
}

fn difference(one: &Difference) -> Message {
    let of_simponi = |row: &TreasuryRow| {
        message!(
            "{amount} on {on} (line {line})",
            amount = row.amount,
            on = row.on,
            line = row.line
        )
    };
    let of_ledger = |own: &ReachedTreasury| {
        let (amount, on, invoice) = (own.amount, own.on, &own.invoice);
        if invoice.is_empty() {
            message!("{amount} on {on} (deposit)", amount, on)
        } else {
            message!("{amount} on {on} (invoice {invoice})", amount, on, invoice)
        }
    };
    let none = || message!("nothing");
    let ntpn = &one.ntpn;
    let simponi = one.simponi.as_ref().map_or_else(none, of_simponi);
    let ledger = one.ledger.as_ref().map_or_else(none, of_ledger);
    match one.what {
        DifferenceKind::OnlySimponi => {
            message!("{ntpn}: only in SIMPONI: {simponi}", ntpn, simponi)
        }
        DifferenceKind::OnlyLedger => {
            message!("{ntpn}: only in the ledger: {ledger}", ntpn, ledger)
        }
        DifferenceKind::Amount => message!(
            "{ntpn}: the amounts differ: SIMPONI {simponi}, the ledger {ledger}",
            ntpn,
            simponi,
            ledger
        ),
        DifferenceKind::Day => message!(
            "{ntpn}: the days differ: SIMPONI {simponi}, the ledger {ledger}",
            ntpn,
            simponi,
            ledger
        ),
        DifferenceKind::Twice => {
            message!("{ntpn}: once more in SIMPONI: {simponi}", ntpn, simponi)
        }
    }
}
