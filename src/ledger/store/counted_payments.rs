//! The payments that count. An amended payment keeps its row, and the row of the amendment stands instead.
//! One that was less than the total of its invoice counts no more once it is an overpayment.

/// SQL that is true for receipts that are not void.
pub(in crate::ledger) const LIVE_RECEIPT: &str = "NOT EXISTS (SELECT 1 FROM voids
     WHERE voids.kind = 'receipt' AND voids.number = receipts.number)";

/// Returns the payments that count now, as a table named `payments` for `FROM`.
///
/// Its columns are those of a payment (`invoice`, `ntpn`, `body`) and the row that it stands in: `payment` in the table
/// of payments, or else `amendment` in that of amendments.
pub(in crate::ledger) fn counted_payments() -> String {
    counted("TRUE", "TRUE", "TRUE")
}

/// As [`counted_payments`], at the end of a day, which is the query's `?1`.
pub(in crate::ledger) fn counted_payments_of_day() -> String {
    counted("one.amended_on <= ?1", "later.amended_on <= ?1", "less.recorded_on <= ?1")
}

fn counted(one: &str, later: &str, less: &str) -> String {
    format!(
        "(SELECT first.invoice, first.ntpn, first.body, first.id AS payment, NULL AS amendment
          FROM payments AS first WHERE NOT EXISTS
          (SELECT 1 FROM amendments AS later WHERE later.payment = first.id AND {later})
          AND NOT EXISTS
          (SELECT 1 FROM overpayments AS less WHERE less.payment = first.id AND {less})
          UNION ALL
          SELECT one.invoice, one.ntpn, one.body, NULL, one.id
          FROM amendments AS one WHERE one.body IS NOT NULL AND {one} AND NOT EXISTS
          (SELECT 1 FROM amendments AS later WHERE later.before = one.id AND {later})
          AND NOT EXISTS
          (SELECT 1 FROM overpayments AS less WHERE less.amended = one.id AND {less}))
         AS payments"
    )
}
