//! Corrections: something is wrong with what was handed over, so that bags are verified and handed over again, packed
//! anew or not. A correction may answer a complaint.

use jiff::civil::Date;
use rusqlite::{OptionalExtension, ToSql};

use super::paper_rows::handover_of_row;
use super::permit::permit;
use crate::error::{Error, ErrorKind, Result};
use crate::ledger::complaints::answer_by_correction;
use crate::ledger::store::{Ledger, add_row, broken, day};
use crate::message::message;
use crate::model::{Action, Correction, RequestNumber};

impl Ledger {
    /// Records that something is wrong with what was handed over. Before the next handover each bag of the latest packing
    /// has to be verified again; the data may be packed anew before. `complaint` is the number of a complaint that the
    /// correction answers.
    ///
    /// # Errors
    /// [`ErrorKind::State`] where nothing is handed over, another correction is open, or the request has ended;
    /// also where there is no such complaint, or it is answered already, or about another request.
    pub fn correct(
        &mut self,
        number: &RequestNumber,
        because: &str,
        complaint: Option<&str>,
        on: Date,
    ) -> Result<()> {
        self.change(|change| {
            let row = permit(change, number, Action::Correct)?;
            let handover = handover_of_row(change, row)?.ok_or_else(|| {
                Error::new(
                    ErrorKind::State,
                    message!("request {number} is not handed over", number),
                )
            })?;
            let sql = "SELECT id FROM handovers WHERE number = ?1";
            let handover: i64 =
                change.query_row(sql, [handover.number], |row| row.get(0)).map_err(broken)?;
            let last = "SELECT coalesce(max(id), 0) FROM verifications";
            let last: i64 = change.query_row(last, [], |row| row.get(0)).map_err(broken)?;
            let cells: [(&str, &dyn ToSql); 5] = [
                ("request", &row),
                ("handover", &handover),
                ("after_verification", &last),
                ("because", &because),
                ("reported_on", &on.to_string()),
            ];
            let correction = add_row(change, "corrections", &cells)?;
            match complaint {
                Some(complaint) => {
                    answer_by_correction(change, complaint, (number, correction), because, on)
                }
                None => Ok(()),
            }
        })
    }

    /// Returns the correction that a handover note answers, if any.
    pub fn correction_of(&self, handover: &str) -> Result<Option<Correction>> {
        let sql = "SELECT old.number, corrections.because, corrections.reported_on FROM handovers
                   JOIN corrections ON corrections.id = handovers.correction
                   JOIN handovers AS old ON old.id = corrections.handover
                   WHERE handovers.number = ?1";
        let cells = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
        let found: Option<(String, String, String)> =
            self.connection.query_row(sql, [handover], cells).optional().map_err(broken)?;
        let Some((handover, because, on)) = found else { return Ok(None) };
        Ok(Some(Correction { handover, because, on: day(&on)? }))
    }
}
