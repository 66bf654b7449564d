//! A document as it is given, and the office's copy of it.

use std::cell::RefCell;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::forms::form_of;
use crate::error::{Error, ErrorKind, Result};
use crate::fixity::sha256;
use crate::ledger::{Attached, Attaching, DocumentForm, Evidence, EvidenceKind};
use crate::media::open_regular;
use crate::message::{Message, message};
use crate::model::{RequestNumber, Sha256Digest};
use crate::office::session::{Home, SCAN_DIGITS};

/// The most megabytes that a document may have.
const MOST_MEGABYTES: u64 = 50;

/// A PDF or a picture that was read whole.
#[derive(Debug)]
pub(in crate::office) struct Document {
    bytes: Vec<u8>,
    form: DocumentForm,
    sha256: Sha256Digest,
}

impl Document {
    /// Reads a file, and judges it by its content. `field` is the option that names it.
    ///
    /// # Errors
    /// [`ErrorKind::Io`] where it is no file that can be read; [`ErrorKind::Usage`] where it is empty, cut off, of
    /// another form, or has more than 50 MB, which is not read.
    pub(in crate::office) fn read(path: &Path, field: &str) -> Result<Self> {
        let unread = |e| Error::io(path, message!("read the scan"), e).field(field);
        let file = open_regular(path).map_err(unread)?;
        let (most, mut bytes) = (MOST_MEGABYTES * 1_000_000, Vec::new());
        // A file may grow while it is read.
        let is_too_long = file.metadata().map_err(unread)?.len() > most
            || file.take(most + 1).read_to_end(&mut bytes).map_err(unread)? as u64 > most;
        let wrong = |what: Message, hint: Message| {
            Error::new(ErrorKind::Usage, what).file(path).field(field).hint(hint)
        };
        if is_too_long {
            let what = message!("the scan has more than {most} MB", most = MOST_MEGABYTES);
            return Err(wrong(
                what,
                message!("scan the paper again with fewer dots per inch (300)"),
            ));
        }
        if bytes.is_empty() {
            let hint = message!("scan the paper again, as PDF, JPEG, PNG or TIFF");
            return Err(wrong(message!("the scan is empty"), hint));
        }
        let hint = || message!("scan the paper again, as PDF, JPEG, PNG or TIFF");
        let form = form_of(&bytes).map_err(|what| wrong(what, hint()))?;
        Ok(Self { sha256: sha256(&bytes), bytes, form })
    }

    /// Returns its SHA-256.
    pub(in crate::office) fn sha256(&self) -> Sha256Digest {
        self.sha256
    }

    /// Keeps it as the scan of an agreement. `known` is the file in which the same scan was kept before, if any.
    pub(in crate::office) fn keep_scan(
        &self,
        home: &Home,
        number: &RequestNumber,
        known: Option<&Path>,
    ) -> Result<(PathBuf, Evidence)> {
        let (folder, ending) = (Path::new("agreements"), self.form.ending());
        let known = known.and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
        let name = known.unwrap_or_else(|| format!("{number}-{}.{ending}", self.digits()));
        let path = home.keep_copy(folder, &name, &self.bytes)?;
        let evidence = Evidence {
            kind: EvidenceKind::Sppd,
            form: self.form,
            path: folder.join(name).to_string_lossy().into_owned(),
            bytes: self.bytes.len() as u64,
            sha256: self.sha256,
            on: home.clock.today(),
        };
        Ok((path, evidence))
    }

    /// Records it by `record`, which gets what is recorded, with the office's copy in `papers/<of>/bukti/`. Where the
    /// recording fails, no copy is left of it that was not there before.
    pub(in crate::office) fn attached<T>(
        &self,
        home: &Home,
        kind: EvidenceKind,
        of: &str,
        record: impl FnOnce(&Attaching<'_>) -> Result<T>,
    ) -> Result<T> {
        let on = home.clock.today();
        let folder = Path::new("papers").join(of).join("bukti");
        let name = format!("{}-{on}-{}.{}", kind.as_str(), self.digits(), self.form.ending());
        let fresh = RefCell::new(None);
        let copy = || {
            let was_there = home.has_copy(&folder.join(&name));
            let path = home.keep_copy(&folder, &name, &self.bytes)?;
            *fresh.borrow_mut() = (!was_there).then_some(path);
            Ok(folder.join(&name).to_string_lossy().into_owned())
        };
        let document = Attaching {
            kind,
            form: self.form,
            bytes: self.bytes.len() as u64,
            sha256: self.sha256,
            on,
            copy: &copy,
        };
        record(&document).inspect_err(|_| {
            if let Some(path) = &*fresh.borrow() {
                let _ = fs::remove_file(path);
            }
        })
    }

    /// Returns what was recorded, whether it is new, and whether a copy that was gone or changed was put back: of a
    /// document that was known, the copy is made again.
    pub(in crate::office) fn settled(
        &self,
        home: &Home,
        attached: Attached,
    ) -> Result<(Evidence, bool, bool)> {
        match attached {
            Attached::New(evidence) => Ok((evidence, true, false)),
            Attached::Known(evidence) => {
                let path = Path::new(&evidence.path);
                let is_lost = home.fault_of_copy(path, evidence.sha256).is_some();
                if is_lost && let (Some(folder), Some(name)) = (path.parent(), path.file_name()) {
                    home.keep_copy(folder, &name.to_string_lossy(), &self.bytes)?;
                }
                Ok((evidence, false, is_lost))
            }
        }
    }

    fn digits(&self) -> String {
        self.sha256.to_string().chars().take(SCAN_DIGITS).collect()
    }
}
