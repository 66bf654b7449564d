//! The printing of a paper that is to be signed.

use std::path::PathBuf;

use crate::error::Result;
use crate::fixity::sha256;
use crate::ledger::Ledger;
use crate::model::RequestNumber;
use crate::office::session::Home;

/// Writes a paper of a request that is to be signed, and returns its path. The ledger records its digest before, so that
/// the unsigned paper is never taken for a scan of it.
pub(in crate::office) fn print_to_sign(
    home: &Home,
    ledger: &mut Ledger,
    number: &RequestNumber,
    name: &str,
    bytes: &[u8],
) -> Result<PathBuf> {
    ledger.record_print(number, name, sha256(bytes), home.clock.today())?;
    home.write_paper(number.as_str(), name, bytes)
}
