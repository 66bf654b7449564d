//! `close-month`: the treasurer's register of a month.

use crate::cli::terminal::{Answer, Invocation, Month, Officer, cash_count, counted_cash, month};
use crate::error::Result;
use crate::message::message;
use crate::model::CashCount;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct CloseMonth {
    /// The month [default: this month].
    #[arg(value_name = "YYYY-MM", value_parser = month)]
    month: Option<Month>,
    /// The cash that was counted, such as 100000=3,50000=2; 0 for none.
    #[arg(long, value_name = "COUNT", value_parser = cash_count)]
    cash_count: Option<CashCount>,
    #[command(flatten)]
    officer: Officer,
}

/// Closes the month and shows its balances, what was counted, and the paths of the register.
pub(in crate::cli) fn close_month(call: &Invocation, args: &CloseMonth) -> Result<Answer> {
    let mut session = call.act_of_treasurer(&args.officer.acting())?;
    let of = args.month.map(|month| month.days().0);
    let closed = session.close_month(of, args.cash_count.as_ref())?;
    let (mut text, register) = (call.lines(), &closed.close.register);
    text.line(&message!(
        "{month}: cash at the beginning {opening}, received {received}, deposited {paid_out}, at the end {closing}",
        month = &register.month,
        opening = register.opening,
        received = register.received,
        paid_out = register.paid_out,
        closing = register.closing
    ));
    text.line(&message!(
        "SIMPONI: {total}, {count} payments",
        total = register.simponi_total,
        count = register.simponi.len()
    ));
    if !register.is_whole {
        let until = register.until;
        text.line(&message!("the month is not over: closed until {until}", until));
    }
    match &closed.close.count {
        Some(count) => counted_cash(&mut text, count),
        None => {
            text.line(&message!("the cash was not counted; `--cash-count` compares it"));
        }
    }
    if !closed.recorded {
        text.line(&message!("nothing changed since the last close of this month"));
    }
    text.verbatim(&closed.path).verbatim(&closed.csv);
    Ok(Answer::act(closed, text, session.actor()))
}
