//! The rows of a list: a sheet of a workbook, or a text with separators.

use std::path::Path;

use calamine::{Data, Reader, open_workbook_auto};

use crate::error::{Error, ErrorKind, Result};
use crate::message::{Message, message};
use crate::model::{csv_rows, decoded, first_cells, from_sheet_cell};
use crate::proposal::content::workbook as damage_of_workbook;

/// A row of a list, with its number from 1 as the program that wrote the list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SheetRow {
    pub(super) line: u64,
    pub(super) cells: Vec<String>,
}

/// A sheet of a workbook, or a whole text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sheet {
    /// Its name; empty for a text.
    pub(super) name: String,
    /// The rows that are not empty.
    pub(super) rows: Vec<SheetRow>,
}

/// The endings of lists that can be read.
const WORKBOOKS: [&str; 5] = ["xlsx", "xlsm", "xlsb", "xls", "ods"];
const TEXTS: [&str; 3] = ["csv", "tsv", "txt"];

/// Reads a list.
///
/// # Errors
/// [`ErrorKind::Usage`] for a file with another ending; [`ErrorKind::Catalog`] for one that cannot be read.
pub(super) fn sheets(path: &Path) -> Result<Vec<Sheet>> {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        Some(ending) if WORKBOOKS.contains(&ending) => workbook(path),
        Some(ending) if TEXTS.contains(&ending) => text(path).map(|sheet| vec![sheet]),
        _ => Err(Error::new(ErrorKind::Usage, message!("this is neither a folder nor a list"))
            .file(path)
            .hint(message!("name a folder with data, or a list as XLSX or CSV"))),
    }
}

fn broken(path: &Path, why: Message) -> Error {
    Error::new(ErrorKind::Catalog, message!("the list cannot be read: {why}", why))
        .file(path)
        .hint(message!("open it in a spreadsheet and save it anew as XLSX or CSV"))
}

/// Returns the error of a workbook that is cut off or is something else; what a library says of it helps nobody.
fn not_whole(path: &Path) -> Error {
    let kind = path.extension().unwrap_or_default().to_string_lossy().to_uppercase();
    broken(path, message!("this is not a whole {kind} workbook", kind))
}

fn workbook(path: &Path) -> Result<Vec<Sheet>> {
    if let Some(why) = damage_of_workbook(path) {
        return Err(broken(path, why));
    }
    let mut book = open_workbook_auto(path).map_err(|error| not_whole(path).source(error))?;
    let mut sheets = Vec::new();
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).map_err(|error| not_whole(path).source(error))?;
        let first = range.start().map_or(0, |(row, _)| u64::from(row));
        let rows = range.rows().enumerate().map(|(at, cells)| SheetRow {
            line: first + at as u64 + 1,
            cells: cells.iter().map(cell_text).collect(),
        });
        let rows = rows.filter(|row| row.cells.iter().any(|cell| !cell.is_empty())).collect();
        sheets.push(Sheet { name, rows });
    }
    Ok(sheets)
}

/// Returns a cell as it is shown: whole numbers without decimals, a date as `2025-03-01`.
fn cell_text(cell: &Data) -> String {
    match cell {
        Data::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year}-{month:02}-{day:02}")
        }
        Data::DateTimeIso(text) => text.split('T').next().unwrap_or(text).to_owned(),
        Data::Empty => String::new(),
        other => filled(&other.to_string()),
    }
}

/// Returns the text of a cell without white space around it; empty for a sign that stands for an empty cell.
fn filled(text: &str) -> String {
    match from_sheet_cell(text.trim()) {
        "-" | "–" | "—" | "n/a" | "N/A" => String::new(),
        text => text.to_owned(),
    }
}

fn text(path: &Path) -> Result<Sheet> {
    let bytes = std::fs::read(path).map_err(|e| Error::io(path, message!("read the list"), e))?;
    let text = decoded(&bytes, |_| true)
        .map_err(|why| {
            let line = 1 + why.before().matches('\n').count() as u64;
            broken(path, message!("it is no text")).line(line)
        })?
        .text;
    let named = text.lines().next().and_then(|line| line.strip_prefix("sep="));
    let separator = match named.and_then(|sign| sign.bytes().next()) {
        Some(sign) => sign,
        None => separator(&text),
    };
    let width = text.lines().take(20).map(|line| first_cells(line, separator).len()).max();
    let mut rows = Vec::new();
    for row in csv_rows(&text, separator, width.unwrap_or_default()) {
        // A row begins behind the line ends before it.
        let blank = text[row.at..].len() - text[row.at..].trim_start_matches(['\r', '\n']).len();
        let line = 1 + text[..row.at + blank].matches('\n').count() as u64;
        if row.open {
            let why = message!("a quotation mark is not closed");
            return Err(broken(path, why)
                .line(line)
                .hint(message!("close it or delete it, and run the command again")));
        }
        let cells: Vec<String> = row.cells.iter().map(filled).collect();
        if cells.iter().any(|cell| !cell.is_empty()) {
            rows.push(SheetRow { line, cells });
        }
    }
    Ok(Sheet { name: String::new(), rows })
}

/// Returns the separator that makes the most cells of the first lines.
fn separator(text: &str) -> u8 {
    let start: String = text.lines().take(20).collect::<Vec<_>>().join("\n");
    let count = |sign: &u8| start.bytes().filter(|byte| byte == sign).count();
    // Lists of values in a cell are often parted by ';', so that a tie goes to the comma.
    b"\t;,".iter().copied().max_by_key(count).unwrap_or(b',')
}
