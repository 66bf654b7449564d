//! `refund`: what the treasury paid back to a buyer.

use jiff::civil::Date;

use crate::cli::terminal::{Answer, Invocation, Officer, day, digits};
use crate::error::Result;
use crate::message::message;
use crate::model::Rupiah;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Refund {
    /// The number of the request, the number of the overpaid invoice, or the NTPN of the overpayment.
    #[arg(value_name = "REQUEST|INVOICE|NTPN")]
    of: String,
    /// The number of the treasury's order (SP2D).
    #[arg(long, value_name = "NUMBER")]
    proof: String,
    /// The day of the order [default: today].
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    on: Option<Date>,
    /// The rupiah that were paid back; anything but what is owed is refused [default: what is owed].
    #[arg(long, value_name = "RUPIAH", value_parser = digits)]
    amount: Option<u64>,
    #[command(flatten)]
    officer: Officer,
}

/// Records a refund.
pub(in crate::cli) fn refund(call: &Invocation, args: &Refund) -> Result<Answer> {
    let mut session = call.act_of_treasurer(&args.officer.acting())?;
    let amount = args.amount.map(Rupiah);
    let done = session.refund(&args.of, &args.proof, amount, args.on)?;
    let made = &done.refund;
    let (amount, buyer, request) = (made.amount, &made.buyer, &made.request);
    let (proof, on) = (&made.proof, made.on);
    let text = call.text(&message!(
        "the treasury paid back {amount} to {buyer} for request {request} on {on}, order {proof}",
        amount,
        buyer,
        request,
        on,
        proof
    ));
    Ok(Answer::act(done, text, session.actor()))
}
