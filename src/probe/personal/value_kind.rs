//! What a single value looks like: an identity number (NIK), a mobile phone number, an e-mail address, or a person's
//! name.

use crate::message::{Message, message};

/// A cell with fewer bytes is no [`ValueKind`].
pub(in crate::probe) const SHORTEST: usize = 6;

/// What a cell looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ValueKind {
    /// An identity number (NIK), with its digits.
    Nik(u64),
    Phone,
    Mail,
    Name,
}

impl ValueKind {
    /// Returns what a trimmed cell looks like; `None` where it looks like none of these. For a telephone number without
    /// its zero see [`is_bare_phone`].
    pub(super) fn of(cell: &[u8]) -> Option<Self> {
        if cell.len() < SHORTEST {
            return None;
        }
        match cell[0] {
            b'0'..=b'9' | b'+' | b'(' => nik(cell).or_else(|| phone(cell)).or_else(|| mail(cell)),
            _ => mail(cell).or_else(|| name(cell)),
        }
    }

    /// Returns the words for values of this kind.
    pub(super) fn words(self) -> Message {
        match self {
            Self::Nik(_) => message!("values like a NIK"),
            Self::Phone => message!("values like telephone numbers"),
            Self::Mail => message!("values like e-mail addresses"),
            Self::Name => message!("values like names of people"),
        }
    }
}

/// Returns a value without what programs add: an apostrophe at the start, by which Excel keeps digits as they are, and
/// point and zeros after a whole number.
pub(super) fn plain(cell: &[u8]) -> &[u8] {
    let cell = cell.strip_prefix(b"'").unwrap_or(cell);
    let Some(point) = memchr::memchr(b'.', cell) else { return cell };
    let (whole, decimals) = (&cell[..point], &cell[point + 1..]);
    let is_whole = whole.iter().all(u8::is_ascii_digit) && decimals.iter().all(|b| *b == b'0');
    if is_whole { whole } else { cell }
}

/// Returns the identity number in a cell of 16 digits, where the province is from 11 to 97 and day and month of birth
/// are possible ones. It is made of province, regency and district, then day (+40 for women), month and year of birth,
/// then a serial number (Permendagri 102/2019, before it UU 24/2013).
pub(super) fn nik(cell: &[u8]) -> Option<ValueKind> {
    if cell.len() != 16 || !cell.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let two = |at: usize| (cell[at] - b'0') * 10 + (cell[at + 1] - b'0');
    let born = matches!(two(6), 1..=31 | 41..=71) && matches!(two(8), 1..=12);
    if !matches!(two(0), 11..=97) || !born {
        return None;
    }
    Some(ValueKind::Nik(cell.iter().fold(0, |number, digit| number * 10 + u64::from(digit - b'0'))))
}

/// Words that are part of many Indonesian names, and seldom part of the names of places and things. Sorted.
const NAMES: [&str; 96] = [
    "abdul",
    "abdullah",
    "achmad",
    "adi",
    "agnes",
    "agung",
    "agus",
    "agustina",
    "agustinus",
    "ahmad",
    "aisyah",
    "ali",
    "aminah",
    "andi",
    "andreas",
    "anton",
    "antonius",
    "ari",
    "arif",
    "aulia",
    "bambang",
    "budi",
    "citra",
    "dedi",
    "desi",
    "dewi",
    "dian",
    "dwi",
    "edi",
    "eka",
    "eko",
    "elisabeth",
    "endang",
    "fajar",
    "fatimah",
    "fitri",
    "fransiska",
    "fransiskus",
    "hadi",
    "hasan",
    "hendra",
    "herman",
    "heru",
    "ibrahim",
    "ika",
    "indra",
    "irwan",
    "iwan",
    "johanes",
    "joko",
    "kartini",
    "kristina",
    "kurniawan",
    "lestari",
    "maria",
    "markus",
    "martha",
    "maryam",
    "mohammad",
    "muhamad",
    "muhammad",
    "mulyadi",
    "ningsih",
    "novi",
    "nur",
    "nurul",
    "paulus",
    "petrus",
    "puji",
    "putri",
    "rahmat",
    "rahmawati",
    "ratna",
    "retno",
    "ridwan",
    "rina",
    "rini",
    "rudi",
    "santoso",
    "saputra",
    "setiawan",
    "siti",
    "slamet",
    "sri",
    "sugeng",
    "suharti",
    "sulastri",
    "sumiati",
    "supriyadi",
    "susanti",
    "sutrisno",
    "suyanto",
    "wahyu",
    "wati",
    "yohanes",
    "yusuf",
];

