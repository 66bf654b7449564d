//! Reading the latest approval and agreement of a version of a request.

use std::path::PathBuf;

use rusqlite::{Connection, OptionalExtension};
use serde_json::Value;

use crate::error::Result;
use crate::ledger::store::{broken, from_body, join};
use crate::model::{Agreement, Approval};

/// An officer's decision, with the report of the check.
#[derive(Debug, Clone, PartialEq)]
pub struct RecordedApproval {
    /// The decision.
    pub approval: Approval,
    /// The verdict of the check.
    pub verdict: String,
    /// The whole check, as [`crate::conformity::Conformity::to_kept`] writes it; before that form, the JSON of
    /// `kemas check` with finished sentences.
    pub report: Value,
}

/// A signed agreement and its scan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordedAgreement {
    /// The agreement.
    pub agreement: Agreement,
    /// The path of the scan, as the caller gave it.
    pub scan: PathBuf,
}

/// Returns the latest decision on a version of a request.
pub(in crate::ledger) fn latest_approval(
    connection: &Connection,
    row: i64,
) -> Result<Option<RecordedApproval>> {
    let sql = "SELECT body, verdict, report FROM approvals
               WHERE request = ?1 ORDER BY id DESC LIMIT 1";
    let cells = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
    let found: Option<(String, String, String)> =
        connection.query_row(sql, [row], cells).optional().map_err(broken)?;
    let Some((body, verdict, report)) = found else { return Ok(None) };
    let (approval, report) = (from_body(&body)?, from_body(&report)?);
    Ok(Some(RecordedApproval { approval, verdict, report }))
}

/// Returns the latest agreement on a version of a request.
pub(in crate::ledger) fn latest_agreement(
    connection: &Connection,
    row: i64,
) -> Result<Option<RecordedAgreement>> {
    let sql =
        "SELECT body, person, scan FROM agreements WHERE request = ?1 ORDER BY id DESC LIMIT 1";
    let cells = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
    let found: Option<(String, Option<i64>, String)> =
        connection.query_row(sql, [row], cells).optional().map_err(broken)?;
    let Some((body, person, scan)) = found else { return Ok(None) };
    let agreement = join(connection, &body, person)?;
    Ok(Some(RecordedAgreement { agreement, scan: PathBuf::from(scan) }))
}
