//! The officer's decision, which turns a checked request into one that can be planned.
//!
//! Only [`Conformity::approve`] and [`Conformity::recognise`] make an [`Approved`]. With a reason an officer may
//! approve any verdict, but not an item that is closed, is unknown, has no price or names an unknown region.

use jiff::civil::Date;
use sha2::{Digest, Sha256};

use super::answer::wording::{neutral, quote};
use super::answer::{Conformity, Finding, ItemConformity, ItemStock, Rule, Severity, Verdict};
use crate::error::{Error, ErrorKind, Reason, Result};
use crate::message::message;
use crate::model::{Approval, Request, Sha256Digest};

/// The most items that cannot be delivered that an error lists.
const SHOWN: usize = 20;

/// A request that an officer has approved.
#[derive(Debug, Clone, PartialEq)]
pub struct Approved {
    request: Request,
    approval: Approval,
}

impl Approved {
    /// Returns the request as it was approved.
    pub fn request(&self) -> &Request {
        &self.request
    }

    /// Returns who approved it, when and why.
    pub fn approval(&self) -> &Approval {
        &self.approval
    }
}

/// Returns the SHA-256 of the request's JSON, with its fields in the order of [`Request`]. The same content gives the
/// same digest, however the visitor's file is laid out.
pub fn request_digest(request: &Request) -> Sha256Digest {
    let mut hasher = Sha256::new();
    // Texts, flags, dates and lists of them always have a JSON form.
    if let Ok(json) = serde_json::to_vec(request) {
        hasher.update(json);
    }
    Sha256Digest(hasher.finalize().into())
}

impl Conformity {
    /// Returns the request as approved by an officer on a day.
    ///
    /// # Errors
    /// [`ErrorKind::State`] for an empty name; for an item that is closed, is unknown, has no price or names an unknown
    /// region, which no reason changes. Without a reason also for a verdict other than `sesuai`, and for an item that
    /// the office does not hold or whose sale something known stops.
    pub fn approve(&self, by: &str, on: Date, because: Option<&str>) -> Result<Approved> {
        let (by, because) = (by.trim(), because.map(str::trim).filter(|why| !why.is_empty()));
        if by.is_empty() {
            return Err(Error::new(
                ErrorKind::State,
                message!("an approval needs the officer's name"),
            )
            .field("--by")
            .hint(message!("name the officer who decides")));
        }
        let approval = Approval {
            by: by.to_owned(),
            on,
            because: because.map(str::to_owned),
            request_digest: request_digest(self.asked()),
        };
        self.refuse_what_cannot_be_sold()?;
        if because.is_none() {
            self.refuse_what_cannot_be_delivered()?;
        }
        self.admit(approval)
    }

    /// Returns true where an approval needs the officer's reason: for a verdict other than `sesuai`, and for an item that
    /// cannot be delivered as far as it is known.
    pub fn needs_reason(&self) -> bool {
        let mut stocks = self.items.iter().filter_map(|item| item.stock.as_ref());
        self.verdict != Verdict::Sesuai || stocks.any(|stock| !stock.can_be_delivered())
    }

    /// Returns the request as approved by an approval that is on record.
    ///
    /// # Errors
    /// [`ErrorKind::State`] where the request has changed since. Also, as in [`Self::approve`], for an item that cannot
    /// be sold, and where the verdict is now another than `sesuai` and the approval gives no reason.
    pub fn recognise(&self, approval: &Approval) -> Result<Approved> {
        if approval.request_digest != request_digest(self.asked()) {
            let message = message!(
                "the request {request} changed since it was approved on {on}; approve it again",
                request = self.request,
                on = approval.on
            );
            return Err(Error::new(ErrorKind::State, message).hint(message!(
                "run `kemas check {request}` and `kemas approve {request}`",
                request = self.request
            )));
        }
        self.admit(approval.clone())
    }

