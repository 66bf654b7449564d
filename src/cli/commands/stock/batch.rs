//! `batch`: makes packages beforehand.

use std::path::PathBuf;

use crate::cli::terminal::{Answer, Effort, Invocation, item_words, whole};
use crate::error::Result;
use crate::message::message;
use crate::office::{BatchChoice, ListedItem, MOST_THREADS, SHELF_LEVEL};

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Batch {
    /// A list with the columns bundle, id, region, format instead of the catalogue's.
    #[arg(long, value_name = "FILE")]
    bundles: Option<PathBuf>,
    /// Makes so many of the items that were requested most, by the ledger.
    #[arg(long, value_name = "N", value_parser = whole(1_u16..))]
    popular: Option<u16>,
    /// Every product that the stores hold.
    #[arg(long)]
    all: bool,
    /// How hard to compress.
    #[arg(long, value_enum, default_value_t = SHELF_LEVEL.into())]
    level: Effort,
    /// Threads that compress; the bytes do not depend on it [default: all processors].
    #[arg(long, value_name = "N", value_parser = whole(1..=MOST_THREADS))]
    threads: Option<u16>,
}

/// Makes packages and puts them on the shelf.
pub(in crate::cli) fn batch(call: &Invocation, args: &Batch) -> Result<Answer> {
    let choice = BatchChoice {
        bundles: args.bundles.clone(),
        popular: args.popular,
        all: args.all,
        level: args.level.into(),
        threads: args.threads,
    };
    let made = call.session()?.batch(&choice, &call.progress)?;
    let mut text = call.lines();
    let (built, reused, failed) = (made.built, made.reused, made.failed.len());
    text.line(&message!("{built} built, {reused} reused, {failed} failed", built, reused, failed));
    for damaged in &made.damaged {
        let (item, what) = (words(&damaged.item), &damaged.what);
        text.line(&message!("damaged on the shelf and taken off it: {item}: {what}", item, what));
    }
    for failure in &made.failed {
        let (item, error) = (words(&failure.item), &failure.error);
        text.line(&message!("failed: {item}: {error}", item, error));
        text.reasons(2, error.all_reasons());
        if let Some(hint) = error.hint_message() {
            text.indented(2, &message!("hint: {hint}", hint));
        }
    }
    Ok(Answer::new(made.is_whole(), made, text))
}

fn words(item: &ListedItem) -> String {
    item_words(&item.id, item.region.as_deref(), item.format.as_deref())
}
