//! What may have happened to a cell, by its column.

use super::hint::Damage;
use super::{codes, dates, forms, numbers, signs};

/// Finds what happened to a cell that cannot be what its column holds; `None` where it does not look like the work of
/// a spreadsheet.
pub(in crate::catalog::table) fn of_cell(column: &str, text: &str) -> Option<Damage> {
    let by_kind = match column {
        "period" => dates::of_period(text).or_else(|| numbers::of_number(text)),
        "edition" => dates::of_map_edition(text),
        "valid_from" | "valid_until" => dates::of_day(text),
        "months" => dates::of_months(text).or_else(|| numbers::of_number(text)),
        "coverage" => codes::of_codes(text).or_else(|| codes::of_code(text)),
        "code" | "region" => codes::of_code(text),
        "block_from" | "per" | "price" | "cap" | "capacity" | "max_file" | "width" | "value" => {
            numbers::of_number(text)
        }
        _ => None,
    };
    by_kind.or_else(|| forms::of_form(text)).or_else(|| signs::of_signs(text))
}

/// Finds what happened to a cell whose column takes any text, but never such a one.
pub(in crate::catalog::table) fn of_text(column: &str, text: &str) -> Option<Damage> {
    match column {
        "edition" => dates::of_edition(text),
        "kemendagri" => codes::of_ministry(text),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A column, its damaged cell, and the right values.
    const DAMAGES: &[(&str, &str, &str)] = &[
        ("period", "Mar-25", "2025-03"),
        ("period", "Mar 2025", "2025-03"),
        ("period", "Agu-24", "2024-08"),
        ("period", "Agustus 2024", "2024-08"),
        ("period", "Des-98", "1998-12"),
        ("period", "01/03/2025", "2025-03"),
        ("period", "3/1/2025", "2025-03"),
        ("period", "01/03/25", "2025-03"),
        ("period", "2025-03-01 00:00:00", "2025-03"),
        ("period", "45717", "2025-03"),
        ("period", "03/2025", "2025-03"),
        ("period", "2.025", "2025"),
        ("period", "2025,0", "2025"),
        ("period", "24-Mar", "2024-03"),
        ("period", "03-Sep", ""),
        ("period", "202403", "2024-03"),
        ("period", "2024/3", "2024-03"),
        ("period", "2024,03", "2024-03"),
        ("period", "2024,1", ""),
        ("edition", "Jan-25", "2025-1"),
        ("edition", "19-Feb", "2019-2"),
        ("edition", "2019-02", "2019-2"),
        ("edition", "2019,2", "2019-2"),
        ("edition", "02-Jan", ""),
        ("months", "03-Sep", "3;9"),
        ("months", "09/03/2026", "3;9"),
        ("months", "01/09/2026", ""),
        ("months", "3,9", "3;9"),
        ("months", "2,5,8,11", "2;5;8;11"),
        ("months", "3,1", ""),
        ("months", "3,0", "3"),
        ("edition", "01/02/2025", "2025-2"),
        ("edition", "2/1/2025", "2025-2"),
        ("valid_from", "24/11/2026", "2026-11-24"),
        ("valid_from", "11/24/2026", "2026-11-24"),
        ("valid_from", "24-11-2026", "2026-11-24"),
        ("valid_from", "24.11.2026", "2026-11-24"),
        ("valid_from", "24 November 2026", "2026-11-24"),
        ("valid_from", "Selasa, 24 November 2026", "2026-11-24"),
        ("valid_from", "24-Nop-26", "2026-11-24"),
        ("valid_from", "2026/11/24", "2026-11-24"),
        ("valid_from", "2026-11-24 00:00", "2026-11-24"),
        ("valid_from", "01/02/2024", "2024-02-01 2024-01-02"),
        ("valid_from", "45292", "2024-01-01"),
        ("code", "0", "00"),
        ("code", "8171,00", "8171"),
        ("code", "8.171", "8171"),
        ("code", "8.171.010", "8171010"),
        ("code", "8,1E+13", ""),
        ("code", "8,171E+03", "8171"),
        ("code", "8,1710100010002E+13", "81710100010002"),
        ("code", "8,10E+03", ""),
        ("coverage", "8103,8104", "8103;8104"),
        ("coverage", "8103, 8104, 8105", "8103;8104;8105"),
        ("coverage", "81,03", ""),
        ("code", "817", ""),
        ("code", "81.71", ""),
        ("code", "'8171", "8171"),
        ("code", "=\"8171\"", "8171"),
        ("price", "1.000.000", "1000000"),
        ("price", "1,000,000", "1000000"),
        ("price", "1.000.000,00", "1000000"),
        ("price", "1,000,000.00", "1000000"),
        ("price", "Rp 20.000", "20000"),
        ("price", "Rp20.000,-", "20000"),
        ("price", "20000,00", "20000"),
        ("price", "20,000", "20000 20"),
        ("price", "1 000 000", "1000000"),
        ("capacity", "4,7E+09", "4700000000"),
        ("capacity", "4.7E9", "4700000000"),
        ("price", "20000,5", ""),
        ("price", "2.0000", ""),
        ("price", "20.00", ""),
        ("price", "20000.00", "20000"),
        ("price", "20000,000", "20000"),
        ("price", "2,00E+04", ""),
        ("per", "1E+06", ""),
        ("max_file", "4,29E+09", ""),
        ("max_file", "4,294967295E+09", "4294967295"),
        ("width", "02-Jan", ""),
        ("width", "2,0", "2"),
        ("id", "1-Mar", ""),
        ("access", "TRUE", ""),
        ("id", "\u{200b}podes", "podes"),
        ("coverage", "81\u{a0}71", "8171 81 71"),
    ];

    #[test]
    fn each_damage_has_its_right_values() {
        for &(column, text, right) in DAMAGES {
            let found = of_cell(column, text).unwrap_or_else(|| panic!("{column}: {text}"));
            assert_eq!(found.right.join(" "), right, "{column}: {text}");
        }
        for (column, text) in [
            ("period", "tahun lalu"),
            ("period", "2025-13"),
            ("valid_from", "2024-13-01"),
            ("valid_from", "besok"),
            ("price", "banyak"),
            ("edition", "2019-3"),
            ("code", "Ambon"),
            ("id", "KEMISKINAN"),
            ("id", "Sakernas-2025"),
        ] {
            assert_eq!(of_cell(column, text), None, "{column}: {text}");
        }
    }

    #[test]
    fn a_text_is_damaged_only_where_it_is_no_text_that_people_write() {
        for (column, text, right) in [
            ("edition", "Jan-25", "2025-1"),
            ("kemendagri", "81.1", "81.10"),
            ("kemendagri", "81,71", "81.71"),
            ("kemendagri", "81,1", "81.10"),
            ("kemendagri", "11,0", "11"),
            ("kemendagri", "11,071", ""),
            ("kemendagri", "Nov-71", ""),
        ] {
            assert_eq!(of_text(column, text).unwrap().right.join(" "), right, "{text}");
        }
        for (column, text) in [
            ("edition", "1"),
            ("edition", "rev1"),
            ("edition", "2025-1"),
            ("kemendagri", ""),
            ("kemendagri", "81"),
            ("kemendagri", "81.71"),
            ("kemendagri", "81.71.01.1001"),
            ("kemendagri", "8171"),
            ("title", "Jan-25"),
        ] {
            assert_eq!(of_text(column, text), None, "{column}: {text}");
        }
    }
}
