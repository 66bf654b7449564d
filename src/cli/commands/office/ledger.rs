//! `ledger`: verifies, exports or copies the ledger.

use std::path::PathBuf;

use clap::Subcommand;
use serde::Serialize;

use crate::cli::terminal::{Answer, Invocation, hole_words};
use crate::error::Result;
use crate::message::message;
use crate::office::{EvidenceCheck, EvidenceFault, LedgerCheck};

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
        /// Reads the documents and scans of the office, too, and compares them with the ledger.
        #[arg(long)]
        evidence: bool,
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

/// The check of the ledger, with that of documents and scans.
#[derive(Serialize)]
struct WithEvidence {
    #[serde(flatten)]
    check: LedgerCheck,
    evidence: EvidenceCheck,
}

/// Verifies, exports or copies the ledger.
pub(in crate::cli) fn ledger(call: &Invocation, args: &Ledger) -> Result<Answer> {
    let mut session = call.session()?;
    match &args.command {
        LedgerCommand::Verify { head, evidence } => {
            let mut check = session.verify_ledger(head.as_deref())?;
            let evidence = evidence.then(|| session.verify_evidence()).transpose()?;
            let is_sound =
                check.is_sound() && evidence.as_ref().is_none_or(EvidenceCheck::is_sound);
            if !is_sound {
                check.result = "rusak";
            }
            let result = if is_sound { check.headline() } else { message!("DAMAGED") };
            let (rows, head) = (check.rows, &check.head);
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
            let Some(evidence) = evidence else {
                return Ok(Answer::new(is_sound, check, text));
            };
            text.line(&message!(
                "documents and scans: {files} files, {count} of them gone or changed",
                files = evidence.files,
                count = evidence.faults.len()
            ));
            for EvidenceFault { path, what } in &evidence.faults {
                text.line(&message!("{path}: {what}", path, what));
            }
            Ok(Answer::new(is_sound, WithEvidence { check, evidence }, text))
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
