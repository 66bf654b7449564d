//! `print`: prints a paper again as the ledger has it; a void one with BATAL.

use clap::ValueEnum;

use crate::cli::terminal::{Answer, Invocation};
use crate::error::{Error, ErrorKind, Result};
use crate::message::message;
use crate::model::PaperKind;

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Print {
    /// The kind of paper.
    #[arg(value_enum, required_unless_present = "set")]
    kind: Option<Printable>,
    /// The paper's number; for an addendum, the request's number; for an agreement, either.
    #[arg(required_unless_present = "set")]
    number: Option<String>,
    /// Which addendum of the request, counted from 1 [default: the last one].
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    serial: Option<u32>,
    /// All papers of this request, in their order and with the number of copies of each.
    #[arg(long, value_name = "REQUEST", conflicts_with_all = ["kind", "number", "serial"])]
    set: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Printable {
    /// An invoice.
    Invoice,
    /// A receipt.
    Receipt,
    /// A handover note.
    Handover,
    /// The agreement (SPPD) to be signed.
    Agreement,
    /// The addendum of an amended request.
    Addendum,
}

/// Prints a paper again, or all of a request.
pub(in crate::cli) fn print(call: &Invocation, args: &Print) -> Result<Answer> {
    if let Some(request) = &args.set {
        return set(call, request);
    }
    // Without --set, both are required.
    let number = args.number.as_deref().unwrap_or_default();
    let kind = match args.kind.unwrap_or(Printable::Invoice) {
        Printable::Invoice => PaperKind::Invoice,
        Printable::Receipt => PaperKind::Receipt,
        Printable::Handover => PaperKind::Handover,
        Printable::Agreement => {
            no_serial(args)?;
            return agreement(call, number);
        }
        Printable::Addendum => return addendum(call, number, args.serial),
    };
    no_serial(args)?;
    let printed = call.session()?.print(kind, number)?;
    let (kind, number, path) = (printed.kind, &printed.number, &printed.path);
    let text = call.text(&message!("{kind} {number}\n{path}", kind, number, path));
    Ok(Answer::yes(printed, text))
}

fn no_serial(args: &Print) -> Result<()> {
    if args.serial.is_none() {
        return Ok(());
    }
    let message = message!("only an addendum has a serial");
    Err(Error::new(ErrorKind::Usage, message)
        .field("--serial")
        .hint(message!("leave `--serial` out")))
}

fn agreement(call: &Invocation, number: &str) -> Result<Answer> {
    let printed = call.session()?.print_agreement(number)?;
    let (number, request, path) = (&printed.number, &printed.request, &printed.path);
    let text = call.text(&message!(
        "agreement {number} of request {request}\n{path}",
        number,
        request,
        path
    ));
    Ok(Answer::yes(printed, text))
}

fn addendum(call: &Invocation, number: &str, serial: Option<u32>) -> Result<Answer> {
    let printed = call.session()?.print_addendum(number, serial)?;
    let (number, serial, path) = (&printed.number, printed.serial, &printed.path);
    let text =
        call.text(&message!("addendum {serial} of request {number}\n{path}", serial, number, path));
    Ok(Answer::yes(printed, text))
}

fn set(call: &Invocation, request: &str) -> Result<Answer> {
    let printed = call.session()?.print_set(request)?;
    let mut text = call.lines();
    text.line(&message!(
        "Papers of request {request}, in their order:",
        request = &printed.request
    ));
    for paper in &printed.papers {
        let (copies, what, number) = (paper.copies, paper.words(), &paper.number);
        text.line(&match paper.signed_on {
            Some(day) => {
                message!("{copies} x {what} {number}, signed on {day}", copies, what, number, day)
            }
            None => message!("{copies} x {what} {number}", copies, what, number),
        });
        text.verbatim(&paper.path);
    }
    if printed.lacks_cover {
        text.line(&message!(
            "The cover sheet of the medium is not among the papers any more; only `kemas pack` prints it."
        ));
    }
    Ok(Answer::yes(printed, text))
}
