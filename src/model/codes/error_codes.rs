//! The codes of errors, as in `error.code` of a JSON answer.

use super::code::{Code, Effect};
use crate::error::ErrorKind;
use crate::message::{Message, message};

/// All of them, in the order of [`ErrorKind::ALL`].
pub(super) static ALL: [Code; 20] = [
    error(
        ErrorKind::Usage,
        message!("The command line is wrong."),
        message!("Read the hint, or `kemas help COMMAND`, and type the command again."),
    ),
    error(
        ErrorKind::Request,
        message!("The request cannot be read, or a field of it is wrong."),
        message!("Correct the field that the message names in the file of the request."),
    ),
    error(
        ErrorKind::Catalog,
        message!("A table of the catalogue is wrong."),
        message!("Correct the line and the column that the message names."),
    ),
    error(
        ErrorKind::Office,
        message!("The office folder or its kemas.toml is missing or wrong."),
        message!(
            "Check `--office` or KEMAS_OFFICE, and the line of kemas.toml that the message \
             names; `kemas init` makes a new office."
        ),
    ),
    error(
        ErrorKind::Store,
        message!("A folder with data is missing or cannot be read."),
        message!("Connect the disk or correct `stores` in kemas.toml, then run `kemas index`."),
    ),
    error(
        ErrorKind::Index,
        message!("The index is missing, out of date, or holds findings that stop the sale."),
        message!("Run `kemas index` and mend what it reports."),
    ),
    error(
        ErrorKind::SourceChanged,
        message!("A file changed since it was indexed."),
        message!("Run `kemas index`, look at its findings, then pack again."),
    ),
    error(
        ErrorKind::Withheld,
        message!("The item may not leave as it is."),
        message!(
            "The message names the finding; mend the source, or approve with a reason that \
             names the code where that is allowed."
        ),
    ),
    error(
        ErrorKind::Target,
        message!("The medium or folder cannot take the package."),
        message!("Use another medium, or the folder that the message asks for."),
    ),
    error(
        ErrorKind::NoSpace,
        message!("The medium or disk is full, or too small."),
        message!(
            "Free some space or use a larger medium, then run the command again; nothing half \
             done is taken for a package."
        ),
    ),
    error(
        ErrorKind::Exists,
        message!("What should be made is there already."),
        message!("Use the one that is there, or name another place."),
    ),
    error(
        ErrorKind::Interrupted,
        message!("The work was stopped before its end."),
        message!("Run the command again; what was half done is not taken for whole."),
    ),
    error(
        ErrorKind::ReadBack,
        message!("What was read back from the medium differs from what was written."),
        message!("Do not hand this medium over. Use another one and pack again."),
    ),
    error(
        ErrorKind::State,
        message!(
            "A step is asked for before the steps that it needs, or after the end of the request."
        ),
        message!("`kemas status REQUEST` shows what is done and what may follow."),
    ),
    error(
        ErrorKind::Ledger,
        message!("The ledger refuses the entry, or is damaged."),
        message!(
            "Run `kemas ledger verify`; do not write on, and restore the last copy where it is \
             damaged."
        ),
    ),
    error(
        ErrorKind::Paper,
        message!("The template of a paper is wrong."),
        message!("Correct the line of the template that the message names."),
    ),
    error(
        ErrorKind::Map,
        message!("A map cannot be opened, read or written."),
        message!("Open it in QGIS; put a good copy in its place and run `kemas index`."),
    ),
    error(
        ErrorKind::Microdata,
        message!("A file of microdata cannot be read or written as CSV."),
        message!(
            "Look at the record and the column that the message names; ask for the format as \
             held, or mend the source."
        ),
    ),
    error(
        ErrorKind::Io,
        message!("The operating system refused to read or write a file."),
        message!("Check rights of access, disk and cable, then run the command again."),
    ),
    error(
        ErrorKind::Internal,
        message!("kemas itself is at fault."),
        message!("Run the command again; if it stays, report the message and the command."),
    ),
];

const fn error(kind: ErrorKind, meaning: Message, remedy: Message) -> Code {
    Code { code: kind.code(), effect: Effect::Fails, meaning, remedy }
}
