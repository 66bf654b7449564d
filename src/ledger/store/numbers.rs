//! Numbers of papers: one series for each kind and year, without gaps or duplicates.
//!
//! A number is chosen and used in one transaction that excludes other writers. If the paper cannot be stored, the
//! number is not used up. No paper is dated before the last one of its series, nor before the day on which numbers
//! without a paper were noted in it, so that numbers and days rise together.
//!
//! In a series that goes by the office's own paper register, the number is what was typed in. Its serial counts the
//! papers in the order in which they were issued, so that a paper that was removed is found there, too.

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
    /// The number that the paper has in the office's own paper register.
    pub given: GivenNumber<'a>,
}

/// The number that a paper has in the office's own paper register, as it was typed in.
#[derive(Debug, Clone, Copy)]
pub struct GivenNumber<'a> {
    /// The number; `None` where none was typed in.
    pub number: Option<&'a str>,
    /// The option of the command that gives it.
    pub option: &'static str,
}

impl Default for GivenNumber<'_> {
    fn default() -> Self {
        Self { number: None, option: "--number" }
    }
}

impl<'a> GivenNumber<'a> {
    /// Returns what the option `--number` gave, if anything.
    pub fn typed(number: Option<&'a str>) -> Self {
        Self { number, ..Self::default() }
    }

    /// Returns the error of a paper that needs its number from the register, where none was typed in.
    pub fn lacking(self) -> Error {
        let option = self.option;
        let what = message!(
            "the number of this paper comes from the office's register, and none is given (`register = true` in kemas.toml)"
        );
        Error::new(ErrorKind::Usage, what).field(option).hint(message!(
            "write the paper into the register, and give the number that it has there: `{option} NUMBER`",
            option
        ))
    }

    /// Refuses a number for a paper whose series the program counts.
    ///
    /// # Errors
    /// [`ErrorKind::Usage`] where one was typed in, and the series does not go by the paper register.
    pub fn refuse_unless_register(self, numbering: &Numbering) -> Result<()> {
        let (Some(number), option) = (self.number, self.option) else { return Ok(()) };
        if numbering.register {
            return Ok(());
        }
        let what = message!(
            "kemas numbers these papers itself, so the paper cannot get the number {number}",
            number
        );
        Err(Error::new(ErrorKind::Usage, what).field(option).hint(message!(
            "run the command again without `{option}`; where the office's register gives the numbers, the manager sets `register = true` in kemas.toml",
            option
        )))
    }

    /// Refuses a number where no paper is issued that it could be the number of.
    ///
    /// # Errors
    /// [`ErrorKind::Usage`] where one was typed in.
    pub fn refuse_unneeded(self) -> Result<()> {
        let (Some(number), option) = (self.number, self.option) else { return Ok(()) };
        let what = message!("no paper is issued here that could have the number {number}", number);
        Err(Error::new(ErrorKind::Usage, what)
            .field(option)
            .hint(message!("run the command again without `{option}`", option)))
    }
}

impl Series<'_> {
    /// Refuses a number that was typed in for a paper which is issued already and has another one.
    ///
    /// # Errors
    /// [`ErrorKind::State`] with the number that the paper has.
    pub fn refuse_other(&self, issued: &str) -> Result<()> {
        let (Some(number), option) = (self.given.number, self.given.option) else { return Ok(()) };
        if is_twin(number, issued) {
            return Ok(());
        }
        let what = message!(
            "this paper is issued already and has the number {issued}, not {number}",
            issued,
            number
        );
        Err(Error::new(ErrorKind::State, what).field(option).hint(message!(
            "run the command again without `{option}`: it prints the paper again",
            option
        )))
    }
}

/// The next number of a series: its year, its serial, and how it is written.
pub(in crate::ledger) struct Number {
    pub(in crate::ledger) year: i16,
    pub(in crate::ledger) serial: i64,
    pub(in crate::ledger) text: String,
}

