//! `agree`: the signed agreement (SPPD).

use std::path::PathBuf;

use jiff::civil::Date;

use crate::cli::terminal::{Answer, Invocation, Officer, day};
use crate::error::Result;
use crate::message::message;
use crate::office::Signature;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Agree {
    /// A file, `-`, or the number of a request the ledger knows.
    pub(in crate::cli) request: String,
    /// Who signed for the receiver.
    #[arg(long, value_name = "NAME")]
    pub(in crate::cli) signed_by: String,
    /// The day of the signature.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub(in crate::cli) on: Date,
    /// The scan of the signed paper; a copy is kept in the office home.
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) scan: PathBuf,
    /// The signatory's position, where the receiver is an institution.
    #[arg(long, value_name = "P")]
    pub(in crate::cli) position: Option<String>,
    #[command(flatten)]
    pub(in crate::cli) officer: Officer,
}

/// Records the signed agreement.
pub(in crate::cli) fn agree(call: &Invocation, args: &Agree) -> Result<Answer> {
    let signature = Signature {
        signed_by: &args.signed_by,
        position: args.position.as_deref(),
        on: args.on,
        scan: &args.scan,
    };
    let mut session = call.act(&args.officer)?;
    let agreed = session.agree(&Invocation::given(&args.request)?, &signature)?;
    let text = call.text(&message!(
        "{request}: agreement of {day} recorded, scan {digest}",
        request = agreed.request,
        day = agreed.on,
        digest = agreed.scan_sha256
    ));
    Ok(Answer::act(agreed, text, session.actor()))
}
