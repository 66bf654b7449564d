//! Visit: a guest is entered into the guest book and gets a queue number on a ticket, and the promised service time
//! starts.

use jiff::ToSpan;
use jiff::civil::{DateTime, Time};
use serde::Serialize;

use super::earlier_guests::{EarlierGuest, earlier_guests};
use super::guest_fields::NewGuest;
use super::guest_words::quoted;
use super::returning::{Filled, filled};
use crate::error::{Error, ErrorKind, Result};
use crate::ledger::{Ledger, Visit};
use crate::message::message;
use crate::office::session::{Home, Session};

/// A visit that was entered into the guest book.
#[derive(Debug, Serialize)]
pub struct Entered {
    /// The visit.
    #[serde(flatten)]
    pub visit: Visit,
    /// The path of the ticket with the queue number.
    pub ticket: String,
    /// What was taken from earlier visits; `None` for a guest who was not said to return.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub returning: Option<Filled>,
}

/// The result of a visit.
#[derive(Debug)]
pub enum Arrival {
    /// The visit was entered.
    Entered(Box<Entered>),
    /// Nothing was entered, since several guests of earlier visits may be meant.
    Several(Vec<EarlierGuest>),
}

impl Session {
    /// Enters a guest into the guest book of today, at the given time or now; gives the visit the next queue number of
    /// the day, and writes a ticket with it into `papers/<visit>/`. For a guest who returns, `returning` has words of
    /// the name, the e-mail address, or the number or the queue number of today of an earlier visit; fields that are
    /// not given are taken from there.
    ///
    /// # Errors
    /// [`ErrorKind::Usage`] for a field that is wrong or a time that has not come; [`ErrorKind::State`] where no guest
    /// of an earlier visit is found; [`ErrorKind::Paper`] where the template of the ticket cannot be rendered;
    /// [`ErrorKind::Io`] where the ticket cannot be written. Only an error of the very last writing leaves an entry
    /// behind.
    pub fn visit(
        &mut self,
        guest: &NewGuest,
        returning: Option<&str>,
        at: Option<Time>,
    ) -> Result<Arrival> {
        let (mut guest, mut returned) = (guest.clone(), None);
        let of_words = |error: Error| error.field("returning");
        // Today's visit may be named by its queue number alone.
        let returning = match returning {
            Some(words) => Some(self.visit_number(words).map_err(of_words)?),
            None => None,
        };
        let waiting = match &returning {
            Some(_) => self.guests_without_request()?,
            None => Vec::new(),
        };
        let (home, ledger) = self.parts()?;
        if let Some(words) = &returning {
            let mut found = find(ledger, words)?;
            if found.len() > 1 {
                return Ok(Arrival::Several(found));
            }
            let earlier = found.pop().ok_or_else(|| nobody(words))?;
            let mut told = filled(&mut guest, &earlier, home.clock.today());
            let mut waits = waiting.into_iter().map(|(visit, _)| visit);
            told.waits = waits.find(|visit| earlier.all_visits.contains(visit));
            returned = Some(told);
        }
        let entry = guest.entry()?;
        let arrived = home.clock.moment(at);
        if home.clock.is_to_come(arrived) {
            return Err(not_come(arrived, home.clock.moment(None)));
        }
        // So that a template or a folder that cannot be used stops the visit before it is entered.
        let sample = Visit { number: String::new(), queue: 1, arrived, name: String::new() };
        ticket(home, &sample)?;
        home.ready_for_papers(&arrived.date().to_string())?;
        let visit = ledger.record_visit(&entry, arrived)?;
        let path = home.write_paper(&visit.number, "antrean.pdf", &ticket(home, &visit)?)?;
        let ticket = path.display().to_string();
        Ok(Arrival::Entered(Box::new(Entered { visit, ticket, returning: returned })))
    }
}

/// Returns the error of a guest who is said to come later than now.
fn not_come(at: DateTime, now: DateTime) -> Error {
    let (at, now) = (at.strftime("%H:%M").to_string(), now.strftime("%H:%M").to_string());
    Error::new(ErrorKind::Usage, message!("{at} has not come yet; it is {now}", at, now))
        .field("--at")
        .hint(message!("give when the guest came, or leave it out for now"))
}

fn find(ledger: &Ledger, words: &str) -> Result<Vec<EarlierGuest>> {
    if words.trim().is_empty() {
        let message = message!("no words are given to find the guest by");
        return Err(Error::new(ErrorKind::Usage, message)
            .field("returning")
            .hint(message!("give a name, an e-mail address or the number of an earlier visit")));
    }
    Ok(earlier_guests(&ledger.past_visits()?, words))
}

fn nobody(words: &str) -> Error {
    let words = quoted(words);
    let message = message!("no guest of an earlier visit is found by {words}", words);
    Error::new(ErrorKind::State, message).field("returning").hint(message!(
        "try fewer words of the name, or the e-mail address; a new guest is entered with \
         `kemas visit --name NAME`"
    ))
}

/// Returns the ticket of a visit as a PDF. It does not name the guest, since tickets are left behind.
fn ticket(home: &Home, visit: &Visit) -> Result<Vec<u8>> {
    let minutes = home.settings().counter.promised_minutes;
    let until = visit.arrived.checked_add(i64::from(minutes).minutes()).unwrap_or(DateTime::MAX);
    let papers = home.papers()?;
    papers.ticket(&visit.number, visit.queue, visit.arrived, until, home.settings())?.pdf()
}
