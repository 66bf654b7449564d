//! The value of a cell, computed a second time in a plain way, to check the CSV that was written.

use jiff::civil::Date;

use crate::probe::{DbfField, Letters};

/// Returns the value of a cell as CSV has it; `None` where the cell is no text in this encoding.
pub(super) fn value(field: &DbfField, cell: &[u8], letters: Letters) -> Option<String> {
    let is_nul = |byte: &u8| *byte == 0;
    let blanks = match field.letter {
        b'C' => 0,
        _ => cell.iter().take_while(|byte| matches!(byte, b' ' | 0)).count(),
    };
    let cell = cell[blanks..].split(is_nul).next().unwrap_or_default();
    let (text, broken) = letters.decode(cell);
    // Decoding without the spaces at the end may succeed where decoding with them fails.
    let text = if broken {
        let end = cell.iter().rposition(|b| *b != b' ').map_or(0, |at| at + 1);
        match letters.decode(&cell[..end]) {
            (text, false) => text,
            _ => return None,
        }
    } else {
        text
    };
    let trimmed = text.trim_end_matches(' ');
    if field.letter == b'C' {
        return Some(trimmed.to_owned());
    }
    let only = |nothing: char| trimmed.chars().all(|c| c == nothing || c == ' ');
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
    let number = |text: &str| text.parse::<i8>().ok();
    let is_day = Date::new(year.parse().ok()?, number(month)?, number(day)?).is_ok();
    is_day.then(|| format!("{year}-{month}-{day}"))
}
