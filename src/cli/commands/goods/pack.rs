//! `pack`: writes an approved and agreed request onto a medium and reads it back.

use std::path::PathBuf;

use crate::cli::terminal::{Answer, Effort, Invocation, Officer, Shape, whole};
use crate::error::Result;
use crate::message::{Message, message, quantity};
use crate::office::{Form, MOST_THREADS, PackOrder};

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Pack {
    /// A file, `-`, or the number of a request the ledger knows.
    pub(in crate::cli) request: String,
    /// The folder on the medium.
    #[arg(long, value_name = "PATH")]
    pub(in crate::cli) to: PathBuf,
    /// How hard to compress [default: what lies on the shelf as it is, the rest fast].
    #[arg(long, value_enum)]
    pub(in crate::cli) level: Option<Effort>,
    /// One ZIP for each product, or one folder with its files as they are.
    #[arg(long, value_enum, default_value_t = Form::default().into())]
    pub(in crate::cli) form: Shape,
    /// Threads that compress; the bytes do not depend on it [default: all processors].
    #[arg(long, value_name = "N", value_parser = whole(1..=MOST_THREADS))]
    pub(in crate::cli) threads: Option<u16>,
    #[command(flatten)]
    pub(in crate::cli) officer: Officer,
}

/// Packs a request and shows its bags, how they were read back, how many packages were taken from the shelf, those that
/// were damaged there, and the findings on maps.
pub(in crate::cli) fn pack(call: &Invocation, args: &Pack) -> Result<Answer> {
    let order = PackOrder {
        request: Invocation::given(&args.request)?,
        target: args.to.clone(),
        level: args.level.map(Into::into),
        form: args.form.into(),
        threads: args.threads,
    };
    let mut session = call.act(&args.officer)?;
    let packed = session.pack(&order, &call.progress)?;
    let mut text = call.lines();
    for bag in &packed.bags {
        let (path, bytes, code) = (&bag.path, quantity(bag.bytes), &bag.short_code);
        text.line(&message!("{path}  {bytes} bytes  {code}", path, bytes, code));
    }
    let proof = match packed.proof {
        Some(proof) => proof.words(),
        None => Message::verbatim("-"),
    };
    text.line(&message!("complete and read back ({proof})", proof));
    if !packed.shelf.taken.is_empty() {
        let count = packed.shelf.taken.len();
        text.line(&message!("{count} packages were taken from the shelf", count));
    }
    for damaged in &packed.shelf.damaged {
        let (package, what) = (&damaged.package, &damaged.what);
        text.line(&message!(
            "damaged on the shelf and made anew: {package}: {what}",
            package,
            what
        ));
    }
    text.piece_findings(&packed.maps);
    Ok(Answer::act(packed, text, session.actor()))
}
