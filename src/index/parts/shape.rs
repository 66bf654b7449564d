//! The shape of a table with a part's name: what is compared with the other parts.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::model::Profile;

/// What shows whether parts fit together.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Shape {
    pub(super) records: u64,
    /// A digest of the names of all columns, in their order and in lower case.
    pub(super) names: String,
    /// The names of the first columns in lower case, each with the type's letter where it is known.
    pub(super) first: Vec<(String, String)>,
    /// Digests of the values in the first columns, in order; empty until they are read.
    pub(super) keys: Vec<String>,
}

/// The number of columns at the beginning of a table that keys are searched in.
const FIRST: usize = 8;

/// Returns the shape, as JSON and without keys, of a table with a part's name; `None` for other files.
pub(in crate::index) fn shape(source: &str, profile: &Profile) -> Option<String> {
    let Profile::Table { format, records, columns, .. } = profile else { return None };
    part_names(source).next()?;
    let mut names = Sha256::new();
    for column in columns {
        names.update(column.name.to_lowercase());
        names.update([0]);
    }
    // The types of a CSV are those of its first records, and cannot be compared.
    let letter = |kind: &str| if format == "dbf" { kind.get(..1).unwrap_or("") } else { "" }.into();
    let first = columns.iter().take(FIRST);
    let shape = Shape {
        records: *records,
        names: names.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect(),
        first: first.map(|c| (c.name.to_lowercase(), letter(&c.kind))).collect(),
        keys: Vec::new(),
    };
    serde_json::to_string(&shape).ok()
}

/// What the paths of parts have in common: folder and stem before the number, the stem after it, and the extension.
pub(super) type PartName<'s> = (&'s str, &'s str, &'static str);

/// Returns the names under which a table may be a part: one for its last number, if that has one or two digits, and one
/// for each earlier number of one digit. A file that is no DBF, CSV or TSV has none.
pub(super) fn part_names(source: &str) -> impl Iterator<Item = PartName<'_>> {
    const MOST_DIGITS: usize = 2;
    let folder = source.rfind('/').map_or(0, |at| at + 1);
    let dot = source[folder..].rfind('.').map_or(folder, |at| folder + at);
    let extension = source[dot..].strip_prefix('.').unwrap_or_default();
    let known = ["dbf", "csv", "tsv"].into_iter().find(|e| e.eq_ignore_ascii_case(extension));
    let digit = |at: usize| source.as_bytes()[at].is_ascii_digit();
    let starts = (folder..dot).filter(move |at| digit(*at) && (*at == folder || !digit(at - 1)));
    let number = move |start: usize| {
        let end = (start..dot).find(|at| !digit(*at)).unwrap_or(dot);
        let part = (&source[..start], &source[end..dot], known?);
        // Two digits before another number are mostly a block, a month or a province.
        let last = !source[end..dot].contains(|c: char| c.is_ascii_digit());
        let most = if last { MOST_DIGITS } else { 1 };
        (end - start <= most).then_some(part)
    };
    starts.filter_map(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_parts_differ_in_one_number_of_one_or_two_digits() {
        let same = |a: &str, b: &str| part_names(a).any(|a| part_names(b).any(|b| a == b));
        for (a, b) in [
            ("/s/kor_ind1.dbf", "/s/kor_ind2.DBF"),
            ("/s/b_34976_kor_blok41.dbf", "/s/b_34976_kor_blok42.dbf"),
            ("/s/podes1 (rev).csv", "/s/podes2 (rev).csv"),
            ("/s/é1.csv", "/s/é12.csv"),
            ("/s/kor_ind1_revisi1.dbf", "/s/kor_ind2_revisi1.dbf"),
            ("/s/kor_ind1_81.dbf", "/s/kor_ind2_81.dbf"),
            ("/s/kor_ind1_2025.csv", "/s/kor_ind2_2025.csv"),
            ("/s/1.dbf", "/s/2.dbf"),
        ] {
            assert!(same(a, b), "{a} {b}");
        }
        for (a, b) in [
            ("/s/podes2020.dbf", "/s/podes2021.dbf"),
            ("/s/ind1_2020.dbf", "/s/ind1_2021.dbf"),
            ("/s/ind1_2020.dbf", "/s/ind2_2021.dbf"),
            ("/s/ind1_8171.dbf", "/s/ind2_8172.dbf"),
            ("/s/ind1_rev1.dbf", "/s/ind2_rev2.dbf"),
            ("/s/kor_ind1.dbf", "/s/kor_ind2.csv"),
            ("/s/kor_ind1.dbf", "/t/kor_ind2.dbf"),
            ("/s/kor_rt.dbf", "/s/kor_ind.dbf"),
            ("/s/blok41_11_21_31.dbf", "/s/blok42_11_21_31.dbf"),
            ("/s/ekspor_01_2025.dbf", "/s/ekspor_02_2025.dbf"),
            ("/s1/kor.dbf", "/s2/kor.dbf"),
            ("/s/ind1.pdf", "/s/ind2.pdf"),
            ("/s/ind1", "/s/ind2"),
        ] {
            assert!(!same(a, b), "{a} {b}");
        }
    }
}
