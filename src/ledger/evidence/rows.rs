//! Documents as they are recorded and read.

use std::path::PathBuf;

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, Row, ToSql, Transaction};
use serde::Serialize;

use super::kinds::{DocumentForm, EvidenceKind};
use crate::error::{Error, ErrorKind, Result};
use crate::ledger::requests::required;
use crate::ledger::store::{Ledger, add_row, broken, day, digest, stored};
use crate::ledger::track::missing;
use crate::message::message;
use crate::model::{RequestNumber, Sha256Digest};

/// A document to be recorded.
pub struct Attaching<'a> {
    /// What it proves.
    pub kind: EvidenceKind,
    /// Its form.
    pub form: DocumentForm,
    /// Its bytes.
    pub bytes: u64,
    /// Its SHA-256.
    pub sha256: Sha256Digest,
    /// The day on which it is attached.
    pub on: Date,
    /// Writes the office's copy, flushes it and reads it back, and returns its path relative to the office's folder. It
    /// is called only after the document is found to be allowed.
    pub copy: &'a dyn Fn() -> Result<String>,
}

/// A document that is recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Evidence {
    /// What it proves.
    pub kind: EvidenceKind,
    /// Its form.
    pub form: DocumentForm,
    /// The path of the office's copy, relative to the office's folder.
    pub path: String,
    /// Its bytes.
    pub bytes: u64,
    /// Its SHA-256.
    pub sha256: Sha256Digest,
    /// The day on which it was attached.
    pub on: Date,
}

/// What became of a document that was given to be recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Attached {
    /// It was recorded.
    New(Evidence),
    /// The same document was recorded before for the same purpose; nothing was added.
    Known(Evidence),
}

/// The office's copy of an agreement's scan.
pub struct ScanCopy {
    /// Its path.
    pub path: PathBuf,
    /// The scan as evidence; `None` where it is not recorded as such.
    pub evidence: Option<Evidence>,
}

impl From<PathBuf> for ScanCopy {
    fn from(path: PathBuf) -> Self {
        Self { path, evidence: None }
    }
}

impl From<&str> for ScanCopy {
    fn from(path: &str) -> Self {
        PathBuf::from(path).into()
    }
}

impl Ledger {
    /// Records a document of a request, whatever its state.
    ///
    /// # Errors
    /// [`ErrorKind::State`] where the request was never handed in. Where the copy fails, nothing is recorded.
    pub fn attach(&mut self, number: &RequestNumber, document: &Attaching<'_>) -> Result<Attached> {
        self.change(|change| add_to_request(change, number, document))
    }

    /// Records a document of a deposit, which is named by its NTPN.
    ///
    /// # Errors
    /// [`ErrorKind::State`] where there is no such deposit. Where the copy fails, nothing is recorded.
    pub fn attach_to_deposit(&mut self, ntpn: &str, document: &Attaching<'_>) -> Result<Attached> {
        self.change(|change| match deposit_row(change, ntpn)? {
            Some(row) => add_to_deposit(change, row, document),
            None => Err(missing(
                message!("there is no deposit with the NTPN {ntpn}", ntpn),
                message!("`kemas deposit RECEIPT … --ntpn N` records one"),
            )),
        })
    }

    /// Returns true where cash was deposited under this NTPN.
    pub fn is_deposit(&self, ntpn: &str) -> Result<bool> {
        Ok(deposit_row(&self.connection, ntpn)?.is_some())
    }

    /// Returns the documents of a request, in all its versions, in the order in which they were attached.
    pub fn evidence_of(&self, number: &RequestNumber) -> Result<Vec<Evidence>> {
        let sql = format!(
            "SELECT {CELLS} FROM evidence JOIN requests ON requests.id = evidence.request
             WHERE requests.number = ?1 ORDER BY evidence.id"
        );
        let mut select = self.connection.prepare(&sql).map_err(broken)?;
        let found = select.query_map([number.as_str()], cells).map_err(broken)?;
        found.map(|found| read(found.map_err(broken)?)).collect()
    }
}

/// Records a document of a request, unless the same one is recorded for the same purpose.
pub(in crate::ledger) fn add_to_request(
    change: &Transaction<'_>,
    number: &RequestNumber,
    document: &Attaching<'_>,
) -> Result<Attached> {
    let row = required(change, number)?;
    let known = format!(
        "SELECT {CELLS} FROM evidence JOIN requests ON requests.id = evidence.request
         WHERE requests.number = ?1 AND evidence.kind = ?2 AND evidence.sha256 = ?3"
    );
    add(change, ("request", row), (&known, &number.as_str()), document)
}

