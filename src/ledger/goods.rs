//! The goods track: approved, agreed, packed, verified.

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, ToSql, Transaction, params};
use serde_json::Value;

use super::people::{join, part};
use super::requests::{current, digest, open, with_digest};
use super::standing::permit;
use super::{Ledger, broken, from_body, rows, to_body};
use crate::error::{Error, ErrorKind, Result};
use crate::model::{Action, Agreement, Approval, RequestNumber, Rupiah, SealedBag, Sha256Digest};

/// An officer's decision with what it was based on.
#[derive(Debug, Clone, PartialEq)]
pub struct RecordedApproval {
    /// The decision.
    pub approval: Approval,
    /// The verdict of the check.
    pub verdict: String,
    /// The whole report of the check.
    pub report: Value,
}

/// A signed agreement and its scan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordedAgreement {
    /// The agreement.
    pub agreement: Agreement,
    /// Where the scan lies.
    pub scan: PathBuf,
}

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

/// What is packed or charged: its price, and what it rests on as JSON.
#[derive(Debug, Clone, PartialEq)]
pub struct Planned {
    /// What the data cost.
    pub price: Rupiah,
    /// Packages with their digests, and the price line by line.
    pub body: Value,
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
            rows::add(change, "approvals", &cells).map(drop)
        })
    }

    /// Returns the latest decision on the current version of a request.
    pub fn approval(&self, number: &RequestNumber) -> Result<Option<RecordedApproval>> {
        let Some(row) = current(&self.connection, number)? else { return Ok(None) };
        let sql = "SELECT body, verdict, report FROM approvals
                   WHERE request = ?1 ORDER BY id DESC LIMIT 1";
        let cells = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
        let found: Option<(String, String, String)> =
            self.connection.query_row(sql, [row], cells).optional().map_err(broken)?;
        let Some((body, verdict, report)) = found else { return Ok(None) };
        let (approval, report) = (from_body(&body)?, from_body(&report)?);
        Ok(Some(RecordedApproval { approval, verdict, report }))
    }

    /// Records the signed agreement on the current version of a request; `scan` is where the
    /// office keeps it. The same agreement again adds nothing.
    ///
    /// # Errors
    /// [`ErrorKind::State`] where that version is not approved.
    pub fn record_agreement(
        &mut self,
        number: &RequestNumber,
        agreement: &Agreement,
        scan: &Path,
    ) -> Result<()> {
        self.change(|change| {
            let row = permit(change, number, Action::Agree)?;
            if latest_agreement(change, row)?.is_some_and(|known| known.agreement == *agreement) {
                return Ok(());
            }
            let (body, person) = part(change, number.as_str(), agreement)?;
            let scan = scan.to_string_lossy();
            let cells: [(&str, &dyn ToSql); 4] =
                [("request", &row), ("person", &person), ("body", &body), ("scan", &scan)];
            rows::add(change, "agreements", &cells).map(drop)
        })
    }

    /// Returns the latest agreement on the current version of a request.
    pub fn agreement(&self, number: &RequestNumber) -> Result<Option<RecordedAgreement>> {
        match current(&self.connection, number)? {
            Some(row) => latest_agreement(&self.connection, row),
            None => Ok(None),
        }
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
                rows::add(change, "packages", &cells)?;
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
            let row = open(change, number)?;
            let sql = format!("SELECT id FROM packages WHERE {LATEST} AND manifest_sha256 = ?2");
            let key = params![row, outcome.manifest_sha256.to_string()];
            let package: Option<i64> =
                change.query_row(&sql, key, |row| row.get(0)).optional().map_err(broken)?;
            let package = package.ok_or_else(|| {
                missing(
                    format!(
                        "no bag of the latest packing of request {number} has the manifest {}",
                        outcome.manifest_sha256
                    ),
                    format!("run `kemas pack {number} --to PATH`, or verify the bag packed last"),
                )
            })?;
            let Verified { on, result, proof, bytes_read, .. } = outcome;
            let (read, on) = (stored(*bytes_read)?, on.to_string());
            let cells: [(&str, &dyn ToSql); 5] = [
                ("package", &package),
                ("verified_on", &on),
                ("result", result),
                ("proof", proof),
                ("bytes_read", &read),
            ];
            rows::add(change, "verifications", &cells).map(drop)
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

/// Records what an invoice or a packing rests on.
pub(super) fn record_plan(
    change: &Transaction<'_>,
    request: i64,
    (of, basis): (&str, i64),
    price: Rupiah,
    plan: &Value,
    on: Date,
) -> Result<()> {
    let (price, body) = (stored(price.0)?, plan.to_string());
    let cells: [(&str, &dyn ToSql); 5] = [
        ("request", &request),
        (of, &basis),
        ("price", &price),
        ("body", &body),
        ("planned_on", &on.to_string()),
    ];
    rows::add(change, "plans", &cells).map(drop)
}

/// Holds for the rows of a request's latest packing; `?1` is the request's row.
const LATEST: &str =
    "request = ?1 AND packing = (SELECT max(packing) FROM packages WHERE request = ?1)";

/// Refuses a handover of other data than was invoiced: what was packed last must have cost the same.
pub(super) fn refuse_other_than_paid(
    connection: &Connection,
    row: i64,
    paid: Rupiah,
    number: &RequestNumber,
) -> Result<()> {
    let sql = format!("SELECT max(price) FROM packages WHERE {LATEST}");
    let price: i64 = connection.query_row(&sql, [row], |row| row.get(0)).map_err(broken)?;
    let price = Rupiah(price.unsigned_abs());
    if price == paid {
        return Ok(());
    }
    let message = format!("what was packed last for {number} cost {price}, but {paid} was paid");
    Err(missing(
        message,
        format!("run `kemas pack {number} --to PATH` with the data that was invoiced"),
    ))
}

/// Returns the bags of a request's latest packing.
pub(super) fn latest_packages(connection: &Connection, row: i64) -> Result<Vec<SealedBag>> {
    let sql = format!(
        "SELECT ordinal, path, bytes, manifest_sha256, short_code FROM packages
         WHERE {LATEST} ORDER BY ordinal"
    );
    let mut statement = connection.prepare(&sql).map_err(broken)?;
    let cells = |row: &rusqlite::Row<'_>| {
        let (bytes, sha256): (i64, String) = (row.get(2)?, row.get(3)?);
        Ok((row.get(0)?, row.get(1)?, bytes.unsigned_abs(), sha256, row.get(4)?))
    };
    let rows = statement.query_map([row], cells).map_err(broken)?;
    rows.map(|cells| {
        let (ordinal, path, bytes, sha256, short_code) = cells.map_err(broken)?;
        let manifest_sha256 = digest(&sha256)?;
        Ok(SealedBag { ordinal, path, bytes, manifest_sha256, short_code })
    })
    .collect()
}

