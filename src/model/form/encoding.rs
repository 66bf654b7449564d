//! The text of a request's file: UTF-8, UTF-16 or Windows-1252.

use crate::error::{Error, ErrorKind};
use crate::message::{Message, message};
use crate::model::encoding::text_form::{Undecoded, decoded};

/// Returns the text without its byte order mark. A free text may have any letter of Windows-1252, so that only its
/// five undefined bytes are refused.
///
/// # Errors
/// [`ErrorKind::Request`] with line and column: in UTF-16 for half a character, in Windows-1252 for a byte that it
/// leaves undefined.
pub(super) fn text_of(bytes: &[u8]) -> Result<String, Error> {
    let defined = |byte: u8| !matches!(byte, 0x81 | 0x8D | 0x8F | 0x90 | 0x9D);
    decoded(bytes, defined).map(|read| read.text).map_err(|place| {
        let what = match &place {
            Undecoded::HalfCharacter(_) => message!("half a character of UTF-16"),
            Undecoded::Byte(_, byte) => {
                let found = format!("0x{byte:02X}");
                message!("the byte {found} is no text", found)
            }
        };
        unreadable(place.before(), what)
    })
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
