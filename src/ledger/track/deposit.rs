//! Deposits: cash receipts paid into the state treasury together.

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, ToSql};

use super::ntpn::refuse_used_ntpn;
use super::paper_rows::row_and_record;
use super::refuse::{missing, not_before, refuse_void};
use crate::error::{Error, ErrorKind, Result};
use crate::ledger::evidence::{Attaching, add_to_deposit};
use crate::ledger::store::{Ledger, add_row, broken, stored};
use crate::message::message;
use crate::model::{Deposit, PaperKind, PaymentMethod, Receipt, Rupiah};

impl Ledger {
    /// Records that the cash of receipts was paid into the state treasury under one NTPN, and the document that proves
    /// it, where one is given. `prove` renders the paper; if it fails, or the copy of the document, nothing is recorded.
    ///
    /// # Errors
    /// [`ErrorKind::State`] where no receipt is named, where one is unknown, void, not for cash, for Rp0, deposited
    /// already, named twice or of a later day, or where the NTPN was used before. A sum that is too large is an error,
    /// too.
    pub fn record_proven_deposit(
        &mut self,
        receipts: &[String],
        ntpn: &str,
        code: Option<&str>,
        on: Date,
        proof: Option<&Attaching<'_>>,
        prove: impl FnOnce(&Deposit) -> Result<()>,
    ) -> Result<Deposit> {
        self.change(|change| {
            refuse_used_ntpn(change, Some(ntpn))?;
            let mut amount = Rupiah(0);
            let mut found = Vec::new();
            for number in receipts {
                let (row, receipt) = cash_receipt(change, number)?;
                if found.iter().any(|(known, _)| *known == row) {
                    let message = message!("receipt {number} is named twice", number);
                    return Err(missing(message, message!("name each receipt once")));
                }
                not_before(on, receipt.issued_on, &message!("receipt {number}", number)).map_err(
                    |error| {
                        error.hint(message!(
                            "give the day that stands on the deposit's proof (BPN) with `--on`, or set the machine's clock, or --today, right"
                        ))
                    },
                )?;
                amount = amount.checked_add(receipt.amount).ok_or_else(|| {
                    Error::new(ErrorKind::State, message!("the sum is beyond the range of money"))
                })?;
                found.push((row, receipt));
            }
            if found.is_empty() {
                return Err(Error::new(ErrorKind::State, message!("no receipt is named")));
            }
            let sum = stored(amount.0)?;
            let cells: [(&str, &dyn ToSql); 4] = [
                ("ntpn", &ntpn),
                ("code", &code),
                ("amount", &sum),
                ("deposited_on", &on.to_string()),
            ];
            let deposit = add_row(change, "deposits", &cells)?;
            for (receipt, _) in &found {
                add_row(change, "deposited", &[("deposit", &deposit), ("receipt", receipt)])?;
            }
            let receipts = found.into_iter().map(|(_, receipt)| receipt).collect();
            let (ntpn, code) = (ntpn.to_owned(), code.map(str::to_owned));
            let made = Deposit { ntpn, code, amount, on, receipts };
            prove(&made)?;
            if let Some(proof) = proof {
                add_to_deposit(change, deposit, proof)?;
            }
            Ok(made)
        })
    }

    /// As [`Self::record_proven_deposit`], without a document.
    ///
    /// # Errors
    /// As there.
    pub fn record_deposit(
        &mut self,
        receipts: &[String],
        ntpn: &str,
        code: Option<&str>,
        on: Date,
        prove: impl FnOnce(&Deposit) -> Result<()>,
    ) -> Result<Deposit> {
        self.record_proven_deposit(receipts, ntpn, code, on, None, prove)
    }
}

/// Returns the row and the receipt with this number, where it is a valid one for cash, not of Rp0 and not deposited.
fn cash_receipt(connection: &Connection, number: &str) -> Result<(i64, Receipt)> {
    let sql = "SELECT id, body, person FROM receipts WHERE number = ?1";
    let (row, receipt): (i64, Receipt) =
        row_and_record(connection, sql, number)?.ok_or_else(|| {
            let command = message!("`kemas receipt INVOICE` issues one and prints its number");
            missing(message!("there is no receipt {number}", number), command)
        })?;
    refuse_void(connection, PaperKind::Receipt, number)?;
    if !matches!(receipt.payment.method, PaymentMethod::Cash { .. }) {
        let message = message!("receipt {number} was paid through SIMPONI, not in cash", number);
        return Err(missing(message, message!("only cash is deposited: leave this one out")));
    }
    if receipt.amount == Rupiah(0) {
        let message = message!("receipt {number} is of Rp0: there is nothing to deposit", number);
        return Err(missing(message, message!("leave this one out")));
    }
    let sql = "SELECT deposits.ntpn, deposits.deposited_on FROM deposited
               JOIN deposits ON deposits.id = deposited.deposit WHERE deposited.receipt = ?1";
    let cells = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
    let known: Option<(String, String)> =
        connection.query_row(sql, [row], cells).optional().map_err(broken)?;
    if let Some((ntpn, on)) = known {
        let message =
            message!("receipt {number} was deposited on {on}, NTPN {ntpn}", number, on, ntpn);
        return Err(missing(message, message!("leave this one out")));
    }
    Ok((row, receipt))
}
