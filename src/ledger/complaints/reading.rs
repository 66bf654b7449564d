//! Reading complaints.

use rusqlite::{Connection, OptionalExtension, Row, ToSql};
use serde_json::Value;

use crate::error::{Error, ErrorKind, Result};
use crate::ledger::store::{FORGOTTEN, Ledger, broken, day, person_of};
use crate::message::message;
use crate::model::{Complaint, ComplaintAnswer, ComplaintChannel, ComplaintOutcome, RequestNumber};

impl Ledger {
    /// Returns all complaints, in the order of their numbers.
    pub fn complaints(&self) -> Result<Vec<Complaint>> {
        complaints(&self.connection, "?1 IS NULL", &None::<i64>)
    }

    /// Returns the complaints that are not answered, in the order of their numbers.
    pub fn open_complaints(&self) -> Result<Vec<Complaint>> {
        complaints(&self.connection, "?1 IS NULL AND answers.id IS NULL", &None::<i64>)
    }

    /// Returns the complaints about a request, in the order of their numbers.
    pub fn complaints_about(&self, request: &RequestNumber) -> Result<Vec<Complaint>> {
        complaints(&self.connection, "complaints.request = ?1", &request.as_str())
    }

    /// Returns a complaint.
    ///
    /// # Errors
    /// [`ErrorKind::State`] where there is none with this number.
    pub fn complaint(&self, number: &str) -> Result<Complaint> {
        let found = complaints(&self.connection, "complaints.number = ?1", &number)?.pop();
        found.ok_or_else(|| unknown_complaint(number))
    }
}

/// A row of `complaints` with that of its answer.
struct Cells {
    number: String,
    person: i64,
    request: Option<String>,
    channel: String,
    received: String,
    due: String,
    answer: Option<AnswerCells>,
}

struct AnswerCells {
    person: i64,
    outcome: String,
    on: String,
    corrected: bool,
}

impl Cells {
    fn of(row: &Row<'_>) -> rusqlite::Result<Self> {
        let answered: Option<i64> = row.get(6)?;
        let answer = match answered {
            None => None,
            Some(person) => Some(AnswerCells {
                person,
                outcome: row.get(7)?,
                on: row.get(8)?,
                corrected: row.get(9)?,
            }),
        };
        Ok(Self {
            number: row.get(0)?,
            person: row.get(1)?,
            request: row.get(2)?,
            channel: row.get(3)?,
            received: row.get(4)?,
            due: row.get(5)?,
            answer,
        })
    }

    fn complaint(self, connection: &Connection) -> Result<Complaint> {
        let said = person_of(connection, self.person)?;
        let answer = self.answer.map(|answer| answer.read(connection)).transpose()?;
        let named = |field: &str| match &said {
            Some(said) => said[field].as_str().map(str::to_owned),
            None => None,
        };
        Ok(Complaint {
            number: self.number,
            received_on: day(&self.received)?,
            due_on: day(&self.due)?,
            channel: ComplaintChannel::parse(&self.channel).ok_or_else(|| unread(&self.channel))?,
            request: self.request,
            name: named("name"),
            contact: named("contact"),
            text: text_of(said.as_ref()),
            answer,
        })
    }
}

impl AnswerCells {
    fn read(self, connection: &Connection) -> Result<ComplaintAnswer> {
        let said = person_of(connection, self.person)?;
        Ok(ComplaintAnswer {
            outcome: ComplaintOutcome::parse(&self.outcome).ok_or_else(|| unread(&self.outcome))?,
            text: text_of(said.as_ref()),
            on: day(&self.on)?,
            corrected: self.corrected,
        })
    }
}

/// Returns the text of a complaint or an answer; [`FORGOTTEN`] once it is blanked.
fn text_of(said: Option<&Value>) -> String {
    said.and_then(|said| said["text"].as_str()).unwrap_or(FORGOTTEN).to_owned()
}

fn unread(word: &str) -> Error {
    Error::new(ErrorKind::Ledger, message!("a row's word is not known: '{word}'", word))
}

/// Returns the complaints for which the condition is true; `key` is its `?1`.
fn complaints(connection: &Connection, condition: &str, key: &dyn ToSql) -> Result<Vec<Complaint>> {
    let sql = format!(
        "SELECT complaints.number, complaints.person, complaints.request, complaints.channel,
         complaints.received_on, complaints.due_on, answers.person, answers.outcome,
         answers.answered_on, answers.correction IS NOT NULL
         FROM complaints LEFT JOIN complaint_answers AS answers ON answers.complaint = complaints.id
         WHERE {condition} ORDER BY complaints.year, complaints.serial"
    );
    let mut select = connection.prepare_cached(&sql).map_err(broken)?;
    let found = select.query_map([key], Cells::of).map_err(broken)?;
    let found: Vec<Cells> = found.collect::<rusqlite::Result<_>>().map_err(broken)?;
    found.into_iter().map(|cells| cells.complaint(connection)).collect()
}

/// Returns the day and the outcome of the answer to a complaint; `None` while it is open.
pub(super) fn what_answered(
    connection: &Connection,
    complaint: i64,
) -> Result<Option<(String, String)>> {
    let sql = "SELECT answered_on, outcome FROM complaint_answers WHERE complaint = ?1";
    let cells = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?));
    connection.query_row(sql, [complaint], cells).optional().map_err(broken)
}

/// Returns the numbers of the complaints about a request.
pub(in crate::ledger) fn numbers_about(
    connection: &Connection,
    request: &str,
) -> Result<Vec<String>> {
    let sql = "SELECT number FROM complaints WHERE request = ?1 ORDER BY id";
    let mut select = connection.prepare_cached(sql).map_err(broken)?;
    let found = select.query_map([request], |row| row.get(0)).map_err(broken)?;
    found.collect::<rusqlite::Result<_>>().map_err(broken)
}

/// Returns true where a complaint about a request is not answered.
pub(in crate::ledger) fn has_open(
    connection: &Connection,
    request: &RequestNumber,
) -> Result<bool> {
    let about = complaints(connection, "complaints.request = ?1", &request.as_str())?;
    Ok(about.iter().any(|complaint| complaint.answer.is_none()))
}

/// Refuses where a complaint is not answered; passes for any other number.
pub(in crate::ledger) fn refuse_open(connection: &Connection, number: &str) -> Result<()> {
    let sql = "SELECT EXISTS (SELECT 1 FROM complaints WHERE number = ?1 AND NOT EXISTS
               (SELECT 1 FROM complaint_answers WHERE complaint = complaints.id))";
    if !connection.query_row(sql, [number], |row| row.get(0)).map_err(broken)? {
        return Ok(());
    }
    let message = message!("complaint {number} is not answered", number);
    Err(Error::new(ErrorKind::State, message).hint(message!(
        "answer it first with `kemas complaint answer {number} --outcome OUTCOME --text TEXT`",
        number
    )))
}

/// Says that there is no such complaint.
pub(super) fn unknown_complaint(number: &str) -> Error {
    Error::new(ErrorKind::State, message!("there is no complaint {number}", number))
        .hint(message!("`kemas complaint list` lists all"))
}
