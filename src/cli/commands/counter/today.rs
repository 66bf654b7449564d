//! `today`: who waits, what is unpaid, what is packed, for whom the promised time is running out, and which cash is
//! not deposited, and what the treasury owes buyers.

use jiff::civil::Time;

use crate::cli::terminal::{
    Answer, Invocation, Lines, cash_in_hand, claims, opened, overpayments, state_word, time,
    turn_word, watch, whole,
};
use crate::error::Result;
use crate::message::{in_a_row, message};
use crate::model::Actor;
use crate::office::{AtCounter, Hour, LastBackup, Office, Session, Today as Day};

/// The seconds between two readings of the office for `--watch`.
const EVERY: &str = "5";

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Today {
    /// Takes this time for now.
    #[arg(long, value_name = "HH:MM", value_parser = time)]
    at: Option<Time>,
    /// Stays on the screen and shows each change, with a bell for a new unpaid invoice; Ctrl-C ends it.
    #[arg(long, conflicts_with = "at")]
    watch: bool,
    /// With --watch: looks again after so many seconds.
    #[arg(long, value_name = "SECONDS", default_value = EVERY, value_parser = whole(1..=3600_u16), requires = "watch", allow_negative_numbers = true)]
    every: u16,
}

/// Shows who waits, each with the state of the request, an unpaid invoice, what is left of the promised time and who
/// took the last step; then the cash that is not deposited, and what the treasury owes.
pub(in crate::cli) fn today(call: &Invocation, args: &Today) -> Result<Answer> {
    if args.watch {
        let office = Office::at(call.office_folder()?);
        let look = |text: &mut Lines| {
            let mut session = opened(&office, call.clock_now())?;
            let day = session.today(None)?;
            let unpaid = unpaid(&day);
            if !unpaid.is_empty() {
                text.line(&message!("unpaid: {invoices}", invoices = in_a_row(&unpaid)));
            }
            shown(text, &day, &session);
            Ok(unpaid)
        };
        return watch(call, args.every, look);
    }
    let mut session = call.session()?;
    let day = session.today(args.at)?;
    let mut text = call.lines();
    shown(&mut text, &day, &session);
    Ok(Answer::yes(day, text))
}

/// Returns the numbers of the invoices that are issued and not paid.
fn unpaid(day: &Day) -> Vec<String> {
    let unpaid = day.waiting.iter().filter(|one| one.unpaid);
    unpaid.filter_map(|one| one.waiting.invoice.clone()).collect()
}

/// Adds the day to a text.
fn shown(text: &mut Lines, today: &Day, session: &Session) {
    let promised = today.promised_minutes;
    let (day, count) = (today.on, today.waiting.len());
    text.line(&message!("{day}: {count} waiting", day, count));
    if let Some(warning) = today.backup.as_ref().and_then(LastBackup::warning) {
        text.line(&warning);
    }
    for AtCounter { waiting, number, unpaid, hour, .. } in &today.waiting {
        text.verbatim(&format!("{}  {}", number.as_deref().unwrap_or("-"), waiting.name));
        match (waiting.queue, &waiting.visit) {
            (Some(queue), _) if hour.is_some() => {
                text.go_on(&message!("  queue {queue}", queue));
            }
            (_, Some(visit)) if number.as_ref() != Some(visit) => {
                text.go_on(&message!("  visit {visit}", visit));
            }
            _ => {}
        }
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
        if let (Some(office), Some(visitor)) = (waiting.office_minutes, waiting.waiting_minutes) {
            text.go_on(&message!("  office {office} min, visitor {visitor} min", office, visitor));
        }
        if let Some(turn) = waiting.waiting_for {
            text.go_on(&message!("  {turn}", turn = turn_word(turn)));
        }
        if let Some(by) = waiting.by.as_deref().and_then(Actor::named) {
            text.go_on(&message!("  by {by}", by));
        }
    }
    for refused in &today.refused {
        let (request, because) = (&refused.request, &refused.because);
        text.line(&message!("{request}: refused today: {because}", request, because));
    }
    cash_in_hand(text, &today.undeposited, session);
    claims(text, &today.claims);
    overpayments(text, &today.overpayments);
    for complaint in &today.complaints {
        text.line(&complaint.words());
    }
}
