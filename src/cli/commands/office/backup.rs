//! `backup`: makes a backup of the office, and removes old ones by the rule.

use std::path::PathBuf;

use crate::cli::terminal::{Answer, Invocation};
use crate::error::Result;
use crate::message::message;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Backup {
    /// The folder [default: `backup_to` of kemas.toml, or cadangan in the office].
    #[arg(long, value_name = "DIR")]
    to: Option<PathBuf>,
}

/// Makes and verifies a backup.
pub(in crate::cli) fn backup(call: &Invocation, args: &Backup) -> Result<Answer> {
    let made = call.session()?.backup(args.to.as_deref(), &call.progress)?;
    let mut text = call.lines();
    text.line(&message!("{path}: verified", path = &made.path));
    for path in &made.removed {
        text.line(&message!("removed: {path}", path));
    }
    if made.same_disk {
        text.line(&message!(
            "it lies on the office's own disk: name a folder on another disk under [keep] backup_to in kemas.toml"
        ));
    }
    Ok(Answer::yes(made, text))
}
