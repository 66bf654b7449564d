//! What reached the state treasury according to the ledger, for the comparison with SIMPONI.

use jiff::civil::Date;
use rusqlite::ToSql;

use crate::error::Result;
use crate::ledger::store::{Ledger, add_row, broken, counted_payments, day, to_body};
use crate::model::{ReachedTreasury, Reconciliation, Rupiah, Sha256Digest};

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

    /// Records a comparison with an export of SIMPONI.
    pub fn record_reconciliation(
        &mut self,
        found: &Reconciliation,
        (file, sha256): (&str, Sha256Digest),
        on: Date,
    ) -> Result<()> {
        self.change(|change| {
            let body = to_body(found)?;
            let cells: [(&str, &dyn ToSql); 5] = [
                ("month", &found.month),
                ("file", &file),
                ("sha256", &sha256.to_string()),
                ("body", &body),
                ("reconciled_on", &on.to_string()),
            ];
            add_row(change, "reconciliations", &cells).map(drop)
        })
    }
}
