//! Agreements (SPPD): each is signed on one version of a request, and has a scan.

use std::path::PathBuf;

use rusqlite::ToSql;

use super::decision_rows::{RecordedAgreement, latest_agreement};
use super::permit::permit;
use super::refuse::not_agreed;
use crate::error::Result;
use crate::ledger::requests::{current, ended, refuse_other_version};
use crate::ledger::store::{Ledger, add_row, part};
use crate::message::message;
use crate::model::{Action, Agreement, RequestNumber, Sha256Digest};

impl Ledger {
    /// Records the signed agreement on the current version of a request. `digest` is that of the version that was
    /// signed. `scan` stores the scan in the office and returns its path; it is called only after the agreement is found
    /// to be allowed. The latest agreement again adds nothing.
    ///
    /// # Errors
    /// [`ErrorKind::State`](crate::error::ErrorKind::State) where that version is not approved or not the current one,
    /// or where the request was never handed in, is handed over (also with an open complaint) or has ended. Where
    /// `scan` fails, nothing is recorded.
    pub fn record_agreement(
        &mut self,
        number: &RequestNumber,
        digest: Sha256Digest,
        agreement: &Agreement,
        scan: impl FnOnce() -> Result<PathBuf>,
    ) -> Result<()> {
        self.change(|change| {
            let row = permit(change, number, Action::Agree)?;
            refuse_other_version(change, number, row, digest)?;
            if latest_agreement(change, row)?.is_some_and(|known| known.agreement == *agreement) {
                scan()?;
                return Ok(());
            }
            let (body, person) = part(change, number.as_str(), agreement)?;
            let scan = scan()?;
            let scan = scan.to_string_lossy();
            let cells: [(&str, &dyn ToSql); 4] =
                [("request", &row), ("person", &person), ("body", &body), ("scan", &scan)];
            add_row(change, "agreements", &cells).map(drop)
        })
    }

    /// Returns the latest agreement on the current version of a request.
    pub fn agreement(&self, number: &RequestNumber) -> Result<Option<RecordedAgreement>> {
        match current(&self.connection, number)? {
            Some(row) => latest_agreement(&self.connection, row),
            None => Ok(None),
        }
    }

    /// As [`Self::agreement`], where there must be one.
    ///
    /// # Errors
    /// [`ErrorKind::State`](crate::error::ErrorKind::State) where there is none.
    pub fn known_agreement(&self, number: &RequestNumber) -> Result<RecordedAgreement> {
        if let Some(agreement) = self.agreement(number)? {
            return Ok(agreement);
        }
        let ended = ended(&self.connection, number)?;
        Err(ended.unwrap_or_else(|| not_agreed(number, &message!("agreement"))))
    }
}
