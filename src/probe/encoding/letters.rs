//! The names of encodings, as tables declare them, and decoding of bytes.

use std::borrow::Cow;

use oem_cp::code_table::DECODING_TABLE_CP_MAP;
use oem_cp::code_table_type::TableType;

/// Returns a cell up to its first NUL. Some programs leave other bytes behind the end of a text.
pub(crate) fn until_nul(cell: &[u8]) -> &[u8] {
    memchr::memchr(0, cell).map_or(cell, |end| &cell[..end])
}

/// Returns true for an encoding that programs often declare although the text has another. A text that is valid UTF-8
/// beyond ASCII is most likely UTF-8 then.
pub(crate) fn is_doubted(name: &str) -> bool {
    ["windows-1252", "cp437", "cp850"].contains(&name)
}

/// Stands for the encoding of a table whose texts are all ASCII, where the encodings of tables are compared. The
/// table's profile names `UTF-8` or the declared encoding instead.
pub(crate) const ASCII: &str = "ASCII";

/// Returns the encoding that a DBF's language driver byte declares; `None` where it declares none, or one that is not
/// known here.
///
/// The values are those of Visual `FoxPro` and of ESRI's notes on the Shapefile. Names are those of the WHATWG
/// encoding standard, and `cp…` for code pages that it does not have.
pub(in crate::probe) fn of_language_driver(byte: u8) -> Option<&'static str> {
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

/// Decodes a column's name. Bytes that the encoding does not have become U+FFFD. An encoding that is not supported is
/// taken for windows-1252.
pub(in crate::probe) fn decode(bytes: &[u8], encoding: &str) -> String {
    let letters = Letters::of(encoding).unwrap_or(Letters::Known(encoding_rs::WINDOWS_1252));
    letters.decode(bytes).0.into_owned()
}

/// A way to decode bytes.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Letters {
    /// An encoding of the WHATWG standard.
    Known(&'static encoding_rs::Encoding),
    /// A code page of DOS.
    CodePage(&'static TableType),
}

impl Letters {
    /// Returns the encoding with this name, as profiles have it, or with another label of the WHATWG standard; `None`
    /// for one that is not supported.
    pub(crate) fn of(name: &str) -> Option<Self> {
        if let Some(table) = code_page(name) {
            return Some(Self::CodePage(table));
        }
        // Only encodings that contain ASCII. UTF-16 does not, and tables are not written in it.
        let known = encoding_rs::Encoding::for_label(name.as_bytes());
        known.filter(|encoding| encoding.is_ascii_compatible()).map(Self::Known)
    }

    /// Returns the encoding that the text of a `.cpg` file names; `None` for one that is not supported. ESRI, dBASE and
    /// the WHATWG write it in different ways: `UTF-8`, `65001`, `1252`, `ANSI 1252`, `OEM 850`, `88591`.
    pub(crate) fn of_cpg(text: &str) -> Option<Self> {
        names_in_cpg(text).iter().find_map(|name| Self::of(name))
    }

    /// Decodes bytes. The flag is true where some of them are not valid in this encoding.
    pub(crate) fn decode(self, bytes: &[u8]) -> (Cow<'_, str>, bool) {
        match self {
            Self::Known(encoding) => encoding.decode_without_bom_handling(bytes),
            Self::CodePage(table) => {
                if let (true, Ok(text)) = (bytes.is_ascii(), std::str::from_utf8(bytes)) {
                    return (Cow::Borrowed(text), false);
                }
                let text = table.decode_string_lossy(bytes);
                let broken = text.contains('\u{fffd}');
                (Cow::Owned(text), broken)
            }
        }
    }
}

/// The DOS code pages that are read here; the WHATWG standard lacks them.
const CODE_PAGES: [&str; 9] =
    ["cp437", "cp737", "cp850", "cp852", "cp857", "cp860", "cp861", "cp863", "cp865"];

/// Returns the DOS code page with this name; `None` for another encoding.
fn code_page(name: &str) -> Option<&'static TableType> {
    let known = CODE_PAGES.into_iter().find(|known| *known == name)?;
    DECODING_TABLE_CP_MAP.get(&known.strip_prefix("cp")?.parse().ok()?)
}

/// Returns the name, as profiles have it, of the encoding that the text of a `.cpg` file names; `None` for one that is
/// not supported.
pub(crate) fn name_in_cpg(text: &str) -> Option<String> {
    names_in_cpg(text).into_iter().find_map(|name| match Letters::of(&name)? {
        Letters::Known(encoding) => Some(encoding.name().to_owned()),
        Letters::CodePage(_) => Some(name),
    })
}

/// Returns the names that the text of a `.cpg` file may stand for, the likeliest first.
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
    fn code_pages_of_dos_and_the_names_in_cpg_files_are_known() {
        assert_eq!(decode(b"Z\x81rich", "cp850"), "Zürich");
        assert_eq!(decode(b"\x9f", "cp437"), "ƒ");
        for (page, text) in [
            ("cp437", "Çƒ\u{a0}"),
            ("cp737", "Αθ\u{a0}"),
            ("cp850", "Çƒ\u{a0}"),
            ("cp852", "Çč\u{a0}"),
            ("cp857", "Çş\u{a0}"),
            ("cp860", "ÇÓ\u{a0}"),
            ("cp861", "Çƒ\u{a0}"),
            ("cp863", "Çƒ\u{a0}"),
            ("cp865", "Çƒ\u{a0}"),
        ] {
            let letters = Letters::of(page).unwrap();
            assert_eq!(
                letters.decode(b"a\x80\x9f\xff"),
                (format!("a{text}").into(), false),
                "{page}"
            );
        }
        // Three bytes of this page are not assigned.
        assert_eq!(Letters::of("cp857").unwrap().decode(b"\xd5x"), ("\u{fffd}x".into(), true));
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
