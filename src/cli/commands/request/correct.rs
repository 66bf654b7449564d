//! `correct`: something is wrong with what was handed over.

use super::step_command::step_command;
use crate::cli::terminal::{Answer, Invocation, Officer};
use crate::error::Result;
use crate::message::message;
use crate::model::Action;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Correct {
    /// The request's number.
    request: String,
    /// Why.
    #[arg(long, value_name = "REASON")]
    because: String,
    /// The number of the complaint that this answers.
    #[arg(long, value_name = "P-001/2026")]
    complaint: Option<String>,
    #[command(flatten)]
    officer: Officer,
}

/// Records a correction and shows the commands that follow.
pub(in crate::cli) fn correct(call: &Invocation, args: &Correct) -> Result<Answer> {
    let mut session = call.act(&args.officer)?;
    let corrected = session.correct(&args.request, &args.because, args.complaint.as_deref())?;
    let (number, because) = (&corrected.number, &corrected.because);
    let command = |step: &Action| step_command(&session, *step, number.as_str(), "");
    let mut text = call.lines();
    text.line(&message!("{number} is being corrected: {because}", number, because));
    if let Some(complaint) = &corrected.complaint {
        text.line(&message!(
            "{number}: this correction answers complaint {complaint}",
            number,
            complaint
        ));
    }
    text.line(&message!("next:"));
    for command in corrected.next.iter().filter_map(command) {
        text.indented(2, &command);
    }
    Ok(Answer::act(corrected, text, session.actor()))
}
