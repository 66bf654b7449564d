//! Numbers of papers: one series for each kind and year, without gaps or duplicates.
//!
//! A number is chosen and used in one transaction that excludes other writers. If the paper cannot be stored, the
//! number is not used up. No paper is dated before the last one of its series, so that numbers and days rise together.

use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, Transaction};

use super::cells::day;
use super::database_error::broken;
use crate::error::{Error, ErrorKind, Result};
use crate::message::message;
use crate::model::{Numbering, PaperForm};

/// How the papers of a kind are numbered and rendered on a day.
#[derive(Debug, Clone, Copy)]
pub struct Series<'a> {
    /// The pattern and classification code of the kind of paper.
    pub numbering: &'a Numbering,
    /// The office's unit code.
    pub unit_code: &'a str,
    /// The day of the paper; its year names the series.
    pub on: Date,
    /// The template and settings of the paper, which are stored with it.
    pub form: &'a PaperForm,
}

/// The next number of a series: its year, its serial, and how it is written.
pub(in crate::ledger) struct Number {
    pub(in crate::ledger) year: i16,
    pub(in crate::ledger) serial: i64,
    pub(in crate::ledger) text: String,
}

/// Returns the next number of the series of a table in the year of `series.on`, behind its papers and holes. A series
/// begins with 1; where the ledger has nothing of an earlier year in it, it begins where the settings say that the
/// register stands.
///
/// # Errors
/// [`ErrorKind::State`] where `series.on` is before the day of the last paper of the series, void or not.
pub(in crate::ledger) fn next(
    change: &Transaction<'_>,
    table: &str,
    series: &Series<'_>,
) -> Result<Number> {
    let year = series.on.year();
    refuse_before_last(change, table, series.on)?;
    let serial = next_serial(change, table, year, series.numbering.start)?;
    Ok(Number { year, serial, text: written(serial, series)? })
}

/// Returns the serial behind the papers and holes of a table in a year.
pub(super) fn next_serial(
    connection: &Connection,
    table: &str,
    year: i16,
    start: u32,
) -> Result<i64> {
    let sql = format!(
        "WITH taken (year, serial) AS (
            SELECT year, serial FROM {table}
            UNION ALL SELECT year, last FROM holes WHERE kind = ?3)
         SELECT coalesce(max(serial) + 1,
                iif(EXISTS (SELECT 1 FROM taken WHERE year < ?1), 1, ?2))
         FROM taken WHERE year = ?1"
    );
    connection.query_row(&sql, (year, start, table), |row| row.get(0)).map_err(broken)
}

/// Refuses a paper that would be dated before the last one of its series.
fn refuse_before_last(change: &Transaction<'_>, table: &str, on: Date) -> Result<()> {
    let sql = format!(
        "SELECT number, coalesce(json_extract(body, '$.issued_on'), json_extract(body, '$.on'))
         FROM {table} WHERE year = ?1 ORDER BY serial DESC LIMIT 1"
    );
    let cells = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
    let last: Option<(String, String)> =
        change.query_row(&sql, [on.year()], cells).optional().map_err(broken)?;
    let Some((number, last)) = last else { return Ok(()) };
    let last = day(&last)?;
    if on >= last {
        return Ok(());
    }
    let message = message!(
        "{on} is before {last}, the day of {number}, the last paper of the series",
        on,
        last,
        number
    );
    Err(Error::new(ErrorKind::State, message)
        .hint(message!("set the machine's clock, or --today, right")))
}

fn written(serial: i64, series: &Series<'_>) -> Result<String> {
    let Series { numbering, unit_code, on, .. } = series;
    // Patterns are checked when the settings are read, so an error is not expected here.
    let unfit = |why| Error::new(ErrorKind::Office, why).field("numbering");
    numbering.number(serial, unit_code, *on).map_err(unfit)
}
