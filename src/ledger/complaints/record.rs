//! Recording complaints and their answers.

use jiff::civil::Date;
use rusqlite::{OptionalExtension, ToSql, Transaction};
use serde_json::json;

use super::reading::{unknown_complaint, what_answered};
use crate::error::{Error, ErrorKind, Result};
use crate::ledger::store::{Ledger, add_row, broken, insert_person};
use crate::message::message;
use crate::model::{ComplaintChannel, ComplaintOutcome, RequestNumber, complaint_number};

/// A complaint that is to be recorded.
#[derive(Debug)]
pub struct NewComplaint<'a> {
    /// How it reached the office.
    pub channel: ComplaintChannel,
    /// The request that it is about; `None` for none.
    pub request: Option<&'a RequestNumber>,
    /// Who complains; `None` for nobody.
    pub name: Option<&'a str>,
    /// Where to answer; `None` where it is not said.
    pub contact: Option<&'a str>,
    /// What it says.
    pub text: &'a str,
    /// The day on which it reached the office.
    pub received_on: Date,
    /// The last day to answer it.
    pub due_on: Date,
}

/// An answer that is to be recorded.
#[derive(Debug)]
pub struct NewAnswer<'a> {
    /// How the complaint ends.
    pub outcome: ComplaintOutcome,
    /// What the office answers.
    pub text: &'a str,
    /// The day of the answer.
    pub on: Date,
}

impl Ledger {
    /// Records a complaint and returns its number, the next one of the year of `today`. The request that it is about
    /// must be on record.
    pub fn record_complaint(&mut self, new: &NewComplaint<'_>, today: Date) -> Result<String> {
        self.change(|change| {
            let year = today.year();
            let next = "SELECT max(serial) FROM (
                            SELECT serial FROM complaints WHERE year = ?1
                            UNION ALL SELECT last FROM holes
                            WHERE kind = 'complaints' AND year = ?1)";
            let last: Option<i64> =
                change.query_row(next, [year], |row| row.get(0)).map_err(broken)?;
            let serial = last.unwrap_or_default() + 1;
            let number = complaint_number(serial, year);
            let said = json!({ "name": new.name, "contact": new.contact, "text": new.text });
            let person = insert_person(change, &number, &said)?;
            let request = new.request.map(RequestNumber::as_str);
            let (received, due) = (new.received_on.to_string(), new.due_on.to_string());
            let cells: [(&str, &dyn ToSql); 8] = [
                ("year", &year),
                ("serial", &serial),
                ("number", &number),
                ("person", &person),
                ("request", &request),
                ("channel", &new.channel.as_str()),
                ("received_on", &received),
                ("due_on", &due),
            ];
            add_row(change, "complaints", &cells)?;
            Ok(number)
        })
    }

    /// Records the answer to a complaint.
    ///
    /// # Errors
    /// [`ErrorKind::State`] where there is no such complaint, where it is answered already, or where the answer would
    /// be dated before it.
    pub fn answer_complaint(&mut self, number: &str, answer: &NewAnswer<'_>) -> Result<()> {
        self.change(|change| add_answer(change, number, answer, None))
    }
}

/// Records that a correction of what was handed over answers a complaint. The reason of the correction is the answer.
pub(in crate::ledger) fn answer_by_correction(
    change: &Transaction<'_>,
    number: &str,
    (request, correction): (&RequestNumber, i64),
    because: &str,
    on: Date,
) -> Result<()> {
    let sql = "SELECT request FROM complaints WHERE number = ?1";
    let of: Option<Option<String>> =
        change.query_row(sql, [number], |row| row.get(0)).optional().map_err(broken)?;
    if let Some(other) = of.flatten().filter(|of| of != request.as_str()) {
        let message = message!("complaint {number} is about request {other}", number, other);
        return Err(Error::new(ErrorKind::State, message)
            .field("complaint")
            .hint(message!("`kemas complaint show {number}` shows it", number)));
    }
    let answer = NewAnswer { outcome: ComplaintOutcome::Dipenuhi, text: because, on };
    add_answer(change, number, &answer, Some(correction))
}

fn add_answer(
    change: &Transaction<'_>,
    number: &str,
    answer: &NewAnswer<'_>,
    correction: Option<i64>,
) -> Result<()> {
    let sql = "SELECT complaints.id, complaints.received_on FROM complaints WHERE number = ?1";
    let cells = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
    let found: Option<(i64, String)> =
        change.query_row(sql, [number], cells).optional().map_err(broken)?;
    let (complaint, received) = found.ok_or_else(|| unknown_complaint(number))?;
    if let Some((day, outcome)) = what_answered(change, complaint)? {
        let message =
            message!("complaint {number} was answered on {day}: {outcome}", number, day, outcome);
        return Err(Error::new(ErrorKind::State, message)
            .hint(message!("a further complaint is recorded as a new one")));
    }
    let on = answer.on.to_string();
    // Days of this form sort as text.
    if on < received {
        let message = message!(
            "{on} is before {received}, the day of complaint {number}",
            on,
            received,
            number
        );
        return Err(Error::new(ErrorKind::State, message)
            .hint(message!("set the machine's clock, or --today, right")));
    }
    let person = insert_person(change, number, &json!({ "text": answer.text }))?;
    let cells: [(&str, &dyn ToSql); 5] = [
        ("complaint", &complaint),
        ("person", &person),
        ("outcome", &answer.outcome.as_str()),
        ("correction", &correction),
        ("answered_on", &on),
    ];
    add_row(change, "complaint_answers", &cells).map(drop)
}
