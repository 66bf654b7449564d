//! What an inspection of a period looks at: papers, voids and amendments of its days, numbers without a paper, and the
//! evidence that was attached.

use std::path::PathBuf;

use jiff::civil::Date;
use rusqlite::Row;
use serde::Serialize;

use super::store::{Ledger, broken, day};
use crate::error::{Error, ErrorKind, Result};
use crate::message::message;
use crate::model::Sha256Digest;

/// A numbered paper of a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PaperOfPeriod {
    /// `agreement`, `invoice`, `receipt` or `handover`.
    pub kind: String,
    /// Its number.
    pub number: String,
    /// The number of its request.
    pub request: String,
    /// Its day.
    pub on: Date,
    /// Why it is void; `None` for one that is valid.
    pub void: Option<String>,
}

/// A document that was attached in a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvidenceOfPeriod {
    /// Its kind.
    pub kind: String,
    /// Where the copy lies, relative to the office's folder.
    pub path: PathBuf,
    /// The SHA-256 that it had.
    pub sha256: Sha256Digest,
    /// True for the scan of an agreement, whose path is that in the office as it lay then.
    pub is_scan: bool,
}

/// What was recorded in a period about papers that exist no more, or money that was recorded wrongly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Remark {
    /// `void`, `amendment` or `hole`.
    pub what: String,
    /// The kind of paper; empty where it is about none.
    pub kind: String,
    /// The number of the paper or invoice; of a hole its year and serials.
    pub number: String,
    /// The day.
    pub on: Date,
    /// Why.
    pub because: String,
}

impl Ledger {
    /// Returns the numbered papers from a first to a last day, in the order of their kinds and serials.
    pub fn papers_of_period(&self, from: Date, to: Date) -> Result<Vec<PaperOfPeriod>> {
        let sql = "SELECT kind, number, request, day, (SELECT because FROM voids
                       WHERE voids.kind = papers.kind AND voids.number = papers.number)
                   FROM (
                       SELECT 'agreement' AS kind, number, request AS version,
                           json_extract(body, '$.on') AS day, year, serial FROM agreement_papers
                       UNION ALL SELECT 'invoice', number, request,
                           json_extract(body, '$.issued_on'), year, serial FROM invoices
                       UNION ALL SELECT 'receipt', number, (SELECT invoices.request FROM invoices
                           WHERE invoices.id = receipts.invoice),
                           json_extract(body, '$.issued_on'), year, serial FROM receipts
                       UNION ALL SELECT 'handover', number, request,
                           json_extract(body, '$.on'), year, serial FROM handovers) AS papers
                   JOIN (SELECT id, number AS request FROM requests) ON id = version
                   WHERE day BETWEEN ?1 AND ?2 ORDER BY kind, year, serial";
        self.of_period(sql, from, to, |row| {
            let on: String = row.get(3)?;
            let void = row.get(4)?;
            let (kind, number, request) = (row.get(0)?, row.get(1)?, row.get(2)?);
            Ok(day(&on).map(|on| PaperOfPeriod { kind, number, request, on, void }))
        })
    }

    /// Returns the documents that were attached, and the scans of the agreements that were signed, from a first to a last
    /// day. Those of requests whose personal data were erased as a whole are left out, since their files were removed.
    pub fn evidence_of_period(&self, from: Date, to: Date) -> Result<Vec<EvidenceOfPeriod>> {
        let forgotten = "EXISTS (SELECT 1 FROM forgettings
                             WHERE forgettings.visit = requests.number
                             AND coalesce(forgettings.what, 'all') = 'all')";
        let sql = format!(
            "SELECT kind, path, sha256, FALSE FROM evidence
             LEFT JOIN requests ON requests.id = evidence.request
             WHERE attached_on BETWEEN ?1 AND ?2 AND (requests.id IS NULL OR NOT {forgotten})
             UNION ALL SELECT 'sppd', agreements.scan,
                 json_extract(agreements.body, '$.scan_sha256'), TRUE
             FROM agreements JOIN requests ON requests.id = agreements.request
             WHERE json_extract(agreements.body, '$.on') BETWEEN ?1 AND ?2 AND NOT {forgotten}
             AND NOT EXISTS (SELECT 1 FROM evidence WHERE evidence.request = agreements.request
                 AND evidence.sha256 = json_extract(agreements.body, '$.scan_sha256'))"
        );
        self.of_period(&sql, from, to, |row| {
            let (kind, path, sha256): (String, String, String) =
                (row.get(0)?, row.get(1)?, row.get(2)?);
            let is_scan = row.get(3)?;
            let unread = || Error::new(ErrorKind::Ledger, message!("a digest cannot be read"));
            Ok(Sha256Digest::parse(&sha256).ok_or_else(unread).map(|sha256| EvidenceOfPeriod {
                kind,
                path: path.into(),
                sha256,
                is_scan,
            }))
        })
    }

    /// Returns what became void, what was amended and which numbers were found without a paper, from a first to a last
    /// day.
    pub fn remarks_of_period(&self, from: Date, to: Date) -> Result<Vec<Remark>> {
        let sql = "SELECT what, kind, number, day, because FROM (
                       SELECT 'void' AS what, kind, number, voided_on AS day, because FROM voids
                       UNION ALL SELECT 'amendment', 'invoice', invoices.number, amended_on,
                           coalesce(was || coalesce(' -> ' || becomes, '') || ': ' || because, '')
                           FROM amendments JOIN invoices ON invoices.id = amendments.of_invoice
                           WHERE how <> 'paid'
                       UNION ALL SELECT 'hole', kind, year || ': ' || first || '-' || last,
                           noted_on, because FROM holes)
                   WHERE day BETWEEN ?1 AND ?2 ORDER BY day, what, number";
        self.of_period(sql, from, to, |row| {
            let on: String = row.get(3)?;
            let (what, kind, number, because) =
                (row.get(0)?, row.get(1)?, row.get(2)?, row.get(4)?);
            Ok(day(&on).map(|on| Remark { what, kind, number, on, because }))
        })
    }

    /// Returns the rows that an SQL statement about a first and a last day selects.
    fn of_period<T>(
        &self,
        sql: &str,
        from: Date,
        to: Date,
        read: impl Fn(&Row<'_>) -> rusqlite::Result<Result<T>>,
    ) -> Result<Vec<T>> {
        let mut select = self.connection.prepare_cached(sql).map_err(broken)?;
        let found = select.query_map([from.to_string(), to.to_string()], read).map_err(broken)?;
        found.map(|row| row.map_err(broken)?).collect()
    }
}
