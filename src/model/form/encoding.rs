//! The text of a request's file: UTF-8, UTF-16 or Windows-1252.

use encoding_rs::WINDOWS_1252;

use crate::error::{Error, ErrorKind};
use crate::message::{Message, message};

/// Returns the text without its byte order mark. UTF-16 is known by its mark, or by a zero byte beside the first
/// character of JSON, which is always in ASCII. What is neither UTF-8 nor UTF-16 is taken as Windows-1252.
///
/// # Errors
/// [`ErrorKind::Request`] with line and column: in UTF-16 for half a character, in Windows-1252 for a byte that it
/// leaves undefined.
pub(super) fn text_of(bytes: &[u8]) -> Result<String, Error> {
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => text_of_bytes(rest),
        [0xFF, 0xFE, rest @ ..] => utf_16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf_16(rest, u16::from_be_bytes),
        [first, 0, ..] if *first != 0 => utf_16(bytes, u16::from_le_bytes),
        [0, second, ..] if *second != 0 => utf_16(bytes, u16::from_be_bytes),
        _ => text_of_bytes(bytes),
    }
}

fn text_of_bytes(bytes: &[u8]) -> Result<String, Error> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(text.to_owned());
    }
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    // The five bytes that Windows-1252 leaves undefined become control characters of the same number.
    match text.char_indices().find(|(_, c)| ('\u{80}'..='\u{9F}').contains(c)) {
        Some((at, undefined)) => {
            let found = format!("0x{:02X}", u32::from(undefined));
            Err(unreadable(&text[..at], message!("the byte {found} is no text", found)))
        }
        None => Ok(text.into_owned()),
    }
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, Error> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(bytes.len() / 2);
    for read in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        match read {
            Ok(char) => text.push(char),
            Err(_) => return Err(unreadable(&text, message!("half a character of UTF-16"))),
        }
    }
    if rest.is_empty() {
        return Ok(text);
    }
    Err(unreadable(&text, message!("half a character of UTF-16")))
}

fn unreadable(before: &str, what: Message) -> Error {
    let (line, column) = super::place::line_and_column(before);
    Error::new(ErrorKind::Request, message!("the request cannot be read: {words}", words = what))
        .line(line)
        .column(column)
        .hint(message!("save the request as UTF-8 text"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_usual_encoding_gives_the_same_text() {
        let text = "{\"a\":\"é “x”\"}";
        let units: Vec<u16> = text.encode_utf16().collect();
        let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        let windows = b"{\"a\":\"\xE9 \x93x\x94\"}".to_vec();
        for bytes in [
            text.as_bytes().to_vec(),
            [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
            [b"\xFF\xFE".as_slice(), &little].concat(),
            [b"\xFE\xFF".as_slice(), &big].concat(),
            little,
            big,
            windows,
        ] {
            assert_eq!(text_of(&bytes).unwrap(), text, "{bytes:?}");
        }
    }

    #[test]
    fn every_byte_of_windows_1252_is_a_character_but_five() {
        for byte in 0x80..=0xFF {
            let known = text_of(&[b'"', byte, b'"']);
            let undefined = [0x81, 0x8D, 0x8F, 0x90, 0x9D].contains(&byte);
            assert_eq!(known.is_err(), undefined, "{byte:02X}");
            assert!(known.is_err() || known.unwrap().chars().count() == 3, "{byte:02X}");
        }
    }

    #[test]
    fn a_byte_of_no_encoding_is_placed() {
        let error = text_of(b"{\n \"a\":\"\x81\"}").unwrap_err().to_json();
        assert_eq!((&error["error"]["line"], &error["error"]["column"]), (&2.into(), &7.into()));
        assert!(text_of(b"\xFF\xFE{").is_err());
    }
}
