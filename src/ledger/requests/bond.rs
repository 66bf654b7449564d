//! What binds a request, so that another version of it is taken only as an amendment.

use rusqlite::Connection;

use super::versions::current;
use crate::error::{Error, ErrorKind, Result};
use crate::ledger::amendments::last_amendment;
use crate::ledger::store::{Ledger, broken};
use crate::ledger::track::{invoice_of_row, payment_of_row, returned_after};
use crate::message::{Message, message};
use crate::model::RequestNumber;

/// What binds the current version of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bond {
    /// An agreement was signed after its last return.
    Agreed,
    /// An invoice of it is paid.
    Paid,
    /// The request was amended before.
    Amended,
    /// It has a valid invoice, and the buyer may be on the way to pay it.
    Invoiced,
}

impl Bond {
    /// Returns what is said of the request.
    fn words(self) -> Message {
        match self {
            Self::Agreed => message!("has a signed agreement"),
            Self::Paid => message!("is paid"),
            Self::Amended => message!("was amended"),
            Self::Invoiced => message!("has an invoice"),
        }
    }

    /// Returns the error of another version that is not handed in as an amendment.
    pub fn error(self, number: &RequestNumber) -> Error {
        let bond = self.words();
        let message = message!("request {number} {bond}; it cannot change any more", number, bond);
        Error::new(ErrorKind::State, message).hint(message!(
            "run `kemas request amend {number} FILE --because REASON` where the buyer agrees to the change; for \
             another request, hand in the changed one under a new number",
            number
        ))
    }
}

impl Ledger {
    /// Returns what binds the current version of a request; `None` where another version may simply be handed in, or
    /// where it was never handed in. Whether the request has ended is not asked.
    pub fn bond(&self, number: &RequestNumber) -> Result<Option<Bond>> {
        match current(&self.connection, number)? {
            Some(row) => bond(&self.connection, row, number),
            None => Ok(None),
        }
    }
}

/// As [`Ledger::bond`]; `row` is that of the current version.
pub(in crate::ledger) fn bond(
    connection: &Connection,
    row: i64,
    number: &RequestNumber,
) -> Result<Option<Bond>> {
    let agreed = format!(
        "SELECT EXISTS (SELECT 1 FROM agreements WHERE request = ?1 AND id > {})",
        returned_after("agreement")
    );
    let agreed = connection.query_row(&agreed, [row], |found| found.get(0)).map_err(broken)?;
    if agreed {
        return Ok(Some(Bond::Agreed));
    }
    let invoice = invoice_of_row(connection, row)?;
    if let Some((invoice, _)) = &invoice
        && payment_of_row(connection, *invoice)?.is_some()
    {
        return Ok(Some(Bond::Paid));
    }
    if last_amendment(connection, number)?.is_some() {
        return Ok(Some(Bond::Amended));
    }
    Ok(invoice.map(|_| Bond::Invoiced))
}
