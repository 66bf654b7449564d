//! Billing codes of SIMPONI, with which a buyer pays an invoice at a bank.

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, ToSql, Transaction};

use super::permit::permit_invoice;
use super::refuse::{missing, not_before};
use crate::error::Result;
use crate::ledger::store::{Ledger, add_row, broken, day};
use crate::message::message;
use crate::model::{Action, BillingCode, Payment};

impl Ledger {
    /// Records the billing code of an unpaid invoice. The invoice's latest code with the same last day adds nothing.
    ///
    /// # Errors
    /// [`ErrorKind::State`](crate::error::ErrorKind::State) where there is no such invoice, where it is void, paid or
    /// of an earlier version of its request, where the request has ended, where the invoice has a code that is still
    /// valid on the day of the new one, or where the code was recorded before.
    pub fn record_billing_code(&mut self, invoice: &str, code: &BillingCode) -> Result<()> {
        self.change(|change| {
            let (row, invoice) = permit_invoice(change, invoice, Action::BillingCode)?;
            record(change, (row, &invoice.number), code)
        })
    }

    /// Voids the open billing code of an unpaid invoice, and records the one that replaces it, if any. Returns the code
    /// that is void. Where `by` is the invoice's latest code with another last day, that code counts on with this day;
    /// then, and where it has this day already, nothing is void and this returns `None`.
    ///
    /// # Errors
    /// As [`Self::record_billing_code`]; [`ErrorKind::State`](crate::error::ErrorKind::State) also where the invoice
    /// has no code that is open on the day of the amendment. The latest code may have expired where it gets another
    /// last day.
    pub fn replace_billing_code(
        &mut self,
        invoice: &str,
        by: Option<&BillingCode>,
        why: &AmendingMoney<'_>,
    ) -> Result<Option<BillingCode>> {
        self.change(|change| {
            let (row, invoice) = permit_invoice(change, invoice, Action::BillingCode)?;
            let number = &invoice.number;
            let latest = latest_code(change, row)?;
            if let Some(((code, last), new)) = latest.as_ref().zip(by)
                && last.code == new.code
            {
                put_day_right(change, (*code, last), new.expires_on, why)?;
                return Ok(None);
            }
            let open = latest.filter(|(_, code)| code.expires_on >= why.on);
            let Some((code, open)) = open else {
                return Err(missing(
                    message!("invoice {number} has no open billing code", number),
                    message!("leave `--replace` out: `kemas billing-code {number} --code N --expires DATE`", number),
                ));
            };
            add_void(change, row, (code, &open), by, why)?;
            if let Some(new) = by {
                record(change, (row, number), new)?;
            }
            Ok(Some(open))
        })
    }

    /// Returns the billing code with which an invoice can still be paid on a day, and which therefore stops cash; `None`
    /// where there is none.
    ///
    /// # Errors
    /// [`ErrorKind::State`](crate::error::ErrorKind::State) where the invoice cannot be paid: there is none, it is void
    /// or paid, or its request has changed since or has ended.
    pub fn code_open_for_cash(&self, invoice: &str, on: Date) -> Result<Option<BillingCode>> {
        let (row, _) = permit_invoice(&self.connection, invoice, Action::Pay)?;
        Ok(open_code(&self.connection, row, on)?.map(|(_, code)| code))
    }

    /// Returns the latest billing code of an invoice with the last day that counts, which may be over; `None` where it has none, or where that
    /// one is void.
    pub fn billing_code(&self, invoice: &str) -> Result<Option<BillingCode>> {
        let sql = "SELECT id FROM invoices WHERE number = ?1";
        let row: Option<i64> = self
            .connection
            .query_row(sql, [invoice], |row| row.get(0))
            .optional()
            .map_err(broken)?;
        let code = row.map(|row| latest_code(&self.connection, row)).transpose()?.flatten();
        Ok(code.map(|(_, code)| code))
    }
}

/// A billing code that becomes void with the payment of its invoice in cash.
#[derive(Debug, Clone, Copy)]
pub struct CodeToVoid<'a> {
    /// The code. Where the invoice has another open one by now, none becomes void.
    pub code: &'a str,
    /// Why, by whom and when.
    pub why: AmendingMoney<'a>,
}

/// Why an amendment of money is made, by whom and on which day.
#[derive(Debug, Clone, Copy)]
pub struct AmendingMoney<'a> {
    /// The reason.
    pub because: &'a str,
    /// The officer.
    pub by: &'a str,
    /// The day.
    pub on: Date,
}

/// Refuses cash for an invoice whose billing code can still be paid on the day of the payment.
pub(super) fn refuse_open_code(
    connection: &Connection,
    invoice: i64,
    payment: &Payment,
) -> Result<()> {
    let Some((_, open)) = open_code(connection, invoice, payment.on)? else { return Ok(()) };
    let (number, code, day) = (&payment.invoice, open.code, open.expires_on);
    let message = message!(
        "invoice {number} has the billing code {code}, which can be paid until {day}",
        number,
        code,
        day
    );
    Err(missing(
        message,
        message!(
            "void the code first, so that it is not paid a second time: `kemas billing-code {number} \
             --replace --because REASON --by NAME`, or in the same act with `--void-code`",
            number
        ),
    ))
}

