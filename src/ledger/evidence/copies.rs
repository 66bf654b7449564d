//! The files that the office must still have for what the ledger says of documents.

use rusqlite::Row;

use crate::error::Result;
use crate::ledger::store::{Ledger, broken, digest};
use crate::model::Sha256Digest;

/// A file that the office must still have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptCopy {
    /// Its path: relative to the office's folder, or that of an agreement's scan in the office as it lay then.
    pub path: String,
    /// Its SHA-256.
    pub sha256: Sha256Digest,
    /// True for the scan of an agreement.
    pub is_scan: bool,
}

impl Ledger {
    /// Returns the scans of all agreements, and the copies of all other documents, each in the order in which they were
    /// recorded. Those of requests whose personal data were erased as a whole are left out, since their files were
    /// removed.
    pub fn kept_copies(&self) -> Result<Vec<KeptCopy>> {
        let forgotten =
            "EXISTS (SELECT 1 FROM forgettings WHERE forgettings.visit = requests.number
                         AND coalesce(forgettings.what, 'all') = 'all')";
        let scans = format!(
            "SELECT agreements.scan, json_extract(agreements.body, '$.scan_sha256'), TRUE
             FROM agreements JOIN requests ON requests.id = agreements.request
             WHERE NOT {forgotten} ORDER BY agreements.id"
        );
        let others = format!(
            "SELECT evidence.path, evidence.sha256, FALSE
             FROM evidence LEFT JOIN requests ON requests.id = evidence.request
             WHERE requests.id IS NULL OR NOT {forgotten} ORDER BY evidence.id"
        );
        let reading = self.connection.unchecked_transaction().map_err(broken)?;
        let cells = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
        let mut copies = Vec::new();
        for sql in [scans, others] {
            let mut select = reading.prepare(&sql).map_err(broken)?;
            let all = select.query_map([], cells).map_err(broken)?;
            for found in all {
                let (path, sha256, is_scan): (String, String, bool) = found.map_err(broken)?;
                copies.push(KeptCopy { path, sha256: digest(&sha256)?, is_scan });
            }
        }
        Ok(copies)
    }
}
