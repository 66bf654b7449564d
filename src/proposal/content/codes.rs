//! The region codes that the rows of a table name.

use std::collections::{BTreeMap, BTreeSet};

/// Region codes in the columns of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::proposal) struct Codes {
    /// The columns that they stand in, as the table has their names.
    pub(in crate::proposal) columns: Vec<String>,
    /// Codes of regencies (4 digits), and of provinces (2 digits) where no column tells the regency.
    pub(in crate::proposal) found: BTreeSet<String>,
    /// The name that stands beside the code of a regency, where a column has names.
    pub(in crate::proposal) named: BTreeMap<String, String>,
    /// The code of the Ministry of Home Affairs (`81.01`) that stands beside the code of a regency; by itself where
    /// there is no other.
    pub(in crate::proposal) ministry: BTreeMap<String, String>,
    /// The number of rows that were read.
    pub(in crate::proposal) rows: u64,
    /// How many of them name no region: their cells are empty, or 0.
    pub(in crate::proposal) without: u64,
    /// True where only parts of the file were read.
    pub(in crate::proposal) sampled: bool,
}

/// The columns of codes in a table, by their places.
#[derive(Debug, Default)]
pub(super) struct CodeColumns {
    province: Option<usize>,
    regency: Option<usize>,
    /// A code that begins with the four digits of the regency.
    whole: Option<usize>,
    /// The name of the regency.
    named: Option<usize>,
    /// Columns that may have codes of the ministry, with dots.
    dotted: Vec<usize>,
    names: Vec<String>,
}

/// Names of columns with the code of the province, without signs and in lower case.
const PROVINCE: [&str; 9] = [
    "prov",
    "kdprov",
    "kodeprov",
    "kodeprovinsi",
    "provinsi",
    "propinsi",
    "idprov",
    "r101",
    "b1r1",
];
/// Names of columns with the code of the regency within its province.
const REGENCY: [&str; 10] = [
    "kab",
    "kdkab",
    "kodekab",
    "kodekabupaten",
    "kabupaten",
    "kabkota",
    "kdkabkota",
    "kodekabkota",
    "r102",
    "b1r2",
];
/// Names of columns with longer codes.
const WHOLE: [&str; 12] = [
    "idsubsls",
    "idsls",
    "idbs",
    "iddesa",
    "idkec",
    "idkab",
    "idkabkota",
    "kodedesa",
    "kodekec",
    "kodewilayah",
    "kodekabprov",
    "kdwilayah",
];

/// Names of columns with the name of the regency.
const NAMED: [&str; 8] = [
    "nmkab",
    "namakab",
    "nmkabkota",
    "namakabkota",
    "namakabupaten",
    "namakabupatenkota",
    "kabupatenkota",
    "namakota",
];

/// Names of columns that may have codes of the Ministry of Home Affairs.
const DOTTED: [&str; 12] = [
    "kode",
    "kodedesa",
    "kodekec",
    "kodekab",
    "kodewilayah",
    "kodekemendagri",
    "kemendagri",
    "kodedagri",
    "kodepum",
    "kdpum",
    "kdepum",
    "idkemendagri",
];

