//! `request new`: asks for a request in the terminal and writes its file.

use std::path::PathBuf;

use serde::Serialize;

use super::form::{Form, ask_all, finish, leave};
use crate::cli::ask::Ask;
use crate::cli::terminal::{Answer, Invocation, Officer};
use crate::error::Result;
use crate::message::message;
use crate::office::{ApproveCommand, Saved};

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct New {
    /// The guest's visit, or its queue number of today [default: chosen from today's visits].
    #[arg(long, value_name = "VISIT")]
    visit: Option<String>,
    /// The request's number [default: the next free one].
    #[arg(long, value_name = "N")]
    number: Option<String>,
    /// The file to write [default: one named by its number in `permintaan` of the office].
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// A request that was asked for.
#[derive(Serialize)]
struct Written {
    #[serde(flatten)]
    saved: Saved,
    /// The visit at which it is handed in; `null` where there was none.
    visit: Option<String>,
}

/// Asks for a request and writes it.
pub(in crate::cli) fn new(call: &Invocation, args: &New) -> Result<Answer> {
    let ask = Ask::open(
        call,
        message!(
            "run it in a terminal; or write the request by hand (`kemas help petugas`, part 4) and give its file to \
             `kemas check`"
        ),
    )?;
    let mut session = call.session()?;
    if let Some(out) = &args.out {
        session.refuse_out(out)?;
    }
    let mut request = session.new_request(args.number.as_deref())?;
    let guest = args.visit.as_deref().map(|visit| session.guest(visit)).transpose()?;
    let mut lines = ask.lines();
    lines.line(&message!(
        "Request {number}. Esc: back, Ctrl-C: leave without saving.",
        number = &request.number
    ));
    if let Some(guest) = &guest {
        guest.fill(&mut request);
        let (name, visit) = (&guest.name, &guest.visit);
        lines.line(&message!("Guest: {name} (visit {visit})", name, visit));
    }
    ask.tell(&lines);
    let visit_is_set = guest.is_some();
    let mut form = Form {
        ask: &ask,
        session: &mut session,
        progress: &call.progress,
        request,
        guest,
        visit_is_set,
        visit_is_answered: false,
    };
    while !ask_all(&mut form)? {
        leave(&form)?;
    }
    let guest = form.guest.clone();
    let (saved, needs_reason) = finish(&mut form, None, args.out.as_deref())?;
    let who = Officer::default().acting();
    let visit = session.visit_of_asked(&saved.request, guest.as_ref(), &who);
    let (number, path) = (&saved.request.number, &saved.path);
    let mut text = call.lines();
    text.line(&message!("{number}: {path}", number, path));
    if let Some(note) = &visit.note {
        text.line(note);
    }
    if let Some(wanted) = &saved.instead_of {
        text.line(&message!(
            "another request took the number {wanted} meanwhile; this one is {number} now",
            wanted,
            number
        ));
    }
    text.line(&message!("next:"));
    let request = if saved.by_number { number.as_str() } else { path };
    let next = ApproveCommand { request, visit: visit.number.as_deref(), needs_reason };
    text.indented(2, &session.approve_command(next));
    Ok(Answer::yes(Written { saved, visit: visit.number }, text))
}
