//! `invoice`: the price of an approved request as a numbered paper.

use serde::Serialize;

use crate::cli::terminal::{Answer, Invocation, Officer, RegisterNumber};
use crate::error::Result;
use crate::message::message;
use crate::model::CashSum;
use crate::office::Issued;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Invoice {
    /// A file, `-`, or the number of a request the ledger knows.
    pub(in crate::cli) request: String,
    #[command(flatten)]
    pub(in crate::cli) number: RegisterNumber,
    #[command(flatten)]
    pub(in crate::cli) officer: Officer,
}

/// The answer: the invoice, and what is handed over for it in cash.
#[derive(Serialize)]
struct Invoiced {
    #[serde(flatten)]
    invoice: Issued,
    /// Left out where that is the total itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    cash: Option<CashSum>,
}

/// Issues the invoice. A valid one that is issued already is printed again, unless it would have another total now or
/// the request has ended.
pub(in crate::cli) fn invoice(call: &Invocation, args: &Invoice) -> Result<Answer> {
    let mut session = call.act(&args.officer)?;
    let invoice =
        session.invoice(&Invocation::given(&args.request)?, args.number.typed(), &call.progress)?;
    let cash = session.rounded_cash(invoice.amount)?;
    let Issued { number, amount, path, .. } = &invoice;
    let what = message!("invoice");
    let mut text =
        call.text(&message!("{what} {number}: {amount}\n{path}", what, number, amount, path));
    text.cash_sum(cash.as_ref());
    Ok(Answer::act(Invoiced { invoice, cash }, text, session.actor()))
}
