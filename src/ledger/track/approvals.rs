//! Approvals: an officer's decision on one version of a request, with the report of the check.

use rusqlite::{Connection, ToSql, Transaction};
use serde_json::Value;

use super::decision_rows::returned;
use super::decision_rows::{RecordedApproval, latest_approval};
use super::permit::permit;
use super::refuse::not_approved;
use crate::error::{Error, ErrorKind, Result};
use crate::ledger::requests::{current, ended, with_digest};
use crate::ledger::store::{Ledger, add_row, broken, to_body};
use crate::message::message;
use crate::model::{Action, Approval, RequestNumber};

impl Ledger {
    /// Returns the names of all who approved a version of a request, as they were given.
    pub fn approvers(&self, number: &RequestNumber) -> Result<Vec<String>> {
        let sql = "SELECT DISTINCT json_extract(approvals.body, '$.by') FROM approvals
                   JOIN requests ON requests.id = approvals.request WHERE requests.number = ?1";
        names(&self.connection, sql, number)
    }

    /// Returns the names of all who took money for a request or confirmed its payment, as they were given.
    pub fn money_takers(&self, number: &RequestNumber) -> Result<Vec<String>> {
        let of = "IN (SELECT invoices.id FROM invoices
                  JOIN requests ON requests.id = invoices.request WHERE requests.number = ?1)";
        let name =
            "coalesce(json_extract(body, '$.treasurer'), json_extract(body, '$.confirmed_by'))";
        let sql = format!(
            "SELECT DISTINCT * FROM (SELECT {name} AS name FROM payments WHERE invoice {of}
             UNION ALL SELECT {name} FROM amendments WHERE body IS NOT NULL AND invoice {of}
             UNION ALL SELECT acted_by FROM chain JOIN payments
             ON of_table = 'payments' AND of_row = payments.id WHERE invoice {of})
             WHERE name IS NOT NULL"
        );
        names(&self.connection, &sql, number)
    }

    /// Returns the latest decision on the current version of a request.
    pub fn approval(&self, number: &RequestNumber) -> Result<Option<RecordedApproval>> {
        match current(&self.connection, number)? {
            Some(row) => latest_approval(&self.connection, row),
            None => Ok(None),
        }
    }

    /// As [`Self::approval`], where there must be one.
    ///
    /// # Errors
    /// [`ErrorKind::State`] where there is none.
    pub fn known_approval(&self, number: &RequestNumber) -> Result<RecordedApproval> {
        if let Some(ended) = ended(&self.connection, number)? {
            return Err(ended);
        }
        if let Some(approval) = self.approval(number)? {
            return Ok(approval);
        }
        let row = current(&self.connection, number)?;
        let returned = row.map(|row| returned(&self.connection, row, number)).transpose()?;
        Err(returned.flatten().unwrap_or_else(|| not_approved(number)))
    }
}

/// Returns the names that an SQL statement about a request selects.
fn names(connection: &Connection, sql: &str, number: &RequestNumber) -> Result<Vec<String>> {
    let mut select = connection.prepare_cached(sql).map_err(broken)?;
    let found = select.query_map([number.as_str()], |row| row.get(0)).map_err(broken)?;
    found.collect::<rusqlite::Result<_>>().map_err(broken)
}

/// Records an officer's decision to serve the version of the request that it names by digest, with the verdict and the
/// report of the check.
///
/// # Errors
/// [`ErrorKind::State`] where that is not the current version, or where the request was never handed in, is handed over
/// (also with an open correction) or has ended.
pub(in crate::ledger) fn add_approval(
    change: &Transaction<'_>,
    number: &RequestNumber,
    approval: &Approval,
    verdict: &str,
    report: &Value,
) -> Result<()> {
    let present = permit(change, number, Action::Approve)?;
    if with_digest(change, number, approval.request_digest)? != Some(present) {
        let message = message!("what was approved is not what request {number} asks now", number);
        return Err(Error::new(ErrorKind::State, message)
            .hint(message!("run `kemas check {number}` and decide anew", number)));
    }
    let (body, report) = (to_body(approval)?, report.to_string());
    let cells: [(&str, &dyn ToSql); 4] =
        [("request", &present), ("body", &body), ("verdict", &verdict), ("report", &report)];
    add_row(change, "approvals", &cells).map(drop)
}
