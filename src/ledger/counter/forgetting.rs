//! Forgetting a person: the personal fields of a visit and of its requests are blanked, the records stay.

use jiff::civil::Date;
use rusqlite::{OptionalExtension, Transaction, params};

use super::entries::{DEPARTURES, counted_anew, keep_counted};
use crate::error::{Error, ErrorKind, Result};
use crate::ledger::amendments::claims;
use crate::ledger::store::{Ledger, add_row, broken, day};
use crate::message::message;
use crate::model::RequestNumber;

impl Ledger {
    /// Returns the day of the last step of a visit and its requests, or of one request. Steps are the visit, its answer
    /// to the poll, the recording of a version, its approval, agreement, return, amendment and end, an invoice, its
    /// billing code, payment and receipt, a packing, a verification, a handover and a complaint. `None` where there is
    /// no such visit or request.
    pub fn last_day_of(&self, visit: &str) -> Result<Option<Date>> {
        let requests = "SELECT ?1 UNION SELECT visit_requests.number FROM visit_requests
                        JOIN visits ON visits.id = visit_requests.visit WHERE visits.number = ?1";
        let of = "SELECT id FROM requests WHERE number IN wanted";
        let invoices = format!("SELECT id FROM invoices WHERE request IN ({of})");
        let sql = format!(
            "WITH wanted AS ({requests})
             SELECT max(day) FROM (
                SELECT arrived_on AS day FROM visits WHERE number = ?1
                UNION ALL SELECT answered_on FROM polls
                    JOIN visits ON visits.id = polls.visit WHERE visits.number = ?1
                UNION ALL SELECT recorded_on FROM requests WHERE number IN wanted
                UNION ALL SELECT json_extract(body, '$.on') FROM approvals WHERE request IN ({of})
                UNION ALL SELECT json_extract(body, '$.on') FROM agreements WHERE request IN ({of})
                UNION ALL SELECT json_extract(body, '$.issued_on') FROM invoices
                    WHERE request IN ({of})
                UNION ALL SELECT issued_on FROM billing_codes WHERE invoice IN ({invoices})
                UNION ALL SELECT json_extract(body, '$.on') FROM payments
                    WHERE invoice IN ({invoices})
                UNION ALL SELECT json_extract(body, '$.issued_on') FROM receipts
                    WHERE invoice IN ({invoices})
                UNION ALL SELECT packed_on FROM packages WHERE request IN ({of})
                UNION ALL SELECT verified_on FROM verifications
                    JOIN packages ON packages.id = verifications.package
                    WHERE packages.request IN ({of})
                UNION ALL SELECT json_extract(body, '$.on') FROM handovers WHERE request IN ({of})
                UNION ALL SELECT reported_on FROM corrections WHERE request IN ({of})
                UNION ALL SELECT decided_on FROM decisions WHERE request IN ({of})
                UNION ALL SELECT amended_on FROM amended_requests WHERE request IN ({of})
                UNION ALL SELECT amended_on FROM amendments
                    WHERE of_invoice IN ({invoices}) OR invoice IN ({invoices})
                UNION ALL SELECT ended_on FROM endings WHERE number IN wanted
                UNION ALL SELECT ended_on {DEPARTURES})"
        );
        let last: Option<String> =
            self.connection.query_row(&sql, [visit], |row| row.get(0)).map_err(broken)?;
        last.map(|last| day(&last)).transpose()
    }

    /// Blanks the personal fields of a visit and of its requests, or of one request; the records stay under their
    /// numbers. With a request its visit is blanked too, unless that visit has another request. Returns the numbers of
    /// the visits and requests that are blank now.
    ///
    /// # Errors
    /// [`ErrorKind::State`] where there is no such visit or request, or where the treasury owes the person money.
    pub fn forget(&mut self, visit: &str, because: Option<&str>, on: Date) -> Result<Vec<String>> {
        let numbers = self.change(|change| {
            let sql = "SELECT visit_requests.number FROM visit_requests
                       JOIN visits ON visits.id = visit_requests.visit WHERE visits.number = ?1";
            let mut select = change.prepare(sql).map_err(broken)?;
            let requests = select.query_map([visit], |row| row.get(0)).map_err(broken)?;
            let mut numbers: Vec<String> =
                requests.collect::<rusqlite::Result<_>>().map_err(broken)?;
            numbers.insert(0, visit.to_owned());
            // A visit with no other request is blanked with its request.
            let own = "SELECT visits.number FROM visit_requests
                       JOIN visits ON visits.id = visit_requests.visit
                       WHERE visit_requests.number = ?1 AND NOT EXISTS
                       (SELECT 1 FROM visit_requests AS other WHERE other.visit = visits.id
                        AND other.number <> ?1)";
            let own = change.query_row(own, [visit], |row| row.get(0)).optional();
            numbers.extend(own.map_err(broken)?);
            let known = "SELECT EXISTS (SELECT 1 FROM people WHERE visit = ?1)";
            let mut blanked = Vec::new();
            for number in numbers {
                if !change.query_row(known, [&number], |row| row.get(0)).map_err(broken)? {
                    continue;
                }
                refuse_open_claim(change, &number, on)?;
                let cells: [(&str, &dyn rusqlite::ToSql); 3] =
                    [("visit", &number), ("because", &because), ("forgotten_on", &on.to_string())];
                add_row(change, "forgettings", &cells)?;
                let counted = counted_anew(change, &number)?;
                let blank = "UPDATE people SET salt = NULL, body = NULL WHERE visit = ?1";
                change.execute(blank, params![number]).map_err(broken)?;
                if let Some(counted) = counted {
                    keep_counted(change, &number, &counted)?;
                }
                blanked.push(number);
            }
            if blanked.is_empty() {
                let message = message!("the ledger knows no visit or request {visit}", visit);
                return Err(Error::new(ErrorKind::State, message).hint(message!(
                    "write the number as `kemas visit` or `kemas approve` showed it"
                )));
            }
            Ok(blanked)
        })?;
        // The blanked fields must not stay in the write-ahead log either.
        let sql = "PRAGMA wal_checkpoint(TRUNCATE)";
        self.connection.query_row(sql, [], |_| Ok(())).map_err(broken)?;
        Ok(numbers)
    }
}

/// Refuses to forget who has a claim on the treasury, since it is paid to a person.
fn refuse_open_claim(change: &Transaction<'_>, number: &str, on: Date) -> Result<()> {
    let Some(request) = RequestNumber::parse(number) else { return Ok(()) };
    let Some(claim) = claims(change, on, Some(&request))?.pop() else { return Ok(()) };
    let message = message!(
        "the treasury owes the buyer of request {number} {amount}, since {day}",
        number,
        amount = claim.amount,
        day = claim.on
    );
    Err(Error::new(ErrorKind::State, message).hint(message!(
        "keep the personal data until the treasury has paid it back; the claim needs the buyer's name"
    )))
}
