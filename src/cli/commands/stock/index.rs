//! `index`: records what is in the stores now.

use crate::cli::terminal::{Answer, Invocation};
use crate::error::Result;
use crate::index::IndexOptions;
use crate::message::{decimal, message, quantity};

#[derive(Debug, Default, clap::Args)]
pub(in crate::cli) struct Index {
    /// Reads everything again.
    #[arg(long)]
    pub(in crate::cli) rehash: bool,
    /// Takes a store that is empty, lies on another disk or lost many files.
    #[arg(long)]
    pub(in crate::cli) accept_loss: bool,
}

/// Refreshes the index, and shows its size and all findings, or the stores that are probably not mounted.
pub(in crate::cli) fn index(call: &Invocation, args: &Index) -> Result<Answer> {
    let indexed = call.session()?.refresh_index(
        &IndexOptions { rehash: args.rehash, accept_loss: args.accept_loss },
        &call.progress,
    )?;
    let mut text = call.lines();
    if !indexed.lost.is_empty() {
        for lost in &indexed.lost {
            let (store, before, now) = (&*lost.store, lost.before, lost.now);
            text.line(&if lost.other_disk {
                message!(
                    "The store {store} lies on another disk than before ({before} files then, \
                     {now} now): not mounted?",
                    store,
                    before,
                    now
                )
            } else if lost.now >= before {
                message!(
                    "The store {store} lacks {missing} of its {before} files, though others are there: is this another \
                     disk?",
                    store,
                    missing = lost.missing,
                    before
                )
            } else {
                message!(
                    "The store {store} had {before} files and has {now} now: not mounted?",
                    store,
                    before,
                    now
                )
            });
        }
        text.line(&message!(
            "The index stays as it was. Mount the disk and run `kemas index` again. Where this is \
             right and the files are gone for good, run `kemas index --accept-loss`."
        ));
        return Ok(Answer::new(false, indexed, text));
    }
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
    text.table_notes(&indexed.notes);
    Ok(Answer::yes(indexed, text))
}
