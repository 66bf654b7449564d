//! `request show`: who asks, what for, which data at what price, and the state.

use super::form::request_lines;
use crate::cli::terminal::{Answer, Invocation, state_word};
use crate::error::Result;
use crate::message::message;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Show {
    /// A file, `-`, or the number of a request the ledger knows.
    request: String,
}

/// Shows a request.
pub(in crate::cli) fn show(call: &Invocation, args: &Show) -> Result<Answer> {
    let mut session = call.session()?;
    let shown = session.shown_request(&Invocation::given(&args.request)?, &call.progress)?;
    let mut text = call.lines();
    let medium = session.medium_label(&shown.request);
    request_lines(&mut text, &shown.request, &shown.price, medium, true);
    text.line(&match shown.state {
        None => message!("State: not recorded yet"),
        Some(now) => {
            let (stage, goods) = (state_word(&now.stage), state_word(&now.goods));
            let money = state_word(&now.money);
            if shown.recorded {
                message!("State: {stage}; data {goods}; payment {money}", stage, goods, money)
            } else {
                message!(
                    "State of the recorded version, which differs: {stage}; data {goods}; payment {money}",
                    stage,
                    goods,
                    money
                )
            }
        }
    });
    if let Some(decided) = &shown.decided {
        text.line(&decided.words());
    }
    if let Some(waiting) = &shown.waiting {
        text.line(&waiting.words());
    }
    Ok(Answer::yes(shown, text))
}
