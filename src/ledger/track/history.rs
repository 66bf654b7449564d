//! The history of a request: its steps, each with its moment where one was recorded.

use serde::Serialize;

use crate::error::Result;
use crate::ledger::store::{Ledger, broken};
use crate::model::RequestNumber;

/// A step of a request, with the moment that the chain holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StepTaken {
    /// The step, such as `approved`.
    pub step: String,
    /// What is to be said of the step, such as a number, a code, a reason or a result; `None` where there is nothing.
    pub what: Option<String>,
    /// When it was recorded (`2026-11-24T09:41:05`); `None` where no moment was stored, as by an older version of the
    /// program.
    pub at: Option<String>,
    /// The officer who recorded it, or *tidak disebut* where none was named; `None` in what an older version of the
    /// program recorded.
    pub by: Option<String>,
    /// True for an unpaid invoice that a change or a return of its request replaced, so that it cannot be paid any more;
    /// [`Ledger::steps`] leaves it false.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub superseded: bool,
}

/// Each table, the name of its step (empty: the column `how` has it), the column for `what`, and the condition on the
/// rows of a request.
const STEPS: [(&str, &str, &str, &str); 20] = [
    ("requests", "recorded", "NULL", "number = ?1"),
    ("approvals", "approved", "verdict", "request IN asked"),
    ("agreements", "agreed", "NULL", "request IN asked"),
    ("packages", "packed", "short_code", "request IN asked"),
    (
        "verifications",
        "verified",
        "result",
        "package IN (SELECT id FROM packages WHERE request IN asked)",
    ),
    ("invoices", "invoiced", "number", "request IN asked"),
    ("billing_codes", "billing-code", "code", "invoice IN charged"),
    ("payments", "paid", "ntpn", "invoice IN charged"),
    ("receipts", "received", "number", "invoice IN charged"),
    ("handovers", "handed-over", "number", "request IN asked"),
    ("corrections", "correction", "because", "request IN asked"),
    (
        "voids",
        "void",
        "number",
        "(kind, number) IN (SELECT 'invoice', number FROM invoices WHERE request IN asked
          UNION ALL SELECT 'receipt', number FROM receipts WHERE invoice IN charged
          UNION ALL SELECT 'handover', number FROM handovers WHERE request IN asked)",
    ),
    ("decisions", "", "because", "request IN asked"),
    ("amended_requests", "amended", "because", "request IN asked"),
    (
        "amendments",
        "",
        "(SELECT CASE how WHEN 'paid' THEN ntpn
         ELSE was || coalesce(' -> ' || becomes, '') || ': ' || because END)",
        "of_invoice IN charged OR invoice IN charged",
    ),
    (
        "code_days",
        "code-day",
        "(SELECT was || ' -> ' || expires_on || ': ' || because)",
        "code IN (SELECT id FROM billing_codes WHERE invoice IN charged)",
    ),
    (
        "overpayments",
        "overpaid",
        "(SELECT ntpn || ': ' || because)",
        "invoice IN charged AND coalesce(payment, amended) IS NULL",
    ),
    (
        "overpayments",
        "underpaid",
        "(SELECT ntpn || ': ' || because)",
        "invoice IN charged AND coalesce(payment, amended) IS NOT NULL",
    ),
    (
        "refunds",
        "refunded",
        "proof",
        "overpayment IN (SELECT id FROM overpayments WHERE invoice IN charged)
         OR claim IN (SELECT claims.id FROM claims
            JOIN amended_requests ON amended_requests.id = claims.amendment
            WHERE amended_requests.request IN asked)",
    ),
    (
        "endings",
        "",
        "because",
        "number = ?1 AND NOT EXISTS (SELECT 1 FROM decisions
         WHERE decisions.how = 'refused' AND decisions.request IN asked)",
    ),
];

impl Ledger {
    /// Returns the steps of all versions of a request in the order in which they were recorded. Not every row is a
    /// step: deposits, for example, are not. Empty where the request is not known.
    pub fn steps(&self, number: &RequestNumber) -> Result<Vec<StepTaken>> {
        let parts: Vec<String> = STEPS
            .iter()
            .map(|(table, word, what, rows)| {
                let word = if word.is_empty() { "how".to_owned() } else { format!("'{word}'") };
                format!(
                    "SELECT chain.id AS place, {word} AS step, {what} AS what, recorded_at, acted_by
                     FROM {table} JOIN chain ON of_table = '{table}' AND of_row = {table}.id
                     WHERE {rows}"
                )
            })
            .collect();
        let sql = format!(
            "WITH asked (id) AS (SELECT id FROM requests WHERE number = ?1),
             charged (id) AS (SELECT id FROM invoices WHERE request IN asked)
             SELECT step, what, recorded_at, acted_by FROM ({}) ORDER BY place",
            parts.join(" UNION ALL ")
        );
        let mut select = self.connection.prepare(&sql).map_err(broken)?;
        let cells = |row: &rusqlite::Row<'_>| {
            let (step, what) = (row.get(0)?, row.get(1)?);
            Ok(StepTaken { step, what, at: row.get(2)?, by: row.get(3)?, superseded: false })
        };
        let steps = select.query_map([number.as_str()], cells).map_err(broken)?;
        steps.collect::<rusqlite::Result<_>>().map_err(broken)
    }
}
