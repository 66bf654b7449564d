//! Texts in cells of a spreadsheet. One that begins like a formula would be run when the file is opened.

use std::borrow::Cow;

/// Returns a text as a cell that no spreadsheet runs: with an apostrophe before it where it begins like a formula, as
/// OWASP advises. [`from_sheet_cell`] takes it away again, so that a text with an apostrophe of its own before such a
/// beginning gets another one.
pub fn as_sheet_cell(text: &str) -> Cow<'_, str> {
    if begins_like_formula(text.trim_start_matches('\'')) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// Returns the text that [`as_sheet_cell`] made a cell of.
pub fn from_sheet_cell(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(text) if begins_like_formula(text.trim_start_matches('\'')) => text,
        _ => cell,
    }
}

fn begins_like_formula(text: &str) -> bool {
    text.starts_with(['\t', '\r', '\n'])
        || text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_run_and_every_text_comes_back() {
        for (text, cell) in [
            ("", ""),
            ("Ani", "Ani"),
            ("=1+1", "'=1+1"),
            ("+62 812", "'+62 812"),
            ("-", "'-"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("\rx", "'\rx"),
            ("  =1", "'  =1"),
            ("＝1", "'＝1"),
            ("'=1", "''=1"),
            ("''=1", "'''=1"),
            ("'Ani", "'Ani"),
            ("2025-03", "2025-03"),
            ("ani@example.go.id", "ani@example.go.id"),
        ] {
            assert_eq!(as_sheet_cell(text), cell);
            assert_eq!(from_sheet_cell(cell), text);
            assert!(!begins_like_formula(cell), "{cell}");
        }
    }
}
