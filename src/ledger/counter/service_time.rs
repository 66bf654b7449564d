//! How the time of a visit was spent: by the office, and waiting for the visitor.
//!
//! The office waits for the visitor from an approval until the signed agreement is recorded, from an invoice until its
//! payment is recorded (not for an invoice of Rp0, which nobody pays), and from a return until the corrected request is
//! recorded or approved. All other time from the arrival until the handover is the office's. Both are computed from the
//! moments that the chain holds; nothing else is stored.

use jiff::civil::DateTime;
use serde::Serialize;

use super::visits::{Visit, left, visit_of};
use crate::error::Result;
use crate::ledger::store::{Ledger, broken};
use crate::ledger::track::StepTaken;
use crate::model::RequestNumber;

/// What the visitor has to do before the office can go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum VisitorsTurn {
    /// Correct the request that was returned.
    Correction,
    /// Sign the agreement.
    Signature,
    /// Pay the invoice.
    Payment,
}

/// How the time of a visit was spent, from the arrival until the handover or the end of the request, or until now. Each
/// is rounded down, so that it does not change while the other one goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spent {
    /// Minutes in which it was the office's turn.
    pub office_minutes: i64,
    /// Minutes in which the office waited for the visitor.
    pub waiting_minutes: i64,
    /// What the office waits for now; `None` where it is the office's turn or nothing is left to do.
    pub waiting_for: Option<VisitorsTurn>,
}

/// The visit of a request, and its time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceTime {
    /// The visit at which the request was handed in.
    pub visit: Visit,
    /// Minutes left of the promised service time, negative when it is over; `None` where the visit was on another day.
    pub minutes_left: Option<i64>,
    /// How the time was spent; `None` where the service went on after the day of the visit.
    pub spent: Option<Spent>,
}

impl Ledger {
    /// Returns the visit of a request and how its time was spent until `now`. `None` where the request is not recorded
    /// or has no visit.
    pub fn service_time(
        &self,
        number: &RequestNumber,
        now: DateTime,
        hour_minutes: i64,
    ) -> Result<Option<ServiceTime>> {
        self.time_of_steps(number, &self.steps(number)?, now, hour_minutes)
    }

    /// As [`Self::service_time`], by the steps of the request.
    pub(super) fn time_of_steps(
        &self,
        number: &RequestNumber,
        steps: &[StepTaken],
        now: DateTime,
        hour_minutes: i64,
    ) -> Result<Option<ServiceTime>> {
        if steps.is_empty() {
            return Ok(None);
        }
        let Some(visit) = visit_of(&self.connection, number)? else { return Ok(None) };
        let free = self.invoices_of_no_price(number)?;
        Ok(Some(ServiceTime {
            minutes_left: left(&visit, now, hour_minutes),
            spent: spent(visit.arrived, now, steps, &free),
            visit,
        }))
    }

    /// Returns the numbers of a request's invoices of Rp0.
    fn invoices_of_no_price(&self, number: &RequestNumber) -> Result<Vec<String>> {
        let sql = "SELECT invoices.number FROM invoices
                   JOIN requests ON requests.id = invoices.request
                   WHERE requests.number = ?1 AND json_extract(invoices.body, '$.total') = 0";
        let mut select = self.connection.prepare(sql).map_err(broken)?;
        let found = select.query_map([number.as_str()], |row| row.get(0)).map_err(broken)?;
        found.collect::<rusqlite::Result<_>>().map_err(broken)
    }
}

/// Returns how the time of a visit without a request was spent: the office's, all of it. `None` on another day.
pub(in crate::ledger) fn without_request(arrived: DateTime, now: DateTime) -> Option<Spent> {
    spent(arrived, now, &[], &[])
}

/// Returns how the time from the arrival was spent, by the steps of a request until `now`; `free` are the numbers of
/// invoices of Rp0. `None` where the service went on after the day of the visit.
fn spent(arrived: DateTime, now: DateTime, steps: &[StepTaken], free: &[String]) -> Option<Spent> {
    let mut turn = Turn::default();
    let (mut since, mut office, mut visitor) = (arrived, 0, 0);
    let mut go_on = |turn: &Turn, until: DateTime| {
        let until = until.max(since);
        let seconds = until.duration_since(since).as_secs();
        if !turn.is_over {
            *if turn.waits_for().is_some() { &mut visitor } else { &mut office } += seconds;
        }
        since = until;
    };
    for step in steps {
        // What comes after the day of the visit, such as a correction, is not of this time.
        let Some(at) = moment(step).filter(|at| at.date() == arrived.date()) else { continue };
        if at > now {
            break;
        }
        go_on(&turn, at);
        turn.take(step, free);
    }
    if !turn.is_over {
        if now.date() != arrived.date() {
            return None;
        }
        go_on(&turn, now);
    }
    Some(Spent {
        office_minutes: office / 60,
        waiting_minutes: visitor / 60,
        waiting_for: turn.waits_for(),
    })
}

