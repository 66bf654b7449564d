//! `poll`: a guest's answer to the poll.

use crate::cli::terminal::{Answer, Invocation};
use crate::error::Result;
use crate::message::message;
use crate::office::MARKS;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Poll {
    /// The visit's number.
    visit: String,
    /// How important the service is, 1 to 10.
    #[arg(long, value_name = "N", value_parser = mark())]
    importance: u8,
    /// How content the guest is, 1 to 10.
    #[arg(long, value_name = "N", value_parser = mark())]
    satisfaction: u8,
}

/// Parses a mark.
fn mark() -> clap::builder::RangedI64ValueParser<u8> {
    clap::value_parser!(u8).range(i64::from(*MARKS.start())..=i64::from(*MARKS.end()))
}

/// Records the poll.
pub(in crate::cli) fn poll(call: &Invocation, args: &Poll) -> Result<Answer> {
    let polled = call.session()?.poll(&args.visit, args.importance, args.satisfaction)?;
    let text = call.say(&message!("{visit}: thank you", visit = polled.visit));
    Ok(Answer::yes(polled, text))
}
