//! The office: its folder on disk, a session with it, and the public functions that the commands call.
//!
//! The caller (today the command line) opens a [`Session`] of an [`Office`]: one snapshot of catalogue and index, one
//! connection to the ledger, settings, templates and a clock. Most functions are methods of the session, in files with
//! the names of their commands. They take typed input and return a typed answer, from which the caller makes text or
//! JSON. Progress goes through [`Progress`](crate::progress::Progress), and warnings, too, where a function takes a
//! [`Watch`]. Functions that need no session are in [`open_doors`]; pages of the manual, the example office of the
//! demo and the check of the catalogue's tables are beside it.
//!
//! From the lowest layer up: `session` (the office and the session), `keep` (backups and restores), `papers` (numbered
//! papers printed and voided), `evidence` (documents that prove steps), `complaints`, `request` (from check to close),
//! `goods` (plan, pack, verify, handover), `money` (from invoice to the close of a month), `counter` (guests), `asked` (a request that is asked for in the terminal), `stock` (index, maps, shelf),
//! `records` (the ledger itself) and `doctor` (whether all is ready for the day). Nothing here writes to a screen,
//! contains SQL or handles payload bytes.

mod asked;
mod complaints;
mod counter;
mod doctor;
mod evidence;
mod example;
mod glossary;
mod goods;
mod keep;
mod manual;
mod money;
pub mod open_doors;
mod papers;
mod proposing;
mod records;
mod request;
mod session;
mod stock;
mod tables;

pub use asked::{
    Asked, GuestData, ItemPrice, KnownRequest, KnownRequests, OfferedPiece, OfferedProduct,
    PriceSoFar, Reading, Saved, ShownRequest, VisitOfAsked,
};
pub use complaints::{
    ComplaintCounts, ComplaintMonth, ComplaintSummary, Complaints, GivenComplaint, ListedComplaint,
    channel_words, outcome_words,
};
pub use counter::{
    AGES, Arrival, AtCounter, CorrectedVisit, Departed, EarlierGuest, Entered, FieldChange, Filled,
    GuestBook, Hour, ListedVisit, MARKS, Marks, NewGuest, PollSummary, Polled, PolledMonth, Polls,
    Today,
};
pub use doctor::{Checkup, Health, HealthCheck, Machine, Zone};
pub use evidence::{AttachedEvidence, EvidenceCheck, EvidenceFault};
pub use example::Example;
pub use glossary::{glossary_page, glossary_terms};
pub use goods::{
    DamagedOnShelf, Onto, PackOrder, Packed, PieceFindings, PlanOrder, Planned, ReferencePrice,
    ShelfUse, StoreFinding,
};
pub use keep::{LastBackup, OfficeBackup, RestoreOrder, Restored};
pub use manual::{
    ExplainedCode, Page, all_codes, code_families, explain_code, manual_page, manual_words,
};
pub use money::{
    BillingCodeRecorded, CashShown, DayClosed, Deposited, Difference, DifferenceKind, MonthClosed,
    Overpaid, Paid, PaymentAmended, PaymentRecorded, Reconciled, Reconciliation, Refunded,
    SecondPayment, TreasuryRow, VoidCode,
};
pub use papers::{
    AddendumPrinted, AgreementPrinted, Issued, Printed, PrintedSet, SetPaper, Voided,
};
pub use records::{
    Audited, BackedUp, DueForDestruction, Exported, Forgotten, LeftToDo, PapersDestroyed,
    SoldProduct, SoldUnderCode, Staying,
};
pub use request::{
    Agreed, Amend, AmendedRequest, ApproveCommand, ApprovedRequest, Change, Checked, Closed,
    Corrected, Decision, Declining, Ended, Hindrances, OpenCode, Refused, Returned, Signature,
    Status, Suggested, SuggestedProduct, Undone, VisitOfRequest, WaitingFile,
};
pub use session::{
    Acting, Clock, Created, Given, MOST_THREADS, Office, Session, Warning, Watch, usual_zone,
};
pub use stock::{
    BatchChoice, BatchFailure, Batched, Cut, CutOrder, CutPiece, DamagedItem, DamagedPackage,
    HeldFile, Indexed, ListedItem, ListedPackage, Look, Product, ProductKind, Pruned,
    RemovedPackage, SHELF_LEVEL, ShelfCheck, ShelfList, ShelfPackage, ShelfRemedy, Shown,
    ShownPiece, SoldPiece, Withheld,
};
pub use tables::{
    CatalogUpdated, ColumnChoice, ColumnKind, ProductForm, ProductsAdded, UpdatedTable,
};

// Types that answers and orders consist of, so that callers can name them.
pub use crate::catalog::{
    AddedRow, CatalogCheck, NewProduct, ProductTable, TableNote, TableState, TableUpdate,
    TariffClass,
};
pub use crate::ledger::{
    DocumentForm, EvidenceKind, LedgerCheck, PaymentFault, ReachedTreasury, Sale, SoldItem, Visit,
    VisitorsTurn, Waiting,
};
pub use crate::pack::{Level as PackLevel, Zipped};
pub use crate::plan::{Estimate, Form, RateSource, Rates, WayOut};
pub use crate::proposal::{
    Drafts, LeftOut, Proposal, ProposedCell, ProposedProduct, ProposedState, Sureness,
};
pub use crate::verify::Verification;

#[cfg(test)]
#[cfg(feature = "maps")]
mod tests;
