//! Personal data in tables (UU 27/2022): columns whose names tell of it, by the office's table
//! `personal.csv`, and columns whose first values look like it.
//!
//! Columns are named, values never: a cell of a table without a header is not repeated either.

use std::collections::HashMap;

use sha2::{Digest, Sha256};

use super::flaw::{self, Flaw};
use super::foreign::clip;
use super::table::Row;

/// A row of `personal.csv`: what a column's name tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonalColumn {
    /// The name, where `*` stands for any letters; case and signs between letters do not matter.
    pub pattern: String,
    /// What such a column holds, in Indonesian.
    pub what: String,
}

/// Its columns.
pub(super) const PERSONAL: &[&str] = &["pattern", "what"];

/// Reads a row.
pub(super) fn personal(row: &mut Row<'_>) -> Option<PersonalColumn> {
    let pattern = row.parse("pattern", "a column's name, with '*' for any letters", |text| {
        text.contains(char::is_alphanumeric).then(|| text.to_owned())
    });
    let what = row.filled("what");
    Some(PersonalColumn { pattern: pattern?, what: what? })
}

/// The rows of `personal.csv`, ready to be compared.
#[derive(Debug, Clone, Default)]
pub(super) struct PersonalColumns {
    /// Names without `*`, with what they tell.
    whole: HashMap<String, String>,
    /// Patterns with it.
    patterns: Vec<(String, String)>,
    digest: String,
}

impl PersonalColumns {
    pub(super) fn new(rows: &[PersonalColumn]) -> Self {
        let mut hasher = Sha256::new();
        let bare = |row: &PersonalColumn| (bare(&row.pattern), row.what.clone());
        for (pattern, what) in rows.iter().map(bare) {
            hasher.update(format!("{pattern}\n{what}\n"));
        }
        let digest = hasher.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect();
        let (patterns, whole): (Vec<_>, Vec<_>) =
            rows.iter().map(bare).partition(|(pattern, _)| pattern.contains('*'));
        Self { whole: whole.into_iter().collect(), patterns, digest }
    }

    /// Returns a digest of the rows: with others, tables must be looked at again.
    pub(super) fn digest(&self) -> &str {
        &self.digest
    }

    /// Returns what a column of this name holds, where that is personal.
    fn told(&self, name: &str) -> Option<&str> {
        let name = bare(name);
        let pattern = || self.patterns.iter().find(|(pattern, _)| fits(pattern, &name));
        let what = self.whole.get(&name).or_else(|| pattern().map(|(_, what)| what));
        what.map(String::as_str)
    }

    /// Returns the finding about a table's columns, where there is one.
    pub(super) fn flaw<'n>(
        &self,
        names: impl Iterator<Item = &'n str>,
        sample: &Sample,
    ) -> Option<Flaw> {
        let mut found = Vec::new();
        for (place, name) in names.enumerate() {
            let what = match (sample.verdict(place), self.told(name)) {
                (Some(looks), _) => looks.word(),
                (None, Some(what)) => what,
                (None, None) => continue,
            };
            // Where there is no header its place holds a value.
            let shown = match Looks::of(name.trim_ascii().as_bytes()) {
                None if !name.trim_ascii().is_empty() => clip(name),
                _ => format!("kolom ke-{}", place + 1),
            };
            found.push(format!("{shown} ({what})"));
        }
        (!found.is_empty()).then(|| flaw::personal(&found))
    }
}

/// Returns a name in small letters without what stands between them.
fn bare(name: &str) -> String {
    if name.is_ascii() {
        // Each column of each table comes by here.
        let letters = name.bytes().filter(|b| b.is_ascii_alphanumeric() || *b == b'*');
        return letters.map(|byte| char::from(byte.to_ascii_lowercase())).collect();
    }
    let letters = name.chars().filter(|c| c.is_alphanumeric() || *c == '*');
    letters.flat_map(char::to_lowercase).collect()
}

