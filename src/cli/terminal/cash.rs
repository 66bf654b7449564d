//! Cash that the treasurer still holds, as text.

use super::lines::Lines;
use crate::message::message;
use crate::model::{CashInHand, CashState, Duty, Rupiah};
use crate::office::Session;

/// Adds the cash that is not deposited yet: the sum, each payment, and, where one of them has a valid receipt, the
/// command of the deposit. Adds nothing where there is no such cash.
pub(in crate::cli) fn cash_in_hand(text: &mut Lines, held: &[CashInHand], session: &Session) {
    if held.is_empty() {
        return;
    }
    let total = held.iter().fold(Rupiah::default(), |sum, cash| sum.plus(cash.amount));
    text.line(&message!("not deposited: {total} of {count} payments", total, count = held.len()));
    let mut receipts = Vec::new();
    for cash in held {
        let (amount, invoice) = (cash.amount, &cash.invoice);
        let receipt = cash.receipt.as_deref().unwrap_or_default();
        text.indented(
            2,
            &match cash.state() {
                CashState::Receipted => {
                    receipts.push(receipt);
                    message!("{amount} of receipt {receipt}", amount, receipt)
                }
                CashState::NoReceipt => {
                    message!("{amount} of invoice {invoice}: no receipt", amount, invoice)
                }
                CashState::VoidReceipt => {
                    message!("{amount} of receipt {receipt}, which is BATAL", amount, receipt)
                }
            },
        );
        if let Some(due) = cash.was_due {
            text.indented(4, &message!("late: it was due in the treasury by {due}", due));
        }
    }
    let command = match *receipts.as_slice() {
        [] => return,
        [receipt] => message!("kemas deposit {receipt} --ntpn N", receipt),
        _ => message!("kemas deposit RECEIPT... --ntpn N"),
    };
    let command = session.named(command, Duty::Treasurer);
    text.line(&message!("next: {command}", command));
}
