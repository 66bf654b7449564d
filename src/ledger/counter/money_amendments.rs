//! What was amended of billing codes and payments on a day.

use jiff::civil::Date;
use rusqlite::Connection;

use crate::error::Result;
use crate::ledger::store::broken;
use crate::model::MoneyAmendment;

/// Returns the amendments of billing codes and payments on a day, in the order in which they were recorded.
pub(in crate::ledger) fn money_amendments(
    connection: &Connection,
    on: Date,
) -> Result<Vec<MoneyAmendment>> {
    type Cells = (String, String, Option<String>, String, String);
    // The NTPN of an overpayment is that of a payment only where the payment's sum was amended. What was more than the
    // total is the rest beyond the payment that counts; what was less stands there with its whole sum.
    let rupiah = |sum: &str| format!("'Rp' || replace(printf('%,d', {sum}), ',', '.')");
    let (was, becomes) =
        (rupiah("paid"), rupiah("iif(coalesce(payment, amended) IS NULL, paid + amount, amount)"));
    let sql = format!(
        "SELECT invoices.number, was, becomes, because, amended_by FROM
               (SELECT of_invoice AS invoice, was, becomes, because, amended_by, chain.id AS place
                FROM amendments
                JOIN chain ON of_table = 'amendments' AND of_row = amendments.id
                WHERE how <> 'paid' AND amended_on = ?1
                UNION ALL
                SELECT billing_codes.invoice, billing_codes.code || ': ' || was,
                    code_days.expires_on, because, amended_by, chain.id
                FROM code_days JOIN billing_codes ON billing_codes.id = code_days.code
                JOIN chain ON of_table = 'code_days' AND of_row = code_days.id
                WHERE amended_on = ?1
                UNION ALL
                SELECT invoice, ntpn || ': ' || {was}, {becomes}, because,
                    coalesce(acted_by, ''), place FROM
                    (SELECT overpayments.*, acted_by, chain.id AS place, coalesce(
                        (SELECT json_extract(body, '$.amount') FROM payments
                         WHERE payments.ntpn = overpayments.ntpn),
                        (SELECT json_extract(body, '$.amount') FROM amendments
                         WHERE amendments.ntpn = overpayments.ntpn ORDER BY id DESC)) AS paid
                     FROM overpayments
                     JOIN chain ON of_table = 'overpayments' AND of_row = overpayments.id
                     WHERE recorded_on = ?1)
                WHERE paid IS NOT NULL) AS amended
               JOIN invoices ON invoices.id = amended.invoice ORDER BY place"
    );
    let cells = |row: &rusqlite::Row<'_>| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
    };
    let mut select = connection.prepare_cached(&sql).map_err(broken)?;
    let found = select.query_map([on.to_string()], cells).map_err(broken)?;
    let found: Vec<Cells> = found.collect::<rusqlite::Result<_>>().map_err(broken)?;
    let told = |(invoice, was, becomes, because, by)| MoneyAmendment {
        invoice,
        was,
        becomes,
        because,
        by,
        on,
    };
    Ok(found.into_iter().map(told).collect())
}
