//! `index`: what lies in the stores now.

use crate::cli::terminal::{Answer, Invocation, store_findings};
use crate::error::Result;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Index {
    /// Reads everything again.
    #[arg(long)]
    pub(in crate::cli) rehash: bool,
}

/// Refreshes the index.
pub(in crate::cli) fn index(call: &Invocation, args: &Index) -> Result<Answer> {
    let indexed = call.session()?.refresh_index(args.rehash, &call.progress)?;
    let mut text = format!(
        "{} files, {} bytes: {} hashed, {} unchanged, {:.1} s",
        indexed.files, indexed.bytes, indexed.hashed, indexed.reused, indexed.seconds
    );
    text.push_str(&store_findings(&indexed.findings));
    Ok(Answer::yes(indexed, text))
}
