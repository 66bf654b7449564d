//! `amend payment`: puts a payment right that was recorded wrongly.

use clap::Subcommand;
use jiff::civil::Date;

use super::pay::told_overpaid;
use crate::cli::terminal::{Answer, Invocation, Officer, RegisterNumber, day, digits};
use crate::error::{Error, ErrorKind, Result};
use crate::message::message;
use crate::model::Rupiah;
use crate::office::PaymentFault;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Amend {
    #[command(subcommand)]
    command: AmendCommand,
}

#[derive(Debug, Subcommand)]
enum AmendCommand {
    /// Puts right the NTPN, the bank's day, the sum or the invoice of a payment; its receipt becomes void and is issued
    /// anew.
    ///
    /// What was recorded stays readable in the history and in the close of the day.
    Payment(Payment),
}

#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("fault").args(["ntpn", "to", "paid_on", "amount"]))]
struct Payment {
    /// The number of the invoice that the payment is recorded on.
    invoice: String,
    /// The right NTPN, as it stands on the proof of payment.
    #[arg(long, value_name = "N")]
    ntpn: Option<String>,
    /// The number of the invoice that was paid in truth; of the same total.
    #[arg(long, value_name = "INVOICE")]
    to: Option<String>,
    /// The right bank's day, as it stands on the proof of payment.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    paid_on: Option<Date>,
    /// The sum on the proof of payment, where it is not the invoice's total: what is more is paid back by the treasury;
    /// where it is less, all of it is, and the invoice is to be paid again.
    #[arg(long, value_name = "RUPIAH", value_parser = digits, conflicts_with = "number")]
    amount: Option<u64>,
    /// Why it is amended.
    #[arg(long, value_name = "REASON")]
    because: String,
    #[command(flatten)]
    number: RegisterNumber,
    #[command(flatten)]
    officer: Officer,
}

/// Runs a command of the group.
pub(in crate::cli) fn amend(call: &Invocation, args: &Amend) -> Result<Answer> {
    match &args.command {
        AmendCommand::Payment(args) => payment(call, args),
    }
}

fn payment(call: &Invocation, args: &Payment) -> Result<Answer> {
    if let Some(amount) = args.amount {
        let mut session = call.act_of_treasurer(&args.officer.acting())?;
        let overpaid = session.amend_amount(&args.invoice, Rupiah(amount), &args.because)?;
        let mut text = call.lines();
        told_overpaid(&mut text, &overpaid);
        return Ok(Answer::act(overpaid, text, session.actor()));
    }
    let ntpn = args.ntpn.as_deref().map(PaymentFault::Ntpn);
    let to = args.to.as_deref().map(PaymentFault::Invoice);
    let fault = ntpn.or(to).or(args.paid_on.map(PaymentFault::Day)).ok_or_else(|| {
        let message = message!("nothing is given that is right instead");
        Error::new(ErrorKind::Usage, message)
            .field("--ntpn")
            .hint(message!("give what is right with `--ntpn`, `--paid-on`, `--amount` or `--to`"))
    })?;
    let mut session = call.act_of_treasurer(&args.officer.acting())?;
    let amended =
        session.amend_payment(&args.invoice, fault, &args.because, args.number.typed())?;
    let (invoice, was, becomes) = (&args.invoice, &amended.was, &amended.becomes);
    let mut text = call.lines();
    text.line(&message!(
        "payment of invoice {invoice}: {was} is now {becomes}",
        invoice,
        was,
        becomes
    ));
    if let Some((void, receipt)) = amended.void.as_ref().zip(amended.receipt.as_ref()) {
        text.line(&message!(
            "receipt {void} is void; receipt {receipt} replaces it",
            void,
            receipt
        ));
    }
    for path in &amended.paths {
        text.verbatim(path);
    }
    Ok(Answer::act(amended, text, session.actor()))
}
