//! What the header of a `FlatGeobuf` says besides names and types: title, description, metadata.
//!
//! GDAL does not show them, so the header, a `FlatBuffers` table, is read here (schema
//! `header.fbs`, version 3).

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::hidden::Hidden;

/// Adds what the header says of the whole map and of its columns.
pub(super) fn look(path: &Path, hidden: &mut Hidden) -> Result<(), String> {
    let file = File::open(path).map_err(|error| error.to_string())?;
    let mut head = Vec::new();
    file.take(LONGEST + 12).read_to_end(&mut head).map_err(|error| error.to_string())?;
    Ok(read_header(&head, hidden)?)
}

/// Bytes of a header that are read; one of a few columns has some hundred.
const LONGEST: u64 = 1 << 20;
const MAGIC: &[u8] = b"fgb\x03fgb";

/// Places of fields in the schema's tables.
const COLUMNS: usize = 7;
const MAP_WORDS: [(usize, &str); 3] = [(11, "title"), (12, "description"), (13, "metadata")];
const COLUMN_WORDS: [(usize, &str); 3] = [(2, "title"), (3, "description"), (10, "metadata")];

/// What is said of a header that points to nowhere.
const BROKEN: &str = "kepala FlatGeobuf rusak";

fn read_header(head: &[u8], hidden: &mut Hidden) -> Result<(), &'static str> {
    let rest = head.strip_prefix(MAGIC).and_then(|rest| rest.get(1..)).ok_or(BROKEN)?;
    let (size, buffer) = rest.split_first_chunk().ok_or(BROKEN)?;
    let buffer = buffer.get(..u32::from_le_bytes(*size) as usize).ok_or(BROKEN)?;
    let header = Table { buffer, at: follow(buffer, 0)? };
    for (field, word) in MAP_WORDS {
        if header.has_text(field)? {
            hidden.add(&format!("koleksi.{word}"));
        }
    }
    let Some(columns) = header.field(COLUMNS)? else { return Ok(()) };
    let columns = follow(buffer, columns)?;
    for number in 0..u32_at(buffer, columns)? as usize {
        let column = Table { buffer, at: follow(buffer, columns + 4 + 4 * number)? };
        for (field, word) in COLUMN_WORDS {
            if column.has_text(field)? {
                hidden.add(&format!("kolom {}.{word}", number + 1));
            }
        }
    }
    Ok(())
}

/// A table of `FlatBuffers`; nothing in it is trusted.
struct Table<'b> {
    buffer: &'b [u8],
    at: usize,
}

impl Table<'_> {
    /// Returns where a field stands; `None` where it is not set.
    fn field(&self, number: usize) -> Result<Option<usize>, &'static str> {
        let back = u32_at(self.buffer, self.at)?.cast_signed() as isize;
        let fields = self.at.checked_add_signed(-back).ok_or(BROKEN)?;
        let entry = 4 + 2 * number;
        if entry + 2 > usize::from(u16_at(self.buffer, fields)?) {
            return Ok(None);
        }
        let offset = usize::from(u16_at(self.buffer, fields + entry)?);
        Ok((offset > 0).then_some(self.at + offset))
    }

    /// Returns true where a field holds a text that is not empty.
    fn has_text(&self, number: usize) -> Result<bool, &'static str> {
        let Some(at) = self.field(number)? else { return Ok(false) };
        Ok(u32_at(self.buffer, follow(self.buffer, at)?)? > 0)
    }
}

fn follow(buffer: &[u8], at: usize) -> Result<usize, &'static str> {
    Ok(at + u32_at(buffer, at)? as usize)
}

fn u16_at(buffer: &[u8], at: usize) -> Result<u16, &'static str> {
    let bytes = buffer.get(at..).and_then(|rest| rest.first_chunk());
    bytes.map(|bytes| u16::from_le_bytes(*bytes)).ok_or(BROKEN)
}

fn u32_at(buffer: &[u8], at: usize) -> Result<u32, &'static str> {
    let bytes = buffer.get(at..).and_then(|rest| rest.first_chunk());
    bytes.map(|bytes| u32::from_le_bytes(*bytes)).ok_or(BROKEN)
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;
    use crate::model::MapFormat;
    use crate::probe::map::fixture::{besides, villages};

    /// Returns a header whose table has one field, at a place of the schema, with a text.
    fn with_text(field: u16, text: &[u8]) -> Vec<u8> {
        let entries = field + 1;
        let vtable = 4 + 2 * entries;
        let table = (4 + vtable).next_multiple_of(4);
        let mut buffer = u32::from(table).to_le_bytes().to_vec();
        buffer.extend(vtable.to_le_bytes());
        buffer.extend(8_u16.to_le_bytes());
        (0..field).for_each(|_| buffer.extend([0, 0]));
        buffer.extend(4_u16.to_le_bytes());
        buffer.resize(table.into(), 0);
        buffer.extend((i32::from(table) - 4).to_le_bytes());
        buffer.extend(4_u32.to_le_bytes());
        buffer.extend((text.len() as u32).to_le_bytes());
        buffer.extend(text);
        let mut head = b"fgb\x03fgb\x00".to_vec();
        head.extend((buffer.len() as u32).to_le_bytes());
        head.extend(buffer);
        head
    }

    fn found(head: &[u8]) -> Option<String> {
        let mut hidden = Hidden::default();
        read_header(head, &mut hidden).ok()?;
        let names: Vec<_> = hidden.into_fields().into_iter().map(|field| field.name).collect();
        Some(names.join(" | "))
    }

    #[test]
    fn a_map_as_gdal_writes_it_has_nothing_foreign() {
        let home = TempDir::new().unwrap();
        let path = home.path().join("desa.fgb");
        villages(&path, MapFormat::Fgb);
        assert_eq!(besides(&path, MapFormat::Fgb), "");
    }

    #[test]
    fn words_in_the_header_are_named() {
        assert_eq!(found(&with_text(11, b"Budi")).unwrap(), "koleksi.title");
        assert_eq!(found(&with_text(12, b"D:/pegawai")).unwrap(), "koleksi.description");
        assert_eq!(found(&with_text(13, b"{}")).unwrap(), "koleksi.metadata");
        assert_eq!(found(&with_text(12, b"")).unwrap(), "");
        assert_eq!(found(&with_text(0, b"desa")).unwrap(), "", "a name is a name");
    }

    #[test]
    fn a_torn_header_is_an_error_and_never_a_panic() {
        let whole = with_text(13, b"Budi");
        for end in 0..whole.len() - 4 {
            assert_eq!(found(&whole[..end]), None);
        }
        for at in 12..whole.len() {
            for byte in [0, 1, 0x7F, 0x80, 0xFF] {
                let mut torn = whole.clone();
                torn[at] = byte;
                let _ = found(&torn);
            }
        }
    }
}
