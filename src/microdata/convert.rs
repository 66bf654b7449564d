//! A DBF as CSV: measured for the plan, made for the package.
//!
//! One thread reads a table, digests it, makes lines and digests those; tables of a set run side by side.
//! Memory is two buffers a table. The source must have the index's digest when its last byte was read.

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

/// The converter: what changes a CSV's bytes for the same DBF must change this.
pub const CONVERTER: &str = "kemas-csv 2";

/// Bytes that are gathered before they are digested and written.
const BUFFER: usize = 256 * 1024;

/// Tells what a table comes out as, without writing it.
///
/// # Errors
/// [`ErrorKind::Microdata`] for a table that cannot be read, a column that has no form in CSV, or text
/// that is none in its encoding; [`ErrorKind::SourceChanged`] where the table is not as the index recorded
/// it; [`ErrorKind::Interrupted`].
pub fn measure(conversion: &Conversion, progress: &dyn Progress) -> Result<TableSize> {
    let nowhere = Path::new("");
    Ok(convert(conversion, &mut std::io::sink(), nowhere, progress)?.size)
}

/// Writes a table as a CSV that must not exist, reads it back and compares it with the table.
///
/// # Errors
/// As [`measure`]; [`ErrorKind::Microdata`] naming the first value that reads back otherwise.
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

/// Where lines go.
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
        self.out.write_all(&self.buffer).map_err(|e| Error::io(self.to, message!("write"), e))?;
        self.buffer.clear();
        Ok(())
    }
}
