//! `zip`: puts any files into a ZIP.

use std::path::PathBuf;

use crate::cli::terminal::{Answer, Effort, Invocation, whole};
use crate::error::Result;
use crate::message::{message, quantity};
use crate::office::MOST_THREADS;
use crate::office::open_doors::{self, ZipOrder};

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Zip {
    /// The ZIP to write; it must not exist.
    out: PathBuf,
    /// Files and folders.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// How hard to compress [default: fast].
    #[arg(long, value_enum)]
    level: Option<Effort>,
    /// Threads that compress; the bytes do not depend on it [default: all processors].
    #[arg(long, value_name = "N", value_parser = whole(1..=MOST_THREADS))]
    threads: Option<u16>,
    /// Leaves out the seek indexes of large members.
    #[arg(long)]
    no_seek: bool,
}

/// Zips any files and folders.
pub(in crate::cli) fn zip(call: &Invocation, args: &Zip) -> Result<Answer> {
    let order = ZipOrder {
        out: args.out.clone(),
        paths: args.paths.clone(),
        level: args.level.map(Into::into),
        threads: args.threads,
        without_seek_index: args.no_seek,
    };
    let zipped = open_doors::zip(&order, &call.progress)?;
    let text = call.text(&message!(
        "{path}: {members} members, {bytes} bytes, SHA-256 {digest}",
        path = args.out.display(),
        members = zipped.members.len(),
        bytes = quantity(zipped.bytes),
        digest = zipped.zip_sha256
    ));
    Ok(Answer::yes(zipped, text))
}
