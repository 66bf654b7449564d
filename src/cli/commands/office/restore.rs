//! `restore`: puts a backup back as the office.

use std::path::PathBuf;

use crate::cli::terminal::{Answer, Invocation, Officer, hole_words, usual_officer};
use crate::error::Result;
use crate::message::{Message, and, message};
use crate::office::{Office, RestoreOrder};

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Restore {
    /// The file that `kemas backup` made.
    file: PathBuf,
    /// The last number in the paper register: invoice, receipt, handover or agreement; `none` without a paper since.
    #[arg(long, value_name = "KIND=NUMBER")]
    last: Vec<String>,
    /// Replaces a sound ledger that has rows which the backup lacks; it is kept aside.
    #[arg(long)]
    replace: bool,
    /// Why the backup is put back.
    #[arg(long, value_name = "REASON")]
    because: Option<String>,
    #[command(flatten)]
    officer: Officer,
}

/// Puts a backup back into the office's folder.
pub(in crate::cli) fn restore(call: &Invocation, args: &Restore) -> Result<Answer> {
    let order = RestoreOrder {
        file: &args.file,
        last: &args.last,
        replace: args.replace,
        because: args.because.as_deref(),
        who: &args.officer.acting(),
        usual: usual_officer(),
    };
    let office = Office::at(call.office_folder()?);
    let restored = office.restore(&order, call.clock, &call.progress)?;
    let (office, made) = (&restored.office, &restored.made_at);
    let mut text = call.lines();
    text.line(&message!("{office}: put back as it was at {made}", office, made));
    for hole in &restored.holes {
        text.line(&hole_words(hole));
    }
    if !restored.also_lost.is_empty() {
        text.line(&lost_words(&restored.also_lost));
    }
    if let Some(before) = &restored.before {
        text.line(&message!("the files that were there before: {before}", before));
    }
    text.line(&message!("next: connect the stores, then run `kemas doctor` and `kemas index`"));
    let by = restored.by.clone();
    Ok(Answer::act(restored, text, by))
}

/// The most numbers that stand in a line; JSON has all of them.
const SHOWN: usize = 20;

/// Returns which requests and visits are not in the backup.
fn lost_words(lost: &[String]) -> Message {
    let shown = and(lost.iter().take(SHOWN));
    let more = lost.len().saturating_sub(SHOWN);
    if more == 0 {
        message!("not in the backup, so to be entered again from their papers: {shown}", shown)
    } else {
        message!(
            "not in the backup, so to be entered again from their papers: {shown}, and {more} more (all of them with --json)",
            shown,
            more
        )
    }
}
