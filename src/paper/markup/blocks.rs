//! Parsing the markup: numbered lines become blocks of cells.

use std::path::Path;

use crate::error::{Error, ErrorKind, Result};
use crate::message::{ToValue, message};

/// Encloses the template's line number at the front of a rendered line.
const MARK: char = '\u{1}';

/// A line of a sheet: a word with its options and cells.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::paper) struct Block {
    /// Its line in the template, from 1.
    pub(in crate::paper) line: u64,
    pub(in crate::paper) word: String,
    pub(in crate::paper) options: Vec<String>,
    pub(in crate::paper) cells: Vec<Cell>,
}

/// A text in parts, each with true where it is bold.
pub(in crate::paper) type Cell = Vec<(String, bool)>;

/// Returns the text of a cell.
pub(in crate::paper) fn plain(cell: &Cell) -> String {
    cell.iter().map(|(text, _)| text.as_str()).collect()
}

/// Puts the number of each line in front of it; lines that do not begin with a letter, such as tags, stay as they are.
pub(in crate::paper) fn numbered(template: &str) -> String {
    let mut text = String::with_capacity(template.len() * 2);
    for (at, line) in template.split_inclusive('\n').enumerate() {
        let start = line.trim_start();
        if start.starts_with(|c: char| c.is_ascii_alphabetic()) {
            text.push(MARK);
            text.push_str(&(at + 1).to_string());
            text.push(MARK);
        }
        text.push_str(line);
    }
    text
}

/// Escapes the characters that have a meaning in the markup.
pub(in crate::paper) fn escaped(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    for c in value.chars() {
        if matches!(c, '|' | '*' | '\\') {
            text.push('\\');
        }
        text.push(c);
    }
    text
}

/// Parses a rendered sheet.
///
/// # Errors
/// [`ErrorKind::Paper`] where the sheet is empty; or where a line does not begin with a word, then with the number of
/// the last line before it that begins with a letter.
pub(in crate::paper) fn blocks(name: &str, rendered: &str) -> Result<Vec<Block>> {
    let mut blocks = Vec::new();
    let mut line = 1;
    for text in rendered.lines() {
        let mut text = text.trim();
        if let Some(rest) = text.strip_prefix(MARK)
            && let Some((number, rest)) = rest.split_once(MARK)
        {
            line = number.parse().unwrap_or(line);
            text = rest.trim_start();
        }
        let text: String = text.chars().filter(|c| *c != MARK).collect();
        if text.is_empty() || text.starts_with(';') {
            continue;
        }
        let mut cells = cells(&text);
        let head: String = cells.remove(0).into_iter().map(|(text, _)| text).collect();
        let mut words = head.split_whitespace().map(str::to_owned);
        let Some(word) = words.next() else {
            return Err(fault(name, line, message!("the line begins with no word")));
        };
        blocks.push(Block { line, word, options: words.collect(), cells });
    }
    if blocks.is_empty() {
        return Err(fault(name, 1, message!("nothing stands on it")));
    }
    Ok(blocks)
}

/// Returns the error of a line of a template.
pub(in crate::paper) fn fault(name: &str, line: u64, what: impl ToValue) -> Error {
    Error::new(ErrorKind::Paper, message!("the template is broken: {what}", what))
        .file(Path::new(name))
        .line(line)
        .hint(message!("correct the template, or remove the office's copy to use the built-in one"))
}

fn cells(text: &str) -> Vec<Cell> {
    let mut cells: Vec<Cell> = vec![Vec::new()];
    let (mut part, mut bold) = (String::new(), false);
    let mut chars = text.chars();
    let push = |cells: &mut Vec<Cell>, part: &mut String, bold: bool| {
        if let Some(cell) = cells.last_mut()
            && !part.is_empty()
        {
            cell.push((std::mem::take(part), bold));
        }
    };
    while let Some(c) = chars.next() {
        match c {
            '\\' => part.extend(chars.next()),
            '|' => {
                push(&mut cells, &mut part, bold);
                bold = false;
                cells.push(Vec::new());
            }
            '*' => {
                push(&mut cells, &mut part, bold);
                bold = !bold;
            }
            c => part.push(c),
        }
    }
    push(&mut cells, &mut part, bold);
    for cell in &mut cells {
        if let Some((text, _)) = cell.first_mut() {
            *text = text.trim_start().to_owned();
        }
        if let Some((text, _)) = cell.last_mut() {
            *text = text.trim_end().to_owned();
        }
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_cannot_add_cells_or_change_the_type() {
        let line = format!("baris | {} | b", escaped(r"a | *x* \| y"));
        let found = blocks("x", &line).unwrap();
        assert_eq!(
            found[0].cells,
            [vec![(r"a | *x* \| y".to_owned(), false)], vec![("b".into(), false)]]
        );
    }

    #[test]
    fn stars_make_a_part_bold() {
        let found = blocks("x", "p center | Nomor *B-1*, ya").unwrap();
        assert_eq!(found[0].options, ["center"]);
        let parts = [("Nomor ", false), ("B-1", true), (", ya", false)];
        assert_eq!(found[0].cells[0], parts.map(|(text, bold)| (text.to_owned(), bold)));
    }

    #[test]
    fn lines_keep_the_number_of_the_template() {
        let found = blocks("x", &numbered("; catatan\n\np | a\np | b\n")).unwrap();
        assert_eq!(found.iter().map(|block| block.line).collect::<Vec<_>>(), [3, 4]);
    }
}
