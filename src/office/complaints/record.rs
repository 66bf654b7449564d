//! Complaints: what somebody complains about, by when it is to be answered, and the answer.

use jiff::civil::Date;
use serde::Serialize;

use super::listed::ListedComplaint;
use crate::error::{Error, ErrorKind, Result};
use crate::ledger::{NewAnswer, NewComplaint, unknown_request};
use crate::message::{and, message};
use crate::model::{
    ComplaintChannel, ComplaintOutcome, LONGEST_NAME, RequestNumber, Room, read_complaint_number,
    unfit_character,
};
use crate::office::session::{Session, number_of, seal_code_of, seen};

/// The longest text of a complaint and of an answer, in characters.
const LONGEST_TEXT: usize = 4000;

/// A complaint as it reached the office.
#[derive(Debug, Default)]
pub struct GivenComplaint<'a> {
    /// The number of the request that it is about; `None` for none.
    pub request: Option<&'a str>,
    /// The seal code of the medium that it is about; `None` for none. Not together with a request.
    pub code: Option<&'a str>,
    /// Who complains; `None` for nobody.
    pub name: Option<&'a str>,
    /// Where to answer; `None` where it is not said.
    pub contact: Option<&'a str>,
    /// What it says.
    pub text: &'a str,
    /// The day on which it reached the office; `None` for today.
    pub received_on: Option<Date>,
}

/// The complaints that were asked for.
#[derive(Debug, Serialize)]
pub struct Complaints {
    /// Each complaint, in the order of the numbers.
    pub complaints: Vec<ListedComplaint>,
}

impl Session {
    /// Records a complaint, which is to be answered within the working days of the settings.
    ///
    /// # Errors
    /// [`ErrorKind::Usage`] for a text, name or contact that is empty, too long or has a character that cannot be seen,
    /// for a day that has not come, and for a malformed number or code; [`ErrorKind::State`] where the ledger does not
    /// know the request or the code, or media of several requests have the code.
    pub fn record_complaint(
        &mut self,
        channel: ComplaintChannel,
        given: &GivenComplaint<'_>,
    ) -> Result<ListedComplaint> {
        let text = stated_text(given.text)?;
        let name = given.name.map(|name| stated_line("name", name)).transpose()?;
        let contact = given.contact.map(|contact| stated_line("contact", contact)).transpose()?;
        let request = match (given.request, given.code) {
            (Some(request), _) => Some(self.known_request(request)?),
            (None, Some(code)) => Some(self.request_of_code(code)?),
            (None, None) => None,
        };
        let (home, ledger) = self.parts()?;
        let today = home.clock.today();
        let received_on = given.received_on.unwrap_or(today);
        if received_on > today {
            let message =
                message!("{received_on} has not come yet; it is {today}", received_on, today);
            return Err(Error::new(ErrorKind::Usage, message)
                .field("received-on")
                .hint(message!("give the day on which the complaint reached the office")));
        }
        let days = home.settings().counter.complaint_days;
        let due_on = home.catalog().holidays()?.working_days_after(received_on, days);
        let request = request.as_ref();
        let new = NewComplaint { channel, request, name, contact, text, received_on, due_on };
        let number = ledger.record_complaint(&new, today)?;
        self.complaint(&number)
    }

    /// Records the answer to a complaint.
    ///
    /// # Errors
    /// [`ErrorKind::Usage`] for a malformed number and for a text as in [`Self::record_complaint`];
    /// [`ErrorKind::State`] where there is no such complaint, or it is answered.
    pub fn answer_complaint(
        &mut self,
        number: &str,
        outcome: ComplaintOutcome,
        text: &str,
    ) -> Result<ListedComplaint> {
        let (number, text) = (complaint_of(number)?, stated_text(text)?);
        let (home, ledger) = self.parts()?;
        let answer = NewAnswer { outcome, text, on: home.clock.today() };
        ledger.answer_complaint(&number, &answer)?;
        self.complaint(&number)
    }

