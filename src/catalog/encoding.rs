//! Telling in which characters a table is written.

/// Watches bytes go by and tells UTF-8 from single-byte text.
#[derive(Debug, Default)]
pub(super) struct Utf8Watch {
    broken: bool,
    /// The start of a character that the next block goes on with.
    tail: Vec<u8>,
}

impl Utf8Watch {
    pub(super) fn feed(&mut self, mut block: &[u8]) {
        while !self.broken && !self.tail.is_empty() {
            let Some((&byte, rest)) = block.split_first() else { return };
            self.tail.push(byte);
            block = rest;
            match std::str::from_utf8(&self.tail) {
                Ok(_) => self.tail.clear(),
                Err(error) => self.broken = error.error_len().is_some(),
            }
        }
        if self.broken {
            return;
        }
        if let Err(error) = std::str::from_utf8(block) {
            self.broken = error.error_len().is_some();
            self.tail = block[error.valid_up_to()..].to_vec();
        }
    }

    /// Returns the name of the encoding: what is not UTF-8 is taken for what Indonesian Windows
    /// programs write.
    pub(super) fn name(&self) -> &'static str {
        if self.broken || !self.tail.is_empty() { "windows-1252" } else { "UTF-8" }
    }
}

/// Returns the encoding that a DBF's language driver byte declares; `None` where it is silent.
///
/// The table is the one of Visual `FoxPro` and of ESRI's shapefile notes; names are those of the
/// WHATWG where it knows the encoding, `cp…` elsewhere.
pub(super) fn of_language_driver(byte: u8) -> Option<&'static str> {
    Some(match byte {
        0x01 | 0x09 | 0x0B | 0x0D | 0x0F | 0x11 | 0x15 | 0x18 | 0x19 | 0x1B => "cp437",
        0x02 | 0x0A | 0x0E | 0x10 | 0x12 | 0x14 | 0x16 | 0x1A | 0x1D | 0x25 | 0x37 => "cp850",
        0x03 | 0x57..=0x59 => "windows-1252",
        0x04 => "macintosh",
        0x08 | 0x17 | 0x66 => "cp865",
        0x13 | 0x7B => "Shift_JIS",
        0x1C | 0x6C => "cp863",
        0x1F | 0x22 | 0x23 | 0x40 | 0x64 => "cp852",
        0x24 => "cp860",
        0x26 | 0x65 => "IBM866",
        0x4D | 0x7A => "GBK",
        0x4E | 0x79 => "EUC-KR",
        0x4F | 0x78 => "Big5",
        0x50 | 0x7C => "windows-874",
        0x67 => "cp861",
        0x6A | 0x86 => "cp737",
        0x6B | 0x88 => "cp857",
        0x7D => "windows-1255",
        0x7E => "windows-1256",
        0xC8 => "windows-1250",
        0xC9 => "windows-1251",
        0xCA => "windows-1254",
        0xCB => "windows-1253",
        0xCC => "windows-1257",
        _ => return None,
    })
}

/// Decodes a column's name.
pub(super) fn decode(bytes: &[u8], encoding: &str) -> String {
    let known = encoding_rs::Encoding::for_label(encoding.as_bytes());
    known.unwrap_or(encoding_rs::WINDOWS_1252).decode(bytes).0.into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_cut_between_two_blocks_is_still_utf8() {
        let text = "aé€😀z".as_bytes();
        for cut in 0..=text.len() {
            let mut watch = Utf8Watch::default();
            watch.feed(&text[..cut]);
            watch.feed(&text[cut..]);
            assert_eq!(watch.name(), "UTF-8", "cut at {cut}");
        }
    }

    #[test]
    fn single_byte_text_and_a_half_character_at_the_end_are_windows_1252() {
        for text in [&b"Ambon \xE9tude"[..], b"caf\xC3"] {
            let mut watch = Utf8Watch::default();
            text.chunks(1).for_each(|byte| watch.feed(byte));
            assert_eq!(watch.name(), "windows-1252");
        }
    }
}
