//! Approvals: an officer's decision on one version of a request, with the report of the check.

use rusqlite::{ToSql, Transaction};
use serde_json::Value;

use super::decision_rows::returned;
use super::decision_rows::{RecordedApproval, latest_approval};
use super::permit::permit;
use super::refuse::not_approved;
use crate::error::{Error, ErrorKind, Result};
use crate::ledger::requests::{current, ended, with_digest};
use crate::ledger::store::{Ledger, add_row, to_body};
use crate::message::message;
use crate::model::{Action, Approval, RequestNumber};

impl Ledger {
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

/// Records an officer's decision to serve the version of the request that it names by digest, with the verdict and the
/// report of the check.
///
/// # Errors
/// [`ErrorKind::State`] where that is not the current version, or where the request was never handed in, is handed over
/// (also with an open complaint) or has ended.
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
