//! What the value of a cell is, told once more and plainly: the measure that the written CSV is held to.

use crate::catalog::{DbfField, Letters};

/// Returns the value of a cell as CSV has it; `None` where it is no text in this encoding.
pub(super) fn value(field: &DbfField, cell: &[u8], letters: Letters) -> Option<String> {
    let (text, broken) = letters.decode(cell);
    // A cut character among the blanks at the end would not be met by the trimmed cell alone.
    let text = if broken {
        let end = cell.iter().rposition(|b| !matches!(b, b' ' | 0)).map_or(0, |at| at + 1);
        match letters.decode(&cell[..end]) {
            (text, false) => text,
            _ => return None,
        }
    } else {
        text
    };
    let blank = [' ', '\0'];
    if field.letter == b'C' {
        return Some(text.trim_end_matches(blank).to_owned());
    }
    let trimmed = text.trim_matches(blank);
    let value = match (field.letter, trimmed) {
        (_, "" | "." | "-" | "+") => String::new(),
        (b'L', "?") => String::new(),
        (b'L', text) => match text.as_bytes()[0] {
            b'T' | b't' | b'Y' | b'y' if !text_starts_blank(cell) => "true".to_owned(),
            b'F' | b'f' | b'N' | b'n' if !text_starts_blank(cell) => "false".to_owned(),
            _ => plain(text),
        },
        (b'D', text) if text.chars().all(|c| c == '0' || blank.contains(&c)) => String::new(),
        (b'D', text) => date(text).unwrap_or_else(|| plain(text)),
        (_, text) => plain(text),
    };
    Some(value)
}

fn text_starts_blank(cell: &[u8]) -> bool {
    matches!(cell.first(), Some(b' ' | 0) | None)
}

fn plain(text: &str) -> String {
    if text.starts_with('*') && text.chars().all(|c| matches!(c, '*' | ' ' | '\0')) {
        return String::new();
    }
    text.to_owned()
}

fn date(text: &str) -> Option<String> {
    let digits = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits {
        return None;
    }
    let (year, month, day) = (&text[..4], &text[4..6], &text[6..]);
    let within = |text: &str, most: u32| text.parse().is_ok_and(|n: u32| (1..=most).contains(&n));
    (within(month, 12) && within(day, 31)).then(|| format!("{year}-{month}-{day}"))
}
