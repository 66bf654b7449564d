//! What people decided in a transaction, as plain records.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::digest::Sha256Digest;

/// An officer's decision that a request may be served.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    /// The officer.
    pub by: String,
    /// The day.
    pub on: Date,
    /// Why, where the verdict was not `sesuai`.
    pub because: Option<String>,
    /// SHA-256 of the request as it was approved (see `conformity::request_digest`).
    pub request_digest: Sha256Digest,
}

/// A signed agreement (SPPD).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreement {
    /// Who signed for the receiver.
    pub signed_by: String,
    /// The signatory's position, where the receiver is a body.
    pub position: Option<String>,
    /// The day of the signature.
    pub on: Date,
    /// SHA-256 of the scan.
    pub scan_sha256: Sha256Digest,
}
