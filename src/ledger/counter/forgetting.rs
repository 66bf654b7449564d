//! Forgetting a person: the personal fields of a visit, of its requests and of the complaints about them are blanked, the
//! records stay.
//!
//! Where a request was agreed or invoiced, the names on its papers stay with them as evidence, until they are destroyed
//! after their time: see `destruction.rs`.

use jiff::civil::Date;
use rusqlite::{OptionalExtension, Transaction, params};

use super::entries::{DEPARTURES, counted_anew, keep_counted};
use crate::error::{Error, ErrorKind, Result};
use crate::ledger::amendments::claims;
use crate::ledger::complaints::{numbers_about, refuse_open};
use crate::ledger::refunds::open_overpayments;
use crate::ledger::requests::current;
use crate::ledger::store::{Ledger, add_row, broken, day};
use crate::ledger::track::state;
use crate::message::message;
use crate::model::{Goods, Money, RequestNumber, Stage};

impl Ledger {
    /// Returns the day of the last step of a visit and its requests, or of one request. Steps are the visit, its answer
    /// to the poll, the recording of a version, its approval, agreement, evidence, return, amendment and end, an
    /// invoice, its billing code, payment and receipt, a packing, a verification, a handover, a correction, a complaint
    /// and its answer. `None` where there is no such visit or request; for the number of a complaint its own days.
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
                UNION ALL SELECT printed_on FROM prints WHERE request IN ({of})
                UNION ALL SELECT attached_on FROM evidence WHERE request IN ({of})
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
                UNION ALL SELECT amended_on FROM code_days
                    JOIN billing_codes ON billing_codes.id = code_days.code
                    WHERE billing_codes.invoice IN ({invoices})
                UNION ALL SELECT recorded_on FROM overpayments WHERE invoice IN ({invoices})
                UNION ALL SELECT refunded_on FROM refunds
                    LEFT JOIN overpayments ON overpayments.id = refunds.overpayment
                    LEFT JOIN claims ON claims.id = refunds.claim
                    LEFT JOIN amended_requests ON amended_requests.id = claims.amendment
                    WHERE overpayments.invoice IN ({invoices})
                    OR amended_requests.request IN ({of})
                UNION ALL SELECT received_on FROM complaints
                    WHERE number = ?1 OR request IN wanted
                UNION ALL SELECT answered_on FROM complaint_answers
                    JOIN complaints ON complaints.id = complaint_answers.complaint
                    WHERE complaints.number = ?1 OR complaints.request IN wanted
                UNION ALL SELECT ended_on FROM endings WHERE number IN wanted
                UNION ALL SELECT ended_on {DEPARTURES})"
        );
        let last: Option<String> =
            self.connection.query_row(&sql, [visit], |row| row.get(0)).map_err(broken)?;
        last.map(|last| day(&last)).transpose()
    }

    /// Blanks the personal fields of a visit and of its requests, or of one request, with those of the complaints about
    /// them, or of one complaint; the records stay under their numbers. With a request its visit is blanked too, unless that visit has another request. Where a request was
    /// agreed or invoiced, the names on its papers stay.
    ///
    /// # Errors
    /// [`ErrorKind::State`] where there is no such visit or request, where the treasury owes the person money, where a
    /// complaint is not answered, or where a request was agreed or paid and is neither handed over nor ended.
    pub fn forget(
        &mut self,
        visit: &str,
        because: Option<&str>,
        on: Date,
    ) -> Result<Vec<ForgottenNumber>> {
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
            for number in numbers.clone() {
                numbers.extend(numbers_about(change, &number)?);
            }
            let known = "SELECT EXISTS (SELECT 1 FROM people WHERE visit = ?1)";
            let mut blanked = Vec::new();
            for number in numbers {
                if !change.query_row(known, [&number], |row| row.get(0)).map_err(broken)? {
                    continue;
                }
                refuse_open_claim(change, &number, on)?;
                refuse_unserved(change, &number)?;
                refuse_open(change, &number)?;
                let keeps_papers = has_papers(change, &number)?;
                let scope = if keeps_papers { Scope::Guest } else { Scope::All };
                blank(change, &number, because, on, scope)?;
                blanked.push(ForgottenNumber { number, keeps_papers });
            }
            if blanked.is_empty() {
                let message = message!("the ledger knows no visit or request {visit}", visit);
                return Err(Error::new(ErrorKind::State, message).hint(message!(
                    "write the number as `kemas visit` or `kemas approve` showed it"
                )));
            }
            Ok(blanked)
        })?;
        self.forget_log()?;
        Ok(numbers)
    }

    /// Empties the write-ahead log, in which blanked fields would stay.
    pub(super) fn forget_log(&self) -> Result<()> {
        let sql = "PRAGMA wal_checkpoint(TRUNCATE)";
        self.connection.query_row(sql, [], |_| Ok(())).map_err(broken)
    }
}