/// Records a document of the deposit in this row, unless the same one is recorded for it.
pub(in crate::ledger) fn add_to_deposit(
    change: &Transaction<'_>,
    row: i64,
    document: &Attaching<'_>,
) -> Result<Attached> {
    let known = format!(
        "SELECT {CELLS} FROM evidence
         WHERE evidence.deposit = ?1 AND evidence.kind = ?2 AND evidence.sha256 = ?3"
    );
    add(change, ("deposit", row), (&known, &row), document)
}

/// Adds the row of a document of `owner`, the column and the row that it belongs to. `known` is the query that finds the
/// same document, and its first value.
fn add(
    change: &Transaction<'_>,
    owner: (&str, i64),
    known: (&str, &dyn ToSql),
    document: &Attaching<'_>,
) -> Result<Attached> {
    let Attaching { kind, form, bytes, sha256, on, copy } = document;
    let (kind_word, sha256_text) = (kind.as_str(), sha256.to_string());
    let key: [&dyn ToSql; 3] = [known.1, &kind_word, &sha256_text];
    let found = change.query_row(known.0, &key[..], cells).optional().map_err(broken)?;
    if let Some(found) = found {
        return Ok(Attached::Known(read(found)?));
    }
    refuse_proof_of_other(change, owner, document)?;
    let path = copy()?;
    let columns: [(&str, &dyn ToSql); 7] = [
        (owner.0, &owner.1),
        ("kind", &kind_word),
        ("form", &form.as_str()),
        ("path", &path),
        ("bytes", &stored(*bytes)?),
        ("sha256", &sha256_text),
        ("attached_on", &on.to_string()),
    ];
    add_row(change, "evidence", &columns)?;
    Ok(Attached::New(Evidence {
        kind: *kind,
        form: *form,
        path,
        bytes: *bytes,
        sha256: *sha256,
        on: *on,
    }))
}

/// Refuses a bank's proof that is recorded as the proof of another request's payment, or of another deposit: each has
/// one of its own.
fn refuse_proof_of_other(
    change: &Transaction<'_>,
    (column, row): (&str, i64),
    document: &Attaching<'_>,
) -> Result<()> {
    if !matches!(document.kind, EvidenceKind::Bpn | EvidenceKind::Setoran) {
        return Ok(());
    }
    let sql = format!(
        "SELECT coalesce(requests.number, deposits.ntpn) FROM evidence
         LEFT JOIN requests ON requests.id = evidence.request
         LEFT JOIN deposits ON deposits.id = evidence.deposit
         WHERE evidence.sha256 = ?1 AND evidence.kind = ?2 AND evidence.{column} <> ?3
         AND (evidence.request IS NULL
              OR requests.number <> (SELECT number FROM requests WHERE id = ?3)) LIMIT 1"
    );
    let (sha256, kind) = (document.sha256.to_string(), document.kind.as_str());
    let key: [&dyn ToSql; 3] = [&sha256, &kind, &row];
    let other: Option<String> =
        change.query_row(&sql, &key[..], |row| row.get(0)).optional().map_err(broken)?;
    let Some(other) = other else { return Ok(()) };
    Err(missing(
        message!("this file is attached as the proof of {other} already", other),
        message!("give the scan of the proof of this payment"),
    ))
}

fn deposit_row(connection: &Connection, ntpn: &str) -> Result<Option<i64>> {
    let sql = "SELECT id FROM deposits WHERE ntpn = ?1";
    connection.query_row(sql, [ntpn], |row| row.get(0)).optional().map_err(broken)
}

/// The columns that [`cells`] reads.
const CELLS: &str = "evidence.kind, evidence.form, evidence.path, evidence.bytes, evidence.sha256,
                     evidence.attached_on";

type Cells = (String, String, String, i64, String, String);

fn cells(row: &Row<'_>) -> rusqlite::Result<Cells> {
    Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?))
}

fn read((kind, form, path, bytes, sha256, on): Cells) -> Result<Evidence> {
    let kind = EvidenceKind::parse(&kind).ok_or_else(|| {
        Error::new(ErrorKind::Ledger, message!("a row's kind of evidence is none: '{kind}'", kind))
    })?;
    let form = DocumentForm::parse(&form).ok_or_else(|| {
        Error::new(ErrorKind::Ledger, message!("a row's form of evidence is none: '{form}'", form))
    })?;
    let (sha256, on) = (digest(&sha256)?, day(&on)?);
    Ok(Evidence { kind, form, path, bytes: bytes.unsigned_abs(), sha256, on })
}
