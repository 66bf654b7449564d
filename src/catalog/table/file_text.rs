//! The text of a table that a spreadsheet or an editor has saved, in whatever encoding.

use crate::model::{TextForm, decoded};

/// What a byte order mark becomes where a program takes UTF-8 for Windows-1252 and saves it again.
const MANGLED_MARK: &str = "\u{ef}\u{bb}\u{bf}";

/// The text of a table, and how its file is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FileText {
    /// The text without a byte order mark.
    pub(super) text: String,
    /// A byte order mark that another program has made letters of; mostly empty. It stands before the text.
    pub(super) mangled_mark: &'static str,
    pub(super) form: TextForm,
}

/// Reads a table's text.
///
/// # Errors
/// The number of the first line whose bytes are in none of the encodings.
pub(super) fn text_of(bytes: &[u8]) -> Result<FileText, u64> {
    let read = decoded(bytes, is_usual).map_err(|place| line_of(place.before()))?;
    let (text, mangled_mark) = match read.text.strip_prefix(MANGLED_MARK) {
        Some(rest) => (rest.to_owned(), MANGLED_MARK),
        None => (read.text, ""),
    };
    Ok(FileText { text, mangled_mark, form: read.form })
}

/// Returns true for a byte of Windows-1252 that is usual in texts with Latin letters. Other encodings of one byte a
/// letter look the same, so that the rare ones are refused: they are letters in the encodings of DOS and of the
/// Macintosh.
fn is_usual(byte: u8) -> bool {
    matches!(
        byte,
        0x80 | 0x85
            | 0x91..=0x97
            | 0x99
            | 0xA0
            | 0xA7
            | 0xA9
            | 0xAB
            | 0xAE
            | 0xB0
            | 0xB2
            | 0xB3
            | 0xB5
            | 0xB7
            | 0xB9
            | 0xBB..=0xBE
            | 0xC0..=0xFF
    )
}

fn line_of(before: &str) -> u64 {
    1 + before.matches('\n').count().max(before.matches('\r').count()) as u64
}

#[cfg(test)]
mod tests {
    use encoding_rs::WINDOWS_1252;

    use super::*;
    use crate::model::Letters;

    const MARK: &str = "\u{feff}";

    fn read(bytes: &[u8]) -> (String, Letters) {
        let read = text_of(bytes).unwrap();
        let whole = format!("{}{}", read.mangled_mark, read.text);
        assert_eq!(read.form.encoded(&whole).unwrap(), bytes);
        (read.text, read.form.letters)
    }

    fn utf16(text: &str, mark: bool, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        let text = if mark { format!("{MARK}{text}") } else { text.to_owned() };
        text.encode_utf16().flat_map(order).collect()
    }

    #[test]
    fn every_encoding_that_a_spreadsheet_saves_is_read() {
        let text = "id,label\na,Café – “x”\n";
        for mark in [true, false] {
            for order in [u16::to_le_bytes, u16::to_be_bytes] {
                let read = read(&utf16(text, mark, order));
                assert_eq!(read, (text.to_owned(), Letters::Utf16));
            }
        }
        for mark in ["", MARK, MANGLED_MARK] {
            let read = read(format!("{mark}{text}").as_bytes());
            assert_eq!(read, (text.to_owned(), Letters::Utf8), "{mark:?}");
        }
        let (bytes, _, lost) = WINDOWS_1252.encode(text);
        assert!(!lost);
        assert_eq!(read(&bytes), (text.to_owned(), Letters::Windows1252));
    }

    #[test]
    fn letters_of_dos_and_half_a_letter_are_refused_with_their_line() {
        assert_eq!(text_of(b"id\r\na\r\ncaf\x82\r\n"), Err(3));
        assert_eq!(text_of(b"id\nJos\x90"), Err(2));
        assert_eq!(text_of(b"\xFF\xFEi\0d\0\n\0\x00\xD8x\0"), Err(2));
    }
}
