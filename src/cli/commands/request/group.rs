//! `request`: asks for a request, shows it, changes it, lists all, amends one that is agreed or invoiced.

use clap::Subcommand;

use super::{amend, edit_request, list_requests, new_request, show_request};
use crate::cli::terminal::{Answer, Invocation};
use crate::error::Result;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Request {
    #[command(subcommand)]
    command: RequestCommand,
}

#[derive(Debug, Subcommand)]
enum RequestCommand {
    /// Asks for a request in the terminal and writes its file; nothing is recorded yet.
    ///
    /// Takes the guest from the guest book, offers products and regions of the catalogue, shows the
    /// price so far and the verdict. Esc goes back, Ctrl-C leaves without writing anything.
    New(new_request::New),
    /// Shows a request: who asks, what for, which data at what price, and its state.
    Show(show_request::Show),
    /// Asks what to change in a request and writes a new version to a new file.
    Edit(edit_request::Edit),
    /// Lists the requests of the ledger and those whose files wait in the office.
    List,
    /// Changes a request that is agreed or invoiced: new check, new approval, an addendum to the agreement.
    ///
    /// What was paid stays as it is. What the changed request costs beyond it is charged by a
    /// supplementary invoice; what was paid beyond its price is recorded as a claim on the treasury.
    /// Afterwards the addendum is signed (`kemas agree`) and the data are packed anew.
    Amend(amend::Amend),
}

/// Runs a command of the group.
pub(in crate::cli) fn request(call: &Invocation, args: &Request) -> Result<Answer> {
    match &args.command {
        RequestCommand::New(args) => new_request::new(call, args),
        RequestCommand::Show(args) => show_request::show(call, args),
        RequestCommand::Edit(args) => edit_request::edit(call, args),
        RequestCommand::List => list_requests::list(call),
        RequestCommand::Amend(args) => amend::amend(call, args),
    }
}
