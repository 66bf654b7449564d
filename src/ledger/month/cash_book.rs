//! The cash book: what came in and went out, day by day.
//!
//! The lines of a day are what changed from the cash at the end of the day before to that at its end. So the balance
//! after the last line of a day is what the close of that day calls not deposited.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, params};

use crate::error::Result;
use crate::ledger::store::{broken, counted_payments_of_day, day};
use crate::model::{CashEntry, CashMove, HeldCash, Rupiah};

/// The cash book of some days.
pub(super) struct CashBook {
    /// The cash before the first day.
    pub(super) opening: Rupiah,
    pub(super) entries: Vec<CashEntry>,
    /// The payments that the cash after the last day consists of.
    pub(super) held: Vec<HeldCash>,
}

impl CashBook {
    /// Returns the cash after the last day.
    pub(super) fn closing(&self) -> Rupiah {
        self.held.iter().fold(Rupiah::default(), |sum, cash| sum.plus(cash.amount))
    }
}

/// A payment in cash that counts on a day: its invoice and its amount.
type Key = (i64, u64);

/// When it was made, and the row of its deposit, if it was deposited by then.
#[derive(Clone, Copy)]
struct Taken {
    on: Date,
    /// What was handed over beyond the amount, in rupiah.
    rounding: i64,
    deposit: Option<i64>,
}

/// Returns the cash book from a first to a last day.
pub(super) fn cash_book(reading: &Connection, first: Date, last: Date) -> Result<CashBook> {
    let mut before = taken(reading, first.yesterday().unwrap_or(first), first)?;
    let amounts = before.iter().filter(|(_, taken)| taken.deposit.is_none());
    let opening =
        amounts.fold(Rupiah::default(), |sum, ((_, amount), _)| sum.plus(Rupiah(*amount)));
    let mut book = CashBook { opening, entries: Vec::new(), held: Vec::new() };
    let mut writer = Writer { reading, last, balance: opening, entries: Vec::new() };
    for on in event_days(reading, first, last)? {
        let after = taken(reading, on, first)?;
        writer.day(on, &before, &after)?;
        before = after;
    }
    book.entries = writer.entries;
    for ((invoice, amount), taken) in before {
        if taken.deposit.is_none() {
            let (receipt, number) =
                (receipt(reading, invoice, last)?, invoice_number(reading, invoice)?);
            let amount = Rupiah(amount);
            book.held.push(HeldCash {
                receipt,
                invoice: number,
                on: taken.on,
                amount,
                rounding: taken.rounding,
            });
        }
    }
    book.held.sort_by(|a, b| (a.on, &a.receipt).cmp(&(b.on, &b.receipt)));
    Ok(book)
}

/// Writes the lines of the book.
struct Writer<'c> {
    reading: &'c Connection,
    last: Date,
    balance: Rupiah,
    entries: Vec<CashEntry>,
}

