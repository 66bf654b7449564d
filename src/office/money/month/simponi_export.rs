//! An export of SIMPONI: a CSV file whose columns the settings name, or that has the usual headings.

use std::path::Path;

use super::reconciliation::TreasuryRow;
use super::simponi_headings::{COLUMNS, Column};
use super::simponi_values::{amount, day};
use crate::billing::checked_ntpn;
use crate::error::{Error, ErrorKind, Result};
use crate::message::{Message, and, message};
use crate::model::{CsvRow, SimponiSettings, csv_rows, decoded};

/// The lines above which the headings stand: an export may begin with its title.
const HEADING_WITHIN: usize = 20;

/// Reads the payments of an export. Rows without an NTPN, such as those of codes that were not paid and of sums, are
/// left out.
///
/// # Errors
/// [`ErrorKind::Usage`] where the file is no CSV, has not the columns, or a row's NTPN, amount or day is none.
pub(super) fn simponi_export(
    file: &Path,
    bytes: &[u8],
    settings: &SimponiSettings,
) -> Result<Vec<TreasuryRow>> {
    if let Some(what) = other_form(bytes) {
        return Err(Error::new(ErrorKind::Usage, what).file(file).hint(message!(
            "open it in a spreadsheet program and save it as CSV, then give that file"
        )));
    }
    let text = decoded(bytes, |_| true).map_err(|_| {
        let message = message!("the file is no text, so it is no CSV");
        Error::new(ErrorKind::Usage, message)
            .file(file)
            .hint(message!("export the list of SIMPONI as CSV and give that file"))
    })?;
    let text = text.text;
    let (rows, places) = headed(file, &text, settings)?;
    let mut found = Vec::new();
    for row in rows {
        let line = line_of(&text, &row);
        let cell = |place: Option<usize>| {
            place.and_then(|at| row.cells.get(at)).unwrap_or_default().trim()
        };
        if row.open {
            let message = message!("a quotation mark is not closed");
            return Err(Error::new(ErrorKind::Usage, message)
                .file(file)
                .line(line)
                .hint(message!("export the list anew, or close the mark in the file")));
        }
        let [ntpn, code, sum, on] = places.map(cell);
        let wrong = |message: Message, column: usize| {
            Error::new(ErrorKind::Usage, message)
                .file(file)
                .line(line)
                .field(format!("simponi.{}", COLUMNS[column].key))
                .hint(message!("nothing was compared; correct the file, or name the right column under [simponi] in kemas.toml"))
        };
        if ntpn.is_empty() || ntpn == "-" {
            // A line of sums has no day.
            if amount(sum).is_some() && day(on).is_some() {
                return Err(wrong(message!("a payment of {amount} has no NTPN", amount = sum), 0));
            }
            continue;
        }
        let ntpn = checked_ntpn(ntpn).map_err(|error| wrong(error.message().clone(), 0))?;
        let amount = amount(sum).ok_or_else(|| {
            wrong(message!("'{text}' is no amount in whole rupiah", text = sum), 2)
        })?;
        let on = day(on).ok_or_else(|| {
            wrong(message!("'{text}' is no day such as 24/11/2026 or 2026-11-24", text = on), 3)
        })?;
        found.push(TreasuryRow { line, ntpn, code: code.to_owned(), amount, on });
    }
    Ok(found)
}

/// Returns what a file is that is no CSV; `None` where it may be one.
fn other_form(bytes: &[u8]) -> Option<Message> {
    let start = bytes.trim_ascii_start();
    let start = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(start).trim_ascii_start();
    let begins = |with: &[u8]| start.starts_with(with);
    if start.is_empty() {
        return Some(message!("the file is empty"));
    }
    if begins(b"<") {
        return Some(message!("the file is an HTML page, whatever its name says, and no CSV"));
    }
    if begins(b"PK\x03\x04") || begins(b"\xD0\xCF\x11\xE0") {
        return Some(message!("the file is a workbook of a spreadsheet program, and no CSV"));
    }
    begins(b"%PDF").then(|| message!("the file is a PDF, and no CSV"))
}

