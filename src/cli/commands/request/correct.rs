//! `correct`: a buyer's complaint.

use crate::cli::terminal::{Answer, Invocation};
use crate::error::Result;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Correct {
    /// The request's number.
    request: String,
    /// Why.
    #[arg(long, value_name = "REASON")]
    because: String,
}

/// Takes a complaint.
pub(in crate::cli) fn correct(call: &Invocation, args: &Correct) -> Result<Answer> {
    let corrected = call.session()?.correct(&args.request, &args.because)?;
    let text = format!(
        "{0} is being corrected: {1}\n\
         next: kemas pack {0} --to PATH, kemas verify PATH, kemas handover {0}",
        corrected.number, corrected.because
    );
    Ok(Answer::yes(corrected, text))
}
