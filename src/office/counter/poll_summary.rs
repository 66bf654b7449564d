//! The marks of the polls by month, without names.

use serde::Serialize;

use super::poll::MARKS;
use crate::error::Result;
use crate::ledger::MonthOfPolls;
use crate::office::session::Session;

/// The marks of the polls.
#[derive(Debug, Serialize)]
pub struct PollSummary {
    /// Each month in which there were visits, the earliest first.
    pub months: Vec<PolledMonth>,
    /// All these months together.
    pub total: Polls,
}

/// The marks of one month.
#[derive(Debug, Serialize)]
pub struct PolledMonth {
    /// The month of the visits, such as `2026-11`.
    pub month: String,
    /// Its polls.
    #[serde(flatten)]
    pub polls: Polls,
}

/// The polls of some visits.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Polls {
    /// The number of visits.
    pub visits: u64,
    /// The number of those whose guests answered.
    pub answers: u64,
    /// How important the service is.
    pub importance: Marks,
    /// How satisfied the guests are.
    pub satisfaction: Marks,
}

/// How often each mark was given.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Marks {
    /// How often each mark from 1 to 10 was given.
    pub counts: [u64; 10],
    /// The mean, rounded to hundredths; `None` where there is no answer.
    pub mean: Option<f64>,
}

impl Marks {
    fn of(counts: [u64; 10]) -> Self {
        let number: u64 = counts.iter().sum();
        let sum: u64 = counts.iter().zip(1..).map(|(count, mark)| count * mark).sum();
        Self {
            counts,
            mean: (number > 0).then(|| (sum as f64 / number as f64 * 100.0).round() / 100.0),
        }
    }
}

impl Polls {
    fn of(months: &[MonthOfPolls]) -> Self {
        let (mut importance, mut satisfaction) = ([0; 10], [0; 10]);
        let count = |counts: &mut [u64; 10], mark: u8| {
            if let Some(count) = counts.get_mut(usize::from(mark.wrapping_sub(*MARKS.start()))) {
                *count += 1;
            }
        };
        let mut polls = Self::default();
        for month in months {
            polls.visits += month.visits;
            polls.answers += month.marks.len() as u64;
            for (important, satisfied) in &month.marks {
                count(&mut importance, *important);
                count(&mut satisfaction, *satisfied);
            }
        }
        Self { importance: Marks::of(importance), satisfaction: Marks::of(satisfaction), ..polls }
    }
}

impl Session {
    /// Returns the marks of the polls by month, or of one month such as `2026-11`.
    pub fn poll_summary(&mut self, month: Option<&str>) -> Result<PollSummary> {
        let mut months = self.ledger()?.polls_by_month()?;
        months.retain(|known| month.is_none_or(|month| known.month == month));
        let total = Polls::of(&months);
        let months = months.into_iter().map(|known| PolledMonth {
            polls: Polls::of(std::slice::from_ref(&known)),
            month: known.month,
        });
        Ok(PollSummary { months: months.collect(), total })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_counted_and_their_mean_is_of_the_answers() {
        let month = |marks: &[(u8, u8)]| MonthOfPolls {
            month: "2026-11".to_owned(),
            visits: 5,
            marks: marks.to_vec(),
        };
        let polls = Polls::of(&[month(&[(10, 1), (9, 8)]), month(&[(9, 8)])]);
        assert_eq!((polls.visits, polls.answers), (10, 3));
        assert_eq!(polls.importance.counts, [0, 0, 0, 0, 0, 0, 0, 0, 2, 1]);
        let json = serde_json::to_value(&polls).unwrap();
        assert_eq!(json["importance"]["mean"], 9.33);
        assert_eq!(json["satisfaction"]["mean"], 5.67);
        let none = serde_json::to_value(Polls::of(&[month(&[])])).unwrap();
        assert_eq!(none["satisfaction"]["mean"], serde_json::Value::Null);
    }
}
