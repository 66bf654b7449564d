//! Reading the latest approval and agreement of a version of a request, and whether it was returned or refused.

use std::path::PathBuf;

use rusqlite::{Connection, OptionalExtension, params};
use serde_json::Value;

use super::refuse::missing;
use crate::error::{Error, Result};
use crate::ledger::store::{broken, day, from_body, join};
use crate::message::message;
use crate::model::{Agreement, Approval, Ending, Outcome, RequestNumber};

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

/// Returns the latest decision to serve a version of a request, of those since its last return or amendment.
pub(in crate::ledger) fn latest_approval(
    connection: &Connection,
    row: i64,
) -> Result<Option<RecordedApproval>> {
    let sql = format!(
        "SELECT body, verdict, report FROM approvals
         WHERE request = ?1 AND id > {} ORDER BY id DESC LIMIT 1",
        returned_after("approval")
    );
    let cells = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
    let found: Option<(String, String, String)> =
        connection.query_row(&sql, [row], cells).optional().map_err(broken)?;
    let Some((body, verdict, report)) = found else { return Ok(None) };
    let (approval, report) = (from_body(&body)?, from_body(&report)?);
    Ok(Some(RecordedApproval { approval, verdict, report }))
}

/// Returns the latest agreement on a version of a request, of those since its last return or amendment.
pub(in crate::ledger) fn latest_agreement(
    connection: &Connection,
    row: i64,
) -> Result<Option<RecordedAgreement>> {
    let sql = format!(
        "SELECT body, person, scan FROM agreements
         WHERE request = ?1 AND id > {} ORDER BY id DESC LIMIT 1",
        returned_after("agreement")
    );
    let cells = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
    let found: Option<(String, Option<i64>, String)> =
        connection.query_row(&sql, [row], cells).optional().map_err(broken)?;
    let Some((body, person, scan)) = found else { return Ok(None) };
    let agreement = join(connection, &body, person)?;
    Ok(Some(RecordedAgreement { agreement, scan: PathBuf::from(scan) }))
}

/// Returns SQL for the id of the last row that was there at the last return of a version, or when an amendment made it
/// the current one again, and so does not count any more; or 0. `of` is the kind of row, such as `approval` for the
/// column `after_approval`; `?1` is the version's row.
pub(in crate::ledger) fn returned_after(of: &str) -> String {
    let last = |table: &str| {
        format!("coalesce((SELECT max(after_{of}) FROM {table} WHERE {table}.request = ?1), 0)")
    };
    format!("max({}, {})", last("decisions"), last("amended_requests"))
}

/// Returns true where the invoice in this row was issued before an amendment made its version of the request the
/// current one again.
pub(in crate::ledger) fn is_before_amendment(
    connection: &Connection,
    invoice: i64,
) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM amended_requests
               JOIN invoices ON invoices.request = amended_requests.request
               WHERE invoices.id = ?1 AND after_invoice >= invoices.id)";
    connection.query_row(sql, [invoice], |row| row.get(0)).map_err(broken)
}

/// Returns true where the invoice in this row was issued before its version of the request was returned.
pub(in crate::ledger) fn is_before_return(connection: &Connection, invoice: i64) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM decisions
               JOIN invoices ON invoices.request = decisions.request
               WHERE invoices.id = ?1 AND after_invoice >= invoices.id)";
    connection.query_row(sql, [invoice], |row| row.get(0)).map_err(broken)
}

/// Returns the last return of a version, in the row `row`, that was not approved since; `None` for any other version.
pub(in crate::ledger) fn latest_return(
    connection: &Connection,
    row: i64,
) -> Result<Option<Outcome>> {
    let sql = "SELECT because, decided_on FROM decisions WHERE request = ?1 AND how = 'returned'
               AND NOT EXISTS (SELECT 1 FROM approvals
                   WHERE approvals.request = ?1 AND approvals.id > after_approval)
               ORDER BY id DESC LIMIT 1";
    let cells = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
    let found: Option<(String, String)> =
        connection.query_row(sql, params![row], cells).optional().map_err(broken)?;
    let Some((note, on)) = found else { return Ok(None) };
    Ok(Some(Outcome { how: Ending::Returned, because: Some(note), on: day(&on)? }))
}

/// Returns the error of a step on a version, in the row `row`, that was returned and not approved since; `None` for any
/// other version.
pub(in crate::ledger) fn returned(
    connection: &Connection,
    row: i64,
    number: &RequestNumber,
) -> Result<Option<Error>> {
    Ok(latest_return(connection, row)?.map(|Outcome { because, on, .. }| {
        let note = because.unwrap_or_default();
        missing(
            message!("request {number} was returned on {on}: {note}", number, on, note),
            message!(
                "run `kemas approve FILE --by NAME` with the corrected request, or `kemas approve {number} \
                 --by NAME` where it may stand as it is",
                number
            ),
        )
    }))
}

/// SQL for how a request ended, for a row of `endings`: `refused` where a version of it was refused, else the word of
/// that row.
const HOW_IT_ENDED: &str = "CASE WHEN EXISTS
     (SELECT 1 FROM decisions JOIN requests ON requests.id = decisions.request
      WHERE requests.number = endings.number AND decisions.how = 'refused')
     THEN 'refused' ELSE how END";

/// Returns how a request ended; `None` where it has not ended.
pub(in crate::ledger) fn ending(
    connection: &Connection,
    number: &RequestNumber,
) -> Result<Option<Outcome>> {
    let sql = format!("SELECT {HOW_IT_ENDED}, because, ended_on FROM endings WHERE number = ?1");
    let cells = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
    let found: Option<(String, Option<String>, String)> =
        connection.query_row(&sql, [number.as_str()], cells).optional().map_err(broken)?;
    let Some((how, because, on)) = found else { return Ok(None) };
    // The table takes no other words.
    let how = match &*how {
        "cancelled" => Ending::Cancelled,
        "refused" => Ending::Refused,
        _ => Ending::Closed,
    };
    Ok(Some(Outcome { how, because, on: day(&on)? }))
}
