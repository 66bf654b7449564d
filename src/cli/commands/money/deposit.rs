//! `deposit`: cash that was paid into the state treasury.

use std::path::PathBuf;

use jiff::civil::Date;

use crate::cli::terminal::{Answer, Invocation, Officer, day};
use crate::error::Result;
use crate::message::message;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Deposit {
    /// Numbers of receipts.
    #[arg(required = true, value_name = "RECEIPT")]
    receipts: Vec<String>,
    /// The NTPN of the deposit.
    #[arg(long, value_name = "N")]
    ntpn: String,
    /// The billing code of the deposit.
    #[arg(long, value_name = "N")]
    code: Option<String>,
    /// The day of the deposit, as on its proof [default: today].
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    on: Option<Date>,
    /// The scan of the deposit's proof (BPN); a copy is kept in the office home.
    #[arg(long, value_name = "FILE")]
    evidence: Option<PathBuf>,
    #[command(flatten)]
    officer: Officer,
}

/// Records a deposit and prints its list.
pub(in crate::cli) fn deposit(call: &Invocation, args: &Deposit) -> Result<Answer> {
    let mut session = call.act_of_treasurer(&args.officer.acting())?;
    let (code, evidence) = (args.code.as_deref(), args.evidence.as_deref());
    let deposited = session.deposit(&args.receipts, &args.ntpn, code, args.on, evidence)?;
    let text = call.text(&message!(
        "deposit {number}: {amount} of {count} receipts\n{path}",
        number = deposited.number,
        amount = deposited.amount,
        count = deposited.receipts.len(),
        path = deposited.path
    ));
    Ok(Answer::act(deposited, text, session.actor()))
}
