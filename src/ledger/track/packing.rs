//! The records of packing and of verifying bags.

use jiff::civil::Date;
use rusqlite::ToSql;

use super::bags::{latest_packages, unverified};
use super::permit::{permit, permit_verification};
use super::plans::{Planned, record_plan};
use crate::error::{Error, ErrorKind, Result};
use crate::ledger::requests::current;
use crate::ledger::store::{Ledger, add_row, broken, stored};
use crate::message::message;
use crate::model::{Action, RequestNumber, SealedBag, Sha256Digest};

/// The outcome of verifying a bag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verified<'a> {
    /// SHA-256 of the bag's `manifest-sha256.txt`.
    pub manifest_sha256: Sha256Digest,
    /// The day of the verification.
    pub on: Date,
    /// `lengkap` (complete) or `rusak` (damaged).
    pub result: &'a str,
    /// Where the bytes came from: `perangkat` (the device) or `tembolok` (perhaps the page cache).
    pub proof: &'a str,
    /// Bytes that were read.
    pub bytes_read: u64,
}

impl Ledger {
    /// Records all bags of one packing, and its plan. They replace those packed before, which stay on record. At the
    /// handover the price of the plan is compared with what was paid.
    ///
    /// # Errors
    /// [`ErrorKind::State`] where there is no agreement or no bag, where the request was never handed in or has ended,
    /// or where it is handed over without an open complaint.
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
                let message = message!("nothing was packed for request {number}", number);
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

    /// Records the outcome of verifying a bag. The request is named because the bags of two requests may have the
    /// same manifest.
    ///
    /// # Errors
    /// [`ErrorKind::State`] where the latest packing of the request has no such bag, or the request was never handed in
    /// or has ended.
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

    /// Returns true where the last verification of every bag of the latest packing was complete, even where a complaint
    /// followed; false where there is no bag.
    pub fn verified(&self, number: &RequestNumber) -> Result<bool> {
        match current(&self.connection, number)? {
            Some(row) => Ok(unverified(&self.connection, row, 0)? == Some(0)),
            None => Ok(false),
        }
    }
}
