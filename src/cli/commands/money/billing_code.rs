//! `billing-code`: the SIMPONI code with which an invoice is paid.

use jiff::civil::Date;

use crate::cli::terminal::{Answer, Invocation, Officer, day};
use crate::error::Result;
use crate::message::message;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct BillingCode {
    /// The invoice's number.
    invoice: String,
    /// 15 digits.
    #[arg(long, value_name = "N")]
    code: String,
    /// The last day it can be paid.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    expires: Date,
    #[command(flatten)]
    officer: Officer,
}

/// Records the code and prints the invoice with it.
pub(in crate::cli) fn billing_code(call: &Invocation, args: &BillingCode) -> Result<Answer> {
    let mut session = call.act(&args.officer)?;
    let recorded = session.record_billing_code(&args.invoice, &args.code, args.expires)?;
    let (code, day, path) = (&recorded.code, recorded.expires, &recorded.path);
    let text = call.text(&message!("billing code {code} until {day}\n{path}", code, day, path));
    Ok(Answer::act(recorded, text, session.actor()))
}
