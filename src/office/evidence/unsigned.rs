//! A paper as it was printed to be signed, which is no scan of it.

use std::path::Path;

use crate::error::{Error, ErrorKind, Result};
use crate::fixity::sha256;
use crate::ledger::Ledger;
use crate::message::{Message, message};
use crate::model::{RequestNumber, Sha256Digest};
use crate::office::session::Home;

/// Refuses a paper as it was printed for a request to be signed, in place of a scan of it, also where the printed file
/// is not there any more. `field` is the option that names the file.
///
/// # Errors
/// [`ErrorKind::State`].
pub(in crate::office) fn refuse_unsigned(
    home: &Home,
    ledger: &Ledger,
    number: &RequestNumber,
    digest: Sha256Digest,
    (scan, field): (&Path, &str),
) -> Result<()> {
    // Before prints were recorded, only the papers on the disk told.
    let is_print = ledger.is_print(number, digest)?
        || home.papers_to_sign(number).any(|paper| sha256(&paper) == digest);
    if !is_print {
        return Ok(());
    }
    let message: Message = message!("this is the paper as it was printed, without a signature");
    Err(Error::new(ErrorKind::State, message)
        .file(scan)
        .field(field)
        .hint(message!("scan the paper that is signed now, and give that file")))
}
