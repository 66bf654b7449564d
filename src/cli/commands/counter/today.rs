//! `today`: who waits, what is unpaid, what is packed, and whose hour is running out.

use std::fmt::Write as _;

use jiff::civil::Time;

use crate::cli::terminal::{Answer, Invocation, word};
use crate::error::Result;
use crate::office::{AtCounter, Hour};

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Today {
    /// Takes this time for now.
    #[arg(long, value_name = "HH:MM")]
    at: Option<Time>,
}

/// Shows the day at the counter.
pub(in crate::cli) fn today(call: &Invocation, args: &Today) -> Result<Answer> {
    let today = call.session()?.today(args.at)?;
    let promised = today.promised_minutes;
    let mut text = format!("{}: {} waiting", today.on, today.waiting.len());
    for AtCounter { waiting, number, unpaid, hour, .. } in &today.waiting {
        let _ = write!(text, "\n{}  {}", number.as_deref().unwrap_or("-"), waiting.name);
        if let Some(state) = waiting.state {
            let _ = write!(text, "  {}, {}", word(&state.goods), word(&state.money));
        }
        if *unpaid {
            let _ = write!(text, "  UNPAID {}", waiting.invoice.as_deref().unwrap_or("-"));
        }
        let _ = match hour {
            Some(Hour::Over(minutes)) => {
                write!(text, "  {minutes} min OVER the promised {promised}")
            }
            Some(Hour::Hurry(left)) => write!(text, "  {left} min left, HURRY"),
            Some(Hour::Left(left)) => write!(text, "  {left} min left"),
            None => Ok(()),
        };
    }
    Ok(Answer::yes(today, text))
}
