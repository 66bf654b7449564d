//! `close-day`: receipts, cash not deposited, voids, totals by tariff row.

use std::fmt::Write as _;

use crate::cli::terminal::{Answer, Invocation};
use crate::error::Result;
use crate::model::CashState;
use crate::office::DayClosed;

/// Lists the day.
pub(in crate::cli) fn close_day(call: &Invocation) -> Result<Answer> {
    let day = call.session()?.close_day()?;
    let text = day_text(&day);
    Ok(Answer::yes(day, text))
}

fn day_text(day: &DayClosed) -> String {
    let mut text = format!(
        "{}: {} receipts, {} ({} cash, {} SIMPONI)",
        day.number,
        day.receipts.len(),
        day.total,
        day.cash,
        day.simponi
    );
    if !day.undeposited.is_empty() {
        let count = day.undeposited.len();
        let _ = write!(text, "\nnot deposited: {} of {count} payments", day.undeposited_total);
    }
    for cash in &day.undeposited {
        let (amount, receipt) = (cash.amount, cash.receipt.as_deref().unwrap_or_default());
        let _ = match cash.state() {
            CashState::Receipted => Ok(()),
            CashState::NoReceipt => {
                write!(text, "\n  {amount} of invoice {}: no receipt", cash.invoice)
            }
            CashState::VoidReceipt => {
                write!(text, "\n  {amount} of receipt {receipt}, which is BATAL")
            }
        };
    }
    if !day.reversed.is_empty() {
        let reversed = day.reversed_total;
        let _ = write!(text, "\nless {reversed}: receipts of earlier days that became void");
    }
    for void in &day.voids {
        let _ = write!(text, "\nvoid: {} {}: {}", void.kind.as_str(), void.number, void.because);
    }
    let _ = write!(text, "\n{}\n{}", day.path, day.csv);
    text
}
