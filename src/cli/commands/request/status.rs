//! `status`: where a request stands and what it lacks.

use std::fmt::Write as _;

use crate::cli::terminal::{Answer, Invocation, word};
use crate::error::Result;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Status {
    /// The request's number.
    request: String,
}

/// Shows where a request stands and which steps it may take.
pub(in crate::cli) fn status(call: &Invocation, args: &Status) -> Result<Answer> {
    let status = call.session()?.status(&args.request)?;
    let Some(state) = &status.state else {
        let text = status.unknown().unwrap_or_default();
        return Ok(Answer::new(status.is_known(), status, text));
    };
    let mut text = format!(
        "{}: {}, goods {}, money {}\nmay: {}",
        status.number,
        word(&state.stage),
        word(&state.goods),
        word(&state.money),
        status.next.join(", ")
    );
    if let Some(left) = status.minutes_left.flatten() {
        let _ = write!(text, "\n{left} min left of the promised {}", status.promised_minutes);
    }
    for step in &status.steps {
        let (at, what) = (step.at.as_deref().unwrap_or("-"), step.what.as_deref());
        let _ = write!(text, "\n  {at:<19}  {}  {}", step.step, what.unwrap_or_default());
    }
    Ok(Answer::yes(status, text))
}
