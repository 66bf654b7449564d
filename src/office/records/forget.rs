//! Forget: blanks the personal data of a visitor, once the set time is over or for a stated reason. The records stay.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::Serialize;

use crate::error::{Error, ErrorKind, Result};
use crate::ledger::ForgottenNumber;
use crate::message::message;
use crate::model::read_complaint_number;
use crate::office::counter::other_visits;
use crate::office::money::{DAY_LISTS, DEPOSIT_LISTS};
use crate::office::session::{Draft, Home, Session, seen};

/// The result of forgetting a person.
#[derive(Debug, Serialize)]
pub struct Forgotten {
    /// The number of the visit or request that was given.
    pub number: String,
    /// The numbers of the visits and requests whose personal data were blanked.
    pub forgotten: Vec<String>,
    /// The numbers of the requests among them whose papers, payer and evidence stay until they are destroyed.
    pub kept_papers: Vec<String>,
    /// Other visits of the same guest, whose personal data stay.
    pub other_visits: Vec<String>,
    /// The paths of the files in the folder of requests that were removed.
    pub removed_files: Vec<String>,
    /// What the office must still do; `None` for nothing.
    #[serde(skip)]
    pub left_to_do: Option<LeftToDo>,
}

/// What the program cannot do for the office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeftToDo {
    /// Lists in these folders of the office may still name the person as a payer. The close of the day must be printed
    /// again, and the old lists destroyed.
    ReplaceLists([&'static str; 2]),
}

impl Session {
    /// Blanks the personal data of a visit and its requests, of one request, or of one complaint, and removes their
    /// papers and scans; of a
    /// request that was agreed or invoiced, its papers, the payer and the evidence stay until they are destroyed.
    /// With a request its visit is blanked too, unless that visit has another request. Removes the files in the folder
    /// of requests that have one of these numbers in them, and with a visit those of its guest that were never
    /// recorded. A request that was never recorded only has such files; the time is counted from its receipt.
    ///
    /// # Errors
    /// [`ErrorKind::State`] where no reason is given and the time in the settings, counted from the day that
    /// `Ledger::last_day_of` returns, is not over; also where there is no such visit or request.
    pub fn forget(&mut self, visit: &str, because: Option<&str>) -> Result<Forgotten> {
        let complaint = read_complaint_number(visit);
        let visit = complaint.as_deref().unwrap_or(visit);
        let because = because.map(str::trim).filter(|because| !because.is_empty());
        because.map_or(Ok(()), |because| seen("because", because))?;
        let (home, ledger) = self.parts()?;
        let (mut drafts, last) = (home.drafts(), ledger.last_day_of(visit)?);
        if last.is_none() {
            drafts.retain(|draft| draft.number == visit);
            if !drafts.is_empty() {
                return forget_drafts(home, visit, because, &drafts);
            }
        }
        if let (Some(last), None) = (last, because) {
            refuse_early(home, visit, last)?;
        }
        // Read before, since the name is gone afterwards.
        let past = ledger.past_visits()?;
        let guest = past.iter().find(|one| one.number == visit).map(|one| &one.person);
        let mut of_guest = Vec::new();
        for draft in &drafts {
            let text =
                |field: &str| guest.and_then(|guest| guest[field].as_str()).unwrap_or_default();
            let is_recorded = || ledger.last_day_of(&draft.number).map(|day| day.is_some());
            if draft.is_by(text("name"), text("email")) && !is_recorded()? {
                of_guest.push(draft.number.clone());
            }
        }
        let forgotten = ledger.forget(visit, because, home.clock.today())?;
        for ForgottenNumber { number, keeps_papers } in &forgotten {
            match keeps_papers {
                true => home.remove_guest_files(number)?,
                false => home.remove_papers(number)?,
            }
        }
        let kept_papers = forgotten.iter().filter(|one| one.keeps_papers);
        let kept_papers = kept_papers.map(|one| one.number.clone()).collect();
        let forgotten: Vec<String> = forgotten.into_iter().map(|one| one.number).collect();
        drafts
            .retain(|draft| forgotten.contains(&draft.number) || of_guest.contains(&draft.number));
        let removed_files = Home::remove_drafts(&drafts)?;
        let left_to_do = Some(LeftToDo::ReplaceLists([DAY_LISTS, DEPOSIT_LISTS]));
        let other_visits = other_visits(&past, &forgotten);
        let number = visit.to_owned();
        Ok(Forgotten { number, forgotten, kept_papers, other_visits, removed_files, left_to_do })
    }
}

/// Removes the files of a request that was never recorded.
fn forget_drafts(
    home: &Home,
    number: &str,
    because: Option<&str>,
    drafts: &[Draft],
) -> Result<Forgotten> {
    if because.is_none() {
        let received = drafts.iter().map(|draft| draft.received_on).max().flatten();
        refuse_early(home, number, received.unwrap_or_else(|| home.clock.today()))?;
    }
    Ok(Forgotten {
        number: number.to_owned(),
        forgotten: vec![number.to_owned()],
        kept_papers: Vec::new(),
        other_visits: Vec::new(),
        removed_files: Home::remove_drafts(drafts)?,
        left_to_do: None,
    })
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
