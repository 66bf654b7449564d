//! `cash`: the cash that the treasurer has, and its handover to another treasurer.

use crate::cli::terminal::{Answer, Invocation, Officer, cash_count, counted_cash};
use crate::error::Result;
use crate::message::message;
use crate::model::{CashCount, HeldCash};

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Cash {
    /// The cash that was counted, such as 100000=3,50000=2; 0 for none.
    #[arg(long, value_name = "COUNT", value_parser = cash_count)]
    count: Option<CashCount>,
    /// The treasurer who takes the cash over; prints the record of the handover.
    #[arg(long, value_name = "NAME")]
    to: Option<String>,
    #[command(flatten)]
    officer: Officer,
}

/// Shows the cash; with a count, compares it; with a name, hands it over.
pub(in crate::cli) fn cash(call: &Invocation, args: &Cash) -> Result<Answer> {
    let mut session = call.act_of_treasurer(&args.officer.acting())?;
    let cash = session.cash(args.count.as_ref(), args.to.as_deref())?;
    let (mut text, position) = (call.lines(), &cash.position);
    text.line(&message!(
        "not deposited: {total} of {count} payments",
        total = position.total,
        count = position.held.len()
    ));
    text.cash_rounding(position.total, HeldCash::rounding_of(&position.held));
    for held in &position.held {
        let (amount, on, invoice) = (held.amount, held.on, &held.invoice);
        text.indented(
            2,
            &match &held.receipt {
                Some(receipt) => {
                    message!("{on}: {amount} of receipt {receipt}", on, amount, receipt)
                }
                None => message!(
                    "{on}: {amount} of invoice {invoice}: no valid receipt",
                    on,
                    amount,
                    invoice
                ),
            },
        );
    }
    if let Some(count) = &position.count {
        counted_cash(&mut text, count);
    }
    if let Some((from, to)) = cash.from.as_ref().zip(cash.to.as_ref()) {
        text.line(&message!("handed over by {from} to {to}", from, to));
    }
    if let Some(path) = &cash.path {
        text.verbatim(path);
    }
    Ok(Answer::act(cash, text, session.actor()))
}
