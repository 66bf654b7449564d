//! What the guest book says of one guest, and the numbers of all requests.

use super::entries::now;
use super::visits::{Guest, unknown_visit_hint};
use crate::error::{Error, ErrorKind, Result};
use crate::ledger::store::{Ledger, broken};
use crate::message::message;
use crate::model::RequestNumber;

impl Ledger {
    /// Returns what the guest book says of the guest of a visit.
    ///
    /// # Errors
    /// [`ErrorKind::State`] where there is no such visit, or its personal data were blanked.
    pub fn guest(&self, visit: &str) -> Result<Guest> {
        let reading = self.connection.unchecked_transaction().map_err(broken)?;
        let sql = "SELECT EXISTS (SELECT 1 FROM visits WHERE number = ?1)";
        if !reading.query_row(sql, [visit], |row| row.get(0)).map_err(broken)? {
            return Err(Error::new(ErrorKind::State, message!("there is no visit {visit}", visit))
                .field("--visit")
                .hint(unknown_visit_hint()));
        }
        let (person, counted) = now(&reading, visit)?;
        let person = person.ok_or_else(|| {
            Error::new(
                ErrorKind::State,
                message!("the personal data of visit {visit} were blanked", visit),
            )
            .field("--visit")
            .hint(message!("enter the guest again with `kemas visit --name NAME`"))
        })?;
        Ok(Guest { person, counted })
    }

    /// Returns the numbers of all requests, in the order in which they were first recorded.
    pub fn request_numbers(&self) -> Result<Vec<RequestNumber>> {
        let sql = "SELECT number FROM requests GROUP BY number ORDER BY min(id)";
        let mut query = self.connection.prepare(sql).map_err(broken)?;
        let numbers = query.query_map([], |row| row.get::<_, String>(0)).map_err(broken)?;
        let mut all = Vec::new();
        for number in numbers {
            all.extend(RequestNumber::parse(&number.map_err(broken)?));
        }
        Ok(all)
    }

    /// Returns the numbers of all visits, in the order in which they were entered.
    pub fn visit_numbers(&self) -> Result<Vec<String>> {
        let sql = "SELECT number FROM visits ORDER BY id";
        let mut query = self.connection.prepare(sql).map_err(broken)?;
        let numbers = query.query_map([], |row| row.get(0)).map_err(broken)?;
        numbers.collect::<std::result::Result<_, _>>().map_err(broken)
    }
}
