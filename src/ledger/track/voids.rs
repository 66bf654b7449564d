//! Void papers: the paper is no longer valid, and its number is not used again.

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, ToSql, Transaction};

use super::permit::{permit, permit_invoice};
use super::refuse::{missing, not_before, refuse_void, unknown_paper};
use crate::error::Result;
use crate::ledger::store::{Ledger, add_row, broken, day};
use crate::message::message;
use crate::model::{Action, PaperKind, RequestNumber, Void};

impl Ledger {
    /// Voids a paper: its number stays taken, but the paper is no longer valid.
    ///
    /// # Errors
    /// [`ErrorKind::State`](crate::error::ErrorKind::State) where there is no such paper or it is void already, where
    /// the invoice is paid (only the treasury pays back), where the receipt's cash is deposited, where the day is
    /// before the paper's, or where the request has ended. Also for a receipt where the request is handed over, and for
    /// a receipt or a handover note where a complaint is open.
    pub fn void(&mut self, kind: PaperKind, number: &str, because: &str, on: Date) -> Result<Void> {
        self.change(|change| {
            let request = request_of(change, kind, number)?;
            let step = match kind {
                PaperKind::Invoice => Action::VoidInvoice,
                PaperKind::Receipt => Action::VoidReceipt,
                PaperKind::Handover => Action::VoidHandover,
            };
            match kind {
                PaperKind::Invoice => drop(permit_invoice(change, number, step)?),
                // Of an amended request one receipt may become void while another invoice is not paid yet.
                PaperKind::Receipt => {
                    refuse_void(change, kind, number)?;
                    permit_invoice(change, &invoice_of_receipt(change, number)?, step)?;
                }
                PaperKind::Handover => {
                    refuse_void(change, kind, number)?;
                    permit(change, &request, step)?;
                }
            }
            if kind == PaperKind::Receipt {
                refuse_deposited(change, number)?;
            }
            not_before(
                on,
                issued_on(change, kind, number)?,
                &message!("{kind} {number}", kind, number),
            )?;
            add_void(change, kind, number, because, on)
        })
    }

    /// Returns the number of the request that a paper belongs to; `None` where the paper was never issued.
    pub fn request_of_paper(&self, kind: PaperKind, number: &str) -> Result<Option<String>> {
        Ok(match kind {
            PaperKind::Invoice => self.invoice(number)?.map(|paper| paper.request),
            PaperKind::Receipt => self.receipt(number)?.map(|paper| paper.request),
            PaperKind::Handover => self.handover(number)?.map(|paper| paper.request),
        })
    }

    /// Returns when and why a paper became void; `None` for a valid one.
    pub fn void_of(&self, kind: PaperKind, number: &str) -> Result<Option<Void>> {
        let sql = "SELECT because, voided_on FROM voids WHERE kind = ?1 AND number = ?2";
        let cells = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
        let found: Option<(String, String)> = self
            .connection
            .query_row(sql, [kind.as_str(), number], cells)
            .optional()
            .map_err(broken)?;
        let Some((because, on)) = found else { return Ok(None) };
        Ok(Some(Void { kind, number: number.to_owned(), because, on: day(&on)? }))
    }
}

/// Adds the row of a void.
pub(in crate::ledger) fn add_void(
    change: &Transaction<'_>,
    kind: PaperKind,
    number: &str,
    because: &str,
    on: Date,
) -> Result<Void> {
    let cells: [(&str, &dyn ToSql); 4] = [
        ("kind", &kind.as_str()),
        ("number", &number),
        ("because", &because),
        ("voided_on", &on.to_string()),
    ];
    add_row(change, "voids", &cells)?;
    Ok(Void { kind, number: number.to_owned(), because: because.to_owned(), on })
}

/// Returns the number of the request that a paper belongs to, or the error of a paper that was never issued.
fn request_of(connection: &Connection, kind: PaperKind, number: &str) -> Result<RequestNumber> {
    let sql = match kind {
        PaperKind::Invoice => {
            "SELECT requests.number FROM invoices JOIN requests ON requests.id = request
             WHERE invoices.number = ?1"
        }
        PaperKind::Receipt => {
            "SELECT requests.number FROM receipts JOIN invoices ON invoices.id = receipts.invoice
             JOIN requests ON requests.id = invoices.request WHERE receipts.number = ?1"
        }
        PaperKind::Handover => {
            "SELECT requests.number FROM handovers JOIN requests ON requests.id = request
             WHERE handovers.number = ?1"
        }
    };
    let found: Option<String> =
        connection.query_row(sql, [number], |row| row.get(0)).optional().map_err(broken)?;
    let request = found.as_deref().and_then(RequestNumber::parse);
    request.ok_or_else(|| unknown_paper(kind, number))
}

/// Returns the number of the invoice that a receipt is for.
fn invoice_of_receipt(connection: &Connection, receipt: &str) -> Result<String> {
    let sql = "SELECT invoices.number FROM receipts JOIN invoices ON invoices.id = receipts.invoice
               WHERE receipts.number = ?1";
    connection.query_row(sql, [receipt], |row| row.get(0)).map_err(broken)
}

/// Returns the day on which a paper was issued.
fn issued_on(connection: &Connection, kind: PaperKind, number: &str) -> Result<Date> {
    let (table, key) = match kind {
        PaperKind::Invoice => ("invoices", "issued_on"),
        PaperKind::Receipt => ("receipts", "issued_on"),
        PaperKind::Handover => ("handovers", "on"),
    };
    let sql = format!("SELECT json_extract(body, '$.{key}') FROM {table} WHERE number = ?1");
    let text: String = connection.query_row(&sql, [number], |row| row.get(0)).map_err(broken)?;
    day(&text)
}

/// Refuses to void a receipt whose cash is in the state treasury.
pub(super) fn refuse_deposited(connection: &Connection, number: &str) -> Result<()> {
    let sql = "SELECT EXISTS (SELECT 1 FROM deposited
               JOIN receipts ON receipts.id = deposited.receipt WHERE receipts.number = ?1)";
    if connection.query_row(sql, [number], |row| row.get(0)).map_err(broken)? {
        let message =
            message!("the cash of receipt {number} is deposited; the receipt stays", number);
        return Err(missing(
            message,
            message!("what the state has received is paid back by the treasury (KPPN)"),
        ));
    }
    Ok(())
}