fn line_of(text: &str, row: &CsvRow) -> u64 {
    let skipped = text[row.at..].bytes().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
    1 + text[..row.at + skipped].bytes().filter(|byte| *byte == b'\n').count() as u64
}

/// Returns the rows below the headings, and the place of each column.
fn headed(
    file: &Path,
    text: &str,
    settings: &SimponiSettings,
) -> Result<(Vec<CsvRow>, [Option<usize>; 4])> {
    let set = [&settings.ntpn, &settings.code, &settings.amount, &settings.date];
    let mut best = (0, Vec::<String>::new(), [None; 4]);
    for separator in [b';', b',', b'\t'] {
        let rows: Vec<CsvRow> = csv_rows(text, separator, 0).collect();
        for row in rows.iter().take(HEADING_WITHIN) {
            let names: Vec<String> = row.cells.iter().map(str::to_owned).collect();
            let mut places = [None; 4];
            for (place, (column, set)) in places.iter_mut().zip(COLUMNS.iter().zip(set)) {
                *place = place_of(file, &names, column, set)?;
            }
            let lacks = COLUMNS.iter().zip(set).zip(places).any(|((column, set), place)| {
                place.is_none() && (column.needed || !set.trim().is_empty())
            });
            if !lacks {
                let width = names.len();
                let below = csv_rows(&text[row.end..], separator, width);
                let below =
                    below.map(|one| CsvRow { at: one.at + row.end, end: one.end + row.end, ..one });
                return Ok((below.collect(), places));
            }
            let filled: Vec<String> =
                names.into_iter().filter(|name| !name.trim().is_empty()).collect();
            let matched = places.iter().flatten().count();
            if (matched, filled.len()) > (best.0, best.1.len()) {
                best = (matched, filled, places);
            }
        }
    }
    let (_, best, places) = best;
    let lacking = COLUMNS.iter().zip(set).zip(places).filter(|((column, set), place)| {
        place.is_none() && (column.needed || !set.trim().is_empty())
    });
    let wanted: Vec<String> = lacking
        .map(|((column, set), _)| match set.trim() {
            "" => column.usual[0].to_owned(),
            set => set.to_owned(),
        })
        .collect();
    let message = message!(
        "the export has not the columns {wanted}; found are: {found}",
        wanted = wanted.join(", "),
        found = and(best.iter().map(|name| name.trim())).up_to(12)
    );
    Err(Error::new(ErrorKind::Usage, message).file(file).hint(message!(
        "name the headings of the export under [simponi] in kemas.toml: ntpn, code, amount, date"
    )))
}

/// Returns the place of a column among the headings; `None` where it is not among them.
///
/// # Errors
/// [`ErrorKind::Usage`] where two headings may be meant.
fn place_of(file: &Path, names: &[String], column: &Column, set: &str) -> Result<Option<usize>> {
    let plain = |name: &str| {
        let words: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
        words.join(" ")
    };
    let meant = |name: &str| match set.trim() {
        "" => column.usual.iter().any(|usual| plain(usual) == plain(name)),
        set => plain(set) == plain(name),
    };
    let places: Vec<usize> = (0..names.len()).filter(|at| meant(&names[*at])).collect();
    match places.as_slice() {
        [] => Ok(None),
        [place] => Ok(Some(*place)),
        [first, second, ..] => {
            let message = message!(
                "two columns of the export may be meant: {first} and {second}",
                first = names[*first].trim(),
                second = names[*second].trim()
            );
            Err(Error::new(ErrorKind::Usage, message)
                .file(file)
                .field(format!("simponi.{}", column.key))
                .hint(message!("name the right one under [simponi] in kemas.toml")))
        }
    }
}
