//! A ZIP that another program wrote: read with the `zip` crate, every member against its CRC-32.

use std::fs::File;
use std::io;
use std::path::Path;

use zip::ZipArchive;
use zip::result::ZipError;

use super::{Mismatch, Verification};

/// Reads every member of a ZIP that is not in the form of kemas; returns false where it is no ZIP
/// at all.
pub(super) fn check(path: &Path, name: &str, found: &mut Verification) -> io::Result<bool> {
    let Ok(mut archive) = ZipArchive::new(File::open(path)?) else { return Ok(false) };
    for place in 0..archive.len() {
        let mut member = match archive.by_index(place) {
            Ok(member) => member,
            Err(ZipError::Io(error)) => return Err(error),
            Err(error) => {
                found.fault(name, None, format!("anggota ke-{} tidak terbaca: {error}", place + 1));
                continue;
            }
        };
        let title = member
            .name()
            .map_or_else(|_| format!("anggota ke-{}", place + 1), std::borrow::Cow::into_owned);
        let sealed = member.crc32();
        let mut sum = Crc(crc32fast::Hasher::new());
        // A wrong sum is the reader's error at the member's end; what was read until then counts.
        if io::copy(&mut member, &mut sum).is_err() {
            found.mismatched.push(Mismatch {
                path: name.to_owned(),
                member: Some(title),
                expected: format!("crc32:{sealed:08x}"),
                found: format!("crc32:{:08x}", sum.0.finalize()),
            });
        }
    }
    Ok(true)
}

struct Crc(crc32fast::Hasher);

impl io::Write for Crc {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