/// Returns the moment of a step, without its offset where it has one.
fn moment(step: &StepTaken) -> Option<DateTime> {
    step.at.as_deref()?.get(..19)?.parse().ok()
}

/// How far the agreement is.
#[derive(Debug, Default, PartialEq, Eq)]
enum Agreement {
    /// The request is not approved.
    #[default]
    None,
    /// It is printed for the visitor, who has not signed it.
    Asked,
    /// It is signed.
    Signed,
}

/// Whose turn it is.
#[derive(Debug, Default)]
struct Turn {
    is_returned: bool,
    agreement: Agreement,
    /// The invoice that is issued and not paid.
    unpaid: Option<String>,
    /// The last invoice that is to be paid, paid or not.
    charged: Option<String>,
    /// The last handover note.
    handed_over: Option<String>,
    is_over: bool,
}

impl Turn {
    fn waits_for(&self) -> Option<VisitorsTurn> {
        if self.is_over {
            None
        } else if self.is_returned {
            Some(VisitorsTurn::Correction)
        } else if self.agreement == Agreement::Asked {
            Some(VisitorsTurn::Signature)
        } else {
            self.unpaid.is_some().then_some(VisitorsTurn::Payment)
        }
    }

    fn take(&mut self, step: &StepTaken, free: &[String]) {
        match step.step.as_str() {
            // A new version needs a new approval, agreement and invoice.
            "recorded" => *self = Self { is_over: self.is_over, ..Self::default() },
            "returned" => *self = Self { is_returned: true, ..Self::default() },
            "approved" => {
                self.is_returned = false;
                if self.agreement == Agreement::None {
                    self.agreement = Agreement::Asked;
                }
            }
            "agreed" => self.agreement = Agreement::Signed,
            "invoiced" => {
                self.unpaid = step.what.clone().filter(|number| !free.contains(number));
                self.charged.clone_from(&self.unpaid);
            }
            "paid" => self.unpaid = None,
            "underpaid" => self.unpaid.clone_from(&self.charged),
            // A payment that moves away from the invoice leaves it to be paid again.
            "payment-amended" => {
                self.unpaid = self.charged.clone().filter(|number| is_moved_from(step, number));
            }
            "void" if self.unpaid == step.what => self.unpaid = None,
            // A void handover note opens the request again; a void receipt does not close or open it.
            "void" if step.what.as_ref() == self.handed_over.as_ref() => self.is_over = false,
            "handed-over" => {
                self.handed_over.clone_from(&step.what);
                self.is_over = true;
            }
            "correction" => self.is_over = false,
            "closed" | "cancelled" | "refused" => self.is_over = true,
            _ => {}
        }
    }
}

