//! The bytes of a text file: UTF-8, UTF-16 or Windows-1252.

use encoding_rs::WINDOWS_1252;

/// How the letters of a file are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Letters {
    /// UTF-8.
    Utf8,
    /// UTF-16. Excel saves "Unicode Text" so.
    Utf16,
    /// The encoding of Windows in Western Europe and Indonesia. Excel saves "CSV" so, without "UTF-8" in the name.
    Windows1252,
}

/// How a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextForm {
    /// The encoding.
    pub letters: Letters,
    /// True where the file begins with a byte order mark.
    mark: bool,
    /// In UTF-16: true where the first byte of a letter is the higher one.
    big_endian: bool,
}

/// The text of a file without its byte order mark, and how the file is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text.
    pub text: String,
    /// The form of its bytes.
    pub form: TextForm,
}

/// Why bytes are no text, with the text before the place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Undecoded {
    /// Half a character of UTF-16.
    HalfCharacter(String),
    /// A byte that is not taken for a letter of Windows-1252.
    Byte(String, u8),
}

impl Undecoded {
    /// Returns the text before the place.
    pub fn before(&self) -> &str {
        let (Self::HalfCharacter(before) | Self::Byte(before, _)) = self;
        before
    }
}

/// Reads a text. UTF-16 is known by its mark, or by zero bytes beside the first two characters: what kemas reads begins
/// with characters of ASCII. What is neither UTF-8 nor UTF-16 is Windows-1252. `is_letter` says which of its bytes
/// from 0x80 on are taken for letters.
///
/// # Errors
/// The first place that is no text in the encoding.
pub fn decoded(bytes: &[u8], is_letter: fn(u8) -> bool) -> Result<Decoded, Undecoded> {
    let utf_16 = |bytes, mark, big_endian| {
        let text = from_utf_16(bytes, big_endian)?;
        Ok(Decoded { text, form: TextForm { letters: Letters::Utf16, mark, big_endian } })
    };
    let (rest, mark) = match bytes {
        [0xFF, 0xFE, rest @ ..] => return utf_16(rest, true, false),
        [0xFE, 0xFF, rest @ ..] => return utf_16(rest, true, true),
        [1..=0xFF, 0, 1..=0xFF, 0, ..] => return utf_16(bytes, false, false),
        [0, 1..=0xFF, 0, 1..=0xFF, ..] => return utf_16(bytes, false, true),
        [0xEF, 0xBB, 0xBF, rest @ ..] => (rest, true),
        _ => (bytes, false),
    };
    let (text, letters) = match std::str::from_utf8(rest) {
        Ok(text) => (text.to_owned(), Letters::Utf8),
        Err(_) => (from_windows(rest, is_letter)?, Letters::Windows1252),
    };
    Ok(Decoded { text, form: TextForm { letters, mark, big_endian: false } })
}

fn from_utf_16(bytes: &[u8], big_endian: bool) -> Result<String, Undecoded> {
    let unit = if big_endian { u16::from_be_bytes } else { u16::from_le_bytes };
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(bytes.len() / 2);
    for read in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        match read {
            Ok(char) => text.push(char),
            Err(_) => return Err(Undecoded::HalfCharacter(text)),
        }
    }
    if rest.is_empty() { Ok(text) } else { Err(Undecoded::HalfCharacter(text)) }
}

fn from_windows(bytes: &[u8], is_letter: fn(u8) -> bool) -> Result<String, Undecoded> {
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    match bytes.iter().position(|byte| *byte >= 0x80 && !is_letter(*byte)) {
        // Each byte is one letter.
        Some(at) => Err(Undecoded::Byte(text.chars().take(at).collect(), bytes[at])),
        None => Ok(text.into_owned()),
    }
}

impl TextForm {
    /// Returns the bytes of a text in this form, with the byte order mark where the file has one.
    ///
    /// # Errors
    /// The first letter that the encoding does not have.
    pub fn encoded(&self, text: &str) -> Result<Vec<u8>, char> {
        match self.letters {
            Letters::Utf8 => {
                let mark: &[u8] = if self.mark { b"\xEF\xBB\xBF" } else { b"" };
                Ok([mark, text.as_bytes()].concat())
            }
            Letters::Utf16 => {
                let mark = self.mark.then_some(0xFEFF);
                let units = mark.into_iter().chain(text.encode_utf16());
                let order = if self.big_endian { u16::to_be_bytes } else { u16::to_le_bytes };
                Ok(units.flat_map(order).collect())
            }
            Letters::Windows1252 => {
                let mark: &[u8] = if self.mark { b"\xEF\xBB\xBF" } else { b"" };
                let (bytes, _, replaced) = WINDOWS_1252.encode(text);
                if !replaced {
                    return Ok([mark, &bytes].concat());
                }
                let foreign =
                    |letter: &char| WINDOWS_1252.encode(letter.encode_utf8(&mut [0; 4])).2;
                Err(text.chars().find(foreign).unwrap_or(char::REPLACEMENT_CHARACTER))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn every_byte(_: u8) -> bool {
        true
    }

    #[test]
    fn a_text_is_read_in_each_encoding_and_written_again_as_it_was() {
        let text = "{\"a\":\"é “x”\"}";
        let units: Vec<u16> = text.encode_utf16().collect();
        let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        for (bytes, letters) in [
            (text.as_bytes().to_vec(), Letters::Utf8),
            ([b"\xEF\xBB\xBF", text.as_bytes()].concat(), Letters::Utf8),
            ([b"\xFF\xFE".as_slice(), &little].concat(), Letters::Utf16),
            ([b"\xFE\xFF".as_slice(), &big].concat(), Letters::Utf16),
            (little, Letters::Utf16),
            (big, Letters::Utf16),
            (b"{\"a\":\"\xE9 \x93x\x94\"}".to_vec(), Letters::Windows1252),
            (b"\xEF\xBB\xBF{\"a\":\"\xE9 \x93x\x94\"}".to_vec(), Letters::Windows1252),
        ] {
            let read = decoded(&bytes, every_byte).unwrap();
            assert_eq!((read.text.as_str(), read.form.letters), (text, letters), "{bytes:?}");
            assert_eq!(read.form.encoded(text).unwrap(), bytes);
        }
    }

    #[test]
    fn a_letter_that_the_encoding_lacks_is_named() {
        let windows = decoded(b"caf\xE9", every_byte).unwrap();
        assert_eq!(windows.form.encoded("Ché ≥ 5"), Err('≥'));
        assert_eq!(windows.form.encoded("Ché – 5").unwrap(), b"Ch\xE9 \x96 5");
    }

    #[test]
    fn the_place_of_what_is_no_text_is_told() {
        let half = decoded(b"\xFF\xFEi\0d\0\x00\xD8x\0", every_byte).unwrap_err();
        assert_eq!(half, Undecoded::HalfCharacter("id".to_owned()));
        let refused = decoded(b"\xE9d\x81", |byte| byte != 0x81).unwrap_err();
        assert_eq!((refused.before(), &refused), ("éd", &Undecoded::Byte("éd".to_owned(), 0x81)));
    }
}