impl CodeColumns {
    /// Looks for the columns among the names of a table's columns.
    pub(super) fn among<'n>(names: impl Iterator<Item = &'n str>) -> Self {
        let mut found = Self::default();
        for (at, name) in names.enumerate() {
            let plain: String =
                name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase();
            if DOTTED.contains(&&*plain) {
                found.dotted.push(at);
            }
            let place = match &*plain {
                plain if PROVINCE.contains(&plain) => &mut found.province,
                plain if REGENCY.contains(&plain) => &mut found.regency,
                plain if WHOLE.contains(&plain) => &mut found.whole,
                plain if NAMED.contains(&plain) => {
                    found.named = found.named.or(Some(at));
                    continue;
                }
                _ => continue,
            };
            if place.is_none() {
                *place = Some(at);
                found.names.push(name.to_owned());
            }
        }
        found
    }

    /// Returns true where there is none.
    pub(super) fn is_empty(&self) -> bool {
        self.names.is_empty() && self.dotted.is_empty()
    }

    /// Returns true where a column may say otherwise than the codes: names, and codes of the ministry.
    pub(super) fn has_words(&self) -> bool {
        self.named.is_some() || !self.dotted.is_empty()
    }

    /// Returns an empty set of codes in these columns.
    pub(super) fn codes(&self, sampled: bool) -> Codes {
        Codes { columns: self.names.clone(), sampled, ..Codes::default() }
    }

    /// Returns the code of a row: of its regency, or of its province where it names no regency. 0 is no region.
    fn code<'c>(&self, cell: &impl Fn(usize) -> &'c [u8]) -> Option<String> {
        let digits = |place: Option<usize>| whole_number(cell(place?));
        let province = digits(self.province).filter(|code| code.len() <= 2);
        let code = match (digits(self.whole), province, digits(self.regency)) {
            (Some(whole), _, _) if whole.len() >= 4 => whole[..4].to_owned(),
            (_, _, Some(regency)) if regency.len() == 4 => regency.to_owned(),
            (_, Some(province), Some(regency)) if regency.len() <= 2 => {
                format!("{province:0>2}{regency:0>2}")
            }
            (_, Some(province), _) => format!("{province:0>2}"),
            _ => return None,
        };
        let code = code.strip_suffix("00").filter(|_| code.len() == 4).unwrap_or(&code).to_owned();
        (!code.starts_with("00")).then_some(code)
    }

    /// Adds the code of a row, whose cells `cell` returns by the place of their column.
    pub(super) fn see<'c>(&self, cell: impl Fn(usize) -> &'c [u8], codes: &mut Codes) {
        codes.rows += 1;
        let dotted = self.dotted.iter().find_map(|at| of_ministry(cell(*at)));
        let Some(code) = self.code(&cell) else {
            codes.without += 1;
            if let Some(dotted) = dotted {
                codes.ministry.insert(dotted.clone(), dotted);
            }
            return;
        };
        if let Some(dotted) = dotted {
            codes.ministry.entry(code.clone()).or_insert(dotted);
        }
        if let Some(named) = self.named.filter(|_| !codes.named.contains_key(&code)) {
            let name = String::from_utf8_lossy(cell(named));
            let name = name.trim_matches(|c: char| c.is_whitespace() || c == '\0');
            if !name.is_empty() {
                codes.named.insert(code.clone(), name.to_owned());
            }
        }
        if !codes.found.contains(&code) {
            codes.found.insert(code);
        }
    }
}

/// Returns the regency of a code with dots (`81.01.02.2003`); `None` for another cell.
fn of_ministry(cell: &[u8]) -> Option<String> {
    let text =
        std::str::from_utf8(cell).ok()?.trim_matches(|c: char| c.is_whitespace() || c == '\0');
    let parts: Vec<&str> = text.split('.').collect();
    let is_part = |part: &&str| {
        matches!(part.len(), 2 | 4) && part.bytes().all(|b| b.is_ascii_digit()) && *part != "00"
    };
    let [province, regency, ..] = parts[..] else { return None };
    let fits = province.len() == 2 && regency.len() == 2 && parts.iter().all(is_part);
    fits.then(|| [province, regency].join("."))
}

/// Returns the digits of a cell that is a whole number; `None` for another cell.
fn whole_number(cell: &[u8]) -> Option<&str> {
    let text =
        std::str::from_utf8(cell).ok()?.trim_matches(|c: char| c.is_whitespace() || c == '\0');
    let text = text.strip_suffix(".0").or_else(|| text.strip_suffix(".00")).unwrap_or(text);
    (!text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(names: &[&str], rows: &[&[&str]]) -> Vec<String> {
        let columns = CodeColumns::among(names.iter().copied());
        let mut codes = columns.codes(false);
        for row in rows {
            columns.see(|at| row[at].as_bytes(), &mut codes);
        }
        codes.found.into_iter().collect()
    }

    #[test]
    fn codes_are_read_from_the_columns_of_the_field() {
        assert_eq!(
            codes(&["URUT", "R101", "R102"], &[&["1", "81", "71"], &["2", "81", "3"]]),
            ["8103", "8171"]
        );
        assert_eq!(codes(&["KODE_PROV"], &[&["81"], &[" 9 "], &["x"]]), ["09", "81"]);
        assert_eq!(codes(&["iddesa", "prov"], &[&["8171010001", "81"]]), ["8171"]);
        assert_eq!(codes(&["idkab"], &[&["8171.0"]]), ["8171"]);
        assert!(codes(&["umur"], &[&["81"]]).is_empty());
        assert_eq!(codes(&["R101", "R102"], &[&["0", "0"], &["81", "1"], &["00", "00"]]), ["8101"]);
        assert_eq!(codes(&["R101", "R102"], &[&["81", "0"]]), ["81"]);
    }

    #[test]
    fn codes_of_the_ministry_are_kept_beside_the_others() {
        let columns = CodeColumns::among(["kode", "iddesa"].into_iter());
        let mut codes = columns.codes(false);
        for row in [["81.01.01.1009", "8101011009"], ["81.71", ""], ["", "0"], ["A.1", "8171"]] {
            columns.see(|at| row[at].as_bytes(), &mut codes);
        }
        let ministry: Vec<String> =
            codes.ministry.iter().map(|(code, dotted)| format!("{code} {dotted}")).collect();
        assert_eq!(ministry, ["81.71 81.71", "8101 81.01"]);
        assert_eq!((codes.rows, codes.without), (4, 2));
    }
}
