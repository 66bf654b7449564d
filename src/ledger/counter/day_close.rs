//! The close of a day: its receipts, cash that is not in the treasury yet, and papers that became void.
//!
//! The lists and sums of a day are those at its end. A receipt that became void on a later day counts on its own day;
//! on the day it became void it is listed as reversed. So the close of an earlier day that is made again has the same
//! sums, unless something was recorded for that day since. The hash in it is the chain's last one when it is made, and
//! blanked names show as `(dihapus)`.

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, params};

use super::deposits_of_day::deposits;
use super::money_amendments::money_amendments;
use crate::error::Result;
use crate::ledger::amendments::claims;
use crate::ledger::refunds::{open_overpayments, refunds_of_day};
use crate::ledger::store::{Ledger, broken, chain_head, counted_payments_of_day, day};
use crate::ledger::track::{records, row_and_record};
use crate::message::message;
use crate::model::{
    CashInHand, DayClose, Invoice, PaperKind, Payment, PaymentMethod, Receipt, Rupiah, TariffTotal,
    Void,
};

/// SQL that is true for receipts that were void by the end of the day `?2`.
const VOID_BY_THEN: &str = "EXISTS (SELECT 1 FROM voids WHERE voids.kind = 'receipt'
     AND voids.number = receipts.number AND voids.voided_on <= ?2)";

impl Ledger {
    /// Returns the close of a day. Its lists and sums are those at the end of the day; the hash is the chain's last one
    /// of now, empty where the ledger has no row.
    pub fn day_close(&self, on: Date) -> Result<DayClose> {
        let reading = self.connection.unchecked_transaction().map_err(broken)?;
        let mut close = DayClose { on, ..DayClose::default() };
        receipts(&reading, &mut close)?;
        reversed(&reading, &mut close)?;
        close.deposits = deposits(&reading, on)?;
        close.undeposited = cash_in_hand(&reading, on)?;
        let in_hand = close.undeposited.iter().map(|cash| cash.amount);
        close.undeposited_total = in_hand.fold(Rupiah::default(), Rupiah::plus);
        close.undeposited_rounding = close.undeposited.iter().map(|cash| cash.rounding).sum();
        close.claims = claims(&reading, on, None)?;
        let owed = close.claims.iter().map(|claim| claim.amount);
        close.claims_total = owed.fold(Rupiah::default(), Rupiah::plus);
        let overpaid = open_overpayments(&reading, on, None)?;
        close.overpayments = overpaid.into_iter().map(|(_, one)| one).collect();
        close.refunds = refunds_of_day(&reading, on)?;
        let sum = |amounts: &mut dyn Iterator<Item = Rupiah>| {
            amounts.fold(Rupiah::default(), Rupiah::plus)
        };
        close.overpayments_total = sum(&mut close.overpayments.iter().map(|one| one.amount));
        close.refunds_total = sum(&mut close.refunds.iter().map(|one| one.amount));
        close.tariffs.sort_by(|a, b| (&a.tariff, &a.title).cmp(&(&b.tariff, &b.title)));
        close.voids = voids(&reading, on)?;
        close.amendments = money_amendments(&reading, on)?;
        close.ledger_head = chain_head(&reading)?.map(|(_, hash)| hash).unwrap_or_default();
        Ok(close)
    }

    /// Returns the payments in cash, except those of Rp0, that were made by the end of the day and not deposited by
    /// then.
    pub fn cash_in_hand(&self, on: Date) -> Result<Vec<CashInHand>> {
        let reading = self.connection.unchecked_transaction().map_err(broken)?;
        cash_in_hand(&reading, on)
    }
}

/// Adds the receipts issued on the day that were not void at its end, their sums, and the totals by tariff row.
fn receipts(reading: &Connection, close: &mut DayClose) -> Result<()> {
    let on = close.on.to_string();
    let sql = format!(
        "SELECT id FROM receipts WHERE json_extract(body, '$.issued_on') = ?1
         AND NOT {VOID_BY_THEN} ORDER BY id"
    );
    for row in ids(reading, &sql, &on)? {
        let sql = "SELECT invoice, body, person FROM receipts WHERE id = ?1";
        let found: Option<(i64, Receipt)> = row_and_record(reading, sql, row)?;
        let Some((invoice, receipt)) = found else { continue };
        let sum = match receipt.payment.method {
            PaymentMethod::Cash { .. } => &mut close.cash,
            PaymentMethod::Simponi { .. } => &mut close.simponi,
        };
        *sum = sum.plus(receipt.amount);
        close.total = close.total.plus(receipt.amount);
        let sql = "SELECT id, body, person FROM invoices WHERE id = ?1";
        let charged: Option<(i64, Invoice)> = row_and_record(reading, sql, invoice)?;
        if let Some((_, invoice)) = charged {
            add_lines(&mut close.tariffs, &invoice);
        }
        close.receipts.push(receipt);
    }
    Ok(())
}