/// Voids the billing code of an invoice that is paid in cash, where it is still the open one. Returns it.
pub(super) fn void_for_cash(
    change: &Transaction<'_>,
    invoice: &str,
    void: &CodeToVoid<'_>,
) -> Result<Option<BillingCode>> {
    let (row, _) = permit_invoice(change, invoice, Action::Pay)?;
    let open = open_code(change, row, void.why.on)?.filter(|(_, open)| open.code == void.code);
    let Some((code, open)) = open else { return Ok(None) };
    add_void(change, row, (code, &open), None, &void.why)?;
    Ok(Some(open))
}

/// Adds the row by which an invoice's code is void, and `by` counts in its place, if any.
fn add_void(
    change: &Transaction<'_>,
    invoice: i64,
    (row, code): (i64, &BillingCode),
    by: Option<&BillingCode>,
    why: &AmendingMoney<'_>,
) -> Result<()> {
    not_before(why.on, code.issued_on, &message!("billing code {code}", code = &code.code))?;
    let on = why.on.to_string();
    let cells: [(&str, &dyn ToSql); 8] = [
        ("how", &"code-void"),
        ("of_invoice", &invoice),
        ("code", &row),
        ("was", &code.code),
        ("becomes", &by.map(|new| &new.code)),
        ("because", &why.because),
        ("amended_by", &why.by),
        ("amended_on", &on),
    ];
    add_row(change, "amendments", &cells).map(drop)
}

/// Lets a code count on with another last day; the same day adds nothing.
fn put_day_right(
    change: &Transaction<'_>,
    (row, code): (i64, &BillingCode),
    expires_on: Date,
    why: &AmendingMoney<'_>,
) -> Result<()> {
    if code.expires_on == expires_on {
        return Ok(());
    }
    not_before(why.on, code.issued_on, &message!("billing code {code}", code = &code.code))?;
    let (was, becomes) = (code.expires_on.to_string(), expires_on.to_string());
    let on = why.on.to_string();
    let cells: [(&str, &dyn ToSql); 6] = [
        ("code", &row),
        ("was", &was),
        ("expires_on", &becomes),
        ("because", &why.because),
        ("amended_by", &why.by),
        ("amended_on", &on),
    ];
    add_row(change, "code_days", &cells).map(drop)
}

/// Returns the row and the latest billing code of an invoice, where it is not void and not expired on a day.
fn open_code(
    connection: &Connection,
    invoice: i64,
    on: Date,
) -> Result<Option<(i64, BillingCode)>> {
    let latest = latest_code(connection, invoice)?;
    Ok(latest.filter(|(_, code)| code.expires_on >= on))
}

fn record(change: &Transaction<'_>, (row, number): (i64, &str), code: &BillingCode) -> Result<()> {
    if let Some((_, last)) = latest_code(change, row)? {
        if last.code == code.code && last.expires_on == code.expires_on {
            return Ok(());
        }
        if last.code == code.code {
            let message = message!(
                "billing code {code} is recorded with the last day {day}",
                code = last.code,
                day = last.expires_on
            );
            return Err(missing(
                message,
                message!("put the day right with `--replace --because REASON --by NAME`"),
            ));
        }
        if last.expires_on >= code.issued_on {
            let message = message!(
                "invoice {number} has the billing code {last}, good until {expires_on}",
                number,
                last = last.code,
                expires_on = last.expires_on
            );
            return Err(missing(
                message,
                message!(
                    "let it be used, issue another after that day, or void it with `--replace --because REASON`"
                ),
            ));
        }
    }
    let sql = "SELECT invoices.number FROM billing_codes
                       JOIN invoices ON invoices.id = billing_codes.invoice WHERE code = ?1";
    let other: Option<String> =
        change.query_row(sql, [&code.code], |row| row.get(0)).optional().map_err(broken)?;
    if let Some(other) = other {
        let message =
            message!("billing code {code} is the one of invoice {other}", code = code.code, other);
        return Err(missing(message, message!("type the code of this invoice")));
    }
    let (issued, expires) = (code.issued_on.to_string(), code.expires_on.to_string());
    let cells: [(&str, &dyn ToSql); 4] =
        [("invoice", &row), ("code", &code.code), ("issued_on", &issued), ("expires_on", &expires)];
    add_row(change, "billing_codes", &cells).map(drop)
}

/// Returns the row and the latest billing code of an invoice; `None` where that one is void.
fn latest_code(connection: &Connection, invoice: i64) -> Result<Option<(i64, BillingCode)>> {
    let sql = "SELECT id, code, issued_on,
               coalesce((SELECT days.expires_on FROM code_days AS days
                         WHERE days.code = billing_codes.id ORDER BY days.id DESC LIMIT 1),
                        expires_on),
               EXISTS (SELECT 1 FROM amendments WHERE amendments.code = billing_codes.id)
               FROM billing_codes WHERE invoice = ?1 ORDER BY id DESC LIMIT 1";
    let cells = |row: &rusqlite::Row<'_>| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
    };
    let found: Option<(i64, String, String, String, bool)> =
        connection.query_row(sql, [invoice], cells).optional().map_err(broken)?;
    let Some((row, code, issued, expires, false)) = found else { return Ok(None) };
    let code = BillingCode { code, issued_on: day(&issued)?, expires_on: day(&expires)? };
    Ok(Some((row, code)))
}
