//! `today`: who waits, what is unpaid, what is packed, for whom the promised time is running out, and which cash is
//! not deposited.

use jiff::civil::Time;

use crate::cli::terminal::{Answer, Invocation, cash_in_hand, state_word, time};
use crate::error::Result;
use crate::message::message;
use crate::model::Actor;
use crate::office::{AtCounter, Hour};

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Today {
    /// Takes this time for now.
    #[arg(long, value_name = "HH:MM", value_parser = time)]
    at: Option<Time>,
}

/// Shows who waits, each with the state of the request, an unpaid invoice, what is left of the promised time and who
/// took the last step; then the cash that is not deposited.
pub(in crate::cli) fn today(call: &Invocation, args: &Today) -> Result<Answer> {
    let today = call.session()?.today(args.at)?;
    let promised = today.promised_minutes;
    let mut text = call.lines();
    let (day, count) = (today.on, today.waiting.len());
    text.line(&message!("{day}: {count} waiting", day, count));
    for AtCounter { waiting, number, unpaid, hour, .. } in &today.waiting {
        text.verbatim(&format!("{}  {}", number.as_deref().unwrap_or("-"), waiting.name));
        if let Some(state) = waiting.state {
            let (goods, money) = (state_word(&state.goods), state_word(&state.money));
            text.go_on(&message!("  {goods}, {money}", goods, money));
        }
        if *unpaid {
            let invoice = waiting.invoice.as_deref().unwrap_or("-");
            text.go_on(&message!("  UNPAID {invoice}", invoice));
        }
        match hour {
            Some(Hour::Over(minutes)) => {
                text.go_on(&message!(
                    "  {minutes} min OVER the promised {promised}",
                    minutes,
                    promised
                ));
            }
            Some(Hour::Hurry(left)) => {
                text.go_on(&message!("  {left} min left, HURRY", left));
            }
            Some(Hour::Left(left)) => {
                text.go_on(&message!("  {left} min left", left));
            }
            None => {}
        }
        if let Some(by) = waiting.by.as_deref().and_then(Actor::named) {
            text.go_on(&message!("  by {by}", by));
        }
    }
    cash_in_hand(&mut text, &today.undeposited);
    Ok(Answer::yes(today, text))
}
