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
    let only = |nothing: char| trimmed.chars().all(|c| c == nothing || blank.contains(&c));
    if only('*') || matches!(trimmed, "." | "-" | "+") {
        return Some(String::new());
    }
    let value = match field.letter {
        b'L' if only('?') => String::new(),
        b'L' if trimmed.starts_with(['T', 't', 'Y', 'y']) => "true".to_owned(),
        b'L' if trimmed.starts_with(['F', 'f', 'N', 'n']) => "false".to_owned(),
        b'D' if only('0') => String::new(),
        b'D' => date(trimmed).unwrap_or_else(|| trimmed.to_owned()),
        _ => trimmed.to_owned(),
    };
    Some(value)
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
