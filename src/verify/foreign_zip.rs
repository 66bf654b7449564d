//! A ZIP that another program wrote. It is read with the `zip` crate, through the page cache. A member that can be read
//! is checked by its CRC-32, unless it lies on another member, which is a fault.

use std::fs::File;
use std::io;
use std::path::Path;

use zip::ZipArchive;
use zip::result::ZipError;

use super::verification::{Mismatch, Verification};
use crate::message::{Message, Value, message};
use crate::progress::Progress;

/// Reads every member of a ZIP that is not in the form of kemas, and adds what is wrong to `found`. Returns false
/// where the file is no ZIP.
///
/// # Errors
/// [`io::ErrorKind::Interrupted`] when the user stopped the work; others where the file cannot be opened or a member's
/// header cannot be read. A member whose bytes cannot be read is a finding.
pub(super) fn check(
    path: &Path,
    name: &str,
    progress: &dyn Progress,
    found: &mut Verification,
) -> io::Result<bool> {
    let Ok(mut archive) = ZipArchive::new(File::open(path)?) else { return Ok(false) };
    let mut end = 0;
    for place in by_offset(&mut archive) {
        if progress.cancelled() {
            return Err(io::Error::from(io::ErrorKind::Interrupted));
        }
        let mut member = match archive.by_index(place) {
            Ok(member) => member,
            Err(ZipError::Io(error)) => return Err(error),
            Err(error) => {
                let (number, error) = (place + 1, said(&error));
                let what = message!("member {number} cannot be read: {error}", number, error);
                found.fault(name, None, what);
                continue;
            }
        };
        let title = match member.name() {
            Ok(name) => Message::verbatim(name),
            Err(_) => message!("member {number}", number = place + 1),
        };
        let sealed = member.crc32();
        // Members that share bytes could make a small file inflate to a very large one.
        let start = member.data_start().unwrap_or_default();
        if start < end {
            let what = message!("member '{title}' lies on another member", title);
            found.fault(name, Some(start), what);
            continue;
        }
        end = start + member.compressed_size();
        let mut sum = Crc { hasher: crc32fast::Hasher::new(), progress };
        // A wrong checksum is an error of the reader at the member's end; broken or unreadable data are one before it.
        // The checksum of what was read is reported.
        if io::copy(&mut member, &mut sum).is_err() {
            found.mismatched.push(Mismatch {
                path: name.to_owned(),
                member: Some(title),
                expected: format!("crc32:{sealed:08x}"),
                found: format!("crc32:{:08x}", sum.hasher.finalize()),
            });
        }
    }
    Ok(true)
}

/// Returns what the `zip` crate said. It speaks English alone: in another language its meaning is shown.
fn said(error: &ZipError) -> Value {
    let words = error.to_string();
    let meaning = match error {
        ZipError::UnsupportedArchive(_) => message!("it is packed in a way that is not known"),
        ZipError::InvalidPassword => message!("it is locked by a password"),
        _ => message!("its form is not valid"),
    };
    Value::Foreign { words, meaning }
}

/// Returns the numbers of the members, in the order in which they lie in the file.
fn by_offset(archive: &mut ZipArchive<File>) -> Vec<usize> {
    let mut places: Vec<usize> = (0..archive.len()).collect();
    let offset =
        |place: &usize| archive.by_index_raw(*place).map_or(0, |member| member.header_start());
    places.sort_by_cached_key(offset);
    places
}

struct Crc<'a> {
    hasher: crc32fast::Hasher,
    progress: &'a dyn Progress,
}

impl io::Write for Crc<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.progress.cancelled() {
            return Err(io::Error::from(io::ErrorKind::Other));
        }
        self.hasher.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
