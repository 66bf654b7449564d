//! An officer's decision at the counter: the request as it was handed in, the decision and the visit, all in one
//! transaction. Where one of them is refused, nothing is recorded.

use jiff::civil::DateTime;
use serde_json::Value;

use super::visits::connect;
use crate::error::Result;
use crate::ledger::store::Ledger;
use crate::ledger::track::{add_approval, hand_in, send_back, turn_down};
use crate::model::{Approval, Request, Ruling, Sha256Digest, Void};

/// A request as it lies at the counter.
#[derive(Debug, Clone, Copy)]
pub struct HandedIn<'a> {
    /// The request.
    pub request: &'a Request,
    /// Its digest.
    pub digest: Sha256Digest,
    /// The number of the visit at which it was handed in; for `None` as [`Ledger::attend`] says.
    pub visit: Option<&'a str>,
    /// The present moment.
    pub at: DateTime,
}

impl Ledger {
    /// Records a request and an officer's decision to serve it, with the verdict and the report of the check, and
    /// connects it to its visit.
    ///
    /// # Errors
    /// As [`Ledger::record_request`], [`Ledger::record_approval`] and [`Ledger::attend`].
    pub fn approve(
        &mut self,
        handed_in: &HandedIn<'_>,
        approval: &Approval,
        verdict: &str,
        report: &Value,
    ) -> Result<()> {
        let HandedIn { request, digest, visit, at } = *handed_in;
        self.change(|change| {
            hand_in(change, request, digest, at.date())?;
            add_approval(change, &request.number, approval, verdict, report)?;
            connect(change, &request.number, visit, at)
        })
    }

    /// Records a request and that it is returned, and connects it to its visit. Returns the number of the unpaid
    /// invoice that is superseded, if any.
    ///
    /// # Errors
    /// As [`Ledger::record_request`], [`Ledger::return_request`] and [`Ledger::attend`].
    pub fn hand_back(
        &mut self,
        handed_in: &HandedIn<'_>,
        ruling: &Ruling<'_>,
    ) -> Result<Option<String>> {
        let HandedIn { request, digest, visit, at } = *handed_in;
        self.change(|change| {
            hand_in(change, request, digest, at.date())?;
            connect(change, &request.number, visit, at)?;
            send_back(change, &request.number, ruling)
        })
    }

    /// Records a request and that it is refused, and connects it to its visit. Returns the void of its unpaid invoice,
    /// if any.
    ///
    /// # Errors
    /// As [`Ledger::record_request`], [`Ledger::refuse_request`] and [`Ledger::attend`].
    pub fn decline(&mut self, handed_in: &HandedIn<'_>, ruling: &Ruling<'_>) -> Result<Vec<Void>> {
        let HandedIn { request, digest, visit, at } = *handed_in;
        self.change(|change| {
            hand_in(change, request, digest, at.date())?;
            connect(change, &request.number, visit, at)?;
            turn_down(change, &request.number, ruling)
        })
    }
}
