//! A request from check to end: checked, approved, returned, refused, agreed, amended, corrected, closed or cancelled.
//! Also its state, and suggestions for it.

mod agree;
mod amend;
mod approve;
mod at_visit;
mod cancel;
mod change_words;
mod changed;
mod check;
mod close;
mod correct;
mod decision_papers;
mod decline;
mod field_words;
mod held;
mod hindrances;
mod next_command;
mod next_steps;
mod references;
mod status;
mod suggest;
mod waiting;

pub use agree::{Agreed, Signature};
pub use amend::{Amend, AmendedRequest};
pub use approve::{ApprovedRequest, Decision};
pub use at_visit::VisitOfRequest;
pub use cancel::Ended;
pub use changed::{Change, OpenCode, Undone};
pub use check::{Checked, checked};
pub use close::Closed;
pub use correct::Corrected;
pub use decline::{Declining, Refused, Returned};
pub use hindrances::Hindrances;
pub use next_command::ApproveCommand;
pub use status::Status;
pub use suggest::{Suggested, SuggestedProduct, suggested};
pub use waiting::WaitingFile;