impl Writer<'_> {
    /// Adds the lines of a day, by the cash payments that count at the end of the day before and at its own.
    fn day(
        &mut self,
        on: Date,
        before: &BTreeMap<Key, Taken>,
        after: &BTreeMap<Key, Taken>,
    ) -> Result<()> {
        let (mut received, mut moved_in) = (Vec::new(), Vec::new());
        for (key, taken) in after.iter().filter(|(key, _)| !before.contains_key(key)) {
            if taken.on == on { received.push(*key) } else { moved_in.push(*key) }
        }
        for (kind, keys) in [(CashMove::Receipt, received), (CashMove::Correction, moved_in)] {
            for key in keys {
                let entry = self.of_payment(on, kind, key)?;
                self.write(CashEntry { received: Rupiah(key.1), ..entry });
            }
        }
        for (key, taken) in before.iter().filter(|(key, _)| !after.contains_key(key)) {
            if taken.deposit.is_none() {
                let entry = self.of_payment(on, CashMove::Correction, *key)?;
                self.write(CashEntry { paid_out: Rupiah(key.1), ..entry });
            }
        }
        let mut deposits: BTreeMap<i64, Rupiah> = BTreeMap::new();
        for (key, taken) in after {
            let was = before.get(key).and_then(|taken| taken.deposit);
            if let (Some(deposit), None) = (taken.deposit, was) {
                let sum = deposits.entry(deposit).or_default();
                *sum = sum.plus(Rupiah(key.1));
            }
        }
        for (deposit, paid_out) in deposits {
            let (number, receipts) = deposited(self.reading, deposit)?;
            let entry = self.entry(on, CashMove::Deposit, number);
            self.write(CashEntry { receipts, paid_out, ..entry });
        }
        Ok(())
    }

    /// Returns a line about a payment, without an amount.
    fn of_payment(&self, on: Date, kind: CashMove, (invoice, _): Key) -> Result<CashEntry> {
        let of_then = receipt(self.reading, invoice, on)?;
        let number = match of_then {
            Some(number) => Some(number),
            None => first_receipt(self.reading, invoice, (on, self.last))?,
        };
        let number = number.unwrap_or_default();
        let invoice = invoice_number(self.reading, invoice)?;
        Ok(CashEntry { invoice, ..self.entry(on, kind, number) })
    }

    fn entry(&self, on: Date, kind: CashMove, number: String) -> CashEntry {
        CashEntry {
            on,
            kind,
            number,
            invoice: String::new(),
            receipts: Vec::new(),
            received: Rupiah(0),
            paid_out: Rupiah(0),
            balance: self.balance,
        }
    }

    fn write(&mut self, entry: CashEntry) {
        let sum = self.balance.plus(entry.received).0.saturating_sub(entry.paid_out.0);
        self.balance = Rupiah(sum);
        self.entries.push(CashEntry { balance: self.balance, ..entry });
    }
}

/// Returns the payments in cash, not of Rp0, that count at the end of a day, without those that were deposited before
/// `first`.
fn taken(reading: &Connection, on: Date, first: Date) -> Result<BTreeMap<Key, Taken>> {
    let deposits = "FROM receipts JOIN deposited ON deposited.receipt = receipts.id
                    JOIN deposits ON deposits.id = deposited.deposit
                    WHERE receipts.invoice = payments.invoice AND deposits.deposited_on";
    let sql = format!(
        "SELECT payments.invoice, json_extract(payments.body, '$.amount'),
         json_extract(payments.body, '$.on'),
         (SELECT deposits.id {deposits} <= ?1 ORDER BY deposits.id LIMIT 1),
         coalesce(json_extract(payments.body, '$.rounding'), 0)
         FROM {} WHERE payments.ntpn IS NULL AND json_extract(payments.body, '$.amount') > 0
         AND json_extract(payments.body, '$.on') <= ?1
         AND NOT EXISTS (SELECT 1 {deposits} < ?2)",
        counted_payments_of_day()
    );
    let mut select = reading.prepare_cached(&sql).map_err(broken)?;
    let cells = |row: &rusqlite::Row<'_>| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
    };
    let found =
        select.query_map(params![on.to_string(), first.to_string()], cells).map_err(broken)?;
    found
        .map(|cells| {
            let (invoice, amount, on, deposit, rounding): (i64, i64, String, Option<i64>, i64) =
                cells.map_err(broken)?;
            Ok(((invoice, amount.unsigned_abs()), Taken { on: day(&on)?, rounding, deposit }))
        })
        .collect()
}

/// Returns the days on which the cash may have changed.
fn event_days(reading: &Connection, first: Date, last: Date) -> Result<BTreeSet<Date>> {
    let sql = "SELECT day FROM (
                   SELECT json_extract(body, '$.on') AS day FROM payments
                   UNION SELECT json_extract(body, '$.on') FROM amendments WHERE body IS NOT NULL
                   UNION SELECT amended_on FROM amendments
                   UNION SELECT deposited_on FROM deposits)
               WHERE day BETWEEN ?1 AND ?2";
    let mut select = reading.prepare_cached(sql).map_err(broken)?;
    let cells = |row: &rusqlite::Row<'_>| row.get::<_, String>(0);
    let found = select.query_map([first.to_string(), last.to_string()], cells).map_err(broken)?;
    found.map(|cell| day(&cell.map_err(broken)?)).collect()
}