    fn admit(&self, approval: Approval) -> Result<Approved> {
        self.refuse_what_cannot_be_sold()?;
        if self.verdict != Verdict::Sesuai && approval.because.is_none() {
            let message = message!(
                "the verdict on {request} is {verdict}, so an approval needs a reason",
                request = self.request,
                verdict = self.verdict.words()
            );
            return Err(Error::new(ErrorKind::State, message).field("--because").hint(message!(
                "give the reason; it is recorded and printed in the file of the request"
            )));
        }
        Ok(Approved { request: self.asked().clone(), approval })
    }

    /// Refuses to approve without a reason what the office cannot deliver, as far as it is known; names the verdict too
    /// where that alone needs a reason.
    fn refuse_what_cannot_be_delivered(&self) -> Result<()> {
        let lacking: Vec<(&ItemConformity, &ItemStock)> = self
            .items
            .iter()
            .filter_map(|item| Some((item, item.stock.as_ref()?)))
            .filter(|(_, stock)| !stock.can_be_delivered())
            .collect();
        let [(first, stock), rest @ ..] = lacking.as_slice() else { return Ok(()) };
        let is_match = self.verdict == Verdict::Sesuai;
        let message = if !is_match {
            let (request, verdict) = (&self.request, self.verdict.words());
            message!(
                "the verdict on {request} is {verdict}, and not all of it can be delivered as it is, so an \
                 approval needs a reason",
                request,
                verdict
            )
        } else if rest.is_empty() {
            let (id, words) = (neutral(&quote(&first.id)), stock.words());
            message!(
                "{id} cannot be delivered as it is, so an approval needs a reason: {words}",
                id,
                words
            )
        } else {
            let items = lacking.len();
            message!(
                "{items} items cannot be delivered as they are, so an approval needs a reason",
                items
            )
        };
        let reason = |(item, stock): &(&ItemConformity, &ItemStock)| {
            let (number, id, words) = (item.index + 1, neutral(&item.id), stock.words());
            Reason { what: message!("{number}. {id}: {words}", number, id, words), hint: None }
        };
        let mut reasons: Vec<Reason> = lacking.iter().map(reason).collect();
        if rest.is_empty() && is_match {
            reasons.clear();
        }
        let stops = lacking.iter().flat_map(|(_, stock)| &stock.stops);
        let hint = if lacking.iter().all(|(_, stock)| stock.can_be_sold()) {
            message!("mount the disk with the data, or give the reason; it is recorded")
        } else if stops.clone().next().is_none() {
            message!(
                "put the data into a data folder and run `kemas index`, or give the reason; it is recorded"
            )
        } else {
            message!(
                "correct what stops the sale and run `kemas index`, or give the reason; it is \
                 recorded, and codes that it names are carried over where that is allowed"
            )
        };
        Err(Error::new(ErrorKind::State, message)
            .field("--because")
            .hint(hint)
            .reasons(Reason::at_most(SHOWN, reasons)))
    }

    fn refuse_what_cannot_be_sold(&self) -> Result<()> {
        for item in &self.items {
            let has = |rule| item.findings.iter().any(|finding| finding.rule == rule);
            let is_closed = |finding: &Finding| {
                finding.rule == Rule::K02 && finding.severity == Severity::TidakSesuai
            };
            let why = if item.findings.iter().any(is_closed) {
                message!("is closed (K02): it is sold to nobody")
            } else if has(Rule::K01) {
                message!("is not in the catalogue (K01)")
            } else if has(Rule::K03) {
                message!("has no tariff (K03), and no tariff is never Rp0")
            } else if !item.region_known {
                message!("asks for a region that is not in the catalogue (K15)")
            } else {
                continue;
            };
            let message = message!("{id} {why}", id = neutral(&quote(&item.id)), why);
            return Err(Error::new(ErrorKind::State, message)
                .field(format!("items[{}]", item.index))
                .hint(message!(
                    "take the item off the list or correct it, and check the request again"
                )));
        }
        Ok(())
    }
}
