//! A complaint as it is listed, and its words.

use jiff::civil::Date;
use serde::Serialize;

use crate::message::{Message, day, message};
use crate::model::{Complaint, ComplaintChannel, ComplaintOutcome};

/// A complaint, and whether its answer is late.
#[derive(Debug, Serialize)]
pub struct ListedComplaint {
    /// The complaint.
    #[serde(flatten)]
    pub complaint: Complaint,
    /// True where the last day to answer is over and it is open, or was answered only then.
    #[serde(rename = "late")]
    pub is_late: bool,
}

impl ListedComplaint {
    /// Returns complaints as they are listed on a day.
    pub(in crate::office) fn all(complaints: Vec<Complaint>, today: Date) -> Vec<Self> {
        let listed = |complaint: Complaint| Self { is_late: complaint.is_late(today), complaint };
        complaints.into_iter().map(listed).collect()
    }

    /// Returns the complaint in one line, without what it says.
    pub fn words(&self) -> Message {
        let Complaint { number, received_on, due_on, channel, .. } = &self.complaint;
        let (on, due, channel) = (day(*received_on), day(*due_on), channel_words(*channel));
        match &self.complaint.answer {
            Some(answer) => message!(
                "complaint {number} of {on} ({channel}), answered on {day}: {outcome}",
                number,
                on,
                channel,
                day = day(answer.on),
                outcome = outcome_words(answer.outcome)
            ),
            None if self.is_late => message!(
                "complaint {number} of {on} ({channel}), LATE: to be answered by {due}",
                number,
                on,
                channel,
                due
            ),
            None => message!(
                "complaint {number} of {on} ({channel}), to be answered by {due}",
                number,
                on,
                channel,
                due
            ),
        }
    }
}

/// Returns a channel in words.
pub fn channel_words(channel: ComplaintChannel) -> Message {
    match channel {
        ComplaintChannel::Kotak => message!("suggestion box"),
        ComplaintChannel::Situs => message!("website"),
        ComplaintChannel::Email => message!("e-mail"),
        ComplaintChannel::Wa => message!("WhatsApp or SMS"),
        ComplaintChannel::Langsung => message!("at the counter"),
    }
}

/// Returns an outcome in words.
pub fn outcome_words(outcome: ComplaintOutcome) -> Message {
    match outcome {
        ComplaintOutcome::Dipenuhi => message!("met"),
        ComplaintOutcome::Dijelaskan => message!("explained"),
        ComplaintOutcome::Ditolak => message!("rejected"),
        ComplaintOutcome::Diteruskan => message!("passed on"),
    }
}
