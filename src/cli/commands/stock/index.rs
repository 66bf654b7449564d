//! `index`: records what is in the stores now.

use crate::cli::terminal::{Answer, Invocation};
use crate::error::Result;
use crate::message::{decimal, message, quantity};

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Index {
    /// Reads everything again.
    #[arg(long)]
    pub(in crate::cli) rehash: bool,
}

/// Refreshes the index, and shows its size and all findings.
pub(in crate::cli) fn index(call: &Invocation, args: &Index) -> Result<Answer> {
    let indexed = call.session()?.refresh_index(args.rehash, &call.progress)?;
    let mut text = call.lines();
    text.line(&message!(
        "{files} files, {bytes} bytes: {hashed} hashed, {unchanged} unchanged, {seconds} s",
        files = indexed.files,
        bytes = quantity(indexed.bytes),
        hashed = indexed.hashed,
        unchanged = indexed.reused,
        seconds = decimal(indexed.seconds, 1)
    ));
    if indexed.files == 0 {
        text.line(&message!(
            "The data folders are still empty. Put the files of a product under store/ROOT, where \
             ROOT is the column `root` of its row in catalog/datasets.csv or catalog/layers.csv, \
             then run `kemas index`. Details: `kemas help pengelola`, part 7."
        ));
    }
    text.store_findings(&indexed.findings);
    Ok(Answer::yes(indexed, text))
}
