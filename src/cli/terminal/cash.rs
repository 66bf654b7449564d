//! Cash that the treasurer still holds, as text.

use super::lines::Lines;
use crate::message::message;
use crate::model::{CashCounted, CashInHand, CashState, CashSum, CountResult, Duty, Rupiah};
use crate::office::Session;

/// Adds the cash that is not deposited yet: the sum, each payment, and, where one of them has a valid receipt, the
/// command of the deposit. Adds nothing where there is no such cash.
pub(in crate::cli) fn cash_in_hand(text: &mut Lines, held: &[CashInHand], session: &Session) {
    if held.is_empty() {
        return;
    }
    let total = held.iter().fold(Rupiah::default(), |sum, cash| sum.plus(cash.amount));
    text.line(&message!("not deposited: {total} of {count} payments", total, count = held.len()));
    text.cash_rounding(total, held.iter().map(|cash| cash.rounding).sum());
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

impl Lines {
    /// Adds what rounding makes of a sum of cash; nothing where nothing was rounded.
    pub(in crate::cli) fn cash_rounding(&mut self, sum: Rupiah, rounding: i64) {
        if rounding != 0 {
            let (in_box, rounding) = (sum.changed_by(rounding), Rupiah::signed(rounding));
            let told =
                message!("rounding {rounding}: the cash box holds {in_box}", rounding, in_box);
            self.indented(2, &told);
        }
    }

    /// Adds what a buyer hands over in cash, where that is not the sum itself.
    pub(in crate::cli) fn cash_sum(&mut self, cash: Option<&CashSum>) {
        if let Some(CashSum { taken, rounding }) = cash {
            let rounding = Rupiah::signed(*rounding);
            self.line(&message!(
                "in cash: {taken} (rounding {rounding})",
                taken = *taken,
                rounding
            ));
        }
    }
}

/// Adds how counted cash compares with what the ledger says.
pub(in crate::cli) fn counted_cash(text: &mut Lines, count: &CashCounted) {
    let (counted, difference) = (count.counted, count.difference);
    let expected = count.expected.changed_by(count.rounding);
    text.line(&match count.result {
        CountResult::Cocok => message!("counted: {counted}, as the ledger says", counted),
        CountResult::Kurang => message!(
            "counted: {counted}, which is {difference} less than the ledger's {expected}",
            counted,
            difference,
            expected
        ),
        CountResult::Lebih => message!(
            "counted: {counted}, which is {difference} more than the ledger's {expected}",
            counted,
            difference,
            expected
        ),
    });
}