fn add_lines(tariffs: &mut Vec<TariffTotal>, invoice: &Invoice) {
    if invoice.supplement.is_some() {
        let total = TariffTotal {
            tariff: TariffTotal::SUPPLEMENT.to_owned(),
            title: message!("supplementary invoices").indonesian(),
            legal_basis: invoice.legal_basis.join("; "),
            unit: "tagihan".to_owned(),
            lines: 1,
            quantity: 1,
            amount: invoice.total,
        };
        return add_total(tariffs, total);
    }
    for line in &invoice.lines {
        let line = &line.price;
        let total = TariffTotal {
            tariff: line.tariff.clone(),
            title: line.rate.indonesian(),
            legal_basis: line.legal_basis.clone(),
            unit: line.unit.clone(),
            lines: 1,
            quantity: line.quantity,
            amount: line.amount,
        };
        add_total(tariffs, total);
    }
}

fn add_total(tariffs: &mut Vec<TariffTotal>, total: TariffTotal) {
    // A row whose price changed between the invoices is listed once for each price.
    let is_same =
        |known: &&mut TariffTotal| known.tariff == total.tariff && known.title == total.title;
    match tariffs.iter_mut().find(is_same) {
        Some(known) => {
            known.lines += total.lines;
            known.quantity = known.quantity.saturating_add(total.quantity);
            known.amount = known.amount.plus(total.amount);
        }
        None => tariffs.push(total),
    }
}

/// Adds the receipts of earlier days that became void on the day of the close, and their sum.
fn reversed(reading: &Connection, close: &mut DayClose) -> Result<()> {
    let sql = "SELECT receipts.id FROM voids JOIN receipts ON receipts.number = voids.number
               WHERE voids.kind = 'receipt' AND voids.voided_on = ?1
               AND json_extract(receipts.body, '$.issued_on') < ?2 ORDER BY voids.id";
    for row in ids(reading, sql, &close.on.to_string())? {
        let sql = "SELECT id, body, person FROM receipts WHERE id = ?1";
        let found: Option<(i64, Receipt)> = row_and_record(reading, sql, row)?;
        let Some((_, receipt)) = found else { continue };
        close.reversed_total = close.reversed_total.plus(receipt.amount);
        close.reversed.push(receipt);
    }
    Ok(())
}

/// Returns each payment in cash that was made by the end of the day and not deposited by then, also where its receipt
/// is void. Payments of Rp0 are left out.
pub(super) fn cash_in_hand(reading: &Connection, on: Date) -> Result<Vec<CashInHand>> {
    let on = on.to_string();
    let mut in_hand = Vec::new();
    let sql = format!(
        "SELECT payments.invoice, payments.body, NULL FROM {}
         WHERE payments.ntpn IS NULL AND json_extract(payments.body, '$.amount') > 0
         AND json_extract(payments.body, '$.on') <= ?1 AND NOT EXISTS
         (SELECT 1 FROM receipts JOIN deposited ON deposited.receipt = receipts.id
          JOIN deposits ON deposits.id = deposited.deposit
          WHERE receipts.invoice = payments.invoice AND deposits.deposited_on <= ?1)
         ORDER BY payments.amendment, payments.payment",
        counted_payments_of_day()
    );
    for (invoice, paid) in records::<Payment>(reading, &sql, &on)? {
        let Some((_, charged)) = row_and_record::<Invoice>(
            reading,
            "SELECT id, body, person FROM invoices WHERE id = ?1",
            invoice,
        )?
        else {
            continue;
        };
        // A valid receipt is preferred to one that is void.
        let sql = format!(
            "SELECT number, {VOID_BY_THEN} AS is_void FROM receipts WHERE invoice = ?1
             AND json_extract(body, '$.issued_on') <= ?2 ORDER BY is_void, id DESC LIMIT 1"
        );
        let mut select = reading.prepare_cached(&sql).map_err(broken)?;
        let cells = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
        let receipt: Option<(String, bool)> =
            select.query_row(params![invoice, on], cells).optional().map_err(broken)?;
        let (receipt, is_void) =
            receipt.map_or((None, false), |(number, void)| (Some(number), void));
        in_hand.push(CashInHand {
            receipt,
            is_void,
            invoice: charged.number,
            received_from: charged.buyer,
            on: paid.on,
            amount: paid.amount,
            rounding: paid.rounding,
            was_due: None,
        });
    }
    Ok(in_hand)
}

/// Returns the ids that a query for a day finds; the day is bound to both `?1` and `?2`.
fn ids(reading: &Connection, sql: &str, on: &str) -> Result<Vec<i64>> {
    let mut select = reading.prepare_cached(sql).map_err(broken)?;
    let ids = select.query_map([on, on], |row| row.get(0)).map_err(broken)?;
    ids.collect::<rusqlite::Result<_>>().map_err(broken)
}

fn voids(connection: &Connection, on: Date) -> Result<Vec<Void>> {
    let sql = "SELECT kind, number, because, voided_on FROM voids WHERE voided_on = ?1 ORDER BY id";
    let mut select = connection.prepare(sql).map_err(broken)?;
    let cells = |row: &rusqlite::Row<'_>| {
        let kind: String = row.get(0)?;
        Ok((kind, row.get(1)?, row.get(2)?, row.get::<_, String>(3)?))
    };
    let found = select.query_map([on.to_string()], cells).map_err(broken)?;
    found
        .map(|cells| {
            let (kind, number, because, voided) = cells.map_err(broken)?;
            let kind = PaperKind::parse(&kind).unwrap_or(PaperKind::Invoice);
            Ok(Void { kind, number, because, on: day(&voided)? })
        })
        .collect()
}
