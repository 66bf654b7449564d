//! Agree: the signed agreement (SPPD), recorded with the digest of its scan.

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use serde::Serialize;

use crate::conformity::request_digest;
use crate::error::{Error, ErrorKind, Result};
use crate::ledger::ScanCopy;
use crate::message::{Message, message};
use crate::model::{Agreement, Amendment, Request, RequestNumber, Sha256Digest};
use crate::office::evidence::{Document, refuse_unsigned};
use crate::office::session::{Given, Session, seen};

/// The signature on an agreement, with the scan of the paper, as the officer enters it.
#[derive(Debug, Clone, Copy)]
pub struct Signature<'a> {
    /// Who signed for the receiver.
    pub signed_by: &'a str,
    /// The signatory's position, for a receiver that is an institution.
    pub position: Option<&'a str>,
    /// The day of the signature.
    pub on: Date,
    /// The path of the scan of the signed paper.
    pub scan: &'a Path,
}

/// An agreement that was recorded.
#[derive(Debug, Serialize)]
pub struct Agreed {
    /// The request's number.
    pub request: RequestNumber,
    /// Who signed.
    pub signed_by: String,
    /// The signatory's position.
    pub position: Option<String>,
    /// The day of the signature.
    pub on: Date,
    /// SHA-256 of the scan.
    pub scan_sha256: Sha256Digest,
    /// The number of the agreement (SPPD) that was signed; left out where it has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agreement: Option<String>,
    /// The path of the office's copy of the scan.
    pub path: String,
}

impl Session {
    /// Records the signed agreement. The office keeps a copy of the scan.
    ///
    /// # Errors
    /// [`ErrorKind::Usage`] with the field: no name, a scan that is no whole PDF or
    /// picture, or a day before the request was received or
    /// amended, or after today. [`ErrorKind::State`] with the field for a scan with the SHA-256 of a paper that was
    /// printed to be signed, or of a scan before the last amendment. [`ErrorKind::State`] where the current version of
    /// the request is not approved, is not the one given, or could not be approved today with the same reason, or where
    /// the request is handed over or has ended. [`ErrorKind::Io`] where the scan cannot be read or copied. After an
    /// error nothing is recorded and nothing copied.
    pub fn agree(&mut self, given: &Given, signature: &Signature<'_>) -> Result<Agreed> {
        let request = self.request(given)?;
        let approved = self.approved(&request)?;
        let number = &approved.request().number;
        let signed_by = signature.signed_by.trim();
        if signed_by.is_empty() {
            let message = message!("the signatory has no name");
            return Err(Error::new(ErrorKind::Usage, message)
                .field("--signed-by")
                .hint(message!("give who signed with `--signed-by NAME`")));
        }
        seen("--signed-by", signed_by)?;
        if let Some(position) = signature.position {
            seen("--position", position)?;
        }
        let scan = Document::read(signature.scan, "--scan")?;
        let (home, ledger) = self.parts()?;
        refuse_day(approved.request(), signature.on, home.clock.today())?;
        if let Some(amendment) = ledger.last_amendment(number)? {
            refuse_before_amendment(&amendment, signature.on)?;
        }
        let digest = scan.sha256();
        refuse_unsigned(home, ledger, number, digest, (signature.scan, "--scan"))?;
        if ledger.earlier_scans(number)?.contains(&digest) {
            let message = message!("this scan was recorded for the request as it was before");
            return Err(other_scan(message, signature.scan));
        }
        let agreement = Agreement {
            signed_by: signed_by.to_owned(),
            position: signature.position.map(str::to_owned),
            on: signature.on,
            scan_sha256: digest,
        };
        let known = ledger.agreement(number)?.filter(|one| one.agreement.scan_sha256 == digest);
        let mut copy = PathBuf::new();
        ledger.record_agreement(number, request_digest(&request), &agreement, || {
            let known = known.as_ref().map(|known| known.scan.as_path());
            let (path, evidence) = scan.keep_scan(home, number, known)?;
            copy.clone_from(&path);
            Ok(ScanCopy { path, evidence: Some(evidence) })
        })?;
        let printed = ledger.agreement_of(number, request_digest(&request))?;
        Ok(Agreed {
            agreement: printed.map(|printed| printed.paper.number),
            request: number.clone(),
            signed_by: agreement.signed_by,
            position: agreement.position,
            on: agreement.on,
            scan_sha256: digest,
            path: copy.display().to_string(),
        })
    }
}

/// Refuses a signature dated before the day the request was received, where that is known, or after today.
fn refuse_day(request: &Request, on: Date, today: Date) -> Result<()> {
    let received = request.received_on;
    if on <= today && received.is_none_or(|received| on >= received) {
        return Ok(());
    }
    let received = received.map_or_else(|| "-".to_owned(), |day| day.to_string());
    let message = message!(
        "{on} is not between the request ({received}) and today ({today})",
        on,
        received,
        today
    );
    Err(Error::new(ErrorKind::Usage, message)
        .field("--on")
        .hint(message!("give the day that stands on the signed paper")))
}

/// Refuses a signature dated before the amendment whose paper it stands on.
fn refuse_before_amendment(amendment: &Amendment, on: Date) -> Result<()> {
    if on >= amendment.on {
        return Ok(());
    }
    let message = message!(
        "{on} is before the amendment of {day}, whose paper is signed",
        on,
        day = amendment.on
    );
    Err(Error::new(ErrorKind::Usage, message)
        .field("--on")
        .hint(message!("give the day that stands on the signed paper")))
}

fn other_scan(message: Message, scan: &Path) -> Error {
    Error::new(ErrorKind::State, message)
        .file(scan)
        .field("--scan")
        .hint(message!("scan the paper that is signed now, and give that file"))
}
