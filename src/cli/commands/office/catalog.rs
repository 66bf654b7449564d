//! `catalog`: the tables of the office's catalogue.

use clap::Subcommand;

use super::propose;
use crate::cli::terminal::{Answer, Invocation};
use crate::error::Result;
use crate::message::message;
use crate::office::Office;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Catalog {
    #[command(subcommand)]
    command: CatalogCommand,
}

#[derive(Debug, Subcommand)]
enum CatalogCommand {
    /// Checks all tables and names every fault with its cell and what to do (exit 1: there are faults).
    Check,
    /// Reads an unknown drive and proposes rows for the tables, each cell with its reason.
    ///
    /// The drive is only read. What is unclear is marked with `?`. Without --write nothing is
    /// changed.
    Propose(propose::Propose),
}

/// Checks the tables.
pub(in crate::cli) fn catalog(call: &Invocation, args: &Catalog) -> Result<Answer> {
    match &args.command {
        CatalogCommand::Check => check(call),
        CatalogCommand::Propose(args) => propose::propose(call, args),
    }
}

fn check(call: &Invocation) -> Result<Answer> {
    let found = Office::at(call.office_folder()?).check_catalog()?;
    let mut text = call.lines();
    for fault in &found.faults {
        text.fault(0, fault);
    }
    text.table_notes(&found.notes);
    let (tables, faults) = (found.tables.len(), found.faults.len());
    text.line(&match faults {
        0 => message!("{tables} tables without a fault", tables),
        _ => message!("{tables} tables, {faults} faults", tables, faults),
    });
    Ok(Answer::new(faults == 0, found, text))
}