/// Returns the number of an invoice's receipt that was valid at the end of a day.
pub(super) fn receipt(reading: &Connection, invoice: i64, on: Date) -> Result<Option<String>> {
    let sql = "SELECT number FROM receipts WHERE invoice = ?1
               AND json_extract(body, '$.issued_on') <= ?2
               AND NOT EXISTS (SELECT 1 FROM voids WHERE voids.kind = 'receipt'
                   AND voids.number = receipts.number AND voids.voided_on <= ?2)
               ORDER BY id DESC LIMIT 1";
    let mut select = reading.prepare_cached(sql).map_err(broken)?;
    select.query_row(params![invoice, on.to_string()], |row| row.get(0)).optional().map_err(broken)
}

/// Returns the number of the first receipt of an invoice that was issued after a day, up to another one.
fn first_receipt(
    reading: &Connection,
    invoice: i64,
    (on, last): (Date, Date),
) -> Result<Option<String>> {
    let sql = "SELECT number FROM receipts WHERE invoice = ?1
               AND json_extract(body, '$.issued_on') > ?2
               AND json_extract(body, '$.issued_on') <= ?3 ORDER BY id LIMIT 1";
    let mut select = reading.prepare_cached(sql).map_err(broken)?;
    let key = params![invoice, on.to_string(), last.to_string()];
    select.query_row(key, |row| row.get(0)).optional().map_err(broken)
}

/// Returns the number of the receipt that was issued in the place of a void one: of the same invoice, or of the invoice
/// to which its payment was moved.
pub(super) fn replacement(
    reading: &Connection,
    void: &str,
    (voided_on, last): (&str, Date),
) -> Result<Option<String>> {
    let sql = "SELECT receipts.number FROM receipts JOIN receipts AS void ON void.number = ?1
               WHERE receipts.id > void.id AND receipts.invoice IN (void.invoice,
                   (SELECT invoice FROM amendments WHERE of_invoice = void.invoice
                    AND how = 'payment-amended' AND amended_on = ?2 ORDER BY id DESC LIMIT 1))
               AND json_extract(receipts.body, '$.issued_on') BETWEEN ?2 AND ?3
               ORDER BY receipts.id LIMIT 1";
    let mut select = reading.prepare_cached(sql).map_err(broken)?;
    let key = params![void, voided_on, last.to_string()];
    select.query_row(key, |row| row.get(0)).optional().map_err(broken)
}

/// Returns the number of an invoice.
pub(super) fn invoice_number(reading: &Connection, invoice: i64) -> Result<String> {
    let sql = "SELECT number FROM invoices WHERE id = ?1";
    let mut select = reading.prepare_cached(sql).map_err(broken)?;
    select.query_row([invoice], |row| row.get(0)).map_err(broken)
}

/// Returns the NTPN of a deposit and the numbers of its receipts.
fn deposited(reading: &Connection, deposit: i64) -> Result<(String, Vec<String>)> {
    let sql = "SELECT ntpn FROM deposits WHERE id = ?1";
    let ntpn = reading.query_row(sql, [deposit], |row| row.get(0)).map_err(broken)?;
    let sql =
        "SELECT receipts.number FROM deposited JOIN receipts ON receipts.id = deposited.receipt
               WHERE deposited.deposit = ?1 ORDER BY deposited.id";
    let mut select = reading.prepare_cached(sql).map_err(broken)?;
    let found = select.query_map([deposit], |row| row.get(0)).map_err(broken)?;
    Ok((ntpn, found.collect::<rusqlite::Result<_>>().map_err(broken)?))
}
