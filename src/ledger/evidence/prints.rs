//! Papers that were printed to be signed: a scan with the digest of one of them is the unsigned paper.

use jiff::civil::Date;
use rusqlite::{Connection, ToSql, params};

use crate::error::Result;
use crate::ledger::requests::required;
use crate::ledger::store::{Ledger, add_row, broken};
use crate::model::{RequestNumber, Sha256Digest};

impl Ledger {
    /// Records that a paper of a request is printed to be signed. `paper` is the name of its file. The same paper again
    /// adds nothing.
    ///
    /// # Errors
    /// [`ErrorKind::State`](crate::error::ErrorKind::State) where the request was never handed in.
    pub fn record_print(
        &mut self,
        number: &RequestNumber,
        paper: &str,
        digest: Sha256Digest,
        on: Date,
    ) -> Result<()> {
        if is_print(&self.connection, number, digest)? {
            return Ok(());
        }
        self.change(|change| {
            // Another process may have recorded it while this one waited.
            if is_print(change, number, digest)? {
                return Ok(());
            }
            let cells: [(&str, &dyn ToSql); 4] = [
                ("request", &required(change, number)?),
                ("paper", &paper),
                ("sha256", &digest.to_string()),
                ("printed_on", &on.to_string()),
            ];
            add_row(change, "prints", &cells).map(drop)
        })
    }

    /// Returns true where a paper with this digest was printed for a request to be signed.
    pub fn is_print(&self, number: &RequestNumber, digest: Sha256Digest) -> Result<bool> {
        is_print(&self.connection, number, digest)
    }
}

fn is_print(connection: &Connection, number: &RequestNumber, digest: Sha256Digest) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM prints JOIN requests ON requests.id = prints.request
               WHERE requests.number = ?1 AND prints.sha256 = ?2)";
    let key = params![number.as_str(), digest.to_string()];
    connection.query_row(sql, key, |row| row.get(0)).map_err(broken)
}
