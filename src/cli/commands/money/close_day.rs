//! `close-day`: the lists of the day, with receipts, cash not deposited, voids and totals by tariff row.

use crate::cli::terminal::{
    Answer, Invocation, Lines, Officer, cash_in_hand, claims, overpayments,
};
use crate::error::Result;
use crate::message::message;
use crate::office::{DayClosed, Session};

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct CloseDay {
    #[command(flatten)]
    officer: Officer,
}

/// Writes the lists of today's close and shows their sums, the cash that is not deposited, what the treasury owes, the
/// voids, and the
/// paths of the lists. Single receipts and totals by tariff row stand in the lists.
pub(in crate::cli) fn close_day(call: &Invocation, args: &CloseDay) -> Result<Answer> {
    let mut session = call.act_of_treasurer(&args.officer.acting())?;
    let day = session.close_day()?;
    let mut text = call.lines();
    of_day(&mut text, &day, &session);
    Ok(Answer::act(day, text, session.actor()))
}

fn of_day(text: &mut Lines, day: &DayClosed, session: &Session) {
    text.line(&message!(
        "{number}: {count} receipts, {total} ({cash} cash, {simponi} SIMPONI)",
        number = day.number,
        count = day.receipts.len(),
        total = day.total,
        cash = day.cash,
        simponi = day.simponi
    ));
    for deposit in &day.deposits {
        let (amount, on, ntpn) = (deposit.amount, deposit.on, &deposit.ntpn);
        text.line(&message!("deposited: {amount} on {on}, NTPN {ntpn}", amount, on, ntpn));
        for cash in &deposit.receipts {
            if let Some(due) = cash.was_due {
                let receipt = &cash.receipt;
                text.indented(2, &message!("late: receipt {receipt}, due by {due}", receipt, due));
            }
        }
    }
    cash_in_hand(text, &day.undeposited, session);
    claims(text, &day.claims);
    overpayments(text, &day.overpayments);
    for back in &day.refunds {
        let (amount, buyer, request, proof) =
            (back.amount, &back.buyer, &back.request, &back.proof);
        text.line(&message!(
            "paid back by the treasury: {amount} to {buyer} for request {request}, order {proof}",
            amount,
            buyer,
            request,
            proof
        ));
    }
    if !day.reversed.is_empty() {
        let total = day.reversed_total;
        text.line(&message!("less {total}: receipts of earlier days that became void", total));
    }
    for void in &day.voids {
        let (kind, number, because) = (void.kind, &void.number, &void.because);
        text.line(&message!("void: {kind} {number}: {because}", kind, number, because));
    }
    for amended in &day.amendments {
        let (invoice, words) = (&amended.invoice, amended.in_words());
        text.line(&message!("amended: invoice {invoice}: {words}", invoice, words));
    }
    text.verbatim(&day.path).verbatim(&day.csv);
}
