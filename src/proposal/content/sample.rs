//! Which parts of a large table are read.

use std::fs::File;
use std::os::unix::fs::FileExt;

/// A table up to this size is read whole.
const WHOLE: u64 = 8 * 1024 * 1024;
/// The parts that are read of a larger one, evenly spread, and the bytes of each. Tables are sorted by region, so that
/// each province is met that has more than a two-hundredth of the rows.
const PARTS: u64 = 256;
const PART: u64 = 16 * 1024;

/// Returns the parts of so many bytes that are read: where each begins and its length. `unit` is the size of a record;
/// parts begin and end with one.
pub(super) fn parts(bytes: u64, unit: u64) -> Vec<(u64, u64)> {
    if bytes <= WHOLE {
        return vec![(0, bytes)];
    }
    let length = (PART / unit).max(1) * unit;
    let units = bytes / unit;
    (0..PARTS)
        .map(|place| {
            let from = (units * place / PARTS) * unit;
            (from, length.min(bytes - from))
        })
        .collect()
}

/// Returns how many bytes are read of a table of this size.
pub(in crate::proposal) fn bytes_read(bytes: u64) -> u64 {
    if bytes <= WHOLE { bytes } else { PARTS * PART }
}

/// Reads a part of a file; fewer bytes where the file ends before.
pub(super) fn read_part(file: &File, from: u64, length: u64) -> std::io::Result<Vec<u8>> {
    let mut bytes = vec![0; length as usize];
    let mut filled = 0;
    while filled < bytes.len() {
        match file.read_at(&mut bytes[filled..], from + filled as u64) {
            Ok(0) => break,
            Ok(got) => filled += got,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    bytes.truncate(filled);
    Ok(bytes)
}
