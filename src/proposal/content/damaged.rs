//! Whether a file of a statistics program or a workbook can be opened at all.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::sample::read_part;
use crate::message::{Message, message};
use crate::probe::{Kind, PersonalColumns, Probe};

/// Up to this size, all of a file of SPSS or Stata is looked at; of a larger one only its start.
const WHOLE: u64 = 64 * 1024 * 1024;
/// The start of a larger one.
const START: u64 = 1024 * 1024;

/// Returns how many bytes are read of a file of SPSS or Stata.
pub(in crate::proposal) fn bytes_of_statistics(bytes: u64) -> u64 {
    if bytes <= WHOLE { bytes } else { START }
}

/// Says what is wrong with a file of SPSS or Stata; `None` where nothing is.
///
/// # Errors
/// Why it cannot be read.
pub(super) fn statistics(path: &Path, kind: Kind, bytes: u64) -> Result<Option<Message>, Message> {
    let unreadable = |error| message!("cannot be read: {error}", error);
    let mut file = File::open(path).map_err(unreadable)?;
    let mut probe = Probe::new(kind, bytes);
    let mut left = bytes_of_statistics(bytes);
    let mut block = vec![0; 256 * 1024];
    while left > 0 {
        let length = left.min(block.len() as u64) as usize;
        match file.read(&mut block[..length]) {
            Ok(0) => break,
            Ok(got) => {
                probe.feed(&block[..got]);
                left -= got as u64;
            }
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(unreadable(error)),
        }
    }
    let found = probe.finish(path, &PersonalColumns::new(&[]));
    // Of a start alone only that it is of another format is certain.
    let mut certain = found.findings.iter().filter(|f| bytes <= WHOLE || f.is_alien());
    Ok(certain.next().map(|finding| finding.at(None, path).reason))
}

/// Endings of workbooks that are ZIP files inside.
const ZIPPED: [&str; 3] = ["xlsx", "xlsm", "ods"];

/// Says why a workbook cannot be opened; `None` where it can, and for other documents.
pub(in crate::proposal) fn workbook(path: &Path) -> Option<Message> {
    let ending = path.extension()?.to_str()?.to_lowercase();
    if !ZIPPED.contains(&&*ending) {
        return None;
    }
    let head = File::open(path).and_then(|file| read_part(&file, 0, 8));
    match head {
        Err(error) => Some(message!("cannot be read: {error}", error)),
        // Excel keeps a workbook with a password in a container of another kind.
        Ok(head) if head == OLE => Some(locked()),
        Ok(head) if !head.starts_with(b"PK") => {
            Some(message!("it is no workbook, in spite of its ending"))
        }
        Ok(_) => {
            let file = File::open(path).ok()?;
            zip::ZipArchive::new(file)
                .is_err()
                .then(|| message!("the workbook is damaged or cut off"))
        }
    }
}

/// The first bytes of the container in which Excel keeps workbooks of old versions and those with a password.
const OLE: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

fn locked() -> Message {
    message!("the workbook is protected by a password")
}
