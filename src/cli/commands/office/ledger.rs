//! `ledger`: verifies, exports or copies the ledger.

use std::path::PathBuf;

use clap::Subcommand;

use crate::cli::terminal::{Answer, Invocation, hole_words};
use crate::error::Result;
use crate::message::message;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Ledger {
    #[command(subcommand)]
    command: LedgerCommand,
}

#[derive(Debug, Subcommand)]
enum LedgerCommand {
    /// Reads every row and compares it with the chain (exit 1: something was changed).
    Verify {
        /// The last hash that a day's close printed: finds rows that were removed after it.
        #[arg(long, value_name = "LINK")]
        head: Option<String>,
    },
    /// Writes each table as CSV.
    Export {
        /// The folder.
        dir: PathBuf,
        /// Includes personal data.
        #[arg(long)]
        personal: bool,
    },
    /// Copies the ledger while it is in use; the copy is verified.
    Backup {
        /// A file that does not exist yet.
        file: PathBuf,
    },
}

/// Verifies, exports or copies the ledger.
pub(in crate::cli) fn ledger(call: &Invocation, args: &Ledger) -> Result<Answer> {
    let mut session = call.session()?;
    match &args.command {
        LedgerCommand::Verify { head } => {
            let check = session.verify_ledger(head.as_deref())?;
            let (result, rows, head) = (check.headline(), check.rows, &check.head);
            let mut text = call.lines();
            text.line(&message!("{result}: {rows} rows, head {head}", result, rows, head));
            for fault in &check.faults {
                let (place, what) = (fault.place(), &fault.what);
                text.line(&message!("{place}: {what}", place, what));
            }
            for hole in &check.holes {
                text.line(&hole_words(hole));
            }
            for back in &check.restores {
                let (backup, on, because) = (&back.backup, back.on, &back.because);
                text.line(&message!(
                    "put back on {on} from {backup}: {because}",
                    on,
                    backup,
                    because
                ));
            }
            Ok(Answer::new(check.is_sound(), check, text))
        }
        LedgerCommand::Export { dir, personal } => {
            let exported = session.export_ledger(dir, *personal)?;
            let text = call.text(&message!(
                "{rows} rows in {path}",
                rows = exported.rows,
                path = exported.path
            ));
            Ok(Answer::yes(exported, text))
        }
        LedgerCommand::Backup { file } => {
            let copy = session.backup_ledger(file)?;
            let text = call.text(&message!(
                "{path}: {rows} rows, verified",
                path = copy.path,
                rows = copy.rows
            ));
            Ok(Answer::yes(copy, text))
        }
    }
}
