//! Reading back what was written and holding it against what was meant, in one pass.

use std::path::Path;

use crate::error::{Error, ErrorKind, Result};
use crate::fixity::{BLOCK, Hasher, Intended, sha256};
use crate::media::{DeviceFile, Proof};
use crate::model::Sha256Digest;
use crate::progress::Progress;

/// Reads a flushed file from its device, compares it block by block with what was meant, and
/// returns its SHA-256 from the same pass.
///
/// # Errors
/// [`ErrorKind::ReadBack`] with the offset of the first block that differs and both digests.
pub(super) fn read_back(
    path: &Path,
    intended: &Intended,
    progress: &dyn Progress,
) -> Result<(Sha256Digest, Proof)> {
    let mut whole = Hasher::default();
    let proof = compare(path, intended, progress, &mut |block| whole.update(block))?;
    Ok((whole.finish(), proof))
}

/// Reads a file from its device and compares it block by block with what was meant; `each` gets every
/// block that was.
///
/// # Errors
/// As [`read_back`].
pub(super) fn compare(
    path: &Path,
    intended: &Intended,
    progress: &dyn Progress,
    each: &mut dyn FnMut(&[u8]),
) -> Result<Proof> {
    let broken = |e| Error::io(path, "read back", e);
    let mut file = DeviceFile::open(path).map_err(broken)?;
    for (number, expected) in intended.blocks.iter().enumerate() {
        if progress.cancelled() {
            return Err(Error::new(ErrorKind::Interrupted, "stopped by the user"));
        }
        let offset = (number * BLOCK) as u64;
        let block = file.read_at(offset, BLOCK).map_err(broken)?;
        let found = sha256(block);
        if found != *expected {
            return Err(differs(path, &format!("the block at byte {offset}"), expected, &found));
        }
        each(block);
        progress.advance(block.len() as u64);
    }
    if file.len() != intended.bytes {
        return Err(differs(path, "the size", &intended.bytes, &file.len()));
    }
    Ok(file.proof())
}

fn differs(
    path: &Path,
    what: &str,
    expected: &dyn std::fmt::Display,
    found: &dyn std::fmt::Display,
) -> Error {
    let message = format!("{what} is not what was written (expected {expected}, found {found})");
    Error::new(ErrorKind::ReadBack, message)
        .file(path)
        .hint("the medium does not keep what it is given: use another one")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::Silent;

    #[test]
    fn a_byte_changed_between_write_and_read_back_is_caught() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("f");
        let mut bytes = vec![7; 2 * BLOCK + 100];
        std::fs::write(&path, &bytes).unwrap();
        let intended = Intended::of(&bytes);
        let (digest, _) = read_back(&path, &intended, &Silent).unwrap();
        assert_eq!(digest, sha256(&bytes));
        bytes[BLOCK + 5] ^= 1;
        std::fs::write(&path, &bytes).unwrap();
        let error = read_back(&path, &intended, &Silent).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::ReadBack);
        assert!(error.message().contains(&format!("byte {BLOCK}")), "{error}");
    }

    #[test]
    fn a_file_that_grew_or_shrank_is_caught() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("f");
        for written in [vec![7; BLOCK + 1], vec![7; BLOCK - 1], vec![]] {
            std::fs::write(&path, &written).unwrap();
            assert!(read_back(&path, &Intended::of(&vec![7; BLOCK]), &Silent).is_err());
        }
    }
}
