//! `poll`: a guest's answer to the poll.

use crate::cli::terminal::{Answer, Invocation, Officer, whole};
use crate::error::Result;
use crate::message::message;
use crate::office::MARKS;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Poll {
    /// The visit's number.
    visit: String,
    /// How important the service is, 1 to 10.
    #[arg(long, value_name = "N", value_parser = whole(MARKS))]
    importance: u8,
    /// How satisfied the guest is, 1 to 10.
    #[arg(long, value_name = "N", value_parser = whole(MARKS))]
    satisfaction: u8,
    #[command(flatten)]
    officer: Officer,
}

/// Records the poll.
pub(in crate::cli) fn poll(call: &Invocation, args: &Poll) -> Result<Answer> {
    let mut session = call.act(&args.officer)?;
    let polled = session.poll(&args.visit, args.importance, args.satisfaction)?;
    let text = call.text(&message!("{visit}: thank you", visit = polled.visit));
    Ok(Answer::act(polled, text, session.actor()))
}
