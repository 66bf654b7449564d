//! Refusals that several steps share: what is missing, with the command that does it.

use jiff::civil::Date;

use crate::error::{Error, ErrorKind, Result};

/// Returns an error that says what is missing and the command that does it.
pub(in crate::ledger) fn missing(what: String, command: String) -> Error {
    Error::new(ErrorKind::State, what).hint(command)
}

/// Refuses a day before the one that a step rests on: such a step would stand on no day's close.
///
/// # Errors
/// [`ErrorKind::State`].
pub(in crate::ledger) fn not_before(
    on: Date,
    earliest: Date,
    what: impl std::fmt::Display,
) -> Result<()> {
    if on >= earliest {
        return Ok(());
    }
    let message = format!("{on} is before {what}, on {earliest}");
    Err(Error::new(ErrorKind::State, message).hint("set the machine's clock, or --today, right"))
}

/// Returns the error of an invoice that nobody has paid.
pub(in crate::ledger) fn unpaid(invoice: &str) -> Error {
    let command = format!(
        "run `kemas pay {invoice} --cash --treasurer NAME` or `kemas pay {invoice} --ntpn N`"
    );
    missing(format!("invoice {invoice} is not paid"), command)
}
