//! `request list`: the requests of the ledger and those whose files wait.

use crate::cli::terminal::{Answer, Invocation, item_words, state_word};
use crate::error::Result;
use crate::message::message;
use crate::model::Stage;
use crate::office::KnownRequest;

/// Lists all requests, each with its day, requester, state and items.
pub(in crate::cli) fn list(call: &Invocation) -> Result<Answer> {
    let known = call.session()?.known_requests()?;
    let mut text = call.lines();
    for KnownRequest { number, received_on, requester, items, state: standing, file, .. } in
        &known.requests
    {
        let day = received_on.map_or_else(|| "-".to_owned(), |day| day.to_string());
        text.verbatim(&format!("{number}  {day}  {requester}"));
        match standing {
            None => text.go_on(&message!("  not recorded yet")),
            Some(now) if now.stage == Stage::Open => {
                let (goods, money) = (state_word(&now.goods), state_word(&now.money));
                text.go_on(&message!("  {goods}, {money}", goods, money))
            }
            Some(now) => {
                let stage = text.say(&state_word(&now.stage));
                text.go_on_with(format!("  {stage}"))
            }
        };
        for item in items {
            let words = item_words(&item.id, item.region.as_deref(), item.format.as_deref());
            text.verbatim(&format!("  {words}"));
        }
        match (standing, file) {
            (Some(_), Some(path)) => text.indented(2, &message!("changed in {path}", path)),
            (None, Some(path)) => text.verbatim(&format!("  {path}")),
            (_, None) => &mut text,
        };
    }
    for path in &known.unreadable {
        text.line(&message!("cannot be read: {path}; `kemas check` says why", path));
    }
    if known.requests.is_empty() {
        text.line(&message!("no request yet; `kemas request new` asks for one"));
    }
    Ok(Answer::yes(known, text))
}
