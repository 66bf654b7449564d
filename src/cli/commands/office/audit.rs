//! `audit`: one sealed bag with what an inspector takes along.

use std::path::PathBuf;

use jiff::civil::Date;

use crate::cli::terminal::{Answer, Invocation, day};
use crate::error::Result;
use crate::message::{message, quantity};

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Audit {
    /// The first day.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    from: Date,
    /// The last day.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    to: Date,
    /// The folder into which the bag is written; it is made where it is missing.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

/// Writes the bag of a period.
pub(in crate::cli) fn audit(call: &Invocation, args: &Audit) -> Result<Answer> {
    let mut session = call.session()?;
    let audited = session.audit((args.from, args.to), &args.out, &call.progress)?;
    let (papers, evidence) = (quantity(audited.papers.len() as u64), audited.evidence);
    let mut text = call.lines();
    text.line(&message!(
        "{papers} papers and {evidence} documents from {from} to {to}, seal code {code}",
        papers,
        evidence,
        from = audited.from,
        to = audited.to,
        code = &audited.seal_code
    ));
    for remark in &audited.remarks {
        let (number, because) = (&remark.number, &remark.because);
        text.line(&message!("{number}: {because}", number, because));
    }
    for fault in &audited.faults {
        text.line(&message!("not in order: {fault}", fault));
    }
    text.verbatim(&audited.path);
    Ok(Answer::new(audited.faults.is_empty(), audited, text))
}
