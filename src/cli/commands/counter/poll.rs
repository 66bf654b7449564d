//! `poll`: a guest's answer to the poll.

use crate::cli::terminal::{Answer, Invocation};
use crate::error::Result;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Poll {
    /// The visit's number.
    visit: String,
    /// How important the service is, 1 to 10.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(1..=10))]
    importance: u8,
    /// How content the guest is, 1 to 10.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(1..=10))]
    satisfaction: u8,
}

/// Records the poll.
pub(in crate::cli) fn poll(call: &Invocation, args: &Poll) -> Result<Answer> {
    let polled = call.session()?.poll(&args.visit, args.importance, args.satisfaction)?;
    let text = format!("{}: thank you", polled.visit);
    Ok(Answer::yes(polled, text))
}
