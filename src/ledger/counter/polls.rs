//! The satisfaction poll: the marks of a guest, and the marks of each month without names.

use jiff::civil::{Date, DateTime};
use rusqlite::{OptionalExtension, ToSql, params};

use super::entries::come_back;
use super::visits::row_of;
use crate::error::{Error, ErrorKind, Result};
use crate::ledger::store::{Ledger, add_row, broken};
use crate::message::message;

/// The marks that the guests of one month gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthOfPolls {
    /// The month of the visits, such as `2026-11`.
    pub month: String,
    /// The number of visits in the month.
    pub visits: u64,
    /// Importance and satisfaction of each answer.
    pub marks: Vec<(u8, u8)>,
}

impl Ledger {
    /// Records a guest's answer to the poll: two marks from 1 to 10. A guest who had left is so back, for which it
    /// returns true.
    ///
    /// # Errors
    /// [`ErrorKind::State`] where there is no such visit, or its poll is answered already; [`ErrorKind::Ledger`] for
    /// another mark.
    pub fn record_poll(
        &mut self,
        visit: &str,
        importance: u8,
        satisfaction: u8,
        on: Date,
    ) -> Result<bool> {
        self.change(|change| {
            let row = row_of(change, visit)?;
            let known = "SELECT EXISTS (SELECT 1 FROM polls WHERE visit = ?1)";
            if change.query_row(known, [row], |row| row.get(0)).map_err(broken)? {
                let message = message!("visit {visit} has answered the poll", visit);
                return Err(Error::new(ErrorKind::State, message)
                    .hint(message!("each visit answers once; nothing is left to do")));
            }
            let cells: [(&str, &dyn ToSql); 4] = [
                ("visit", &row),
                ("importance", &importance),
                ("satisfaction", &satisfaction),
                ("answered_on", &on.to_string()),
            ];
            add_row(change, "polls", &cells)?;
            come_back(change, visit, on)
        })
    }

    /// Returns when the guest of a visit came; `None` where there is no such visit.
    pub fn arrival(&self, visit: &str) -> Result<Option<DateTime>> {
        let sql = "SELECT arrived_on || 'T' || arrived_at FROM visits WHERE number = ?1";
        let found = self.connection.query_row(sql, [visit], |row| row.get::<_, String>(0));
        let found = found.optional().map_err(broken)?;
        Ok(found.and_then(|moment| moment.parse().ok()))
    }

    /// Returns the number of the visit that has this queue number on a day; `None` where there is none.
    pub fn visit_in_queue(&self, on: Date, queue: u32) -> Result<Option<String>> {
        let sql = "SELECT number FROM visits WHERE arrived_on = ?1 AND queue = ?2";
        let found =
            self.connection.query_row(sql, params![on.to_string(), queue], |row| row.get(0));
        found.optional().map_err(broken)
    }

    /// Returns the marks of each month in which there were visits, the earliest first. An answer counts in the month of
    /// its visit.
    pub fn polls_by_month(&self) -> Result<Vec<MonthOfPolls>> {
        let sql = "SELECT substr(arrived_on, 1, 7), importance, satisfaction FROM visits
                   LEFT JOIN polls ON polls.visit = visits.id ORDER BY arrived_on, queue";
        let mut select = self.connection.prepare(sql).map_err(broken)?;
        let cells =
            |row: &rusqlite::Row<'_>| -> rusqlite::Result<(String, Option<u8>, Option<u8>)> {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?))
            };
        let mut months: Vec<MonthOfPolls> = Vec::new();
        for row in select.query_map([], cells).map_err(broken)? {
            let (month, importance, satisfaction) = row.map_err(broken)?;
            if months.last().is_none_or(|last| last.month != month) {
                months.push(MonthOfPolls { month, visits: 0, marks: Vec::new() });
            }
            let Some(last) = months.last_mut() else { continue };
            last.visits += 1;
            last.marks.extend(importance.zip(satisfaction));
        }
        Ok(months)
    }
}
