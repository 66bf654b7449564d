//! `pay`: the payment of an invoice.

use std::io::IsTerminal;
use std::path::PathBuf;

use jiff::civil::Date;

use crate::cli::ask::Ask;
use crate::cli::terminal::{Answer, Invocation, Lines, Officer, day, digits};
use crate::error::{Error, ErrorKind, Result};
use crate::message::message;
use crate::model::{BillingCode, Duty, Rupiah};
use crate::office::{Overpaid, Paid, SecondPayment, Session, VoidCode};

#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("how").required(true).args(["cash", "ntpn"]))]
pub(in crate::cli) struct Pay {
    /// The invoice's number.
    pub(in crate::cli) invoice: String,
    /// Paid in cash.
    #[arg(long)]
    pub(in crate::cli) cash: bool,
    /// Voids the billing code that the invoice still has in the same act, without a question; `--because` says why
    /// [default: dibayar tunai].
    #[arg(long, conflicts_with = "ntpn")]
    pub(in crate::cli) void_code: bool,
    /// The treasurer who took the cash, or saw the proof of payment [default for the latter: that of
    /// kemas.toml]; the same as `--by`.
    #[arg(long, value_name = "NAME", conflicts_with = "by")]
    pub(in crate::cli) treasurer: Option<String>,
    /// Paid by SIMPONI: the NTPN of the proof of payment.
    #[arg(long, value_name = "N")]
    pub(in crate::cli) ntpn: Option<String>,
    /// The bank's day on the proof of payment [default: today].
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day, conflicts_with = "cash")]
    pub(in crate::cli) paid_on: Option<Date>,
    /// The scan of the bank's proof of payment (BPN); a copy is kept in the office home.
    #[arg(long, value_name = "FILE", conflicts_with = "cash")]
    pub(in crate::cli) evidence: Option<PathBuf>,
    /// The invoice was paid already: what the treasury received once more is to be paid back by it.
    #[arg(long, requires = "ntpn", requires = "because")]
    pub(in crate::cli) overpayment: bool,
    /// Why it was paid once more, why the billing code is void, or why it is recorded late.
    #[arg(long, value_name = "REASON")]
    pub(in crate::cli) because: Option<String>,
    /// The rupiah that were paid; anything but the invoice's total is refused but for an overpayment [default: the
    /// total].
    #[arg(long, value_name = "RUPIAH", value_parser = digits)]
    pub(in crate::cli) amount: Option<u64>,
    #[command(flatten)]
    pub(in crate::cli) officer: Officer,
}

/// Records a payment and prints the invoice again.
pub(in crate::cli) fn pay(call: &Invocation, args: &Pay) -> Result<Answer> {
    let treasurer = args.treasurer.clone().map(|name| (name, "--treasurer"));
    let acting = args
        .officer
        .acting_as(treasurer.or_else(|| args.officer.by.clone().map(|by| (by, "--by"))));
    let named = acting.given.as_ref().map(|(name, _)| name.trim().to_owned());
    let mut session = call.act_of_treasurer(&acting)?;
    if let (true, Some(ntpn), Some(because)) =
        (args.overpayment, args.ntpn.as_deref(), args.because.as_deref())
    {
        let (paid_on, amount) = (args.paid_on, args.amount.map(Rupiah));
        let evidence = args.evidence.clone();
        let second = SecondPayment { ntpn, paid_on, amount, evidence };
        let overpaid = session.overpay(&args.invoice, &second, because)?;
        let mut text = call.lines();
        told_overpaid(&mut text, &overpaid);
        return Ok(Answer::act(overpaid, text, session.actor()));
    }
    let usual = session.usual_officer().map(str::to_owned);
    let paid = if let Some(ntpn) = args.ntpn.clone() {
        let evidence = args.evidence.clone();
        Paid::Simponi { ntpn, confirmed_by: named, paid_on: args.paid_on, evidence }
    } else {
        let treasurer = named.or(usual).ok_or_else(nobody_takes)?;
        let void = code_to_void(call, args, &mut session, &treasurer)?;
        Paid::Cash { treasurer, void }
    };
    let amount = args.amount.map(Rupiah);
    let paid = session.pay(&args.invoice, paid, amount)?;
    let (number, amount, path) = (&paid.invoice.number, paid.invoice.amount, &paid.invoice.path);
    let receipt = message!("kemas receipt {invoice}", invoice = number);
    let mut text = call.lines();
    if let Some(code) = &paid.void_code {
        text.line(&message!("billing code {code} is void; delete it in SIMPONI, too", code));
    }
    text.line(&message!("payment of invoice {number}: {amount}", number, amount))
        .cash_sum(paid.cash.as_ref());
    text.line(&message!("the invoice as a file: {path}", path))
        .line(&message!("next: {command}", command = session.named(receipt, Duty::Anyone)));
    Ok(Answer::act(paid, text, session.actor()))
}

/// Returns the invoice's open billing code where it is to be void with the cash: by the option, or because whoever sits
/// at the terminal says so. Where nobody can be asked there is none, and the payment is refused.
fn code_to_void(
    call: &Invocation,
    args: &Pay,
    session: &mut Session,
    treasurer: &str,
) -> Result<Option<VoidCode>> {
    let is_asked = call.progress.is_shown() && std::io::stdin().is_terminal();
    if !args.void_code && !is_asked {
        return Ok(None);
    }
    let Some(open) = session.code_before_cash(&args.invoice, treasurer)? else { return Ok(None) };
    if !args.void_code && !is_to_be_void(call, &args.invoice, &open)? {
        let (code, day) = (open.code, open.expires_on);
        let message = message!(
            "nothing was recorded: the buyer can pay with the billing code {code} until {day}",
            code,
            day
        );
        return Err(Error::new(ErrorKind::State, message)
            .hint(message!("take no cash, or answer yes so that the code is void")));
    }
    Ok(Some(VoidCode { code: open.code, because: args.because.clone() }))
}

/// Asks whether a code is to be void; Enter alone means no.
fn is_to_be_void(call: &Invocation, number: &str, open: &BillingCode) -> Result<bool> {
    let ask = Ask::open(call, message!("give `--void-code`"))?;
    let (code, day) = (&open.code, open.expires_on);
    let mut lines = ask.lines();
    lines.line(&message!(
        "invoice {number} has the billing code {code}, which can be paid until {day}",
        number,
        code,
        day
    ));
    ask.tell(&lines);
    let answer = ask.yes(&message!("Void the code and record the cash?"), false)?;
    Ok(answer.unwrap_or(false))
}

/// Adds what is to be said of an overpayment.
pub(super) fn told_overpaid(text: &mut Lines, overpaid: &Overpaid) {
    let (number, amount, ntpn) = (&overpaid.number, overpaid.amount, &overpaid.ntpn);
    text.line(&message!(
        "overpayment of invoice {number}: {amount}, NTPN {ntpn}; the treasury (KPPN) pays it back",
        number,
        amount,
        ntpn
    ));
    if let Some(void) = &overpaid.void {
        text.line(&message!("receipt {void} is void", void));
    }
    if !overpaid.is_paid {
        text.line(&message!("invoice {number} is to be paid again, whole", number));
    }
    text.line(&message!("the application for the refund: {path}", path = &overpaid.path));
    for path in &overpaid.paths {
        text.verbatim(path);
    }
}

/// Returns the error of cash that nobody takes: the receipt names the treasurer. The officer of the settings is not the
/// treasurer.
fn nobody_takes() -> Error {
    Error::new(ErrorKind::Usage, message!("cash needs the name of the treasurer who took it"))
        .field("--treasurer")
        .hint(message!("give the name with `--treasurer NAME`"))
}
