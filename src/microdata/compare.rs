//! Reading a CSV back and comparing each value with a second reading of its DBF.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::cell_values::value;
use super::converted::Converted;
use super::held_table::Table;
use crate::error::{Error, ErrorKind, Result};
use crate::fixity::Hasher;
use crate::message::{Message, message, of_stream};
use crate::plan::Conversion;
use crate::progress::Progress;

/// Compares the names of columns, the records and every value of a CSV with the table that it was made from, and its
/// bytes with those that were written.
///
/// # Errors
/// [`ErrorKind::Microdata`] naming the first difference; [`ErrorKind::Io`] where the CSV cannot be opened; the errors
/// of reading the table.
pub(super) fn compare(
    conversion: &Conversion,
    csv: &Path,
    made: &Converted,
    progress: &dyn Progress,
) -> Result<()> {
    let differs = |what: Message| {
        Error::new(ErrorKind::Microdata, message!("the CSV reads back otherwise: {what}", what))
            .file(&conversion.source.source)
            .hint(message!(
                "tell the makers of this program; leave the format out to get the set as held"
            ))
    };
    let file = File::open(csv).map_err(|e| Error::io(csv, message!("read the file back"), e))?;
    let mut hashed = Hashed { file, hasher: Hasher::default(), bytes: 0 };
    let mut table = Table::open(conversion, progress)?;
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .buffer_capacity(256 * 1024)
        .from_reader(&mut hashed);
    let mut line = csv::ByteRecord::new();
    let broken =
        |error: csv::Error| differs(message!("{error}", error = of_stream(&error.to_string())));
    let names = table.head.fields.iter().map(|field| field.name.as_bytes());
    if !reader.read_byte_record(&mut line).map_err(broken)? || !line.iter().eq(names) {
        return Err(differs(message!("its columns are others")));
    }
    let letters = table.letters;
    let mut records = 0;
    table.each(|head, record, number| {
        records += 1;
        if !reader.read_byte_record(&mut line).map_err(broken)? {
            return Err(differs(message!("record {number} is missing", number)));
        }
        for (field, found) in head.fields.iter().zip(&line) {
            let expected = value(field, field.cell(record), letters);
            if expected.as_deref().map(str::as_bytes) != Some(found) {
                return Err(differs(message!(
                    "column {name} of record {number}",
                    name = field.name,
                    number
                )));
            }
        }
        Ok(())
    })?;
    table.finish()?;
    if reader.read_byte_record(&mut line).map_err(broken)? || records != made.records {
        return Err(differs(message!("it has other records")));
    }
    drop(reader);
    if hashed.bytes != made.size.bytes || hashed.hasher.finish() != made.size.sha256 {
        return Err(differs(message!("its bytes are not those that were written")));
    }
    Ok(())
}

/// A file whose digest is computed while it is read.
struct Hashed {
    file: File,
    hasher: Hasher,
    bytes: u64,
}

impl Read for Hashed {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let got = self.file.read(buffer)?;
        self.hasher.update(&buffer[..got]);
        self.bytes += got as u64;
        Ok(got)
    }
}
