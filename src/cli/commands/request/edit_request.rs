//! `request edit`: asks what to change in a request and writes a new version.

use std::path::PathBuf;

use super::form::{Form, finish};
use crate::cli::ask::Ask;
use crate::cli::terminal::{Answer, Invocation, Officer};
use crate::error::Result;
use crate::message::message;
use crate::office::ApproveCommand;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Edit {
    /// A file, or the number of a request the ledger knows.
    request: String,
    /// The file to write [default: a new version beside the file, or in `permintaan/` of the office].
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Shows a request, asks what to change, and writes it.
pub(in crate::cli) fn edit(call: &Invocation, args: &Edit) -> Result<Answer> {
    let ask = Ask::open(
        call,
        message!(
            "run it in a terminal; or change a copy of the file in a text editor and give it to `kemas check`"
        ),
    )?;
    let given = crate::office::Given::named(&args.request);
    let mut session = call.session()?;
    if let Some(out) = &args.out {
        session.refuse_out(out)?;
    }
    let asked = session.request_to_edit(&given)?;
    let mut form = Form {
        ask: &ask,
        session: &mut session,
        progress: &call.progress,
        request: asked.request,
        guest: None,
        visit_is_set: true,
        visit_is_answered: false,
    };
    let (saved, needs_reason) = finish(&mut form, asked.from.as_ref(), args.out.as_deref())?;
    let who = Officer::default().acting();
    let visit = session.visit_of_asked(&saved.request, None, &who);
    let (number, path) = (&saved.request.number, &saved.path);
    let mut text = call.lines();
    text.line(&message!("{number}: {path}", number, path));
    if let Some(note) = &visit.note {
        text.line(note);
    }
    text.line(&message!("next:"));
    let request = if saved.by_number { number.as_str() } else { path };
    let next = ApproveCommand { request, visit: visit.number.as_deref(), needs_reason };
    text.indented(2, &session.approve_command(next));
    Ok(Answer::yes(saved, text))
}