/// Returns true where a name has the form of a pattern.
fn fits(pattern: &str, name: &str) -> bool {
    let Some((first, rest)) = pattern.split_once('*') else { return pattern == name };
    let Some(left) = name.strip_prefix(first) else { return false };
    left.char_indices().any(|(at, _)| fits(rest, &left[at..])) || fits(rest, "")
}

/// A cell of fewer bytes is none of [`Looks`].
pub(super) const SHORTEST: usize = 6;
/// Cells of a column that must look alike before it is named.
const FEWEST: u32 = 5;
/// Of a column's filled cells, percent that must.
const MOST: u32 = 80;

/// What a cell looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Looks {
    /// The number of an identity card, with its digits.
    Nik(u64),
    Phone,
    Mail,
}

impl Looks {
    /// Tells what a trimmed cell looks like.
    fn of(cell: &[u8]) -> Option<Self> {
        if cell.len() < SHORTEST {
            return None;
        }
        match cell[0] {
            b'0'..=b'9' | b'+' | b'(' => nik(cell).or_else(|| phone(cell)).or_else(|| mail(cell)),
            _ => mail(cell),
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Nik(_) => "isinya seperti NIK",
            Self::Phone => "isinya seperti nomor telepon",
            Self::Mail => "isinya seperti alamat surel",
        }
    }
}

/// Province, regency and district, then day (+40 for women), month and year of birth, then a serial
/// number (Permendagri 102/2019 and before it UU 24/2013).
fn nik(cell: &[u8]) -> Option<Looks> {
    if cell.len() != 16 || !cell.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let two = |at: usize| (cell[at] - b'0') * 10 + (cell[at + 1] - b'0');
    let born = matches!(two(6), 1..=31 | 41..=71) && matches!(two(8), 1..=12);
    if !matches!(two(0), 11..=97) || !born {
        return None;
    }
    Some(Looks::Nik(cell.iter().fold(0, |number, digit| number * 10 + u64::from(digit - b'0'))))
}

/// Mobile numbers alone: those of the fixed net look like codes of regions.
fn phone(cell: &[u8]) -> Option<Looks> {
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
    is_phone.then_some(Looks::Phone)
}

fn mail(cell: &[u8]) -> Option<Looks> {
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
    is_mail.then_some(Looks::Mail)
}

/// The first cells of a table's columns, counted by what they look like.
#[derive(Debug)]
pub(super) struct Sample(Vec<Column>);

#[derive(Debug, Clone, Default)]
struct Column {
    filled: u32,
    phones: u32,
    mails: u32,
    niks: Vec<u64>,
}

impl Sample {
    pub(super) fn new(columns: usize) -> Self {
        Self(vec![Column::default(); columns])
    }

    /// Takes in a cell of a column.
    pub(super) fn see(&mut self, place: usize, cell: &[u8]) {
        let cell = cell.trim_ascii();
        let Some(column) = self.0.get_mut(place) else { return };
        if cell.is_empty() || cell[0] == 0 {
            return;
        }
        column.filled += 1;
        if cell.len() < SHORTEST {
            return;
        }
        match Looks::of(cell) {
            Some(Looks::Nik(number)) => column.niks.push(number),
            Some(Looks::Phone) => column.phones += 1,
            Some(Looks::Mail) => column.mails += 1,
            None => {}
        }
    }

    /// Returns what most cells of a column look like.
    fn verdict(&self, place: usize) -> Option<Looks> {
        let column = self.0.get(place)?;
        let most = |count: u32| count >= FEWEST && count * 100 >= column.filled * MOST;
        if most(column.phones) {
            Some(Looks::Phone)
        } else if most(column.mails) {
            Some(Looks::Mail)
        } else if most(column.niks.len() as u32) && are_people(&column.niks) {
            Some(Looks::Nik(0))
        } else {
            None
        }
    }
}

