//! `today`: who waits, what is unpaid, what is packed, and whose hour is running out.

use std::fmt::Write as _;

use jiff::civil::Time;

use crate::cli::terminal::{Answer, Invocation, word};
use crate::error::Result;

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
    for one in &today.waiting {
        let number = one.request.as_ref().or(one.visit.as_ref());
        let is_in = |numbers: &[String]| number.is_some_and(|number| numbers.contains(number));
        let _ = write!(text, "\n{}  {}", number.map_or("-", String::as_str), one.name);
        if let Some(state) = one.state {
            let _ = write!(text, "  {}, {}", word(&state.goods), word(&state.money));
        }
        if is_in(&today.unpaid) {
            let _ = write!(text, "  UNPAID {}", one.invoice.as_deref().unwrap_or("-"));
        }
        match one.minutes_left {
            Some(left) if left < 0 => {
                let _ = write!(text, "  {} min OVER the promised {promised}", -left);
            }
            Some(left) => {
                let hurry = if is_in(&today.late) { ", HURRY" } else { "" };
                let _ = write!(text, "  {left} min left{hurry}");
            }
            None => {}
        }
    }
    Ok(Answer::yes(today, text))
}