    /// Returns a complaint.
    ///
    /// # Errors
    /// [`ErrorKind::Usage`] for a malformed number, [`ErrorKind::State`] where there is no such complaint.
    pub fn complaint(&mut self, number: &str) -> Result<ListedComplaint> {
        let number = complaint_of(number)?;
        let (home, ledger) = self.parts()?;
        let complaint = ledger.complaint(&number)?;
        Ok(ListedComplaint { is_late: complaint.is_late(home.clock.today()), complaint })
    }

    /// Returns the complaints that were received in a period of days, both ends included, or all; where `is_open`, only
    /// those that are not answered.
    pub fn complaints(
        &mut self,
        period: Option<(Date, Date)>,
        is_open: bool,
    ) -> Result<Complaints> {
        let (home, ledger) = self.parts()?;
        let mut found = if is_open { ledger.open_complaints()? } else { ledger.complaints()? };
        if let Some((from, to)) = period {
            found.retain(|complaint| (from..=to).contains(&complaint.received_on));
        }
        Ok(Complaints { complaints: ListedComplaint::all(found, home.clock.today()) })
    }

    /// Returns the number of a request that is on record.
    fn known_request(&mut self, request: &str) -> Result<RequestNumber> {
        let number = number_of(request)?;
        if self.ledger()?.state(&number)?.is_none() {
            return Err(Error::new(ErrorKind::State, unknown_request(&number))
                .field("request")
                .hint(message!("leave it out where the complaint is about no sale")));
        }
        Ok(number)
    }

    /// Returns the request whose medium has a seal code.
    fn request_of_code(&mut self, code: &str) -> Result<RequestNumber> {
        let code = seal_code_of(code)?;
        let sales = self.ledger()?.sales_of_code(&code)?;
        let mut requests: Vec<&str> = sales.iter().map(|sale| sale.request.as_str()).collect();
        requests.sort_unstable();
        requests.dedup();
        let refused = |message| Error::new(ErrorKind::State, message).field("code");
        match requests[..] {
            [one] => number_of(one),
            [] => Err(refused(message!(
                "{code}: nothing was packed under this code in this office",
                code
            ))),
            _ => {
                let message = message!("media of several requests have the code {code}", code);
                let requests = and(requests.iter().map(ToString::to_string));
                Err(refused(message)
                    .hint(message!("give one with --request: {requests}", requests)))
            }
        }
    }
}

/// Returns the number of a complaint as it is written.
///
/// # Errors
/// [`ErrorKind::Usage`] where the text is none.
pub(in crate::office) fn complaint_of(text: &str) -> Result<String> {
    read_complaint_number(text).ok_or_else(|| {
        Error::new(ErrorKind::Usage, message!("'{text}' is no number of a complaint", text))
            .field("complaint")
            .hint(message!("give a number such as P-001/2026"))
    })
}

/// Checks the text of a complaint or of an answer, which may have several lines, and returns it without blanks around.
fn stated_text(text: &str) -> Result<&str> {
    let text = text.trim();
    let wrong = |what, hint| Err(Error::new(ErrorKind::Usage, what).field("text").hint(hint));
    if text.is_empty() {
        return wrong(message!("the text is empty"), message!("write what was said"));
    }
    if text.chars().count() > LONGEST_TEXT {
        let what = message!("the text is longer than {most} letters", most = LONGEST_TEXT);
        return wrong(what, message!("write what matters, and keep the letter itself"));
    }
    if let Some((what, _)) = unfit_character(text, Room::Lines) {
        return wrong(what, message!("type it anew"));
    }
    Ok(text)
}

fn stated_line<'a>(field: &str, text: &'a str) -> Result<&'a str> {
    let text = text.trim();
    let wrong = |what| Err(Error::new(ErrorKind::Usage, what).field(field));
    if text.is_empty() {
        return wrong(message!("the text is empty"));
    }
    if text.chars().count() > LONGEST_NAME {
        return wrong(message!("the text is longer than {most} letters", most = LONGEST_NAME));
    }
    seen(field, text)?;
    Ok(text)
}
