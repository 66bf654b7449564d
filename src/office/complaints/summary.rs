//! The complaints of each month in numbers, without names.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use crate::error::Result;
use crate::model::{Complaint, ComplaintChannel, ComplaintOutcome};
use crate::office::session::Session;

/// The complaints in numbers.
#[derive(Debug, Serialize)]
pub struct ComplaintSummary {
    /// Each month in which complaints were received, the earliest first.
    pub months: Vec<ComplaintMonth>,
    /// All these months together.
    pub total: ComplaintCounts,
}

/// The complaints that were received in one month.
#[derive(Debug, Serialize)]
pub struct ComplaintMonth {
    /// The month, such as `2026-11`.
    pub month: String,
    /// Its complaints.
    #[serde(flatten)]
    pub counts: ComplaintCounts,
}

/// How many complaints there are of each kind.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ComplaintCounts {
    /// All that were received.
    pub received: u64,
    /// Of these, those that are not answered.
    pub open: u64,
    /// Those whose answer is or was late.
    pub late: u64,
    /// How many came by each channel, by its word; channels without any are left out.
    pub channels: BTreeMap<&'static str, u64>,
    /// How many ended with each outcome, by its word; outcomes without any are left out.
    pub outcomes: BTreeMap<&'static str, u64>,
}

impl ComplaintCounts {
    fn add(&mut self, complaint: &Complaint, today: Date) {
        self.received += 1;
        self.late += u64::from(complaint.is_late(today));
        *self.channels.entry(complaint.channel.as_str()).or_default() += 1;
        match &complaint.answer {
            Some(answer) => *self.outcomes.entry(answer.outcome.as_str()).or_default() += 1,
            None => self.open += 1,
        }
    }

    /// Returns how many came by each channel.
    pub fn by_channel(&self) -> impl Iterator<Item = (ComplaintChannel, u64)> {
        let count = |one: ComplaintChannel| Some((one, *self.channels.get(one.as_str())?));
        ComplaintChannel::ALL.into_iter().filter_map(count)
    }

    /// Returns how many ended with each outcome.
    pub fn by_outcome(&self) -> impl Iterator<Item = (ComplaintOutcome, u64)> {
        let count = |one: ComplaintOutcome| Some((one, *self.outcomes.get(one.as_str())?));
        ComplaintOutcome::ALL.into_iter().filter_map(count)
    }
}

impl Session {
    /// Returns the complaints in numbers by the month in which they were received, or of one month such as `2026-11`.
    pub fn complaint_summary(&mut self, month: Option<&str>) -> Result<ComplaintSummary> {
        let (home, ledger) = self.parts()?;
        let today = home.clock.today();
        let mut months: BTreeMap<String, ComplaintCounts> = BTreeMap::new();
        let mut total = ComplaintCounts::default();
        for complaint in ledger.complaints()? {
            let of = complaint.received_on.strftime("%Y-%m").to_string();
            if month.is_none_or(|month| month == of) {
                months.entry(of).or_default().add(&complaint, today);
                total.add(&complaint, today);
            }
        }
        let months = months.into_iter().map(|(month, counts)| ComplaintMonth { month, counts });
        Ok(ComplaintSummary { months: months.collect(), total })
    }
}
