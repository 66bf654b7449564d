//! Payment proofs of the state treasury (NTPN): each proves one payment, one overpayment or one deposit.

use rusqlite::{Connection, OptionalExtension};

use crate::error::{Error, ErrorKind, Result};
use crate::ledger::store::{broken, counted_payments};
use crate::message::message;

/// Refuses an NTPN that proves a payment, an overpayment or a deposit already; `None` (cash) passes.
pub(in crate::ledger) fn refuse_used_ntpn(
    connection: &Connection,
    ntpn: Option<&str>,
) -> Result<()> {
    let deposited = "SELECT deposited_on FROM deposits WHERE ntpn = ?1";
    let sql = format!(
        "SELECT invoices.number FROM {}
         JOIN invoices ON invoices.id = payments.invoice WHERE payments.ntpn = ?1",
        counted_payments()
    );
    let Some(ntpn) = ntpn else { return Ok(()) };
    let used: Option<String> =
        connection.query_row(&sql, [ntpn], |row| row.get(0)).optional().map_err(broken)?;
    let deposit: Option<String> =
        connection.query_row(deposited, [ntpn], |row| row.get(0)).optional().map_err(broken)?;
    if let Some(on) = deposit {
        let message = message!("NTPN {ntpn} already proves the deposit of cash on {on}", ntpn, on);
        return Err(Error::new(ErrorKind::State, message)
            .hint(message!("ask for the proof of this invoice's own payment")));
    }
    let overpaid = "SELECT invoices.number FROM overpayments
                    JOIN invoices ON invoices.id = overpayments.invoice WHERE ntpn = ?1";
    let overpaid: Option<String> =
        connection.query_row(overpaid, [ntpn], |row| row.get(0)).optional().map_err(broken)?;
    if let Some(invoice) = overpaid {
        let message = message!(
            "NTPN {ntpn} already proves an overpayment of invoice {invoice}",
            ntpn,
            invoice
        );
        return Err(Error::new(ErrorKind::State, message)
            .hint(message!("ask for the proof of this invoice's own payment")));
    }
    match used {
        Some(invoice) => {
            let message = message!(
                "NTPN {ntpn} already proves the payment of invoice {invoice}",
                ntpn,
                invoice
            );
            Err(Error::new(ErrorKind::State, message)
                .hint(message!("ask for the proof of this invoice's own payment")))
        }
        None => Ok(()),
    }
}
