//! `visits`: the guest book of a day or of a month.

use std::io::IsTerminal;

use jiff::civil::Date;

use crate::cli::terminal::{Answer, Invocation, Month, day, guest_field, guest_value, month};
use crate::error::Result;
use crate::message::{in_a_row, message};
use crate::office::ListedVisit;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Visits {
    /// The visits of this day [default: today].
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    date: Option<Date>,
    /// The visits of this month.
    #[arg(long, value_name = "YYYY-MM", value_parser = month, conflicts_with = "date")]
    month: Option<Month>,
    /// Names the guests also in JSON and in a file; a terminal always shows the names.
    #[arg(long)]
    personal: bool,
}

/// Lists the visits: queue number, time, name, kind of institution, use, requests, and whether the poll is answered.
pub(in crate::cli) fn visits(call: &Invocation, args: &Visits) -> Result<Answer> {
    let days = args.date.map(|date| (date, date)).or(args.month.map(Month::days));
    let personal = args.personal || (!call.json && std::io::stdout().is_terminal());
    let book = call.session()?.visits(days, personal)?;
    let (count, from, to) = (book.visits.len(), book.from, book.to);
    let mut text = call.text(&if from == to {
        message!("{from}: {count} visits", from, count)
    } else {
        message!("{from} to {to}: {count} visits", from, to, count)
    });
    let mut shown: Option<Date> = None;
    for visit in &book.visits {
        let ListedVisit { queue, arrived, name, kind, purpose, requests, polled, .. } = visit;
        if from != to && shown != Some(arrived.date()) {
            text.verbatim(&arrived.date().to_string());
            shown = Some(arrived.date());
        }
        text.verbatim(&format!("{queue:>4}  {}", arrived.strftime("%H:%M")));
        for cell in [name, kind, purpose].into_iter().flatten() {
            text.go_on_with(format!("  {cell}"));
        }
        for request in requests {
            text.go_on_with(format!("  {request}"));
        }
        if *polled {
            text.go_on(&message!("  poll answered"));
        }
        if visit.left {
            text.go_on(&message!("  left without being served"));
            if let Some(because) = &visit.because {
                text.go_on_with(format!(": {because}"));
            }
        }
        for correction in &visit.corrected {
            let words = correction.iter().map(|(field, before)| {
                let field = guest_field(field);
                match before {
                    Some(value) => {
                        message!("{field}: {value}", field, value = guest_value(value))
                    }
                    None => field,
                }
            });
            text.indented(6, &message!("before: {words}", words = in_a_row(words)));
        }
    }
    Ok(Answer::yes(book, text))
}
