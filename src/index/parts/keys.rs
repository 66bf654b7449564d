//! The second reading of a part: a digest for each of its first columns, over the column's values in their order.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use blake3::Hasher;

use crate::error::Result;
use crate::model::Stamp;
use crate::probe::Finding;
use crate::probe::{DbfHead, FIXED, delimiter, interrupted, stamp_of};
use crate::progress::Progress;

/// Reads a part and returns the digests of its first `columns`. Its status must be that of the index, before and after.
/// Returns a finding where it is not, or where the part cannot be read.
///
/// # Errors
/// `Interrupted` when the user stops the work.
pub(super) fn read(
    path: &Path,
    stamp: Stamp,
    columns: usize,
    progress: &dyn Progress,
) -> Result<std::result::Result<Vec<String>, Finding>> {
    let stands = || std::fs::metadata(path).is_ok_and(|now| stamp_of(&now) == stamp);
    if !stands() {
        return Ok(Err(Finding::changed_while_read()));
    }
    let mut keys = Keys { columns: vec![Key::default(); columns], since: 0, reported: 0, progress };
    let is_dbf = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("dbf"));
    let done = File::open(path).and_then(|file| {
        let file = BufReader::with_capacity(BUFFER, file);
        if is_dbf { keys.dbf(file, stamp.bytes) } else { keys.csv(file) }
    });
    match done {
        Err(_) if progress.cancelled() => Err(interrupted()),
        Err(error) => Ok(Err(Finding::unreadable(&error))),
        Ok(()) if !stands() => Ok(Err(Finding::changed_while_read())),
        Ok(()) => {
            // The header, and what was read since the last report.
            progress.advance(stamp.bytes.saturating_sub(keys.reported));
            Ok(Ok(keys.digests()))
        }
    }
}

const BUFFER: usize = 256 * 1024;

/// The digest of a column's values, as far as they were read.
#[derive(Clone, Default)]
struct Key {
    hasher: Hasher,
    /// Values that are not digested yet. A hash takes large batches faster than small ones.
    values: Vec<u8>,
}

/// From so many bytes on, the values that were read are digested together.
const BATCH: usize = 16 * 1024;

struct Keys<'a> {
    columns: Vec<Key>,
    /// Bytes that were read since progress was last reported.
    since: u64,
    /// Bytes that were reported.
    reported: u64,
    progress: &'a dyn Progress,
}

impl Keys<'_> {
    fn dbf(&mut self, mut file: impl Read, bytes: u64) -> std::io::Result<()> {
        let mut head = vec![0; FIXED];
        file.read_exact(&mut head)?;
        let length =
            DbfHead::length_of(&head).map_err(|why| why.as_io_error(std::io::ErrorKind::Other))?;
        head.resize(length, 0);
        file.read_exact(&mut head[FIXED..])?;
        let head = DbfHead::read(&head, bytes)
            .map_err(|why| why.as_io_error(std::io::ErrorKind::Other))?;
        let mut record = vec![0; head.record as usize];
        for _ in 0..head.records {
            file.read_exact(&mut record)?;
            if record[0] != b'*' {
                for (key, field) in self.columns.iter_mut().zip(&head.fields) {
                    key.take(field.cell(&record));
                }
            }
            self.advance(head.record)?;
        }
        Ok(())
    }

    fn csv(&mut self, mut file: impl Read) -> std::io::Result<()> {
        const SNIFF: u64 = 64 * 1024;
        let mut start = Vec::new();
        file.by_ref().take(SNIFF).read_to_end(&mut start)?;
        let text = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&start);
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter(text))
            .flexible(true)
            .from_reader(text.chain(file));
        let mut record = csv::ByteRecord::new();
        let mut counted = 0;
        while reader.read_byte_record(&mut record).map_err(std::io::Error::other)? {
            for (key, cell) in self.columns.iter_mut().zip(&record) {
                key.take(cell);
            }
            let at = reader.position().byte();
            self.advance(at - counted)?;
            counted = at;
        }
        Ok(())
    }

    fn advance(&mut self, bytes: u64) -> std::io::Result<()> {
        self.since += bytes;
        if self.since >= BUFFER as u64 {
            let bytes = std::mem::take(&mut self.since);
            self.reported += bytes;
            self.progress.advance(bytes);
            if self.progress.cancelled() {
                return Err(std::io::Error::other("stopped"));
            }
        }
        Ok(())
    }

    fn digests(self) -> Vec<String> {
        // 128 bits are enough to tell two orders apart.
        let short = |mut key: Key| {
            key.hasher.update(&key.values);
            key.hasher.finalize().to_hex()[..32].to_owned()
        };
        self.columns.into_iter().map(short).collect()
    }
}

impl Key {
    /// Adds a value without the blanks around it, and a number as [`value`] returns it: two programs may pad it
    /// differently, and one may write a text where the other writes a number.
    fn take(&mut self, cell: &[u8]) {
        let blank = |byte: &u8| *byte == 0 || byte.is_ascii_whitespace();
        let start = cell.iter().position(|byte| !blank(byte)).unwrap_or(cell.len());
        let end = cell.iter().rposition(|byte| !blank(byte)).map_or(start, |last| last + 1);
        self.values.extend_from_slice(value(&cell[start..end]));
        self.values.push(0);
        if self.values.len() >= BATCH {
            self.hasher.update(&self.values);
            self.values.clear();
        }
    }
}

/// Returns a number without leading zeros and without zeros at the end of its decimals; returns anything else as it is,
/// such as a text or a number with a sign.
fn value(cell: &[u8]) -> &[u8] {
    let point = cell.iter().position(|byte| *byte == b'.').unwrap_or(cell.len());
    let (whole, fraction) = cell.split_at(point);
    let decimals = fraction.get(1..).unwrap_or_default();
    if whole.is_empty() || !whole.iter().chain(decimals).all(u8::is_ascii_digit) {
        return cell;
    }
    // The last digit before the point is kept.
    let first = whole.iter().position(|byte| *byte != b'0').unwrap_or(whole.len() - 1);
    let last = decimals.iter().rposition(|byte| *byte != b'0').map_or(point, |at| point + at + 2);
    &cell[first..last]
}

#[cfg(test)]
mod tests {
    use super::value;

    #[test]
    fn a_number_is_its_value_and_a_text_its_letters() {
        for (cell, want) in [
            ("0101", "101"),
            ("101", "101"),
            ("101.00", "101"),
            ("1.50", "1.5"),
            ("1.", "1"),
            ("000", "0"),
            ("0.0", "0"),
            ("0.05", "0.05"),
            ("", ""),
            (".", "."),
            ("1.2.3", "1.2.3"),
            ("001B", "001B"),
            ("-5", "-5"),
        ] {
            assert_eq!(value(cell.as_bytes()), want.as_bytes(), "{cell}");
        }
    }
}