/// Returns an error that says what is missing and the command that does it.
pub(super) fn missing(what: String, command: String) -> Error {
    Error::new(ErrorKind::State, what).hint(command)
}

/// Refuses a day before the one that a step rests on: such a step would stand on no day's close.
///
/// # Errors
/// [`ErrorKind::State`].
pub(super) fn not_before(on: Date, earliest: Date, what: impl std::fmt::Display) -> Result<()> {
    if on >= earliest {
        return Ok(());
    }
    let message = format!("{on} is before {what}, on {earliest}");
    Err(Error::new(ErrorKind::State, message).hint("set the machine's clock, or --today, right"))
}

/// SQLite's integers are signed: no medium comes near their end.
pub(super) fn stored(bytes: u64) -> Result<i64> {
    i64::try_from(bytes).map_err(|source| {
        let message = format!("{bytes} is beyond what the ledger can keep");
        Error::new(ErrorKind::Ledger, message).source(source)
    })
}

/// Counts the bags of the latest packing that were not found complete last, or not since a reading;
/// `None` without bags.
pub(super) fn unverified(connection: &Connection, row: i64, since: i64) -> Result<Option<i64>> {
    let sql = format!(
        "SELECT count(*), coalesce(sum(coalesce((SELECT result FROM verifications
         WHERE package = packages.id AND verifications.id > ?2
         ORDER BY id DESC LIMIT 1), '') <> 'lengkap'), 0)
         FROM packages WHERE {LATEST}"
    );
    let counts = |row: &rusqlite::Row<'_>| Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?));
    let (bags, open) = connection.query_row(&sql, [row, since], counts).map_err(broken)?;
    Ok((bags > 0).then_some(open))
}

/// Returns the latest agreement on a version.
pub(super) fn latest_agreement(
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
