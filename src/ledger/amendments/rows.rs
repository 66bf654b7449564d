//! Reading the amendments of a request, and what was paid before.

use rusqlite::{Connection, OptionalExtension};

use crate::error::Result;
use crate::ledger::store::{Ledger, broken, counted_payments, day, from_body};
use crate::ledger::track::{receipt_of_row, records};
use crate::model::{Amendment, Invoice, PaidInvoice, Repriced, RequestNumber, Rupiah, Supplement};

/// Returns the last amendment of a request, with its row; `None` where it was not amended.
pub(in crate::ledger) fn last_amendment(
    connection: &Connection,
    number: &RequestNumber,
) -> Result<Option<(i64, Amendment)>> {
    let sql = format!("{SELECT} WHERE requests.number = ?1 ORDER BY amended.id DESC LIMIT 1");
    read(connection, &sql, &[&number.as_str()])
}

/// Returns the amendment of a request with this serial.
pub(in crate::ledger) fn amendment_with(
    connection: &Connection,
    number: &RequestNumber,
    serial: u32,
) -> Result<Option<Amendment>> {
    let sql = format!("{SELECT} WHERE requests.number = ?1 AND amended.serial = ?2");
    Ok(read(connection, &sql, &[&number.as_str(), &serial])?.map(|(_, amendment)| amendment))
}

const SELECT: &str = "SELECT amended.id, amended.serial, amended.because, amended.amended_by,
     amended.amended_on, amended.body FROM amended_requests AS amended
     JOIN requests ON requests.id = amended.request";

fn read(
    connection: &Connection,
    sql: &str,
    keys: &[&dyn rusqlite::ToSql],
) -> Result<Option<(i64, Amendment)>> {
    type Cells = (i64, u32, String, String, String, Option<String>);
    let cells = |row: &rusqlite::Row<'_>| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?))
    };
    let mut select = connection.prepare_cached(sql).map_err(broken)?;
    let found: Option<Cells> = select.query_row(keys, cells).optional().map_err(broken)?;
    let Some((row, serial, because, by, on, body)) = found else { return Ok(None) };
    let price = body.as_deref().map(from_body).transpose()?;
    Ok(Some((row, Amendment { serial, because, by, on: day(&on)?, price })))
}

/// Returns the paid invoices of all versions of a request with their rows, the first one first.
pub(in crate::ledger) fn paid_invoices(
    connection: &Connection,
    number: &RequestNumber,
) -> Result<Vec<(i64, Invoice)>> {
    let payments = counted_payments();
    let sql = format!(
        "SELECT invoices.id, invoices.body, invoices.person FROM requests
         JOIN invoices ON invoices.request = requests.id
         JOIN {payments} ON payments.invoice = invoices.id
         WHERE requests.number = ?1 ORDER BY invoices.id"
    );
    records(connection, &sql, number.as_str())
}

/// Returns what was paid for a request: the paid invoices and their sum, with a price of nothing.
pub(in crate::ledger) fn paid_before(
    connection: &Connection,
    number: &RequestNumber,
) -> Result<Option<Supplement>> {
    let paid = paid_invoices(connection, number)?;
    if paid.is_empty() {
        return Ok(None);
    }
    let earlier: Vec<PaidInvoice> =
        paid.iter().map(|(_, invoice)| PaidInvoice::of(invoice)).collect();
    let sum = earlier.iter().map(|one| one.total).fold(Rupiah::default(), Rupiah::plus);
    Ok(Some(Supplement { earlier, paid: sum, due: Rupiah::default() }))
}

/// Returns the first paid invoice of a request that has no valid receipt.
pub(in crate::ledger) fn without_receipt(
    connection: &Connection,
    number: &RequestNumber,
) -> Result<Option<Invoice>> {
    for (row, invoice) in paid_invoices(connection, number)? {
        if receipt_of_row(connection, row)?.is_none() {
            return Ok(Some(invoice));
        }
    }
    Ok(None)
}

/// Returns the price that a request had last, beside what was paid for it: that of its last amendment, or of its last
/// paid invoice. `None` where nothing was paid.
fn priced_before(connection: &Connection, number: &RequestNumber) -> Result<Option<Repriced>> {
    let Some(paid) = paid_before(connection, number)? else { return Ok(None) };
    let amended = last_amendment(connection, number)?.and_then(|(_, amendment)| amendment.price);
    let last = match amended {
        Some(price) => Some((price.sums.due, price.lines)),
        None => paid_invoices(connection, number)?.pop().map(|(_, invoice)| {
            (invoice.supplement.map_or(invoice.total, |sums| sums.due), invoice.lines)
        }),
    };
    Ok(last.map(|(due, lines)| Repriced { sums: Supplement { due, ..paid }, lines }))
}

impl Ledger {
    /// Returns the price that a request had last, beside what was paid for it; `None` where nothing was paid.
    pub fn priced_before(&self, number: &RequestNumber) -> Result<Option<Repriced>> {
        priced_before(&self.connection, number)
    }

    /// Returns the last amendment of a request; `None` where it was not amended.
    pub fn last_amendment(&self, number: &RequestNumber) -> Result<Option<Amendment>> {
        Ok(last_amendment(&self.connection, number)?.map(|(_, amendment)| amendment))
    }

    /// Returns the amendment of a request with this serial.
    pub fn amendment(&self, number: &RequestNumber, serial: u32) -> Result<Option<Amendment>> {
        amendment_with(&self.connection, number, serial)
    }

    /// Returns the last paid invoice of all versions of a request.
    pub fn last_paid(&self, number: &RequestNumber) -> Result<Option<Invoice>> {
        Ok(paid_invoices(&self.connection, number)?.pop().map(|(_, invoice)| invoice))
    }

    /// Returns what was paid for a request so far, with a price of nothing; `None` where nothing was paid.
    pub fn paid_before(&self, number: &RequestNumber) -> Result<Option<Supplement>> {
        paid_before(&self.connection, number)
    }

    /// Returns the first paid invoice of a request that has no valid receipt.
    pub fn without_receipt(&self, number: &RequestNumber) -> Result<Option<Invoice>> {
        without_receipt(&self.connection, number)
    }
}
