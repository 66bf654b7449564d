//! What reached the state treasury according to the ledger, for the comparison with SIMPONI.

use jiff::civil::Date;
use rusqlite::ToSql;
use serde::Serialize;

use crate::error::Result;
use crate::ledger::store::{Ledger, add_row, broken, counted_payments, day, to_body};
use crate::model::{Rupiah, Sha256Digest};

/// Money that reached the state treasury, as the ledger has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReachedTreasury {
    /// The NTPN.
    pub ntpn: String,
    /// The number of the paid invoice; empty for a deposit of cash.
    pub invoice: String,
    /// The amount.
    pub amount: Rupiah,
    /// The day: that of the bank, or of the deposit.
    pub on: Date,
}

impl Ledger {
    /// Returns all money that reached the treasury: payments through SIMPONI, deposits of cash, and what was paid
    /// beyond.
    pub fn reached_treasury(&self) -> Result<Vec<ReachedTreasury>> {
        let sql = format!(
            "SELECT payments.ntpn, invoices.number, json_extract(payments.body, '$.amount'),
             coalesce(json_extract(payments.body, '$.paid_on'), json_extract(payments.body, '$.on'))
             FROM {} JOIN invoices ON invoices.id = payments.invoice
             WHERE payments.ntpn IS NOT NULL
             UNION ALL SELECT ntpn, '', amount, deposited_on FROM deposits
             UNION ALL SELECT ntpn, invoices.number, amount, paid_on FROM overpayments
             JOIN invoices ON invoices.id = overpayments.invoice",
            counted_payments()
        );
        let mut select = self.connection.prepare_cached(&sql).map_err(broken)?;
        let cells =
            |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?));
        let found = select.query_map([], cells).map_err(broken)?;
        found
            .map(|cells| {
                let (ntpn, invoice, amount, on): (String, String, i64, String) =
                    cells.map_err(broken)?;
                let amount = Rupiah(amount.unsigned_abs());
                Ok(ReachedTreasury { ntpn, invoice, amount, on: day(&on)? })
            })
            .collect()
    }

    /// Records the comparison of a month, such as `2026-11`, with an export of SIMPONI: its name and digest.
    pub fn record_reconciliation(
        &mut self,
        month: &str,
        found: &impl Serialize,
        (file, sha256): (&str, Sha256Digest),
        on: Date,
    ) -> Result<()> {
        self.change(|change| {
            let body = to_body(found)?;
            let cells: [(&str, &dyn ToSql); 5] = [
                ("month", &month),
                ("file", &file),
                ("sha256", &sha256.to_string()),
                ("body", &body),
                ("reconciled_on", &on.to_string()),
            ];
            add_row(change, "reconciliations", &cells).map(drop)
        })
    }
}
