//! Complaints about the service: `record` takes them and their answers, `listed` is how they are shown everywhere,
//! `summary` counts them by month.

mod listed;
mod record;
mod summary;

pub use listed::{ListedComplaint, channel_words, outcome_words};
pub(in crate::office) use record::complaint_of;
pub use record::{Complaints, GivenComplaint};
pub use summary::{ComplaintCounts, ComplaintMonth, ComplaintSummary};
