//! What is kept as evidence and goes after its time: the papers of a request with the names on them, and what was
//! attached to it. A destruction record names what went, with its digests.

use jiff::ToSpan;
use jiff::civil::Date;
use rusqlite::{Connection, Transaction};

use super::day_close::cash_in_hand;
use super::forgetting::{Scope, blank};
use crate::error::{Error, ErrorKind, Result};
use crate::ledger::amendments::claims;
use crate::ledger::complaints::{has_open, numbers_about};
use crate::ledger::refunds::open_overpayments;
use crate::ledger::store::{Ledger, add_row, broken, to_body};
use crate::message::{Message, message};
use crate::model::{Destroyed, Destruction, RequestNumber};

/// Requests that were invoiced or agreed, and whose papers were not destroyed yet.
const KEPT: &str = "SELECT DISTINCT number FROM requests
    WHERE EXISTS (SELECT 1 FROM requests AS version
        JOIN invoices ON invoices.request = version.id WHERE version.number = requests.number)
    OR EXISTS (SELECT 1 FROM requests AS version
        JOIN agreements ON agreements.request = version.id WHERE version.number = requests.number)
    EXCEPT SELECT visit FROM forgettings WHERE what IS NOT 'guest'
    ORDER BY number";

/// A request whose papers stay though their time is over, and why.
pub type Staying = (RequestNumber, Message);

impl Ledger {
    /// Returns the requests whose papers and evidence have been kept for so many years since their last step, and why
    /// others stay though their time is over.
    ///
    /// A request stays while its cash is not deposited, while the treasury owes its buyer money, and while it has not
    /// ended.
    pub fn due_for_destruction(
        &self,
        years: u32,
        today: Date,
    ) -> Result<(Vec<RequestNumber>, Vec<Staying>)> {
        let (mut due, mut stay) = (Vec::new(), Vec::new());
        let in_hand = cash_in_hand(&self.connection, today)?;
        let mut select = self.connection.prepare(KEPT).map_err(broken)?;
        let numbers = select.query_map([], |row| row.get::<_, String>(0)).map_err(broken)?;
        for number in numbers {
            let Some(number) = RequestNumber::parse(&number.map_err(broken)?) else { continue };
            let Some(last) = self.last_day_of(number.as_str())? else { continue };
            let until = last.checked_add(i64::from(years).years()).unwrap_or(Date::MAX);
            if until > today {
                continue;
            }
            let invoices = invoices_of(&self.connection, &number)?;
            if in_hand.iter().any(|cash| invoices.contains(&cash.invoice)) {
                stay.push((number, message!("its cash is not deposited")));
            } else if !claims(&self.connection, today, Some(&number))?.is_empty()
                || !open_overpayments(&self.connection, today, Some(&number))?.is_empty()
            {
                stay.push((number, message!("the treasury owes its buyer money")));
            } else if has_open(&self.connection, &number)? {
                stay.push((number, message!("a complaint about it is not answered")));
            } else if !has_ended(&self.connection, &number)? {
                stay.push((number, message!("it is not closed")));
            } else {
                due.push(number);
            }
        }
        Ok((due, stay))
    }

    /// Records that the papers and the evidence of requests are destroyed, and blanks the names on their papers.
    /// `prove` lays the record out before anything is stored.
    ///
    /// # Errors
    /// [`ErrorKind::State`] where a request is not due; an error of `prove`.
    pub fn destroy(
        &mut self,
        years: u32,
        (by, second): (&str, &str),
        files: impl Fn(&RequestNumber) -> Result<Vec<Destroyed>>,
        on: Date,
        prove: impl FnOnce(&Destruction) -> Result<()>,
    ) -> Result<Destruction> {
        let (due, _) = self.due_for_destruction(years, on)?;
        if due.is_empty() {
            let message = message!("nothing has been kept for {years} years yet", years);
            return Err(Error::new(ErrorKind::State, message)
                .hint(message!("`kemas destroy --list` shows what stays, and why")));
        }
        let record = self.change(|change| {
            let mut destroyed = Vec::new();
            for number in &due {
                destroyed.extend(files(number)?);
            }
            let record = Destruction {
                serial: next_serial(change, on)?,
                on,
                by: by.to_owned(),
                second: second.to_owned(),
                years,
                requests: due.iter().map(ToString::to_string).collect(),
                files: destroyed,
            };
            prove(&record)?;
            let (body, on) = (to_body(&record)?, record.on.to_string());
            let cells: [(&str, &dyn rusqlite::ToSql); 4] = [
                ("year", &record.on.year()),
                ("serial", &record.serial),
                ("body", &body),
                ("destroyed_on", &on),
            ];
            add_row(change, "destructions", &cells)?;
            for number in &due {
                let because = message!("the time of its evidence is over").indonesian();
                blank(change, number.as_str(), Some(&because), record.on, Scope::All)?;
                for complaint in numbers_about(change, number.as_str())? {
                    blank(change, &complaint, Some(&because), record.on, Scope::All)?;
                }
            }
            Ok(record)
        })?;
        self.forget_log()?;
        Ok(record)
    }
}

fn next_serial(change: &Transaction<'_>, on: Date) -> Result<u32> {
    let sql = "SELECT coalesce(max(serial), 0) + 1 FROM destructions WHERE year = ?1";
    change.query_row(sql, [on.year()], |row| row.get(0)).map_err(broken)
}

/// Returns the numbers of the invoices of a request.
fn invoices_of(connection: &Connection, number: &RequestNumber) -> Result<Vec<String>> {
    let sql = "SELECT invoices.number FROM invoices
               JOIN requests ON requests.id = invoices.request WHERE requests.number = ?1";
    let mut select = connection.prepare_cached(sql).map_err(broken)?;
    let found = select.query_map([number.as_str()], |row| row.get(0)).map_err(broken)?;
    found.collect::<rusqlite::Result<_>>().map_err(broken)
}

/// Returns true for a request that was closed, cancelled or refused.
fn has_ended(connection: &Connection, number: &RequestNumber) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM endings WHERE number = ?1)";
    connection.query_row(sql, [number.as_str()], |row| row.get(0)).map_err(broken)
}
