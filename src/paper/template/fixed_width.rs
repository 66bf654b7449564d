//! Rows of fixed-width tables. Each cell is wrapped within its own column, so that a name of 300 characters makes the
//! row higher and moves no cell beside it.
//!
//! `baris("3 >12 =20", a, b, c)` writes `a` left-aligned in 3 characters, `b` right-aligned in 12 and `c` centred in
//! 20, with one space between columns. An empty cell takes its full width, but spaces at the end of a line are left
//! out.

use minijinja::value::{Rest, Value};
use minijinja::{Error, ErrorKind};

use super::refusal::refusal;
use crate::message::message;

/// Returns one row, of one or more lines; `spec` has one word for each cell, `[>|=]width`. It is an error where a width
/// is no number from 1 to 200, where there are not as many words as cells, or where a cell has no value.
pub(super) fn row(spec: &str, cells: Rest<Value>) -> Result<String, Error> {
    let columns: Vec<Column> =
        spec.split_whitespace().map(Column::parse).collect::<Result<_, _>>()?;
    if columns.len() != cells.len() {
        let (found, given) = (columns.len(), cells.len());
        let why = message!("'{spec}' has {found} columns but {given} cells", spec, found, given);
        return Err(refusal(ErrorKind::InvalidOperation, why));
    }
    let mut wrapped = Vec::with_capacity(columns.len());
    for (column, cell) in columns.iter().zip(cells.0) {
        wrapped.push(wrap(&shown(&cell)?, column.width));
    }
    let height = wrapped.iter().map(Vec::len).max().unwrap_or(0).max(1);
    let lines: Vec<String> = (0..height)
        .map(|line| {
            let parts = columns.iter().zip(&wrapped);
            let parts = parts.map(|(column, lines): (&Column, &Vec<String>)| {
                column.set(lines.get(line).map_or("", String::as_str))
            });
            parts.collect::<Vec<_>>().join(" ").trim_end().to_owned()
        })
        .collect();
    Ok(lines.join("\n"))
}

fn shown(cell: &Value) -> Result<String, Error> {
    if cell.is_undefined() {
        return Err(refusal(ErrorKind::UndefinedError, message!("a cell of baris has no value")));
    }
    Ok(if cell.is_none() { String::new() } else { cell.to_string() })
}

struct Column {
    side: Side,
    width: usize,
}

#[derive(Clone, Copy)]
enum Side {
    Left,
    Right,
    Middle,
}

impl Column {
    fn parse(word: &str) -> Result<Self, Error> {
        let (side, digits) = match word.split_at_checked(1) {
            Some((">", rest)) => (Side::Right, rest),
            Some(("=", rest)) => (Side::Middle, rest),
            _ => (Side::Left, word),
        };
        let width = digits.parse().ok().filter(|width| (1..=200).contains(width));
        let width = width.ok_or_else(|| {
            let why = message!("'{word}' is no column, expected one such as 12, >12 or =12", word);
            refusal(ErrorKind::InvalidOperation, why)
        })?;
        Ok(Self { side, width })
    }

    fn set(&self, text: &str) -> String {
        let free = self.width.saturating_sub(width(text));
        let before = match self.side {
            Side::Left => 0,
            Side::Right => free,
            Side::Middle => free / 2,
        };
        format!("{}{text}{}", " ".repeat(before), " ".repeat(free - before))
    }
}

/// Wraps a text between words; a word longer than the column is broken, too. An empty text gives no line.
fn wrap(text: &str, limit: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let gap = usize::from(!line.is_empty());
        if !line.is_empty() && width(&line) + gap + width(word) > limit {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        for c in word.chars() {
            if !line.is_empty() && width(&line) + char_width(c) > limit {
                lines.push(std::mem::take(&mut line));
            }
            line.push(c);
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

fn width(text: &str) -> usize {
    text.chars().map(char_width).sum()
}

/// Returns the columns that a character takes in fixed-width type: none for combining marks, two for East Asian wide
/// characters and emoji (the main blocks of Unicode's UAX #11).
fn char_width(c: char) -> usize {
    match c {
        '\u{300}'..='\u{36f}'
        | '\u{64b}'..='\u{65f}'
        | '\u{200b}'..='\u{200d}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{1f3fb}'..='\u{1f3ff}' => 0,
        '\u{1100}'..='\u{115f}'
        | '\u{2e80}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}'
        | '\u{ff00}'..='\u{ff60}'
        | '\u{ffe0}'..='\u{ffe6}'
        | '\u{1f300}'..='\u{1faff}'
        | '\u{20000}'..='\u{3fffd}' => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(spec: &str, cells: &[&str]) -> String {
        row(spec, Rest(cells.iter().map(|cell| Value::from(*cell)).collect())).unwrap()
    }

    #[test]
    fn cells_stand_left_right_and_centred() {
        assert_eq!(set("4 >6 =5 2", &["ab", "12", "x", "e"]), "ab       12   x   e");
    }

    #[test]
    fn a_long_cell_wraps_inside_its_column() {
        let shown = set("8 >5", &["satu dua tiga empat", "12"]);
        assert_eq!(shown, "satu dua    12\ntiga\nempat");
    }

    #[test]
    fn a_word_longer_than_its_column_is_broken() {
        assert_eq!(set("5", &["abcdefghijkl"]), "abcde\nfghij\nkl");
        let name = "n".repeat(300);
        assert!(set("20 >10", &[&name, "1"]).lines().all(|line| line.len() <= 31));
    }

    #[test]
    fn wide_characters_take_two_places() {
        assert_eq!(set("6 1", &["統計", "|"]), "統計   |");
        assert_eq!(set("4 1", &["e\u{301}", "|"]), "e\u{301}    |");
    }

    #[test]
    fn an_empty_row_is_one_empty_line() {
        assert_eq!(set("5 5", &["", ""]), "");
    }
}
