//! Evidence: the documents that prove steps, such as a signed agreement or a bank's proof of payment, and the papers
//! that were printed to be signed.
//!
//! The files lie in the office; here stand their digests. `rows` records and reads documents, `prints` the printed
//! papers, `copies` tells what the office must still have, and `lacking` which payment is not proven yet. A document is
//! of a request, in whatever version, or of a deposit.

mod copies;
mod kinds;
mod lacking;
mod prints;
mod rows;

pub use copies::KeptCopy;
pub use kinds::{DocumentForm, EvidenceKind};
pub use rows::{Attached, Attaching, Evidence, ScanCopy};
pub(super) use rows::{add_to_deposit, add_to_request};
