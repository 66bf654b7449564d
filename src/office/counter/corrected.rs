//! A visit that was entered wrongly is corrected, and one whose guest left without being served is ended.

use serde::Serialize;
use serde_json::Value;

use super::guest_fields::NewGuest;
use crate::error::{Error, ErrorKind, Result};
use crate::ledger::COUNTED;
use crate::message::message;
use crate::office::session::{Session, seen};

/// A visit that was corrected.
#[derive(Debug, Serialize)]
pub struct CorrectedVisit {
    /// The number of the visit.
    pub number: String,
    /// The fields that are others now.
    pub changed: Vec<FieldChange>,
    /// The requests that were handed in at this visit. Their requester stays as it is.
    pub requests: Vec<String>,
}

/// A field of the guest book that was corrected.
#[derive(Debug, Serialize)]
pub struct FieldChange {
    /// The field, as in the guest book.
    pub field: &'static str,
    /// What stood there; `null` for nothing.
    pub before: Value,
    /// What stands there now; `null` for nothing.
    pub after: Value,
}

/// A visit whose guest left.
#[derive(Debug, Serialize)]
pub struct Departed {
    /// The number of the visit.
    pub number: String,
    /// Always true.
    pub left: bool,
    /// Why, where it was said.
    pub because: Option<String>,
}

impl Session {
    /// Corrects what the guest book says of a visit, which may be named by its queue number of today. Only the fields
    /// that are given change; an empty text takes away what stands there. What stood there before stays readable.
    ///
    /// # Errors
    /// [`ErrorKind::Usage`] for a field that is wrong; [`ErrorKind::State`] where there is no such visit, its personal
    /// data were blanked, or everything stands there already.
    pub fn correct_visit(&mut self, visit: &str, given: &NewGuest) -> Result<CorrectedVisit> {
        let of_visit = |error: Error| error.field("--amend");
        let number = self.visit_number(visit).map_err(of_visit)?;
        let from = self.ledger()?.guest(&number).map_err(of_visit)?;
        if given.name.as_deref().is_some_and(|name| name.trim().is_empty()) {
            let message = message!("the guest's name must not be empty");
            return Err(Error::new(ErrorKind::Usage, message)
                .field("name")
                .hint(message!("give the name with `--name NAME`, or leave `--name` out")));
        }
        let asked = given.checked()?;
        let mut to = from.clone();
        let mut changed = Vec::new();
        for (field, is_given) in given.fields() {
            if !is_given {
                continue;
            }
            let (of, now) = if COUNTED.contains(&field) {
                (&asked.counted, &mut to.counted)
            } else {
                (&asked.person, &mut to.person)
            };
            let (before, after) = (now[field].clone(), of[field].clone());
            if before != after {
                now[field] = after.clone();
                changed.push(FieldChange { field, before, after });
            }
        }
        if changed.is_empty() {
            let message =
                message!("visit {number} stands in the guest book like this already", number);
            return Err(Error::new(ErrorKind::State, message).field("--amend").hint(message!(
                "give each field that is wrong, such as `--name NAME` or `--age AGE`"
            )));
        }
        let ledger = self.ledger()?;
        ledger.correct_visit(&number, &from, &to)?;
        Ok(CorrectedVisit { requests: ledger.requests_of_visit(&number)?, number, changed })
    }

    /// Records that the guest of a visit left without being served, so that the visit does not wait any more. The visit
    /// may be named by its queue number of today.
    ///
    /// # Errors
    /// [`ErrorKind::State`] where there is no such visit, where it has a request or has answered the poll, or where this
    /// is recorded already.
    pub fn guest_left(&mut self, visit: &str, because: Option<&str>) -> Result<Departed> {
        let because = because.map(str::trim).filter(|because| !because.is_empty());
        because.map_or(Ok(()), |because| seen("because", because))?;
        let of_visit = |error: Error| error.field("--left");
        let number = self.visit_number(visit).map_err(of_visit)?;
        let today = self.home().clock.today();
        self.ledger()?.record_departure(&number, because, today).map_err(of_visit)?;
        Ok(Departed { number, left: true, because: because.map(str::to_owned) })
    }
}
