//! `pay`: the payment of an invoice.

use crate::cli::terminal::{Answer, Invocation, digits};
use crate::error::Result;
use crate::message::message;
use crate::model::Rupiah;
use crate::office::Paid;

#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("how").required(true).args(["cash", "ntpn"]))]
pub(in crate::cli) struct Pay {
    /// The invoice's number.
    pub(in crate::cli) invoice: String,
    /// Paid in cash.
    #[arg(long, requires = "treasurer")]
    pub(in crate::cli) cash: bool,
    /// The treasurer who took the cash, or saw the proof of payment [default for the latter: that of
    /// kemas.toml].
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) treasurer: Option<String>,
    /// Paid by SIMPONI: the NTPN of the proof of payment.
    #[arg(long, value_name = "N")]
    pub(in crate::cli) ntpn: Option<String>,
    /// The rupiah that were paid; anything but the invoice's total is refused [default: the total].
    #[arg(long, value_name = "RUPIAH", value_parser = digits)]
    pub(in crate::cli) amount: Option<u64>,
}

/// Records a payment and prints the invoice again.
pub(in crate::cli) fn pay(call: &Invocation, args: &Pay) -> Result<Answer> {
    let treasurer = args.treasurer.clone();
    let paid = match args.ntpn.clone() {
        Some(ntpn) => Paid::Simponi { ntpn, confirmed_by: treasurer },
        None => Paid::Cash { treasurer: treasurer.unwrap_or_default() },
    };
    let amount = args.amount.map(Rupiah);
    let paid = call.session()?.pay(&args.invoice, paid, amount)?;
    let (number, amount, path) = (&paid.number, paid.amount, &paid.path);
    let mut text = call.lines();
    text.line(&message!("payment of invoice {number}: {amount}", number, amount))
        .line(&message!("the invoice as a file: {path}", path))
        .line(&message!("next: kemas receipt {number}", number));
    Ok(Answer::yes(paid, text))
}
