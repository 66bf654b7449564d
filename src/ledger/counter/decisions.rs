//! An officer's decision at the counter: the request as it was handed in, the decision and the visit, all in one
//! transaction. Where one of them is refused, nothing is recorded.

use jiff::civil::{Date, DateTime};
use rusqlite::Transaction;
use serde::Serialize;
use serde_json::Value;

use super::visits::{AtVisit, connect};
use crate::error::Result;
use crate::ledger::requests::hand_in;
use crate::ledger::store::{Ledger, broken};
use crate::ledger::track::{NewAgreement, add_approval, number_agreement, send_back, turn_down};
use crate::model::{Approval, Request, RequestNumber, Ruling, Sha256Digest, Void};

/// A request that is handed in at the counter.
#[derive(Debug, Clone, Copy)]
pub struct HandedIn<'a> {
    /// The request.
    pub request: &'a Request,
    /// Its digest.
    pub digest: Sha256Digest,
    /// The number of the visit at which it was handed in. Without it, a request that has no visit gets a new one, so
    /// that its service time is counted; a request that has one keeps it.
    pub visit: Option<&'a str>,
    /// The present moment.
    pub at: DateTime,
}

/// A request that an officer decided not to serve.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RefusedRequest {
    /// The request's number.
    pub request: String,
    /// Why.
    pub because: String,
    /// The officer; `None` where nobody was named.
    pub by: Option<String>,
}

impl Ledger {
    /// Returns the requests that were refused on a day, in the order of the decisions.
    pub fn refused_on(&self, day: Date) -> Result<Vec<RefusedRequest>> {
        let sql = "SELECT requests.number, decisions.because, decisions.decided_by FROM decisions
                   JOIN requests ON requests.id = decisions.request
                   WHERE decisions.how = 'refused' AND decisions.decided_on = ?1
                   ORDER BY decisions.id";
        let mut select = self.connection.prepare(sql).map_err(broken)?;
        let cells = |row: &rusqlite::Row<'_>| {
            Ok(RefusedRequest { request: row.get(0)?, because: row.get(1)?, by: row.get(2)? })
        };
        let found = select.query_map([day.to_string()], cells).map_err(broken)?;
        found.collect::<std::result::Result<_, _>>().map_err(broken)
    }

    /// Records a request and an officer's decision to serve it, with the verdict and the report of the check, and
    /// connects it to its visit, which it returns. `agreement` numbers the agreement that is printed to be signed;
    /// `None` where another paper is signed, or this version is signed already.
    ///
    /// # Errors
    /// [`ErrorKind::State`](crate::error::ErrorKind::State) where the request has ended or is handed over (also with an
    /// open correction), where its current version is another one that is bound ([`Ledger::bond`]), or one of another
    /// requester, where the approval is of another version, or where there is no such visit, or the request belongs to
    /// another one.
    pub fn approve(
        &mut self,
        handed_in: &HandedIn<'_>,
        approval: &Approval,
        verdict: &str,
        report: &Value,
        agreement: Option<&NewAgreement<'_>>,
    ) -> Result<AtVisit> {
        let HandedIn { request, digest, visit, at } = *handed_in;
        self.change(|change| {
            let row = hand_in(change, request, digest, at.date())?;
            add_approval(change, &request.number, approval, verdict, report)?;
            if let Some(new) = agreement {
                number_agreement(change, &request.number, row, new)?;
            }
            connect(change, &request.number, visit, at)
        })
    }

    /// Records a request and that it is returned, and connects it to its visit. Returns the number of the unpaid
    /// invoice of this version, if any, which cannot be paid any more, and the visit.
    ///
    /// # Errors
    /// As [`Ledger::approve`], and where the request is paid.
    pub fn hand_back(
        &mut self,
        handed_in: &HandedIn<'_>,
        ruling: &Ruling<'_>,
    ) -> Result<(Option<String>, AtVisit)> {
        self.rule(handed_in, |change, number| send_back(change, number, ruling))
    }

    /// Records a request and that it is refused, and connects it to its visit. An unpaid invoice of this version
    /// becomes void; returns that void, if any, and the visit.
    ///
    /// # Errors
    /// As [`Ledger::approve`], and where the day is before that of the valid invoice or of the payment.
    pub fn decline(
        &mut self,
        handed_in: &HandedIn<'_>,
        ruling: &Ruling<'_>,
    ) -> Result<(Vec<Void>, AtVisit)> {
        self.rule(handed_in, |change, number| turn_down(change, number, ruling))
    }

    /// Records a request, connects it to its visit, and then records what was decided.
    fn rule<T>(
        &mut self,
        handed_in: &HandedIn<'_>,
        decided: impl FnOnce(&Transaction<'_>, &RequestNumber) -> Result<T>,
    ) -> Result<(T, AtVisit)> {
        let HandedIn { request, digest, visit, at } = *handed_in;
        self.change(|change| {
            hand_in(change, request, digest, at.date())?;
            let at_visit = connect(change, &request.number, visit, at)?;
            Ok((decided(change, &request.number)?, at_visit))
        })
    }
}
