//! The register of a month: its cash book, payments through SIMPONI, sums of the days, voids and amendments.

use jiff::ToSpan;
use jiff::civil::Date;
use rusqlite::{Connection, params};

use super::cash_book::{cash_book, invoice_number, receipt, replacement};
use crate::error::Result;
use crate::ledger::counter::money_amendments;
use crate::ledger::store::{broken, counted_payments_of_day, day};
use crate::model::{
    MonthReceipts, MonthRegister, MonthVoid, PaperKind, Rupiah, SimponiPayment, month_name,
};

/// Returns the register of the month of a day, until its end or until today.
pub(super) fn register(reading: &Connection, of: Date, today: Date) -> Result<MonthRegister> {
    let (from, end) = (of.first_of_month(), of.last_of_month());
    let until = end.min(today);
    let book = cash_book(reading, from, until)?;
    let sum = |amounts: &mut dyn Iterator<Item = Rupiah>| amounts.fold(Rupiah(0), Rupiah::plus);
    let simponi = simponi(reading, from, until)?;
    let mut amendments = Vec::new();
    let mut on = from;
    while on <= until {
        amendments.extend(money_amendments(reading, on)?);
        let Ok(next) = on.checked_add(1.day()) else { break };
        on = next;
    }
    Ok(MonthRegister {
        month: month_name(from),
        from,
        until,
        is_whole: end <= today,
        opening: book.opening,
        received: sum(&mut book.entries.iter().map(|entry| entry.received)),
        paid_out: sum(&mut book.entries.iter().map(|entry| entry.paid_out)),
        closing: book.closing(),
        entries: book.entries,
        held: book.held,
        simponi_total: sum(&mut simponi.iter().map(|paid| paid.amount)),
        simponi,
        receipts: receipts(reading, from, until)?,
        voids: voids(reading, from, until)?,
        amendments,
    })
}

/// Returns the payments through SIMPONI that were recorded from a first to a last day.
fn simponi(reading: &Connection, from: Date, until: Date) -> Result<Vec<SimponiPayment>> {
    type Cells = (i64, i64, String, Option<String>, String);
    let sql = format!(
        "SELECT payments.invoice, json_extract(payments.body, '$.amount'),
         json_extract(payments.body, '$.on'), json_extract(payments.body, '$.paid_on'),
         payments.ntpn
         FROM {} WHERE payments.ntpn IS NOT NULL
         AND json_extract(payments.body, '$.on') BETWEEN ?2 AND ?1 ORDER BY 3, payments.ntpn",
        counted_payments_of_day()
    );
    let mut select = reading.prepare_cached(&sql).map_err(broken)?;
    let cells = |row: &rusqlite::Row<'_>| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
    };
    let found = select.query_map(params![until.to_string(), from.to_string()], cells);
    let found: Vec<Cells> =
        found.map_err(broken)?.collect::<rusqlite::Result<_>>().map_err(broken)?;
    let paid = |(invoice, amount, on, paid_on, ntpn): Cells| {
        let on = day(&on)?;
        Ok(SimponiPayment {
            on,
            paid_on: paid_on.as_deref().map(day).transpose()?.unwrap_or(on),
            ntpn,
            invoice: invoice_number(reading, invoice)?,
            receipt: receipt(reading, invoice, until)?,
            amount: Rupiah(amount.unsigned_abs()),
        })
    };
    found.into_iter().map(paid).collect()
}

/// Returns the sums of the closes of the days: each counts the receipts that were issued on it and not void by its end,
/// and takes off those of earlier days that became void on it.
fn receipts(reading: &Connection, from: Date, until: Date) -> Result<MonthReceipts> {
    let issued = "json_extract(receipts.body, '$.issued_on')";
    let amount = "json_extract(receipts.body, '$.amount')";
    let sql = format!(
        "SELECT coalesce(sum({amount}), 0),
         coalesce(sum({amount}) FILTER
             (WHERE json_extract(receipts.body, '$.payment.method') = 'cash'), 0)
         FROM receipts WHERE {issued} BETWEEN ?1 AND ?2 AND NOT EXISTS
         (SELECT 1 FROM voids WHERE voids.kind = 'receipt' AND voids.number = receipts.number
          AND voids.voided_on <= {issued})"
    );
    let days = params![from.to_string(), until.to_string()];
    let cells = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
    let (total, cash): (i64, i64) = reading.query_row(&sql, days, cells).map_err(broken)?;
    let sql = format!(
        "SELECT coalesce(sum({amount}), 0) FROM voids
         JOIN receipts ON receipts.number = voids.number
         WHERE voids.kind = 'receipt' AND voids.voided_on BETWEEN ?1 AND ?2
         AND {issued} < voids.voided_on"
    );
    let reversed: i64 = reading.query_row(&sql, days, |row| row.get(0)).map_err(broken)?;
    Ok(MonthReceipts {
        total: Rupiah(total.unsigned_abs()),
        cash: Rupiah(cash.unsigned_abs()),
        simponi: Rupiah(total.abs_diff(cash)),
        reversed: Rupiah(reversed.unsigned_abs()),
    })
}

/// Returns the papers that became void, and what replaces a receipt of them.
fn voids(reading: &Connection, from: Date, until: Date) -> Result<Vec<MonthVoid>> {
    type Cells = (String, String, String, String, Option<i64>);
    let sql = "SELECT voids.kind, voids.number, voids.because, voids.voided_on, receipts.invoice
               FROM voids LEFT JOIN receipts
               ON voids.kind = 'receipt' AND receipts.number = voids.number
               WHERE voided_on BETWEEN ?1 AND ?2 ORDER BY voids.id";
    let mut select = reading.prepare_cached(sql).map_err(broken)?;
    let cells = |row: &rusqlite::Row<'_>| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
    };
    let found = select.query_map([from.to_string(), until.to_string()], cells).map_err(broken)?;
    let found: Vec<Cells> = found.collect::<rusqlite::Result<_>>().map_err(broken)?;
    let void = |(kind, number, because, on, invoice): Cells| {
        let replaced_by = match invoice {
            Some(_) => replacement(reading, &number, (&on, until))?,
            None => None,
        };
        let kind = PaperKind::parse(&kind).unwrap_or(PaperKind::Invoice);
        Ok(MonthVoid { kind, number, because, on: day(&on)?, replaced_by })
    };
    found.into_iter().map(void).collect()
}