/// Returns true where a payment moved away from this invoice to another one.
fn is_moved_from(step: &StepTaken, invoice: &str) -> bool {
    let told = step.what.as_deref().unwrap_or_default();
    told.strip_prefix(invoice).is_some_and(|rest| rest.starts_with(" -> "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(time: &str) -> DateTime {
        format!("2026-11-24T{time}").parse().unwrap()
    }

    fn steps(taken: &[(&str, &str)]) -> Vec<StepTaken> {
        let step = |(time, words): &(&str, &str)| {
            let (step, what) = words.split_once(' ').unwrap_or((words, ""));
            StepTaken {
                step: step.to_owned(),
                what: (!what.is_empty()).then(|| what.to_owned()),
                by: None,
                superseded: false,
                at: Some(if time.contains('T') {
                    (*time).to_owned()
                } else {
                    at(time).to_string()
                }),
            }
        };
        taken.iter().map(step).collect()
    }

    fn minutes(taken: &[(&str, &str)], now: &str) -> Option<(i64, i64, Option<VisitorsTurn>)> {
        let now = if now.contains('T') { now.parse().unwrap() } else { at(now) };
        let spent = spent(at("09:00:00"), now, &steps(taken), &["B-000".to_owned()])?;
        Some((spent.office_minutes, spent.waiting_minutes, spent.waiting_for))
    }

    #[test]
    fn the_visitor_signs_and_pays_on_time_of_his_own() {
        use VisitorsTurn::{Payment, Signature};
        let taken = [
            ("09:10:00", "recorded"),
            ("09:10:00", "approved"),
            ("09:25:30", "agreed"),
            ("09:30:00", "invoiced B-001"),
            ("09:40:00", "packed"),
            ("09:52:00", "paid"),
            ("10:05:00", "handed-over BAST-001"),
        ];
        for (now, expected) in [
            ("09:05:00", (5, 0, None)),
            ("09:20:00", (10, 10, Some(Signature))),
            ("09:28:00", (12, 15, None)),
            ("09:42:00", (14, 27, Some(Payment))),
            ("10:00:00", (22, 37, None)),
            ("11:00:00", (27, 37, None)),
            ("2026-11-30T08:00:00", (27, 37, None)),
        ] {
            assert_eq!(minutes(&taken, now), Some(expected), "{now}");
        }
    }

    #[test]
    fn a_returned_request_waits_for_its_correction() {
        let taken = [
            ("09:10:00", "recorded"),
            ("09:10:00", "returned"),
            ("09:30:00", "recorded"),
            ("09:30:00", "approved"),
            ("09:40:00", "agreed"),
        ];
        assert_eq!(minutes(&taken, "09:20:00"), Some((10, 10, Some(VisitorsTurn::Correction))));
        assert_eq!(minutes(&taken, "09:45:00"), Some((15, 30, None)));
    }

    #[test]
    fn nobody_waits_for_the_payment_of_nothing_or_of_a_void_invoice() {
        let signed = [("09:00:00", "approved"), ("09:00:00", "agreed")];
        let free = [&signed[..], &[("09:10:00", "invoiced B-000")]].concat();
        assert_eq!(minutes(&free, "09:30:00"), Some((30, 0, None)));
        let void = [("09:10:00", "invoiced B-001"), ("09:20:00", "void B-001")];
        let void = [&signed[..], &void].concat();
        assert_eq!(minutes(&void, "09:30:00"), Some((20, 10, None)));
    }

    #[test]
    fn the_office_waits_again_where_a_payment_moves_away_and_not_where_it_arrives() {
        let signed = [("09:00:00", "approved"), ("09:00:00", "agreed")];
        let paid = [("09:10:00", "invoiced B-001"), ("09:20:00", "paid")];
        let moved = |what| [&signed[..], &paid, &[("09:30:00", what)]].concat();
        let away = moved("payment-amended B-001 -> B-002: salah");
        assert_eq!(minutes(&away, "09:40:00"), Some((20, 20, Some(VisitorsTurn::Payment))));
        for stays in ["payment-amended B-009 -> B-001: salah", "payment-amended A1 -> A2: salah"] {
            assert_eq!(minutes(&moved(stays), "09:40:00"), Some((30, 10, None)), "{stays}");
        }
    }

    #[test]
    fn a_correction_of_another_day_is_not_of_the_visit_and_one_of_the_day_is() {
        let over = [("09:30:00", "handed-over BAST-001")];
        let same = [&over[..], &[("09:50:00", "correction sobek")]].concat();
        assert_eq!(minutes(&same, "10:00:00"), Some((40, 0, None)));
        let later = [&over[..], &[("2026-11-25T09:00:00+09:00", "correction sobek")]].concat();
        assert_eq!(minutes(&later, "2026-11-25T10:00:00"), Some((30, 0, None)));
        let void = [&over[..], &[("09:40:00", "void BAST-001")]].concat();
        assert_eq!(minutes(&void, "10:00:00"), Some((50, 0, None)));
    }

    #[test]
    fn what_went_on_after_the_day_has_no_time() {
        assert_eq!(minutes(&[("09:10:00", "approved")], "2026-11-25T09:00:00"), None);
        assert_eq!(minutes(&[], "2026-11-25T09:00:00"), None);
        // A step before the arrival, which was entered later, takes no time.
        assert_eq!(minutes(&[("08:50:00", "recorded")], "09:30:00"), Some((30, 0, None)));
    }
}
