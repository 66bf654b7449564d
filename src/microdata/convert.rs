//! A DBF as CSV: measured for the plan, written for the package.
//!
//! One thread reads a table, digests it, makes the lines and digests those; several tables may run in parallel. Once
//! the table is read to its last byte, it must have the digest that the index recorded.

use std::fs::File;
use std::io::Write;
use std::path::Path;

use super::compare::compare;
use super::converted::Converted;
use super::csv_lines::{Reading, header, line};
use super::held_table::{Table, garbled};
use crate::error::{Error, ErrorKind, Result};
use crate::fixity::Hasher;
use crate::message::message;
use crate::plan::{Conversion, TableSize};
use crate::progress::Progress;

/// The converter. Whatever changes a CSV's bytes for the same DBF must change this name.
pub const CONVERTER: &str = "kemas-csv 2";

/// Bytes that are collected before they are digested and written.
const BUFFER: usize = 256 * 1024;

/// Returns size and digest of the CSV of a table, without writing it.
///
/// # Errors
/// [`ErrorKind::Microdata`] for a header that is not valid, a column whose type is not written as CSV, an encoding that
/// is not known, or a text that is not in the table's encoding or seems to be in another; [`ErrorKind::SourceChanged`]
/// where the table or its `.cpg` file is not as the index recorded it; [`ErrorKind::Io`] where one of them cannot be
/// read; [`ErrorKind::Interrupted`].
pub fn measure(conversion: &Conversion, progress: &dyn Progress) -> Result<TableSize> {
    let nowhere = Path::new("");
    Ok(convert(conversion, &mut std::io::sink(), nowhere, progress)?.size)
}

/// Writes a table as a new CSV file, reads it back and compares it with the table. After an error, the file may stay.
///
/// # Errors
/// As [`measure`]; [`ErrorKind::Io`] or [`ErrorKind::NoSpace`] where the file exists or cannot be written;
/// [`ErrorKind::Microdata`] where it reads back otherwise, naming the first difference.
pub fn make(conversion: &Conversion, to: &Path, progress: &dyn Progress) -> Result<Converted> {
    let mut file = File::create_new(to).map_err(|e| Error::io(to, message!("create"), e))?;
    let made = convert(conversion, &mut file, to, progress)?;
    drop(file);
    compare(conversion, to, &made, progress)?;
    Ok(made)
}

fn convert(
    conversion: &Conversion,
    out: &mut dyn Write,
    to: &Path,
    progress: &dyn Progress,
) -> Result<Converted> {
    let mut table = Table::open(conversion, progress)?;
    let reading = Reading { letters: table.letters, doubted: table.doubted };
    let columns = table.head.fields.len() as u64;
    let mut sink = Sink { out, to, hasher: Hasher::default(), bytes: 0, buffer: Vec::new() };
    header(&table.head, &mut sink.buffer);
    let mut records = 0;
    let source = &conversion.source.source;
    table.each(|head, record, number| {
        line(head, reading, record, &mut sink.buffer).map_err(|(place, why)| {
            match head.fields.get(place) {
                Some(field) => garbled(source, field, number, why),
                None => {
                    Error::new(ErrorKind::Internal, message!("a column went missing")).file(source)
                }
            }
        })?;
        records += 1;
        if sink.buffer.len() >= BUFFER { sink.flush() } else { Ok(()) }
    })?;
    table.finish()?;
    sink.flush()?;
    let size = TableSize { bytes: sink.bytes, sha256: sink.hasher.finish() };
    Ok(Converted { size, records, columns })
}

/// The output of lines, with its digest.
struct Sink<'a> {
    out: &'a mut dyn Write,
    to: &'a Path,
    hasher: Hasher,
    bytes: u64,
    buffer: Vec<u8>,
}

impl Sink<'_> {
    fn flush(&mut self) -> Result<()> {
        self.hasher.update(&self.buffer);
        self.bytes += self.buffer.len() as u64;
        self.out
            .write_all(&self.buffer)
            .map_err(|e| Error::io(self.to, message!("write the file"), e))?;
        self.buffer.clear();
        Ok(())
    }
}
