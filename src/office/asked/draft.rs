//! A request that is being asked for: what it begins with, and what is wrong with a field of it.

use std::path::Path;

use crate::conformity::{read_request, read_use};
use crate::error::{Error, ErrorKind, Result};
use crate::message::{Message, message};
use crate::model::{Abstraction, Action, Request, RequestNumber, Requester, Stage, is_same_text};
use crate::office::counter::category;
use crate::office::session::{Given, Session, number_of};

/// What the guest book says of a guest, as far as a request needs it.
#[derive(Debug, Clone, Default)]
pub struct GuestData {
    /// The number of the visit.
    pub visit: String,
    /// The name.
    pub name: String,
    /// E-mail; empty where not given. So are the others.
    pub email: String,
    /// Telephone.
    pub phone: String,
    /// Address.
    pub address: String,
    /// Institution.
    pub institution: String,
    /// The kind of requester that work and institution point to; `None` where they point to none.
    pub category: Option<&'static str>,
}

/// A request to be asked for, and where it came from.
#[derive(Debug, Clone)]
pub struct Asked {
    /// The request as it stands.
    pub request: Request,
    /// Where it was read from; `None` for a new one.
    pub from: Option<Given>,
}

impl Session {
    /// Returns the visits of today that have no request yet and no answer to the poll, as the guest book numbers them.
    pub fn guests_without_request(&mut self) -> Result<Vec<(String, String)>> {
        let (home, ledger) = self.parts()?;
        let promised = i64::from(home.settings().counter.promised_minutes);
        let waiting = ledger.waiting(home.clock.moment(None), promised)?;
        let visits = waiting.into_iter().filter(|one| one.request.is_none());
        let mut visits: Vec<_> =
            visits.filter_map(|one| one.visit.map(|visit| (visit, one.name))).collect();
        visits.sort();
        Ok(visits)
    }

    /// Returns the visit of today at which a request that is not recorded is handed in: the only one without a request
    /// whose guest has the requester's name and e-mail address. `None` where there is none, and for a request on record,
    /// which keeps its visit.
    pub fn visit_of(&mut self, request: &Request) -> Result<Option<String>> {
        if self.ledger()?.request(&request.number)?.is_some() {
            return Ok(None);
        }
        let mut visits = Vec::new();
        for (visit, name) in self.guests_without_request()? {
            if is_same_text(&name, &request.requester.name)
                && is_same_text(&self.guest(&visit)?.email, &request.requester.email)
            {
                visits.push(visit);
            }
        }
        Ok(visits.pop().filter(|_| visits.is_empty()))
    }

    /// Returns what the guest book says of the guest of a visit. Today's visit may be named by its queue number alone.
    ///
    /// # Errors
    /// [`ErrorKind::State`] where there is no such visit, or its personal data were blanked.
    pub fn guest(&mut self, visit: &str) -> Result<GuestData> {
        let visit = self.visit_number(visit)?;
        let guest = self.ledger()?.guest(&visit)?;
        let text = |field: &str| guest.person[field].as_str().unwrap_or_default().trim().to_owned();
        let kind = guest.counted["kind"].as_str().unwrap_or_default();
        Ok(GuestData {
            name: text("name"),
            email: text("email"),
            phone: text("phone"),
            address: text("address"),
            institution: text("institution"),
            category: category(&text("work"), kind, guest.counted["use"].as_str()),
            visit,
        })
    }

    /// Returns an empty request of today with a number, or else the next free one.
    ///
    /// # Errors
    /// [`ErrorKind::Usage`] where the number is none; [`ErrorKind::Exists`] where it is taken.
    pub fn new_request(&mut self, number: Option<&str>) -> Result<Request> {
        let number = match number {
            Some(number) => {
                let number = number_of(number)?;
                self.refuse_taken(&number)?;
                self.meant_number(&number)?.map_or(Ok(()), Err)?;
                number
            }
            None => self.next_number()?,
        };
        Ok(Request {
            number,
            received_on: Some(self.home().clock.today()),
            requester: nobody(),
            abstraction: Abstraction {
                title: String::new(),
                background: String::new(),
                purpose: String::new(),
                method: String::new(),
                expected_output: String::new(),
                topics: Vec::new(),
                regions: Vec::new(),
                level: None,
                periods: Vec::new(),
                units: Vec::new(),
            },
            items: Vec::new(),
            medium: self.catalog().media.first().map(|medium| medium.kind.clone()),
        })
    }

    /// Returns a request to be changed, from its file or by its number. Its list of data may be empty.
    ///
    /// # Errors
    /// As [`Session::request`]; [`ErrorKind::State`] where only an amendment changes it, or where it is handed over or
    /// has ended.
    pub fn request_to_edit(&mut self, given: &Given) -> Result<Asked> {
        let request = self.request_by(given, None, read_use)?;
        self.refuse_bound(&request.number)?;
        Ok(Asked { request, from: Some(given.clone()) })
    }

    /// Returns why a field of the request cannot stay as it is; `None` where it can. Other fields are not looked at.
    pub fn fault_in(&self, request: &Request, field: &str) -> Option<Message> {
        // A request always has a JSON form.
        let json = serde_json::to_vec(request).unwrap_or_default();
        let error = read_use(&json, Path::new(request.number.as_str()), self.catalog()).err()?;
        if error.field_name() != Some(field) {
            return None;
        }
        Some(error.message_with_hint())
    }

    /// Returns the JSON of a request, which reads back as the same request.
    ///
    /// # Errors
    /// As [`read_request`], for a request that is not complete.
    pub(super) fn json_of(&self, request: &Request, path: &Path) -> Result<Vec<u8>> {
        // A request always has a JSON form.
        let mut json = serde_json::to_vec_pretty(request).unwrap_or_default();
        json.push(b'\n');
        let read = read_request(&json, path, self.catalog())?;
        if read == *request {
            return Ok(json);
        }
        Err(Error::new(
            ErrorKind::Internal,
            message!("the request would not read back as it was asked for"),
        ))
    }

    /// Refuses a request that may not change any more.
    fn refuse_bound(&mut self, number: &RequestNumber) -> Result<()> {
        let Some(state) = self.ledger()?.state(number)? else { return Ok(()) };
        if state.stage != Stage::Open {
            return self.ledger()?.refuse_step(number, Action::Amend);
        }
        let Some(bond) = self.ledger()?.bond(number)? else { return Ok(()) };
        Err(bond.error(number).hint(message!(
            "change a copy of its file and hand it in with `kemas request amend {number} FILE --because REASON`",
            number
        )))
    }
}

/// Returns a requester of whom nothing is known.
fn nobody() -> Requester {
    Requester {
        name: String::new(),
        email: String::new(),
        phone: None,
        address: None,
        category: String::new(),
        institution: None,
        npwp: None,
        zero_tariff: false,
        zero_tariff_letter: None,
    }
}

impl GuestData {
    /// Puts what the guest book says into a request. Nothing of another requester stays in it.
    pub fn fill(&self, request: &mut Request) {
        let some = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
        request.requester = nobody();
        let requester = &mut request.requester;
        requester.name.clone_from(&self.name);
        requester.email.clone_from(&self.email);
        requester.phone = some(&self.phone);
        requester.address = some(&self.address);
        requester.institution = some(&self.institution);
        if let Some(category) = self.category {
            category.clone_into(&mut requester.category);
        }
    }
}
