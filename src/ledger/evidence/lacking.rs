//! Which payment is not proven by a document yet.

use rusqlite::params;

use crate::error::Result;
use crate::ledger::store::{Ledger, broken, counted_payments};
use crate::model::RequestNumber;

impl Ledger {
    /// Returns true where an invoice was paid by NTPN and a proof of payment (`bpn`) of its request is lacking: there
    /// are fewer of them than such payments that have a receipt, with this one and with what was overpaid. Payments that an earlier version of the
    /// program recorded are not counted: they came before the first print of a paper to be signed.
    pub fn lacks_proof_of_payment(&self, number: &RequestNumber, invoice: &str) -> Result<bool> {
        let sql = format!(
            "WITH due AS (
                SELECT invoices.id, invoices.number, payments.ntpn FROM {}
                JOIN invoices ON invoices.id = payments.invoice
                JOIN requests ON requests.id = invoices.request
                JOIN chain ON (chain.of_table = 'payments' AND chain.of_row = payments.payment)
                    OR (chain.of_table = 'amendments' AND chain.of_row = payments.amendment)
                WHERE requests.number = ?1 AND payments.ntpn IS NOT NULL
                AND chain.id > (SELECT min(id) FROM chain WHERE of_table = 'prints'))
             SELECT EXISTS (SELECT 1 FROM due WHERE number = ?2)
                AND (SELECT count(*) FROM due WHERE number = ?2 OR EXISTS
                    (SELECT 1 FROM receipts WHERE receipts.invoice = due.id))
                + (SELECT count(*) FROM overpayments
                    JOIN invoices ON invoices.id = overpayments.invoice
                    JOIN requests ON requests.id = invoices.request
                    WHERE requests.number = ?1
                    AND overpayments.ntpn NOT IN (SELECT ntpn FROM due))
                > (SELECT count(*) FROM evidence JOIN requests ON requests.id = evidence.request
                    WHERE requests.number = ?1 AND evidence.kind = 'bpn')",
            counted_payments()
        );
        let key = params![number.as_str(), invoice];
        self.connection.query_row(&sql, key, |row| row.get(0)).map_err(broken)
    }
}
