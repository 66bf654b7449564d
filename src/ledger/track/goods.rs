//! The goods track: approved, agreed, packed, verified.

use std::path::Path;

use jiff::civil::Date;
use rusqlite::ToSql;
use serde_json::Value;

use super::bags::{latest_packages, unverified};
use super::decisions::{RecordedAgreement, RecordedApproval, latest_agreement, latest_approval};
use super::permit::{permit, permit_verification};
use super::plans::{Planned, record_plan};
use super::refuse::{not_agreed, not_approved};
use super::requests::{current, refuse_other_version, with_digest};
use crate::error::{Error, ErrorKind, Result};
use crate::ledger::store::{Ledger, add_row, broken, part, stored, to_body};
use crate::model::{Action, Agreement, Approval, RequestNumber, SealedBag, Sha256Digest};

/// The outcome of reading a bag back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verified<'a> {
    /// SHA-256 of the bag's `manifest-sha256.txt`.
    pub manifest_sha256: Sha256Digest,
    /// The day.
    pub on: Date,
    /// `lengkap` or `rusak`.
    pub result: &'a str,
    /// How it was proved.
    pub proof: &'a str,
    /// Bytes that were read.
    pub bytes_read: u64,
}

impl Ledger {
    /// Records an officer's decision on the version of the request that it names by digest.
    ///
    /// # Errors
    /// [`ErrorKind::State`] where the current version of the request is another one.
    pub fn record_approval(
        &mut self,
        number: &RequestNumber,
        approval: &Approval,
        verdict: &str,
        report: &Value,
    ) -> Result<()> {
        self.change(|change| {
            let present = permit(change, number, Action::Approve)?;
            if with_digest(change, number, approval.request_digest)? != Some(present) {
                let message = format!("what was approved is not what request {number} asks now");
                return Err(Error::new(ErrorKind::State, message)
                    .hint(format!("run `kemas check {number}` and decide anew")));
            }
            let (body, report) = (to_body(approval)?, report.to_string());
            let cells: [(&str, &dyn ToSql); 4] = [
                ("request", &present),
                ("body", &body),
                ("verdict", &verdict),
                ("report", &report),
            ];
            add_row(change, "approvals", &cells).map(drop)
        })
    }

    /// Returns the latest decision on the current version of a request.
    pub fn approval(&self, number: &RequestNumber) -> Result<Option<RecordedApproval>> {
        match current(&self.connection, number)? {
            Some(row) => latest_approval(&self.connection, row),
            None => Ok(None),
        }
    }

    /// Returns the latest decision on the current version of a request.
    ///
    /// # Errors
    /// [`ErrorKind::State`] where there is none.
    pub fn known_approval(&self, number: &RequestNumber) -> Result<RecordedApproval> {
        self.approval(number)?.ok_or_else(|| not_approved(number))
    }

    /// Records the signed agreement on the current version of a request, which `digest` names; `scan` is
    /// where the office keeps it. The same agreement again adds nothing.
    ///
    /// # Errors
    /// [`ErrorKind::State`] where that version is not approved, or another one stands.
    pub fn record_agreement(
        &mut self,
        number: &RequestNumber,
        digest: Sha256Digest,
        agreement: &Agreement,
        scan: &Path,
    ) -> Result<()> {
        self.change(|change| {
            let row = permit(change, number, Action::Agree)?;
            refuse_other_version(change, number, row, digest)?;
            if latest_agreement(change, row)?.is_some_and(|known| known.agreement == *agreement) {
                return Ok(());
            }
            let (body, person) = part(change, number.as_str(), agreement)?;
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

    /// Returns the latest agreement on the current version of a request.
    ///
    /// # Errors
    /// [`ErrorKind::State`] where there is none.
    pub fn known_agreement(&self, number: &RequestNumber) -> Result<RecordedAgreement> {
        self.agreement(number)?.ok_or_else(|| not_agreed(number, "agreement"))
    }

    /// Records all bags of one packing; they take the place of those packed before, which stay on
    /// record. The price of the plan is held against the invoice when they are handed over.
    ///
    /// # Errors
    /// [`ErrorKind::State`] where there is no agreement, or no bag.
    pub fn record_packages(
        &mut self,
        number: &RequestNumber,
        bags: &[SealedBag],
        plan: &Planned,
        on: Date,
    ) -> Result<()> {
        self.change(|change| {
            let row = permit(change, number, Action::Pack)?;
            if bags.is_empty() {
                let message = format!("nothing was packed for request {number}");
                return Err(Error::new(ErrorKind::State, message));
            }
            let sql = "SELECT coalesce(max(packing), 0) + 1 FROM packages WHERE request = ?1";
            let packing: i64 = change.query_row(sql, [row], |row| row.get(0)).map_err(broken)?;
            record_plan(change, row, ("packing", packing), plan.price, &plan.body, on)?;
            let price = stored(plan.price.0)?;
            for bag in bags {
                let SealedBag { ordinal, path, bytes, manifest_sha256, short_code } = bag;
                let (manifest, on) = (manifest_sha256.to_string(), on.to_string());
                let bytes = stored(*bytes)?;
                let cells: [(&str, &dyn ToSql); 9] = [
                    ("request", &row),
                    ("packing", &packing),
                    ("ordinal", ordinal),
                    ("path", path),
                    ("bytes", &bytes),
                    ("manifest_sha256", &manifest),
                    ("short_code", short_code),
                    ("price", &price),
                    ("packed_on", &on),
                ];
                add_row(change, "packages", &cells)?;
            }
            Ok(())
        })
    }

    /// Returns the bags of the latest packing of a request, by ordinal.
    pub fn packages(&self, number: &RequestNumber) -> Result<Vec<SealedBag>> {
        match current(&self.connection, number)? {
            Some(row) => latest_packages(&self.connection, row),
            None => Ok(Vec::new()),
        }
    }

    /// Records the outcome of reading a bag back. The request is named because two buyers of one
    /// product hold bags with the same manifest.
    ///
    /// # Errors
    /// [`ErrorKind::State`] where the latest packing of the request has no such bag.
    pub fn record_verification(
        &mut self,
        number: &RequestNumber,
        outcome: &Verified<'_>,
    ) -> Result<()> {
        self.change(|change| {
            let package = permit_verification(change, number, outcome.manifest_sha256)?;
            let Verified { on, result, proof, bytes_read, .. } = outcome;
            let (read, on) = (stored(*bytes_read)?, on.to_string());
            let cells: [(&str, &dyn ToSql); 5] = [
                ("package", &package),
                ("verified_on", &on),
                ("result", result),
                ("proof", proof),
                ("bytes_read", &read),
            ];
            add_row(change, "verifications", &cells).map(drop)
        })
    }

    /// Returns true when every bag of the latest packing was found complete when it was read back
    /// last.
    pub fn verified(&self, number: &RequestNumber) -> Result<bool> {
        match current(&self.connection, number)? {
            Some(row) => Ok(unverified(&self.connection, row, 0)? == Some(0)),
            None => Ok(false),
        }
    }
}
