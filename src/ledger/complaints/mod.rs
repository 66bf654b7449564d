//! Complaints about the service, and their answers.
//!
//! A complaint may be about a sale or about none, and by somebody or by nobody. What was said, and by whom, stands in
//! `people` under the number of the complaint, so that it can be blanked; the rest stays. `record` adds complaints and
//! answers, `reading` returns them.

mod reading;
mod record;

pub(super) use reading::{has_open, numbers_about, refuse_open};
pub(super) use record::answer_by_correction;
pub use record::{NewAnswer, NewComplaint};
