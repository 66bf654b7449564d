//! Numbers of papers: one series for each kind and year, without gaps and duplicates.
//!
//! A number is chosen and used in one transaction that excludes other writers. If the paper cannot be stored, the
//! number is not used up.

use jiff::civil::Date;
use rusqlite::Transaction;

use super::database_error::broken;
use crate::error::{Error, ErrorKind, Result};
use crate::message::{Message, message};
use crate::model::{Numbering, PaperForm};

/// Digits of a serial (`B-028/…`); a longer number is written in full.
const SERIAL_DIGITS: usize = 3;

/// How the papers of a kind are numbered and rendered on a day.
#[derive(Debug, Clone, Copy)]
pub struct Series<'a> {
    /// The pattern and classification of the kind.
    pub numbering: &'a Numbering,
    /// The office's unit code.
    pub unit_code: &'a str,
    /// The day of the paper; its year names the series.
    pub on: Date,
    /// The template and settings of the paper, which are stored with it.
    pub form: &'a PaperForm,
}

/// The next free number.
pub(in crate::ledger) struct Number {
    pub(in crate::ledger) year: i16,
    pub(in crate::ledger) serial: i64,
    pub(in crate::ledger) text: String,
}

/// Returns the next number of a table's series.
pub(in crate::ledger) fn next(
    change: &Transaction<'_>,
    table: &str,
    series: &Series<'_>,
) -> Result<Number> {
    let year = series.on.year();
    let sql = format!("SELECT coalesce(max(serial), 0) + 1 FROM {table} WHERE year = ?1");
    let serial = change.query_row(&sql, [year], |row| row.get(0)).map_err(broken)?;
    Ok(Number { year, serial, text: written(serial, series)? })
}

fn written(serial: i64, series: &Series<'_>) -> Result<String> {
    let Series { numbering, unit_code, on, .. } = series;
    let pattern = &numbering.pattern;
    let unfit = |what: Message| {
        let message = message!("the pattern '{pattern}' {what}", pattern, what);
        Error::new(ErrorKind::Office, message).field("numbering").hint(message!(
            "correct kemas.toml, such as B-{{serial}}/{{unit}}/{{class}}/{{month}}/{{year}}"
        ))
    };
    for needed in ["{serial}", "{year}"] {
        if !pattern.contains(needed) {
            return Err(unfit(message!("lacks {needed}: its numbers would repeat", needed)));
        }
    }
    let parts = [
        ("{serial}", format!("{serial:0SERIAL_DIGITS$}")),
        ("{month}", format!("{:02}", on.month())),
        ("{year}", on.year().to_string()),
        ("{unit}", (*unit_code).to_owned()),
        ("{class}", numbering.class.clone()),
    ];
    let fill = |text: String, (part, value): &(&str, String)| text.replace(part, value);
    let text = parts.iter().fold(pattern.clone(), fill);
    if text.contains(['{', '}']) {
        return Err(unfit(message!(
            "has a part that is none of {{serial}} {{unit}} {{class}} {{month}} {{year}}"
        )));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn number(pattern: &str, serial: i64) -> Result<String> {
        let numbering = Numbering { pattern: pattern.to_owned(), class: "HM.340".to_owned() };
        let on = date(2024, 1, 31);
        let form = PaperForm::default();
        let series = Series { numbering: &numbering, unit_code: "81000", on, form: &form };
        written(serial, &series)
    }

    #[test]
    fn numbers_look_as_the_office_writes_them() {
        let pattern = "B-{serial}/{unit}/{class}/{month}/{year}";
        assert_eq!(number(pattern, 28).unwrap(), "B-028/81000/HM.340/01/2024");
        assert_eq!(number(pattern, 12_345).unwrap(), "B-12345/81000/HM.340/01/2024");
    }

    #[test]
    fn a_pattern_whose_numbers_would_repeat_is_refused() {
        for pattern in ["B-{serial}", "B-{year}", "B-{serial}/{year}/{day}"] {
            assert_eq!(number(pattern, 1).unwrap_err().kind(), ErrorKind::Office, "{pattern}");
        }
    }
}
