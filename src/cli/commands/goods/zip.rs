//! `zip`: any files by the bare engine.

use std::path::PathBuf;

use crate::cli::terminal::{Answer, Effort, Invocation};
use crate::error::Result;
use crate::office::{MOST_THREADS, open_doors};

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Zip {
    /// The ZIP to write; it must not exist.
    out: PathBuf,
    /// Files and folders.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// How hard to compress.
    #[arg(long, value_enum, default_value_t = Effort::Fast)]
    level: Effort,
    /// Threads that compress; the bytes do not depend on it [default: all processors].
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=i64::from(MOST_THREADS)))]
    threads: Option<u16>,
    /// Leaves out the seek indexes of large members.
    #[arg(long)]
    no_seek: bool,
}

/// Zips any files.
pub(in crate::cli) fn zip(call: &Invocation, args: &Zip) -> Result<Answer> {
    let (threads, seekable) = (args.threads, !args.no_seek);
    let level = args.level.into();
    let zipped = open_doors::zip(&args.out, &args.paths, level, threads, seekable, &call.progress)?;
    let text = format!(
        "{}: {} members, {} bytes, SHA-256 {}",
        args.out.display(),
        zipped.members.len(),
        zipped.bytes,
        zipped.zip_sha256
    );
    Ok(Answer::yes(zipped, text))
}
