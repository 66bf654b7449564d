//! Agreements (SPPD): each is signed on one version of a request, and has a scan.

use rusqlite::{Connection, OptionalExtension, ToSql, Transaction};

use super::decision_rows::{RecordedAgreement, latest_agreement};
use super::paper_rows::{fits, form};
use super::permit::permit;
use super::refuse::not_agreed;
use crate::error::Result;
use crate::ledger::evidence::{Attaching, Evidence, ScanCopy, add_to_request};
use crate::ledger::requests::{current, ended, read, refuse_other_version, with_digest};
use crate::ledger::store::{Ledger, Series, add_row, broken, from_body, next, part, to_body};
use crate::message::message;
use crate::model::{
    Action, Agreement, AgreementPaper, PaperForm, Request, RequestNumber, Sha256Digest,
};

/// How the agreement that is to be signed for a version of a request gets its number.
#[derive(Clone, Copy)]
pub struct NewAgreement<'a> {
    /// The series of agreements.
    pub series: &'a Series<'a>,
    /// Makes the record of the agreement from its number. An agreement that cannot be printed is an error here, so that
    /// no number is taken for it.
    pub make: &'a dyn Fn(&str) -> Result<AgreementPaper>,
}

/// An agreement that was printed to be signed: its record, the version of the request that it is for, and the template
/// and settings that it was printed with.
#[derive(Debug, Clone)]
pub struct PrintedAgreement {
    /// The record.
    pub paper: AgreementPaper,
    /// The version of the request.
    pub request: Request,
    /// The template and the settings.
    pub form: PaperForm,
}

impl Ledger {
    /// Records the signed agreement on the current version of a request. `digest` is that of the version that was
    /// signed. `scan` stores the scan in the office; it is called only after the agreement is found to be allowed. A scan
    /// that is evidence is recorded as such, too. The latest agreement again adds nothing but the evidence it lacks.
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
        scan: impl FnOnce() -> Result<ScanCopy>,
    ) -> Result<()> {
        self.change(|change| {
            let row = permit(change, number, Action::Agree)?;
            refuse_other_version(change, number, row, digest)?;
            if latest_agreement(change, row)?.is_some_and(|known| known.agreement == *agreement) {
                return add_scan(change, number, &scan()?);
            }
            let (body, person) = part(change, number.as_str(), agreement)?;
            let scan = scan()?;
            let path = scan.path.to_string_lossy();
            let cells: [(&str, &dyn ToSql); 4] =
                [("request", &row), ("person", &person), ("body", &body), ("scan", &path)];
            add_row(change, "agreements", &cells)?;
            add_scan(change, number, &scan)
        })
    }

    /// Returns the agreement to be signed for the current version of a request; `None` where the request is not known,
    /// or where no agreement with a number was printed for this version.
    pub fn agreement_to_sign(&self, number: &RequestNumber) -> Result<Option<PrintedAgreement>> {
        let Some(row) = current(&self.connection, number)? else { return Ok(None) };
        let paper = paper_of(&self.connection, row)?;
        paper.map(|paper| self.printed(paper, row)).transpose()
    }

    /// As [`Self::agreement_to_sign`], for the version of a request with this digest.
    pub fn agreement_of(
        &self,
        number: &RequestNumber,
        digest: Sha256Digest,
    ) -> Result<Option<PrintedAgreement>> {
        let Some(row) = with_digest(&self.connection, number, digest)? else { return Ok(None) };
        let paper = paper_of(&self.connection, row)?;
        paper.map(|paper| self.printed(paper, row)).transpose()
    }

    /// Returns the agreement with this number; `None` where there is none.
    pub fn agreement_with_number(&self, number: &str) -> Result<Option<PrintedAgreement>> {
        let sql = "SELECT request, body FROM agreement_papers WHERE number = ?1";
        let cells = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
        let found: Option<(i64, String)> =
            self.connection.query_row(sql, [number], cells).optional().map_err(broken)?;
        found.map(|(row, body)| self.printed(from_body(&body)?, row)).transpose()
    }

    /// Returns the number of the agreement on the first version of a request that was signed, which its addenda change;
    /// `None` where it has none.
    pub fn first_agreement_number(&self, number: &RequestNumber) -> Result<Option<String>> {
        let sql = "SELECT agreement_papers.number FROM agreement_papers
                   JOIN agreements ON agreements.request = agreement_papers.request
                   JOIN requests ON requests.id = agreement_papers.request
                   WHERE requests.number = ?1 ORDER BY agreements.id LIMIT 1";
        let number = self.connection.query_row(sql, [number.as_str()], |row| row.get(0));
        number.optional().map_err(broken)
    }

    fn printed(&self, paper: AgreementPaper, row: i64) -> Result<PrintedAgreement> {
        let form = self.form_in("agreement_papers", &paper.number)?;
        let form = form.ok_or_else(|| broken(rusqlite::Error::QueryReturnedNoRows))?;
        Ok(PrintedAgreement { paper, request: read(&self.connection, row)?.request, form })
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

/// Gives the agreement to be signed for the version of a request in this row the next number of its series; one that
/// was printed for this version before keeps its number.
///
/// # Errors
/// [`ErrorKind::State`](crate::error::ErrorKind::State) where the day is before that of the last agreement of the year.
/// Where the agreement cannot be printed, no number is taken.
pub(in crate::ledger) fn number_agreement(
    change: &Transaction<'_>,
    request: &RequestNumber,
    row: i64,
    new: &NewAgreement<'_>,
) -> Result<()> {
    if let Some(printed) = paper_of(change, row)? {
        return new.series.refuse_other(&printed.number);
    }
    let number = next(change, "agreement_papers", new.series)?;
    let paper = (new.make)(&number.text)?;
    fits(&number, &paper.number, &paper.request, request)?;
    let (template, settings) = form(change, new.series.form)?;
    let body = to_body(&paper)?;
    let cells: [(&str, &dyn ToSql); 7] = [
        ("request", &row),
        ("template", &template),
        ("settings", &settings),
        ("year", &number.year),
        ("serial", &number.serial),
        ("number", &number.text),
        ("body", &body),
    ];
    add_row(change, "agreement_papers", &cells).map(drop)
}

/// Returns the record of the agreement to be signed for the version of a request in this row.
fn paper_of(connection: &Connection, row: i64) -> Result<Option<AgreementPaper>> {
    let sql = "SELECT body FROM agreement_papers WHERE request = ?1 ORDER BY id DESC LIMIT 1";
    let body = connection.query_row(sql, [row], |row| row.get::<_, String>(0));
    body.optional().map_err(broken)?.map(|body| from_body(&body)).transpose()
}

/// Records the scan of an agreement as evidence, where it is.
fn add_scan(change: &Transaction<'_>, number: &RequestNumber, scan: &ScanCopy) -> Result<()> {
    let Some(Evidence { kind, form, path, bytes, sha256, on }) = &scan.evidence else {
        return Ok(());
    };
    let document = Attaching {
        kind: *kind,
        form: *form,
        bytes: *bytes,
        sha256: *sha256,
        on: *on,
        copy: &|| Ok(path.clone()),
    };
    add_to_request(change, number, &document).map(drop)
}
