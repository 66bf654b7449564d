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
    #[arg(long, value_name = "N", requires = "expires", required_unless_present = "replace")]
    code: Option<String>,
    /// The last day it can be paid.
    #[arg(
        long,
        value_name = "YYYY-MM-DD",
        value_parser = day,
        requires = "code",
        required_unless_present = "replace"
    )]
    expires: Option<Date>,
    /// Voids the code that the invoice has; without `--code` the invoice has none from then, and with the same code
    /// only its last day is put right.
    #[arg(long, requires = "because")]
    replace: bool,
    /// Why the code is void, or why it is recorded late.
    #[arg(long, value_name = "REASON")]
    because: Option<String>,
    #[command(flatten)]
    officer: Officer,
}

/// Records the code and prints the invoice with it; with `--replace` the code before is void.
pub(in crate::cli) fn billing_code(call: &Invocation, args: &BillingCode) -> Result<Answer> {
    let mut session = call.act(&args.officer)?;
    let new = args.code.as_deref().zip(args.expires);
    let recorded = match new {
        Some((code, expires)) if !args.replace => {
            session.record_billing_code(&args.invoice, code, expires)?
        }
        new => {
            let because = args.because.as_deref().unwrap_or_default();
            session.replace_billing_code(&args.invoice, new, because)?
        }
    };
    let mut text = call.lines();
    if let Some(code) = &recorded.replaced {
        text.line(&message!("billing code {code} is void; delete it in SIMPONI, too", code));
    }
    if let Some((code, day)) = recorded.code.as_ref().zip(recorded.expires) {
        text.line(&message!("billing code {code} until {day}", code, day));
    }
    text.verbatim(&recorded.path);
    Ok(Answer::act(recorded, text, session.actor()))
}