/// Returns the next number of the series of a table in the year of `series.on`, behind its papers and holes. A series
/// begins with 1; where the ledger has nothing of an earlier year in it, it begins where the settings say that the
/// register stands. In a series by the paper register, the number is the one that was typed in.
///
/// # Errors
/// [`ErrorKind::State`] where `series.on` is before the day of the last paper of the series, void or not, or before that
/// on which numbers without a paper were noted in it, and where a paper of the series has this number.
/// [`ErrorKind::Usage`] where the series goes by the paper register and no number was typed in, or where it does not and
/// one was.
pub(in crate::ledger) fn next(
    change: &Transaction<'_>,
    table: &str,
    series: &Series<'_>,
) -> Result<Number> {
    let year = series.on.year();
    series.given.refuse_unless_register(series.numbering)?;
    let given = series.given.number;
    if given.is_none() && series.numbering.register {
        return Err(series.given.lacking());
    }
    refuse_before_last(change, table, series.on)?;
    refuse_before_hole(change, table, series.on)?;
    let serial = next_serial(change, table, year, series.numbering.start)?;
    let text = match given {
        Some(given) => given.to_owned(),
        None => written(serial, series)?,
    };
    refuse_used(change, table, &text, series)?;
    Ok(Number { year, serial, text })
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

/// Refuses a paper that would be dated before the day on which numbers without a paper were noted in its series: its
/// number comes behind theirs.
fn refuse_before_hole(change: &Transaction<'_>, table: &str, on: Date) -> Result<()> {
    let sql = "SELECT max(noted_on) FROM holes WHERE kind = ?1";
    let noted: Option<String> = change.query_row(sql, [table], |row| row.get(0)).map_err(broken)?;
    let Some(noted) = noted else { return Ok(()) };
    let noted = day(&noted)?;
    if on >= noted {
        return Ok(());
    }
    let message = message!(
        "{on} is before {noted}, when a backup was put back and numbers of the series were noted as used",
        on,
        noted
    );
    Err(Error::new(ErrorKind::State, message)
        .hint(message!("set the machine's clock, or --today, right")))
}

/// Refuses a number that a paper of the series has already, void or not.
fn refuse_used(
    change: &Transaction<'_>,
    table: &str,
    number: &str,
    series: &Series<'_>,
) -> Result<()> {
    let is_given = series.given.number.is_some();
    let used = if is_given {
        used_number(change, table, number)?
    } else {
        let sql = format!("SELECT number FROM {table} WHERE number = ?1");
        change.query_row(&sql, [number], |row| row.get(0)).optional().map_err(broken)?
    };
    let Some(used) = used else { return Ok(()) };
    let sql = format!(
        "SELECT json_extract(body, '$.request'),
         coalesce(json_extract(body, '$.issued_on'), json_extract(body, '$.on'))
         FROM {table} WHERE number = ?1"
    );
    let cells = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
    let (request, on): (String, String) = change.query_row(&sql, [&used], cells).map_err(broken)?;
    let on = day(&on)?;
    let (message, hint) = if is_given {
        (
            message!(
                "the number {number} is taken: {used} is the paper of request {request}, of {on}",
                number,
                used,
                request,
                on
            ),
            message!(
                "look into the register; a number stands there once, and one that begins anew each year needs the year"
            ),
        )
    } else {
        (
            message!(
                "the next number of the series is {number}, but the paper of request {request}, of {on}, has it",
                number,
                request,
                on
            ),
            message!(
                "go on with `register = true` in kemas.toml, or change the pattern of the series"
            ),
        )
    };
    let error = Error::new(ErrorKind::State, message).hint(hint);
    Err(if is_given { error.field(series.given.option) } else { error })
}

/// Returns the number of the paper of a table that has this one, also where it is written with other capitals, blanks or
/// signs; `None` where no paper has it.
pub(super) fn used_number(
    connection: &Connection,
    table: &str,
    number: &str,
) -> Result<Option<String>> {
    let mut select = connection.prepare(&format!("SELECT number FROM {table}")).map_err(broken)?;
    let mut rows = select.query([]).map_err(broken)?;
    while let Some(row) = rows.next().map_err(broken)? {
        let used: String = row.get(0).map_err(broken)?;
        if is_twin(&used, number) {
            return Ok(Some(used));
        }
    }
    Ok(None)
}

/// Returns true for two numbers that a reader takes for the same: they differ at most in capitals, blanks and signs. The
/// files of two papers whose numbers are no twins have different names.
fn is_twin(one: &str, other: &str) -> bool {
    let squeezed = |text: &str| -> String {
        text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
    };
    let parts = |text: &str| -> Vec<String> {
        let parts = text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
        parts.map(str::to_lowercase).collect()
    };
    one == other || squeezed(one) == squeezed(other) || parts(one) == parts(other)
}

fn written(serial: i64, series: &Series<'_>) -> Result<String> {
    let Series { numbering, unit_code, on, .. } = series;
    // Patterns are checked when the settings are read, so an error is not expected here.
    let unfit = |why| Error::new(ErrorKind::Office, why).field("numbering");
    numbering.number(serial, unit_code, *on).map_err(unfit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twins_differ_in_capitals_blanks_and_signs_only() {
        for other in ["B-028/X", "b-028/x", " B - 028 / X ", "B.028.X", "B 028 X", "B-028/X."] {
            assert!(is_twin("B-028/X", other), "{other}");
        }
        assert!(is_twin("B028", "B 028"));
        for (one, other) in [("1/11", "11/1"), ("B-28", "B-028"), ("B-2", "B-2/2026")] {
            assert!(!is_twin(one, other), "{one} {other}");
        }
    }
}
