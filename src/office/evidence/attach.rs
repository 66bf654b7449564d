//! Attach: a document that proves a step, kept with the request or the deposit.

use std::path::Path;

use jiff::civil::Date;
use serde::Serialize;

use super::document::Document;
use super::unsigned::refuse_unsigned;
use crate::billing::checked_ntpn;
use crate::error::Result;
use crate::ledger::{DocumentForm, EvidenceKind, Ledger};
use crate::model::Sha256Digest;
use crate::office::session::{Session, number_of};

/// The folder of the deposits among the papers.
const DEPOSITS: &str = "setoran";

/// A document that was attached.
#[derive(Debug, Serialize)]
pub struct AttachedEvidence {
    /// The number of the request, or the NTPN of the deposit.
    pub number: String,
    /// What it proves.
    pub kind: EvidenceKind,
    /// Its form.
    pub form: DocumentForm,
    /// Its bytes.
    pub bytes: u64,
    /// Its SHA-256.
    pub sha256: Sha256Digest,
    /// The day on which it was attached.
    pub on: Date,
    /// The path of the office's copy.
    pub path: String,
    /// False where the same document was attached before: nothing was recorded.
    pub added: bool,
    /// True where the copy of a document that was attached before was gone or changed, and was put back.
    pub restored: bool,
}

impl Session {
    /// Attaches a document to a request, whatever its state; a proof of a deposit also to the deposit, by its NTPN. The
    /// office keeps a copy. The same document again adds nothing, but puts a copy back that is gone or changed.
    ///
    /// # Errors
    /// As `Document::read`; [`crate::error::ErrorKind::State`] for an unknown request or deposit, and for a paper that
    /// was printed to be signed in place of a scan of it; [`crate::error::ErrorKind::Usage`] for a malformed number.
    /// After an error nothing is recorded and no copy left.
    pub fn attach(
        &mut self,
        of: &str,
        kind: EvidenceKind,
        file: &Path,
    ) -> Result<AttachedEvidence> {
        let document = Document::read(file, "file")?;
        let (home, ledger) = self.parts()?;
        let of_deposit = match kind {
            EvidenceKind::Setoran => deposit_of(ledger, of)?,
            _ => None,
        };
        let (number, attached) = if let Some(ntpn) = of_deposit {
            let attached = document.attached(home, kind, DEPOSITS, |attaching| {
                ledger.attach_to_deposit(&ntpn, attaching)
            })?;
            (ntpn, attached)
        } else {
            let number = number_of(of)?;
            if kind == EvidenceKind::Sppd {
                let named = (file, "file");
                refuse_unsigned(home, ledger, &number, document.sha256(), named)?;
            }
            let attached = document.attached(home, kind, number.as_str(), |attaching| {
                ledger.attach(&number, attaching)
            })?;
            (number.to_string(), attached)
        };
        let (evidence, added, restored) = document.settled(home, attached)?;
        Ok(AttachedEvidence {
            number,
            kind,
            form: evidence.form,
            bytes: evidence.bytes,
            sha256: evidence.sha256,
            on: evidence.on,
            path: home.path_of_copy(Path::new(&evidence.path)).display().to_string(),
            added,
            restored,
        })
    }
}

/// Returns the NTPN of a deposit that a text names; `None` where it names none, and may be the number of a request.
fn deposit_of(ledger: &Ledger, text: &str) -> Result<Option<String>> {
    let Ok(ntpn) = checked_ntpn(text) else { return Ok(None) };
    Ok(ledger.is_deposit(&ntpn)?.then_some(ntpn))
}
