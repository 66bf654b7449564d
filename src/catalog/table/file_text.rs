//! The text of a file that a spreadsheet or an editor has saved, in whatever encoding.

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How the letters of a file are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Letters {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16. Excel saves "Unicode Text" so.
    Utf16,
    /// The encoding of Windows in Western Europe and Indonesia. Excel saves "CSV" so, without "UTF-8" in the name.
    Windows1252,
}

/// The mark at the beginning of a file in UTF-8.
const MARK: &str = "\u{feff}";

/// What a byte order mark becomes where a program takes UTF-8 for Windows-1252 and saves it again.
const MANGLED_MARK: &str = "\u{ef}\u{bb}\u{bf}";

/// Reads a file's text, without a byte order mark.
///
/// # Errors
/// The number of the first line whose bytes are in none of the three encodings.
pub(super) fn text_of(bytes: &[u8]) -> Result<(String, Letters), u64> {
    let utf16 = match bytes {
        [0xFF, 0xFE, ..] => Some(UTF_16LE),
        [0xFE, 0xFF, ..] => Some(UTF_16BE),
        // Without a mark: the header of a table is ASCII, each letter of which has a zero byte in UTF-16.
        [first, 0, second, 0, ..] if *first != 0 && *second != 0 => Some(UTF_16LE),
        [0, first, 0, second, ..] if *first != 0 && *second != 0 => Some(UTF_16BE),
        _ => None,
    };
    if let Some(encoding) = utf16 {
        let (text, broken) = encoding.decode_with_bom_removal(bytes);
        return if broken {
            Err(line_of(&text, text.find('\u{fffd}')))
        } else {
            Ok((text.into_owned(), Letters::Utf16))
        };
    }
    let (text, letters) = match std::str::from_utf8(bytes) {
        Ok(text) => (text.to_owned(), Letters::Utf8),
        Err(_) => (windows_1252(bytes)?, Letters::Windows1252),
    };
    let rest = text.strip_prefix(MARK).unwrap_or(&text);
    Ok((rest.strip_prefix(MANGLED_MARK).unwrap_or(rest).to_owned(), letters))
}

/// Reads Windows-1252. Other encodings of one byte a letter look the same, so that bytes which are rare in texts with
/// Latin letters are refused: they are letters in the encodings of DOS and of the Macintosh.
fn windows_1252(bytes: &[u8]) -> Result<String, u64> {
    let usual = |byte: u8| {
        matches!(
            byte,
            0x00..=0x80
                | 0x85
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
    };
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    match bytes.iter().position(|byte| !usual(*byte)) {
        // Each byte is one letter.
        Some(at) => Err(line_of(&text, text.char_indices().nth(at).map(|(at, _)| at))),
        None => Ok(text.into_owned()),
    }
}

fn line_of(text: &str, at: Option<usize>) -> u64 {
    let before = &text[..at.unwrap_or(0)];
    1 + before.matches('\n').count().max(before.matches('\r').count()) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, mark: bool, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        let text = if mark { format!("{MARK}{text}") } else { text.to_owned() };
        text.encode_utf16().flat_map(order).collect()
    }

    #[test]
    fn every_encoding_that_a_spreadsheet_saves_is_read() {
        let text = "id,label\na,Café – “x”\n";
        for mark in [true, false] {
            for order in [u16::to_le_bytes, u16::to_be_bytes] {
                let read = text_of(&utf16(text, mark, order)).unwrap();
                assert_eq!(read, (text.to_owned(), Letters::Utf16));
            }
        }
        for mark in ["", MARK, MANGLED_MARK] {
            let read = text_of(format!("{mark}{text}").as_bytes()).unwrap();
            assert_eq!(read, (text.to_owned(), Letters::Utf8), "{mark:?}");
        }
        let (bytes, _, lost) = WINDOWS_1252.encode(text);
        assert!(!lost);
        assert_eq!(text_of(&bytes).unwrap(), (text.to_owned(), Letters::Windows1252));
    }

    #[test]
    fn letters_of_dos_and_half_a_letter_are_refused_with_their_line() {
        assert_eq!(text_of(b"id\r\na\r\ncaf\x82\r\n"), Err(3));
        assert_eq!(text_of(b"id\nJos\x90"), Err(2));
        assert_eq!(text_of(b"\xFF\xFEi\0d\0\n\0\x00\xD8x\0"), Err(2));
    }
}
