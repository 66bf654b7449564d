//! Telling in which characters a table is written, and reading them.

use std::borrow::Cow;

use super::code_pages::upper_half;

/// Watches bytes go by and tells ASCII, UTF-8 and single-byte text apart.
#[derive(Debug, Default)]
pub(super) struct Utf8Watch {
    /// A byte that is no ASCII was met.
    beyond_ascii: bool,
    broken: bool,
    /// The start of a character that the next block goes on with.
    tail: Vec<u8>,
}

impl Utf8Watch {
    pub(super) fn feed(&mut self, mut block: &[u8]) {
        if !self.beyond_ascii {
            // Nothing is begun, and most surveys go no further.
            if block.is_ascii() {
                return;
            }
            self.beyond_ascii = true;
        }
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

    /// Returns true where every byte is ASCII, which any encoding can be.
    pub(super) fn is_ascii(&self) -> bool {
        !self.beyond_ascii
    }
}

/// Watches lines of a text: some may be UTF-8 and others not.
#[derive(Debug, Default)]
pub(super) struct LineWatch {
    utf8: bool,
    other: bool,
    /// The start of a line that the next block goes on with.
    begun: Vec<u8>,
}

impl LineWatch {
    /// Takes in a block of a text that is not all ASCII; what came before may be left out.
    pub(super) fn feed(&mut self, block: &[u8]) {
        /// Bytes of a line that are kept; a longer one tells nothing.
        const LONGEST: usize = 1 << 20;
        if self.is_mixed() {
            return;
        }
        let keep = |begun: &mut Vec<u8>, part: &[u8]| {
            if begun.len() + part.len() <= LONGEST {
                begun.extend_from_slice(part);
            }
        };
        let Some(last) = memchr::memrchr(b'\n', block) else {
            return keep(&mut self.begun, block);
        };
        let mut lines = block[..last].split(|byte| *byte == b'\n');
        // There is always a first one.
        keep(&mut self.begun, lines.next().unwrap_or_default());
        let first = std::mem::take(&mut self.begun);
        self.see(&first);
        lines.for_each(|line| self.see(line));
        keep(&mut self.begun, &block[last + 1..]);
    }

    fn see(&mut self, line: &[u8]) {
        if line.is_ascii() {
            return;
        }
        match std::str::from_utf8(line) {
            Ok(_) => self.utf8 = true,
            Err(_) => self.other = true,
        }
    }

    /// Returns true where there are lines of both kinds; the last line counts when its end was met.
    pub(super) fn is_mixed(&self) -> bool {
        self.utf8 && self.other
    }
}

/// Watches the cells of a DBF that declares no encoding, or one that anything fits.
///
/// Cells are written one by one: a text that is too long is cut at the column's width, in the middle of
/// a letter where it falls so.
#[derive(Debug, Default)]
pub(super) struct CellWatch {
    /// The column of the first cell that is UTF-8 and no ASCII.
    utf8: Option<usize>,
    /// A cell ended in the middle of a letter, and was UTF-8 as far as it went.
    cut: bool,
    /// The column of the first cell that is no UTF-8.
    other: Option<usize>,
}

impl CellWatch {
    /// Takes in a cell as wide as its column.
    pub(super) fn see(&mut self, place: usize, cell: &[u8]) {
        if cell.is_ascii() {
            return;
        }
        let text = until_nul(cell);
        match std::str::from_utf8(text) {
            Ok(text) if text.is_ascii() => {}
            Ok(_) => _ = self.utf8.get_or_insert(place),
            // What is cut fills its column.
            Err(error) if error.error_len().is_none() && text.len() == cell.len() => {
                self.cut = true;
                if !text[..error.valid_up_to()].is_ascii() {
                    self.utf8.get_or_insert(place);
                }
            }
            Err(_) => _ = self.other.get_or_insert(place),
        }
    }

    /// Returns the name of the encoding: what is not UTF-8 is taken for what Indonesian Windows
    /// programs write.
    pub(super) fn name(&self) -> &'static str {
        if self.other.is_some() { "windows-1252" } else { "UTF-8" }
    }

    /// Returns the encoding that the letters are surely of, where none is declared: [`ASCII`] or
    /// [`Self::name`]; `None` where they tell nothing, or contradict each other.
    pub(super) fn letters(&self) -> Option<&'static str> {
        match (self.utf8, self.other, self.cut) {
            (None, None, false) => Some(ASCII),
            (None, None, true) | (Some(_), Some(_), _) => None,
            _ => Some(self.name()),
        }
    }

    /// Returns the columns of a cell that is UTF-8 and of one that is not, where there are both.
    pub(super) fn contradiction(&self) -> Option<(usize, usize)> {
        self.utf8.zip(self.other)
    }
}

/// Returns a cell up to its first NUL, which ends a text where a program left bytes behind it.
pub(crate) fn until_nul(cell: &[u8]) -> &[u8] {
    memchr::memchr(0, cell).map_or(cell, |end| &cell[..end])
}

/// Returns true for an encoding in which nobody means what is UTF-8 of several bytes, and which
/// programs declare, or are thought to mean, without a look at the letters.
pub(crate) fn is_doubted(name: &str) -> bool {
    ["windows-1252", "cp437", "cp850"].contains(&name)
}

/// The encoding of a table in the index where every byte is ASCII.
pub(super) const ASCII: &str = "ASCII";

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

/// Decodes a column's name; what an encoding does not know becomes U+FFFD.
pub(super) fn decode(bytes: &[u8], encoding: &str) -> String {
    let letters = Letters::of(encoding).unwrap_or(Letters::Known(encoding_rs::WINDOWS_1252));
    letters.decode(bytes).0.into_owned()
}

