//! Whether the copies of documents are as they were recorded.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::error::{Error, ErrorKind, Result};
use crate::ledger::{Evidence, EvidenceKind, Ledger};
use crate::message::{Message, message};
use crate::model::RequestNumber;
use crate::office::session::{Home, Session};

/// What was found of the copies of all documents and scans.
#[derive(Debug, Serialize)]
pub struct EvidenceCheck {
    /// `lengkap` where each copy is as it was recorded, else `rusak`.
    pub result: &'static str,
    /// How many files were looked for.
    pub files: u64,
    /// The files that are gone or changed.
    pub faults: Vec<EvidenceFault>,
}

/// A copy that is not as it was recorded.
#[derive(Debug, Serialize)]
pub struct EvidenceFault {
    /// Its path.
    pub path: String,
    /// What is wrong; in Indonesian in JSON.
    #[serde(serialize_with = "crate::message::indonesian")]
    pub what: Message,
}

impl EvidenceCheck {
    /// Returns true where no fault was found.
    pub fn is_sound(&self) -> bool {
        self.faults.is_empty()
    }
}

impl Session {
    /// Reads the copy of each document and the scan of each agreement, and compares them with the ledger. A file that
    /// is recorded several times is read once for each digest.
    pub fn verify_evidence(&mut self) -> Result<EvidenceCheck> {
        let (home, ledger) = self.parts()?;
        let (mut seen, mut faults) = (BTreeSet::new(), Vec::new());
        for copy in ledger.kept_copies()? {
            let recorded = Path::new(&copy.path);
            let path =
                if copy.is_scan { Home::place_of_scan(recorded) } else { recorded.to_path_buf() };
            if !seen.insert((path.clone(), copy.sha256.to_string())) {
                continue;
            }
            if let Some(what) = home.fault_of_copy(&path, copy.sha256) {
                let path = home.path_of_copy(&path).display().to_string();
                faults.push(EvidenceFault { path, what });
            }
        }
        let result = if faults.is_empty() { "lengkap" } else { "rusak" };
        Ok(EvidenceCheck { result, files: seen.len() as u64, faults })
    }
}

/// Refuses a step of a request whose current agreement's scan is gone or changed and, where the office requires
/// evidence, one whose letter for Rp0 or proof of payment is. Of several documents of a kind one is enough.
///
/// # Errors
/// [`ErrorKind::State`] with the file, and the command that puts it right.
pub(in crate::office) fn refuse_lost(
    home: &Home,
    ledger: &Ledger,
    number: &RequestNumber,
) -> Result<()> {
    if let Some(signed) = ledger.agreement(number)? {
        let path = Home::place_of_scan(&signed.scan);
        if let Some(what) = home.fault_of_copy(&path, signed.agreement.scan_sha256) {
            let hint = message!(
                "put the file back from a backup, or record the agreement again: `kemas agree {number} --signed-by \
                 NAME --on DATE --scan FILE`",
                number
            );
            return Err(lost(home, &path, &message!("the scan of the agreement"), what, hint));
        }
    }
    if !home.settings().counter.require_evidence {
        return Ok(());
    }
    let all = ledger.evidence_of(number)?;
    for kind in [EvidenceKind::Rp0, EvidenceKind::Bpn] {
        let of_kind = all.iter().filter(|one| one.kind == kind);
        if let Some((path, what)) = first_lost(home, of_kind) {
            let word = kind.as_str();
            let hint = message!(
                "put the file back from a backup, or attach the same scan again: `kemas attach {number} {kind} FILE`",
                number,
                kind = word
            );
            return Err(lost(
                home,
                &path,
                &message!("the evidence '{kind}'", kind = word),
                what,
                hint,
            ));
        }
    }
    Ok(())
}

/// Returns the first of these documents whose copy is gone or changed; `None` where there are none, or one is as it was.
fn first_lost<'e>(
    home: &Home,
    documents: impl Iterator<Item = &'e Evidence>,
) -> Option<(PathBuf, Message)> {
    let mut first = None;
    for one in documents {
        let path = PathBuf::from(&one.path);
        let what = home.fault_of_copy(&path, one.sha256)?;
        first.get_or_insert((path, what));
    }
    first
}

fn lost(home: &Home, path: &Path, of: &Message, what: Message, hint: Message) -> Error {
    Error::new(ErrorKind::State, message!("{document}: {what}", document = of, what))
        .file(home.path_of_copy(path))
        .hint(hint)
}