/// Tells numbers of people from codes of areas, whose 16 digits may pass for days of birth: people are
/// born on many days and in many years, the areas of a village share theirs.
fn are_people(numbers: &[u64]) -> bool {
    let distinct = |of: &dyn Fn(u64) -> u64| {
        let mut all: Vec<u64> = numbers.iter().map(|number| of(*number)).collect();
        all.sort_unstable();
        all.dedup();
        all.len()
    };
    let people = distinct(&|number| number);
    let days = distinct(&|number| number / 10_000 % 1_000_000);
    let years = distinct(&|number| number / 10_000 % 100);
    years >= 3 && days * 2 >= people
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;

    /// Returns the finding on columns with their cells.
    fn check(columns: &[(&str, &[&str])]) -> String {
        let personal = PersonalColumns::new(&Catalog::load(None).unwrap().personal);
        let mut sample = Sample::new(columns.len());
        for (place, (_, cells)) in columns.iter().enumerate() {
            cells.iter().for_each(|cell| sample.see(place, cell.as_bytes()));
        }
        let flaw = personal.flaw(columns.iter().map(|(name, _)| *name), &sample);
        serde_json::to_string(&flaw).unwrap()
    }

    #[test]
    fn names_of_people_and_their_numbers_are_told_by_the_columns_name() {
        for name in
            ["NIK", "No_KK", "NAMA_KRT", "namaart", "NM_ART", "nama_ketua", "NO_HP", "e-mail"]
        {
            let found = check(&[("R101", &[]), (name, &[])]);
            assert!(found.contains("I23") && found.contains(name), "{name}: {found}");
        }
    }

    #[test]
    fn names_of_regions_and_columns_of_a_questionnaire_are_none() {
        for name in [
            "nama_desa",
            "nmprov",
            "nmkab",
            "nmkec",
            "nmdesa",
            "nmsls",
            "nama_kec",
            "NAMA_KAB",
            "R104N",
            "nikah",
            "STATUS_NIKAH",
            "hpht",
            "telpon_rmh_ya",
            "kode",
            "idsubsls",
            "namapasar",
        ] {
            assert_eq!(check(&[(name, &[])]), "null", "{name}");
        }
    }

    const NIKS: [&str; 6] = [
        "8171014503850001",
        "8171012208790003",
        "8171020101010002",
        "8171015712990001",
        "7371093011660005",
        "8103051702100001",
    ];

    #[test]
    fn values_are_told_when_most_cells_of_a_column_look_so() {
        let phones = [
            "0812-3456-7890",
            "+62 813 4567 890",
            "085233344455",
            "081234567",
            "0811999888",
            "628123456789",
        ];
        let mails = ["a@b.id", "siti.l@contoh.ac.id", "x@y.com", "z@w.org", "u@v.go.id"];
        for (cells, word) in
            [(&NIKS[..], "NIK"), (&phones[..], "nomor telepon"), (&mails[..], "surel")]
        {
            let found = check(&[("R403", cells)]);
            assert!(found.contains("R403") && found.contains(word), "{found}");
            let few = check(&[("R403", &cells[..4])]);
            assert_eq!(few, "null", "four cells tell nothing");
            let mut mixed = cells.to_vec();
            mixed.extend(["lain", "lain 2"]);
            assert_eq!(check(&[("R403", &mixed)]), "null", "a quarter is something else");
        }
    }

    #[test]
    fn a_value_is_never_repeated_even_where_there_is_no_header() {
        let found = check(&[("8171014503850001", &NIKS)]);
        assert!(found.contains("kolom ke-1") && !found.contains("8171014503850001"), "{found}");
    }

    #[test]
    fn codes_of_areas_with_sixteen_digits_are_no_identity_numbers() {
        // District 021 of Ambon: its digits pass for the 10th of January to September.
        let codes: Vec<String> = (1..=9)
            .flat_map(|village| (1..=120).map(move |sls| format!("817102100{village}{sls:04}00")))
            .collect();
        let cells: Vec<&str> = codes.iter().map(String::as_str).collect();
        assert!(cells.iter().all(|cell| nik(cell.as_bytes()).is_some()));
        assert_eq!(check(&[("idsubsls", &cells)]), "null");
        let impossible = ["8171013213850001"; 8];
        assert_eq!(check(&[("R1", &impossible)]), "null", "no such day");
        let weights = ["1234567890123456", "9934567890123456"].repeat(4);
        assert_eq!(check(&[("FWT", &weights)]), "null");
    }
}