/// How bytes are read as characters.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Letters {
    /// An encoding of the WHATWG.
    Known(&'static encoding_rs::Encoding),
    /// A code page of DOS: the characters from 0x80 on.
    CodePage(&'static str),
}

impl Letters {
    /// Returns the encoding of a name as profiles bear it; `None` for one that nobody can read.
    pub(crate) fn of(name: &str) -> Option<Self> {
        if let Some(table) = upper_half(name) {
            return Some(Self::CodePage(table));
        }
        // In UTF-16 a blank is no blank; nobody writes tables so.
        let known = encoding_rs::Encoding::for_label(name.as_bytes());
        known.filter(|encoding| encoding.is_ascii_compatible()).map(Self::Known)
    }

    /// Returns the encoding that the text of a `.cpg` file names, in the ways of ESRI, dBASE and the
    /// WHATWG: `UTF-8`, `65001`, `1252`, `ANSI 1252`, `OEM 850`, `88591`.
    pub(crate) fn of_cpg(text: &str) -> Option<Self> {
        names_in_cpg(text).iter().find_map(|name| Self::of(name))
    }

    /// Decodes bytes; true where some of them are no characters of this encoding.
    pub(crate) fn decode(self, bytes: &[u8]) -> (Cow<'_, str>, bool) {
        match self {
            Self::Known(encoding) => encoding.decode_without_bom_handling(bytes),
            Self::CodePage(table) => {
                if let (true, Ok(text)) = (bytes.is_ascii(), std::str::from_utf8(bytes)) {
                    return (Cow::Borrowed(text), false);
                }
                let letter = |byte: &u8| match byte.checked_sub(0x80) {
                    None => char::from(*byte),
                    Some(at) => table.chars().nth(usize::from(at)).unwrap_or('\u{fffd}'),
                };
                let text: String = bytes.iter().map(letter).collect();
                let broken = text.contains('\u{fffd}');
                (Cow::Owned(text), broken)
            }
        }
    }
}

/// Returns the name, as profiles bear it, of the encoding that the text of a `.cpg` file names.
pub(super) fn name_in_cpg(text: &str) -> Option<String> {
    names_in_cpg(text).into_iter().find_map(|name| match Letters::of(&name)? {
        Letters::Known(encoding) => Some(encoding.name().to_owned()),
        Letters::CodePage(_) => Some(name),
    })
}

/// Returns what the text of a `.cpg` file may mean, the likeliest first.
fn names_in_cpg(text: &str) -> [String; 2] {
    let text = text.trim();
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let name = match &*digits {
        "65001" => "utf-8".to_owned(),
        "932" => "shift_jis".to_owned(),
        "936" => "gbk".to_owned(),
        "949" => "euc-kr".to_owned(),
        "950" => "big5".to_owned(),
        "866" => "ibm866".to_owned(),
        page if page.len() == 4 && page.starts_with("125") => format!("windows-{page}"),
        page if page.len() == 3 => format!("cp{page}"),
        page => match page.strip_prefix("8859") {
            Some(part) if !part.is_empty() => format!("iso-8859-{part}"),
            _ => text.to_owned(),
        },
    };
    [name, text.to_owned()]
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

    #[test]
    fn a_cell_that_is_cut_in_the_middle_of_a_letter_does_not_hide_utf8() {
        let cut = &"AAAAAAAAAé".as_bytes()[..10];
        for (cells, name, letters) in [
            (&[&b"Bali "[..]][..], "UTF-8", Some(ASCII)),
            (&["Bali é  ".as_bytes(), cut, "Ñusa".as_bytes()], "UTF-8", Some("UTF-8")),
            (&[cut], "UTF-8", None),
            (&[b"AB\0\xE9"], "UTF-8", Some(ASCII)),
            (&[b"caf\xC3  "], "windows-1252", Some("windows-1252")),
            (&[b"caf\xE9 ", b"JOS\xC9"], "windows-1252", Some("windows-1252")),
        ] {
            let mut watch = CellWatch::default();
            for cell in cells {
                watch.see(0, cell);
            }
            let shown = (watch.name(), watch.letters(), watch.contradiction());
            assert_eq!(shown, (name, letters, None), "{cells:?}");
        }
        let mut watch = CellWatch::default();
        watch.see(1, "Bali é".as_bytes());
        watch.see(2, b"caf\xE9 ");
        assert_eq!((watch.contradiction(), watch.letters()), (Some((1, 2)), None));
    }

    #[test]
    fn code_pages_of_dos_and_the_names_in_cpg_files_are_known() {
        assert_eq!(decode(b"Z\x81rich", "cp850"), "Zürich");
        assert_eq!(decode(b"\x9f", "cp437"), "ƒ");
        for (cpg, bytes, text) in [
            ("UTF-8\n", &b"\xC3\xA9"[..], "é"),
            ("65001", b"\xC3\xA9", "é"),
            ("1252", b"\xE9", "é"),
            ("ANSI 1252", b"\xE9", "é"),
            ("ISO-8859-1", b"\xE9", "é"),
            ("88591", b"\xE9", "é"),
            ("OEM 850", b"\x82", "é"),
            ("cp437", b"\x82", "é"),
        ] {
            assert_eq!(Letters::of_cpg(cpg).unwrap().decode(bytes).0, text, "{cpg}");
        }
        assert!(Letters::of_cpg("rahasia").is_none());
        assert!(Letters::of("UTF-8").unwrap().decode(b"\xC3").1);
    }
}
