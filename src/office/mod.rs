//! The office behind every door: its home on disk, a session with it, and one verb for each step of the
//! service.
//!
//! A door (the command line, a page) names an [`Office`] and opens a [`Session`]: one snapshot of catalogue
//! and index, one connection to the ledger, settings, templates and a clock. The verbs are the session's
//! methods, each in the file that bears its name; they take typed input and give a typed answer, whose JSON
//! is what `--json` prints. Progress and warnings go out through [`Watch`]. What needs no office is in
//! [`open_doors`].
//!
//! Rooms, from the ground: `session` (the home and the session), `papers` (numbered papers printed and
//! voided), `request` (check to close), `goods` (plan, pack, verify, handover), `money` (invoice to the day's
//! close), `counter` (guests), `stock` (index, maps, shelf) and `records` (the ledger itself). Nothing here
//! knows a screen, SQL or a byte of payload.

mod counter;
mod example;
mod goods;
mod manual;
mod money;
pub mod open_doors;
mod papers;
mod records;
mod request;
mod session;
mod stock;

pub use counter::{AtCounter, Hour, MARKS, NewGuest, Polled, Today};
pub use example::Example;
pub use goods::{
    DamagedOnShelf, Onto, PackOrder, Packed, PieceFindings, PlanOrder, Planned, ShelfUse,
    StoreFinding,
};
pub use manual::{
    ExplainedCode, Page, all_codes, code_families, explain_code, manual_page, manual_words,
};
pub use money::{BillingCodeRecorded, DayClosed, Deposited, Paid};
pub use papers::{Issued, Printed, Voided};
pub use records::{BackedUp, Exported, Forgotten, LeftToDo};
pub use request::{
    Agreed, ApprovedRequest, Cancelled, Checked, Closed, Corrected, Decision, Signature, Status,
    Suggested,
};
pub use session::{Clock, Created, Given, MOST_THREADS, Office, Session, Warning, Watch};
pub use stock::{
    BatchChoice, BatchFailure, Batched, Cut, CutOrder, CutPiece, DamagedItem, DamagedPackage,
    HeldFile, Indexed, ListedItem, ListedPackage, Look, Product, ProductKind, Pruned,
    RemovedPackage, SHELF_LEVEL, ShelfCheck, ShelfList, ShelfPackage, ShelfRemedy, Shown,
    ShownPiece, SoldPiece,
};

// What answers and orders are made of, for doors that name them.
pub use crate::catalog::TariffClass;
pub use crate::ledger::{LedgerCheck, Visit, Waiting};
pub use crate::pack::{Level as PackLevel, Zipped};
pub use crate::plan::{Estimate, Form, RateSource, Rates, WayOut};
pub use crate::verify::Verification;

#[cfg(test)]
#[cfg(feature = "maps")]
mod tests;