/// Returns `Name` where a text of at most 60 ASCII letters, spaces and `.,'-` has one of [`NAMES`] among its words, and
/// none that marks a street, a village or a firm.
fn name(cell: &[u8]) -> Option<ValueKind> {
    const LONGEST: usize = 60;
    let letters = |b: &u8| b.is_ascii_alphabetic() || b" .,'-".contains(b);
    if cell.len() > LONGEST || !cell.iter().all(letters) {
        return None;
    }
    let mut words = cell
        .split(|byte| !byte.is_ascii_alphabetic())
        .filter_map(|word| std::str::from_utf8(word).ok())
        .map(str::to_ascii_lowercase);
    let is_name = words.try_fold(false, |found, word| match &*word {
        "jl" | "jln" | "jalan" | "desa" | "pt" | "cv" | "ud" | "toko" => None,
        word => Some(found || NAMES.binary_search(&word).is_ok()),
    });
    (is_name == Some(true)).then_some(ValueKind::Name)
}

/// Returns `Phone` for the number of a mobile phone: 10 to 14 digits, the first `08` or `628`, and no 0 after these;
/// spaces and `-+.()` do not count. Numbers of landlines look like region codes and are not recognised.
fn phone(cell: &[u8]) -> Option<ValueKind> {
    if cell.len() > 20 {
        return None;
    }
    let mut digits = [0; 20];
    let mut count = 0;
    for byte in cell {
        match byte {
            b'0'..=b'9' => {
                digits[count] = *byte;
                count += 1;
            }
            b' ' | b'-' | b'+' | b'.' | b'(' | b')' => {}
            _ => return None,
        }
    }
    let digits = &digits[..count];
    let mobile = digits.strip_prefix(b"08").or_else(|| digits.strip_prefix(b"628"));
    let is_phone = (10..=14).contains(&count) && mobile.is_some_and(|rest| rest[0] != b'0');
    is_phone.then_some(ValueKind::Phone)
}

/// Returns true for a number of 9 to 12 digits that begins like that of a mobile phone without its leading zero, as a
/// column of numbers holds it. Region codes of Ambon and Tual begin like the numbers of an operator, and are excluded.
pub(super) fn is_bare_phone(cell: &[u8]) -> bool {
    let codes = [b"8171", b"8172"];
    (9..=LONGEST_PHONE).contains(&cell.len())
        && cell.iter().all(u8::is_ascii_digit)
        && !codes.iter().any(|code| cell.starts_with(*code))
        && match (cell[0], cell[1], cell[2]) {
            (b'8', b'1' | b'8', third) => third != b'0',
            (b'8', b'2', third) => matches!(third, b'1'..=b'3'),
            (b'8', b'3', third) => matches!(third, b'1'..=b'3' | b'8'),
            (b'8', b'5', third) => !matches!(third, b'0' | b'4'),
            (b'8', b'7', third) => matches!(third, b'7'..=b'9'),
            (b'8', b'9', third) => matches!(third, b'5'..=b'9'),
            _ => false,
        }
}

/// The most digits of a mobile phone number without its zero.
const LONGEST_PHONE: usize = 12;
/// From this number of digits on, a mobile phone number without its zero is not mistaken for the code of an area or a
/// household.
pub(super) const LONG_PHONE: usize = 11;

fn mail(cell: &[u8]) -> Option<ValueKind> {
    let at = memchr::memchr(b'@', cell)?;
    let (name, host) = (&cell[..at], &cell[at + 1..]);
    let plain = |b: &u8| b.is_ascii_alphanumeric() || b"._%+-".contains(b);
    let dot = memchr::memrchr(b'.', host)?;
    let end = &host[dot + 1..];
    let is_mail = !name.is_empty()
        && name.iter().all(plain)
        && dot > 0
        && host.iter().all(plain)
        && end.len() >= 2
        && end.iter().all(u8::is_ascii_alphabetic);
    is_mail.then_some(ValueKind::Mail)
}