/// A visit or request whose personal fields are blank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForgottenNumber {
    /// Its number.
    pub number: String,
    /// True where the names on its papers stay with them.
    pub keeps_papers: bool,
}

/// Which personal fields of a visit or request are blanked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    /// Those of the guest book and of the request.
    Guest,
    /// All, also those on papers.
    All,
}

/// The rows of `people` that belong to papers.
const ON_PAPERS: &str = "SELECT person FROM agreements UNION ALL SELECT person FROM invoices
    UNION ALL SELECT person FROM receipts UNION ALL SELECT person FROM handovers";

/// Blanks the personal fields of a visit or request, and records it.
pub(super) fn blank(
    change: &Transaction<'_>,
    number: &str,
    because: Option<&str>,
    on: Date,
    scope: Scope,
) -> Result<()> {
    let what = match scope {
        Scope::Guest => "guest",
        Scope::All => "all",
    };
    let cells: [(&str, &dyn rusqlite::ToSql); 4] = [
        ("visit", &number),
        ("because", &because),
        ("forgotten_on", &on.to_string()),
        ("what", &what),
    ];
    add_row(change, "forgettings", &cells)?;
    let counted = counted_anew(change, number)?;
    let kept = match scope {
        Scope::Guest => {
            format!("AND id NOT IN (SELECT person FROM ({ON_PAPERS}) WHERE person IS NOT NULL)")
        }
        Scope::All => String::new(),
    };
    let sql = format!("UPDATE people SET salt = NULL, body = NULL WHERE visit = ?1 {kept}");
    change.execute(&sql, params![number]).map_err(broken)?;
    match counted {
        Some(counted) => keep_counted(change, number, &counted),
        None => Ok(()),
    }
}

/// Returns true for a request that was agreed or invoiced, in any version.
fn has_papers(change: &Transaction<'_>, number: &str) -> Result<bool> {
    let of = "WHERE request IN (SELECT id FROM requests WHERE number = ?1)";
    let sql = format!(
        "SELECT EXISTS (SELECT 1 FROM invoices {of}) OR EXISTS (SELECT 1 FROM agreements {of})"
    );
    change.query_row(&sql, [number], |row| row.get(0)).map_err(broken)
}

/// Refuses to forget the person of a request that was signed or paid and is still to be served: its next papers need the
/// name.
fn refuse_unserved(change: &Transaction<'_>, number: &str) -> Result<()> {
    let Some(request) = RequestNumber::parse(number) else { return Ok(()) };
    let Some(row) = current(change, &request)? else { return Ok(()) };
    let state = state(change, row, &request)?;
    let is_bound = state.goods >= Goods::Agreed || state.money >= Money::Paid;
    if !is_bound || !matches!(state.stage, Stage::Open | Stage::Correcting) {
        return Ok(());
    }
    let message =
        message!("request {number} is still served, and its papers need the name", number);
    Err(Error::new(ErrorKind::State, message).hint(message!(
        "hand it over, or end it with `kemas cancel {number} --because REASON`",
        number
    )))
}

/// Refuses to forget who has a claim on the treasury, since it is paid to a person.
fn refuse_open_claim(change: &Transaction<'_>, number: &str, on: Date) -> Result<()> {
    let Some(request) = RequestNumber::parse(number) else { return Ok(()) };
    let claim = claims(change, on, Some(&request))?.pop().map(|claim| (claim.amount, claim.on));
    let overpaid = open_overpayments(change, on, Some(&request))?.pop();
    let overpaid = overpaid.map(|(_, overpaid)| (overpaid.amount, overpaid.on));
    let Some((amount, day)) = claim.or(overpaid) else { return Ok(()) };
    let message = message!(
        "the treasury owes the buyer of request {number} {amount}, since {day}",
        number,
        amount,
        day
    );
    Err(Error::new(ErrorKind::State, message).hint(message!(
        "keep the personal data until the treasury has paid it back, which `kemas refund {number}` records; the claim needs the buyer's name",
        number
    )))
}
