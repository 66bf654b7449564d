//! Verification of what the treasury owes and paid back beyond amendments: each overpayment has a proof of its own, and
//! each refund is the sum that was owed.

use rusqlite::Connection;

use super::amended_sums::Wrong;
use super::counted_payments::counted_payments;
use super::database_error::broken;
use crate::error::Result;
use crate::message::message;

/// Reports overpayments whose NTPN proves another payment or a deposit, or whose invoice is not paid; and refunds of
/// another sum than was owed.
pub(super) fn wrong_refunds(connection: &Connection) -> Result<Vec<Wrong>> {
    let payments = counted_payments();
    let used = format!(
        "SELECT id FROM overpayments WHERE ntpn IN (SELECT ntpn FROM deposits)
         OR EXISTS (SELECT 1 FROM {payments} WHERE payments.ntpn = overpayments.ntpn
                    AND (payments.invoice <> overpayments.invoice
                         OR coalesce(overpayments.payment, overpayments.amended) IS NOT NULL))"
    );
    // What was less than the total leaves its invoice unpaid.
    let unpaid = format!(
        "SELECT id FROM overpayments WHERE coalesce(payment, amended) IS NULL
         AND NOT EXISTS (SELECT 1 FROM {payments} WHERE payments.invoice = overpayments.invoice)"
    );
    let sums = "SELECT refunds.id FROM refunds
                LEFT JOIN overpayments ON overpayments.id = refunds.overpayment
                LEFT JOIN claims ON claims.id = refunds.claim
                WHERE refunds.amount IS NOT coalesce(overpayments.amount, claims.amount)";
    let mut wrong = Vec::new();
    for (table, sql, what) in [
        ("overpayments", &*used, message!("the proof of the overpayment proves another payment")),
        ("overpayments", &*unpaid, message!("the overpaid invoice is not paid")),
        ("refunds", sums, message!("what was paid back is not what was owed")),
    ] {
        let mut select = connection.prepare(sql).map_err(broken)?;
        let rows = select.query_map([], |row| row.get(0)).map_err(broken)?;
        for row in rows {
            wrong.push((table, row.map_err(broken)?, what.clone()));
        }
    }
    Ok(wrong)
}
