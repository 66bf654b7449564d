//! The ledger: what was requested, decided, packed, charged, paid and handed over.
//!
//! Rows are only added: triggers refuse changes and removals. The one exception are fields of personal data, which may
//! be blanked. The number of a paper is given out in the transaction that stores the paper, so that a series has no gap
//! and no duplicate. The ledger computes no price; it stores the prices that it is given. It refuses a step whose
//! earlier steps are missing.
//!
//! A request may be handed in again in another version until its current version is agreed or invoiced, or the request
//! was amended or has ended. Later it changes by an amendment only. The version that was handed in last is the current
//! one. Unless a function says otherwise, what it returns for the number of a request is about the current version.
//!
//! `store/` is the file: its tables, the hash chain that binds every row, and copies. `requests/` are the versions of a
//! request as they were handed in. `track/` holds the steps of a request; the table of `model/track.rs` says which of
//! them its state allows. `amendments/` are changes of requests that were agreed or invoiced, `refunds/` what the
//! treasury owes buyers and paid back, `evidence/` the documents that prove steps, `complaints/` what people complain
//! about and the answers. `counter/` is the guest book, the
//! close of a day, and what is forgotten or destroyed; `month/` the close of a month and counted cash.

mod amendments;
mod complaints;
mod counter;
mod evidence;
mod inspection;
mod month;
mod refunds;
mod requests;
mod sales;
mod store;
mod track;

pub use amendments::{Amendable, Amending, Signed, Supplementary};
pub use complaints::{NewAnswer, NewComplaint};
pub use counter::{
    AtVisit, COUNTED, Departure, ForgottenNumber, Guest, GuestBookEntry, HandedIn, MonthOfPolls,
    PastVisit, RefusedRequest, ServiceTime, Spent, Visit, VisitorsTurn, Waiting,
};
pub use evidence::{Attached, Attaching, DocumentForm, Evidence, EvidenceKind, KeptCopy, ScanCopy};
pub use inspection::{EvidenceOfPeriod, PaperOfPeriod, Remark};
pub use month::ReachedTreasury;
pub use refunds::NewOverpayment;
pub use requests::{Bond, RecordedRequest};
pub use sales::{AnsweredCorrection, NamedHandover, Sale, SoldItem};
pub use store::{FORGOTTEN, GivenNumber, Ledger, LedgerCheck, LedgerFault, Series};
pub use track::{
    AmendedAmount, AmendedPayment, AmendingMoney, CodeToVoid, NewAgreement, PaymentFault, Planned,
    PrintedAgreement, RecordedAgreement, RecordedApproval, StepTaken, Verified, unknown_paper,
    unknown_request,
};

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;
