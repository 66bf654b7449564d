//! `check`: whether the requested data match the stated use.

use std::path::PathBuf;

use crate::cli::terminal::{Answer, Invocation};
use crate::error::Result;
use crate::message::message;
use crate::office::open_doors;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Check {
    /// A file, `-` for standard input, or the number of a request the ledger knows.
    pub(in crate::cli) request: String,
    /// Checks against the tables of this folder; no office is needed then.
    #[arg(long, value_name = "DIR")]
    pub(in crate::cli) catalog: Option<PathBuf>,
    /// Shows which words were read as which topic, region, period, level, unit.
    #[arg(long)]
    pub(in crate::cli) explain: bool,
}

/// Checks a request; with the folder of a catalogue, an office is needed only for a request that is named by its
/// number.
pub(in crate::cli) fn check(call: &Invocation, args: &Check) -> Result<Answer> {
    let checked = if let Some(tables) = &args.catalog {
        let given = Invocation::given(&args.request)?;
        let office = || call.session_if_given();
        open_doors::check(&given, tables, office, &call.clock, args.explain)?
    } else {
        call.session()?.check(&Invocation::given(&args.request)?, args.explain)?
    };
    let mut text = call.lines();
    if let Some(decided) = checked.decided() {
        text.line(&decided.words());
    }
    text.verbatim(checked.report(call.language, call.width).trim_end());
    if let Some(page) = checked.reading_page(call.language, call.width) {
        text.verbatim("").verbatim(page.trim_end());
    }
    if let Some(why) = checked.refused() {
        text.line(&message!("It cannot be approved as it is: {why}", why));
    }
    text.no_invoice(checked.no_invoice());
    text.reference_prices(checked.reference_prices());
    if let Some(waiting) = checked.waiting() {
        text.line(&waiting.words());
    }
    Ok(Answer::new(checked.matches(), checked, text))
}
