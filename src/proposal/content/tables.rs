//! The region codes in a table: dBASE, or text with delimiters.

use std::fs::File;
use std::path::Path;

use super::codes::{CodeColumns, Codes};
use super::sample::{parts, read_part};
use crate::message::{Message, message};
use crate::probe::{DbfHead, FIXED, delimiter};

/// What is in a table: how many columns, and the codes in them, if it has columns of codes.
#[derive(Debug)]
pub(super) struct TableContent {
    pub(super) columns: usize,
    /// The names of its columns.
    pub(super) head: String,
    pub(super) codes: Option<Codes>,
    /// What is wrong with the file.
    pub(super) damage: Option<Message>,
}

/// Reads a DBF, or says why it cannot be read.
pub(super) fn dbf(path: &Path, bytes: u64) -> Result<TableContent, Message> {
    let file = open(path)?;
    let read = |from, length| read_part(&file, from, length).map_err(cannot_be_read);
    let fixed = read(0, FIXED as u64)?;
    let length = DbfHead::length_of(&fixed)? as u64;
    let bytes_of_head = read(0, length)?;
    if bytes_of_head.len() < FIXED {
        return Err(message!("the file ends in the header of the DBF"));
    }
    let head = DbfHead::read(&bytes_of_head, bytes)?;
    let columns = CodeColumns::among(head.fields.iter().map(|field| &*field.name));
    let count = head.fields.len();
    let names = head.fields.iter().map(|field| &*field.name).collect::<Vec<_>>().join("\n");
    let damage = head.findings.first().map(|finding| finding.at(None, path).reason);
    if columns.is_empty() {
        return Ok(TableContent { columns: count, head: names, codes: None, damage });
    }
    let parts = parts(head.records * head.record, head.record);
    let mut codes = columns.codes(parts.len() > 1);
    for (from, part) in parts {
        let part = read(length + from, part)?;
        for record in part.chunks_exact(head.record as usize) {
            // A record that is marked as deleted does not count.
            if record[0] != b'*' {
                columns.see(|at| head.fields[at].cell(record), &mut codes);
            }
        }
    }
    Ok(TableContent { columns: count, head: names, codes: Some(codes), damage })
}

/// Reads a text, or says why it cannot be read.
pub(super) fn text(path: &Path, bytes: u64) -> Result<TableContent, Message> {
    const START: u64 = 64 * 1024;
    let file = open(path)?;
    let read = |from, length| read_part(&file, from, length).map_err(cannot_be_read);
    let start = read(0, START.min(bytes))?;
    let start = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&start);
    let delimiter = delimiter(start);
    let reader = |text: &[u8]| {
        csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .flexible(true)
            .has_headers(false)
            .from_reader(std::io::Cursor::new(text.to_vec()))
    };
    let mut header = csv::ByteRecord::new();
    let _ = reader(start).read_byte_record(&mut header);
    let names: Vec<String> =
        header.iter().map(|name| String::from_utf8_lossy(name).trim().to_owned()).collect();
    let columns = CodeColumns::among(names.iter().map(String::as_str));
    if columns.is_empty() {
        let (columns, head) = (names.len(), names.join("\n"));
        return Ok(TableContent { columns, head, codes: None, damage: None });
    }
    let parts = parts(bytes, 1);
    let mut codes = columns.codes(parts.len() > 1);
    for (from, length) in parts {
        let part = read(from, length)?;
        let whole_lines = if from == 0 { &part[..] } else { behind_first_line(&part) };
        let mut reader = reader(whole_lines);
        let mut record = csv::ByteRecord::new();
        if from == 0 {
            // The header is no row.
            let _ = reader.read_byte_record(&mut record);
        }
        while reader.read_byte_record(&mut record).unwrap_or(false) {
            if record.len() == names.len() {
                columns.see(|at| record.get(at).unwrap_or_default(), &mut codes);
            }
        }
    }
    let (columns, head) = (names.len(), names.join("\n"));
    Ok(TableContent { columns, head, codes: Some(codes), damage: None })
}

fn behind_first_line(part: &[u8]) -> &[u8] {
    memchr::memchr(b'\n', part).map_or(&[], |end| &part[end + 1..])
}

fn open(path: &Path) -> Result<File, Message> {
    File::open(path).map_err(cannot_be_read)
}

fn cannot_be_read(error: std::io::Error) -> Message {
    message!("cannot be read: {error}", error)
}
