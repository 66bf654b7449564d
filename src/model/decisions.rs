//! What people decided about a request, as plain records.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::digest::Sha256Digest;
use super::paper_records::{InvoiceLine, Supplement};
use crate::message::{Message, message};

/// An officer's decision that a request may be served.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    /// The officer's name.
    pub by: String,
    /// The day of the decision.
    pub on: Date,
    /// The officer's reason. It is needed where the verdict of the check was not `sesuai` (matches), and may name codes
    /// of findings that stop the sale.
    pub because: Option<String>,
    /// SHA-256 of the request as it was approved (see `conformity::request_digest`).
    pub request_digest: Sha256Digest,
}

/// A signed agreement (SPPD).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreement {
    /// Who signed for the receiver.
    pub signed_by: String,
    /// The signatory's position; `None` where not given.
    pub position: Option<String>,
    /// The day of the signature.
    pub on: Date,
    /// SHA-256 of the file with the scan of the signed agreement.
    pub scan_sha256: Sha256Digest,
}

/// An amendment of a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Amendment {
    /// The amendments of one request are counted from 1.
    pub serial: u32,
    /// Why the request was amended.
    pub because: String,
    /// The officer who approved the amended request.
    pub by: String,
    /// The day.
    pub on: Date,
    /// The price of the amended request, and what was paid before; `None` where nothing was paid.
    pub price: Option<Repriced>,
}

/// The price of an amended request of which something was paid before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repriced {
    /// What was paid before, and what the request costs now.
    #[serde(flatten)]
    pub sums: Supplement,
    /// The lines of the price of now.
    pub lines: Vec<InvoiceLine>,
}

/// What an officer decided about a request last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Decided {
    /// Nothing yet.
    None,
    /// To serve it.
    Approved,
    /// To return it to the requester, who is to correct it.
    Returned,
    /// Not to serve it.
    Refused,
}

impl Decided {
    /// Returns the word for it, which JSON has too.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Approved => "approved",
            Self::Returned => "returned",
            Self::Refused => "refused",
        }
    }
}

/// How a request ended, or that it was returned to the requester.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ending {
    /// It was closed after the handover.
    Closed,
    /// It was cancelled before the handover.
    Cancelled,
    /// An officer decided not to serve it.
    Refused,
    /// It has not ended: an officer returned it to be corrected.
    Returned,
}

impl Ending {
    /// Returns the word for it, as in "the request was closed".
    pub fn words(self) -> Message {
        match self {
            Self::Closed => message!("closed"),
            Self::Cancelled => message!("cancelled"),
            Self::Refused => message!("refused"),
            Self::Returned => message!("returned"),
        }
    }
}

/// The end of a request, or its return to the requester, with the reason and the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Outcome {
    /// How it ended, or that it was returned.
    pub how: Ending,
    /// Why, or what is to be corrected; `None` for a request that is closed.
    pub because: Option<String>,
    /// The day.
    pub on: Date,
}

impl Outcome {
    /// Returns one line about it.
    pub fn words(&self) -> Message {
        let (how, day) = (self.how.words(), self.on);
        match (self.how, &self.because) {
            (Ending::Returned, note) => {
                let note = note.as_deref().unwrap_or_default();
                message!("this request was returned on {day} to be corrected: {note}", day, note)
            }
            (_, Some(because)) => {
                message!("this request has ended, {how} on {day}: {because}", how, day, because)
            }
            (_, None) => message!("this request has ended, {how} on {day}", how, day),
        }
    }
}

/// An officer's decision as it stands in the file of the request.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Ruling<'a> {
    /// The decision.
    pub decision: Decided,
    /// The officer's name; `None` where it was not given.
    pub by: Option<&'a str>,
    /// The day.
    pub on: Date,
    /// The reason, or what is to be corrected.
    pub because: Option<&'a str>,
}
