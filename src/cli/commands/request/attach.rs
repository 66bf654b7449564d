//! `attach`: a document that proves a step.

use std::path::PathBuf;

use crate::cli::terminal::{Answer, Invocation, Officer, evidence_kind};
use crate::error::Result;
use crate::message::message;
use crate::office::EvidenceKind;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Attach {
    /// The number of the request; for `setoran` also the NTPN of a deposit.
    request: String,
    /// What the document proves.
    #[arg(value_parser = evidence_kind())]
    kind: EvidenceKind,
    /// The scan: a whole PDF, JPEG, PNG or TIFF of at most 50 MB; a copy is kept in the office home.
    file: PathBuf,
    #[command(flatten)]
    officer: Officer,
}

/// Keeps a document with a request or a deposit.
pub(in crate::cli) fn attach(call: &Invocation, args: &Attach) -> Result<Answer> {
    let mut session = call.act(&args.officer)?;
    let attached = session.attach(&args.request, args.kind, &args.file)?;
    let (number, kind, digest) = (&attached.number, attached.kind.as_str(), attached.sha256);
    let mut text = call.lines();
    if attached.added {
        text.line(&message!("{number}: {kind} attached, SHA-256 {digest}", number, kind, digest));
    } else {
        text.line(&message!(
            "{number}: this {kind} was attached on {day} already; nothing was added",
            number,
            kind,
            day = attached.on
        ));
    }
    if attached.restored {
        text.line(&message!("its copy was gone or changed, and is put back"));
    }
    text.literal(&attached.path);
    Ok(Answer::act(attached, text, session.actor()))
}
