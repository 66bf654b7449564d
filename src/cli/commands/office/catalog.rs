//! `catalog`: the tables of the office's catalogue.

use clap::Subcommand;

use super::{catalog_add, catalog_update, propose};
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
    /// Checks all tables and names the faults with their cells and what to do (exit 1: there are faults).
    Check,
    /// Adds a product: asks for its cells and writes the row at its place in the table.
    ///
    /// The row has the form of the table's other rows. All tables are checked before the table is
    /// replaced; with a fault, nothing is written.
    Add(Box<catalog_add::Add>),
    /// Brings the tables to the version that this program has.
    ///
    /// A table that the office has not changed is replaced. Of a changed one, the office's own and
    /// changed rows stay. All tables are checked first; with a fault, nothing is written.
    Update(catalog_update::Update),
    /// Reads an unknown drive and proposes rows for the tables, each cell with its reason.
    ///
    /// The drive is only read. What is unclear is marked with `?`. Without --write nothing is
    /// changed.
    Propose(propose::Propose),
}

/// Checks the tables, or changes them.
pub(in crate::cli) fn catalog(call: &Invocation, args: &Catalog) -> Result<Answer> {
    match &args.command {
        CatalogCommand::Check => check(call),
        CatalogCommand::Add(args) => catalog_add::add(call, args),
        CatalogCommand::Update(args) => catalog_update::update(call, args),
        CatalogCommand::Propose(args) => propose::propose(call, args),
    }
}

fn check(call: &Invocation) -> Result<Answer> {
    let found = Office::at(call.office_folder()?).check_catalog()?;
    let mut text = call.lines();
    text.faults(0, &found.faults);
    text.table_notes(&found.notes);
    let (tables, faults) = (found.tables.len(), found.faults.len());
    text.line(&match faults {
        0 => message!("{tables} tables without a fault", tables),
        _ => message!("{tables} tables, {faults} faults", tables, faults),
    });
    Ok(Answer::new(faults == 0, found, text))
}
