//! Forget: blanks the personal data of a visitor, once the set time is over or for a stated reason. The records stay.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::Serialize;

use crate::error::{Error, ErrorKind, Result};
use crate::message::message;
use crate::office::counter::other_visits;
use crate::office::money::{DAY_LISTS, DEPOSIT_LISTS};
use crate::office::session::{Home, Session, seen};

/// The result of forgetting a person.
#[derive(Debug, Serialize)]
pub struct Forgotten {
    /// The number of the visit or request that was given.
    pub number: String,
    /// The numbers of the visits and requests whose personal data were blanked.
    pub forgotten: Vec<String>,
    /// Other visits of the same guest, whose personal data stay.
    pub other_visits: Vec<String>,
    /// What the office must still do.
    #[serde(skip)]
    pub left_to_do: LeftToDo,
}

/// What the program cannot do for the office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeftToDo {
    /// Lists in these folders of the office may still name the person as a payer. The close of the day must be printed
    /// again, and the old lists destroyed.
    ReplaceLists([&'static str; 2]),
}

impl Session {
    /// Blanks the personal data of a visit and its requests, or of one request, and removes their papers and scans.
    /// With a request its visit is blanked too, unless that visit has another request.
    ///
    /// # Errors
    /// [`ErrorKind::State`] where no reason is given and the time in the settings, counted from the day that
    /// `Ledger::last_day_of` returns, is not over; also where there is no such visit or request.
    pub fn forget(&mut self, visit: &str, because: Option<&str>) -> Result<Forgotten> {
        let (home, ledger) = self.parts()?;
        let because = because.map(str::trim).filter(|because| !because.is_empty());
        because.map_or(Ok(()), |because| seen("because", because))?;
        if let (Some(last), None) = (ledger.last_day_of(visit)?, because) {
            refuse_early(home, visit, last)?;
        }
        // Read before, since the name is gone afterwards.
        let past = ledger.past_visits()?;
        let forgotten = ledger.forget(visit, because, home.clock.today())?;
        for number in &forgotten {
            home.remove_papers(number)?;
        }
        let left_to_do = LeftToDo::ReplaceLists([DAY_LISTS, DEPOSIT_LISTS]);
        let other_visits = other_visits(&past, &forgotten);
        Ok(Forgotten { number: visit.to_owned(), forgotten, other_visits, left_to_do })
    }
}

fn refuse_early(home: &Home, visit: &str, last: Date) -> Result<()> {
    let days = home.settings().counter.keep_personal_days;
    let until = last.checked_add(i64::from(days).days()).unwrap_or(Date::MAX);
    if until <= home.clock.today() {
        return Ok(());
    }
    let message = message!(
        "{visit} is kept until {until}: {days} days after its last step, on {last}",
        visit,
        until,
        days,
        last
    );
    Err(Error::new(ErrorKind::State, message)
        .field("counter.keep_personal_days")
        .hint(message!("where the person asks for it (UU 27/2022), say so with --because REASON")))
}
