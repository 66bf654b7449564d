//! `print`: prints a paper again as the ledger has it; a void one with BATAL.

use clap::ValueEnum;

use crate::cli::terminal::{Answer, Invocation};
use crate::error::{Error, ErrorKind, Result};
use crate::message::message;
use crate::model::PaperKind;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Print {
    /// The kind of paper.
    #[arg(value_enum)]
    kind: Printable,
    /// The paper's number; for an addendum, the request's number.
    number: String,
    /// Which addendum of the request, counted from 1 [default: the last one].
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    serial: Option<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Printable {
    /// An invoice.
    Invoice,
    /// A receipt.
    Receipt,
    /// A handover note.
    Handover,
    /// The addendum of an amended request.
    Addendum,
}

/// Prints a paper again.
pub(in crate::cli) fn print(call: &Invocation, args: &Print) -> Result<Answer> {
    let kind = match args.kind {
        Printable::Invoice => PaperKind::Invoice,
        Printable::Receipt => PaperKind::Receipt,
        Printable::Handover => PaperKind::Handover,
        Printable::Addendum => return addendum(call, args),
    };
    if args.serial.is_some() {
        let message = message!("only an addendum has a serial");
        return Err(Error::new(ErrorKind::Usage, message)
            .field("--serial")
            .hint(message!("leave `--serial` out")));
    }
    let printed = call.session()?.print(kind, &args.number)?;
    let (kind, number, path) = (printed.kind, &printed.number, &printed.path);
    let text = call.text(&message!("{kind} {number}\n{path}", kind, number, path));
    Ok(Answer::yes(printed, text))
}

fn addendum(call: &Invocation, args: &Print) -> Result<Answer> {
    let printed = call.session()?.print_addendum(&args.number, args.serial)?;
    let (number, serial, path) = (&printed.number, printed.serial, &printed.path);
    let text =
        call.text(&message!("addendum {serial} of request {number}\n{path}", serial, number, path));
    Ok(Answer::yes(printed, text))
}
