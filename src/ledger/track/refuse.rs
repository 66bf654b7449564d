//! Refusals that several steps share.

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension};

use crate::error::{Error, ErrorKind, Result};
use crate::ledger::store::broken;
use crate::message::{Message, message};
use crate::model::{PaperKind, RequestNumber, Sha256Digest};

/// Returns an error of [`ErrorKind::State`] that says what is missing, with a command or other advice as its hint.
pub(in crate::ledger) fn missing(what: Message, command: Message) -> Error {
    Error::new(ErrorKind::State, what).hint(command)
}

/// Refuses the day `on` of a step where it is before `earliest`, the day of an earlier step. Otherwise a close of that
/// day that was made before could lack the step.
///
/// # Errors
/// [`ErrorKind::State`].
pub(in crate::ledger) fn not_before(on: Date, earliest: Date, what: &Message) -> Result<()> {
    if on >= earliest {
        return Ok(());
    }
    let message = message!("{on} is before {what}, on {earliest}", on, what, earliest);
    Err(Error::new(ErrorKind::State, message)
        .hint(message!("set the machine's clock, or --today, right")))
}

/// Returns the message for a request that was never handed in.
pub fn unknown_request(number: &RequestNumber) -> Message {
    message!("the ledger knows no request {number}", number)
}

/// Returns the error of a paper that was never issued.
pub fn unknown_paper(kind: PaperKind, number: &str) -> Error {
    missing(
        message!("there is no {kind} {number}", kind, number),
        message!("give the number as it stands on the paper"),
    )
}

/// Returns the error of an invoice that is not paid.
pub(in crate::ledger) fn unpaid(invoice: &str) -> Error {
    let command = message!(
        "run `kemas pay {invoice} --cash --treasurer NAME` or `kemas pay {invoice} --ntpn N`",
        invoice
    );
    missing(message!("invoice {invoice} is not paid", invoice), command)
}

/// Returns the error of a step that would need a payment to be taken back.
pub(in crate::ledger) fn stays_paid(invoice: &str) -> Error {
    missing(
        message!("invoice {invoice} is paid", invoice),
        message!(
            "what the state has received is paid back by the treasury (KPPN) on the office's \
             request, never at the counter"
        ),
    )
}

/// Returns why a paper is void; `None` for a valid one.
pub(in crate::ledger) fn void_because(
    connection: &Connection,
    kind: PaperKind,
    number: &str,
) -> Result<Option<String>> {
    let sql = "SELECT because FROM voids WHERE kind = ?1 AND number = ?2";
    let key = [kind.as_str(), number];
    connection.query_row(sql, key, |row| row.get(0)).optional().map_err(broken)
}

/// Refuses a paper that is void.
///
/// # Errors
/// [`ErrorKind::State`].
pub(in crate::ledger) fn refuse_void(
    connection: &Connection,
    kind: PaperKind,
    number: &str,
) -> Result<()> {
    let because = void_because(connection, kind, number)?;
    because.map_or(Ok(()), |because| Err(is_void(kind, number, &because)))
}

/// Returns the error of a paper that is void.
pub(in crate::ledger) fn is_void(kind: PaperKind, number: &str, because: &str) -> Error {
    missing(
        message!("{kind} {number} is void (BATAL): {because}", kind, number, because),
        message!("run the command with the paper issued since"),
    )
}

/// Returns the error of a request that is not approved.
pub(in crate::ledger) fn not_approved(number: &RequestNumber) -> Error {
    missing(
        message!("request {number} is not approved as it stands", number),
        message!("run `kemas approve {number} --by NAME`", number),
    )
}

/// Returns the error of a request without a signed agreement; `agreement` is the word for it.
pub(in crate::ledger) fn not_agreed(number: &RequestNumber, agreement: &Message) -> Error {
    missing(
        message!("request {number} has no signed {agreement}", number, agreement),
        message!("run `kemas agree {number} --signed-by NAME --on DATE --scan FILE`", number),
    )
}

/// Returns the error of a manifest that no bag of the latest packing has.
pub(in crate::ledger) fn no_such_bag(number: &RequestNumber, manifest: Sha256Digest) -> Error {
    missing(
        message!(
            "no bag of the latest packing of request {number} has the manifest {manifest}",
            number,
            manifest
        ),
        message!("run `kemas pack {number} --to PATH`, or verify the bag packed last", number),
    )
}
